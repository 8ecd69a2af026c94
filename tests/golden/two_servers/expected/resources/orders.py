"""The operations of orders."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_LIST: Operation[None] = Operation(
    id="listOrders",
    method="GET",
    path="/orders",
    security=(("shop key",),),
    base_url="https://{region}.shop.example.com/v1",
)


class Orders(Resource):
    """The operations of orders."""

    @cached_property
    def with_raw_response(self) -> OrdersWithRawResponse:
        """The same methods, each giving the whole response."""
        return OrdersWithRawResponse(self)

    def list(self, *, options: RequestOptions | None = None) -> None:
        """List orders.

        Returns:
            Nothing.
        """
        return self._caller.call(_LIST, Arguments(options=options))


class AsyncOrders(AsyncResource):
    """The operations of orders."""

    @cached_property
    def with_raw_response(self) -> AsyncOrdersWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncOrdersWithRawResponse(self)

    async def list(self, *, options: RequestOptions | None = None) -> None:
        """List orders.

        Returns:
            Nothing.
        """
        return await self._caller.call(_LIST, Arguments(options=options))


class OrdersWithRawResponse:
    """The methods of Orders, each giving the whole response."""

    def __init__(self, resource: Orders) -> None:
        methods = Orders(resource.raw_caller)
        self.list = raw(methods.list)


class AsyncOrdersWithRawResponse:
    """The methods of AsyncOrders, each giving the whole response."""

    def __init__(self, resource: AsyncOrders) -> None:
        methods = AsyncOrders(resource.raw_caller)
        self.list = raw_async(methods.list)
