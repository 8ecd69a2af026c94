"""The operations of parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Body, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_CREATE: Operation[None] = Operation(
    id="createParts",
    method="POST",
    path="/parts",
    body=Body("application/json", lambda: models.CreatePartsRequest),
)
_SEARCH: Operation[list[models.Part]] = Operation(
    id="searchParts",
    method="POST",
    path="/parts/search",
    body=Body("application/json", lambda: models.Part),
    response=lambda: list[models.Part],
    idempotent=True,
)


class Parts(Resource):
    """The operations of parts."""

    @cached_property
    def with_raw_response(self) -> PartsWithRawResponse:
        """The same methods, each giving the whole response."""
        return PartsWithRawResponse(self)

    def create(
        self,
        *,
        parts: Iterable[models.Part | Mapping[str, Any]],
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Create parts.

        Returns:
            Stored.
        """
        return self._call(
            _CREATE,
            body={"parts": parts},
            extra_body=extra_body,
            options=options,
        )

    def search(
        self,
        *,
        sku: str | None | NotGiven = NOT_GIVEN,
        weight: float | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Part]:
        """Search parts.

        Returns:
            Parts.
        """
        return self._call(
            _SEARCH,
            body={"sku": sku, "weight": weight},
            extra_body=extra_body,
            options=options,
        )


class AsyncParts(AsyncResource):
    """The operations of parts."""

    @cached_property
    def with_raw_response(self) -> AsyncPartsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncPartsWithRawResponse(self)

    async def create(
        self,
        *,
        parts: Iterable[models.Part | Mapping[str, Any]],
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Create parts.

        Returns:
            Stored.
        """
        return await self._call(
            _CREATE,
            body={"parts": parts},
            extra_body=extra_body,
            options=options,
        )

    async def search(
        self,
        *,
        sku: str | None | NotGiven = NOT_GIVEN,
        weight: float | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Part]:
        """Search parts.

        Returns:
            Parts.
        """
        return await self._call(
            _SEARCH,
            body={"sku": sku, "weight": weight},
            extra_body=extra_body,
            options=options,
        )


class PartsWithRawResponse:
    """The methods of Parts, each giving the whole response."""

    def __init__(self, resource: Parts) -> None:
        methods = Parts(resource.raw_caller)
        self.create = raw(methods.create)
        self.search = raw(methods.search)


class AsyncPartsWithRawResponse:
    """The methods of AsyncParts, each giving the whole response."""

    def __init__(self, resource: AsyncParts) -> None:
        methods = AsyncParts(resource.raw_caller)
        self.create = raw_async(methods.create)
        self.search = raw_async(methods.search)
