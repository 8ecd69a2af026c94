"""The operations of billing reports."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_LIST_INVOICES: Operation[None] = Operation(
    id="listInvoices",
    method="GET",
    path="/invoices",
)


class BillingReports(Resource):
    """The operations of billing reports."""

    @cached_property
    def with_raw_response(self) -> BillingReportsWithRawResponse:
        """The same methods, each giving the whole response."""
        return BillingReportsWithRawResponse(self)

    def list_invoices(self, *, options: RequestOptions | None = None) -> None:
        """List invoices.

        Returns:
            Nothing.
        """
        return self._caller.call(_LIST_INVOICES, Arguments(options=options))


class AsyncBillingReports(AsyncResource):
    """The operations of billing reports."""

    @cached_property
    def with_raw_response(self) -> AsyncBillingReportsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncBillingReportsWithRawResponse(self)

    async def list_invoices(self, *, options: RequestOptions | None = None) -> None:
        """List invoices.

        Returns:
            Nothing.
        """
        return await self._caller.call(_LIST_INVOICES, Arguments(options=options))


class BillingReportsWithRawResponse:
    """The methods of BillingReports, each giving the whole response."""

    def __init__(self, resource: BillingReports) -> None:
        methods = BillingReports(resource.raw_caller)
        self.list_invoices = raw(methods.list_invoices)


class AsyncBillingReportsWithRawResponse:
    """The methods of AsyncBillingReports, each giving the whole response."""

    def __init__(self, resource: AsyncBillingReports) -> None:
        methods = AsyncBillingReports(resource.raw_caller)
        self.list_invoices = raw_async(methods.list_invoices)
