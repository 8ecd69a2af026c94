"""Nothing that a program prints, logs or pickles holds a credential, or what a record holds."""

from __future__ import annotations

import asyncio
import base64
import copy
import json
import logging
import pickle
import traceback
import warnings
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

import pytest

from generator.runtime.errors import APIError, ConfigurationError
from generator.runtime.oauth import OAuth2
from generator.runtime.operation import Arguments, Operation, Parameter
from generator.runtime.pages import OffsetPages
from generator.runtime.resource import Resource
from generator.runtime.response import APIResponse
from generator.runtime.settings import ApiKey, Basic, Credential
from generator.runtime.tokens import Bearer, Token
from generator.runtime.values import Hooks, Timeout

from .sample import CREATE, GET, SEARCH, SEARCH_PAGES, SETTINGS, Plan, SearchData, ok
from .wire import EVERY_KIND, Connect, Driven, Wire, answered, wire

KINDS = EVERY_KIND

SECRET = "s3cr3t/key+=&"
SENT, FILTER, HEARD = "Sent Sarah", "Filtered Fay", "Heard Hans"
FORMS = {
    form
    for secret in (SECRET, SENT, FILTER, HEARD)
    for form in (
        secret,
        repr(secret)[1:-1],
        json.dumps(secret)[1:-1],
        secret.replace(" ", "%20"),
        secret.replace(" ", "+"),
        "s3cr3t",
        base64.b64encode(f"me:{SECRET}".encode()).decode(),
    )
}
SCHEMES: dict[str, tuple[Credential, Any]] = {
    "header": (ApiKey("s", "key", "KEY", "accessKey", "header"), SECRET),
    "query": (ApiKey("s", "key", "KEY", "access_key", "query"), SECRET),
    "cookie": (ApiKey("s", "key", "KEY", "sid", "cookie"), SECRET),
    "basic": (Basic("s", "user", "password", "LOGIN"), ("me", SECRET)),
    "bearer": (Bearer("s", "token", "TOKEN"), SECRET),
}
SCHEMES["function"] = (SCHEMES["bearer"][0], lambda: Token(SECRET))
FIND: Operation[SearchData] = Operation(
    id="findPlans",
    method="GET",
    path="/plans",
    parameters=(Parameter("name", "query", lambda: str), Parameter("offset", "query", lambda: int)),
    response=lambda: SearchData,
    enveloped=True,
)
FIND_PAGES = OffsetPages(items="records", offset="offset", location="query")
BODY = {"records": [{"Name": SENT, "CompanyId": SENT}], "note": SENT}
PLAN = answered(json.dumps(ok({"Name": HEARD, "Odd": HEARD, "Age": HEARD, "ARR": HEARD})).encode())
PAGE = answered(json.dumps(ok({"records": [{"Name": HEARD, "ARR": HEARD}], "totalCount": 1})).encode())


def refused(status: str, **others: Any) -> bytes:
    body = {"result": False, "errorCode": "E1", "errorDesc": f"{HEARD} is bad", "message": HEARD, "data": [HEARD]}
    headers = (
        f"set-cookie: sid={SECRET}",
        f"www-authenticate: Bearer error={SECRET}",
        f"location: http://127.0.0.1:9/?accessKey={SECRET}",
    )
    return answered(json.dumps(body).encode(), *headers, status=status, **others)


