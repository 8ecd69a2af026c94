"""Manage opportunity records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime.operation import Arguments, Body, BulkRule, Operation, Parameter
from .._runtime.pages import AsyncPager, OffsetPages, Page
from .._runtime.resource import AsyncResource, Resource, raw, raw_async, raw_pager
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

if TYPE_CHECKING:
    from .._runtime.bulk import BulkResult

_CREATE: Operation[models.WriteResponseData] = Operation(
    id="createOpportunity",
    method="POST",
    path="/data/objects/Opportunity",
    body=Body("application/json", lambda: models.CreateOpportunityRequest),
    response=lambda: models.WriteResponseData,
    enveloped=True,
    errors={"400": lambda: models.ErrorEnvelope, "401": lambda: models.ErrorEnvelope},
)
_CREATE_BULK = BulkRule("records", limit=50)
_UPDATE: Operation[models.WriteResponseData] = Operation(
    id="updateOpportunity",
    method="PUT",
    path="/data/objects/Opportunity",
    parameters=(
        Parameter(
            "keys",
            "query",
            lambda: str | list[str],
            explode=False,
            required=True,
        ),
    ),
    body=Body("application/json", lambda: models.UpdateOpportunityRequest),
    response=lambda: models.WriteResponseData,
    enveloped=True,
    errors={"400": lambda: models.ErrorEnvelope, "401": lambda: models.ErrorEnvelope},
)
_UPDATE_BULK = BulkRule("records", limit=50)
_SEARCH: Operation[models.SearchOpportunitiesResponseData] = Operation(
    id="searchOpportunities",
    method="POST",
    path="/data/objects/Opportunity/search",
    body=Body("application/json", lambda: models.SearchRequest),
    response=lambda: models.SearchOpportunitiesResponseData,
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
_GET: Operation[models.OpportunityRecord] = Operation(
    id="getOpportunity",
    method="GET",
    path="/data/objects/Opportunity/{recordId}",
    parameters=(Parameter("recordId", "path", lambda: str),),
    response=lambda: models.OpportunityRecord,
    enveloped=True,
    errors={"401": lambda: models.ErrorEnvelope, "404": lambda: models.ErrorEnvelope},
)


class Opportunities(Resource):
    """Manage opportunity records."""

    @cached_property
    def with_raw_response(self) -> OpportunitiesWithRawResponse:
        """The same methods, each giving the whole response."""
        return OpportunitiesWithRawResponse(self)

    def create(
        self,
        *,
        records: Iterable[models.OpportunityRecord | Mapping[str, Any]],
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.WriteResponseData:
        """Gainsight Create an opportunity.

        Create a new opportunity record in the Gainsight Opportunity object. Supports
        renewal, upsell, and downsell booking types.

        Returns:
            Opportunity created.

        Raises:
            BadRequestError: Invalid request body or parameters (`parsed`:
                models.ErrorEnvelope)
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
        """
        return self._caller.call(
            _CREATE,
            Arguments(
                body={"records": records},
                extra_body=extra_body,
                options=options,
            ),
        )

    def create_many(
        self,
        rows: Iterable[models.OpportunityRecord | Mapping[str, Any]],
        /,
        *,
        concurrency: int = 1,
        on_progress: Callable[[BulkResult], object] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> BulkResult:
        """`create` for any number of rows, in calls of at most 50.

        Rows whose call was sent and not answered may have been written or not. They are
        `uncertain`, and never sent again unless you do so.

        Args:
            rows: Any iterable; it is read as the rows are sent.
            concurrency: How many calls may be on their way at once.
            on_progress: Called with the result so far after each call.

        Returns:
            What became of each row: succeeded, failed, uncertain or unsent, every
                row in exactly one of them.
        """
        return self._caller.bulk(
            _CREATE,
            _CREATE_BULK,
            rows,
            Arguments(body={}, extra_body=extra_body, options=options),
            concurrency,
            on_progress,
        )

    def update(
        self,
        *,
        keys: str | Iterable[str],
        records: Iterable[models.OpportunityRecord | Mapping[str, Any]],
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.WriteResponseData:
        """Gainsight Update opportunities.

        Update one or more opportunity records.

        Args:
            keys: Names of the fields that identify a record, at most 3, as a list
                or separated by commas.

        Returns:
            Opportunity updated.

        Raises:
            BadRequestError: Invalid request body or parameters (`parsed`:
                models.ErrorEnvelope)
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
        """
        return self._caller.call(
            _UPDATE,
            Arguments(
                parameters=(keys,),
                body={"records": records},
                extra_body=extra_body,
                options=options,
            ),
        )

    def update_many(
        self,
        rows: Iterable[models.OpportunityRecord | Mapping[str, Any]],
        /,
        *,
        keys: str | Iterable[str],
        concurrency: int = 1,
        on_progress: Callable[[BulkResult], object] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> BulkResult:
        """`update` for any number of rows, in calls of at most 50.

        A call that is not answered is sent again, since that changes nothing. Rows that
        stay without an answer are `uncertain`: they may have been written or not.

        Args:
            rows: Any iterable; it is read as the rows are sent.
            keys: Names of the fields that identify a record, at most 3, as a list
                or separated by commas.
            concurrency: How many calls may be on their way at once.
            on_progress: Called with the result so far after each call.

        Returns:
            What became of each row: succeeded, failed, uncertain or unsent, every
                row in exactly one of them.
        """
        return self._caller.bulk(
            _UPDATE,
            _UPDATE_BULK,
            rows,
            Arguments(
                parameters=(keys,),
                body={},
                extra_body=extra_body,
                options=options,
            ),
            concurrency,
            on_progress,
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
    ) -> Page[models.OpportunityRecord]:
        """Gainsight Search opportunities.

        Search for opportunity records using filter criteria.

        Args:
            select: Names of the fields to return.
            where: Conditions and how they are combined.
            limit: Number of records in one page; the server returns at most 5,000.
            offset: Number of records to skip.
            order_by: Field names with the direction to sort by, as in `{"Name":
                "asc"}`.
            max_items: At most so many records when the result is iterated over.

        Returns:
            Opportunities returned.

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

    def get(
        self,
        record_id: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.OpportunityRecord:
        """Gainsight Get an opportunity.

        Retrieve a specific opportunity by ID.

        Args:
            record_id: Opportunity record Gsid.

        Returns:
            Opportunity returned.

        Raises:
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
            NotFoundError: The requested resource was not found (`parsed`:
                models.ErrorEnvelope)
        """
        return self._caller.call(
            _GET,
            Arguments(parameters=(record_id,), options=options),
        )


class AsyncOpportunities(AsyncResource):
    """Manage opportunity records."""

    @cached_property
    def with_raw_response(self) -> AsyncOpportunitiesWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncOpportunitiesWithRawResponse(self)

    async def create(
        self,
        *,
        records: Iterable[models.OpportunityRecord | Mapping[str, Any]],
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.WriteResponseData:
        """Gainsight Create an opportunity.

        Create a new opportunity record in the Gainsight Opportunity object. Supports
        renewal, upsell, and downsell booking types.

        Returns:
            Opportunity created.

        Raises:
            BadRequestError: Invalid request body or parameters (`parsed`:
                models.ErrorEnvelope)
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
        """
        return await self._caller.call(
            _CREATE,
            Arguments(
                body={"records": records},
                extra_body=extra_body,
                options=options,
            ),
        )

    async def create_many(
        self,
        rows: Iterable[models.OpportunityRecord | Mapping[str, Any]],
        /,
        *,
        concurrency: int = 1,
        on_progress: Callable[[BulkResult], object] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> BulkResult:
        """`create` for any number of rows, in calls of at most 50.

        Rows whose call was sent and not answered may have been written or not. They are
        `uncertain`, and never sent again unless you do so.

        Args:
            rows: Any iterable; it is read as the rows are sent.
            concurrency: How many calls may be on their way at once.
            on_progress: Called with the result so far after each call.

        Returns:
            What became of each row: succeeded, failed, uncertain or unsent, every
                row in exactly one of them.
        """
        return await self._caller.bulk(
            _CREATE,
            _CREATE_BULK,
            rows,
            Arguments(body={}, extra_body=extra_body, options=options),
            concurrency,
            on_progress,
        )

    async def update(
        self,
        *,
        keys: str | Iterable[str],
        records: Iterable[models.OpportunityRecord | Mapping[str, Any]],
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.WriteResponseData:
        """Gainsight Update opportunities.

        Update one or more opportunity records.

        Args:
            keys: Names of the fields that identify a record, at most 3, as a list
                or separated by commas.

        Returns:
            Opportunity updated.

        Raises:
            BadRequestError: Invalid request body or parameters (`parsed`:
                models.ErrorEnvelope)
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
        """
        return await self._caller.call(
            _UPDATE,
            Arguments(
                parameters=(keys,),
                body={"records": records},
                extra_body=extra_body,
                options=options,
            ),
        )

    async def update_many(
        self,
        rows: Iterable[models.OpportunityRecord | Mapping[str, Any]],
        /,
        *,
        keys: str | Iterable[str],
        concurrency: int = 1,
        on_progress: Callable[[BulkResult], object] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> BulkResult:
        """`update` for any number of rows, in calls of at most 50.

        A call that is not answered is sent again, since that changes nothing. Rows that
        stay without an answer are `uncertain`: they may have been written or not.

        Args:
            rows: Any iterable; it is read as the rows are sent.
            keys: Names of the fields that identify a record, at most 3, as a list
                or separated by commas.
            concurrency: How many calls may be on their way at once.
            on_progress: Called with the result so far after each call.

        Returns:
            What became of each row: succeeded, failed, uncertain or unsent, every
                row in exactly one of them.
        """
        return await self._caller.bulk(
            _UPDATE,
            _UPDATE_BULK,
            rows,
            Arguments(
                parameters=(keys,),
                body={},
                extra_body=extra_body,
                options=options,
            ),
            concurrency,
            on_progress,
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
    ) -> AsyncPager[models.OpportunityRecord]:
        """Gainsight Search opportunities.

        Search for opportunity records using filter criteria.

        Args:
            select: Names of the fields to return.
            where: Conditions and how they are combined.
            limit: Number of records in one page; the server returns at most 5,000.
            offset: Number of records to skip.
            order_by: Field names with the direction to sort by, as in `{"Name":
                "asc"}`.
            max_items: At most so many records when the result is iterated over.

        Returns:
            Opportunities returned.

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

    async def get(
        self,
        record_id: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> models.OpportunityRecord:
        """Gainsight Get an opportunity.

        Retrieve a specific opportunity by ID.

        Args:
            record_id: Opportunity record Gsid.

        Returns:
            Opportunity returned.

        Raises:
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
            NotFoundError: The requested resource was not found (`parsed`:
                models.ErrorEnvelope)
        """
        return await self._caller.call(
            _GET,
            Arguments(parameters=(record_id,), options=options),
        )


class OpportunitiesWithRawResponse:
    """The methods of Opportunities, each giving the whole response."""

    def __init__(self, resource: Opportunities) -> None:
        methods = Opportunities(resource.raw_caller)
        self.create = raw(methods.create)
        self.update = raw(methods.update)
        self.search = raw(methods.search)
        self.get = raw(methods.get)


class AsyncOpportunitiesWithRawResponse:
    """The methods of AsyncOpportunities, each giving the whole response."""

    def __init__(self, resource: AsyncOpportunities) -> None:
        methods = AsyncOpportunities(resource.raw_caller)
        self.create = raw_async(methods.create)
        self.update = raw_async(methods.update)
        self.search = raw_pager(methods.search)
        self.get = raw_async(methods.get)
