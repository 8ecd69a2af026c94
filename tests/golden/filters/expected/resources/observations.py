"""The operations of observations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation
from .._runtime.pages import AsyncPager, OffsetPages, Page
from .._runtime.resource import AsyncResource, Resource, raw, raw_async, raw_pager
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_FIND: Operation[models.FindObservationsResponse] = Operation(
    id="findObservations",
    method="POST",
    path="/observations/find",
    body=Body("application/json", lambda: models.Query),
    response=lambda: models.FindObservationsResponse,
)
_FIND_PAGES = OffsetPages(
    items="observations",
    total="total",
    offset="skip",
    limit="limit",
)
_COUNT: Operation[models.CountObservationsResponse] = Operation(
    id="countObservations",
    method="POST",
    path="/observations/count",
    body=Body("application/json", lambda: models.Query),
    response=lambda: models.CountObservationsResponse,
)


class Observations(Resource):
    """The operations of observations."""

    @cached_property
    def with_raw_response(self) -> ObservationsWithRawResponse:
        """The same methods, each giving the whole response."""
        return ObservationsWithRawResponse(self)

    def find(
        self,
        *,
        only: models.Selection | Mapping[str, Any] | None | NotGiven = NOT_GIVEN,
        skip: int | None | NotGiven = NOT_GIVEN,
        limit: int | None | NotGiven = NOT_GIVEN,
        max_items: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> Page[models.Observation]:
        """Find observations.

        Args:
            max_items: At most so many records when the result is iterated over.

        Returns:
            Observations.
        """
        return self._caller.pages(
            _FIND,
            _FIND_PAGES,
            Arguments(
                body={"only": only, "skip": skip, "limit": limit},
                extra_body=extra_body,
                options=options,
            ),
            max_items,
        )

    def count(
        self,
        *,
        only: models.Selection | Mapping[str, Any] | None | NotGiven = NOT_GIVEN,
        skip: int | None | NotGiven = NOT_GIVEN,
        limit: int | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.CountObservationsResponse:
        """Count observations.

        Returns:
            How many there are.
        """
        return self._caller.call(
            _COUNT,
            Arguments(
                body={"only": only, "skip": skip, "limit": limit},
                extra_body=extra_body,
                options=options,
            ),
        )


class AsyncObservations(AsyncResource):
    """The operations of observations."""

    @cached_property
    def with_raw_response(self) -> AsyncObservationsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncObservationsWithRawResponse(self)

    def find(
        self,
        *,
        only: models.Selection | Mapping[str, Any] | None | NotGiven = NOT_GIVEN,
        skip: int | None | NotGiven = NOT_GIVEN,
        limit: int | None | NotGiven = NOT_GIVEN,
        max_items: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[models.Observation]:
        """Find observations.

        Args:
            max_items: At most so many records when the result is iterated over.

        Returns:
            Observations.
        """
        return self._caller.pages(
            _FIND,
            _FIND_PAGES,
            Arguments(
                body={"only": only, "skip": skip, "limit": limit},
                extra_body=extra_body,
                options=options,
            ),
            max_items,
        )

    async def count(
        self,
        *,
        only: models.Selection | Mapping[str, Any] | None | NotGiven = NOT_GIVEN,
        skip: int | None | NotGiven = NOT_GIVEN,
        limit: int | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.CountObservationsResponse:
        """Count observations.

        Returns:
            How many there are.
        """
        return await self._caller.call(
            _COUNT,
            Arguments(
                body={"only": only, "skip": skip, "limit": limit},
                extra_body=extra_body,
                options=options,
            ),
        )


class ObservationsWithRawResponse:
    """The methods of Observations, each giving the whole response."""

    def __init__(self, resource: Observations) -> None:
        methods = Observations(resource.raw_caller)
        self.find = raw(methods.find)
        self.count = raw(methods.count)


class AsyncObservationsWithRawResponse:
    """The methods of AsyncObservations, each giving the whole response."""

    def __init__(self, resource: AsyncObservations) -> None:
        methods = AsyncObservations(resource.raw_caller)
        self.find = raw_pager(methods.find)
        self.count = raw_async(methods.count)
