"""The operations of async jobs."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_LIST: Operation[None] = Operation(id="listAsyncJobs", method="GET", path="/async-jobs")


class AsyncJobsResource(Resource):
    """The operations of async jobs."""

    @cached_property
    def with_raw_response(self) -> AsyncJobsResourceWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncJobsResourceWithRawResponse(self)

    def list(self, *, options: RequestOptions | None = None) -> None:
        """List async jobs.

        Returns:
            Beside Jobs.
        """
        return self._caller.call(_LIST, Arguments(options=options))


class AsyncAsyncJobsResource(AsyncResource):
    """The operations of async jobs."""

    @cached_property
    def with_raw_response(self) -> AsyncAsyncJobsResourceWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncAsyncJobsResourceWithRawResponse(self)

    async def list(self, *, options: RequestOptions | None = None) -> None:
        """List async jobs.

        Returns:
            Beside Jobs.
        """
        return await self._caller.call(_LIST, Arguments(options=options))


class AsyncJobsResourceWithRawResponse:
    """The methods of AsyncJobsResource, each giving the whole response."""

    def __init__(self, resource: AsyncJobsResource) -> None:
        methods = AsyncJobsResource(resource.raw_caller)
        self.list = raw(methods.list)


class AsyncAsyncJobsResourceWithRawResponse:
    """The methods of AsyncAsyncJobsResource, each giving the whole response."""

    def __init__(self, resource: AsyncAsyncJobsResource) -> None:
        methods = AsyncAsyncJobsResource(resource.raw_caller)
        self.list = raw_async(methods.list)
