"""The operations of floating ips."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_LIST: Operation[None] = Operation(id="floatingIPs_list", method="GET", path="/ips")


class FloatingIPs(Resource):
    """The operations of floating ips."""

    @cached_property
    def with_raw_response(self) -> FloatingIPsWithRawResponse:
        """The same methods, each giving the whole response."""
        return FloatingIPsWithRawResponse(self)

    def list(self, *, options: RequestOptions | None = None) -> None:
        """Floating ips list.

        Returns:
            A plural in capitals.
        """
        return self._caller.call(_LIST, Arguments(options=options))


class AsyncFloatingIPs(AsyncResource):
    """The operations of floating ips."""

    @cached_property
    def with_raw_response(self) -> AsyncFloatingIPsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncFloatingIPsWithRawResponse(self)

    async def list(self, *, options: RequestOptions | None = None) -> None:
        """Floating ips list.

        Returns:
            A plural in capitals.
        """
        return await self._caller.call(_LIST, Arguments(options=options))


class FloatingIPsWithRawResponse:
    """The methods of FloatingIPs, each giving the whole response."""

    def __init__(self, resource: FloatingIPs) -> None:
        methods = FloatingIPs(resource.raw_caller)
        self.list = raw(methods.list)


class AsyncFloatingIPsWithRawResponse:
    """The methods of AsyncFloatingIPs, each giving the whole response."""

    def __init__(self, resource: AsyncFloatingIPs) -> None:
        methods = AsyncFloatingIPs(resource.raw_caller)
        self.list = raw_async(methods.list)
