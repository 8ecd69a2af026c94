"""Errors: their classes, what they carry, and what they keep to themselves."""

from __future__ import annotations

import copy
import logging
import pickle
import traceback
from typing import Any, Literal

import httpx2
import pytest

from generator.runtime import errors
from generator.runtime.operation import Arguments, Operation
from generator.runtime.response import APIResponse, Headers
from generator.runtime.settings import ApiKey

from .sample import KEY, SETTINGS, Answers, Plan, Sample, ok, sample


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.BadRequestError),
        (401, errors.AuthenticationError),
        (403, errors.PermissionDeniedError),
        (404, errors.NotFoundError),
        (409, errors.ConflictError),
        (422, errors.UnprocessableEntityError),
        (429, errors.RateLimitError),
        (500, errors.InternalServerError),
        (599, errors.InternalServerError),
        (418, errors.APIStatusError),
        (302, errors.APIStatusError),
    ],
)
def test_a_class_for_each_status(status: int, kind: type[errors.APIStatusError]) -> None:
    answer = httpx2.Response(status, text="no json", headers={"location": "https://evil.example/"})
    server = Answers(answer)
    with pytest.raises(errors.APIStatusError) as caught:
        sample(server, max_retries=0).plans.get("1")
    assert type(caught.value) is kind
    assert isinstance(caught.value, errors.APIError)
    assert caught.value.body is None
    assert len(server.requests) == 1


def refusal() -> errors.APIError:
    body = {"result": False, "errorCode": "E1", "errorDesc": "Ada is bad", "requestId": "body"}
    headers = {"X-Request-Id": "head", "Set-Cookie": "sid=hush"}
    client = sample(Answers(httpx2.Response(400, json=body, headers=headers)))
    try:
        client.plans.get("7")
    except errors.APIError as error:
        return error
    raise AssertionError


def test_what_an_error_carries() -> None:
    error = refusal()
    assert str(error) == "GET /plans/{planId} answered 400 (E1), request id head"
    assert (error.method, error.path) == ("GET", "/plans/{planId}")
    assert (error.status_code, error.code, error.request_id) == (400, "E1", "head")
    assert error.message == "Ada is bad"
    assert error.response is not None
    assert error.response.headers["SET-COOKIE"] == "sid=hush"
    assert error.response.attempts == 1


def test_pickles_and_copies_keep_everything_but_secrets() -> None:
    error = refusal()
    error.add_note("note")
    data = pickle.dumps(error)
    assert b"hush" not in data and KEY.encode() not in data
    assert error.response is not None
    response = error.response
    assert response is not None
    for other in list[Any]([pickle.loads(data), copy.copy(error), copy.deepcopy(error)]):
        assert type(other) is type(error)
        assert str(other) == str(error)
        assert (other.code, other.message, other.body) == (error.code, error.message, error.body)
        assert other.__notes__ == ["note"]
        assert other.response is not None
        assert other.response.content == response.content
        assert other.response.headers["x-request-id"] == "head"


@pytest.mark.parametrize("kind", [errors.APIConnectionError, errors.InvalidRequestError, errors.ClientClosedError])
def test_all_errors_pickle(kind: type[errors.APIError]) -> None:
    error = kind("text", method="GET", path="/x")
    other = pickle.loads(pickle.dumps(error))
    assert (str(other), other.method, other.path) == ("text", "GET", "/x")


def test_nothing_prints_secrets_or_values(caplog: pytest.LogCaptureFixture) -> None:
    client = sample(Answers(httpx2.ConnectError("refused")), max_retries=1)
    with caplog.at_level(logging.DEBUG), pytest.raises(errors.APIConnectionError) as caught:
        client.plans.get("hidden-id")
    error = refusal()
    shown = [
        caplog.text,
        "".join(traceback.format_exception(caught.value)),
        "".join(traceback.format_exception(error)),
        repr(error),
        repr(error.response),
        repr(error.response and error.response.headers),
        repr(client),
        repr(client.plans),
        repr(vars(client)),
    ]
    for text in shown:
        assert KEY not in text and "Ada is bad" not in text and "hush" not in text
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(client)


@pytest.mark.parametrize("location", ["query", "header", "cookie"])
def test_no_log_line_holds_a_credential(
    location: Literal["query", "header", "cookie"], caplog: pytest.LogCaptureFixture
) -> None:
    key = ApiKey("key", "access_key", "SAMPLE_ACCESS_KEY", "key", location)
    server = Answers(ok({"Name": "a"}))
    client = sample(server, settings=SETTINGS._replace(credentials=(key,)))
    with caplog.at_level(logging.DEBUG):
        client.plans.get("1", options={"query": {"a": "b"}})
    request = server.requests[0]
    assert "HTTP Request: GET" in caplog.text
    assert KEY not in caplog.text and KEY not in repr(request.url)
    if location == "query":
        assert request.url.raw_path == f"/v1/plans/1?a=b&key={KEY}".encode()
    elif location == "cookie":
        assert request.headers["cookie"] == f"key={KEY}"


def test_headers_read_in_any_case_and_join() -> None:
    headers = Headers([("A", "1"), ("a", "2"), ("Content-Type", "text/plain")])
    assert dict(headers) == {"a": "1, 2", "content-type": "text/plain"}
    assert "CONTENT-TYPE" in headers and headers.get("x") is None
    assert len(headers) == 2 and "text" not in repr(headers)


def test_raw_responses() -> None:
    body = ok({"Name": "a"})
    server = Answers(httpx2.Response(503), httpx2.Response(200, json=body, headers={"x-request-id": "q"}))
    raw = sample(server).plans.with_raw_response.get("1")
    assert isinstance(raw, APIResponse)
    assert (raw.status_code, raw.request_id, raw.attempts) == (200, "q", 2)
    assert raw.headers["Content-Type"] == "application/json"
    assert raw.content == httpx2.Response(200, json=body).content
    assert raw.parse() == Plan(name="a") and raw.parse() is raw.parse()
    with pytest.raises(errors.NotFoundError):
        sample(Answers(httpx2.Response(404))).plans.with_raw_response.get("1")
    failed = sample(Answers({"result": False, "requestId": "r"})).plans.with_raw_response.get("1")
    with pytest.raises(errors.APIResultError):
        failed.parse()
    assert failed.request_id == "r"


def test_a_raw_page() -> None:
    server = Answers(
        ok({"records": [{"Name": "a"}], "totalCount": 2}),
        ok({"records": [{"Name": "b"}], "totalCount": 2}),
    )
    raw = sample(server).plans.with_raw_response.search(limit=1)
    assert [plan.name for plan in raw.parse()] == ["a", "b"]
    nothing = httpx2.Response(400, json={"errorCode": "GSOBJ_1011"})
    raw = sample(Answers(nothing)).plans.with_raw_response.search()
    assert raw.status_code == 400 and raw.parse().items == []
    with pytest.raises(errors.BadRequestError):
        sample(Answers(httpx2.Response(400))).plans.with_raw_response.search()


def test_an_operation_may_be_of_no_envelope() -> None:
    operation: Operation[Plan] = Operation(id="x", method="GET", path="/x", response=lambda: Plan)
    client = Sample(
        settings=SETTINGS._replace(envelope=None),
        http_client=httpx2.Client(
            transport=httpx2.MockTransport(Answers(httpx2.Response(404, json={"code": 7, "detail": "gone"})))
        ),
    )
    with pytest.raises(errors.NotFoundError) as caught:
        client.caller.call(operation, Arguments())
    assert (caught.value.code, caught.value.message) == ("7", "gone")
