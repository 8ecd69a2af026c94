"""The operations of things."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_ADD: Operation[models.AddRequest] = Operation(
    id="add",
    method="POST",
    path="/things",
    body=Body("application/json", lambda: models.AddRequestInline, required=False),
    response=lambda: models.AddRequest,
)


class Things(Resource):
    """The operations of things."""

    @cached_property
    def with_raw_response(self) -> ThingsWithRawResponse:
        """The same methods, each giving the whole response."""
        return ThingsWithRawResponse(self)

    def add(
        self,
        *,
        size: int | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.AddRequest:
        """Add.

        Returns:
            Done.
        """
        return self._caller.call(
            _ADD,
            Arguments(body={"size": size}, extra_body=extra_body, options=options),
        )


class AsyncThings(AsyncResource):
    """The operations of things."""

    @cached_property
    def with_raw_response(self) -> AsyncThingsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncThingsWithRawResponse(self)

    async def add(
        self,
        *,
        size: int | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.AddRequest:
        """Add.

        Returns:
            Done.
        """
        return await self._caller.call(
            _ADD,
            Arguments(body={"size": size}, extra_body=extra_body, options=options),
        )


class ThingsWithRawResponse:
    """The methods of Things, each giving the whole response."""

    def __init__(self, resource: Things) -> None:
        methods = Things(resource.raw_caller)
        self.add = raw(methods.add)


class AsyncThingsWithRawResponse:
    """The methods of AsyncThings, each giving the whole response."""

    def __init__(self, resource: AsyncThings) -> None:
        methods = AsyncThings(resource.raw_caller)
        self.add = raw_async(methods.add)
