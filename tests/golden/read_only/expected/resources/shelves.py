"""The operations of shelves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_REPLACE: Operation[list[models.Shelf]] = Operation(
    id="replaceShelves",
    method="PUT",
    path="/shelves",
    body=Body("application/json", lambda: list[models.ShelfInput]),
    response=lambda: list[models.Shelf],
)


class Shelves(Resource):
    """The operations of shelves."""

    @cached_property
    def with_raw_response(self) -> ShelvesWithRawResponse:
        """The same methods, each giving the whole response."""
        return ShelvesWithRawResponse(self)

    def replace(
        self,
        *,
        body: Iterable[models.ShelfInput | Mapping[str, Any]],
        options: RequestOptions | None = None,
    ) -> list[models.Shelf]:
        """Replace shelves.

        Returns:
            The shelves.
        """
        return self._caller.call(_REPLACE, Arguments(body=body, options=options))


class AsyncShelves(AsyncResource):
    """The operations of shelves."""

    @cached_property
    def with_raw_response(self) -> AsyncShelvesWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncShelvesWithRawResponse(self)

    async def replace(
        self,
        *,
        body: Iterable[models.ShelfInput | Mapping[str, Any]],
        options: RequestOptions | None = None,
    ) -> list[models.Shelf]:
        """Replace shelves.

        Returns:
            The shelves.
        """
        return await self._caller.call(_REPLACE, Arguments(body=body, options=options))


class ShelvesWithRawResponse:
    """The methods of Shelves, each giving the whole response."""

    def __init__(self, resource: Shelves) -> None:
        methods = Shelves(resource.raw_caller)
        self.replace = raw(methods.replace)


class AsyncShelvesWithRawResponse:
    """The methods of AsyncShelves, each giving the whole response."""

    def __init__(self, resource: AsyncShelves) -> None:
        methods = AsyncShelves(resource.raw_caller)
        self.replace = raw_async(methods.replace)
