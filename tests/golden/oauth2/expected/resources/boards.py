"""The operations of boards."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_GET: Operation[dict[str, Any]] = Operation(
    id="getBoard",
    method="GET",
    path="/boards/{id}",
    parameters=(Parameter("id", "path", lambda: str),),
    response=lambda: dict[str, Any],
)
_PUT: Operation[None] = Operation(
    id="putBoard",
    method="PUT",
    path="/boards/{id}",
    parameters=(Parameter("id", "path", lambda: str),),
    security=(("token",), ("user_token",)),
)
_DELETE: Operation[None] = Operation(
    id="deleteBoard",
    method="DELETE",
    path="/boards/{id}",
    parameters=(Parameter("id", "path", lambda: str),),
    security=(("admin_token",),),
)
_GET_LOGIN: Operation[None] = Operation(
    id="getLogin",
    method="GET",
    path="/login",
    security=((), ("id_token",)),
)


class Boards(Resource):
    """The operations of boards."""

    @cached_property
    def with_raw_response(self) -> BoardsWithRawResponse:
        """The same methods, each giving the whole response."""
        return BoardsWithRawResponse(self)

    def get(
        self,
        id: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> dict[str, Any]:
        """Get board.

        Returns:
            Found.
        """
        return self._caller.call(_GET, Arguments(parameters=(id,), options=options))

    def put(self, id: str, /, *, options: RequestOptions | None = None) -> None:
        """Put board.

        Returns:
            Written.
        """
        return self._caller.call(_PUT, Arguments(parameters=(id,), options=options))

    def delete(self, id: str, /, *, options: RequestOptions | None = None) -> None:
        """Delete board.

        Returns:
            Gone.
        """
        return self._caller.call(_DELETE, Arguments(parameters=(id,), options=options))

    def get_login(self, *, options: RequestOptions | None = None) -> None:
        """Get login.

        Returns:
            Nothing.
        """
        return self._caller.call(_GET_LOGIN, Arguments(options=options))


class AsyncBoards(AsyncResource):
    """The operations of boards."""

    @cached_property
    def with_raw_response(self) -> AsyncBoardsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncBoardsWithRawResponse(self)

    async def get(
        self,
        id: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> dict[str, Any]:
        """Get board.

        Returns:
            Found.
        """
        return await self._caller.call(
            _GET,
            Arguments(parameters=(id,), options=options),
        )

    async def put(self, id: str, /, *, options: RequestOptions | None = None) -> None:
        """Put board.

        Returns:
            Written.
        """
        return await self._caller.call(
            _PUT,
            Arguments(parameters=(id,), options=options),
        )

    async def delete(
        self,
        id: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Delete board.

        Returns:
            Gone.
        """
        return await self._caller.call(
            _DELETE,
            Arguments(parameters=(id,), options=options),
        )

    async def get_login(self, *, options: RequestOptions | None = None) -> None:
        """Get login.

        Returns:
            Nothing.
        """
        return await self._caller.call(_GET_LOGIN, Arguments(options=options))


class BoardsWithRawResponse:
    """The methods of Boards, each giving the whole response."""

    def __init__(self, resource: Boards) -> None:
        methods = Boards(resource.raw_caller)
        self.get = raw(methods.get)
        self.put = raw(methods.put)
        self.delete = raw(methods.delete)
        self.get_login = raw(methods.get_login)


class AsyncBoardsWithRawResponse:
    """The methods of AsyncBoards, each giving the whole response."""

    def __init__(self, resource: AsyncBoards) -> None:
        methods = AsyncBoards(resource.raw_caller)
        self.get = raw_async(methods.get)
        self.put = raw_async(methods.put)
        self.delete = raw_async(methods.delete)
        self.get_login = raw_async(methods.get_login)
