"""The operations of ships."""

from __future__ import annotations

from collections.abc import Awaitable
from functools import cached_property
from typing import TYPE_CHECKING

from typing_extensions import deprecated

from .. import models
from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.pages import AsyncPage, AsyncPager, OffsetPages, Page
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.response import APIResponse
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_LIST: Operation[models.ListShipsResponse] = Operation(
    id="listShips",
    method="GET",
    path="/ships",
    parameters=(
        Parameter("offset", "query", lambda: int),
        Parameter("limit", "query", lambda: int),
    ),
    response=lambda: models.ListShipsResponse,
)
_LIST_PAGES = OffsetPages(
    items="items",
    total="total",
    offset="offset",
    limit="limit",
    location="query",
)
_GET: Operation[models.Ship] = Operation(
    id="getShip",
    method="GET",
    path="/ships/{name}",
    parameters=(Parameter("name", "path", lambda: str),),
    response=lambda: models.Ship,
)
_DELETE: Operation[None] = Operation(
    id="deleteShip",
    method="DELETE",
    path="/ships/{name}",
    parameters=(Parameter("name", "path", lambda: str),),
)


class Ships(Resource):
    """The operations of ships."""

    @cached_property
    def with_raw_response(self) -> ShipsWithRawResponse:
        """The same methods, each giving the whole response."""
        return ShipsWithRawResponse(self)

    @deprecated("listShips is deprecated by the API's description")
    def list(
        self,
        *,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        max_items: int | None = None,
        options: RequestOptions | None = None,
    ) -> Page[models.Ship]:
        """List ships.

        Deprecated: the document advises against it.

        Args:
            max_items: At most so many records when the result is iterated over.

        Returns:
            Ships.
        """
        return self._caller.pages(
            _LIST,
            _LIST_PAGES,
            Arguments(parameters=(offset, limit), options=options),
            max_items,
        )

    def get(
        self,
        name: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.Ship:
        """Get ship.

        Returns:
            A ship.
        """
        return self._caller.call(_GET, Arguments(parameters=(name,), options=options))

    @deprecated("deleteShip is deprecated by the API's description")
    def delete(self, name: str, /, *, options: RequestOptions | None = None) -> None:
        """Ships are not forgotten any more.

        Deprecated: the document advises against it.

        Returns:
            Gone.
        """
        return self._caller.call(
            _DELETE,
            Arguments(parameters=(name,), options=options),
        )


class AsyncShips(AsyncResource):
    """The operations of ships."""

    @cached_property
    def with_raw_response(self) -> AsyncShipsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncShipsWithRawResponse(self)

    @deprecated("listShips is deprecated by the API's description")
    def list(
        self,
        *,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        max_items: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[models.Ship]:
        """List ships.

        Deprecated: the document advises against it.

        Args:
            max_items: At most so many records when the result is iterated over.

        Returns:
            Ships.
        """
        return self._caller.pages(
            _LIST,
            _LIST_PAGES,
            Arguments(parameters=(offset, limit), options=options),
            max_items,
        )

    async def get(
        self,
        name: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.Ship:
        """Get ship.

        Returns:
            A ship.
        """
        return await self._caller.call(
            _GET,
            Arguments(parameters=(name,), options=options),
        )

    @deprecated("deleteShip is deprecated by the API's description")
    async def delete(
        self,
        name: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Ships are not forgotten any more.

        Deprecated: the document advises against it.

        Returns:
            Gone.
        """
        return await self._caller.call(
            _DELETE,
            Arguments(parameters=(name,), options=options),
        )


class ShipsWithRawResponse:
    """The methods of Ships, each giving the whole response."""

    def __init__(self, resource: Ships) -> None:
        methods = Ships(resource.raw_caller)
        self.get = raw(methods.get)
        if not TYPE_CHECKING:
            self.list = methods.list
            self.delete = methods.delete

    if TYPE_CHECKING:

        @deprecated("listShips is deprecated by the API's description")
        def list(
            self,
            *,
            offset: int | NotGiven = NOT_GIVEN,
            limit: int | NotGiven = NOT_GIVEN,
            max_items: int | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[Page[models.Ship]]: ...

        @deprecated("deleteShip is deprecated by the API's description")
        def delete(
            self,
            name: str,
            /,
            *,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...


class AsyncShipsWithRawResponse:
    """The methods of AsyncShips, each giving the whole response."""

    def __init__(self, resource: AsyncShips) -> None:
        methods = AsyncShips(resource.raw_caller)
        self.get = raw_async(methods.get)
        if not TYPE_CHECKING:
            self.list = methods.list
            self.delete = methods.delete

    if TYPE_CHECKING:

        @deprecated("listShips is deprecated by the API's description")
        def list(
            self,
            *,
            offset: int | NotGiven = NOT_GIVEN,
            limit: int | NotGiven = NOT_GIVEN,
            max_items: int | None = None,
            options: RequestOptions | None = None,
        ) -> Awaitable[APIResponse[AsyncPage[models.Ship]]]: ...

        @deprecated("deleteShip is deprecated by the API's description")
        async def delete(
            self,
            name: str,
            /,
            *,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...
