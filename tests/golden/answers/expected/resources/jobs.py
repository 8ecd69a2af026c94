"""The operations of jobs."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from typing_extensions import deprecated

from .. import models
from .._runtime.operation import (
    Arguments,
    Content,
    Header,
    HeadersOf,
    Operation,
    Parameter,
    StreamOf,
)
from .._runtime.resource import (
    AsyncResource,
    Resource,
    raw,
    raw_async,
    raw_async_with,
    raw_with,
    stream_of,
    stream_of_async,
    streamed,
    streamed_async,
)
from .._runtime.response import APIResponseWithHeaders
from .._runtime.values import RequestOptions

if TYPE_CHECKING:
    from typing import TypedDict

    JobsStartHeaders = TypedDict(
        "JobsStartHeaders",
        {
            "X-Place": int,
            "X-Kinds": list[Literal["cpu", "gpu"] | str],
            "X-Costs": dict[str, str],
            "X-Next": datetime.datetime,
            "X-Hint": list[int],
        },
        total=False,
    )
    """The headers of answers to start.

    Keys:
        X-Place: How many jobs are before it.
        X-Next: When to come again.
    """

    JobsGetNotesHeaders = TypedDict(
        "JobsGetNotesHeaders",
        {"X-Level": int, "X-Sizes": dict[str, Any]},
        total=False,
    )
    """The headers of answers to get_notes."""

    JobsGetPlaceHeaders = TypedDict(
        "JobsGetPlaceHeaders",
        {"X-Age": float},
        total=False,
    )
    """The headers of answers to get_place."""

_START_HEADERS: HeadersOf[JobsStartHeaders] = HeadersOf(
    {
        "X-Place": Header(lambda: int),
        "X-Kinds": Header(lambda: list[Literal["cpu", "gpu"] | str], "list"),
        "X-Costs": Header(lambda: dict[str, str], "pairs"),
        "X-Next": Header(lambda: datetime.datetime),
        "X-Hint": Header(lambda: list[int], "json"),
    },
)
_START: Operation[models.Result | models.Ticket | None] = Operation(
    id="startJob",
    method="POST",
    path="/jobs",
    response=lambda: models.Result,
    optional=True,
    further={"202": Content(lambda: models.Ticket)},
    errors={
        "409": lambda: models.Problem,
        "4XX": lambda: models.Refusal,
        "default": lambda: models.Problem,
    },
    headers=_START_HEADERS,
)
_GET: Operation[models.Ticket | models.Result] = Operation(
    id="getJob",
    method="GET",
    path="/jobs/{id}",
    parameters=(Parameter("id", "path", lambda: int),),
    response=lambda: models.Ticket,
    accept="application/vnd.jobs.v2+json, application/json",
    further={"200": Content(lambda: models.Result)},
)
_GET_LOG: Operation[str | list[str] | bytes] = Operation(
    id="getJobLog",
    method="GET",
    path="/jobs/{id}/log",
    parameters=(Parameter("id", "path", lambda: int),),
    response=lambda: str,
    accept="text/plain, application/json, application/zip",
    reads="text",
    further={"206": Content(lambda: list[str]), "203": Content(lambda: bytes, "bytes")},
)
_GET_NOTES_HEADERS: HeadersOf[JobsGetNotesHeaders] = HeadersOf(
    {"X-Level": Header(lambda: int), "X-Sizes": Header(lambda: dict[str, Any], "json")},
)
_GET_NOTES: Operation[str | None] = Operation(
    id="getJobNotes",
    method="GET",
    path="/jobs/{id}/notes",
    parameters=(Parameter("id", "path", lambda: int),),
    response=lambda: str,
    accept="text/plain",
    reads="text",
    optional=True,
    headers=_GET_NOTES_HEADERS,
)
_WATCH_STREAM: StreamOf[models.Ticket] = StreamOf(
    "text/event-stream",
    "event_data",
    lambda: models.Ticket,
)
_WATCH: Operation[models.Result | models.Ticket] = Operation(
    id="watchJob",
    method="GET",
    path="/jobs/{id}/watch",
    parameters=(Parameter("id", "path", lambda: int),),
    response=lambda: models.Result,
    further={
        "200": Content(lambda: models.Result),
        "2XX": Content(lambda: models.Ticket),
    },
    stream=_WATCH_STREAM,
)
_LIST_STEPS: Operation[list[str] | int] = Operation(
    id="listJobSteps",
    method="GET",
    path="/jobs/{id}/steps",
    parameters=(Parameter("id", "path", lambda: int),),
    response=lambda: list[str],
    further={
        "200": Content(lambda: list[str]),
        "206": Content(lambda: list[str]),
        "2XX": Content(lambda: int),
    },
)
_GET_PARTS: Operation[bytes] = Operation(
    id="getJobParts",
    method="GET",
    path="/jobs/{id}/parts",
    parameters=(Parameter("id", "path", lambda: int),),
    response=lambda: bytes,
    accept="multipart/mixed",
    reads="bytes",
)
_GET_PLACE_HEADERS: HeadersOf[JobsGetPlaceHeaders] = HeadersOf(
    {"X-Age": Header(lambda: float)},
)
_GET_PLACE: Operation[int] = Operation(
    id="getJobPlace",
    method="GET",
    path="/jobs/{id}/place",
    parameters=(Parameter("id", "path", lambda: int),),
    response=lambda: int,
    headers=_GET_PLACE_HEADERS,
)
_GET_STATE: Operation[models.GetJobStateResponseDefault] = Operation(
    id="getJobState",
    method="GET",
    path="/jobs/{id}/state",
    parameters=(Parameter("id", "path", lambda: int),),
    response=lambda: models.GetJobStateResponseDefault,
)


class Jobs(Resource):
    """The operations of jobs."""

    @cached_property
    def with_raw_response(self) -> JobsWithRawResponse:
        """The same methods, each giving the whole response."""
        return JobsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> JobsWithStreamingResponse:
        """The methods whose answer can be read in pieces, as they come."""
        return JobsWithStreamingResponse(self)

    def start(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Result | models.Ticket | None:
        """Start a job, which may be over at once.

        Returns:
            It is over.
            With status 202: It goes on.

        Raises:
            ConflictError: One is running already (`parsed`: models.Problem)
            APIStatusError: 4XX: It cannot be started (`parsed`: models.Refusal)
            APIStatusError: Something else happened (`parsed`: models.Problem)
        """
        return self._caller.call(_START, Arguments(options=options))

    def get(
        self,
        id: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.Ticket | models.Result:
        """Get job.

        Returns:
            Its ticket.
            With status 200: Its result.

        Raises:
            APIStatusError: 304: Nothing is new.
            NotFoundError: There is none.
        """
        return self._caller.call(_GET, Arguments(parameters=(id,), options=options))

    def get_log(
        self,
        id: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> str | list[str] | bytes:
        """Get job log.

        Returns:
            The whole log.
            With status 206: The log so far.
            With status 203: The log, packed.
        """
        return self._caller.call(_GET_LOG, Arguments(parameters=(id,), options=options))

    def get_notes(
        self,
        id: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> str | None:
        """Get job notes.

        Returns:
            Its notes.
        """
        return self._caller.call(
            _GET_NOTES,
            Arguments(parameters=(id,), options=options),
        )

    def watch(
        self,
        id: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.Result | models.Ticket:
        """Watch job.

        Returns:
            Its result, or its tickets as they come.
            With status 2XX: Its ticket.
        """
        return self._caller.call(_WATCH, Arguments(parameters=(id,), options=options))

    def list_steps(
        self,
        id: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> list[str] | int:
        """List job steps.

        Returns:
            All of them.
            With status 2XX: How many there are.
        """
        return self._caller.call(
            _LIST_STEPS,
            Arguments(parameters=(id,), options=options),
        )

    def get_parts(self, id: int, /, *, options: RequestOptions | None = None) -> bytes:
        """Get job parts.

        Returns:
            Its parts as they are.
        """
        return self._caller.call(
            _GET_PARTS,
            Arguments(parameters=(id,), options=options),
        )

    @deprecated("getJobPlace is deprecated by the API's description")
    def get_place(self, id: int, /, *, options: RequestOptions | None = None) -> int:
        """Get job place.

        Deprecated: the document advises against it.

        Returns:
            Its place.
        """
        return self._caller.call(
            _GET_PLACE,
            Arguments(parameters=(id,), options=options),
        )

    def get_state(
        self,
        id: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.GetJobStateResponseDefault:
        """Get job state.

        Returns:
            Its state.
        """
        return self._caller.call(
            _GET_STATE,
            Arguments(parameters=(id,), options=options),
        )


class AsyncJobs(AsyncResource):
    """The operations of jobs."""

    @cached_property
    def with_raw_response(self) -> AsyncJobsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncJobsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncJobsWithStreamingResponse:
        """The methods whose answer can be read in pieces, as they come."""
        return AsyncJobsWithStreamingResponse(self)

    async def start(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.Result | models.Ticket | None:
        """Start a job, which may be over at once.

        Returns:
            It is over.
            With status 202: It goes on.

        Raises:
            ConflictError: One is running already (`parsed`: models.Problem)
            APIStatusError: 4XX: It cannot be started (`parsed`: models.Refusal)
            APIStatusError: Something else happened (`parsed`: models.Problem)
        """
        return await self._caller.call(_START, Arguments(options=options))

    async def get(
        self,
        id: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.Ticket | models.Result:
        """Get job.

        Returns:
            Its ticket.
            With status 200: Its result.

        Raises:
            APIStatusError: 304: Nothing is new.
            NotFoundError: There is none.
        """
        return await self._caller.call(
            _GET,
            Arguments(parameters=(id,), options=options),
        )

    async def get_log(
        self,
        id: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> str | list[str] | bytes:
        """Get job log.

        Returns:
            The whole log.
            With status 206: The log so far.
            With status 203: The log, packed.
        """
        return await self._caller.call(
            _GET_LOG,
            Arguments(parameters=(id,), options=options),
        )

    async def get_notes(
        self,
        id: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> str | None:
        """Get job notes.

        Returns:
            Its notes.
        """
        return await self._caller.call(
            _GET_NOTES,
            Arguments(parameters=(id,), options=options),
        )

    async def watch(
        self,
        id: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.Result | models.Ticket:
        """Watch job.

        Returns:
            Its result, or its tickets as they come.
            With status 2XX: Its ticket.
        """
        return await self._caller.call(
            _WATCH,
            Arguments(parameters=(id,), options=options),
        )

    async def list_steps(
        self,
        id: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> list[str] | int:
        """List job steps.

        Returns:
            All of them.
            With status 2XX: How many there are.
        """
        return await self._caller.call(
            _LIST_STEPS,
            Arguments(parameters=(id,), options=options),
        )

    async def get_parts(
        self,
        id: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Get job parts.

        Returns:
            Its parts as they are.
        """
        return await self._caller.call(
            _GET_PARTS,
            Arguments(parameters=(id,), options=options),
        )

    @deprecated("getJobPlace is deprecated by the API's description")
    async def get_place(
        self,
        id: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> int:
        """Get job place.

        Deprecated: the document advises against it.

        Returns:
            Its place.
        """
        return await self._caller.call(
            _GET_PLACE,
            Arguments(parameters=(id,), options=options),
        )

    async def get_state(
        self,
        id: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.GetJobStateResponseDefault:
        """Get job state.

        Returns:
            Its state.
        """
        return await self._caller.call(
            _GET_STATE,
            Arguments(parameters=(id,), options=options),
        )


class JobsWithRawResponse:
    """The methods of Jobs, each giving the whole response."""

    def __init__(self, resource: Jobs) -> None:
        methods = Jobs(resource.raw_caller)
        self.start = raw_with(methods.start, _START_HEADERS)
        self.get = raw(methods.get)
        self.get_log = raw(methods.get_log)
        self.get_notes = raw_with(methods.get_notes, _GET_NOTES_HEADERS)
        self.watch = raw(methods.watch)
        self.list_steps = raw(methods.list_steps)
        self.get_parts = raw(methods.get_parts)
        self.get_state = raw(methods.get_state)
        if not TYPE_CHECKING:
            self.get_place = methods.get_place

    if TYPE_CHECKING:

        @deprecated("getJobPlace is deprecated by the API's description")
        def get_place(
            self,
            id: int,
            /,
            *,
            options: RequestOptions | None = None,
        ) -> APIResponseWithHeaders[int, JobsGetPlaceHeaders]: ...


class AsyncJobsWithRawResponse:
    """The methods of AsyncJobs, each giving the whole response."""

    def __init__(self, resource: AsyncJobs) -> None:
        methods = AsyncJobs(resource.raw_caller)
        self.start = raw_async_with(methods.start, _START_HEADERS)
        self.get = raw_async(methods.get)
        self.get_log = raw_async(methods.get_log)
        self.get_notes = raw_async_with(methods.get_notes, _GET_NOTES_HEADERS)
        self.watch = raw_async(methods.watch)
        self.list_steps = raw_async(methods.list_steps)
        self.get_parts = raw_async(methods.get_parts)
        self.get_state = raw_async(methods.get_state)
        if not TYPE_CHECKING:
            self.get_place = methods.get_place

    if TYPE_CHECKING:

        @deprecated("getJobPlace is deprecated by the API's description")
        async def get_place(
            self,
            id: int,
            /,
            *,
            options: RequestOptions | None = None,
        ) -> APIResponseWithHeaders[int, JobsGetPlaceHeaders]: ...


class JobsWithStreamingResponse:
    """The methods of Jobs, each giving its answer in pieces, as they come."""

    def __init__(self, resource: Jobs) -> None:
        methods = Jobs(resource.streaming_caller)
        self.watch = stream_of(methods.watch, _WATCH_STREAM)
        self.get_parts = streamed(methods.get_parts)


class AsyncJobsWithStreamingResponse:
    """The methods of AsyncJobs, each giving its answer in pieces, as they come."""

    def __init__(self, resource: AsyncJobs) -> None:
        methods = AsyncJobs(resource.streaming_caller)
        self.watch = stream_of_async(methods.watch, _WATCH_STREAM)
        self.get_parts = streamed_async(methods.get_parts)
