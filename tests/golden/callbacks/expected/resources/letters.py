"""The operations of letters."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_SEND: Operation[None] = Operation(id="sendLetter", method="POST", path="/letters")


class Letters(Resource):
    """The operations of letters."""

    @cached_property
    def with_raw_response(self) -> LettersWithRawResponse:
        """The same methods, each giving the whole response."""
        return LettersWithRawResponse(self)

    def send(self, *, options: RequestOptions | None = None) -> None:
        """Send letter.

        Returns:
            Sent.
        """
        return self._caller.call(_SEND, Arguments(options=options))


class AsyncLetters(AsyncResource):
    """The operations of letters."""

    @cached_property
    def with_raw_response(self) -> AsyncLettersWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncLettersWithRawResponse(self)

    async def send(self, *, options: RequestOptions | None = None) -> None:
        """Send letter.

        Returns:
            Sent.
        """
        return await self._caller.call(_SEND, Arguments(options=options))


class LettersWithRawResponse:
    """The methods of Letters, each giving the whole response."""

    def __init__(self, resource: Letters) -> None:
        methods = Letters(resource.raw_caller)
        self.send = raw(methods.send)


class AsyncLettersWithRawResponse:
    """The methods of AsyncLetters, each giving the whole response."""

    def __init__(self, resource: AsyncLetters) -> None:
        methods = AsyncLetters(resource.raw_caller)
        self.send = raw_async(methods.send)
