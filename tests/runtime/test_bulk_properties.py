"""Bulk writes: whatever the rows are and whatever the server does, each row is accounted for, and rightly so.

The model server keeps a log of what reached it and what it wrote: every entry of a result is held against that log.
"""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain, pairwise
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime.bulk import BulkEntry, BulkResult
from generator.runtime.errors import APIConnectionError, BulkError
from generator.runtime.mock import response
from generator.runtime.operation import Arguments, Body, BulkRule, Operation
from generator.runtime.request import Request
from generator.runtime.response import Response
from generator.runtime.settings import RowErrors
from generator.runtime.transport import Fault

from .sample import CREATE, SETTINGS, UPDATE, Plan, Sample, Time, WriteData, ok
from .scripted import AsyncSample, few, run

PLACES = SETTINGS._replace(
    row_errors=RowErrors("data.errors", "errorCode", "fieldName", "errorMessage", "invalidValue")
)
ADD: Operation[WriteData] = Operation(
    id="addPlans",
    method="POST",
    path="/plans/all",
    body=Body("application/json", lambda: list[Plan]),
    response=lambda: WriteData,
    enveloped=True,
)


class Write(NamedTuple):
    """An operation as a bulk method calls it."""

    operation: Operation[Any]
    field: str | None
    arguments: Arguments

    @property
    def is_idempotent(self) -> bool:
        return self.operation is UPDATE


WRITES = (
    Write(CREATE, "records", Arguments(body={"note": "n"})),
    Write(UPDATE, "records", Arguments(("Name",), body={})),
    Write(ADD, None, Arguments()),
)


class Row(NamedTuple):
    """A row of the input.

    Attributes:
        given: What the caller passes.
        name: What it is called on the wire, where it can be sent.
        refused: Whether the server will not have it.
    """

    given: Any
    name: str | None
    refused: bool = False


def row(number: int, kind: str) -> Row:
    name = f"r{number}"
    match kind:
        case "wire":
            return Row({"Name": name, "ARR": float("nan")}, name)
        case "python":
            return Row({"name": name, "company_id": "c", "Region__gc": [1]}, name)
        case "model":
            return Row(Plan(name=name), name)
        case "once":
            return Row({"Name": name, "owners": ({"Email": mail} for mail in "ab")}, name)
        case "refused":
            return Row({"Name": name, "Status": "refused"}, name, refused=True)
        case "out of bounds":
            return Row({"Name": name, "ARR": -1}, None)
        case "nameless":
            return Row({"ARR": number}, None)
        case _:
            return Row(number, None)


kinds = st.sampled_from(["wire", "python", "model", "refused", "out of bounds", "nameless", "number"])
mostly_good = st.one_of(st.sampled_from(["wire", "python", "model"]), st.sampled_from(["wire", "python"]), kinds)
inputs = st.lists(mostly_good, max_size=30).map(lambda all_kinds: [row(n, kind) for n, kind in enumerate(all_kinds)])


class Event(NamedTuple):
    """What the server does with one request.

    Attributes:
        writes: Whether it does what it is asked, unless it refuses a row.
        says: How it answers: "well", "401", "fault"...; only "well" is true.
        closes: Whether the client is closed meanwhile.
    """

    writes: bool
    says: str
    closes: bool = False


lost = st.builds(
    Event, st.booleans(), st.sampled_from(["500", "lost", "late", "broken", "503", "wrong"]), st.just(False)
)
refusals = ["400", "failure", "401", "403", "302", "408", "409", "429", "503 later", "refused connection"]
refused = st.builds(Event, st.just(False), st.sampled_from(refusals), st.just(False))
closing = st.builds(Event, st.booleans(), st.sampled_from(["500", "lost", "429"]), st.just(True))
well = st.just(Event(True, "well"))
closed_well = st.just(Event(True, "well", closes=True))
chains = st.one_of(
    *[each.map(lambda event: [event]) for each in (well, well, lost, refused, closing, closed_well)],
    # An attempt may be refused after one that was not.
    st.tuples(lost, refused).map(list),
)
scripts = st.lists(chains, max_size=8).map(lambda parts: [*chain(*parts)])
WELL = Event(True, "well")


