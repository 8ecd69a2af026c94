"""No value leaves its place: whatever a caller passes, the request has the lines, segments and fields that it should."""

from __future__ import annotations

import re
from collections.abc import Generator
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.runtime.client import SyncClient
from generator.runtime.errors import ConfigurationError, InvalidRequestError
from generator.runtime.operation import Arguments, Body, Operation, Parameter
from generator.runtime.servers import server_url
from generator.runtime.settings import Server, ServerVariable, Settings
from generator.runtime.values import RequestOptions
from tests.runtime.wire import Wire, answered, wire

# What means something to a URL, a header, a cookie, a form, or to whoever reads one carelessly.
_PIECES = ["/", "..", ".", "//", "?", "#", "&", "=", ";", ",", "%", "%2e", "%2F", "%0d%0a", "@", ":", "\\", "|", " ", "\t",
           "\r", "\n", "\r\n", "\0", "\x7f", "\x85", "\u2028", "\ud800", '"', "'", "é", "☃", "a", "Host: evil", "http://evil"]  # fmt: skip
texts = st.lists(st.sampled_from(_PIECES) | st.characters(), max_size=6).map("".join)
lists = st.lists(texts, max_size=3)
objects = st.dictionaries(texts, texts, max_size=3)

_STYLES = [
    *((place, style, explode) for place, styles in {"path": ("simple", "label", "matrix"), "query": ("form",)}.items()
      for style in styles for explode in (False, True)),
    ("query", "spaceDelimited", False), ("query", "pipeDelimited", False), ("query", "deepObject", True),
    ("header", "simple", False), ("header", "simple", True), ("cookie", "form", False), ("cookie", "form", True),
]  # fmt: skip


class Sent(NamedTuple):
    """A request as a server sees it that splits before it decodes."""

    method: str
    segments: list[str]
    query: list[tuple[str, str]]
    headers: dict[str, str]
    body: bytes


@pytest.fixture(scope="module")
def server() -> Generator[Wire]:
    with wire(answered(b"{}", close=False), keep=True) as serving:
        yield serving


@pytest.fixture(scope="module")
def client(server: Wire) -> Generator[SyncClient]:
    made = Settings("escaping", "1")
    with SyncClient(made, base_url=server.url, rate_limit=None, max_retries=0) as opened:
        yield opened


def sent(server: Wire, client: SyncClient, operation: Operation[Any], arguments: Arguments) -> Sent | None:
    """What was sent; None where the call was refused, and then nothing is sent at all."""
    server.requests.clear()
    try:
        client.caller.call(operation, arguments)
    except InvalidRequestError:
        assert server.requests == []
        return None
    [request] = server.requests
    head, _, body = request.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, version = first.split(" ")
    assert version == "HTTP/1.1" and not any(ord(mark) < 0x20 or mark in "\x7f#" for mark in target)
    path, _, query = target.partition("?")
    headers = [line.split(": ", 1) for line in lines]
    names = [name.lower() for name, _ in headers]
    assert len(set(names)) == len(names)
    found = dict(zip(names, (value for _, value in headers), strict=True))
    assert found["host"] == f"127.0.0.1:{server.port}"
    fields = parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query), errors="strict")
    return Sent(method, path.split("/"), fields, found, body)


def one(place: str, style: str, explode: bool, kind: Any) -> Operation[Any]:
    """An operation with one parameter between others that must stay what they are."""
    parameter: Any = Parameter("p", place, lambda: kind, style=style, explode=explode, required=True)
    return Operation(
        id="get",
        method="GET",
        path="/before/{p}/after" if place == "path" else "/before/after",
        parameters=(parameter, Parameter("last", "query", lambda: str)),
        response=lambda: Any,
    )


BASE = ["accept", "accept-encoding", "connection", "host", "traceparent", "user-agent"]


