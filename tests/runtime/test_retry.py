"""When a request is sent again, and how fast."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import httpx2
import pytest

from generator.runtime.errors import (
    APIConnectionError,
    APITimeoutError,
    InternalServerError,
    RateLimitError,
)
from generator.runtime.limiter import Limiter
from generator.runtime.response import Headers, Response
from generator.runtime.retry import RetryPolicy
from generator.runtime.transport import Fault
from generator.runtime.values import RateLimit

from .sample import Answers, Sample, Time, async_sample, ok, sample

PLAN = ok({"Name": "a"})
BAD = httpx2.Response


def delay(outcome: Response | Fault, attempt: int = 1, idempotent: bool = True) -> float | None:
    clock = Time().clock
    return RetryPolicy().delay(outcome, attempt=attempt, idempotent=idempotent, clock=clock)


def answer(status: int, retry_after: str | None = None) -> Response:
    pairs = [] if retry_after is None else [("Retry-After", retry_after)]
    return Response(status, Headers(pairs), b"")


@pytest.mark.parametrize("status", [408, 409, 425, 429, 500, 502, 503, 504])
def test_passing_statuses(status: int) -> None:
    assert delay(answer(status)) == 0.5
    again = delay(answer(status), idempotent=False)
    assert again == (0.5 if status == 429 else None)


@pytest.mark.parametrize("status", [200, 302, 400, 401, 403, 404, 422, 501])
def test_lasting_statuses(status: int) -> None:
    assert delay(answer(status)) is None


def test_backoff_doubles_up_to_a_bound() -> None:
    assert [delay(answer(500), n) for n in (1, 2, 3, 4, 5, 6, 5000)] == [0.5, 1, 2, 4, 8, 8, 8]


def test_backoff_is_fully_jittered() -> None:
    for chance in (0.0, 0.25):
        clock = Time(chance).clock
        waits = RetryPolicy().delay(answer(500), attempt=1, idempotent=True, clock=clock)
        assert waits == 0.5 * chance


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("1.5", 1.5),
        ("60", 60.0),
        ("3600", None),
        ("-3", 0.0),
        ("nan", 0.5),
        ("inf", 0.5),
        ("soon", 0.5),
        ("Thu, 01 Jan 1970 00:16:50 GMT", 10.0),
        ("Thu, 01 Jan 1970 00:16:50 -0000", 10.0),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
        ("Thu, 99 Jan 1970 00:00:00 GMT", 0.5),
    ],
)
def test_retry_after(value: str, expected: float | None) -> None:
    assert delay(answer(503, value)) == expected


def test_what_was_not_processed_can_be_sent_again() -> None:
    assert delay(answer(503, "1"), idempotent=False) == 1.0
    assert delay(Fault("x", sent=False), idempotent=False) == 0.5
    assert delay(Fault("x", sent=True), idempotent=False) is None
    assert delay(Fault("x", sent=True)) == 0.5


def test_a_call_tries_again_and_counts() -> None:
    time = Time()
    server = Answers(BAD(500), httpx2.ReadError("cut"), PLAN)
    raw = sample(server, clock=time.clock).plans.with_raw_response.get("1")
    assert raw.attempts == 3
    assert time.slept == [0.5, 1.0]


def test_the_last_answer_stands() -> None:
    server = Answers(BAD(503))
    with pytest.raises(InternalServerError) as caught:
        sample(server).plans.get("1")
    assert len(server.requests) == 3
    assert caught.value.response is not None and caught.value.response.attempts == 3


@pytest.mark.parametrize(
    ("fault", "times"),
    [
        (httpx2.ConnectError("x"), 3),
        (httpx2.ConnectTimeout("x"), 3),
        (httpx2.PoolTimeout("x"), 3),
        (httpx2.ReadError("x"), 1),
        (httpx2.ReadTimeout("x"), 1),
        (httpx2.WriteError("x"), 1),
        (httpx2.RemoteProtocolError("x"), 1),
    ],
)
def test_a_create_is_sent_again_only_if_it_never_arrived(fault: Exception, times: int) -> None:
    server = Answers(fault)
    with pytest.raises(APIConnectionError) as caught:
        sample(server).plans.create(records=[])
    assert len(server.requests) == times
    assert caught.value.attempts == times
    assert caught.value.sent == (times == 1)
    assert isinstance(caught.value, APITimeoutError) == isinstance(fault, httpx2.TimeoutException)


def test_a_fault_after_an_answer_may_have_written() -> None:
    server = Answers(BAD(500), httpx2.ConnectError("x"))
    with pytest.raises(APIConnectionError) as caught:
        sample(server).plans.update(keys="a", records=[])
    assert caught.value.sent


def test_a_refusal_for_too_many_calls_has_written_nothing() -> None:
    server = Answers(BAD(429), httpx2.ConnectError("x"))
    with pytest.raises(APIConnectionError) as caught:
        sample(server).plans.create(records=[])
    assert not caught.value.sent


def test_statuses_of_a_create() -> None:
    server = Answers(BAD(500), ok({}))
    with pytest.raises(InternalServerError):
        sample(server).plans.create(records=[])
    server = Answers(BAD(429), ok({}))
    sample(server).plans.create(records=[])
    assert len(server.requests) == 2


def test_a_search_may_be_sent_again_although_it_is_a_post() -> None:
    server = Answers(httpx2.ReadError("x"), ok({"records": []}))
    assert sample(server).plans.search().items == []


def test_options_decide_for_one_call() -> None:
    server = Answers(BAD(500), ok({}))
    sample(server).plans.create(records=[], options={"idempotent": True})
    assert len(server.requests) == 2
    server = Answers(BAD(429))
    with pytest.raises(RateLimitError):
        sample(server).plans.get("1", options={"max_retries": 0})
    assert len(server.requests) == 1


def test_async_calls_try_again() -> None:
    async def main() -> None:
        time = Time()
        server = Answers(BAD(500), httpx2.ReadTimeout("x"), PLAN)
        raw = await async_sample(server, clock=time.clock).plans.with_raw_response.get("1")
        assert raw.attempts == 3 and time.slept == [0.5, 1.0]
        with pytest.raises(APITimeoutError):
            await async_sample(Answers(httpx2.ReadTimeout("x"))).plans.get("1")

    asyncio.run(main())


def in_any_window(starts: list[float], per: float) -> int:
    return max(sum(1 for s in starts if t <= s < t + per) for t in starts)


def test_the_limiter_holds_in_every_window() -> None:
    time = Time()
    starts: list[float] = []

    def serve(request: httpx2.Request) -> Any:
        starts.append(time.seconds)
        time.seconds += 0.37
        return PLAN

    client = sample(Answers(serve), clock=time.clock, rate_limit=RateLimit(3, per=10.0))
    for _ in range(20):
        client.plans.get("1")
    assert in_any_window(starts, 10.0) == 3
    assert starts[-1] - starts[0] < 65


def test_attempts_count_as_calls_and_none_removes_the_limit() -> None:
    time = Time()
    server = Answers(BAD(500), BAD(500), PLAN)
    sample(server, clock=time.clock, rate_limit=RateLimit(1, per=30.0)).plans.get("1")
    assert sum(time.slept) >= 60
    time = Time()
    client = sample(Answers(PLAN), clock=time.clock, rate_limit=None)
    for _ in range(200):
        client.plans.get("1")
    assert time.slept == []


def test_threads_share_the_limit() -> None:
    limiter = Limiter(RateLimit(50, per=60.0), now=lambda: 0.0)
    granted: list[int] = []

    def work() -> None:
        granted.append(sum(1 for _ in range(20) if not limiter.start()))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(granted) == 50


def test_tasks_wait_without_stalling_the_loop() -> None:
    async def main() -> None:
        client = async_sample(Answers(PLAN), rate_limit=RateLimit(2, per=0.05), clock=None)
        await asyncio.gather(*(client.plans.get("1") for _ in range(6)))

    asyncio.run(asyncio.wait_for(main(), 5))


@pytest.mark.parametrize("limit", [RateLimit(0, 1.0), RateLimit(1, 0.0), RateLimit(1, float("nan"))])
def test_a_limit_that_allows_nothing_is_refused(limit: RateLimit) -> None:
    with pytest.raises(ValueError, match="at least one call"):
        sample(Answers(PLAN), rate_limit=limit)


@contextmanager
def listening(*replies: bytes | None) -> Generator[tuple[str, list[bytes]], None, None]:
    """A real server: one reply for each connection, then it hangs up; None never answers."""
    got: list[bytes] = []
    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)

        def serve() -> None:
            for reply in replies:
                connection, _ = server.accept()
                with connection:
                    got.append(connection.recv(65536))
                    if reply is None:
                        done.wait(5)
                    else:
                        connection.sendall(reply)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/v1", got
        finally:
            done.set()
            thread.join(5)


GOOD = b'HTTP/1.1 200 OK\r\ncontent-length: 33\r\n\r\n{"result":true,"data":{"Name":1}}'
CUT = b'HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"result":true,'


def real(url: str, **others: Any) -> Sample:
    return Sample(base_url=url, clock=Time().clock, **others)


def test_a_body_cut_short_is_a_fault() -> None:
    with listening(CUT, b"", GOOD) as (url, got), real(url) as client:
        assert client.plans.with_raw_response.get("1").attempts == 3
        assert got[0].startswith(b"GET /v1/plans/1 HTTP/1.1\r\n")
    with (
        listening(CUT) as (url, _),
        real(url) as client,
        pytest.raises(APIConnectionError) as caught,
    ):
        client.plans.create(records=[])
    assert caught.value.sent


def test_no_answer_in_time() -> None:
    with listening(None) as (url, _), real(url, timeout=0.05, max_retries=0) as client:
        with pytest.raises(APITimeoutError) as caught:
            client.plans.get("1")
    assert caught.value.sent


def test_a_refused_connection_and_an_unknown_host() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    for url in (f"http://127.0.0.1:{port}", "http://nowhere.invalid"):
        with real(url, max_retries=1) as client, pytest.raises(APIConnectionError) as caught:
            client.plans.create(records=[])
        assert not caught.value.sent and caught.value.attempts == 2


def test_no_netrc_and_no_redirect(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password hush\n")
    monkeypatch.setenv("NETRC", str(netrc))
    away = b"HTTP/1.1 307 Go\r\nlocation: http://127.0.0.1:9/\r\ncontent-length: 0\r\n\r\n"
    with listening(away) as (url, got), real(url) as client:
        with pytest.raises(Exception, match="answered 307"):
            client.plans.get("1")
    assert b"authorization" not in got[0].lower()
