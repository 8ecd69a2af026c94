"""The operations of berths."""

from __future__ import annotations

from functools import cached_property

from .. import models
from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_LIST: Operation[models.BerthPage] = Operation(
    id="listBerths",
    method="GET",
    path="/berths",
    response=lambda: models.BerthPage,
)


class Berths(Resource):
    """The operations of berths."""

    @cached_property
    def with_raw_response(self) -> BerthsWithRawResponse:
        """The same methods, each giving the whole response."""
        return BerthsWithRawResponse(self)

    def list(self, *, options: RequestOptions | None = None) -> models.BerthPage:
        """List berths.

        Returns:
            A page by a name of its own.
        """
        return self._caller.call(_LIST, Arguments(options=options))


class AsyncBerths(AsyncResource):
    """The operations of berths."""

    @cached_property
    def with_raw_response(self) -> AsyncBerthsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncBerthsWithRawResponse(self)

    async def list(self, *, options: RequestOptions | None = None) -> models.BerthPage:
        """List berths.

        Returns:
            A page by a name of its own.
        """
        return await self._caller.call(_LIST, Arguments(options=options))


class BerthsWithRawResponse:
    """The methods of Berths, each giving the whole response."""

    def __init__(self, resource: Berths) -> None:
        methods = Berths(resource.raw_caller)
        self.list = raw(methods.list)


class AsyncBerthsWithRawResponse:
    """The methods of AsyncBerths, each giving the whole response."""

    def __init__(self, resource: AsyncBerths) -> None:
        methods = AsyncBerths(resource.raw_caller)
        self.list = raw_async(methods.list)
