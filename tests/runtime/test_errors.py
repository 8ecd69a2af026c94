"""Errors: their classes, what they carry, and what they keep to themselves."""

from __future__ import annotations

import copy
import logging
import pickle
import re
import traceback
from collections.abc import Callable
from typing import Any, Literal

import httpx2
import pytest

from generator.runtime import errors
from generator.runtime.bulk import BulkResult
from generator.runtime.events import Event
from generator.runtime.operation import Arguments, BulkRule, Operation
from generator.runtime.response import APIResponse, Headers
from generator.runtime.settings import ApiKey
from generator.runtime.values import RateLimit, Timeout

from .sample import CREATE, KEY, SETTINGS, Answers, Plan, Sample, ok, sample


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


LATE = httpx2.Response(429, headers={"retry-after": "3000"})
LONG = Timeout(total=1.0)


def closed() -> Any:
    client = sample(Answers(ok({"Name": "a"})))
    client.close()
    return client.plans.get("1")


def slow() -> Any:
    """The limiter has no place for a second call in time."""
    client = sample(Answers(ok({"Name": "a"})), rate_limit=RateLimit(1, per=60.0), timeout=LONG)
    client.plans.get("1")
    return client.plans.get("2")


def got(*answers: Any, **others: Any) -> Callable[[], Any]:
    return lambda: sample(Answers(*answers), **others).plans.get("1")


def resumed() -> Any:
    first = ok({"records": [{"Gsid": "1", "Name": "a"}, {"Gsid": "2", "Name": "a"}], "totalCount": 9})
    return list(sample(Answers(first, httpx2.Response(403))).plans.search(limit=2, max_items=7))


def many(server: Answers | None = None, **others: Any) -> BulkResult:
    """A bulk write whose second call is refused."""
    server = server or Answers(ok({"count": 2}), httpx2.Response(400, json={"errorCode": "E", "requestId": "b-1"}))
    rows = [{"Name": f"n{number}"} for number in range(3)]
    rule = BulkRule("records", limit=2)
    plans = sample(server, **others).plans
    return plans._caller.bulk(CREATE, rule, rows, Arguments(body={}), 1, None)


SITUATIONS: list[tuple[type[errors.APIError], Callable[[], Any]]] = [
    (errors.ConfigurationError, lambda: Sample(access_key="")),
    (errors.ConfigurationError, lambda: Sample(http_client=object())),  # type: ignore[arg-type]
    (errors.ClientClosedError, closed),
    (errors.InvalidRequestError, lambda: sample(Answers({})).plans.get("..")),
    (errors.APIConnectionError, got(httpx2.ConnectError("x"))),
    (errors.APIConnectionError, got(httpx2.ReadError("x"))),
    (errors.APIConnectionError, got(httpx2.RemoteProtocolError("x"))),
    (errors.APITimeoutError, got(httpx2.ReadTimeout("x"))),
    (errors.APITimeoutError, got(httpx2.ConnectTimeout("x"))),
    (errors.APITimeoutError, slow),
    (errors.APIStatusError, got(httpx2.Response(418))),
    (errors.APIStatusError, got(httpx2.Response(302, headers={"location": "/x"}))),
    (errors.BadRequestError, got(httpx2.Response(400))),
    (errors.AuthenticationError, got(httpx2.Response(401))),
    (errors.PermissionDeniedError, got(httpx2.Response(403))),
    (errors.PermissionDeniedError, resumed),
    (errors.NotFoundError, got(httpx2.Response(404))),
    (errors.ConflictError, got(httpx2.Response(409))),
    (errors.UnprocessableEntityError, got(httpx2.Response(422))),
    (errors.RateLimitError, got(LATE)),
    (errors.InternalServerError, got(httpx2.Response(503))),
    (errors.APIResultError, got({"result": False, "errorCode": "E"})),
    (errors.APIResultError, got(ok(None))),
    (errors.ResponseDecodeError, got(b"<html>")),
    (errors.ResponseDecodeError, got(ok([1]))),
    (errors.ResponseDecodeError, got(ok({"Name": 1}), strict_responses=True)),
    (errors.EventDecodeError, lambda: Event[str]("e", lambda: str, log=logging.getLogger("e")).read("<html>")),
    (errors.BulkError, lambda: many().raise_for_failures()),
]


def raised(act: Callable[[], Any]) -> errors.APIError:
    with pytest.raises(errors.APIError) as caught:
        act()
    return caught.value


def test_every_class_of_the_docstring_has_a_situation() -> None:
    assert errors.__doc__ is not None
    named = set(re.findall(r"[A-Z]\w+(?=Error)", errors.__doc__))
    tested = {kind.__name__.removesuffix("Error") for kind, _ in SITUATIONS}
    assert named - {"API", "Value"} == tested
    defined = {name for name, each in vars(errors).items() if isinstance(each, type) and issubclass(each, Exception)}
    assert defined == {f"{name}Error" for name in named - {"Value"}}


