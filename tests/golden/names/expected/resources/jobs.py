"""The operations of jobs."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_LIST: Operation[None] = Operation(id="listJobs", method="GET", path="/jobs")
_RUN: Operation[None] = Operation(id="runJob", method="POST", path="/jobs")


class Jobs(Resource):
    """The operations of jobs."""

    @cached_property
    def with_raw_response(self) -> JobsWithRawResponse:
        """The same methods, each giving the whole response."""
        return JobsWithRawResponse(self)

    def list(self, *, options: RequestOptions | None = None) -> None:
        """List jobs.

        Returns:
            Beside AsyncJobs.
        """
        return self._caller.call(_LIST, Arguments(options=options))

    def run(self, *, options: RequestOptions | None = None) -> None:
        """Run job.

        Returns:
            The same tag in lower case.
        """
        return self._caller.call(_RUN, Arguments(options=options))


class AsyncJobs(AsyncResource):
    """The operations of jobs."""

    @cached_property
    def with_raw_response(self) -> AsyncJobsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncJobsWithRawResponse(self)

    async def list(self, *, options: RequestOptions | None = None) -> None:
        """List jobs.

        Returns:
            Beside AsyncJobs.
        """
        return await self._caller.call(_LIST, Arguments(options=options))

    async def run(self, *, options: RequestOptions | None = None) -> None:
        """Run job.

        Returns:
            The same tag in lower case.
        """
        return await self._caller.call(_RUN, Arguments(options=options))


class JobsWithRawResponse:
    """The methods of Jobs, each giving the whole response."""

    def __init__(self, resource: Jobs) -> None:
        methods = Jobs(resource.raw_caller)
        self.list = raw(methods.list)
        self.run = raw(methods.run)


class AsyncJobsWithRawResponse:
    """The methods of AsyncJobs, each giving the whole response."""

    def __init__(self, resource: AsyncJobs) -> None:
        methods = AsyncJobs(resource.raw_caller)
        self.list = raw_async(methods.list)
        self.run = raw_async(methods.run)
