"""The operations of resource 1 click."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_CALL_2FA_START: Operation[None] = Operation(
    id="2faStart",
    method="GET",
    path="/1-click",
)


class Resource1Click(Resource):
    """The operations of resource 1 click."""

    @cached_property
    def with_raw_response(self) -> Resource1ClickWithRawResponse:
        """The same methods, each giving the whole response."""
        return Resource1ClickWithRawResponse(self)

    def call_2fa_start(self, *, options: RequestOptions | None = None) -> None:
        """2fa start.

        Returns:
            A name that starts with a digit.
        """
        return self._caller.call(_CALL_2FA_START, Arguments(options=options))


class AsyncResource1Click(AsyncResource):
    """The operations of resource 1 click."""

    @cached_property
    def with_raw_response(self) -> AsyncResource1ClickWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncResource1ClickWithRawResponse(self)

    async def call_2fa_start(self, *, options: RequestOptions | None = None) -> None:
        """2fa start.

        Returns:
            A name that starts with a digit.
        """
        return await self._caller.call(_CALL_2FA_START, Arguments(options=options))


class Resource1ClickWithRawResponse:
    """The methods of Resource1Click, each giving the whole response."""

    def __init__(self, resource: Resource1Click) -> None:
        methods = Resource1Click(resource.raw_caller)
        self.call_2fa_start = raw(methods.call_2fa_start)


class AsyncResource1ClickWithRawResponse:
    """The methods of AsyncResource1Click, each giving the whole response."""

    def __init__(self, resource: AsyncResource1Click) -> None:
        methods = AsyncResource1Click(resource.raw_caller)
        self.call_2fa_start = raw_async(methods.call_2fa_start)
