"""The operations of close."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_WITH_RAW_RESPONSE: Operation[None] = Operation(
    id="with_raw_response",
    method="GET",
    path="/closed",
)


class Close(Resource):
    """The operations of close."""

    @cached_property
    def with_raw_response(self) -> CloseWithRawResponse:
        """The same methods, each giving the whole response."""
        return CloseWithRawResponse(self)

    def with_raw_response_(self, *, options: RequestOptions | None = None) -> None:
        """With raw response.

        Returns:
            Names that are taken.
        """
        return self._caller.call(_WITH_RAW_RESPONSE, Arguments(options=options))


class AsyncClose(AsyncResource):
    """The operations of close."""

    @cached_property
    def with_raw_response(self) -> AsyncCloseWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncCloseWithRawResponse(self)

    async def with_raw_response_(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """With raw response.

        Returns:
            Names that are taken.
        """
        return await self._caller.call(_WITH_RAW_RESPONSE, Arguments(options=options))


class CloseWithRawResponse:
    """The methods of Close, each giving the whole response."""

    def __init__(self, resource: Close) -> None:
        methods = Close(resource.raw_caller)
        self.with_raw_response_ = raw(methods.with_raw_response_)


class AsyncCloseWithRawResponse:
    """The methods of AsyncClose, each giving the whole response."""

    def __init__(self, resource: AsyncClose) -> None:
        methods = AsyncClose(resource.raw_caller)
        self.with_raw_response_ = raw_async(methods.with_raw_response_)
