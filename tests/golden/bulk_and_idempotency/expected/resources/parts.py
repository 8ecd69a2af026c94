"""The operations of parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime.operation import Arguments, Body, BulkRule, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

if TYPE_CHECKING:
    from .._runtime.bulk import BulkResult

_CREATE: Operation[None] = Operation(
    id="createParts",
    method="POST",
    path="/parts",
    body=Body("application/json", lambda: models.CreatePartsRequest),
)
_CREATE_BULK = BulkRule("parts", limit=50)
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
        return self._caller.call(
            _CREATE,
            Arguments(body={"parts": parts}, extra_body=extra_body, options=options),
        )

    def create_many(
        self,
        rows: Iterable[models.Part | Mapping[str, Any]],
        /,
        *,
        concurrency: int = 1,
        on_progress: Callable[[BulkResult], object] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> BulkResult:
        """`create` for any number of rows, in calls of at most 50.

        Rows whose call was sent and not answered may have been written or not. They are
        `uncertain`, and never sent again unless you do so.

        Args:
            rows: Any iterable; it is read as the rows are sent.
            concurrency: How many calls may be on their way at once.
            on_progress: Called with the result so far after each call.

        Returns:
            What became of each row: succeeded, failed, uncertain or unsent, every
                row in exactly one of them.
        """
        return self._caller.bulk(
            _CREATE,
            _CREATE_BULK,
            rows,
            Arguments(body={}, extra_body=extra_body, options=options),
            concurrency,
            on_progress,
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
        return self._caller.call(
            _SEARCH,
            Arguments(
                body={"sku": sku, "weight": weight},
                extra_body=extra_body,
                options=options,
            ),
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
        return await self._caller.call(
            _CREATE,
            Arguments(body={"parts": parts}, extra_body=extra_body, options=options),
        )

    async def create_many(
        self,
        rows: Iterable[models.Part | Mapping[str, Any]],
        /,
        *,
        concurrency: int = 1,
        on_progress: Callable[[BulkResult], object] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> BulkResult:
        """`create` for any number of rows, in calls of at most 50.

        Rows whose call was sent and not answered may have been written or not. They are
        `uncertain`, and never sent again unless you do so.

        Args:
            rows: Any iterable; it is read as the rows are sent.
            concurrency: How many calls may be on their way at once.
            on_progress: Called with the result so far after each call.

        Returns:
            What became of each row: succeeded, failed, uncertain or unsent, every
                row in exactly one of them.
        """
        return await self._caller.bulk(
            _CREATE,
            _CREATE_BULK,
            rows,
            Arguments(body={}, extra_body=extra_body, options=options),
            concurrency,
            on_progress,
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
        return await self._caller.call(
            _SEARCH,
            Arguments(
                body={"sku": sku, "weight": weight},
                extra_body=extra_body,
                options=options,
            ),
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
