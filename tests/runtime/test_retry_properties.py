"""Retries: random outcomes of every kind through both clients, each trace held against what is promised.

The promises stand in this file in words of their own; nothing here asks `retry` what it thinks.
"""

from __future__ import annotations

from email.utils import formatdate
from itertools import pairwise
from typing import Any, NamedTuple

from hypothesis import assume, given
from hypothesis import strategies as st

from generator.runtime.errors import (
    APIConnectionError,
    APIError,
    APIResultError,
    APIStatusError,
    APITimeoutError,
    ResponseDecodeError,
)
from generator.runtime.mock import response
from generator.runtime.operation import Arguments, Operation
from generator.runtime.request import Request
from generator.runtime.response import Response
from generator.runtime.transport import Fault
from generator.runtime.values import Hooks, RateLimit, RequestOptions, Timeout

from .sample import CREATE, GET, Time, ok
from .scripted import async_client, client, few, run

CLOSE = 0.002  # The shortest limit of an attempt is a millisecond, even where less is left.


class Event(NamedTuple):
    """What comes of one attempt.

    Attributes:
        seconds: How long it takes, if the attempt may take so long.
        status: The answer's status; None where no answer comes.
        body: Its content.
        wait: Its Retry-After in seconds, if it has one.
        as_date: Whether that is written as a date.
        odd_wait: A Retry-After that says nothing.
        sent: For a fault, whether the request may have arrived.
        timeout: For a fault, whether it was waited for too long.
    """

    seconds: float
    status: int | None = None
    body: bytes = b""
    wait: float | None = None
    as_date: bool = False
    odd_wait: str | None = None
    sent: bool = False
    timeout: bool = False

    def header(self, now: float) -> str | None:
        if self.wait is None:
            return self.odd_wait
        return formatdate(now + self.wait, usegmt=True) if self.as_date else f"{self.wait:g}"

    def asked(self, now: float) -> float | None:
        """The seconds that the answer asks for. A date has whole seconds and may be in the past.

        A body that is no JSON counts as a fault of the connection, and its headers for nothing.
        """
        if self.wait is None or self.is_broken:
            return None
        return max(0.0, int(now + self.wait) - now if self.as_date else self.wait)

    @property
    def is_broken(self) -> bool:
        return self.status == 200 and self.body.startswith(b"<")

    @property
    def is_passing(self) -> bool:
        """Whether the same request may fare better later."""
        if self.status is None or self.is_broken:
            return True
        return self.status in (408, 409, 425, 429) or (self.status >= 500 and self.status != 501)

    @property
    def is_unknown(self) -> bool:
        """Whether nobody can say if the server did it: a refusal says that it did not."""
        return self.may_be_processed and not 400 <= (self.status or 0) < 500

    @property
    def may_be_processed(self) -> bool:
        if self.status is None:
            return self.sent
        told_to_wait = self.wait is not None or self.odd_wait is not None
        return not (self.status == 429 or (self.status == 503 and told_to_wait))


GOOD = b'{"result": true, "data": {"Name": "a"}}'
REFUSED = b'{"result": false, "errorCode": "X"}'
WRONG = b'{"result": true, "data": "text"}'

latencies = st.sampled_from([0.0, 0.0, 0.1, 2.0, 20.0])
waits = st.one_of(st.none(), st.sampled_from([0.0, 0.5, 1.0, 7.0, 60.0, 61.0, 3600.0, -5.0]))
errors = st.builds(
    lambda seconds, status, wait, as_date, odd: Event(
        seconds, status, b"", wait, as_date, odd if wait is None else None
    ),
    latencies,
    st.sampled_from([302, 400, 401, 404, 408, 409, 422, 425, 429, 429, 500, 501, 502, 503, 503, 504]),
    waits,
    st.booleans(),
    st.sampled_from([None, None, "nan", "inf", "soon", ""]),
)
bodies = st.sampled_from([GOOD, b"<html>", REFUSED, WRONG])
answers = st.builds(lambda seconds, body, wait: Event(seconds, 200, body, wait), latencies, bodies, waits)
faults = st.builds(
    lambda seconds, sent, late: Event(seconds, sent=sent, timeout=late), latencies, st.booleans(), st.booleans()
)
passing = st.one_of(errors, faults).filter(lambda event: event.is_passing)
scripts = st.builds(lambda many, last: [*many, last], st.lists(passing, max_size=5), st.one_of(errors, answers, faults))


