"""The operations of orders."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_SEARCH: Operation[list[models.Order]] = Operation(
    id="searchOrders",
    method="POST",
    path="/orders/search",
    body=Body("application/json", lambda: models.Query),
    response=lambda: list[models.Order],
)


class Orders(Resource):
    """The operations of orders."""

    @cached_property
    def with_raw_response(self) -> OrdersWithRawResponse:
        """The same methods, each giving the whole response."""
        return OrdersWithRawResponse(self)

    def search(
        self,
        *,
        filter: models.QueryFilter | Mapping[str, Any] | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Order]:
        """Search orders.

        Returns:
            Orders.

        Raises:
            BadRequestError: The query is wrong.
        """
        return self._caller.call(
            _SEARCH,
            Arguments(body={"filter": filter}, extra_body=extra_body, options=options),
        )


class AsyncOrders(AsyncResource):
    """The operations of orders."""

    @cached_property
    def with_raw_response(self) -> AsyncOrdersWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncOrdersWithRawResponse(self)

    async def search(
        self,
        *,
        filter: models.QueryFilter | Mapping[str, Any] | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Order]:
        """Search orders.

        Returns:
            Orders.

        Raises:
            BadRequestError: The query is wrong.
        """
        return await self._caller.call(
            _SEARCH,
            Arguments(body={"filter": filter}, extra_body=extra_body, options=options),
        )


class OrdersWithRawResponse:
    """The methods of Orders, each giving the whole response."""

    def __init__(self, resource: Orders) -> None:
        methods = Orders(resource.raw_caller)
        self.search = raw(methods.search)


class AsyncOrdersWithRawResponse:
    """The methods of AsyncOrders, each giving the whole response."""

    def __init__(self, resource: AsyncOrders) -> None:
        methods = AsyncOrders(resource.raw_caller)
        self.search = raw_async(methods.search)
