"""The operations of machines."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_CREATE: Operation[models.AnyMachine] = Operation(
    id="createMachine",
    method="POST",
    path="/machines",
    body=Body("application/json", lambda: models.AnyMachine),
    response=lambda: models.AnyMachine,
)


class Machines(Resource):
    """The operations of machines."""

    @cached_property
    def with_raw_response(self) -> MachinesWithRawResponse:
        """The same methods, each giving the whole response."""
        return MachinesWithRawResponse(self)

    def create(
        self,
        *,
        body: models.AnyMachine | Mapping[str, Any],
        options: RequestOptions | None = None,
    ) -> models.AnyMachine:
        """Create machine.

        Returns:
            The machine.
        """
        return self._caller.call(_CREATE, Arguments(body=body, options=options))


class AsyncMachines(AsyncResource):
    """The operations of machines."""

    @cached_property
    def with_raw_response(self) -> AsyncMachinesWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncMachinesWithRawResponse(self)

    async def create(
        self,
        *,
        body: models.AnyMachine | Mapping[str, Any],
        options: RequestOptions | None = None,
    ) -> models.AnyMachine:
        """Create machine.

        Returns:
            The machine.
        """
        return await self._caller.call(_CREATE, Arguments(body=body, options=options))


class MachinesWithRawResponse:
    """The methods of Machines, each giving the whole response."""

    def __init__(self, resource: Machines) -> None:
        methods = Machines(resource.raw_caller)
        self.create = raw(methods.create)


class AsyncMachinesWithRawResponse:
    """The methods of AsyncMachines, each giving the whole response."""

    def __init__(self, resource: AsyncMachines) -> None:
        methods = AsyncMachines(resource.raw_caller)
        self.create = raw_async(methods.create)
