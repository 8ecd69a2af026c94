"""The operations of contexts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_REMOVE: Operation[None] = Operation(
    id="removeContexts",
    method="DELETE",
    path="/contexts",
    body=Body("application/json", lambda: models.RemoveContextsRequest, required=False),
)


class Contexts(Resource):
    """The operations of contexts."""

    @cached_property
    def with_raw_response(self) -> ContextsWithRawResponse:
        """The same methods, each giving the whole response."""
        return ContextsWithRawResponse(self)

    def remove(
        self,
        *,
        contexts: Iterable[str] | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Remove contexts.

        Returns:
            Removed.
        """
        return self._caller.call(
            _REMOVE,
            Arguments(
                body={"contexts": contexts},
                extra_body=extra_body,
                options=options,
            ),
        )


class AsyncContexts(AsyncResource):
    """The operations of contexts."""

    @cached_property
    def with_raw_response(self) -> AsyncContextsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncContextsWithRawResponse(self)

    async def remove(
        self,
        *,
        contexts: Iterable[str] | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Remove contexts.

        Returns:
            Removed.
        """
        return await self._caller.call(
            _REMOVE,
            Arguments(
                body={"contexts": contexts},
                extra_body=extra_body,
                options=options,
            ),
        )


class ContextsWithRawResponse:
    """The methods of Contexts, each giving the whole response."""

    def __init__(self, resource: Contexts) -> None:
        methods = Contexts(resource.raw_caller)
        self.remove = raw(methods.remove)


class AsyncContextsWithRawResponse:
    """The methods of AsyncContexts, each giving the whole response."""

    def __init__(self, resource: AsyncContexts) -> None:
        methods = AsyncContexts(resource.raw_caller)
        self.remove = raw_async(methods.remove)
