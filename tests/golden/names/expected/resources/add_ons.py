"""The operations of add ons."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_LIST: Operation[None] = Operation(id="addons_list", method="GET", path="/add-ons")


class AddOns(Resource):
    """The operations of add ons."""

    @cached_property
    def with_raw_response(self) -> AddOnsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AddOnsWithRawResponse(self)

    def list(self, *, options: RequestOptions | None = None) -> None:
        """Addons list.

        Returns:
            One word or two.
        """
        return self._caller.call(_LIST, Arguments(options=options))


class AsyncAddOns(AsyncResource):
    """The operations of add ons."""

    @cached_property
    def with_raw_response(self) -> AsyncAddOnsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncAddOnsWithRawResponse(self)

    async def list(self, *, options: RequestOptions | None = None) -> None:
        """Addons list.

        Returns:
            One word or two.
        """
        return await self._caller.call(_LIST, Arguments(options=options))


class AddOnsWithRawResponse:
    """The methods of AddOns, each giving the whole response."""

    def __init__(self, resource: AddOns) -> None:
        methods = AddOns(resource.raw_caller)
        self.list = raw(methods.list)


class AsyncAddOnsWithRawResponse:
    """The methods of AsyncAddOns, each giving the whole response."""

    def __init__(self, resource: AsyncAddOns) -> None:
        methods = AsyncAddOns(resource.raw_caller)
        self.list = raw_async(methods.list)
