"""The operations of letters."""

from __future__ import annotations

from functools import cached_property

from .. import models
from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.pages import AsyncPager, LinkPages, Page
from .._runtime.resource import AsyncResource, Resource, raw, raw_pager
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_LIST: Operation[list[models.Letter]] = Operation(
    id="listLetters",
    method="GET",
    path="/letters",
    parameters=(
        Parameter("page", "query", lambda: int),
        Parameter("perPage", "query", lambda: int),
        Parameter("sinceId", "query", lambda: str),
    ),
    response=lambda: list[models.Letter],
)
_LIST_PAGES = LinkPages(
    items=None,
    limit="perPage",
    names={"perPage": "per_page", "sinceId": "since_id"},
)


class Letters(Resource):
    """The operations of letters."""

    @cached_property
    def with_raw_response(self) -> LettersWithRawResponse:
        """The same methods, each giving the whole response."""
        return LettersWithRawResponse(self)

    def list(
        self,
        *,
        page: int | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        since_id: str | NotGiven = NOT_GIVEN,
        max_items: int | None = None,
        options: RequestOptions | None = None,
    ) -> Page[models.Letter]:
        """List letters.

        Args:
            per_page: Left out, it is 30.
            max_items: At most so many records when the result is iterated over.

        Returns:
            Letters.
        """
        return self._caller.pages(
            _LIST,
            _LIST_PAGES,
            Arguments(parameters=(page, per_page, since_id), options=options),
            max_items,
        )


class AsyncLetters(AsyncResource):
    """The operations of letters."""

    @cached_property
    def with_raw_response(self) -> AsyncLettersWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncLettersWithRawResponse(self)

    def list(
        self,
        *,
        page: int | NotGiven = NOT_GIVEN,
        per_page: int | NotGiven = NOT_GIVEN,
        since_id: str | NotGiven = NOT_GIVEN,
        max_items: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[models.Letter]:
        """List letters.

        Args:
            per_page: Left out, it is 30.
            max_items: At most so many records when the result is iterated over.

        Returns:
            Letters.
        """
        return self._caller.pages(
            _LIST,
            _LIST_PAGES,
            Arguments(parameters=(page, per_page, since_id), options=options),
            max_items,
        )


class LettersWithRawResponse:
    """The methods of Letters, each giving the whole response."""

    def __init__(self, resource: Letters) -> None:
        methods = Letters(resource.raw_caller)
        self.list = raw(methods.list)


class AsyncLettersWithRawResponse:
    """The methods of AsyncLetters, each giving the whole response."""

    def __init__(self, resource: AsyncLetters) -> None:
        methods = AsyncLetters(resource.raw_caller)
        self.list = raw_pager(methods.list)
