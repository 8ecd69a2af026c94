"""The operations of parcels."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_LIST: Operation[None] = Operation(id="listParcels", method="GET", path="/parcels")


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


class ParcelsWithRawResponse:
    """The methods of Parcels, each giving the whole response."""

    def __init__(self, resource: Parcels) -> None:
        methods = Parcels(resource.raw_caller)
        self.list = raw(methods.list)


class AsyncParcelsWithRawResponse:
    """The methods of AsyncParcels, each giving the whole response."""

    def __init__(self, resource: AsyncParcels) -> None:
        methods = AsyncParcels(resource.raw_caller)
        self.list = raw_async(methods.list)
