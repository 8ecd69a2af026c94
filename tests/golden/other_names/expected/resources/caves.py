"""The operations of caves."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_CREATE: Operation[models.Hall] = Operation(
    id="createCave",
    method="POST",
    path="/caves",
    body=Body("application/json", lambda: models.Cave),
    response=lambda: models.Hall,
)


class Caves(Resource):
    """The operations of caves."""

    @cached_property
    def with_raw_response(self) -> CavesWithRawResponse:
        """The same methods, each giving the whole response."""
        return CavesWithRawResponse(self)

    def create(
        self,
        *,
        entrance: models.Hall | Mapping[str, Any],
        bearing: models.Bearing,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Hall:
        """Create cave.

        Args:
            bearing: Degrees, and minutes and seconds if they are known.

        Returns:
            The first of its chambers.
        """
        return self._caller.call(
            _CREATE,
            Arguments(
                body={"entrance": entrance, "bearing": bearing},
                extra_body=extra_body,
                options=options,
            ),
        )


class AsyncCaves(AsyncResource):
    """The operations of caves."""

    @cached_property
    def with_raw_response(self) -> AsyncCavesWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncCavesWithRawResponse(self)

    async def create(
        self,
        *,
        entrance: models.Hall | Mapping[str, Any],
        bearing: models.Bearing,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Hall:
        """Create cave.

        Args:
            bearing: Degrees, and minutes and seconds if they are known.

        Returns:
            The first of its chambers.
        """
        return await self._caller.call(
            _CREATE,
            Arguments(
                body={"entrance": entrance, "bearing": bearing},
                extra_body=extra_body,
                options=options,
            ),
        )


class CavesWithRawResponse:
    """The methods of Caves, each giving the whole response."""

    def __init__(self, resource: Caves) -> None:
        methods = Caves(resource.raw_caller)
        self.create = raw(methods.create)


class AsyncCavesWithRawResponse:
    """The methods of AsyncCaves, each giving the whole response."""

    def __init__(self, resource: AsyncCaves) -> None:
        methods = AsyncCaves(resource.raw_caller)
        self.create = raw_async(methods.create)
