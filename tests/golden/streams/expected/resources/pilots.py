"""The operations of pilots."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from typing_extensions import deprecated

from .. import models
from .._runtime.operation import Arguments, Body, Operation, StreamOf
from .._runtime.resource import (
    AsyncResource,
    Resource,
    raw,
    raw_async,
    stream_of,
    stream_of_async,
)
from .._runtime.response import APIResponse
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

if TYPE_CHECKING:
    from .._runtime.stream import AsyncStream, Stream

_ASK_STREAM: StreamOf[models.Word] = StreamOf(
    "text/event-stream",
    "event_data",
    lambda: models.Word,
)
_ASK: Operation[models.Advice] = Operation(
    id="askPilot",
    method="POST",
    path="/pilot",
    body=Body("application/json", lambda: models.AskPilotRequest),
    response=lambda: models.Advice,
    stream=_ASK_STREAM,
)
_ASK_OLD_STREAM: StreamOf[models.Word] = StreamOf(
    "text/event-stream",
    "event_data",
    lambda: models.Word,
)
_ASK_OLD: Operation[models.Advice] = Operation(
    id="askOldPilot",
    method="POST",
    path="/pilot/old",
    body=Body("application/json", lambda: models.AskOldPilotRequest),
    response=lambda: models.Advice,
    stream=_ASK_OLD_STREAM,
)


class Pilots(Resource):
    """The operations of pilots."""

    @cached_property
    def with_raw_response(self) -> PilotsWithRawResponse:
        """The same methods, each giving the whole response."""
        return PilotsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> PilotsWithStreamingResponse:
        """The methods whose answer can be read in pieces, as they come."""
        return PilotsWithStreamingResponse(self)

    def ask(
        self,
        *,
        question: str,
        stream: bool | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Advice:
        """Ask pilot.

        Returns:
            Advice, whole or word by word.
        """
        return self._caller.call(
            _ASK,
            Arguments(
                body={"question": question, "stream": stream},
                extra_body=extra_body,
                options=options,
            ),
        )

    @deprecated("askOldPilot is deprecated by the API's description")
    def ask_old(
        self,
        *,
        question: str,
        stream: bool | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Advice:
        """Ask old pilot.

        Deprecated: the document advises against it.

        Returns:
            Advice, whole or word by word.
        """
        return self._caller.call(
            _ASK_OLD,
            Arguments(
                body={"question": question, "stream": stream},
                extra_body=extra_body,
                options=options,
            ),
        )


class AsyncPilots(AsyncResource):
    """The operations of pilots."""

    @cached_property
    def with_raw_response(self) -> AsyncPilotsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncPilotsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncPilotsWithStreamingResponse:
        """The methods whose answer can be read in pieces, as they come."""
        return AsyncPilotsWithStreamingResponse(self)

    async def ask(
        self,
        *,
        question: str,
        stream: bool | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Advice:
        """Ask pilot.

        Returns:
            Advice, whole or word by word.
        """
        return await self._caller.call(
            _ASK,
            Arguments(
                body={"question": question, "stream": stream},
                extra_body=extra_body,
                options=options,
            ),
        )

    @deprecated("askOldPilot is deprecated by the API's description")
    async def ask_old(
        self,
        *,
        question: str,
        stream: bool | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Advice:
        """Ask old pilot.

        Deprecated: the document advises against it.

        Returns:
            Advice, whole or word by word.
        """
        return await self._caller.call(
            _ASK_OLD,
            Arguments(
                body={"question": question, "stream": stream},
                extra_body=extra_body,
                options=options,
            ),
        )


class PilotsWithRawResponse:
    """The methods of Pilots, each giving the whole response."""

    def __init__(self, resource: Pilots) -> None:
        methods = Pilots(resource.raw_caller)
        self.ask = raw(methods.ask)
        if not TYPE_CHECKING:
            self.ask_old = methods.ask_old

    if TYPE_CHECKING:

        @deprecated("askOldPilot is deprecated by the API's description")
        def ask_old(
            self,
            *,
            question: str,
            stream: bool | None | NotGiven = NOT_GIVEN,
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[models.Advice]: ...


class AsyncPilotsWithRawResponse:
    """The methods of AsyncPilots, each giving the whole response."""

    def __init__(self, resource: AsyncPilots) -> None:
        methods = AsyncPilots(resource.raw_caller)
        self.ask = raw_async(methods.ask)
        if not TYPE_CHECKING:
            self.ask_old = methods.ask_old

    if TYPE_CHECKING:

        @deprecated("askOldPilot is deprecated by the API's description")
        async def ask_old(
            self,
            *,
            question: str,
            stream: bool | None | NotGiven = NOT_GIVEN,
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[models.Advice]: ...


class PilotsWithStreamingResponse:
    """The methods of Pilots, each giving its answer in pieces, as they come."""

    def __init__(self, resource: Pilots) -> None:
        methods = Pilots(resource.streaming_caller)
        self.ask = stream_of(methods.ask, _ASK_STREAM)
        if not TYPE_CHECKING:
            self.ask_old = stream_of(methods.ask_old, _ASK_OLD_STREAM)

    if TYPE_CHECKING:

        @deprecated("askOldPilot is deprecated by the API's description")
        def ask_old(
            self,
            *,
            question: str,
            stream: bool | None | NotGiven = NOT_GIVEN,
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> Stream[models.Word]: ...


class AsyncPilotsWithStreamingResponse:
    """The methods of AsyncPilots, each giving its answer in pieces, as they come."""

    def __init__(self, resource: AsyncPilots) -> None:
        methods = AsyncPilots(resource.streaming_caller)
        self.ask = stream_of_async(methods.ask, _ASK_STREAM)
        if not TYPE_CHECKING:
            self.ask_old = stream_of_async(methods.ask_old, _ASK_OLD_STREAM)

    if TYPE_CHECKING:

        @deprecated("askOldPilot is deprecated by the API's description")
        async def ask_old(
            self,
            *,
            question: str,
            stream: bool | None | NotGiven = NOT_GIVEN,
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> AsyncStream[models.Word]: ...
