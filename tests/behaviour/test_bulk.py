"""Bulk writes of the first package on the wire, sync and async."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from gainsight_cs import AsyncGainsight, BulkResult, Gainsight, models
from gainsight_cs.errors import BulkError

from tests.behaviour.server import Answer, Asked, Server, serving

ROWS = [{"Name": f"Renewal {number}", "ARR": float("nan")} for number in range(120)]


def stored(asked: Asked) -> Answer:
    return Answer({"result": True, "data": {"count": len(asked.json["records"])}})


def refused(asked: Asked) -> Answer:
    """One bad record fails the whole call; the answer has a list for each record."""
    errors = [
        [{"success": False, "errors": [{"errorCode": "GSOBJ_1006", "fieldName": "ARR", "errorMessage": "Invalid"}]}]
        if record["Name"] == "Renewal 60"
        else []
        for record in asked.json["records"]
    ]
    if not any(errors):
        return stored(asked)
    body = {"result": False, "errorCode": "GSOBJ_1006", "errorDesc": "Invalid", "data": {"count": 0, "errors": errors}}
    return Answer(body, status=400)


def both(server: Server, write: Callable[[Any], Any]) -> tuple[BulkResult, BulkResult]:
    """What a write comes to with either client."""
    options: dict[str, Any] = {"access_key": "k", "base_url": f"{server.url}/v1", "rate_limit": None}

    async def write_asynchronously() -> BulkResult:
        async with AsyncGainsight(**options) as client:
            result: BulkResult = await write(client)
            return result

    with Gainsight(**options) as client:
        return write(client), asyncio.run(write_asynchronously())


def test_any_number_of_rows_goes_in_calls_of_at_most_fifty() -> None:
    told: list[str] = []
    with serving(reply=stored) as server:
        for result in both(
            server,
            lambda c: c.opportunities.create_many(
                (models.OpportunityRecord.model_validate(row) if row is ROWS[0] else row for row in ROWS),
                on_progress=lambda so_far: told.append(str(so_far)),
            ),
        ):
            assert [entry.index for entry in result.succeeded] == list(range(120))
            result.raise_for_failures()
    assert [len(asked.json["records"]) for asked in server.asked] == [50, 50, 20] * 2
    assert server.asked[0].json["records"][:2] == [{"Name": f"Renewal {n}", "ARR": None} for n in (0, 1)]
    assert len(told) == 6 and "120" in told[-1]


@pytest.mark.parametrize("keys", ["Name", ["Name", "CompanyName"], ("Name", "CompanyName")])
def test_what_is_the_same_for_all_rows_goes_with_every_call(keys: Any) -> None:
    with serving(reply=stored) as server:
        for result in both(server, lambda c: c.opportunities.update_many(iter(ROWS), keys=keys)):
            assert len(result.succeeded) == 120
    query = keys if isinstance(keys, str) else ",".join(keys)
    assert {asked.path for asked in server.asked} == {f"/v1/data/objects/Opportunity?keys={query}"}


def test_an_iterator_of_keys_serves_every_call() -> None:
    with serving(reply=stored) as server:
        both(server, lambda c: c.opportunities.update_many(ROWS, keys=iter(["Name", "CompanyName"])))
    assert {asked.path for asked in server.asked} == {"/v1/data/objects/Opportunity?keys=Name,CompanyName"}


def test_the_rows_at_fault_are_named_by_the_servers_nested_errors() -> None:
    with serving(reply=refused) as server:
        for result in both(server, lambda c: c.opportunities.create_many(ROWS)):
            assert [entry.index for entry in result.failed] == list(range(50, 100))
            assert len(result.succeeded) == 70
            [found] = [entry for entry in result.failed if entry.problems]
            [problem] = found.problems
            assert (found.index, problem.code, problem.field, problem.message) == (60, "GSOBJ_1006", "ARR", "Invalid")
            assert len(result.retry_rows()) == 49
            with pytest.raises(BulkError) as raised:
                result.raise_for_failures()
            assert raised.value.result is result
