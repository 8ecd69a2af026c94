"""The operations of parcels."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_SEND: Operation[None] = Operation(
    id="sendParcel",
    method="POST",
    path="/parcels",
    body=Body("application/json", lambda: models.SendParcelRequest),
)


class Parcels(Resource):
    """The operations of parcels."""

    @cached_property
    def with_raw_response(self) -> ParcelsWithRawResponse:
        """The same methods, each giving the whole response."""
        return ParcelsWithRawResponse(self)

    def send(
        self,
        *,
        status_url: str,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Send parcel.

        Returns:
            Sent.
        """
        return self._caller.call(
            _SEND,
            Arguments(
                body={"statusUrl": status_url},
                extra_body=extra_body,
                options=options,
            ),
        )


class AsyncParcels(AsyncResource):
    """The operations of parcels."""

    @cached_property
    def with_raw_response(self) -> AsyncParcelsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncParcelsWithRawResponse(self)

    async def send(
        self,
        *,
        status_url: str,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Send parcel.

        Returns:
            Sent.
        """
        return await self._caller.call(
            _SEND,
            Arguments(
                body={"statusUrl": status_url},
                extra_body=extra_body,
                options=options,
            ),
        )


class ParcelsWithRawResponse:
    """The methods of Parcels, each giving the whole response."""

    def __init__(self, resource: Parcels) -> None:
        methods = Parcels(resource.raw_caller)
        self.send = raw(methods.send)


class AsyncParcelsWithRawResponse:
    """The methods of AsyncParcels, each giving the whole response."""

    def __init__(self, resource: AsyncParcels) -> None:
        methods = AsyncParcels(resource.raw_caller)
        self.send = raw_async(methods.send)
