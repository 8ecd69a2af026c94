"""The operations of orders."""

from __future__ import annotations

from functools import cached_property

from .. import models
from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_GET: Operation[models.OrdersStatus] = Operation(
    id="getOrder",
    method="GET",
    path="/orders/{id}",
    parameters=(Parameter("id", "path", lambda: int),),
    response=lambda: models.OrdersStatus,
)


class Orders(Resource):
    """The operations of orders."""

    @cached_property
    def with_raw_response(self) -> OrdersWithRawResponse:
        """The same methods, each giving the whole response."""
        return OrdersWithRawResponse(self)

    def get(
        self,
        id: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.OrdersStatus:
        """Get order.

        Returns:
            An order.
        """
        return self._caller.call(_GET, Arguments(parameters=(id,), options=options))


class AsyncOrders(AsyncResource):
    """The operations of orders."""

    @cached_property
    def with_raw_response(self) -> AsyncOrdersWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncOrdersWithRawResponse(self)

    async def get(
        self,
        id: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.OrdersStatus:
        """Get order.

        Returns:
            An order.
        """
        return await self._caller.call(
            _GET,
            Arguments(parameters=(id,), options=options),
        )


class OrdersWithRawResponse:
    """The methods of Orders, each giving the whole response."""

    def __init__(self, resource: Orders) -> None:
        methods = Orders(resource.raw_caller)
        self.get = raw(methods.get)


class AsyncOrdersWithRawResponse:
    """The methods of AsyncOrders, each giving the whole response."""

    def __init__(self, resource: AsyncOrders) -> None:
        methods = AsyncOrders(resource.raw_caller)
        self.get = raw_async(methods.get)
