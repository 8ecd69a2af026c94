"""What a call puts on the wire, and what it refuses to."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from generator.runtime.errors import InvalidRequestError
from generator.runtime.operation import Arguments, Body, Operation, Parameter, Part
from generator.runtime.values import NOT_GIVEN, RequestOptions

from .sample import KEY, UPDATE, Answers, Person, Plan, ok, sample

DONE = ok({"count": 1})


def sent(operation: Operation[Any], **arguments: Any) -> httpx2.Request:
    server = Answers(httpx2.Response(204))
    sample(server).caller.call(operation, Arguments(**arguments))
    return server.requests[0]


def created(*records: Any, **others: Any) -> Any:
    server = Answers(DONE)
    sample(server).plans.create(records=records, **others)
    return json.loads(server.requests[0].content)


def test_a_body_is_compact_json_of_what_was_given() -> None:
    server = Answers(DONE)
    plan = Plan.model_validate({"name": "é", "company_id": "1", "Region__gc": "west"})
    sample(server).plans.create(records=[plan, {"Name": "b", "arr": 2}], note=None)
    request = server.requests[0]
    assert request.method == "POST"
    assert str(request.url) == "https://acme.example.com/v1/plans"
    assert request.content == (
        '{"records":[{"Name":"é","CompanyId":"1","Region__gc":"west"},{"Name":"b","ARR":2.0}],"note":null}'.encode()
    )


def test_headers_of_a_call() -> None:
    server = Answers(DONE)
    client = sample(server, default_headers={"X-Team": "a", "user-agent": "mine"})
    client.plans.create(records=[], options={"headers": {"x-team": "b"}})
    headers = server.requests[0].headers
    assert headers["accesskey"] == KEY
    assert headers["content-type"] == "application/json"
    assert headers["accept"] == "application/json"
    assert headers["user-agent"] == "mine"
    assert headers.get_list("x-team") == ["b"]


def test_the_user_agent_names_the_package() -> None:
    server = Answers(DONE)
    sample(server).plans.create(records=[])
    assert server.requests[0].headers["user-agent"] == "sample_api/1.2.3"


def test_records_may_come_from_a_generator() -> None:
    def rows() -> Iterator[dict[str, Any]]:
        yield {"Name": "a", "CompanyId": math.nan}
        yield {"Name": "b"}

    server = Answers(DONE)
    sample(server).plans.create(records=rows())
    assert json.loads(server.requests[0].content)["records"] == [
        {"Name": "a", "CompanyId": None},
        {"Name": "b"},
    ]


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_becomes_null(odd: float) -> None:
    record = {"Name": "a", "ARR": odd, "Status": odd, "x__gc": odd, "y__gc": [odd]}
    assert created(record)["records"] == [{"Name": "a", "ARR": None, "Status": None, "x__gc": None, "y__gc": [None]}]


def test_extra_body_goes_last_and_unchecked() -> None:
    extra = {"note": 5, "Region__gc": math.nan, "who": Person(email="e")}
    body = created({"Name": "a"}, note="n", extra_body=extra)
    assert body == {
        "records": [{"Name": "a"}],
        "note": 5,
        "Region__gc": None,
        "who": {"Email": "e"},
    }


def test_an_invalid_body_names_fields_and_no_value() -> None:
    server = Answers(DONE)
    client = sample(server)
    with pytest.raises(InvalidRequestError) as caught:
        client.plans.create(records=[{"CompanyId": "hush"}, {"Name": "hush", "ARR": -1, "CloseDate": "hush"}])
    text = str(caught.value)
    assert "records[0].Name: Field required" in text
    assert "records[1].ARR: Input should be greater than or equal to 0" in text
    assert "records[1].CloseDate: " in text
    assert "hush" not in text
    assert isinstance(caught.value, ValueError)
    assert (caught.value.method, caught.value.path) == ("POST", "/plans")
    assert caught.value.__cause__ is None
    assert server.requests == []


@pytest.mark.parametrize("value", [None, 5])
def test_a_required_field_refuses_what_its_type_refuses(value: Any) -> None:
    with pytest.raises(InvalidRequestError, match=r"records\[0\].Name"):
        created({"Name": value})


def test_what_json_cannot_express_is_refused() -> None:
    loop: list[Any] = []
    loop.append(loop)
    for odd in (object(), "\ud800", loop):
        with pytest.raises(InvalidRequestError):
            created({"Name": "a"}, extra_body={"x": odd})
        with pytest.raises(InvalidRequestError):
            created({"Name": "a", "x__gc": odd})


def test_not_given_is_left_out_and_an_optional_body_with_it() -> None:
    server = Answers(ok({"records": []}))
    client = sample(server)
    client.plans.search()
    client.plans.search(limit=None)
    client.plans.search(select=["Name"])
    first, second, third = server.requests
    assert first.content == b"" and "content-type" not in first.headers
    assert json.loads(second.content) == {"limit": None}
    assert json.loads(third.content) == {"select": ["Name"]}


def test_parameters_in_all_places() -> None:
    operation: Operation[None] = Operation(
        id="x",
        method="GET",
        path="/a/{id}/b",
        parameters=(
            Parameter("id", "path", lambda: int),
            Parameter("tags", "query", lambda: list[str]),
            Parameter("deep", "query", lambda: Person, style="deepObject"),
            Parameter("X-Ids", "header", lambda: list[int]),
            Parameter("sid", "cookie", lambda: str),
            Parameter("left", "query", lambda: str),
            Parameter("out", "query", lambda: str),
        ),
    )
    values = (7, ["a", "b c"], {"Email": "e@f"}, [1, 2], "a;b", None, NOT_GIVEN)
    request = sent(operation, parameters=values)
    assert request.url.raw_path == b"/v1/a/7/b?tags=a&tags=b%20c&deep%5BEmail%5D=e%40f"
    assert request.headers["x-ids"] == "1,2"
    assert request.headers["cookie"] == "sid=a%3Bb"
    with pytest.raises(InvalidRequestError, match="X-Ids"):
        sent(operation, parameters=(*values[:3], ["x"], *values[4:]))


@pytest.mark.parametrize("plan_id", ["", ".", "..", None, 5, "\ud800"])
def test_a_path_value_is_one_segment_or_refused(plan_id: Any) -> None:
    server = Answers(DONE)
    with pytest.raises(InvalidRequestError, match="planId"):
        sample(server).plans.get(plan_id)
    assert server.requests == []


@pytest.mark.parametrize(
    ("plan_id", "segment"),
    [
        ("../x", "..%2Fx"),
        ("a?b#c", "a%3Fb%23c"),
        ("%2e%2e", "%252e%252e"),
        ("{planId}", "%7BplanId%7D"),
    ],
)
def test_path_values_are_encoded(plan_id: str, segment: str) -> None:
    server = Answers(ok({"Name": "a"}))
    sample(server).plans.get(plan_id)
    assert server.requests[0].url.raw_path == f"/v1/plans/{segment}".encode()


@pytest.mark.parametrize("value", ["a\r\nEvil: 1", "a\nb", "a\0b", "ü"])
def test_a_header_can_not_smuggle_another(value: str) -> None:
    server = Answers(DONE)
    with pytest.raises(InvalidRequestError) as caught:
        sample(server).plans.create(records=[], options={"headers": {"X-A": value}})
    assert value not in str(caught.value)
    with pytest.raises(InvalidRequestError):
        sample(server).plans.create(records=[], options={"headers": {f"X{value}": "a"}})
    assert server.requests == []


def test_options_add_query_and_timeout() -> None:
    server = Answers(ok({"Name": "a"}))
    options: RequestOptions = {"query": {"a": [1, 2], "b": None, "c d": "&"}, "timeout": 3}
    sample(server).plans.get("1", options=options)
    request = server.requests[0]
    assert request.url.query == b"a=1&a=2&c%20d=%26"
    assert request.extensions["timeout"] == {"connect": 3, "read": 3, "write": 3, "pool": 3}


def test_default_timeouts() -> None:
    server = Answers(ok({"Name": "a"}))
    sample(server).plans.get("1")
    timeout = server.requests[0].extensions["timeout"]
    assert timeout == {"connect": 10.0, "read": 60.0, "write": 60.0, "pool": 60.0}


def test_other_kinds_of_bodies() -> None:
    def operation(media_type: str, type_: Any, **others: Any) -> Operation[None]:
        body = Body(media_type, lambda: type_, **others)
        return Operation(id="x", method="POST", path="/x", body=body)

    form = operation(
        "application/x-www-form-urlencoded", dict[str, Any], parts={"deep": Part(style="deepObject", explode=True)}
    )
    request = sent(form, body={"a": "b c", "l": [1, 2], "deep": {"x": 1}, "no": NOT_GIVEN})
    assert request.content == b"a=b+c&l=1&l=2&deep%5Bx%5D=1"
    request = sent(operation("text/plain", str), body="é")
    assert request.content == "é".encode()
    assert request.headers["content-type"] == "text/plain; charset=utf-8"
    assert sent(operation("application/octet-stream", bytes), body=b"\0").content == b"\0"
    merge = operation("application/merge-patch+json", list[Person])
    assert sent(merge, body=[{"email": "e"}]).content == b'[{"Email":"e"}]'
    for media_type in ("text/plain", "application/zip"):
        with pytest.raises(InvalidRequestError):
            sent(operation(media_type, str), body=5)


@pytest.mark.parametrize("keys", [None, []])
def test_a_required_parameter_is_never_left_out(keys: Any) -> None:
    server = Answers(ok({"count": 1}))
    operation = dataclasses.replace(
        UPDATE, parameters=(Parameter("keys", "query", lambda: str | list[str], explode=False, required=True),)
    )
    with pytest.raises(InvalidRequestError, match="keys is required"):
        sample(server).caller.call(operation, Arguments((keys,), {"records": [{"Name": "a"}]}))
    assert server.requests == []


@pytest.mark.parametrize(
    ("own", "chosen", "expected"),
    [
        (None, None, "https://acme.example.com/v1/x"),
        ("https://files.example.com/up/", None, "https://files.example.com/up/x"),
        ("/v2", None, "https://acme.example.com/v2/x"),
        ("v2/", None, "https://acme.example.com/v2/x"),
        ("../", None, "https://acme.example.com/x"),
        ("//files.example.com", None, "https://files.example.com/x"),
        ("https://files.example.com", "http://127.0.0.1:8000/api", "http://127.0.0.1:8000/api/x"),
        ("//files.example.com", "http://127.0.0.1:8000/api", "http://127.0.0.1:8000/api/x"),
        ("/v2", "http://127.0.0.1:8000/api", "http://127.0.0.1:8000/v2/x"),
    ],
)
def test_an_operation_with_a_server_of_its_own(own: str | None, chosen: str | None, expected: str) -> None:
    server = Answers(httpx2.Response(204))
    operation: Operation[None] = Operation(id="x", method="GET", path="/x", base_url=own)
    sample(server, base_url=chosen).caller.call(operation, Arguments())
    assert str(server.requests[0].url) == expected


def whole_query(style: str | None, kind: Any, value: Any, path: str = "/plans") -> str:
    whole = Parameter("selection", "querystring", lambda: kind, style=style)
    operation: Operation[None] = Operation(id="find", method="GET", path=path, parameters=(whole,))
    return sent(operation, parameters=(value,)).url.query.decode()


def test_a_form_is_all_of_the_query() -> None:
    value = {"name": "a b&c", "tags": ["x", "y"], "since": None, "n": 1, "ok": True}
    assert whole_query(None, dict[str, Any], value) == "name=a+b%26c&tags=x&tags=y&n=1&ok=true"


def test_a_form_uses_the_names_of_the_wire() -> None:
    assert whole_query(None, Plan, {"name": "a", "company_id": "1"}) == "Name=a&CompanyId=1"


def test_json_is_all_of_the_query() -> None:
    assert whole_query("json", dict[str, Any], {"a": [1, "&"]}) == "%7B%22a%22%3A%5B1%2C%22%26%22%5D%7D"


def test_a_text_is_all_of_the_query() -> None:
    assert whole_query("text", str, "$.a[?@.b==1]") == "%24.a%5B%3F%40.b%3D%3D1%5D"


def test_a_query_in_the_path_is_continued() -> None:
    assert whole_query(None, dict[str, Any], {"a": 1}, path="/plans?beta=true") == "beta=true&a=1"


def test_a_whole_query_that_is_no_form_is_refused() -> None:
    with pytest.raises(InvalidRequestError, match="selection must be an object"):
        whole_query(None, list[str], ["a"])


def test_a_cookie_of_the_style_cookie_is_sent_as_it_is() -> None:
    session = Parameter("session", "cookie", lambda: str, style="cookie", explode=True)
    operation: Operation[None] = Operation(id="find", method="GET", path="/plans", parameters=(session,))
    assert sent(operation, parameters=("a%2F=b|c",)).headers["cookie"] == "session=a%2F=b|c"
    with pytest.raises(InvalidRequestError, match="no cookie can carry"):
        sent(operation, parameters=("a; admin=1",))


def test_a_method_is_sent_as_it_is_written() -> None:
    operation: Operation[None] = Operation(id="copy", method="Copy", path="/plans")
    assert sent(operation).method == "Copy"
