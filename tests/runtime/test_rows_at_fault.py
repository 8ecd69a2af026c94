"""Which rows of a call a server's answer speaks of."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from generator.runtime.bulk import BulkResult, RowProblem
from generator.runtime.mock import MockTransport
from generator.runtime.operation import Arguments, BulkRule
from generator.runtime.settings import RowErrors

from .sample import CREATE, SETTINGS, Sample

WHERE = RowErrors("data.errors", "errorCode", "fieldName", "errorMessage", "invalidValue")
ROWS = [{"Name": "a", "ARR": 1}, {"Name": "b", "ARR": 2}, {"Name": "c", "ARR": 3}]


def bad(value: Any) -> dict[str, Any]:
    return {"errorCode": "E1", "fieldName": "Name", "errorMessage": "odd", "invalidValue": value}


def written(errors: Any, *, ok: bool) -> BulkResult:
    """What becomes of three rows of one call."""
    mock = MockTransport()
    mock.on("POST", "/plans", json={"result": ok, "data": {"count": 0, "errors": errors}})
    with Sample(settings=SETTINGS._replace(row_errors=WHERE), transport=mock) as client:
        return client.caller.bulk(CREATE, BulkRule("records", 3), ROWS, Arguments(body={}), 1, None)


def indexes(entries: list[Any]) -> list[int]:
    return [entry.index for entry in entries]


@pytest.mark.parametrize(
    "errors",
    [
        [[], [{"success": False, "errors": [bad("b")]}], []],
        [[[], [bad("b")], []]],
        [None, bad("b"), None],
        [[{"success": False, "errors": [bad("b")]}]],
        [bad("b")],
    ],
    ids=["by position", "wrapped once more", "flat", "only those at fault", "flat, only those at fault"],
)
def test_a_row_is_found_by_position_or_by_value(errors: Any) -> None:
    result = written(errors, ok=False)
    assert indexes(result.failed) == [0, 1, 2]
    assert [entry.problems for entry in result.failed] == [(), (RowProblem("E1", "Name", "odd"),), ()]
    assert result.retry_rows() == [ROWS[0], ROWS[2]]


@pytest.mark.parametrize("errors", [[bad("z")], None, [], "many"])
def test_where_no_row_is_named_none_is_innocent(errors: Any) -> None:
    result = written(errors, ok=False)
    assert indexes(result.failed) == [0, 1, 2]
    assert result.retry_rows() == []


def test_a_good_answer_may_name_rows_that_were_refused() -> None:
    result = written([None, bad("b"), None], ok=True)
    assert (indexes(result.succeeded), indexes(result.failed)) == ([0, 2], [1])


def test_a_good_answer_that_names_no_row_leaves_all_uncertain() -> None:
    result = written([bad("z")], ok=True)
    assert (indexes(result.succeeded), indexes(result.uncertain)) == ([], [0, 1, 2])


@pytest.mark.parametrize("errors", [None, [], [[], [], []]])
def test_a_good_answer_without_errors_is_one(errors: Any) -> None:
    assert indexes(written(errors, ok=True).succeeded) == [0, 1, 2]


def test_a_problem_shows_no_value() -> None:
    [_, entry, _] = written([None, bad("b"), None], ok=False).failed
    assert repr(entry.problems) == "(RowProblem(code='E1', field='Name'),)"


def test_whatever_a_transport_raises_the_result_is_not_lost() -> None:
    def broken(_: Any) -> Any:
        raise KeyError("odd")

    mock = MockTransport()
    mock.on("POST", "/plans", json={"result": True, "data": {"count": 1}})
    mock.on("POST", "/plans", reply=broken)
    with Sample(transport=mock) as client:
        result = client.caller.bulk(CREATE, BulkRule("records", 1), ROWS, Arguments(body={}), 1, None)
    assert (indexes(result.succeeded), indexes(result.uncertain)) == ([0], [1, 2])
    assert isinstance(result.uncertain[0].error and result.uncertain[0].error.__cause__, KeyError)


@pytest.mark.parametrize("concurrency", [1, 2])
def test_a_run_that_is_broken_off_accounts_for_the_calls_under_way(concurrency: int) -> None:
    first_is_settled = threading.Event()
    seen: list[BulkResult] = []

    def reply(request: Any) -> Any:
        if request.json["records"][0]["Name"] == "a":
            return {"result": True, "data": {"count": 1}}
        assert first_is_settled.wait(10)
        raise KeyboardInterrupt

    def progressed(result: BulkResult) -> None:
        seen.append(result)
        first_is_settled.set()

    mock = MockTransport()
    mock.on("POST", "/plans", reply=reply)
    with Sample(transport=mock) as client, pytest.raises(KeyboardInterrupt):
        client.caller.bulk(CREATE, BulkRule("records", 1), ROWS, Arguments(body={}), concurrency, progressed)
    assert indexes(seen[-1].succeeded) == [0]
    assert 1 in indexes(seen[-1].uncertain)
