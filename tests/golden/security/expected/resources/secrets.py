"""The operations of secrets."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_GET: Operation[None] = Operation(id="getSecret", method="GET", path="/secret")
_GET_HEALTH: Operation[None] = Operation(
    id="getHealth",
    method="GET",
    path="/health",
    security=(),
)


class Secrets(Resource):
    """The operations of secrets."""

    @cached_property
    def with_raw_response(self) -> SecretsWithRawResponse:
        """The same methods, each giving the whole response."""
        return SecretsWithRawResponse(self)

    def get(self, *, options: RequestOptions | None = None) -> None:
        """Get secret.

        Returns:
            Nothing.
        """
        return self._caller.call(_GET, Arguments(options=options))

    def get_health(self, *, options: RequestOptions | None = None) -> None:
        """Get health.

        Returns:
            Nothing.
        """
        return self._caller.call(_GET_HEALTH, Arguments(options=options))


class AsyncSecrets(AsyncResource):
    """The operations of secrets."""

    @cached_property
    def with_raw_response(self) -> AsyncSecretsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncSecretsWithRawResponse(self)

    async def get(self, *, options: RequestOptions | None = None) -> None:
        """Get secret.

        Returns:
            Nothing.
        """
        return await self._caller.call(_GET, Arguments(options=options))

    async def get_health(self, *, options: RequestOptions | None = None) -> None:
        """Get health.

        Returns:
            Nothing.
        """
        return await self._caller.call(_GET_HEALTH, Arguments(options=options))


class SecretsWithRawResponse:
    """The methods of Secrets, each giving the whole response."""

    def __init__(self, resource: Secrets) -> None:
        methods = Secrets(resource.raw_caller)
        self.get = raw(methods.get)
        self.get_health = raw(methods.get_health)


class AsyncSecretsWithRawResponse:
    """The methods of AsyncSecrets, each giving the whole response."""

    def __init__(self, resource: AsyncSecrets) -> None:
        methods = AsyncSecrets(resource.raw_caller)
        self.get = raw_async(methods.get)
        self.get_health = raw_async(methods.get_health)
