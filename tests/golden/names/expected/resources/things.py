"""The operations of things."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_GET_V1_THINGS: Operation[None] = Operation(
    id="create",
    method="GET",
    path="/v1/things",
)
_POST_V1_THINGS: Operation[None] = Operation(
    id="create_",
    method="POST",
    path="/v1/things",
)
_PUT_V1_THINGS: Operation[None] = Operation(
    id="create__",
    method="PUT",
    path="/v1/things",
)
_FIND: Operation[None] = Operation(
    id="findThing",
    method="GET",
    path="/v1/things/{id}",
    parameters=(
        Parameter("id", "path", lambda: str),
        Parameter("filter", "query", lambda: str),
        Parameter("$filter", "query", lambda: str),
        Parameter("X-Id", "header", lambda: str),
        Parameter("x_id", "query", lambda: str),
    ),
)


class Things(Resource):
    """The operations of things."""

    @cached_property
    def with_raw_response(self) -> ThingsWithRawResponse:
        """The same methods, each giving the whole response."""
        return ThingsWithRawResponse(self)

    def get_v1_things(self, *, options: RequestOptions | None = None) -> None:
        """Create.

        Returns:
            No tag and a version in the path.
        """
        return self._caller.call(_GET_V1_THINGS, Arguments(options=options))

    def post_v1_things(self, *, options: RequestOptions | None = None) -> None:
        """Create.

        Returns:
            The same id but for a line.
        """
        return self._caller.call(_POST_V1_THINGS, Arguments(options=options))

    def put_v1_things(self, *, options: RequestOptions | None = None) -> None:
        """Create.

        Returns:
            And again.
        """
        return self._caller.call(_PUT_V1_THINGS, Arguments(options=options))

    def find(
        self,
        id: str,
        /,
        *,
        filter: str | NotGiven = NOT_GIVEN,
        query_filter: str | NotGiven = NOT_GIVEN,
        x_id: str | NotGiven = NOT_GIVEN,
        query_x_id: str | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> None:
        """Find thing.

        Returns:
            Arguments that differ in punctuation.
        """
        return self._caller.call(
            _FIND,
            Arguments(
                parameters=(id, filter, query_filter, x_id, query_x_id),
                options=options,
            ),
        )


class AsyncThings(AsyncResource):
    """The operations of things."""

    @cached_property
    def with_raw_response(self) -> AsyncThingsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncThingsWithRawResponse(self)

    async def get_v1_things(self, *, options: RequestOptions | None = None) -> None:
        """Create.

        Returns:
            No tag and a version in the path.
        """
        return await self._caller.call(_GET_V1_THINGS, Arguments(options=options))

    async def post_v1_things(self, *, options: RequestOptions | None = None) -> None:
        """Create.

        Returns:
            The same id but for a line.
        """
        return await self._caller.call(_POST_V1_THINGS, Arguments(options=options))

    async def put_v1_things(self, *, options: RequestOptions | None = None) -> None:
        """Create.

        Returns:
            And again.
        """
        return await self._caller.call(_PUT_V1_THINGS, Arguments(options=options))

    async def find(
        self,
        id: str,
        /,
        *,
        filter: str | NotGiven = NOT_GIVEN,
        query_filter: str | NotGiven = NOT_GIVEN,
        x_id: str | NotGiven = NOT_GIVEN,
        query_x_id: str | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> None:
        """Find thing.

        Returns:
            Arguments that differ in punctuation.
        """
        return await self._caller.call(
            _FIND,
            Arguments(
                parameters=(id, filter, query_filter, x_id, query_x_id),
                options=options,
            ),
        )


class ThingsWithRawResponse:
    """The methods of Things, each giving the whole response."""

    def __init__(self, resource: Things) -> None:
        methods = Things(resource.raw_caller)
        self.get_v1_things = raw(methods.get_v1_things)
        self.post_v1_things = raw(methods.post_v1_things)
        self.put_v1_things = raw(methods.put_v1_things)
        self.find = raw(methods.find)


class AsyncThingsWithRawResponse:
    """The methods of AsyncThings, each giving the whole response."""

    def __init__(self, resource: AsyncThings) -> None:
        methods = AsyncThings(resource.raw_caller)
        self.get_v1_things = raw_async(methods.get_v1_things)
        self.post_v1_things = raw_async(methods.post_v1_things)
        self.put_v1_things = raw_async(methods.put_v1_things)
        self.find = raw_async(methods.find)
