"""The operations of models."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_INIT: Operation[None] = Operation(id="__init__", method="GET", path="/models")


class Models(Resource):
    """The operations of models."""

    @cached_property
    def with_raw_response(self) -> ModelsWithRawResponse:
        """The same methods, each giving the whole response."""
        return ModelsWithRawResponse(self)

    def init(self, *, options: RequestOptions | None = None) -> None:
        """Init.

        Returns:
            A tag like a module.
        """
        return self._caller.call(_INIT, Arguments(options=options))


class AsyncModels(AsyncResource):
    """The operations of models."""

    @cached_property
    def with_raw_response(self) -> AsyncModelsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncModelsWithRawResponse(self)

    async def init(self, *, options: RequestOptions | None = None) -> None:
        """Init.

        Returns:
            A tag like a module.
        """
        return await self._caller.call(_INIT, Arguments(options=options))


class ModelsWithRawResponse:
    """The methods of Models, each giving the whole response."""

    def __init__(self, resource: Models) -> None:
        methods = Models(resource.raw_caller)
        self.init = raw(methods.init)


class AsyncModelsWithRawResponse:
    """The methods of AsyncModels, each giving the whole response."""

    def __init__(self, resource: AsyncModels) -> None:
        methods = AsyncModels(resource.raw_caller)
        self.init = raw_async(methods.init)
