"""The operations of items."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_PUT: Operation[None] = Operation(
    id="putItem",
    method="PUT",
    path="/items/{item-id}",
    parameters=(
        Parameter("item-id", "path", lambda: int),
        Parameter("class", "query", lambda: str),
        Parameter("options", "query", lambda: str),
        Parameter("tags", "query", lambda: list[str], style="pipeDelimited"),
        Parameter("X-Request-Since", "header", lambda: datetime.date),
        Parameter("name", "query", lambda: str, required=True),
        Parameter("page", "query", lambda: int),
        Parameter("order", "query", lambda: str),
        Parameter("filter", "header", lambda: dict[str, Any] | None, style="json"),
    ),
    body=Body("application/json", lambda: models.PutItemRequest, required=False),
)


class Items(Resource):
    """The operations of items."""

    @cached_property
    def with_raw_response(self) -> ItemsWithRawResponse:
        """The same methods, each giving the whole response."""
        return ItemsWithRawResponse(self)

    def put(
        self,
        item_id: int,
        /,
        *,
        name: str,
        class_: str | NotGiven = NOT_GIVEN,
        query_options: str | NotGiven = NOT_GIVEN,
        tags: Iterable[str] | NotGiven = NOT_GIVEN,
        x_request_since: datetime.date | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        order: str | NotGiven = NOT_GIVEN,
        filter: Mapping[str, Any] | None | NotGiven = NOT_GIVEN,
        body_name: str | None | NotGiven = NOT_GIVEN,
        size: int | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Put item.

        Args:
            class_: A keyword of Python.
            query_options: Called like an argument of every method.
            name: Also the name of a field.
            page: Left out, it is 1.
            order: Which comes first. Deprecated: the document advises against it.
                Left out, it is "rising".

        Returns:
            Stored.
        """
        return self._caller.call(
            _PUT,
            Arguments(
                parameters=(
                    item_id,
                    class_,
                    query_options,
                    tags,
                    x_request_since,
                    name,
                    page,
                    order,
                    filter,
                ),
                body={"name": body_name, "size": size},
                extra_body=extra_body,
                options=options,
            ),
        )


class AsyncItems(AsyncResource):
    """The operations of items."""

    @cached_property
    def with_raw_response(self) -> AsyncItemsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncItemsWithRawResponse(self)

    async def put(
        self,
        item_id: int,
        /,
        *,
        name: str,
        class_: str | NotGiven = NOT_GIVEN,
        query_options: str | NotGiven = NOT_GIVEN,
        tags: Iterable[str] | NotGiven = NOT_GIVEN,
        x_request_since: datetime.date | NotGiven = NOT_GIVEN,
        page: int | NotGiven = NOT_GIVEN,
        order: str | NotGiven = NOT_GIVEN,
        filter: Mapping[str, Any] | None | NotGiven = NOT_GIVEN,
        body_name: str | None | NotGiven = NOT_GIVEN,
        size: int | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Put item.

        Args:
            class_: A keyword of Python.
            query_options: Called like an argument of every method.
            name: Also the name of a field.
            page: Left out, it is 1.
            order: Which comes first. Deprecated: the document advises against it.
                Left out, it is "rising".

        Returns:
            Stored.
        """
        return await self._caller.call(
            _PUT,
            Arguments(
                parameters=(
                    item_id,
                    class_,
                    query_options,
                    tags,
                    x_request_since,
                    name,
                    page,
                    order,
                    filter,
                ),
                body={"name": body_name, "size": size},
                extra_body=extra_body,
                options=options,
            ),
        )


class ItemsWithRawResponse:
    """The methods of Items, each giving the whole response."""

    def __init__(self, resource: Items) -> None:
        methods = Items(resource.raw_caller)
        self.put = raw(methods.put)


class AsyncItemsWithRawResponse:
    """The methods of AsyncItems, each giving the whole response."""

    def __init__(self, resource: AsyncItems) -> None:
        methods = AsyncItems(resource.raw_caller)
        self.put = raw_async(methods.put)
