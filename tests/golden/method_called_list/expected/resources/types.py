"""The operations of types."""

from __future__ import annotations

import builtins
from functools import cached_property

from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_LIST: Operation[list[str]] = Operation(
    id="listTypes",
    method="GET",
    path="/types",
    response=lambda: list[str],
)
_GET: Operation[list[str]] = Operation(
    id="getTypes",
    method="GET",
    path="/types/{name}",
    parameters=(Parameter("name", "path", lambda: str),),
    response=lambda: list[str],
)


class Types(Resource):
    """The operations of types."""

    @cached_property
    def with_raw_response(self) -> TypesWithRawResponse:
        """The same methods, each giving the whole response."""
        return TypesWithRawResponse(self)

    def list(self, *, options: RequestOptions | None = None) -> builtins.list[str]:
        """List types.

        Returns:
            Names.
        """
        return self._caller.call(_LIST, Arguments(options=options))

    def get(
        self,
        name: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.list[str]:
        """Get types.

        Returns:
            More names.
        """
        return self._caller.call(_GET, Arguments(parameters=(name,), options=options))


class AsyncTypes(AsyncResource):
    """The operations of types."""

    @cached_property
    def with_raw_response(self) -> AsyncTypesWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncTypesWithRawResponse(self)

    async def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.list[str]:
        """List types.

        Returns:
            Names.
        """
        return await self._caller.call(_LIST, Arguments(options=options))

    async def get(
        self,
        name: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.list[str]:
        """Get types.

        Returns:
            More names.
        """
        return await self._caller.call(
            _GET,
            Arguments(parameters=(name,), options=options),
        )


class TypesWithRawResponse:
    """The methods of Types, each giving the whole response."""

    def __init__(self, resource: Types) -> None:
        methods = Types(resource.raw_caller)
        self.list = raw(methods.list)
        self.get = raw(methods.get)


class AsyncTypesWithRawResponse:
    """The methods of AsyncTypes, each giving the whole response."""

    def __init__(self, resource: AsyncTypes) -> None:
        methods = AsyncTypes(resource.raw_caller)
        self.list = raw_async(methods.list)
        self.get = raw_async(methods.get)
