"""The operations of lamps."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_GET: Operation[None] = Operation(id="getLamps", method="GET", path="/lamps")
_DELETE: Operation[None] = Operation(id="deleteLamps", method="DELETE", path="/lamps")
_GET_BY_ID: Operation[None] = Operation(
    id="getLampsById",
    method="GET",
    path="/lamps/{id}",
    parameters=(Parameter("id", "path", lambda: str),),
)
_LIGHT: Operation[None] = Operation(
    id="lamps.light",
    method="PUT",
    path="/lamps/{id}",
    parameters=(Parameter("id", "path", lambda: str),),
)
_GET_BY_ID2: Operation[None] = Operation(
    id="getLampsById2",
    method="GET",
    path="/lamps/{id}/",
    parameters=(Parameter("id", "path", lambda: str),),
)


class Lamps(Resource):
    """The operations of lamps."""

    @cached_property
    def with_raw_response(self) -> LampsWithRawResponse:
        """The same methods, each giving the whole response."""
        return LampsWithRawResponse(self)

    def get(self, *, options: RequestOptions | None = None) -> None:
        """Get lamps.

        Returns:
            Lit.
        """
        return self._caller.call(_GET, Arguments(options=options))

    def delete(self, *, options: RequestOptions | None = None) -> None:
        """Delete lamps.

        Returns:
            Lit.
        """
        return self._caller.call(_DELETE, Arguments(options=options))

    def get_by_id(self, id: str, /, *, options: RequestOptions | None = None) -> None:
        """Get lamps by id.

        Returns:
            Lit.
        """
        return self._caller.call(
            _GET_BY_ID,
            Arguments(parameters=(id,), options=options),
        )

    def light(self, id: str, /, *, options: RequestOptions | None = None) -> None:
        """Lamps light.

        Returns:
            Lit.
        """
        return self._caller.call(_LIGHT, Arguments(parameters=(id,), options=options))

    def get_by_id2(self, id: str, /, *, options: RequestOptions | None = None) -> None:
        """Get lamps by id2.

        Returns:
            With a slash at its end.
        """
        return self._caller.call(
            _GET_BY_ID2,
            Arguments(parameters=(id,), options=options),
        )


class AsyncLamps(AsyncResource):
    """The operations of lamps."""

    @cached_property
    def with_raw_response(self) -> AsyncLampsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncLampsWithRawResponse(self)

    async def get(self, *, options: RequestOptions | None = None) -> None:
        """Get lamps.

        Returns:
            Lit.
        """
        return await self._caller.call(_GET, Arguments(options=options))

    async def delete(self, *, options: RequestOptions | None = None) -> None:
        """Delete lamps.

        Returns:
            Lit.
        """
        return await self._caller.call(_DELETE, Arguments(options=options))

    async def get_by_id(
        self,
        id: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Get lamps by id.

        Returns:
            Lit.
        """
        return await self._caller.call(
            _GET_BY_ID,
            Arguments(parameters=(id,), options=options),
        )

    async def light(self, id: str, /, *, options: RequestOptions | None = None) -> None:
        """Lamps light.

        Returns:
            Lit.
        """
        return await self._caller.call(
            _LIGHT,
            Arguments(parameters=(id,), options=options),
        )

    async def get_by_id2(
        self,
        id: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """Get lamps by id2.

        Returns:
            With a slash at its end.
        """
        return await self._caller.call(
            _GET_BY_ID2,
            Arguments(parameters=(id,), options=options),
        )


class LampsWithRawResponse:
    """The methods of Lamps, each giving the whole response."""

    def __init__(self, resource: Lamps) -> None:
        methods = Lamps(resource.raw_caller)
        self.get = raw(methods.get)
        self.delete = raw(methods.delete)
        self.get_by_id = raw(methods.get_by_id)
        self.light = raw(methods.light)
        self.get_by_id2 = raw(methods.get_by_id2)


class AsyncLampsWithRawResponse:
    """The methods of AsyncLamps, each giving the whole response."""

    def __init__(self, resource: AsyncLamps) -> None:
        methods = AsyncLamps(resource.raw_caller)
        self.get = raw_async(methods.get)
        self.delete = raw_async(methods.delete)
        self.get_by_id = raw_async(methods.get_by_id)
        self.light = raw_async(methods.light)
        self.get_by_id2 = raw_async(methods.get_by_id2)
