"""The limiter: whatever a client's calls do, no window of the server ever holds too many of them.

Calls run on a clock that jumps from event to event. All times are whole numbers of ticks, a power of two of a
second, so that sums of them are exact and a window can be checked to its very edge.
"""

from __future__ import annotations

import asyncio
import heapq
import math
import selectors
import threading
import time
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from itertools import count, pairwise
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime.errors import APIError, APITimeoutError
from generator.runtime.limiter import Limiter
from generator.runtime.mock import response
from generator.runtime.operation import Arguments
from generator.runtime.request import Request
from generator.runtime.response import Response
from generator.runtime.retry import Clock
from generator.runtime.transport import Fault
from generator.runtime.values import RateLimit, Timeout

from .sample import GET, Sample, ok
from .scripted import AsyncSample, client, few, good

TICK = 1 / 64
ONE = Arguments(("1",))

ticks = st.integers(0, 200).map(lambda number: number * TICK)
limits = st.builds(RateLimit, st.integers(1, 6), st.integers(1, 640).map(lambda number: number * TICK))


def check_windows(arrivals: list[float], limit: RateLimit, phase: float = 0.0) -> None:
    """That no window of any kind holds more arrivals than the limit allows."""
    arrivals = sorted(arrivals)
    for first, last in zip(arrivals, arrivals[limit.calls :], strict=False):
        assert last - first >= limit.per, "a half-open sliding window holds too many"
    for start in (0.0, phase, limit.per / 2):
        windows = Counter(math.floor((moment - start) / limit.per) for moment in arrivals)
        assert max(windows.values(), default=0) <= limit.calls, "a fixed window holds too many"
    level = Fraction(0)
    leak = limit.calls / Fraction(limit.per)
    for before, moment in pairwise([0.0, *arrivals]):
        level = max(Fraction(0), level - leak * (Fraction(moment) - Fraction(before))) + 1
        assert level <= limit.calls, "the bucket flows over"


class Fate(NamedTuple):
    """What becomes of one attempt.

    Attributes:
        there: How long it takes to the server.
        back: How long the answer takes from there.
        outcome: What comes back.
        arrives: Whether the server counts it.
        broken_off: Whether the caller gives up while it is under way.
    """

    there: float
    back: float
    outcome: Response | Fault
    arrives: bool = True
    broken_off: bool = False


def refusal(retry_after: int | None) -> Response:
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return response(b"", status=429, headers=headers)


outcomes = st.one_of(
    st.builds(good),
    st.builds(good),
    st.sampled_from([500, 503, 404]).map(lambda status: response(b"", status=status)),
    st.sampled_from([None, None, 0, 1, 3, 7]).map(refusal),
)
rarely = st.integers(0, 9).map(lambda number: number == 9)
answered = st.builds(Fate, ticks, ticks, outcomes, st.just(True), rarely)
faulty = st.builds(Fate, ticks, ticks, st.builds(Fault, st.just("x"), sent=st.just(True)), st.booleans(), rarely)
refused = st.builds(Fate, ticks, ticks, st.builds(Fault, st.just("x"), sent=st.just(False)), st.just(False), rarely)
fates = st.lists(st.one_of(answered, answered, faulty, refused), min_size=1, max_size=20)


