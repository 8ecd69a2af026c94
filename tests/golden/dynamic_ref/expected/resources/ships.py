"""The operations of ships."""

from __future__ import annotations

from functools import cached_property

from .. import models
from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_LIST: Operation[models.PageOfShip] = Operation(
    id="listShips",
    method="GET",
    path="/ships",
    response=lambda: models.PageOfShip,
)
_GET_LOG: Operation[models.GetLogResponse] = Operation(
    id="getLog",
    method="GET",
    path="/logs",
    response=lambda: models.GetLogResponse,
)


class Ships(Resource):
    """The operations of ships."""

    @cached_property
    def with_raw_response(self) -> ShipsWithRawResponse:
        """The same methods, each giving the whole response."""
        return ShipsWithRawResponse(self)

    def list(self, *, options: RequestOptions | None = None) -> models.PageOfShip:
        """List ships.

        Returns:
            A page whose items are ships.
        """
        return self._caller.call(_LIST, Arguments(options=options))

    def get_log(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.GetLogResponse:
        """Get log.

        Returns:
            What binds stands further out.
        """
        return self._caller.call(_GET_LOG, Arguments(options=options))


class AsyncShips(AsyncResource):
    """The operations of ships."""

    @cached_property
    def with_raw_response(self) -> AsyncShipsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncShipsWithRawResponse(self)

    async def list(self, *, options: RequestOptions | None = None) -> models.PageOfShip:
        """List ships.

        Returns:
            A page whose items are ships.
        """
        return await self._caller.call(_LIST, Arguments(options=options))

    async def get_log(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.GetLogResponse:
        """Get log.

        Returns:
            What binds stands further out.
        """
        return await self._caller.call(_GET_LOG, Arguments(options=options))


class ShipsWithRawResponse:
    """The methods of Ships, each giving the whole response."""

    def __init__(self, resource: Ships) -> None:
        methods = Ships(resource.raw_caller)
        self.list = raw(methods.list)
        self.get_log = raw(methods.get_log)


class AsyncShipsWithRawResponse:
    """The methods of AsyncShips, each giving the whole response."""

    def __init__(self, resource: AsyncShips) -> None:
        methods = AsyncShips(resource.raw_caller)
        self.list = raw_async(methods.list)
        self.get_log = raw_async(methods.get_log)
