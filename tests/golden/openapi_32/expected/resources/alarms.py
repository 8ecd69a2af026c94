"""The operations of alarms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

if TYPE_CHECKING:
    from .._runtime.stream import AsyncStream, Stream

_LIST: Operation[models.ListAlarmsResponseItem] = Operation(
    id="listAlarms",
    method="GET",
    path="/alarms",
    parameters=(
        Parameter(
            "filter",
            "querystring",
            lambda: dict[str, Any],
            style="json",
            explode=True,
        ),
        Parameter("session", "cookie", lambda: str, style="cookie", explode=True),
    ),
    response=lambda: models.ListAlarmsResponseItem,
    accept="text/event-stream",
    reads="events",
)


class Alarms(Resource):
    """The operations of alarms."""

    @cached_property
    def with_raw_response(self) -> AlarmsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AlarmsWithRawResponse(self)

    def list(
        self,
        *,
        filter: Mapping[str, Any] | NotGiven = NOT_GIVEN,
        session: str | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> Stream[models.ListAlarmsResponseItem]:
        """List alarms.

        Returns:
            An event for each alarm.
        """
        return self._caller.stream(
            _LIST,
            Arguments(parameters=(filter, session), options=options),
        )


class AsyncAlarms(AsyncResource):
    """The operations of alarms."""

    @cached_property
    def with_raw_response(self) -> AsyncAlarmsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncAlarmsWithRawResponse(self)

    async def list(
        self,
        *,
        filter: Mapping[str, Any] | NotGiven = NOT_GIVEN,
        session: str | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.ListAlarmsResponseItem]:
        """List alarms.

        Returns:
            An event for each alarm.
        """
        return await self._caller.stream(
            _LIST,
            Arguments(parameters=(filter, session), options=options),
        )


class AlarmsWithRawResponse:
    """The methods of Alarms, each giving the whole response."""

    def __init__(self, resource: Alarms) -> None:
        methods = Alarms(resource.raw_caller)
        self.list = raw(methods.list)


class AsyncAlarmsWithRawResponse:
    """The methods of AsyncAlarms, each giving the whole response."""

    def __init__(self, resource: AsyncAlarms) -> None:
        methods = AsyncAlarms(resource.raw_caller)
        self.list = raw_async(methods.list)