class World:
    """Many calls of one real client, each a generator of steps, as threads or tasks interleave them.

    Args:
        limit: The client's limit.
        fates: What becomes of the attempts, over and over.
        phase: By how much the clock's date differs from its time.
    """

    def __init__(self, limit: RateLimit | None, fates: list[Fate], phase: float, **others: Any) -> None:
        self.now = 64.0
        self.arrivals: list[float] = []
        self.errors: list[APIError | None] = []
        self.closed_until = 0.0
        self._limit = limit
        self._fates = fates
        self._phase = phase
        self._sent = count()
        self._order = count()
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        clock = Clock(now=lambda: self.now, date=self._date, random=lambda: 0.5)
        self.core = Sample(transport=None, clock=clock, rate_limit=limit, **others).caller.core

    def call_at(self, moment: float) -> None:
        self._at(64.0 + moment, lambda: self._go_on(self.core.call(GET, ONE), None))

    def run(self) -> None:
        while self._events:
            assert next(self._order) < 200_000, "somebody waits for ever"
            self.now, _, act = heapq.heappop(self._events)
            act()

    def _date(self) -> float:
        return self.now + self._phase

    def _at(self, moment: float, act: Callable[[], None]) -> None:
        # No sleep is shorter than asked for; it may well be longer.
        moment = math.ceil(moment / TICK) * TICK
        heapq.heappush(self._events, (max(moment, self.now), next(self._order), act))

    def _go_on(self, steps: Any, outcome: Response | Fault | None) -> None:
        try:
            step = steps.send(outcome)
        except StopIteration:
            self.errors.append(None)
        except APIError as error:
            self.errors.append(error)
        else:
            if isinstance(step, Request):
                self._send(steps)
            else:
                assert step >= 0.0
                self._at(self.now + step, lambda: self._go_on(steps, None))

    def _send(self, steps: Any) -> None:
        assert self.now >= self.closed_until, "sent before the time that the server named"
        fate = self._fates[next(self._sent) % len(self._fates)]
        arrival = self.now + fate.there
        if fate.broken_off:
            self._at(arrival, lambda: self._break_off(steps))
            return
        if fate.arrives:
            self._at(arrival, lambda: self.arrivals.append(self.now))
        self._at(arrival + fate.back, lambda: self._come_back(steps, fate.outcome))

    def _break_off(self, steps: Any) -> None:
        self.arrivals.append(self.now)
        steps.close()
        self.errors.append(None)

    def _come_back(self, steps: Any, outcome: Response | Fault) -> None:
        if isinstance(outcome, Response) and outcome.status_code == 429 and self._limit:
            asked = outcome.headers.get("retry-after")
            per = self._limit.per
            wait = per - self._date() % per if asked is None else float(asked)
            self.closed_until = max(self.closed_until, self.now + min(wait, 60.0))
        # Each call has an outcome of its own to write its attempts on.
        if isinstance(outcome, Response):
            outcome = Response(outcome.status_code, outcome.headers, outcome.content)
        self._go_on(steps, outcome)


@few(120)
@given(limits, fates, st.lists(ticks, min_size=1, max_size=25), ticks, st.integers(0, 3))
def test_no_window_ever_holds_too_many_calls(
    limit: RateLimit, fates: list[Fate], starts: list[float], phase: float, retries: int
) -> None:
    world = World(limit, fates, phase, max_retries=retries, timeout=Timeout(total=None))
    for start in starts:
        world.call_at(start)
    world.run()
    assert len(world.errors) == len(starts), "every call comes to an end"
    assert not any(isinstance(error, APITimeoutError) for error in world.errors), "none gives up"
    check_windows(world.arrivals, limit, -phase)


@few(40)
@given(limits, fates, st.lists(ticks, min_size=1, max_size=25), ticks, st.integers(1, 20))
def test_a_deadline_lets_nothing_through(
    limit: RateLimit, fates: list[Fate], starts: list[float], phase: float, total: int
) -> None:
    """Calls that give up waiting leave the count right for the others."""
    world = World(limit, fates, phase, timeout=Timeout(total=float(total)))
    for start in starts:
        world.call_at(start)
    world.run()
    assert len(world.errors) == len(starts)
    check_windows(world.arrivals, limit, -phase)


@few(15)
@given(st.integers(2, 100), st.integers(1, 600))
def test_a_burst_goes_out_as_fast_as_the_limit_allows(calls: int, seconds: int) -> None:
    limit = RateLimit(calls, seconds)
    instantly = [Fate(0.0, 0.0, good())]
    world = World(limit, instantly, 0.0, timeout=Timeout(total=None))
    for _ in range(3 * calls):
        world.call_at(0.0)
    world.run()
    assert Counter(world.arrivals) == {64.0 + n * seconds: calls for n in range(3)}


class Step(NamedTuple):
    do: str
    seconds: float = 0.0


steps = st.one_of(
    st.just(Step("start")),
    st.just(Step("start")),
    st.just(Step("end")),
    st.builds(Step, st.just("pass"), ticks),
    st.just(Step("almost")),
    st.builds(Step, st.just("close"), st.sampled_from([0.0, TICK, 1.0])),
)


@few(120)
@given(limits, st.lists(steps, min_size=20, max_size=60))
def test_what_is_granted_is_all_that_may_be(limit: RateLimit, script: list[Step]) -> None:
    """No permission is withheld while fewer than `calls` are busy, and a wait is as long as it must be."""
    now, flying, ends, closed_until = 0.0, 0, list[float](), 0.0
    limiter = Limiter(limit, lambda: now)
    for step in script:
        ends = [end for end in ends if end + limit.per > now]
        match step.do:
            case "pass":
                now += step.seconds
            case "almost" if ends:
                # To the last moment at which the oldest answer still counts.
                now = max(now, ends[0] + limit.per - TICK)
            case "close":
                limiter.close_for(step.seconds)
                closed_until = max(closed_until, now + step.seconds)
            case "end" if flying:
                limiter.end()
                flying, ends = flying - 1, [*ends, now]
            case "start":
                wait = limiter.start()
                may = now >= closed_until and flying + len(ends) < limit.calls
                assert (wait == 0.0) == may
                flying += may
                if wait and (ends or now < closed_until):
                    first_end = min(ends, default=now)
                    assert 0.0 < wait <= max(closed_until, first_end + limit.per) - now
                elif wait:
                    assert wait <= 0.1, "all are under way, and any may end soon"


