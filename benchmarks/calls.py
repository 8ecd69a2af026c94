"""Calls and pages through several clients in one process, in turn: `python -m benchmarks.calls URL ROUNDS`.

It runs in the peers' environment, with the generated packages on its path, and prints seconds of the processor for one
call as JSON: `{"call": {"CLIENT": [SECONDS, ...]}, "page": {...}}`. What else the machine does hits all of them.
"""

from __future__ import annotations

import datetime
import json
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx2
import msgspec
import plans
from gainsight_cs import Gainsight
from openai import BaseModel as OpenAIModel
from openai import OpenAI
from plans.api.success_plans import get_success_plan, search_success_plans
from pydantic import BaseModel, Field

_CALLS, _PAGES = 40, 4
"""How many of them a turn has."""


class Plan(BaseModel):
    """A record as the document describes it, for pydantic alone."""

    gsid: str | None = Field(default=None, alias="Gsid")
    name: str | None = Field(default=None, alias="Name")
    company_id: str | None = Field(default=None, alias="CompanyId")
    company_name: str | None = Field(default=None, alias="CompanyName")
    type_id: str | None = Field(default=None, alias="TypeId")
    type_name: str | None = Field(default=None, alias="TypeName")
    status: str | None = Field(default=None, alias="Status")
    owner_id: str | None = Field(default=None, alias="OwnerId")
    owner_name: str | None = Field(default=None, alias="OwnerName")
    start_date: datetime.date | None = Field(default=None, alias="StartDate")
    end_date: datetime.date | None = Field(default=None, alias="EndDate")
    comments: str | None = Field(default=None, alias="Comments")
    created_date: datetime.datetime | None = Field(default=None, alias="CreatedDate")
    modified_date: datetime.datetime | None = Field(default=None, alias="ModifiedDate")


class Found(BaseModel):
    """What an answer with many records holds."""

    total: int = Field(alias="totalCount")
    records: list[Plan]


class Page(BaseModel):
    """An answer with many records."""

    result: bool
    data: Found


class PlanStruct(msgspec.Struct, rename="pascal"):
    """A record, for msgspec alone."""

    gsid: str | None = None
    name: str | None = None
    company_id: str | None = None
    company_name: str | None = None
    type_id: str | None = None
    type_name: str | None = None
    status: str | None = None
    owner_id: str | None = None
    owner_name: str | None = None
    start_date: datetime.date | None = None
    end_date: datetime.date | None = None
    comments: str | None = None
    created_date: datetime.datetime | None = None
    modified_date: datetime.datetime | None = None


class FoundStruct(msgspec.Struct, rename="camel"):
    """What an answer with many records holds."""

    total_count: int
    records: list[PlanStruct]


class PageStruct(msgspec.Struct):
    """An answer with many records."""

    result: bool
    data: FoundStruct


class OpenAIPlan(OpenAIModel):
    """A record, for the runtime of openai."""

    gsid: str | None = Field(default=None, alias="Gsid")
    name: str | None = Field(default=None, alias="Name")
    company_id: str | None = Field(default=None, alias="CompanyId")
    company_name: str | None = Field(default=None, alias="CompanyName")
    type_id: str | None = Field(default=None, alias="TypeId")
    type_name: str | None = Field(default=None, alias="TypeName")
    status: str | None = Field(default=None, alias="Status")
    owner_id: str | None = Field(default=None, alias="OwnerId")
    owner_name: str | None = Field(default=None, alias="OwnerName")
    start_date: datetime.date | None = Field(default=None, alias="StartDate")
    end_date: datetime.date | None = Field(default=None, alias="EndDate")
    comments: str | None = Field(default=None, alias="Comments")
    created_date: datetime.datetime | None = Field(default=None, alias="CreatedDate")
    modified_date: datetime.datetime | None = Field(default=None, alias="ModifiedDate")


class OpenAIFound(OpenAIModel):
    """What an answer holds: one record, or many."""

    total: int | None = Field(alias="totalCount", default=None)
    records: list[OpenAIPlan] | None = None


class OpenAIOne(OpenAIModel):
    """An answer with one record."""

    result: bool
    data: OpenAIPlan


class OpenAIPage(OpenAIModel):
    """An answer with many records."""

    result: bool
    data: OpenAIFound


def contenders(url: str) -> Mapping[str, Mapping[str, Callable[[], Any]]]:
    """Each client's way to one record, and to a page of them; the first of each is what others are compared with."""
    bare = httpx2.Client(headers={"AccessKey": "k"})
    ours = Gainsight(base_url=url, access_key="k", rate_limit=None)
    openai = OpenAI(base_url=url, api_key="k")
    peer = plans.Client(base_url=url, headers={"AccessKey": "k"})
    decoder = msgspec.json.Decoder(PageStruct)
    one, many = f"{url}/successplans/1", f"{url}/successplans/search"
    return {
        "call": {
            "httpx2.Client.get + json.loads": lambda: json.loads(bare.get(one).raise_for_status().content),
            "gainsight_cs": lambda: ours.success_plans.get("1"),
            "openapi-python-client's": lambda: get_success_plan.sync("1", client=peer),
            "the runtime of openai": lambda: openai.get("/successplans/1", cast_to=OpenAIOne),
        },
        "page": {
            "httpx2 + pydantic": lambda: Page.model_validate_json(bare.post(many, json={}).content),
            "gainsight_cs": lambda: ours.success_plans.search(select=["Name"], max_items=1000).items,
            "openapi-python-client's": lambda: search_success_plans.sync(
                client=peer, body=plans.models.SearchRequest()
            ),
            "the runtime of openai": lambda: openai.post("/successplans/search", body={}, cast_to=OpenAIPage),
            "httpx2 + msgspec": lambda: decoder.decode(bare.post(many, json={}).content),
        },
    }


def main() -> None:
    """Measure, and print."""
    url, rounds = sys.argv[1], int(sys.argv[2])
    found: dict[str, dict[str, list[float]]] = {}
    for kind, clients in contenders(url).items():
        count = _CALLS if kind == "call" else _PAGES
        times: dict[str, list[float]] = {name: [] for name in clients}
        for number in range(rounds + 1):
            for name, call in clients.items():
                started = time.process_time()
                for _ in range(count):
                    call()
                if number:
                    times[name].append((time.process_time() - started) / count)
        found[kind] = times
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
