"""The operations of shelves."""

from __future__ import annotations

from functools import cached_property

from .. import models
from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_GET_SHELF: Operation[models.Shelf] = Operation(
    id="getShelf",
    method="GET",
    path="/shelves/{id}",
    parameters=(Parameter("id", "path", lambda: str),),
    response=lambda: models.Shelf,
)


class Shelves(Resource):
    """The operations of shelves."""

    @cached_property
    def with_raw_response(self) -> ShelvesWithRawResponse:
        """The same methods, each giving the whole response."""
        return ShelvesWithRawResponse(self)

    def get_shelf(
        self,
        id: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.Shelf:
        """Get shelf.

        Returns:
            A shelf.
        """
        return self._caller.call(
            _GET_SHELF,
            Arguments(parameters=(id,), options=options),
        )


class AsyncShelves(AsyncResource):
    """The operations of shelves."""

    @cached_property
    def with_raw_response(self) -> AsyncShelvesWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncShelvesWithRawResponse(self)

    async def get_shelf(
        self,
        id: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.Shelf:
        """Get shelf.

        Returns:
            A shelf.
        """
        return await self._caller.call(
            _GET_SHELF,
            Arguments(parameters=(id,), options=options),
        )


class ShelvesWithRawResponse:
    """The methods of Shelves, each giving the whole response."""

    def __init__(self, resource: Shelves) -> None:
        methods = Shelves(resource.raw_caller)
        self.get_shelf = raw(methods.get_shelf)


class AsyncShelvesWithRawResponse:
    """The methods of AsyncShelves, each giving the whole response."""

    def __init__(self, resource: AsyncShelves) -> None:
        methods = AsyncShelves(resource.raw_caller)
        self.get_shelf = raw_async(methods.get_shelf)
