"""The operations of pager."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_LIST: Operation[None] = Operation(id="listPagers", method="GET", path="/pagers")


class PagerResource(Resource):
    """The operations of pager."""

    @cached_property
    def with_raw_response(self) -> PagerResourceWithRawResponse:
        """The same methods, each giving the whole response."""
        return PagerResourceWithRawResponse(self)

    def list(self, *, options: RequestOptions | None = None) -> None:
        """List pagers.

        Returns:
            Beside a class of the runtime.
        """
        return self._caller.call(_LIST, Arguments(options=options))


class AsyncPagerResource(AsyncResource):
    """The operations of pager."""

    @cached_property
    def with_raw_response(self) -> AsyncPagerResourceWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncPagerResourceWithRawResponse(self)

    async def list(self, *, options: RequestOptions | None = None) -> None:
        """List pagers.

        Returns:
            Beside a class of the runtime.
        """
        return await self._caller.call(_LIST, Arguments(options=options))


class PagerResourceWithRawResponse:
    """The methods of PagerResource, each giving the whole response."""

    def __init__(self, resource: PagerResource) -> None:
        methods = PagerResource(resource.raw_caller)
        self.list = raw(methods.list)


class AsyncPagerResourceWithRawResponse:
    """The methods of AsyncPagerResource, each giving the whole response."""

    def __init__(self, resource: AsyncPagerResource) -> None:
        methods = AsyncPagerResource(resource.raw_caller)
        self.list = raw_async(methods.list)
