"""The operations of gifts."""

from __future__ import annotations

from functools import cached_property

from .. import models
from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_GET: Operation[models.Gift] = Operation(
    id="getGift",
    method="GET",
    path="/gifts/{id}",
    parameters=(Parameter("id", "path", lambda: int),),
    response=lambda: models.Gift,
    enveloped=True,
)
_GET_PLAIN: Operation[models.Gift] = Operation(
    id="getPlain",
    method="GET",
    path="/plain",
    response=lambda: models.Gift,
)


class Gifts(Resource):
    """The operations of gifts."""

    @cached_property
    def with_raw_response(self) -> GiftsWithRawResponse:
        """The same methods, each giving the whole response."""
        return GiftsWithRawResponse(self)

    def get(self, id: int, /, *, options: RequestOptions | None = None) -> models.Gift:
        """Get gift.

        Returns:
            The gift.
        """
        return self._caller.call(_GET, Arguments(parameters=(id,), options=options))

    def get_plain(self, *, options: RequestOptions | None = None) -> models.Gift:
        """Get plain.

        Returns:
            Not wrapped.
        """
        return self._caller.call(_GET_PLAIN, Arguments(options=options))


class AsyncGifts(AsyncResource):
    """The operations of gifts."""

    @cached_property
    def with_raw_response(self) -> AsyncGiftsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncGiftsWithRawResponse(self)

    async def get(
        self,
        id: int,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.Gift:
        """Get gift.

        Returns:
            The gift.
        """
        return await self._caller.call(
            _GET,
            Arguments(parameters=(id,), options=options),
        )

    async def get_plain(self, *, options: RequestOptions | None = None) -> models.Gift:
        """Get plain.

        Returns:
            Not wrapped.
        """
        return await self._caller.call(_GET_PLAIN, Arguments(options=options))


class GiftsWithRawResponse:
    """The methods of Gifts, each giving the whole response."""

    def __init__(self, resource: Gifts) -> None:
        methods = Gifts(resource.raw_caller)
        self.get = raw(methods.get)
        self.get_plain = raw(methods.get_plain)


class AsyncGiftsWithRawResponse:
    """The methods of AsyncGifts, each giving the whole response."""

    def __init__(self, resource: AsyncGifts) -> None:
        methods = AsyncGifts(resource.raw_caller)
        self.get = raw_async(methods.get)
        self.get_plain = raw_async(methods.get_plain)
