"""The operations of customers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_SEARCH: Operation[list[models.Customer]] = Operation(
    id="searchCustomers",
    method="POST",
    path="/customers/search",
    body=Body("application/json", lambda: models.Query),
    response=lambda: list[models.Customer],
)


class Customers(Resource):
    """The operations of customers."""

    @cached_property
    def with_raw_response(self) -> CustomersWithRawResponse:
        """The same methods, each giving the whole response."""
        return CustomersWithRawResponse(self)

    def search(
        self,
        *,
        filter: models.QueryFilter | Mapping[str, Any] | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Customer]:
        """Search customers.

        Returns:
            Customers.

        Raises:
            BadRequestError: The query is wrong.
        """
        return self._caller.call(
            _SEARCH,
            Arguments(body={"filter": filter}, extra_body=extra_body, options=options),
        )


class AsyncCustomers(AsyncResource):
    """The operations of customers."""

    @cached_property
    def with_raw_response(self) -> AsyncCustomersWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncCustomersWithRawResponse(self)

    async def search(
        self,
        *,
        filter: models.QueryFilter | Mapping[str, Any] | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> list[models.Customer]:
        """Search customers.

        Returns:
            Customers.

        Raises:
            BadRequestError: The query is wrong.
        """
        return await self._caller.call(
            _SEARCH,
            Arguments(body={"filter": filter}, extra_body=extra_body, options=options),
        )


class CustomersWithRawResponse:
    """The methods of Customers, each giving the whole response."""

    def __init__(self, resource: Customers) -> None:
        methods = Customers(resource.raw_caller)
        self.search = raw(methods.search)


class AsyncCustomersWithRawResponse:
    """The methods of AsyncCustomers, each giving the whole response."""

    def __init__(self, resource: AsyncCustomers) -> None:
        methods = AsyncCustomers(resource.raw_caller)
        self.search = raw_async(methods.search)
