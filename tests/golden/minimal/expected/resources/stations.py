"""The operations of stations."""

from __future__ import annotations

from functools import cached_property

from .. import models
from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_GET: Operation[models.Station] = Operation(
    id="getStation",
    method="GET",
    path="/stations/{stationId}",
    parameters=(Parameter("stationId", "path", lambda: str),),
    response=lambda: models.Station,
)


class Stations(Resource):
    """The operations of stations."""

    @cached_property
    def with_raw_response(self) -> StationsWithRawResponse:
        """The same methods, each giving the whole response."""
        return StationsWithRawResponse(self)

    def get(
        self,
        station_id: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.Station:
        """Get a station.

        Returns:
            The station.
        """
        return self._caller.call(
            _GET,
            Arguments(parameters=(station_id,), options=options),
        )


class AsyncStations(AsyncResource):
    """The operations of stations."""

    @cached_property
    def with_raw_response(self) -> AsyncStationsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncStationsWithRawResponse(self)

    async def get(
        self,
        station_id: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.Station:
        """Get a station.

        Returns:
            The station.
        """
        return await self._caller.call(
            _GET,
            Arguments(parameters=(station_id,), options=options),
        )


class StationsWithRawResponse:
    """The methods of Stations, each giving the whole response."""

    def __init__(self, resource: Stations) -> None:
        methods = Stations(resource.raw_caller)
        self.get = raw(methods.get)


class AsyncStationsWithRawResponse:
    """The methods of AsyncStations, each giving the whole response."""

    def __init__(self, resource: AsyncStations) -> None:
        methods = AsyncStations(resource.raw_caller)
        self.get = raw_async(methods.get)
