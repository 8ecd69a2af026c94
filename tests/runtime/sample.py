"""A small client, written as the generator writes one: what the tests of the runtime call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Annotated, Any, Literal

import httpx2
from pydantic import Field

from generator.runtime.client import AsyncClient, SyncClient
from generator.runtime.formats import date
from generator.runtime.model import Model
from generator.runtime.operation import Arguments, Body, Operation, Parameter
from generator.runtime.pages import AsyncPager, CursorPages, NumberPages, OffsetPages, Page
from generator.runtime.resource import AsyncResource, Resource, raw, raw_async, raw_pager
from generator.runtime.retry import Clock
from generator.runtime.settings import (
    ApiKey,
    Envelope,
    NoResults,
    Server,
    ServerVariable,
    Settings,
)
from generator.runtime.values import NOT_GIVEN, NotGiven, RequestOptions


class Person(Model):
    email: Annotated[str, Field(alias="Email")]
    age: Annotated[int, Field(alias="Age", ge=0)] = 0


class Dog(Model):
    kind: Literal["dog"]
    barks: bool


class Cat(Model):
    kind: Literal["cat"]
    lives: int


class Plan(Model):
    gsid: Annotated[str | None, Field(alias="Gsid")] = None
    name: Annotated[str, Field(alias="Name")]
    company_id: Annotated[str | None, Field(alias="CompanyId")] = None
    status: Annotated[Literal["Open", "Closed"] | str | None, Field(alias="Status")] = None
    arr: Annotated[float | None, Field(alias="ARR", ge=0)] = None
    closes: Annotated[date | None, Field(alias="CloseDate")] = None
    created: Annotated[datetime | None, Field(alias="CreatedDate")] = None
    is_open: Annotated[bool, Field(alias="IsOpen")] = True
    owners: list[Person] | None = None
    labels: dict[str, int] | None = None
    pet: Dog | Cat | None = None
    parent: Plan | None = None


class CreatePlans(Model):
    records: list[Plan]
    note: str | None = None
    strict_flag: Annotated[bool, Field(alias="strictFlag")] = False


class WriteData(Model):
    count: int | None = None
    records: list[Plan] | None = None
    errors: list[Any] | None = None


class Search(Model):
    select: list[str] | None = None
    limit: Annotated[int | None, Field(ge=1)] = None
    offset: int | None = None
    cursor: str | None = None


class SearchData(Model):
    records: list[Plan] | None = None
    total_count: Annotated[int | None, Field(alias="totalCount")] = None
    next_cursor: Annotated[str | None, Field(alias="nextCursor")] = None


CREATE: Operation[WriteData] = Operation(
    id="createPlans",
    method="POST",
    path="/plans",
    body=Body("application/json", lambda: CreatePlans),
    response=lambda: WriteData,
    enveloped=True,
)
UPDATE: Operation[WriteData] = Operation(
    id="updatePlans",
    method="PUT",
    path="/plans",
    parameters=(Parameter("keys", "query", lambda: str),),
    body=Body("application/json", lambda: CreatePlans),
    response=lambda: WriteData,
    enveloped=True,
)
GET: Operation[Plan] = Operation(
    id="getPlan",
    method="GET",
    path="/plans/{planId}",
    parameters=(Parameter("planId", "path", lambda: str),),
    response=lambda: Plan,
    enveloped=True,
)
SEARCH: Operation[SearchData] = Operation(
    id="searchPlans",
    method="POST",
    path="/plans/search",
    body=Body("application/json", lambda: Search, required=False),
    response=lambda: SearchData,
    enveloped=True,
    idempotent=True,
)
LIST: Operation[list[Plan]] = Operation(
    id="listPlans",
    method="GET",
    path="/plans",
    parameters=(
        Parameter("page", "query", lambda: int),
        Parameter("per_page", "query", lambda: int),
    ),
    response=lambda: list[Plan],
)
SEARCH_PAGES = OffsetPages(items="records", total="totalCount", offset="offset", limit="limit")
CURSOR_PAGES = CursorPages(items="records", cursor="cursor", next_cursor="nextCursor")
LIST_PAGES = NumberPages(items=None, page="page", limit="per_page", location="query")


class Plans(Resource):
    @cached_property
    def with_raw_response(self) -> PlansWithRawResponse:
        return PlansWithRawResponse(self)

    def create(
        self,
        *,
        records: Iterable[Plan | Mapping[str, Any]],
        note: str | NotGiven | None = NOT_GIVEN,
        strict_flag: bool | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> WriteData:
        body = {"records": records, "note": note, "strictFlag": strict_flag}
        return self._caller.call(CREATE, Arguments(body=body, extra_body=extra_body, options=options))

    def update(
        self,
        *,
        keys: str,
        records: Iterable[Plan | Mapping[str, Any]],
        options: RequestOptions | None = None,
    ) -> WriteData:
        body = {"records": records}
        return self._caller.call(UPDATE, Arguments((keys,), body, options=options))

    def get(self, plan_id: str, /, *, options: RequestOptions | None = None) -> Plan:
        return self._caller.call(GET, Arguments((plan_id,), options=options))

    def search(
        self,
        *,
        select: Iterable[str] | NotGiven | None = NOT_GIVEN,
        limit: int | NotGiven | None = NOT_GIVEN,
        offset: int | NotGiven | None = NOT_GIVEN,
        max_items: int | None = None,
        options: RequestOptions | None = None,
    ) -> Page[Plan]:
        body = {"select": select, "limit": limit, "offset": offset}
        return self._caller.pages(SEARCH, SEARCH_PAGES, Arguments(body=body, options=options), max_items)

    def scan(self, *, cursor: str | NotGiven | None = NOT_GIVEN) -> Page[Plan]:
        return self._caller.pages(SEARCH, CURSOR_PAGES, Arguments(body={"cursor": cursor}), None)

    def list(self, *, page: int | None = None, per_page: int | None = None) -> Page[Plan]:
        return self._caller.pages(LIST, LIST_PAGES, Arguments((page, per_page)), None)


class PlansWithRawResponse:
    def __init__(self, resource: Plans) -> None:
        plans = Plans(resource.raw_caller)
        self.create = raw(plans.create)
        self.get = raw(plans.get)
        self.search = raw(plans.search)


class AsyncPlans(AsyncResource):
    @cached_property
    def with_raw_response(self) -> AsyncPlansWithRawResponse:
        return AsyncPlansWithRawResponse(self)

    async def get(self, plan_id: str, /, *, options: RequestOptions | None = None) -> Plan:
        return await self._caller.call(GET, Arguments((plan_id,), options=options))

    def search(
        self,
        *,
        limit: int | NotGiven | None = NOT_GIVEN,
        offset: int | NotGiven | None = NOT_GIVEN,
        max_items: int | None = None,
    ) -> AsyncPager[Plan]:
        body = {"limit": limit, "offset": offset}
        return self._caller.pages(SEARCH, SEARCH_PAGES, Arguments(body=body), max_items)


class AsyncPlansWithRawResponse:
    def __init__(self, resource: AsyncPlans) -> None:
        plans = AsyncPlans(resource.raw_caller)
        self.get = raw_async(plans.get)
        self.search = raw_pager(plans.search)


SETTINGS = Settings(
    package="sample_api",
    version="1.2.3",
    server=Server(
        "https://{domain}.example.com/v1",
        (ServerVariable("domain", "domain", "SAMPLE_DOMAIN"),),
    ),
    credentials=(ApiKey("key", "access_key", "SAMPLE_ACCESS_KEY", "accessKey", "header"),),
    security=(("key",),),
    envelope=Envelope("result", "data", "errorCode", "errorDesc", "requestId"),
    no_results=NoResults(("GSOBJ_1011", "GSOBJ_1XXX"), ("No data found",)),
    request_id_header="x-request-id",
)
KEY = "s3cr3t-key"


class Sample(SyncClient):
    def __init__(
        self,
        *,
        access_key: str | None = KEY,
        domain: str | None = "acme",
        http_client: httpx2.Client | None = None,
        **others: Any,
    ) -> None:
        super().__init__(
            others.pop("settings", SETTINGS),
            server={"domain": domain},
            credentials={"key": access_key},
            http_client=http_client,
            **others,
        )

    @cached_property
    def plans(self) -> Plans:
        return Plans(self.caller)


class AsyncSample(AsyncClient):
    def __init__(self, *, http_client: httpx2.AsyncClient | None = None, **others: Any) -> None:
        super().__init__(
            SETTINGS,
            server={"domain": "acme"},
            credentials={"key": KEY},
            http_client=http_client,
            **others,
        )

    @cached_property
    def plans(self) -> AsyncPlans:
        return AsyncPlans(self.caller)


class Answers:
    """Answers in order, and remembers what it was asked."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.requests: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if callable(answer):
            answer = answer(request)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, httpx2.Response):
            return answer
        if isinstance(answer, (bytes, str)):
            return httpx2.Response(200, content=answer)
        return httpx2.Response(200, json=answer)


class Time:
    """A clock that sleeping moves, without waiting."""

    def __init__(self, chance: float = 1.0) -> None:
        self.seconds = 1000.0
        self.slept: list[float] = []
        self.chance = chance

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)

    @property
    def clock(self) -> Clock:
        return Clock(
            now=lambda: self.seconds,
            date=lambda: self.seconds,
            random=lambda: self.chance,
            sleep=self.sleep,
            sleep_async=self.sleep_async,
        )


def sample(server: Answers, **others: Any) -> Sample:
    """A client whose requests reach `server`."""
    others.setdefault("clock", Time().clock)
    return Sample(http_client=httpx2.Client(transport=httpx2.MockTransport(server)), **others)


def async_sample(server: Answers, **others: Any) -> AsyncSample:
    """`sample` for an event loop."""
    others.setdefault("clock", Time().clock)
    transport = httpx2.MockTransport(server)
    return AsyncSample(http_client=httpx2.AsyncClient(transport=transport), **others)


def ok(data: Any) -> dict[str, Any]:
    """A successful answer's body."""
    return {"result": True, "errorCode": None, "requestId": "r-1", "data": data}