class Attempt(NamedTuple):
    start: float
    end: float
    event: Event


class Result(NamedTuple):
    """A call that came to its end."""

    attempts: list[Attempt]
    end: float
    value: Any
    error: APIError | None
    told: list[str]
    waits: list[float]


class Play:
    """A server that acts out a script, and the client's clock."""

    def __init__(self, script: list[Event], chance: float) -> None:
        self.time = Time(chance)
        self.attempts: list[Attempt] = []
        self.told: list[str] = []
        self._script = script
        self.hooks = Hooks(
            on_request=lambda request: self.told.append("request"),
            on_response=lambda request, answer: self.told.append("response"),
            on_retry=lambda request, outcome, wait: self.told.append("retry"),
        )

    def reply(self, request: Request) -> Response:
        event = self._script[min(len(self.attempts), len(self._script) - 1)]
        start = self.time.seconds
        patience = request.timeout.read or float("inf")
        if event.seconds > patience:
            event = Event(patience, sent=True, timeout=True)
        self.time.seconds += event.seconds
        self.attempts.append(Attempt(start, self.time.seconds, event))
        if event.status is None:
            raise Fault("x", sent=event.sent, timeout=event.timeout)
        header = event.header(self.time.seconds)
        headers = {} if header is None else {"Retry-After": header}
        return response(event.body, status=event.status, headers=headers)

    def result(self, value: Any, error: APIError | None) -> Result:
        return Result(self.attempts, self.time.seconds, value, error, self.told, self.time.slept)


class Case(NamedTuple):
    """A call to make."""

    operation: Operation[Any]
    script: list[Event]
    options: RequestOptions
    chance: float

    @property
    def is_idempotent(self) -> bool:
        return self.options.get("idempotent", self.operation is GET)

    @property
    def arguments(self) -> Arguments:
        if self.operation is GET:
            return Arguments(("1",), options=self.options)
        return Arguments(body={"records": []}, options=self.options)


def made(operation: Operation[Any], script: list[Event], chance: float, retries: int, total: Any, says: Any) -> Case:
    options = RequestOptions(max_retries=retries, timeout=Timeout(read=15.0, total=total))
    if says is not None:
        options["idempotent"] = says
    return Case(operation, script, options, chance)


cases = st.builds(
    made,
    st.sampled_from([GET, CREATE]),
    scripts,
    st.sampled_from([0.0, 0.25, 1.0]),
    st.integers(0, 5),
    st.sampled_from([None, 600.0, 3.0, 0.7, 30.0]),
    st.sampled_from([None, None, True, False]),
)


def played(case: Case, **others: Any) -> Result:
    play = Play(case.script, case.chance)
    sample = client(play.reply, clock=play.time.clock, hooks=play.hooks, **others)
    try:
        answer: Any = sample.caller.raw.call(case.operation, case.arguments)
        value = answer.parse()
    except APIError as error:
        return play.result(None, error)
    assert answer.attempts == len(play.attempts)
    return play.result(value, None)


async def played_async(case: Case, **others: Any) -> Result:
    play = Play(case.script, case.chance)
    sample = async_client(play.reply, clock=play.time.clock, hooks=play.hooks, **others)
    try:
        answer: Any = await sample.caller.raw.call(case.operation, case.arguments)
        value = answer.parse()
    except APIError as error:
        return play.result(None, error)
    assert answer.attempts == len(play.attempts)
    return play.result(value, None)


def longest_wait(number: int) -> float:
    """Of our own choice, before the attempt with this number."""
    return min(8.0, 0.5 * 2.0 ** (number - 1))


@few(100)
@given(cases)
def test_nothing_is_sent_again_that_must_not_be(case: Case) -> None:
    attempts = played(case).attempts
    assert 1 <= len(attempts) <= case.options["max_retries"] + 1
    for attempt in attempts[:-1]:
        assert attempt.event.is_passing
        assert case.is_idempotent or not attempt.event.may_be_processed


