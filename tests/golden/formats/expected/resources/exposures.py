"""The operations of exposures."""

from __future__ import annotations

import datetime
import decimal
import ipaddress
import uuid
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime import formats
from .._runtime.operation import Arguments, Body, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_PUT: Operation[models.Exposure] = Operation(
    id="putExposure",
    method="PUT",
    path="/exposures/{id}",
    parameters=(
        Parameter("id", "path", lambda: uuid.UUID),
        Parameter("longer-than", "query", lambda: formats.timedelta),
        Parameter("budget", "query", lambda: formats.DecimalNumber),
    ),
    body=Body("application/json", lambda: models.Exposure),
    response=lambda: models.Exposure,
)


class Exposures(Resource):
    """The operations of exposures."""

    @cached_property
    def with_raw_response(self) -> ExposuresWithRawResponse:
        """The same methods, each giving the whole response."""
        return ExposuresWithRawResponse(self)

    def put(
        self,
        id: uuid.UUID,
        /,
        *,
        taken_at: datetime.datetime,
        sky: models.Position,
        longer_than: datetime.timedelta | NotGiven = NOT_GIVEN,
        budget: decimal.Decimal | NotGiven = NOT_GIVEN,
        night: datetime.date | None | NotGiven = NOT_GIVEN,
        sunset: datetime.time | None | NotGiven = NOT_GIVEN,
        length: datetime.timedelta | None | NotGiven = NOT_GIVEN,
        cost: decimal.Decimal | None | NotGiven = NOT_GIVEN,
        tax: decimal.Decimal | None | NotGiven = NOT_GIVEN,
        photons: int | None | NotGiven = NOT_GIVEN,
        thumbnail: bytes | None | NotGiven = NOT_GIVEN,
        signature: bytes | None | NotGiven = NOT_GIVEN,
        host: ipaddress.IPv4Address | None | NotGiven = NOT_GIVEN,
        gateway: ipaddress.IPv6Address | None | NotGiven = NOT_GIVEN,
        page: str | None | NotGiven = NOT_GIVEN,
        contact: str | None | NotGiven = NOT_GIVEN,
        filters: Iterable[str] | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Exposure:
        """Put exposure.

        Args:
            sky: Where the telescope looks.
            length: Kept as a text where it counts months or years.
            photons: A float would round it.

        Returns:
            The exposure.
        """
        return self._caller.call(
            _PUT,
            Arguments(
                parameters=(id, longer_than, budget),
                body={
                    "taken_at": taken_at,
                    "sky": sky,
                    "night": night,
                    "sunset": sunset,
                    "length": length,
                    "cost": cost,
                    "tax": tax,
                    "photons": photons,
                    "thumbnail": thumbnail,
                    "signature": signature,
                    "host": host,
                    "gateway": gateway,
                    "page": page,
                    "contact": contact,
                    "filters": filters,
                },
                extra_body=extra_body,
                options=options,
            ),
        )


class AsyncExposures(AsyncResource):
    """The operations of exposures."""

    @cached_property
    def with_raw_response(self) -> AsyncExposuresWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncExposuresWithRawResponse(self)

    async def put(
        self,
        id: uuid.UUID,
        /,
        *,
        taken_at: datetime.datetime,
        sky: models.Position,
        longer_than: datetime.timedelta | NotGiven = NOT_GIVEN,
        budget: decimal.Decimal | NotGiven = NOT_GIVEN,
        night: datetime.date | None | NotGiven = NOT_GIVEN,
        sunset: datetime.time | None | NotGiven = NOT_GIVEN,
        length: datetime.timedelta | None | NotGiven = NOT_GIVEN,
        cost: decimal.Decimal | None | NotGiven = NOT_GIVEN,
        tax: decimal.Decimal | None | NotGiven = NOT_GIVEN,
        photons: int | None | NotGiven = NOT_GIVEN,
        thumbnail: bytes | None | NotGiven = NOT_GIVEN,
        signature: bytes | None | NotGiven = NOT_GIVEN,
        host: ipaddress.IPv4Address | None | NotGiven = NOT_GIVEN,
        gateway: ipaddress.IPv6Address | None | NotGiven = NOT_GIVEN,
        page: str | None | NotGiven = NOT_GIVEN,
        contact: str | None | NotGiven = NOT_GIVEN,
        filters: Iterable[str] | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Exposure:
        """Put exposure.

        Args:
            sky: Where the telescope looks.
            length: Kept as a text where it counts months or years.
            photons: A float would round it.

        Returns:
            The exposure.
        """
        return await self._caller.call(
            _PUT,
            Arguments(
                parameters=(id, longer_than, budget),
                body={
                    "taken_at": taken_at,
                    "sky": sky,
                    "night": night,
                    "sunset": sunset,
                    "length": length,
                    "cost": cost,
                    "tax": tax,
                    "photons": photons,
                    "thumbnail": thumbnail,
                    "signature": signature,
                    "host": host,
                    "gateway": gateway,
                    "page": page,
                    "contact": contact,
                    "filters": filters,
                },
                extra_body=extra_body,
                options=options,
            ),
        )


class ExposuresWithRawResponse:
    """The methods of Exposures, each giving the whole response."""

    def __init__(self, resource: Exposures) -> None:
        methods = Exposures(resource.raw_caller)
        self.put = raw(methods.put)


class AsyncExposuresWithRawResponse:
    """The methods of AsyncExposures, each giving the whole response."""

    def __init__(self, resource: AsyncExposures) -> None:
        methods = AsyncExposures(resource.raw_caller)
        self.put = raw_async(methods.put)
