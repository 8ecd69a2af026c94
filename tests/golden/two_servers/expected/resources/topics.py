"""The operations of topics."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_LIST: Operation[None] = Operation(
    id="listTopics",
    method="GET",
    path="/topics",
    security=(),
    base_url="/help",
)


class Topics(Resource):
    """The operations of topics."""

    @cached_property
    def with_raw_response(self) -> TopicsWithRawResponse:
        """The same methods, each giving the whole response."""
        return TopicsWithRawResponse(self)

    def list(self, *, options: RequestOptions | None = None) -> None:
        """List topics.

        Returns:
            Nothing.
        """
        return self._caller.call(_LIST, Arguments(options=options))


class AsyncTopics(AsyncResource):
    """The operations of topics."""

    @cached_property
    def with_raw_response(self) -> AsyncTopicsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncTopicsWithRawResponse(self)

    async def list(self, *, options: RequestOptions | None = None) -> None:
        """List topics.

        Returns:
            Nothing.
        """
        return await self._caller.call(_LIST, Arguments(options=options))


class TopicsWithRawResponse:
    """The methods of Topics, each giving the whole response."""

    def __init__(self, resource: Topics) -> None:
        methods = Topics(resource.raw_caller)
        self.list = raw(methods.list)


class AsyncTopicsWithRawResponse:
    """The methods of AsyncTopics, each giving the whole response."""

    def __init__(self, resource: AsyncTopics) -> None:
        methods = AsyncTopics(resource.raw_caller)
        self.list = raw_async(methods.list)
