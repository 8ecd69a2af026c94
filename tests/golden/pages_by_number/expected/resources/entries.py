"""The operations of entries."""

from __future__ import annotations

from functools import cached_property

from .. import models
from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.pages import AsyncPager, NumberPages, Page
from .._runtime.resource import AsyncResource, Resource, raw, raw_pager
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_LIST: Operation[models.ListEntriesResponse] = Operation(
    id="listEntries",
    method="GET",
    path="/entries",
    parameters=(
        Parameter("page", "query", lambda: int),
        Parameter("pageSize", "query", lambda: int),
    ),
    response=lambda: models.ListEntriesResponse,
)
_LIST_PAGES = NumberPages(
    items="items",
    total="totalItems",
    size=20,
    page="page",
    limit="pageSize",
    location="query",
    names={"pageSize": "page_size"},
)


class Entries(Resource):
    """The operations of entries."""

    @cached_property
    def with_raw_response(self) -> EntriesWithRawResponse:
        """The same methods, each giving the whole response."""
        return EntriesWithRawResponse(self)

    def list(
        self,
        *,
        page: int | NotGiven = NOT_GIVEN,
        page_size: int | NotGiven = NOT_GIVEN,
        max_items: int | None = None,
        options: RequestOptions | None = None,
    ) -> Page[models.Entry]:
        """List entries.

        Args:
            page_size: Left out, it is 20.
            max_items: At most so many records when the result is iterated over.

        Returns:
            Entries.
        """
        return self._caller.pages(
            _LIST,
            _LIST_PAGES,
            Arguments(parameters=(page, page_size), options=options),
            max_items,
        )


class AsyncEntries(AsyncResource):
    """The operations of entries."""

    @cached_property
    def with_raw_response(self) -> AsyncEntriesWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncEntriesWithRawResponse(self)

    def list(
        self,
        *,
        page: int | NotGiven = NOT_GIVEN,
        page_size: int | NotGiven = NOT_GIVEN,
        max_items: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[models.Entry]:
        """List entries.

        Args:
            page_size: Left out, it is 20.
            max_items: At most so many records when the result is iterated over.

        Returns:
            Entries.
        """
        return self._caller.pages(
            _LIST,
            _LIST_PAGES,
            Arguments(parameters=(page, page_size), options=options),
            max_items,
        )


class EntriesWithRawResponse:
    """The methods of Entries, each giving the whole response."""

    def __init__(self, resource: Entries) -> None:
        methods = Entries(resource.raw_caller)
        self.list = raw(methods.list)


class AsyncEntriesWithRawResponse:
    """The methods of AsyncEntries, each giving the whole response."""

    def __init__(self, resource: AsyncEntries) -> None:
        methods = AsyncEntries(resource.raw_caller)
        self.list = raw_pager(methods.list)
