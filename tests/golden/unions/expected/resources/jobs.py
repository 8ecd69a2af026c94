"""The operations of jobs."""

from __future__ import annotations

from functools import cached_property

from .. import models
from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_GET: Operation[models.Job] = Operation(
    id="getJob",
    method="GET",
    path="/jobs/{id}",
    parameters=(Parameter("id", "path", lambda: str),),
    response=lambda: models.Job,
)


class Jobs(Resource):
    """The operations of jobs."""

    @cached_property
    def with_raw_response(self) -> JobsWithRawResponse:
        """The same methods, each giving the whole response."""
        return JobsWithRawResponse(self)

    def get(self, id: str, /, *, options: RequestOptions | None = None) -> models.Job:
        """Get job.

        Returns:
            A job.
        """
        return self._caller.call(_GET, Arguments(parameters=(id,), options=options))


class AsyncJobs(AsyncResource):
    """The operations of jobs."""

    @cached_property
    def with_raw_response(self) -> AsyncJobsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncJobsWithRawResponse(self)

    async def get(
        self,
        id: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.Job:
        """Get job.

        Returns:
            A job.
        """
        return await self._caller.call(
            _GET,
            Arguments(parameters=(id,), options=options),
        )


class JobsWithRawResponse:
    """The methods of Jobs, each giving the whole response."""

    def __init__(self, resource: Jobs) -> None:
        methods = Jobs(resource.raw_caller)
        self.get = raw(methods.get)


class AsyncJobsWithRawResponse:
    """The methods of AsyncJobs, each giving the whole response."""

    def __init__(self, resource: AsyncJobs) -> None:
        methods = AsyncJobs(resource.raw_caller)
        self.get = raw_async(methods.get)