@pytest.mark.parametrize(("place", "style", "explode"), _STYLES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_parameter_stays_in_its_place(
    server: Wire, client: SyncClient, place: str, style: str, explode: bool, data: st.DataObject
) -> None:
    kind, values = {
        "deepObject": (dict[str, str], objects),
        "spaceDelimited": (list[str], lists),
        "pipeDelimited": (list[str], lists),
    }.get(style) or data.draw(st.sampled_from([(str, texts), (list[str], lists), (dict[str, str], objects)]))
    value = data.draw(values)
    request = sent(server, client, one(place, style, explode, kind), Arguments((value, "end")))
    if request is None:
        return
    assert request.method == "GET" and request.body == b""
    assert request.segments[:3] == ["", "v1", "before"] and request.segments[-1] == "after"
    assert len(request.segments) == (5 if place == "path" else 4)
    assert place != "path" or unquote(request.segments[3]) not in ("", ".", "..")
    assert request.query[-1] == ("last", "end")
    own = [name for name in request.headers if name not in BASE]
    assert own == {"header": ["p"], "cookie": ["cookie"] if "cookie" in request.headers else []}.get(place, [])
    if place != "query":
        assert len(request.query) == 1
    elif kind is str:
        assert request.query[:-1] == [("p", value)]
    elif style == "form" and explode:
        assert request.query[:-1] == ([("p", each) for each in value] if kind == list[str] else list(value.items()))
    elif style == "deepObject":
        assert request.query[:-1] == [(f"p[{name}]", each) for name, each in value.items()]
    else:
        assert len(request.query) == (2 if value else 1)
    if place == "cookie" and "cookie" in request.headers:
        pairs = [pair.partition("=") for pair in request.headers["cookie"].split("; ")]
        names = [unquote(name) for name, _, _ in pairs]
        assert names == (list(value) if kind == dict[str, str] and explode else ["p"] * len(names))
        assert kind is not str or unquote(pairs[0][2]) == value


FORM: Operation[Any] = Operation(
    id="send",
    method="POST",
    path="/form",
    body=Body("application/x-www-form-urlencoded", lambda: dict[str, str]),
    response=lambda: Any,
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(fields=objects)
def test_a_field_of_a_form_stays_in_its_place(server: Wire, client: SyncClient, fields: dict[str, str]) -> None:
    request = sent(server, client, FORM, Arguments(body=fields))
    if request is None:
        assert any("\ud800" <= mark <= "\udfff" for text in (*fields, *fields.values()) for mark in text)
        return
    assert parse_qsl(request.body.decode("ascii"), keep_blank_values=True) == list(fields.items())


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=texts, value=texts)
def test_an_option_stays_in_its_place(server: Wire, client: SyncClient, name: str, value: str) -> None:
    operation = one("query", "form", True, str)
    options: Any = RequestOptions(query={name: value}, headers={f"x-{name}": value})
    request = sent(server, client, operation, Arguments(("a", "end"), options=options))
    if request is not None:
        assert request.segments == ["", "v1", "before", "after"]
        assert request.query == [("p", "a"), ("last", "end"), (name, value)]
        assert [each for each in request.headers if each not in BASE] == [f"x-{name}".lower()]
        assert request.headers[f"x-{name}".lower()] == value.strip(" \t")


TENANT = Server(
    "https://{tenant}.example.com/{part}", (ServerVariable("tenant", "tenant", ""), ServerVariable("part", "part", ""))
)


@settings(max_examples=300, deadline=None)
@given(tenant=texts, part=texts)
@example(tenant="a", part="\ud800")
def test_a_variable_can_not_move_the_host(tenant: str, part: str) -> None:
    try:
        url = server_url(TENANT, {"tenant": tenant, "part": part}, {})
    except ConfigurationError:
        return
    scheme, _, rest = url.partition("://")
    host, _, path = rest.partition("/")
    assert (scheme, host) == ("https", f"{tenant}.example.com") and re.fullmatch(r"[0-9A-Za-z-]{1,63}", tenant)
    assert "/" not in path and unquote(path) == part and part not in (".", "..")