@few(30)
@given(limits, st.lists(st.tuples(ticks, ticks), min_size=1, max_size=30))
def test_a_thread_of_a_real_client_keeps_to_it(limit: RateLimit, pauses: list[tuple[float, float]]) -> None:
    now, there, arrivals = 0.0, 0.0, list[float]()

    def sleep(seconds: float) -> None:
        nonlocal now
        now = math.ceil((now + seconds) / TICK) * TICK

    def serve(request: Request) -> Response:
        sleep(there)
        arrivals.append(now)
        return good()

    clock = Clock(now=lambda: now, date=lambda: now, sleep=sleep)
    sample = client(serve, clock=clock, rate_limit=limit, timeout=Timeout(total=None))
    for pause, travel in pauses:
        sleep(pause)
        there = travel
        sample.plans.get("1")
    assert len(arrivals) == len(pauses)
    check_windows(arrivals, limit)


class JumpingLoop(asyncio.SelectorEventLoop):
    """An event loop whose waits take no time: its clock jumps instead."""

    def __init__(self) -> None:
        self.seconds = 0.0
        outer = self

        class Selector(selectors.DefaultSelector):
            def select(self, timeout: float | None = None) -> Any:
                outer.seconds += timeout or 0.0
                return super().select(0)

        super().__init__(Selector())

    def time(self) -> float:
        return self.seconds


@few(40)
@given(limits, fates, st.integers(1, 25), st.integers(0, 9))
def test_tasks_of_a_real_client_keep_to_it(limit: RateLimit, fates: list[Fate], tasks: int, cancelled: int) -> None:
    arrivals: list[float] = []
    sent = count()

    class Transport:
        async def send(self, request: Request) -> Response:
            fate = fates[next(sent) % len(fates)]
            await asyncio.sleep(fate.there)
            if fate.arrives:
                arrivals.append(loop.time())
            await asyncio.sleep(fate.back)
            if isinstance(fate.outcome, Fault):
                raise Fault("x", sent=fate.outcome.sent)
            return Response(fate.outcome.status_code, fate.outcome.headers, fate.outcome.content)

        def close(self) -> None: ...

    async def main() -> None:
        clock = Clock(now=loop.time, date=loop.time, sleep_async=asyncio.sleep)
        sample = AsyncSample(transport=Transport(), clock=clock, rate_limit=limit, timeout=Timeout(total=None))
        calls = [asyncio.ensure_future(sample.caller.call(GET, ONE)) for _ in range(tasks)]
        for number, call in enumerate(calls[:cancelled]):
            loop.call_later(number * 0.3, call.cancel)
        results = await asyncio.gather(*calls, return_exceptions=True)
        unexpected = [r for r in results if isinstance(r, BaseException)]
        assert all(isinstance(r, APIError | asyncio.CancelledError) for r in unexpected)

    loop = JumpingLoop()
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        runner.run(main())
    for first, last in zip(arrivals, arrivals[limit.calls :], strict=False):
        assert last - first >= limit.per - 1e-9


@few(40)
@given(limits, fates, st.lists(ticks, min_size=1, max_size=25), ticks, st.sampled_from([None, 0, 1, 5, 60, 3600]))
def test_after_a_429_the_whole_client_waits(
    limit: RateLimit, fates: list[Fate], starts: list[float], phase: float, asked: int | None
) -> None:
    """`World` checks every permission against what any thread was told; here all but one start after it was told."""
    world = World(limit, [Fate(0.0, 0.0, refusal(asked)), *fates], phase, timeout=Timeout(total=None))
    for start in [0.0, *(TICK + start for start in starts)]:
        world.call_at(start)
    world.run()
    first, *others = world.arrivals
    named = limit.per - (first + phase) % limit.per if asked is None else min(asked, 60)
    assert all(moment >= first + named for moment in others)
    check_windows(world.arrivals, limit, -phase)


@pytest.mark.parametrize("workers", [4, 12])
def test_real_threads_keep_to_it(workers: int) -> None:
    limit = RateLimit(20, per=0.3)
    arrivals: list[float] = []
    lock = threading.Lock()

    def serve(request: Request) -> Response:
        with lock:
            arrivals.append(time.monotonic())
        return response(ok({"Name": "a"}))

    sample = client(serve, rate_limit=limit)

    def work() -> None:
        for _ in range(60 // workers):
            sample.plans.get("1")

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert len(arrivals) == 60
    for first, last in zip(arrivals, arrivals[20:], strict=False):
        assert last - first >= 0.3 - 1e-6
