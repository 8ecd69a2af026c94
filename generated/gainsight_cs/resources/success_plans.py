"""Manage success plans."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation, Parameter
from .._runtime.pages import AsyncPager, OffsetPages, Page
from .._runtime.resource import AsyncResource, Resource, raw, raw_async, raw_pager
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_CREATE: Operation[models.SuccessPlan] = Operation(
    id="createSuccessPlan",
    method="POST",
    path="/successplans",
    body=Body("application/json", lambda: models.SuccessPlanInput),
    response=lambda: models.SuccessPlan,
    enveloped=True,
    errors={"400": lambda: models.ErrorEnvelope, "401": lambda: models.ErrorEnvelope},
)
_GET: Operation[models.SuccessPlan] = Operation(
    id="getSuccessPlan",
    method="GET",
    path="/successplans/{planId}",
    parameters=(Parameter("planId", "path", lambda: str),),
    response=lambda: models.SuccessPlan,
    enveloped=True,
    errors={"401": lambda: models.ErrorEnvelope, "404": lambda: models.ErrorEnvelope},
)
_UPDATE: Operation[models.SuccessPlan] = Operation(
    id="updateSuccessPlan",
    method="PUT",
    path="/successplans/{planId}",
    parameters=(Parameter("planId", "path", lambda: str),),
    body=Body("application/json", lambda: models.SuccessPlanInput),
    response=lambda: models.SuccessPlan,
    enveloped=True,
    errors={
        "400": lambda: models.ErrorEnvelope,
        "401": lambda: models.ErrorEnvelope,
        "404": lambda: models.ErrorEnvelope,
    },
)
_SEARCH: Operation[models.SearchSuccessPlansResponseData] = Operation(
    id="searchSuccessPlans",
    method="POST",
    path="/successplans/search",
    body=Body("application/json", lambda: models.SearchRequest),
    response=lambda: models.SearchSuccessPlansResponseData,
    enveloped=True,
    idempotent=True,
    errors={"400": lambda: models.ErrorEnvelope, "401": lambda: models.ErrorEnvelope},
)
_SEARCH_PAGES = OffsetPages(
    items="records",
    total="totalCount",
    offset="offset",
    limit="limit",
)


class SuccessPlans(Resource):
    """Manage success plans."""

    @cached_property
    def with_raw_response(self) -> SuccessPlansWithRawResponse:
        """The same methods, each giving the whole response."""
        return SuccessPlansWithRawResponse(self)

    def create(
        self,
        *,
        name: str,
        company_id: str,
        type_id: str,
        status: models.SuccessPlanStatus | None | NotGiven = NOT_GIVEN,
        owner_id: str | None | NotGiven = NOT_GIVEN,
        start_date: datetime.date | None | NotGiven = NOT_GIVEN,
        end_date: datetime.date | None | NotGiven = NOT_GIVEN,
        comments: str | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.SuccessPlan:
        """Gainsight Create a success plan.

        Create a new success plan for a company.

        Returns:
            Success plan created.

        Raises:
            BadRequestError: Invalid request body or parameters (`parsed`:
                models.ErrorEnvelope)
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
        """
        return self._caller.call(
            _CREATE,
            Arguments(
                body={
                    "Name": name,
                    "CompanyId": company_id,
                    "TypeId": type_id,
                    "Status": status,
                    "OwnerId": owner_id,
                    "StartDate": start_date,
                    "EndDate": end_date,
                    "Comments": comments,
                },
                extra_body=extra_body,
                options=options,
            ),
        )

    def get(
        self,
        plan_id: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.SuccessPlan:
        """Gainsight Get a success plan.

        Retrieve a specific success plan by ID.

        Args:
            plan_id: Success plan unique identifier.

        Returns:
            Success plan returned.

        Raises:
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
            NotFoundError: The requested resource was not found (`parsed`:
                models.ErrorEnvelope)
        """
        return self._caller.call(
            _GET,
            Arguments(parameters=(plan_id,), options=options),
        )

    def update(
        self,
        plan_id: str,
        /,
        *,
        name: str,
        company_id: str,
        type_id: str,
        status: models.SuccessPlanStatus | None | NotGiven = NOT_GIVEN,
        owner_id: str | None | NotGiven = NOT_GIVEN,
        start_date: datetime.date | None | NotGiven = NOT_GIVEN,
        end_date: datetime.date | None | NotGiven = NOT_GIVEN,
        comments: str | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.SuccessPlan:
        """Gainsight Update a success plan.

        Update an existing success plan.

        Args:
            plan_id: Success plan unique identifier.

        Returns:
            Success plan updated.

        Raises:
            BadRequestError: Invalid request body or parameters (`parsed`:
                models.ErrorEnvelope)
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
            NotFoundError: The requested resource was not found (`parsed`:
                models.ErrorEnvelope)
        """
        return self._caller.call(
            _UPDATE,
            Arguments(
                parameters=(plan_id,),
                body={
                    "Name": name,
                    "CompanyId": company_id,
                    "TypeId": type_id,
                    "Status": status,
                    "OwnerId": owner_id,
                    "StartDate": start_date,
                    "EndDate": end_date,
                    "Comments": comments,
                },
                extra_body=extra_body,
                options=options,
            ),
        )

    def search(
        self,
        *,
        select: Iterable[str] | None | NotGiven = NOT_GIVEN,
        where: models.SearchFilter | Mapping[str, Any] | None | NotGiven = NOT_GIVEN,
        limit: int | None | NotGiven = NOT_GIVEN,
        offset: int | None | NotGiven = NOT_GIVEN,
        order_by: (
            Mapping[str, models.SearchRequestOrderByValue] | None | NotGiven
        ) = NOT_GIVEN,
        max_items: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> Page[models.SuccessPlan]:
        """Gainsight Search success plans.

        Search for success plans using filter criteria.

        Args:
            select: Names of the fields to return.
            where: Conditions and how they are combined.
            limit: Number of records in one page; the server returns at most 5,000.
            offset: Number of records to skip.
            order_by: Field names with the direction to sort by, as in `{"Name":
                "asc"}`.
            max_items: At most so many records when the result is iterated over.

        Returns:
            Success plans returned.

        Raises:
            BadRequestError: Invalid request body or parameters (`parsed`:
                models.ErrorEnvelope)
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
        """
        return self._caller.pages(
            _SEARCH,
            _SEARCH_PAGES,
            Arguments(
                body={
                    "select": select,
                    "where": where,
                    "limit": limit,
                    "offset": offset,
                    "orderBy": order_by,
                },
                extra_body=extra_body,
                options=options,
            ),
            max_items,
        )


class AsyncSuccessPlans(AsyncResource):
    """Manage success plans."""

    @cached_property
    def with_raw_response(self) -> AsyncSuccessPlansWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncSuccessPlansWithRawResponse(self)

    async def create(
        self,
        *,
        name: str,
        company_id: str,
        type_id: str,
        status: models.SuccessPlanStatus | None | NotGiven = NOT_GIVEN,
        owner_id: str | None | NotGiven = NOT_GIVEN,
        start_date: datetime.date | None | NotGiven = NOT_GIVEN,
        end_date: datetime.date | None | NotGiven = NOT_GIVEN,
        comments: str | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.SuccessPlan:
        """Gainsight Create a success plan.

        Create a new success plan for a company.

        Returns:
            Success plan created.

        Raises:
            BadRequestError: Invalid request body or parameters (`parsed`:
                models.ErrorEnvelope)
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
        """
        return await self._caller.call(
            _CREATE,
            Arguments(
                body={
                    "Name": name,
                    "CompanyId": company_id,
                    "TypeId": type_id,
                    "Status": status,
                    "OwnerId": owner_id,
                    "StartDate": start_date,
                    "EndDate": end_date,
                    "Comments": comments,
                },
                extra_body=extra_body,
                options=options,
            ),
        )

    async def get(
        self,
        plan_id: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.SuccessPlan:
        """Gainsight Get a success plan.

        Retrieve a specific success plan by ID.

        Args:
            plan_id: Success plan unique identifier.

        Returns:
            Success plan returned.

        Raises:
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
            NotFoundError: The requested resource was not found (`parsed`:
                models.ErrorEnvelope)
        """
        return await self._caller.call(
            _GET,
            Arguments(parameters=(plan_id,), options=options),
        )

    async def update(
        self,
        plan_id: str,
        /,
        *,
        name: str,
        company_id: str,
        type_id: str,
        status: models.SuccessPlanStatus | None | NotGiven = NOT_GIVEN,
        owner_id: str | None | NotGiven = NOT_GIVEN,
        start_date: datetime.date | None | NotGiven = NOT_GIVEN,
        end_date: datetime.date | None | NotGiven = NOT_GIVEN,
        comments: str | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.SuccessPlan:
        """Gainsight Update a success plan.

        Update an existing success plan.

        Args:
            plan_id: Success plan unique identifier.

        Returns:
            Success plan updated.

        Raises:
            BadRequestError: Invalid request body or parameters (`parsed`:
                models.ErrorEnvelope)
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
            NotFoundError: The requested resource was not found (`parsed`:
                models.ErrorEnvelope)
        """
        return await self._caller.call(
            _UPDATE,
            Arguments(
                parameters=(plan_id,),
                body={
                    "Name": name,
                    "CompanyId": company_id,
                    "TypeId": type_id,
                    "Status": status,
                    "OwnerId": owner_id,
                    "StartDate": start_date,
                    "EndDate": end_date,
                    "Comments": comments,
                },
                extra_body=extra_body,
                options=options,
            ),
        )

    def search(
        self,
        *,
        select: Iterable[str] | None | NotGiven = NOT_GIVEN,
        where: models.SearchFilter | Mapping[str, Any] | None | NotGiven = NOT_GIVEN,
        limit: int | None | NotGiven = NOT_GIVEN,
        offset: int | None | NotGiven = NOT_GIVEN,
        order_by: (
            Mapping[str, models.SearchRequestOrderByValue] | None | NotGiven
        ) = NOT_GIVEN,
        max_items: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[models.SuccessPlan]:
        """Gainsight Search success plans.

        Search for success plans using filter criteria.

        Args:
            select: Names of the fields to return.
            where: Conditions and how they are combined.
            limit: Number of records in one page; the server returns at most 5,000.
            offset: Number of records to skip.
            order_by: Field names with the direction to sort by, as in `{"Name":
                "asc"}`.
            max_items: At most so many records when the result is iterated over.

        Returns:
            Success plans returned.

        Raises:
            BadRequestError: Invalid request body or parameters (`parsed`:
                models.ErrorEnvelope)
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
        """
        return self._caller.pages(
            _SEARCH,
            _SEARCH_PAGES,
            Arguments(
                body={
                    "select": select,
                    "where": where,
                    "limit": limit,
                    "offset": offset,
                    "orderBy": order_by,
                },
                extra_body=extra_body,
                options=options,
            ),
            max_items,
        )


class SuccessPlansWithRawResponse:
    """The methods of SuccessPlans, each giving the whole response."""

    def __init__(self, resource: SuccessPlans) -> None:
        methods = SuccessPlans(resource.raw_caller)
        self.create = raw(methods.create)
        self.get = raw(methods.get)
        self.update = raw(methods.update)
        self.search = raw(methods.search)


class AsyncSuccessPlansWithRawResponse:
    """The methods of AsyncSuccessPlans, each giving the whole response."""

    def __init__(self, resource: AsyncSuccessPlans) -> None:
        methods = AsyncSuccessPlans(resource.raw_caller)
        self.create = raw_async(methods.create)
        self.get = raw_async(methods.get)
        self.update = raw_async(methods.update)
        self.search = raw_pager(methods.search)