class Desk:
    """The server: writes all rows of a call or none, and remembers.

    Attributes:
        rows: All rows that arrived, as often as they did.
        seen: The names of the rows of each request that arrived.
        written: How often each name was written.
        confirmed: How often the client was told so.
    """

    def __init__(self, write: Write, script: list[Event], form: int) -> None:
        self.rows: list[dict[str, Any]] = []
        self.seen: list[tuple[str, ...]] = []
        self.written: Counter[str] = Counter()
        self.confirmed: Counter[str] = Counter()
        self.close: Callable[[], object] = lambda: None
        self._write = write
        self._script = script
        self._form = form
        self._lock = threading.Lock()

    def send(self, request: Request) -> Response:
        with self._lock:
            event = self._script.pop(0) if self._script else WELL
            if event.closes:
                self.close()
            if event.says == "refused connection":
                raise Fault("x", sent=False)
            body = request.json
            rows = body if self._write.field is None else body[self._write.field]
            return self._answer(event, rows)

    def _answer(self, event: Event, rows: list[dict[str, Any]]) -> Response:
        names = tuple(row["Name"] for row in rows)
        self.rows += rows
        self.seen.append(names)
        bad = [row.get("Status") == "refused" for row in rows]
        writes = event.writes and event.says != "429"
        if writes and not any(bad):
            self.written.update(names)
        match event.says:
            case "well" if not any(bad):
                self.confirmed.update(names)
                return response(ok({"count": len(rows)}))
            case "well":
                return self._refusal(rows, bad)
            case "lost" | "late":
                raise Fault("x", sent=True, timeout=event.says == "late")
            case "broken":
                return response(b'{"result": true, "da')
            case "wrong":
                return response(ok("text"))
            case "failure":
                return response({"result": False, "errorCode": "X", "data": None})
            case "503 later":
                return response(b"", status=503, headers={"Retry-After": "1"})
            case _:
                return response(b"", status=int(event.says))

    def _refusal(self, rows: list[dict[str, Any]], bad: list[bool]) -> Response:
        """Which rows are at fault, as different servers say it."""
        leaves = [
            {"errorCode": "E", "fieldName": "Name", "errorMessage": "no", "invalidValue": row["Name"]} for row in rows
        ]
        placed: list[Any] = [
            [{"success": False, "errors": [leaf]}] if is_bad else [] for leaf, is_bad in zip(leaves, bad, strict=True)
        ]
        match self._form % 4:
            case 0:
                errors = placed
            case 1:
                errors = [placed]
            case 2:
                errors = [place or None for place in placed]
            case _:
                errors = [place for place in placed if place]
        status = 400 if self._form < 4 else 200
        return response({"result": False, "errorCode": "E", "data": {"count": 0, "errors": errors}}, status=status)


class Broken(Exception):
    """What a caller's own generator may raise."""


class Order(NamedTuple):
    """A bulk write to make."""

    write: Write
    limit: int
    concurrency: int
    retries: int
    asynchronous: bool


orders = st.builds(
    Order, st.sampled_from(WRITES), st.integers(1, 7), st.sampled_from([1, 1, 2, 3]), st.integers(0, 2), st.booleans()
)


class Done(NamedTuple):
    """What came back, and what was told on the way."""

    result: BulkResult
    progress: list[int]
    raised: BulkError | None


def done(order: Order, desk: Desk, rows: Iterable[Any]) -> Done:
    progress: list[int] = []

    def told(result: BulkResult) -> None:
        progress.append(sum(map(len, lists(result))))

    try:
        result = run(written_async(order, desk, rows, told)) if order.asynchronous else written(order, desk, rows, told)
    except BulkError as error:
        return Done(_result(error), progress, error)
    return Done(result, progress, None)


def _result(error: BulkError) -> BulkResult:
    assert error.result is not None
    return error.result


def written(order: Order, desk: Desk, rows: Iterable[Any], told: Callable[[BulkResult], None]) -> BulkResult:
    client = Sample(transport=desk, settings=PLACES, clock=Time(0.5).clock, max_retries=order.retries)
    desk.close = client.close
    operation, field, arguments = order.write
    rule = BulkRule(field, order.limit)
    return client.caller.bulk(operation, rule, rows, arguments, order.concurrency, told)


