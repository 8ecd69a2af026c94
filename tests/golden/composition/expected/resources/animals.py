"""The operations of animals."""

from __future__ import annotations

from functools import cached_property

from .. import models
from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_GET: Operation[models.Dog] = Operation(
    id="getAnimal",
    method="GET",
    path="/animals/{name}",
    parameters=(Parameter("name", "path", lambda: str),),
    response=lambda: models.Dog,
)


class Animals(Resource):
    """The operations of animals."""

    @cached_property
    def with_raw_response(self) -> AnimalsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AnimalsWithRawResponse(self)

    def get(self, name: str, /, *, options: RequestOptions | None = None) -> models.Dog:
        """Get animal.

        Returns:
            An animal.
        """
        return self._caller.call(_GET, Arguments(parameters=(name,), options=options))


class AsyncAnimals(AsyncResource):
    """The operations of animals."""

    @cached_property
    def with_raw_response(self) -> AsyncAnimalsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncAnimalsWithRawResponse(self)

    async def get(
        self,
        name: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.Dog:
        """Get animal.

        Returns:
            An animal.
        """
        return await self._caller.call(
            _GET,
            Arguments(parameters=(name,), options=options),
        )


class AnimalsWithRawResponse:
    """The methods of Animals, each giving the whole response."""

    def __init__(self, resource: Animals) -> None:
        methods = Animals(resource.raw_caller)
        self.get = raw(methods.get)


class AsyncAnimalsWithRawResponse:
    """The methods of AsyncAnimals, each giving the whole response."""

    def __init__(self, resource: AsyncAnimals) -> None:
        methods = AsyncAnimals(resource.raw_caller)
        self.get = raw_async(methods.get)
