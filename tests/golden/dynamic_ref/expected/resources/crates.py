"""The operations of crates."""

from __future__ import annotations

from functools import cached_property

from .. import models
from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_GET: Operation[models.GetCratesResponse] = Operation(
    id="getCrates",
    method="GET",
    path="/crates",
    response=lambda: models.GetCratesResponse,
)


class Crates(Resource):
    """The operations of crates."""

    @cached_property
    def with_raw_response(self) -> CratesWithRawResponse:
        """The same methods, each giving the whole response."""
        return CratesWithRawResponse(self)

    def get(self, *, options: RequestOptions | None = None) -> models.GetCratesResponse:
        """Get crates.

        Returns:
            A recursive schema and one that extends it.
        """
        return self._caller.call(_GET, Arguments(options=options))


class AsyncCrates(AsyncResource):
    """The operations of crates."""

    @cached_property
    def with_raw_response(self) -> AsyncCratesWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncCratesWithRawResponse(self)

    async def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> models.GetCratesResponse:
        """Get crates.

        Returns:
            A recursive schema and one that extends it.
        """
        return await self._caller.call(_GET, Arguments(options=options))


class CratesWithRawResponse:
    """The methods of Crates, each giving the whole response."""

    def __init__(self, resource: Crates) -> None:
        methods = Crates(resource.raw_caller)
        self.get = raw(methods.get)


class AsyncCratesWithRawResponse:
    """The methods of AsyncCrates, each giving the whole response."""

    def __init__(self, resource: AsyncCrates) -> None:
        methods = AsyncCrates(resource.raw_caller)
        self.get = raw_async(methods.get)
