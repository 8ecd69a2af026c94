"""The operations of oauth tokens."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_GET: Operation[None] = Operation(id="getOAuthTokens", method="GET", path="/oauth")


class OauthTokens(Resource):
    """The operations of oauth tokens."""

    @cached_property
    def with_raw_response(self) -> OauthTokensWithRawResponse:
        """The same methods, each giving the whole response."""
        return OauthTokensWithRawResponse(self)

    def get(self, *, options: RequestOptions | None = None) -> None:
        """Get oauth tokens.

        Returns:
            One word.
        """
        return self._caller.call(_GET, Arguments(options=options))


class AsyncOauthTokens(AsyncResource):
    """The operations of oauth tokens."""

    @cached_property
    def with_raw_response(self) -> AsyncOauthTokensWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncOauthTokensWithRawResponse(self)

    async def get(self, *, options: RequestOptions | None = None) -> None:
        """Get oauth tokens.

        Returns:
            One word.
        """
        return await self._caller.call(_GET, Arguments(options=options))


class OauthTokensWithRawResponse:
    """The methods of OauthTokens, each giving the whole response."""

    def __init__(self, resource: OauthTokens) -> None:
        methods = OauthTokens(resource.raw_caller)
        self.get = raw(methods.get)


class AsyncOauthTokensWithRawResponse:
    """The methods of AsyncOauthTokens, each giving the whole response."""

    def __init__(self, resource: AsyncOauthTokens) -> None:
        methods = AsyncOauthTokens(resource.raw_caller)
        self.get = raw_async(methods.get)