class Shown:
    """All that a program may print of what it meets."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def add(self, *things: Any) -> None:
        for thing in things:
            self.texts += [repr(thing), str(thing), f"{thing}"]
            if isinstance(thing, Exception):
                self._add_error(thing)

    def check(self) -> None:
        for text in self.texts:
            for form in FORMS:
                assert form not in text, text

    def _add_error(self, error: BaseException) -> None:
        self.texts.append("".join(traceback.format_exception(error)))
        seen: BaseException | None = error
        while seen is not None:
            self.texts += [repr(seen.args), str(getattr(seen, "__notes__", ""))]
            request = getattr(seen, "_request", None)
            if request is not None:
                self.texts += [repr(request), repr(list(request.headers.raw)), str(request.url)]
            # As whatever prints a chain follows it.
            seen = seen.__cause__ if seen.__suppress_context__ else seen.__context__


def keyless_pickles(error: APIError) -> None:
    """A pickle keeps what the server said, which may be of a record; of the key it keeps nothing."""
    for data in (pickle.dumps(error), pickle.dumps(copy.copy(error))):
        assert b"s3cr3t" not in data
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


Situation = Callable[[Driven, Wire], Any]


def call(operation: Operation[Any], *parameters: Any, **others: Any) -> Situation:
    return lambda client, _: client.call(operation, *parameters, **others)


SITUATIONS: dict[str, tuple[bytes | None, Situation]] = {
    "success": (PLAN, call(GET, "1", raw=True)),
    "write": (answered(json.dumps(ok({"count": 1, "errors": [HEARD]})).encode()), call(CREATE, body=BODY)),
    "search": (PAGE, lambda client, _: client.pages(SEARCH, SEARCH_PAGES, body={"select": [FILTER]})),
    "filter": (PAGE, lambda client, _: client.pages(FIND, FIND_PAGES, FILTER, None)),
    "option": (PLAN, call(GET, "1", options={"query": {"name": FILTER}, "headers": {"X-Name": SENT}})),
    "400": (refused("400 Bad"), call(CREATE, body=BODY)),
    "401": (refused("401 Who"), call(GET, "1")),
    "500": (refused("500 Oops"), call(FIND, FILTER, None)),
    "429": (refused("429 Slow"), call(FIND, FILTER, None)),
    "refused-in-a-200": (refused("200 OK"), call(CREATE, body=BODY)),
    "redirect": (refused("307 Go"), call(CREATE, body=BODY)),
    "not-json": (answered(f"<html>{HEARD}</html>".encode()), call(FIND, FILTER, None)),
    "another-kind": (answered(json.dumps(ok([HEARD])).encode()), call(GET, "1")),
    "cut": (PLAN[:-5], call(CREATE, body=BODY)),
    "garbage": (f"{HEARD}\r\n\r\n".encode(), call(FIND, FILTER, None)),
    "bad-header": (f"HTTP/1.1 200 OK\r\n{HEARD}\r\n\r\n".encode(), call(FIND, FILTER, None)),
    "timeout": (None, call(FIND, FILTER, None, options={"timeout": Timeout(read=0.05), "max_retries": 1})),
    "too-long": (answered(HEARD.encode() * 9999), call(FIND, FILTER, None)),
    "invalid-body": (PLAN, call(CREATE, body={"records": [{"CompanyId": [SENT], "ARR": SENT}]})),
    "invalid-value": (PLAN, call(GET, {SENT: SENT})),
    "invalid-header": (PLAN, call(GET, "1", options={"headers": {"X-Name": f"{SENT}\r\n"[:-1] + "\n" + SENT}})),
    "invalid-query": (PLAN, call(FIND, f"{FILTER}\ud800", None)),
    "too-long-a-url": (PLAN, call(GET, SENT * 9999)),
}


@pytest.fixture
def logged() -> Iterable[list[str]]:
    """Every line of every logger at every level, as a handler at the root gets it."""
    lines: list[str] = []

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))
            lines.append(repr(record.args))

    root, handler = logging.getLogger(), Handler(logging.NOTSET)
    names = ["", "httpx2", "httpcore2", "asyncio", SETTINGS.package, *logging.root.manager.loggerDict]
    before = {name: logging.getLogger(name).level for name in names}
    root.addHandler(handler)
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield lines
    root.removeHandler(handler)
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


# Where the key stands matters little to what goes wrong; its form in the query matters most.
FEW = {"success", "401", "redirect", "timeout", "cut", "invalid-header"}
CASES = [(scheme, each) for scheme in SCHEMES for each in SITUATIONS if scheme == "query" or each in FEW]


@pytest.mark.parametrize(("scheme", "situation"), CASES)
def test_nothing_is_shown(connect: Connect, scheme: str, situation: str, logged: list[str]) -> None:
    reply, act = SITUATIONS[situation]
    shown = Shown()
    credential, value = SCHEMES[scheme]
    settings = SETTINGS._replace(credentials=(credential,), security=(("s",),))
    hooks = Hooks(*(lambda *about: shown.add(about, *about),) * 4)

    def silent(_: bytes) -> Iterable[bytes]:
        server.over.wait(0.3)
        return ()

    with (
        wire(reply=silent if reply is None else lambda _: reply) as server,
        warnings.catch_warnings(record=True) as warned,
    ):
        warnings.simplefilter("always")
        client = connect(
            base_url=server.url,
            settings=settings,
            credentials={"s": value},
            hooks=hooks,
            max_response_bytes=20_000,
            rate_limit=None,
        )
        try:
            result = act(client, server)
        except APIError as error:
            shown.add(error, error.response, error.response and error.response.headers)
            keyless_pickles(error)
        else:
            shown.add(result, result.headers) if isinstance(result, APIResponse) else None
            shown.add(client.client, vars(client.client), client.client.caller)
        for record in warned:
            shown.add(record.message)
    if situation not in ("invalid-body", "invalid-value", "invalid-header", "invalid-query", "too-long-a-url"):
        sent = server.requests[0]
        assert b"s3cr3t" in sent or base64.b64encode(f"me:{SECRET}".encode()) in sent
    # httpcore2 logs the heads of answers at DEBUG; what a server says there is beyond us.
    shown.texts += [line for line in logged if "receive_response_headers" not in line]
    shown.check()


def test_httpx2_logs_where_a_request_went_and_no_query(connect: Connect, caplog: pytest.LogCaptureFixture) -> None:
    if connect.kind == "aiohttp":
        pytest.skip("aiohttp logs no request")
    with wire(PAGE) as server, caplog.at_level(logging.INFO, "httpx2"):
        connect(base_url=server.url).call(FIND, FILTER, 5)
    assert f'HTTP Request: GET {server.url}/plans "HTTP/1.1 200 OK"' in caplog.text
    assert b"/plans?name=Filtered%20Fay&offset=5 " in server.requests[0]


def test_what_is_closed_or_unreachable_shows_nothing(connect: Connect, logged: list[str]) -> None:
    with wire(PLAN) as gone:
        pass
    shown = Shown()
    settings = SETTINGS._replace(credentials=(SCHEMES["query"][0],), security=(("s",),))
    client = connect(base_url=gone.url, settings=settings, credentials={"s": SECRET})
    with pytest.raises(APIError) as caught:
        client.call(FIND, FILTER, None)
    shown.add(caught.value)
    keyless_pickles(caught.value)
    if connect.kind == "sync":
        client.close()
        with pytest.raises(APIError) as caught:
            client.call(FIND, FILTER, None)
    else:
        with pytest.raises(APIError) as caught:
            asyncio.run(_closed_call(client))
    shown.add(caught.value)
    keyless_pickles(caught.value)
    shown.texts += logged
    shown.check()


async def _closed_call(client: Driven) -> None:
    await client.client.close()
    await client.client.caller.call(FIND, Arguments((FILTER, None)))


def test_a_page_a_resource_and_a_model_show_no_values(connect: Connect) -> None:
    shown = Shown()
    with wire(PAGE) as server:
        client = connect(base_url=server.url)
        found = client.client.caller.pages(FIND, FIND_PAGES, Arguments((FILTER, None)), None)
        shown.add(found, Resource(client.client))
        for plan in client.pages(FIND, FIND_PAGES, FILTER, None):
            shown.add(plan, [plan])
            assert isinstance(plan, Plan)
    shown.check()


ASKED = OAuth2("s", "oauth", "OAUTH", "", "P", "/token", ("read",))
GRANTED = {"access_token": SECRET, "token_type": "Bearer", "expires_in": 1, "refresh_token": SECRET}
ODDITIES: dict[str, tuple[str, Any]] = {
    "granted": ("200 OK", GRANTED),
    "another-type": ("200 OK", {**GRANTED, "token_type": SECRET}),
    "refused": ("401 Who", {"error": "invalid_client", "error_description": SECRET, "access_token": SECRET}),
    "odd-code": ("400 Bad", {"error": SECRET}),
    "broken": ("500 Oops", {"error": SECRET}),
    "redirect": ("302 Go", {}),
    "not-json": ("200 OK", None),
    "odd-token": ("200 OK", {**GRANTED, "access_token": f"{SECRET}\r\nü"}),
}


@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
@pytest.mark.parametrize("oddity", ODDITIES)
def test_nothing_of_a_token_or_of_what_it_is_asked_with_is_shown(
    connect: Connect, oddity: str, method: str, logged: list[str]
) -> None:
    status, body = ODDITIES[oddity]
    content = f"<{SECRET}" if body is None else json.dumps(body)
    headers = (f"location: http://127.0.0.1:9/?token={SECRET}", f"www-authenticate: Basic {SECRET}")

    def reply(request: bytes) -> bytes:
        if request.startswith(b"POST /token"):
            return answered(content.encode(), *headers, status=status)
        return refused("401 Who")

    shown = Shown()
    settings = SETTINGS._replace(credentials=(ASKED,), security=(("s",),))
    hooks = Hooks(*(lambda *about: shown.add(about, *about),) * 4)
    with wire(reply=reply) as server:
        url = server.url.replace("/v1", f"/token?tenant={quote(SECRET)}")
        credentials = {"s": (None, SECRET, SECRET, None, url, method)}
        client = connect(base_url=server.url, settings=settings, credentials=credentials, hooks=hooks)
        for _ in range(2):
            with pytest.raises((APIError, ConfigurationError)) as caught:
                client.call(GET, "1")
            shown.add(caught.value, caught.value.response)
            keyless_pickles(caught.value)
        shown.add(client.client, vars(client.client), client.client.caller, vars(client.client.caller.core))
        [source] = client.client.caller.core.builder._defaults.grants.values()
        shown.add(source, vars(source))
        with pytest.raises(TypeError):
            pickle.dumps(source)
    assert any(request.startswith(b"POST /token") for request in server.requests)
    shown.texts += [line for line in logged if "receive_response_headers" not in line]
    shown.check()
