"""The operations of empty."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_IMPORT: Operation[None] = Operation(id="import", method="GET", path="/empty")


class Empty(Resource):
    """The operations of empty."""

    @cached_property
    def with_raw_response(self) -> EmptyWithRawResponse:
        """The same methods, each giving the whole response."""
        return EmptyWithRawResponse(self)

    def import_(self, *, options: RequestOptions | None = None) -> None:
        """Import.

        Returns:
            Tags that say nothing.
        """
        return self._caller.call(_IMPORT, Arguments(options=options))


class AsyncEmpty(AsyncResource):
    """The operations of empty."""

    @cached_property
    def with_raw_response(self) -> AsyncEmptyWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncEmptyWithRawResponse(self)

    async def import_(self, *, options: RequestOptions | None = None) -> None:
        """Import.

        Returns:
            Tags that say nothing.
        """
        return await self._caller.call(_IMPORT, Arguments(options=options))


class EmptyWithRawResponse:
    """The methods of Empty, each giving the whole response."""

    def __init__(self, resource: Empty) -> None:
        methods = Empty(resource.raw_caller)
        self.import_ = raw(methods.import_)


class AsyncEmptyWithRawResponse:
    """The methods of AsyncEmpty, each giving the whole response."""

    def __init__(self, resource: AsyncEmpty) -> None:
        methods = AsyncEmpty(resource.raw_caller)
        self.import_ = raw_async(methods.import_)
