"""The operations of cranes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from typing_extensions import deprecated

from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource
from .._runtime.response import APIResponse
from .._runtime.values import RequestOptions

_GET: Operation[None] = Operation(
    id="getCrane",
    method="GET",
    path="/cranes/{number}",
    parameters=(Parameter("number", "path", lambda: int),),
)


class Cranes(Resource):
    """The operations of cranes."""

    @cached_property
    def with_raw_response(self) -> CranesWithRawResponse:
        """The same methods, each giving the whole response."""
        return CranesWithRawResponse(self)

    @deprecated("getCrane is deprecated by the API's description")
    def get(self, number: int, /, *, options: RequestOptions | None = None) -> None:
        """Get crane.

        Deprecated: the document advises against it.

        Returns:
            There is one.
        """
        return self._caller.call(_GET, Arguments(parameters=(number,), options=options))


class AsyncCranes(AsyncResource):
    """The operations of cranes."""

    @cached_property
    def with_raw_response(self) -> AsyncCranesWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncCranesWithRawResponse(self)

    @deprecated("getCrane is deprecated by the API's description")
    async def get(
        self,
        number: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Get crane.

        Deprecated: the document advises against it.

        Returns:
            There is one.
        """
        return await self._caller.call(
            _GET,
            Arguments(parameters=(number,), options=options),
        )


class CranesWithRawResponse:
    """The methods of Cranes, each giving the whole response."""

    def __init__(self, resource: Cranes) -> None:
        if not TYPE_CHECKING:
            methods = Cranes(resource.raw_caller)
            self.get = methods.get

    if TYPE_CHECKING:

        @deprecated("getCrane is deprecated by the API's description")
        def get(
            self,
            number: int,
            /,
            *,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...


class AsyncCranesWithRawResponse:
    """The methods of AsyncCranes, each giving the whole response."""

    def __init__(self, resource: AsyncCranes) -> None:
        if not TYPE_CHECKING:
            methods = AsyncCranes(resource.raw_caller)
            self.get = methods.get

    if TYPE_CHECKING:

        @deprecated("getCrane is deprecated by the API's description")
        async def get(
            self,
            number: int,
            /,
            *,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...
