"""The mock transport, as the tests of a program that uses a client use it."""

from __future__ import annotations

from typing import Any

import pytest

from generator.runtime.errors import (
    APIConnectionError,
    APITimeoutError,
    ClientClosedError,
    InvalidRequestError,
    NotFoundError,
    RateLimitError,
)
from generator.runtime.mock import MockTransport, response
from generator.runtime.request import Request
from generator.runtime.response import Response
from generator.runtime.transport import Fault
from generator.runtime.values import Timeout

from .sample import CREATE, GET, KEY, SEARCH, SEARCH_PAGES, ok
from .wire import Connect

PLAN = ok({"Name": "Ada"})


def test_calls_are_answered_and_recorded(connect: Connect) -> None:
    mock = MockTransport()
    mock.on("GET", "/plans/{planId}", json=PLAN, headers={"X-Request-Id": "q-1"})
    mock.on("post", "/plans", json=ok({"count": 1}), status=201)
    client = connect(transport=mock)
    raw = client.call(GET, "a/b", raw=True)
    assert (raw.parse().name, raw.request_id, raw.status_code) == ("Ada", "q-1", 200)
    assert client.call(CREATE, body={"records": [{"Name": "Ada"}]}).count == 1
    got, created = mock.calls
    assert (got.method, got.path) == ("GET", "/plans/{planId}")
    assert got.url == "https://acme.example.com/v1/plans/a%2Fb"
    assert (got.content, got.json) == (None, None)
    assert (created.method, created.path, created.idempotent) == ("POST", "/plans", False)
    assert created.json == {"records": [{"Name": "Ada"}]}
    headers = {name.lower(): value for name, value in created.headers}
    assert headers["accesskey"] == KEY and headers["content-type"] == "application/json"
    assert KEY not in repr(mock.calls) and KEY not in repr(created.headers) and "Ada" not in repr(mock.calls)


def test_each_of_several_answers_serves_once_and_the_last_for_good(connect: Connect) -> None:
    mock = MockTransport()
    mock.on("GET", "/plans/{planId}", status=503)
    mock.on("GET", "/plans/{planId}", json=ok({"Name": "a"}))
    mock.on("GET", "/plans/{planId}", json=ok({"Name": "b"}))
    client = connect(transport=mock)
    assert [client.call(GET, "1").name for _ in range(3)] == ["a", "b", "b"]
    assert len(mock.calls) == 4


def test_a_reply_may_be_made_of_the_request(connect: Connect) -> None:
    mock = MockTransport()

    def found(request: Request) -> Any:
        offset = (request.json or {}).get("offset", 0)
        records = [{"Gsid": str(offset + number), "Name": "a"} for number in range(2)] if offset < 6 else []
        return ok({"records": records, "totalCount": 6})

    def gone(request: Request) -> Response:
        return response({"errorCode": "E", "errorDesc": request.url}, status=404, headers={"X-Request-Id": "q"})

    mock.on("POST", "/plans/search", reply=found)
    mock.on("GET", "/plans/{planId}", reply=gone)
    client = connect(transport=mock)
    plans = client.pages(SEARCH, SEARCH_PAGES, body={"limit": 2})
    assert [plan.gsid for plan in plans] == ["0", "1", "2", "3", "4", "5"]
    with pytest.raises(NotFoundError) as caught:
        client.call(GET, "7")
    assert (caught.value.code, caught.value.request_id) == ("E", "q")
    assert caught.value.message == "https://acme.example.com/v1/plans/7"


def test_errors_and_retries_are_those_of_the_wire(connect: Connect) -> None:
    mock = MockTransport()
    mock.on("GET", "/plans/{planId}", status=429, headers={"Retry-After": "0"})
    client = connect(transport=mock)
    with pytest.raises(RateLimitError) as caught:
        client.call(GET, "1")
    assert len(mock.calls) == 3 and caught.value.response is not None and caught.value.response.attempts == 3


@pytest.mark.parametrize(
    ("fault", "kind", "times"),
    [
        (Fault("ReadError", sent=True), APIConnectionError, 1),
        (Fault("ConnectError", sent=False), APIConnectionError, 3),
        (Fault("ReadTimeout", sent=True, timeout=True), APITimeoutError, 1),
    ],
)
def test_a_reply_may_be_a_fault(connect: Connect, fault: Fault, kind: type[APIConnectionError], times: int) -> None:
    mock = MockTransport()

    def fail(_: Request) -> Any:
        raise fault

    mock.on("POST", "/plans", reply=fail)
    with pytest.raises(kind) as caught:
        connect(transport=mock).call(CREATE, body={"records": []})
    assert type(caught.value) is kind and len(mock.calls) == times
    assert (caught.value.sent, caught.value.attempts) == (fault.sent, times)


def test_what_nobody_set_is_a_clear_error(connect: Connect) -> None:
    mock = MockTransport()
    client = connect(transport=mock)
    with pytest.raises(LookupError, match=r"no answer was set for GET /plans/\{planId\}; answers are: nothing"):
        client.call(GET, "1")
    mock.on("POST", "/plans", json=ok({}))
    with pytest.raises(LookupError, match=r"for GET /plans/\{planId\}; answers are: POST /plans$"):
        client.call(GET, "1")


def test_what_is_invalid_is_not_recorded(connect: Connect) -> None:
    mock = MockTransport()
    mock.on("GET", "/plans/{planId}", json=PLAN)
    with pytest.raises(InvalidRequestError):
        connect(transport=mock).call(GET, "..")
    assert mock.calls == []


def test_a_closed_client_stays_closed_and_the_mock_open(connect: Connect) -> None:
    mock = MockTransport()
    mock.on("GET", "/plans/{planId}", json=PLAN)
    client = connect(transport=mock)
    client.call(GET, "1")
    client.close()
    with pytest.raises(ClientClosedError):
        client.call(GET, "1")
    assert connect(transport=mock).call(GET, "2").name == "Ada"
    assert len(mock.calls) == 2


def test_bodies_that_are_no_json_and_timeouts_that_were_asked_for(connect: Connect) -> None:
    mock = MockTransport()
    mock.on("GET", "/plans/{planId}", json=b'{"data": {"Name": "raw"}}')
    client = connect(transport=mock, timeout=Timeout(read=5.0, total=None))
    assert client.call(GET, "1").name == "raw"
    assert mock.calls[0].timeout == Timeout(read=5.0, total=None)


def test_a_mock_serves_one_event_loop_after_another() -> None:
    mock = MockTransport()
    mock.on("GET", "/plans/{planId}", json=PLAN)
    connect = Connect("async")
    for _ in range(2):
        assert connect(transport=mock).call(GET, "1").name == "Ada"
    connect.end()