@pytest.mark.parametrize(("kind", "act"), SITUATIONS)
def test_a_situation_and_its_class(kind: type[errors.APIError], act: Callable[[], Any]) -> None:
    error = raised(act)
    assert type(error) is kind
    if kind not in (errors.ConfigurationError, errors.EventDecodeError):
        assert error.method in ("GET", "POST") and error.path is not None
        assert str(error).startswith(f"{error.method} {error.path} ")
    drawn = re.search(rf"^(.*?)── {kind.__name__}\b", errors.__doc__ or "", re.MULTILINE)
    assert drawn is not None
    # As deep in the drawing as in the code.
    assert len(drawn[1]) // 4 + 1 == len([base for base in kind.__mro__ if issubclass(base, errors.APIError)]) - 1


@pytest.mark.parametrize(("kind", "act"), SITUATIONS)
def test_every_error_pickles_and_copies_with_all_it_carries(
    kind: type[errors.APIError], act: Callable[[], Any]
) -> None:
    error = raised(act)
    for other in list[Any]([pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)]):
        assert type(other) is kind and str(other) == str(error) and other.args == error.args
        plain = {name for name in vars(error) if name not in ("response", "result")}
        assert {name: getattr(other, name) for name in plain} == {name: getattr(error, name) for name in plain}
        assert repr(other.response) == repr(error.response)
        if error.response is not None:
            names = ("status_code", "content", "attempts", "repeated", "request_id")
            for name in names:
                assert getattr(other.response, name) == getattr(error.response, name)


def test_what_faults_carry_survives_a_pickle() -> None:
    error = raised(lambda: sample(Answers(httpx2.ConnectError("x"))).plans.create(records=[]))
    assert isinstance(error, errors.APIConnectionError)
    other = pickle.loads(pickle.dumps(error))
    assert (other.sent, other.attempts) == (error.sent, error.attempts) == (False, 3)
    other = pickle.loads(pickle.dumps(raised(resumed)))
    assert other.resume == {"offset": 2, "max_items": 5}


def test_a_bulk_error_pickles_with_its_result() -> None:
    error = raised(lambda: many().raise_for_failures())
    assert isinstance(error, errors.BulkError)
    for other in list[Any]([pickle.loads(pickle.dumps(error)), copy.deepcopy(error)]):
        result = other.result
        assert repr(result) == repr(error.result) == "<BulkResult of 3 rows: 2 succeeded, 1 failed>"
        assert [entry.row for entry in result.failed] == [{"Name": "n2"}]
        assert (result.failed[0].error.code, result.failed[0].error.request_id) == ("E", "b-1")
        with pytest.raises(errors.BulkError, match="did not write every row"):
            result.raise_for_failures()
    assert "n2" not in repr(error) + str(error) and "n2" not in repr(error.result)


def test_except_by_status() -> None:
    for status, kinds in (
        (404, (errors.NotFoundError, errors.APIStatusError, errors.APIError)),
        (503, (errors.InternalServerError, errors.APIStatusError, errors.APIError)),
    ):
        for kind in kinds:
            with pytest.raises(kind) as caught:
                got(httpx2.Response(status))()
            assert caught.value.status_code == status
    for kind in (errors.ConfigurationError, errors.InvalidRequestError):
        assert issubclass(kind, ValueError)


NAMED = {"x-request-id": "head"}
WITH_ID: list[tuple[httpx2.Response, str]] = [
    (httpx2.Response(400, headers=NAMED), "head"),
    (httpx2.Response(500, headers=NAMED, text="<html>"), "head"),
    (httpx2.Response(404, json={"requestId": "body"}), "body"),
    (httpx2.Response(404, json={"requestId": "body"}, headers=NAMED), "head"),
    (httpx2.Response(200, json={"result": False, "requestId": "body"}), "body"),
    (httpx2.Response(200, json={"result": False}, headers=NAMED), "head"),
    (httpx2.Response(200, json={"result": True, "data": None, "requestId": "body"}), "body"),
    (httpx2.Response(200, text="<html>", headers=NAMED), "head"),
    (httpx2.Response(200, headers=NAMED), "head"),
    (httpx2.Response(200, json={"data": [1], "requestId": "body"}), "body"),
    (httpx2.Response(200, json={"data": [1]}, headers=NAMED), "head"),
    (httpx2.Response(200, json={"data": {"Name": 5}, "requestId": "body"}), "body"),
    (httpx2.Response(200, text="x" * 5000, headers=NAMED), "head"),
]


@pytest.mark.parametrize(("answer", "request_id"), WITH_ID)
def test_what_the_server_named_stays_named(answer: httpx2.Response, request_id: str) -> None:
    others = {"strict_responses": True, "max_response_bytes": 4000, "max_retries": 1}
    error = raised(got(answer, **others))
    assert (error.request_id, error.path, error.status_code) == (request_id, "/plans/{planId}", answer.status_code)
    assert str(error).endswith(f"request id {request_id}")
    if request_id == "head":
        assert error.response is not None and error.response.request_id == "head"


def test_an_error_in_a_later_page_is_as_complete() -> None:
    error = raised(resumed)
    assert (error.method, error.path, error.status_code) == ("POST", "/plans/search", 403)
    assert error.resume == {"offset": 2, "max_items": 5}
