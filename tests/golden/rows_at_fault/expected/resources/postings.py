"""The operations of postings."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_ADD: Operation[None] = Operation(id="addPosting", method="POST", path="/postings")


class Postings(Resource):
    """The operations of postings."""

    @cached_property
    def with_raw_response(self) -> PostingsWithRawResponse:
        """The same methods, each giving the whole response."""
        return PostingsWithRawResponse(self)

    def add(self, *, options: RequestOptions | None = None) -> None:
        """Add posting.

        Returns:
            Posted.
        """
        return self._caller.call(_ADD, Arguments(options=options))


class AsyncPostings(AsyncResource):
    """The operations of postings."""

    @cached_property
    def with_raw_response(self) -> AsyncPostingsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncPostingsWithRawResponse(self)

    async def add(self, *, options: RequestOptions | None = None) -> None:
        """Add posting.

        Returns:
            Posted.
        """
        return await self._caller.call(_ADD, Arguments(options=options))


class PostingsWithRawResponse:
    """The methods of Postings, each giving the whole response."""

    def __init__(self, resource: Postings) -> None:
        methods = Postings(resource.raw_caller)
        self.add = raw(methods.add)


class AsyncPostingsWithRawResponse:
    """The methods of AsyncPostings, each giving the whole response."""

    def __init__(self, resource: AsyncPostings) -> None:
        methods = AsyncPostings(resource.raw_caller)
        self.add = raw_async(methods.add)