async def written_async(
    order: Order, desk: Desk, rows: Iterable[Any], told: Callable[[BulkResult], None]
) -> BulkResult:
    class Transport:
        async def send(self, request: Request) -> Response:
            await asyncio.sleep(0)
            return desk.send(request)

        def close(self) -> None: ...

    client = AsyncSample(transport=Transport(), settings=PLACES, clock=Time(0.5).clock, max_retries=order.retries)
    desk.close = client.caller.line.end
    operation, field, arguments = order.write
    rule = BulkRule(field, order.limit)
    return await client.caller.bulk(operation, rule, rows, arguments, order.concurrency, told)


def lists(result: BulkResult) -> tuple[list[Any], ...]:
    return result.succeeded, result.failed, result.uncertain, result.unsent


def status_of(entry: BulkEntry) -> int | None:
    return entry.error.status_code if entry.error else None


def names_of(entries: Iterable[Any], rows: list[Row]) -> list[str]:
    return [name for entry in entries if (name := rows[entry.index].name) is not None]


@few(200)
@given(orders, inputs, scripts, st.integers(0, 7))
def test_every_row_is_accounted_for(order: Order, rows: list[Row], script: list[Event], form: int) -> None:
    desk = Desk(order.write, list(script), form)
    result, progress, raised = done(order, desk, (row.given for row in rows))
    assert raised is None
    check_account(result, rows)
    check_parts(desk, rows, order)
    check_against(desk, result, rows, order)
    assert progress == sorted(progress)
    if "refused connection" not in [event.says for event in script] and not any(event.closes for event in script):
        assert len(progress) == len(set(desk.seen)), "it tells once for each call"


def check_account(result: BulkResult, rows: list[Row]) -> None:
    """That each row of the input is in one list, once."""
    entries = [entry for each in lists(result) for entry in each]
    assert sorted(entry.index for entry in entries) == list(range(len(rows)))
    assert all(entry.row is rows[entry.index].given for entry in entries)
    for each in lists(result):
        assert all(before.index < after.index for before, after in pairwise(each))
    assert all(entry.error is None for entry in result.succeeded)
    assert all(entry.error is not None for entry in [*result.failed, *result.uncertain])
    good = {entry.index for entry in result.failed if entry.problems and not rows[entry.index].refused}
    assert all(rows[index].name is None for index in good), "the server blamed others"


def check_parts(desk: Desk, rows: list[Row], order: Order) -> None:
    """That calls are the input cut into pieces, in order."""
    position = {row.name: number for number, row in enumerate(rows) if row.name is not None}
    parts = list(dict.fromkeys(desk.seen))
    assert all(0 < len(part) <= order.limit for part in parts)
    if order.concurrency > 1:
        parts.sort(key=lambda part: position[part[0]])
    sent = [position[name] for part in parts for name in part]
    assert sent == sorted(set(sent))


def check_against(desk: Desk, result: BulkResult, rows: list[Row], order: Order) -> None:
    """That the result says of each row what the server knows."""
    arrived = {name for part in desk.seen for name in part}
    for name in names_of(result.succeeded, rows):
        assert desk.confirmed[name] == 1 and desk.written[name] >= 1
    for name in names_of([*result.failed, *result.unsent], rows):
        assert not desk.written[name], "it was written after all"
    assert arrived.issuperset(names_of(result.uncertain, rows))
    assert all(rows[entry.index].name is None for entry in result.failed if not status_of(entry))
    if not order.write.is_idempotent:
        assert not [name for name, times in desk.written.items() if times > 1]
    again = [id(row) for row in result.retry_rows()]
    index = {id(row.given): number for number, row in enumerate(rows)}
    assert [index[each] for each in again] == sorted(index[each] for each in again)
    if not order.write.is_idempotent:
        assert not {id(rows[e.index].given) for e in result.uncertain}.intersection(again)
        assert not [each for each in again if desk.written[str(rows[index[each]].name)]]


