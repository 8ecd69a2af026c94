"""The operations of pets."""

from __future__ import annotations

from functools import cached_property

from .. import models
from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_GET: Operation[models.Pet] = Operation(
    id="getPet",
    method="GET",
    path="/pets/{id}",
    parameters=(Parameter("id", "path", lambda: str),),
    response=lambda: models.Pet,
)


class Pets(Resource):
    """The operations of pets."""

    @cached_property
    def with_raw_response(self) -> PetsWithRawResponse:
        """The same methods, each giving the whole response."""
        return PetsWithRawResponse(self)

    def get(self, id: str, /, *, options: RequestOptions | None = None) -> models.Pet:
        """Get pet.

        Returns:
            A pet.
        """
        return self._caller.call(_GET, Arguments(parameters=(id,), options=options))


class AsyncPets(AsyncResource):
    """The operations of pets."""

    @cached_property
    def with_raw_response(self) -> AsyncPetsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncPetsWithRawResponse(self)

    async def get(
        self,
        id: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.Pet:
        """Get pet.

        Returns:
            A pet.
        """
        return await self._caller.call(
            _GET,
            Arguments(parameters=(id,), options=options),
        )


class PetsWithRawResponse:
    """The methods of Pets, each giving the whole response."""

    def __init__(self, resource: Pets) -> None:
        methods = Pets(resource.raw_caller)
        self.get = raw(methods.get)


class AsyncPetsWithRawResponse:
    """The methods of AsyncPets, each giving the whole response."""

    def __init__(self, resource: AsyncPets) -> None:
        methods = AsyncPets(resource.raw_caller)
        self.get = raw_async(methods.get)