@few(100)
@given(cases)
def test_every_wait_is_the_one_asked_for_or_a_bounded_one(case: Case) -> None:
    attempts = played(case).attempts
    for number, (before, after) in enumerate(pairwise(attempts), 1):
        wait, asked = after.start - before.end, before.event.asked(before.end)
        if asked is None:
            assert 0.0 <= wait <= longest_wait(number) + 1e-9
        else:
            assert asked <= 60.0 and abs(wait - asked) < 1e-6


@few(100)
@given(cases)
def test_a_call_gives_up_only_where_it_must(case: Case) -> None:
    result = played(case)
    last, number = result.attempts[-1], len(result.attempts)
    if number > case.options["max_retries"] or not last.event.is_passing:
        return
    if last.event.may_be_processed and not case.is_idempotent:
        return
    asked = last.event.asked(last.end)
    if asked is not None and asked > 60.0:
        return
    wait = longest_wait(number) * case.chance if asked is None else asked
    total = total_of(case)
    assert total is not None and last.end + wait >= 1000.0 + total, "it gave up although it had time"


def total_of(case: Case) -> float | None:
    timeout = case.options["timeout"]
    assert isinstance(timeout, Timeout)
    return timeout.total


@few(100)
@given(cases)
def test_no_call_takes_longer_than_its_deadline(case: Case) -> None:
    result, total = played(case), total_of(case)
    assert total is None or result.end - 1000.0 <= total + CLOSE


@few(100)
@given(cases)
def test_what_came_last_is_what_the_caller_gets(case: Case) -> None:
    result = played(case)
    check_result(result, result.attempts[-1].event)
    answered = sum(attempt.event.status is not None for attempt in result.attempts)
    assert result.told.count("request") == len(result.attempts)
    assert result.told.count("response") == answered
    assert result.told.count("retry") == len(result.waits) == len(result.attempts) - 1


def check_result(result: Result, last: Event) -> None:
    error, sends = result.error, len(result.attempts)
    if last.status is None:
        assert isinstance(error, APIConnectionError)
        assert isinstance(error, APITimeoutError) == last.timeout
        assert error.attempts == sends
        assert error.sent == any(attempt.event.is_unknown for attempt in result.attempts)
    elif last.status != 200:
        assert isinstance(error, APIStatusError) and error.status_code == last.status
        assert error.response is not None and error.response.attempts == sends
    elif last.body == GOOD:
        assert error is None and result.value is not None
    else:
        assert type(error) is (APIResultError if last.body == REFUSED else ResponseDecodeError)
        assert error.response is not None and error.response.attempts == sends


@few(100)
@given(cases)
def test_both_clients_do_the_same(case: Case) -> None:
    result, other = played(case), run(played_async(case))
    assert result[:3] == other[:3] and result[4:] == other[4:]
    assert type(result.error) is type(other.error) and str(result.error) == str(other.error)


@few(100)
@given(cases, st.integers(1, 3), st.sampled_from([0.5, 10.0, 90.0]))
def test_the_rate_limit_changes_no_outcome_but_by_time(case: Case, calls: int, per: float) -> None:
    """The wait for a place counts towards the deadline, and a call that gets none was sent as often as it says."""
    result = played(case, rate_limit=RateLimit(calls, per))
    total = total_of(case)
    assert total is None or result.end - 1000.0 <= total + CLOSE
    if isinstance(result.error, APITimeoutError) and "rate limit" in str(result.error):
        assert result.error.attempts == len(result.attempts)
        assert result.error.sent == any(a.event.is_unknown for a in result.attempts)
    else:
        check_result(result, result.attempts[-1].event)
    for attempt in result.attempts[:-1]:
        assert case.is_idempotent or not attempt.event.may_be_processed


@few(60)
@given(st.lists(passing, min_size=3, max_size=3), st.sampled_from([0.0, 1.0]))
def test_a_good_answer_is_found_behind_what_passes(script: list[Event], chance: float) -> None:
    assume(all((event.wait or 0.0) <= 60.0 for event in script))
    result = played(made(GET, [*script, Event(0.0, 200, GOOD)], chance, 3, None, None))
    assert result.error is None and len(result.attempts) == 4
    assert ok({"Name": "a"})["data"]["Name"] == result.value.name