@few(80)
@given(orders, inputs, scripts, st.integers(0, 7), st.sampled_from(["401", "403", "404", "302", "429"]))
def test_nothing_is_sent_after_a_fatal_answer(
    order: Order, rows: list[Row], script: list[Event], form: int, status: str
) -> None:
    mild = [event for event in script if event.says in ("well", "400", "failure") and not event.closes]
    desk = Desk(order.write, [*mild, *[Event(False, status)] * 40], form)
    result = done(order._replace(retries=0), desk, [row.given for row in rows]).result
    check_account(result, rows)
    assert len(desk.seen) <= len(mild) + order.concurrency


@few(120)
@given(orders, inputs, scripts, st.integers(0, 7))
def test_running_the_rest_writes_every_good_row_once(
    order: Order, rows: list[Row], script: list[Event], form: int
) -> None:
    desk, left, given_up = Desk(order.write, list(script), form), rows, set[str]()
    for _ in range(len(rows) + len(script) + 2):
        result = done(order, desk, [row.given for row in left]).result
        refused = [entry for entry in result.failed if not entry.innocent and not entry.problems]
        # A server that doesn't say which row it refuses blames them all. A wrong key is nobody's fault.
        blamed = [entry for entry in refused if status_of(entry) in (200, 400, 409)]
        given_up.update(names_of(blamed, left))
        if not order.write.is_idempotent:
            given_up.update(names_of(result.uncertain, left))
        by_row = {id(row.given): row for row in left}
        left = [by_row[id(given)] for given in result.retry_rows()]
        if not left:
            break
    assert not left, "the rest never comes to its end"
    for row in rows:
        if row.name is None or row.refused:
            assert row.name not in desk.written
        elif row.name not in given_up:
            times = desk.written[row.name]
            assert times == 1 or (times > 1 and order.write.is_idempotent)


@few(80)
@given(
    orders,
    inputs,
    scripts,
    st.integers(0, 30),
    st.sampled_from([Broken("x"), APIConnectionError("x"), ValueError("x"), StopAsyncIteration()]),
)
def test_an_input_that_raises_loses_nothing(
    order: Order, rows: list[Row], script: list[Event], end: int, error: Exception
) -> None:
    """Rows may come from another search, which fails with an error of this very package."""

    def broken() -> Iterator[Any]:
        yield from (row.given for row in rows[:end])
        raise error

    desk = Desk(order.write, list(script), 0)
    result, _, raised = done(order, desk, broken())
    assert raised is not None, "the caller must learn that its input was not read to its end"
    check_account(result, rows[:end])
    check_against(desk, result, rows, order)
    with pytest.raises(BulkError):
        result.raise_for_failures()


@few(60)
@given(orders, st.lists(st.sampled_from(["wire", "once", "once", "refused", "out of bounds"]), max_size=12), scripts)
def test_what_can_be_read_once_is_sent_whole_each_time(order: Order, kinds: list[str], script: list[Event]) -> None:
    rows = [row(number, kind) for number, kind in enumerate(kinds)]
    desk = Desk(order.write, list(script), 0)
    result = done(order, desk, [row.given for row in rows]).result
    done(order, desk, result.retry_rows())
    for each in desk.rows:
        if kinds[int(each["Name"][1:])] == "once":
            assert [owner["Email"] for owner in each["owners"]] == ["a", "b"]


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_long_input_is_read_as_it_is_written(asynchronous: bool) -> None:
    order = Order(WRITES[0], 50, 4, 0, asynchronous)
    ahead, answered, pulled = 0, 0, 0

    def rows() -> Generator[Any]:
        nonlocal pulled, ahead
        for number in range(200_000):
            pulled += 1
            ahead = max(ahead, pulled - answered)
            yield {"Name": str(number)}

    class Quick(Desk):
        def send(self, request: Request) -> Response:
            nonlocal answered
            with self._lock:
                answered += 50
            return response(ok({"count": 50}))

    result = done(order, Quick(order.write, [], 0), rows()).result
    assert len(result.succeeded) == pulled == 200_000
    assert ahead <= 4 * 50 + 50
