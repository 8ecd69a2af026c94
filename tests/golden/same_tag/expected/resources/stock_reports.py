"""The operations of stock reports."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_LIST_LEVELS: Operation[None] = Operation(id="listLevels", method="GET", path="/levels")


class StockReports(Resource):
    """The operations of stock reports."""

    @cached_property
    def with_raw_response(self) -> StockReportsWithRawResponse:
        """The same methods, each giving the whole response."""
        return StockReportsWithRawResponse(self)

    def list_levels(self, *, options: RequestOptions | None = None) -> None:
        """List levels.

        Returns:
            Nothing.
        """
        return self._caller.call(_LIST_LEVELS, Arguments(options=options))


class AsyncStockReports(AsyncResource):
    """The operations of stock reports."""

    @cached_property
    def with_raw_response(self) -> AsyncStockReportsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncStockReportsWithRawResponse(self)

    async def list_levels(self, *, options: RequestOptions | None = None) -> None:
        """List levels.

        Returns:
            Nothing.
        """
        return await self._caller.call(_LIST_LEVELS, Arguments(options=options))


class StockReportsWithRawResponse:
    """The methods of StockReports, each giving the whole response."""

    def __init__(self, resource: StockReports) -> None:
        methods = StockReports(resource.raw_caller)
        self.list_levels = raw(methods.list_levels)


class AsyncStockReportsWithRawResponse:
    """The methods of AsyncStockReports, each giving the whole response."""

    def __init__(self, resource: AsyncStockReports) -> None:
        methods = AsyncStockReports(resource.raw_caller)
        self.list_levels = raw_async(methods.list_levels)
