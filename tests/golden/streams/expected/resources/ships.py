"""What is known of the ships."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, AbstractContextManager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from typing_extensions import deprecated

from .. import models
from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.resource import (
    AsyncResource,
    Resource,
    raw,
    raw_async,
    streamed,
    streamed_async,
)
from .._runtime.response import APIResponse
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

if TYPE_CHECKING:
    from .._runtime.download import AsyncStreamedResponse, StreamedResponse
    from .._runtime.stream import AsyncStream, Stream

_WATCH_POSITIONS: Operation[models.Position] = Operation(
    id="watchPositions",
    method="GET",
    path="/positions",
    parameters=(Parameter("ship", "query", lambda: str),),
    response=lambda: models.Position,
    accept="text/event-stream",
    reads="event_data",
)
_LISTEN_TO_HORN: Operation[str] = Operation(
    id="listenToHorn",
    method="GET",
    path="/horn",
    response=lambda: str,
    accept="text/event-stream",
    reads="event_text",
)
_FOLLOW_LOG: Operation[models.FollowLogResponseItem] = Operation(
    id="followLog",
    method="GET",
    path="/log",
    response=lambda: models.FollowLogResponseItem,
    accept="text/event-stream",
    reads="events",
)
_FOLLOW_TIDE: Operation[models.FollowTideResponseItem] = Operation(
    id="followTide",
    method="GET",
    path="/tide",
    response=lambda: models.FollowTideResponseItem,
    accept="text/event-stream",
    reads="json_events",
)
_EXPORT: Operation[models.Ship] = Operation(
    id="exportShips",
    method="GET",
    path="/ships",
    response=lambda: models.Ship,
    accept="application/jsonl",
    reads="json_lines",
)
_EXPORT_CREWS: Operation[models.ExportCrewsResponseItem] = Operation(
    id="exportCrews",
    method="GET",
    path="/crews",
    response=lambda: models.ExportCrewsResponseItem,
    accept="application/x-ndjson",
    reads="json_lines",
)
_EXPORT_READINGS: Operation[Any] = Operation(
    id="exportReadings",
    method="GET",
    path="/readings",
    response=lambda: Any,
    accept="application/json-seq",
    reads="json_seq",
)
_DOWNLOAD_PLAN: Operation[bytes] = Operation(
    id="downloadPlan",
    method="GET",
    path="/ships/{number}/plan",
    parameters=(Parameter("number", "path", lambda: int),),
    response=lambda: bytes,
    accept="application/octet-stream",
    reads="bytes",
)
_DOWNLOAD_PHOTO: Operation[bytes] = Operation(
    id="downloadPhoto",
    method="GET",
    path="/ships/{number}/photo",
    parameters=(Parameter("number", "path", lambda: int),),
    response=lambda: bytes,
    accept="image/jpeg",
    reads="bytes",
)


class Ships(Resource):
    """What is known of the ships."""

    @cached_property
    def with_raw_response(self) -> ShipsWithRawResponse:
        """The same methods, each giving the whole response."""
        return ShipsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> ShipsWithStreamingResponse:
        """The methods whose answer can be read in pieces, as they come."""
        return ShipsWithStreamingResponse(self)

    def watch_positions(
        self,
        *,
        ship: str | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> Stream[models.Position]:
        """Tell of each position.

        Returns:
            An event for each, whose data is JSON; the form of OpenAPI 3.1.
        """
        return self._caller.stream(
            _WATCH_POSITIONS,
            Arguments(parameters=(ship,), options=options),
        )

    def listen_to_horn(self, *, options: RequestOptions | None = None) -> Stream[str]:
        """Listen to horn.

        Returns:
            The text of each signal.
        """
        return self._caller.stream(_LISTEN_TO_HORN, Arguments(options=options))

    def follow_log(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[models.FollowLogResponseItem]:
        """Follow log.

        Returns:
            Events, their data as text.
        """
        return self._caller.stream(_FOLLOW_LOG, Arguments(options=options))

    @deprecated("followTide is deprecated by the API's description")
    def follow_tide(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[models.FollowTideResponseItem]:
        """Follow tide.

        Deprecated: the document advises against it.

        Returns:
            Events, their data as JSON.
        """
        return self._caller.stream(_FOLLOW_TIDE, Arguments(options=options))

    def export(self, *, options: RequestOptions | None = None) -> Stream[models.Ship]:
        """Export ships.

        Returns:
            One ship in each line.
        """
        return self._caller.stream(_EXPORT, Arguments(options=options))

    def export_crews(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> Stream[models.ExportCrewsResponseItem]:
        """Export crews.

        Returns:
            An array is the form of the whole.
        """
        return self._caller.stream(_EXPORT_CREWS, Arguments(options=options))

    def export_readings(self, *, options: RequestOptions | None = None) -> Stream[Any]:
        """Export readings.

        Returns:
            Anything, one after the other.
        """
        return self._caller.stream(_EXPORT_READINGS, Arguments(options=options))

    def download_plan(
        self,
        number: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Download plan.

        Returns:
            The plan, in a form that programs for plans read.

        Raises:
            NotFoundError: No such ship.
        """
        return self._caller.call(
            _DOWNLOAD_PLAN,
            Arguments(parameters=(number,), options=options),
        )

    @deprecated("downloadPhoto is deprecated by the API's description")
    def download_photo(
        self,
        number: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Download photo.

        Deprecated: the document advises against it.

        Returns:
            A photo.
        """
        return self._caller.call(
            _DOWNLOAD_PHOTO,
            Arguments(parameters=(number,), options=options),
        )


class AsyncShips(AsyncResource):
    """What is known of the ships."""

    @cached_property
    def with_raw_response(self) -> AsyncShipsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncShipsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncShipsWithStreamingResponse:
        """The methods whose answer can be read in pieces, as they come."""
        return AsyncShipsWithStreamingResponse(self)

    async def watch_positions(
        self,
        *,
        ship: str | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.Position]:
        """Tell of each position.

        Returns:
            An event for each, whose data is JSON; the form of OpenAPI 3.1.
        """
        return await self._caller.stream(
            _WATCH_POSITIONS,
            Arguments(parameters=(ship,), options=options),
        )

    async def listen_to_horn(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[str]:
        """Listen to horn.

        Returns:
            The text of each signal.
        """
        return await self._caller.stream(_LISTEN_TO_HORN, Arguments(options=options))

    async def follow_log(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.FollowLogResponseItem]:
        """Follow log.

        Returns:
            Events, their data as text.
        """
        return await self._caller.stream(_FOLLOW_LOG, Arguments(options=options))

    @deprecated("followTide is deprecated by the API's description")
    async def follow_tide(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.FollowTideResponseItem]:
        """Follow tide.

        Deprecated: the document advises against it.

        Returns:
            Events, their data as JSON.
        """
        return await self._caller.stream(_FOLLOW_TIDE, Arguments(options=options))

    async def export(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.Ship]:
        """Export ships.

        Returns:
            One ship in each line.
        """
        return await self._caller.stream(_EXPORT, Arguments(options=options))

    async def export_crews(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.ExportCrewsResponseItem]:
        """Export crews.

        Returns:
            An array is the form of the whole.
        """
        return await self._caller.stream(_EXPORT_CREWS, Arguments(options=options))

    async def export_readings(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> AsyncStream[Any]:
        """Export readings.

        Returns:
            Anything, one after the other.
        """
        return await self._caller.stream(_EXPORT_READINGS, Arguments(options=options))

    async def download_plan(
        self,
        number: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Download plan.

        Returns:
            The plan, in a form that programs for plans read.

        Raises:
            NotFoundError: No such ship.
        """
        return await self._caller.call(
            _DOWNLOAD_PLAN,
            Arguments(parameters=(number,), options=options),
        )

    @deprecated("downloadPhoto is deprecated by the API's description")
    async def download_photo(
        self,
        number: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Download photo.

        Deprecated: the document advises against it.

        Returns:
            A photo.
        """
        return await self._caller.call(
            _DOWNLOAD_PHOTO,
            Arguments(parameters=(number,), options=options),
        )


class ShipsWithRawResponse:
    """The methods of Ships, each giving the whole response."""

    def __init__(self, resource: Ships) -> None:
        methods = Ships(resource.raw_caller)
        self.watch_positions = raw(methods.watch_positions)
        self.listen_to_horn = raw(methods.listen_to_horn)
        self.follow_log = raw(methods.follow_log)
        self.export = raw(methods.export)
        self.export_crews = raw(methods.export_crews)
        self.export_readings = raw(methods.export_readings)
        self.download_plan = raw(methods.download_plan)
        if not TYPE_CHECKING:
            self.follow_tide = methods.follow_tide
            self.download_photo = methods.download_photo

    if TYPE_CHECKING:

        @deprecated("followTide is deprecated by the API's description")
        def follow_tide(
            self,
            *,
            options: RequestOptions | None = None,
        ) -> APIResponse[Stream[models.FollowTideResponseItem]]: ...

        @deprecated("downloadPhoto is deprecated by the API's description")
        def download_photo(
            self,
            number: int,
            /,
            *,
            options: RequestOptions | None = None,
        ) -> APIResponse[bytes]: ...


class AsyncShipsWithRawResponse:
    """The methods of AsyncShips, each giving the whole response."""

    def __init__(self, resource: AsyncShips) -> None:
        methods = AsyncShips(resource.raw_caller)
        self.watch_positions = raw_async(methods.watch_positions)
        self.listen_to_horn = raw_async(methods.listen_to_horn)
        self.follow_log = raw_async(methods.follow_log)
        self.export = raw_async(methods.export)
        self.export_crews = raw_async(methods.export_crews)
        self.export_readings = raw_async(methods.export_readings)
        self.download_plan = raw_async(methods.download_plan)
        if not TYPE_CHECKING:
            self.follow_tide = methods.follow_tide
            self.download_photo = methods.download_photo

    if TYPE_CHECKING:

        @deprecated("followTide is deprecated by the API's description")
        async def follow_tide(
            self,
            *,
            options: RequestOptions | None = None,
        ) -> APIResponse[AsyncStream[models.FollowTideResponseItem]]: ...

        @deprecated("downloadPhoto is deprecated by the API's description")
        async def download_photo(
            self,
            number: int,
            /,
            *,
            options: RequestOptions | None = None,
        ) -> APIResponse[bytes]: ...


class ShipsWithStreamingResponse:
    """The methods of Ships, each giving its answer in pieces, as they come."""

    def __init__(self, resource: Ships) -> None:
        methods = Ships(resource.streaming_caller)
        self.download_plan = streamed(methods.download_plan)
        if not TYPE_CHECKING:
            self.download_photo = streamed(methods.download_photo)

    if TYPE_CHECKING:

        @deprecated("downloadPhoto is deprecated by the API's description")
        def download_photo(
            self,
            number: int,
            /,
            *,
            options: RequestOptions | None = None,
        ) -> AbstractContextManager[StreamedResponse]: ...


class AsyncShipsWithStreamingResponse:
    """The methods of AsyncShips, each giving its answer in pieces, as they come."""

    def __init__(self, resource: AsyncShips) -> None:
        methods = AsyncShips(resource.streaming_caller)
        self.download_plan = streamed_async(methods.download_plan)
        if not TYPE_CHECKING:
            self.download_photo = streamed_async(methods.download_photo)

    if TYPE_CHECKING:

        @deprecated("downloadPhoto is deprecated by the API's description")
        def download_photo(
            self,
            number: int,
            /,
            *,
            options: RequestOptions | None = None,
        ) -> AbstractAsyncContextManager[AsyncStreamedResponse]: ...
