"""The operations of parcels."""

from __future__ import annotations

from functools import cached_property

from .. import models
from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_GET: Operation[models.Parcel] = Operation(
    id="getParcel",
    method="GET",
    path="/parcels",
    response=lambda: models.Parcel,
)


class Parcels(Resource):
    """The operations of parcels."""

    @cached_property
    def with_raw_response(self) -> ParcelsWithRawResponse:
        """The same methods, each giving the whole response."""
        return ParcelsWithRawResponse(self)

    def get(self, *, options: RequestOptions | None = None) -> models.Parcel:
        """Get parcel.

        Returns:
            A parcel.
        """
        return self._caller.call(_GET, Arguments(options=options))


class AsyncParcels(AsyncResource):
    """The operations of parcels."""

    @cached_property
    def with_raw_response(self) -> AsyncParcelsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncParcelsWithRawResponse(self)

    async def get(self, *, options: RequestOptions | None = None) -> models.Parcel:
        """Get parcel.

        Returns:
            A parcel.
        """
        return await self._caller.call(_GET, Arguments(options=options))


class ParcelsWithRawResponse:
    """The methods of Parcels, each giving the whole response."""

    def __init__(self, resource: Parcels) -> None:
        methods = Parcels(resource.raw_caller)
        self.get = raw(methods.get)


class AsyncParcelsWithRawResponse:
    """The methods of AsyncParcels, each giving the whole response."""

    def __init__(self, resource: AsyncParcels) -> None:
        methods = AsyncParcels(resource.raw_caller)
        self.get = raw_async(methods.get)
