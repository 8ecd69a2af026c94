"""The operations of parcels."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_LIST: Operation[None] = Operation(
    id="listParcels",
    method="GET",
    path="/parcels",
    security=(("parcels key",),),
)
_ADD: Operation[None] = Operation(
    id="addParcel",
    method="POST",
    path="/parcels",
    security=(("parcels key", "staff"), ("api_token",)),
)
_DELETE: Operation[None] = Operation(
    id="deleteParcels",
    method="DELETE",
    path="/parcels",
    security=((), ("partner",)),
)
_GET_LABEL: Operation[None] = Operation(
    id="getLabel",
    method="GET",
    path="/label",
    security=((),),
)


class Parcels(Resource):
    """The operations of parcels."""

    @cached_property
    def with_raw_response(self) -> ParcelsWithRawResponse:
        """The same methods, each giving the whole response."""
        return ParcelsWithRawResponse(self)

    def list(self, *, options: RequestOptions | None = None) -> None:
        """List parcels.

        Returns:
            Nothing.
        """
        return self._caller.call(_LIST, Arguments(options=options))

    def add(self, *, options: RequestOptions | None = None) -> None:
        """Add parcel.

        Returns:
            Nothing.
        """
        return self._caller.call(_ADD, Arguments(options=options))

    def delete(self, *, options: RequestOptions | None = None) -> None:
        """Delete parcels.

        Returns:
            Nothing.
        """
        return self._caller.call(_DELETE, Arguments(options=options))

    def get_label(self, *, options: RequestOptions | None = None) -> None:
        """Get label.

        Returns:
            Nothing.
        """
        return self._caller.call(_GET_LABEL, Arguments(options=options))


class AsyncParcels(AsyncResource):
    """The operations of parcels."""

    @cached_property
    def with_raw_response(self) -> AsyncParcelsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncParcelsWithRawResponse(self)

    async def list(self, *, options: RequestOptions | None = None) -> None:
        """List parcels.

        Returns:
            Nothing.
        """
        return await self._caller.call(_LIST, Arguments(options=options))

    async def add(self, *, options: RequestOptions | None = None) -> None:
        """Add parcel.

        Returns:
            Nothing.
        """
        return await self._caller.call(_ADD, Arguments(options=options))

    async def delete(self, *, options: RequestOptions | None = None) -> None:
        """Delete parcels.

        Returns:
            Nothing.
        """
        return await self._caller.call(_DELETE, Arguments(options=options))

    async def get_label(self, *, options: RequestOptions | None = None) -> None:
        """Get label.

        Returns:
            Nothing.
        """
        return await self._caller.call(_GET_LABEL, Arguments(options=options))


class ParcelsWithRawResponse:
    """The methods of Parcels, each giving the whole response."""

    def __init__(self, resource: Parcels) -> None:
        methods = Parcels(resource.raw_caller)
        self.list = raw(methods.list)
        self.add = raw(methods.add)
        self.delete = raw(methods.delete)
        self.get_label = raw(methods.get_label)


class AsyncParcelsWithRawResponse:
    """The methods of AsyncParcels, each giving the whole response."""

    def __init__(self, resource: AsyncParcels) -> None:
        methods = AsyncParcels(resource.raw_caller)
        self.list = raw_async(methods.list)
        self.add = raw_async(methods.add)
        self.delete = raw_async(methods.delete)
        self.get_label = raw_async(methods.get_label)
