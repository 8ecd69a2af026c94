"""The operations of orders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation, Part
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_CREATE: Operation[None] = Operation(
    id="createOrder",
    method="POST",
    path="/orders",
    body=Body(
        "application/x-www-form-urlencoded",
        lambda: models.CreateOrderRequest,
        parts={
            "lines": Part(style="deepObject", explode=True),
            "sizes": Part(style="pipeDelimited"),
            "codes": Part(content_type="application/json"),
            "next": Part(style="form", explode=True, allow_reserved=True),
            "limits": Part(style="form", explode=True),
        },
    ),
)
_REPLACE: Operation[None] = Operation(
    id="replaceOrders",
    method="PUT",
    path="/orders",
    body=Body(
        "application/x-www-form-urlencoded",
        lambda: dict[str, str],
        required=False,
    ),
)


class Orders(Resource):
    """The operations of orders."""

    @cached_property
    def with_raw_response(self) -> OrdersWithRawResponse:
        """The same methods, each giving the whole response."""
        return OrdersWithRawResponse(self)

    def create(
        self,
        *,
        customer: str,
        lines: Iterable[models.Line | Mapping[str, Any]] | None | NotGiven = NOT_GIVEN,
        address: (
            models.CreateOrderRequestAddress | Mapping[str, Any] | None | NotGiven
        ) = NOT_GIVEN,
        colours: Iterable[str] | None | NotGiven = NOT_GIVEN,
        sizes: Iterable[int] | None | NotGiven = NOT_GIVEN,
        codes: Iterable[str] | None | NotGiven = NOT_GIVEN,
        next: str | None | NotGiven = NOT_GIVEN,
        limits: (
            models.CreateOrderRequestLimits | Mapping[str, Any] | None | NotGiven
        ) = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Create order.

        Returns:
            Ordered.
        """
        return self._caller.call(
            _CREATE,
            Arguments(
                body={
                    "customer": customer,
                    "lines": lines,
                    "address": address,
                    "colours": colours,
                    "sizes": sizes,
                    "codes": codes,
                    "next": next,
                    "limits": limits,
                },
                extra_body=extra_body,
                options=options,
            ),
        )

    def replace(
        self,
        *,
        body: Mapping[str, str] | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> None:
        """Replace orders.

        Returns:
            Ordered.
        """
        return self._caller.call(_REPLACE, Arguments(body=body, options=options))


class AsyncOrders(AsyncResource):
    """The operations of orders."""

    @cached_property
    def with_raw_response(self) -> AsyncOrdersWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncOrdersWithRawResponse(self)

    async def create(
        self,
        *,
        customer: str,
        lines: Iterable[models.Line | Mapping[str, Any]] | None | NotGiven = NOT_GIVEN,
        address: (
            models.CreateOrderRequestAddress | Mapping[str, Any] | None | NotGiven
        ) = NOT_GIVEN,
        colours: Iterable[str] | None | NotGiven = NOT_GIVEN,
        sizes: Iterable[int] | None | NotGiven = NOT_GIVEN,
        codes: Iterable[str] | None | NotGiven = NOT_GIVEN,
        next: str | None | NotGiven = NOT_GIVEN,
        limits: (
            models.CreateOrderRequestLimits | Mapping[str, Any] | None | NotGiven
        ) = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Create order.

        Returns:
            Ordered.
        """
        return await self._caller.call(
            _CREATE,
            Arguments(
                body={
                    "customer": customer,
                    "lines": lines,
                    "address": address,
                    "colours": colours,
                    "sizes": sizes,
                    "codes": codes,
                    "next": next,
                    "limits": limits,
                },
                extra_body=extra_body,
                options=options,
            ),
        )

    async def replace(
        self,
        *,
        body: Mapping[str, str] | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> None:
        """Replace orders.

        Returns:
            Ordered.
        """
        return await self._caller.call(_REPLACE, Arguments(body=body, options=options))


class OrdersWithRawResponse:
    """The methods of Orders, each giving the whole response."""

    def __init__(self, resource: Orders) -> None:
        methods = Orders(resource.raw_caller)
        self.create = raw(methods.create)
        self.replace = raw(methods.replace)


class AsyncOrdersWithRawResponse:
    """The methods of AsyncOrders, each giving the whole response."""

    def __init__(self, resource: AsyncOrders) -> None:
        methods = AsyncOrders(resource.raw_caller)
        self.create = raw_async(methods.create)
        self.replace = raw_async(methods.replace)
