"""Tokens that clients ask for, keep and replace, against a real token server."""

from __future__ import annotations

import asyncio
import base64
import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx2
import pytest

from generator.runtime.client import AsyncClient, SyncClient
from generator.runtime.errors import (
    APIConnectionError,
    APITimeoutError,
    AuthenticationError,
    ConfigurationError,
)
from generator.runtime.mock import MockTransport, response
from generator.runtime.oauth import OAuth2
from generator.runtime.operation import Arguments, BulkRule, Operation
from generator.runtime.request import Request
from generator.runtime.response import Response
from generator.runtime.retry import Clock
from generator.runtime.settings import ApiKey, Settings
from generator.runtime.tokens import Bearer, Token
from generator.runtime.transport import Fault
from generator.runtime.values import File, Hooks, RateLimit, RequestOptions, Timeout
from tests.behaviour.server import Answer

from .sample import CREATE, SEARCH, SEARCH_PAGES, Time
from .test_lifecycle import forking, in_child
from .token_server import ID, SECRET, TokenServer, token_server
from .wire import Connect, Driven

PING: Operation[Any] = Operation(id="ping", method="GET", path="/ping", response=lambda: Any)
DOWNLOAD: Operation[bytes] = Operation(id="get", method="GET", path="/file", response=lambda: bytes, reads="bytes")
OAUTH = OAuth2("oauth", "oauth", "P_OAUTH", "", "P", "/oauth/token", ("read", "write"))
BEARER = Bearer("token", "token", "P_TOKEN")
GIVEN = (None, ID, SECRET, None, None, None)


def settings(*credentials: Any) -> Settings:
    return Settings("tokens", "1", credentials=credentials, security=((credentials[0].scheme,),))


@pytest.fixture
def tokens() -> Generator[TokenServer]:
    with token_server() as server:
        yield server


def oauth_client(connect: Connect, tokens: TokenServer, given: Any = GIVEN, **others: Any) -> Driven:
    return connect(
        base_url=f"{tokens.url}/v1",
        settings=settings(OAUTH),
        credentials={"oauth": given},
        **{"clock": Time().clock, **others},
    )


def provided(connect: Connect, tokens: TokenServer, provider: Any, **others: Any) -> Driven:
    return connect(
        base_url=f"{tokens.url}/v1",
        settings=settings(BEARER),
        credentials={"token": provider},
        **{"clock": Time().clock, **others},
    )


# --- client credentials -----------------------------------------------------------------------------------------------


def test_a_token_is_asked_for_once_and_kept(connect: Connect, tokens: TokenServer) -> None:
    client = oauth_client(connect, tokens, default_headers={"X-Api": "only"}, rate_limit=RateLimit(3, 60))
    for _ in range(3):
        assert client.call(PING) == {"path": "/v1/ping"}
    [asked] = tokens.asked
    assert asked.method == "POST" and asked.path == "/oauth/token"
    assert dict(parse_qsl(asked.content.decode())) == {"grant_type": "client_credentials", "scope": "read write"}
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    assert asked.headers["accept"] == "application/json"
    # What the user sends to the API is not for the token server.
    assert "x-api" not in asked.headers
    assert tokens.calls == ["s3cr3t-token-1"] * 3


def test_what_an_http_client_of_the_user_has_for_the_api_stays_there(tokens: TokenServer) -> None:
    own: dict[str, Any] = {"auth": ("api", "password"), "cookies": {"session": "secret"}}
    given: dict[str, Any] = {"base_url": tokens.url, "credentials": {"oauth": GIVEN}, "max_retries": 0}

    async def ask() -> None:
        async with httpx2.AsyncClient(**own) as http:
            async with AsyncClient(settings(OAUTH), http_client=http, **given) as client:
                with suppress(AuthenticationError):
                    await client.caller.call(PING, Arguments())

    with httpx2.Client(**own) as http, SyncClient(settings(OAUTH), http_client=http, **given) as client:
        with suppress(AuthenticationError):
            client.caller.call(PING, Arguments())
    asyncio.run(ask())
    assert tokens.asked
    for asked in tokens.asked:
        pair = base64.b64decode(asked.headers["authorization"].removeprefix("Basic ")).decode()
        assert [unquote(part) for part in pair.split(":")] == [ID, SECRET]
        assert "cookie" not in asked.headers


def test_client_secret_post(connect: Connect) -> None:
    with token_server("client_secret_post") as tokens:
        with pytest.raises(AuthenticationError, match="client_secret_post"):
            oauth_client(connect, tokens).call(PING)
        client = oauth_client(connect, tokens, (None, ID, SECRET, ["read"], None, "client_secret_post"))
        client.call(PING)
        asked = tokens.asked[-1]
        assert "authorization" not in asked.headers
        form = dict(parse_qsl(asked.content.decode()))
        assert form == {"grant_type": "client_credentials", "scope": "read", "client_id": ID, "client_secret": SECRET}


@pytest.mark.parametrize(
    ("given", "scope"),
    [(None, "read write"), ((), None), ("a b", "a b"), (iter(["a"]), "a"), ([], None)],
)
def test_scopes(tokens: TokenServer, given: Any, scope: str | None) -> None:
    credentials = {"oauth": (None, ID, SECRET, given, None, None)}
    with SyncClient(settings(OAUTH), base_url=tokens.url, credentials=credentials) as client:
        client.caller.call(PING, Arguments())
    assert dict(parse_qsl(tokens.asked[0].content.decode())).get("scope") == scope


def test_everything_comes_from_the_environment(tokens: TokenServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "CLIENT_ID": ID,
        "CLIENT_SECRET": SECRET,
        "SCOPES": "x y",
        "TOKEN_URL": f"{tokens.url}/oauth/token?tenant=1",
    }.items():
        monkeypatch.setenv(f"P_{name}", value)
    with SyncClient(settings(OAUTH._replace(token_url=None)), base_url=tokens.url) as client:
        client.caller.call(PING, Arguments())
    assert tokens.asked[0].path == "/oauth/token?tenant=1"
    assert "scope=x+y" in tokens.asked[0].content.decode()
    monkeypatch.setenv("P_OAUTH", "s3cr3t-token-1")
    with SyncClient(settings(OAUTH), base_url=tokens.url) as client:
        client.caller.call(PING, Arguments())
    assert len(tokens.asked) == 1
    # What is passed goes before what stands in the environment.
    with SyncClient(settings(OAUTH), base_url=tokens.url, credentials={"oauth": GIVEN}) as client:
        client.caller.call(PING, Arguments())
    assert len(tokens.asked) == 2


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ((None, ID, None, None, None, None), "missing: pass client_secret= .*P_CLIENT_SECRET"),
        ((None, None, SECRET, None, None, None), "missing: pass client_id= .*P_CLIENT_ID"),
        (("t", ID, SECRET, None, None, None), "not both"),
        ((None, ID, SECRET, [1], None, None), "scopes must be texts"),
        ((None, ID, SECRET, None, "ftp://x", None), "token_url must be an absolute http or https URL"),
        ((None, ID, SECRET, None, "http://u:s3cr3t@x", None), "token_url must hold no user info"),
        ((None, ID, SECRET, None, None, "none"), "client_authentication must be client_secret_basic or"),
        ((None, 1, SECRET, None, None, None), "client_id must be a text"),
        ((1, None, None, None, None, None), "oauth must be a text, or a function"),
        ((None,) * 6, "missing: pass client_id= and client_secret= .*P_CLIENT_ID and P_CLIENT_SECRET.* or oauth="),
    ],
)
def test_what_is_wrong_shows_when_a_client_is_made(given: Any, problem: str) -> None:
    with pytest.raises(ConfigurationError, match=problem) as caught:
        SyncClient(settings(OAUTH), base_url="http://x", credentials={"oauth": given})
    assert "s3cr3t" not in str(caught.value)


def test_without_a_token_url() -> None:
    with pytest.raises(ConfigurationError, match="does not say where .* token_url= .*P_TOKEN_URL"):
        SyncClient(settings(OAUTH._replace(token_url=None)), base_url="http://x", credentials={"oauth": GIVEN})


def test_a_token_is_replaced_shortly_before_it_expires(connect: Connect, tokens: TokenServer) -> None:
    clock = Time()
    tokens.expires_in = 600
    client = oauth_client(connect, tokens, clock=clock.clock)
    for passed, count in [(0, 1), (569, 1), (2, 2), (560, 2), (20, 3)]:
        clock.seconds += passed
        client.call(PING)
        assert len(tokens.asked) == count, passed
    tokens.expires_in = 10
    clock.seconds += 600
    for passed, count in [(0, 4), (8.9, 4), (0.2, 5)]:
        clock.seconds += passed
        client.call(PING)
        assert len(tokens.asked) == count, passed


def test_a_token_without_an_end_is_kept_and_one_that_is_over_at_once_is_used_once(
    connect: Connect, tokens: TokenServer
) -> None:
    clock = Time()
    tokens.expires_in = None
    client = oauth_client(connect, tokens, clock=clock.clock)
    client.call(PING)
    clock.seconds += 1e9
    client.call(PING)
    assert len(tokens.asked) == 1
    tokens.instead = lambda _: Answer({"access_token": tokens.issue(), "token_type": "bEARER", "expires_in": "0"})
    tokens.valid.clear()
    client.call(PING)
    client.call(PING)
    assert len(tokens.asked) == 3


def test_a_refused_token_is_replaced_once(connect: Connect, tokens: TokenServer) -> None:
    told: list[float] = []
    client = oauth_client(connect, tokens, hooks=Hooks(on_retry=lambda *about: told.append(about[2])), max_retries=0)
    client.call(PING)
    tokens.valid.clear()
    assert client.call(PING, raw=True).attempts == 2
    assert len(tokens.asked) == 2 and told == [0.0]
    # A server that takes no token at all is asked twice, and no more.
    tokens.issue = lambda: "s3cr3t-no-token"  # type: ignore[method-assign]
    tokens.valid.clear()
    with pytest.raises(AuthenticationError) as caught:
        client.call(PING)
    assert caught.value.status_code == 401 and caught.value.path == "/ping"
    assert len(tokens.asked) == 3 and len(tokens.calls) == 5


def test_a_write_that_was_refused_is_sent_again(connect: Connect, tokens: TokenServer) -> None:
    client = oauth_client(connect, tokens)
    client.call(PING)
    tokens.valid.clear()
    client.call(CREATE, body={"records": [{"Name": "a"}]})
    assert tokens.calls[-2:] == ["s3cr3t-token-1", "s3cr3t-token-2"]


@pytest.mark.parametrize(
    ("given", "code", "hint"),
    [
        (
            (None, ID, "s3cr3t wrong", None, None, None),
            "invalid_client",
            "client_id= and client_secret= are not accepted",
        ),
        ((None, "nobody", SECRET, None, None, None), "invalid_client", "client_id= and client_secret="),
        ((None, ID, SECRET, None, "/elsewhere", None), None, None),
    ],
)
def test_a_refusal(connect: Connect, tokens: TokenServer, given: Any, code: str | None, hint: str | None) -> None:
    if code is None:
        given = (*given[:4], f"{tokens.url}/elsewhere", None)
    client = oauth_client(connect, tokens, given)
    with pytest.raises(
        AuthenticationError, match=hint or "/elsewhere gave no token, with status 401: is token_url= right"
    ) as caught:
        client.call(PING)
    error = caught.value
    assert error.code == code and error.status_code == 401 and error.body is None and error.response is None
    assert "s3cr3t" not in str(error) and not [path for path in tokens.calls if path and "token" in path]


ODD: dict[str, tuple[Answer, int]] = {
    "redirect": (Answer({}, 307, {"location": "/v1/ping"}), 307),
    "not-found": (Answer({}, 404), 404),
    "other-type": (Answer({"access_token": "s3cr3t-x", "token_type": "MAC"}), 200),
    "no-token": (Answer({"token_type": "Bearer"}), 200),
    "list": (Answer([1]), 200),
    "scope": (Answer({"error": "invalid_scope", "error_description": "s3cr3t"}, 400), 400),
    "own-code": (Answer({"error": "s3cr3t"}, 400), 400),
    "not-json": (Answer(b"s3cr3t<html>"), 200),
    "down": (Answer({"error": "s3cr3t"}, 503), 503),
}


@pytest.mark.parametrize("odd", ODD)
def test_an_answer_that_gives_no_token(connect: Connect, tokens: TokenServer, odd: str) -> None:
    answer, status = ODD[odd]
    tokens.instead = lambda _: answer
    client = oauth_client(connect, tokens)
    with pytest.raises(AuthenticationError, match="POST /oauth/token gave no token") as caught:
        client.call(PING)
    assert caught.value.status_code == status and not tokens.calls
    assert "s3cr3t" not in f"{caught.value} {vars(caught.value)}"
    # What is the token server's own fault for the moment is asked again, like any call.
    assert len(tokens.asked) == (3 if odd in ("down", "not-json") else 1)
    tokens.instead = lambda _: None
    client.call(PING)


def test_the_token_server_may_be_away(connect: Connect, tokens: TokenServer) -> None:
    client = oauth_client(connect, tokens, (None, ID, SECRET, None, "http://127.0.0.1:9/token", None))
    with pytest.raises(APIConnectionError, match="POST /token got no answer after 3 attempts") as caught:
        client.call(PING)
    assert not caught.value.sent and not tokens.calls


def test_the_time_for_the_call_holds_for_its_token(connect: Connect, tokens: TokenServer) -> None:
    tokens.delay = 1.0
    client = oauth_client(connect, tokens, clock=Clock(), max_retries=0)
    options = RequestOptions(timeout=Timeout(total=0.2))
    began = time.monotonic()
    with pytest.raises(APITimeoutError):
        client.call(PING, options=options)
    assert time.monotonic() - began < 0.9


def test_fifty_threads_ask_once(tokens: TokenServer) -> None:
    tokens.delay = 0.2
    with (
        SyncClient(settings(OAUTH), base_url=tokens.url, credentials={"oauth": GIVEN}) as client,
        ThreadPoolExecutor(50) as pool,
    ):
        for round_ in (1, 2):
            assert len(list(pool.map(lambda _: client.caller.call(PING, Arguments()), range(50)))) == 50
            assert len(tokens.asked) == round_
            # All are refused at once, and one token replaces the other for all.
            tokens.valid.clear()


def test_fifty_tasks_ask_once(tokens: TokenServer) -> None:
    tokens.delay = 0.2

    async def main() -> None:
        async with AsyncClient(settings(OAUTH), base_url=tokens.url, credentials={"oauth": GIVEN}) as client:
            for round_ in (1, 2):
                await asyncio.gather(*(client.caller.call(PING, Arguments()) for _ in range(50)))
                assert len(tokens.asked) == round_
                tokens.valid.clear()

    asyncio.run(main())


def test_a_refusal_is_told_to_all_who_wait_for_it(tokens: TokenServer) -> None:
    tokens.delay = 0.2
    given = (None, ID, "wrong", None, None, None)
    with (
        SyncClient(settings(OAUTH), base_url=tokens.url, credentials={"oauth": given}) as client,
        ThreadPoolExecutor(20) as pool,
    ):
        calls = [pool.submit(client.caller.call, PING, Arguments()) for _ in range(20)]
        errors = [call.exception() for call in calls]
    assert {type(error) for error in errors} == {AuthenticationError}
    assert len({id(error) for error in errors}) == 20
    assert len(tokens.asked) == 1


def test_a_task_that_is_cancelled_while_it_asks_leaves_nobody_behind(tokens: TokenServer) -> None:
    tokens.delay = 0.3

    async def main() -> None:
        async with AsyncClient(settings(OAUTH), base_url=tokens.url, credentials={"oauth": GIVEN}) as client:
            first = asyncio.create_task(client.caller.call(PING, Arguments()))
            await asyncio.sleep(0.1)
            others = [asyncio.create_task(client.caller.call(PING, Arguments())) for _ in range(5)]
            await asyncio.sleep(0.1)
            first.cancel()
            async with asyncio.timeout(5):
                assert len(await asyncio.gather(*others)) == 5
            with pytest.raises(asyncio.CancelledError):
                await first

    asyncio.run(main())
    assert len(tokens.asked) == 2


class SlowTransport:
    """Takes its time for a token; it belongs to no event loop."""

    def __init__(self) -> None:
        self.asked = 0

    async def send(self, request: Request) -> Response:
        if request.path != "/oauth/token":
            return response({})
        self.asked += 1
        await asyncio.sleep(0.2)
        return response({"access_token": "t", "token_type": "Bearer"})

    def close(self) -> None:
        """Nothing is open."""


def test_another_event_loop_uses_the_same_token() -> None:
    transport = SlowTransport()
    client = AsyncClient(settings(OAUTH), base_url="http://x", credentials={"oauth": GIVEN}, transport=transport)

    async def call() -> None:
        await client.caller.call(PING, Arguments())

    async def abandoned() -> None:
        task = asyncio.create_task(call())
        await asyncio.sleep(0.05)
        assert not task.done()

    asyncio.run(abandoned())
    asyncio.run(call())
    asyncio.run(call())
    assert transport.asked == 2

    # The same where the task is cancelled by hand.
    transport = SlowTransport()
    client = AsyncClient(settings(OAUTH), base_url="http://x", credentials={"oauth": GIVEN}, transport=transport)
    loop = asyncio.new_event_loop()
    task = loop.create_task(call())
    loop.run_until_complete(asyncio.sleep(0.05))
    assert not task.done()
    task.cancel()
    loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
    loop.close()
    asyncio.run(call())
    assert transport.asked == 2


@forking
def test_a_forked_process_asks_for_itself_where_its_parent_was_asking(tokens: TokenServer) -> None:
    tokens.delay = 0.5
    with SyncClient(settings(OAUTH), base_url=tokens.url, credentials={"oauth": GIVEN}) as client:
        asking = threading.Thread(target=client.caller.call, args=(PING, Arguments()))
        asking.start()
        time.sleep(0.2)
        assert in_child(lambda: client.caller.call(PING, Arguments())) == "{'path': '/ping'}"
        asking.join()
    assert len(tokens.asked) == 2


def test_pages_streams_and_bulk_writes_have_tokens(connect: Connect, tokens: TokenServer) -> None:
    client = oauth_client(connect, tokens)
    client.call(PING)
    tokens.valid.clear()
    client.pages(SEARCH, SEARCH_PAGES)
    assert tokens.calls[-1] == "s3cr3t-token-2"
    tokens.valid.clear()
    caller = client.client.caller
    run = caller.bulk(CREATE, BulkRule("records", 1), [{"Name": "a"}, {"Name": "b"}], Arguments(body={}), 1, None)
    result = run if connect.kind == "sync" else client.runner.run(run)  # type: ignore[attr-defined]
    assert len(result.succeeded) == 2 and tokens.calls[-1] == "s3cr3t-token-3"
    tokens.valid.clear()
    with_pieces: list[Any] = []
    opened = caller.opened(DOWNLOAD, Arguments(), with_pieces.append)
    if connect.kind == "async":
        client.runner.run(opened)  # type: ignore[attr-defined]
    assert with_pieces[0].pieces is not None and tokens.calls[-1] == "s3cr3t-token-4"


def bulk(connect: Connect, client: Driven) -> Any:
    run = client.client.caller.bulk(
        CREATE, BulkRule("records", 1), [{"Name": "a"}, {"Name": "b"}], Arguments(body={}), 1, None
    )
    return run if connect.kind == "sync" else client.runner.run(run)  # type: ignore[attr-defined]


def test_rows_of_a_bulk_write_without_a_token_were_not_sent(connect: Connect, tokens: TokenServer) -> None:
    given = (None, ID, SECRET, None, "http://127.0.0.1:9/token", None)
    result = bulk(connect, oauth_client(connect, tokens, given))
    assert len(result.unsent) == 2 and not result.uncertain

    def broken() -> str:
        raise OSError("no vault")

    result = bulk(connect, provided(connect, tokens, broken))
    assert len(result.unsent) == 2 and isinstance(result.stopped_by.__cause__, OSError)
    result = bulk(connect, oauth_client(connect, tokens, (None, ID, "wrong", None, None, None)))
    assert len(result.failed) == 1 and result.failed[0].innocent and len(result.unsent) == 1
    assert not tokens.calls


# --- what a user's function gives -------------------------------------------------------------------------------------


def test_rows_that_may_be_written_are_uncertain_though_no_token_came_for_a_repetition() -> None:
    given = iter(["first", ""])
    mock = MockTransport()
    mock.on(CREATE.method, CREATE.path, json={}, status=502)
    client = SyncClient(
        settings(BEARER),
        base_url="https://api.example.com",
        credentials={"token": lambda: next(given)},
        transport=mock,
        clock=Time().clock,
    )
    options = RequestOptions(idempotent=True)
    rows = [{"Name": "a"}, {"Name": "b"}]
    result = client.caller.bulk(CREATE, BulkRule("records", 50), rows, Arguments(body={}, options=options), 1, None)
    assert (len(result.uncertain), len(result.failed), len(mock.calls)) == (2, 0, 1)


def test_a_plain_text_is_asked_for_before_every_attempt(connect: Connect, tokens: TokenServer) -> None:
    given = [tokens.issue() for _ in range(4)]
    asked = iter(given)
    client = provided(connect, tokens, lambda: next(asked))
    for _ in range(4):
        client.call(PING)
    assert tokens.calls == given


def test_a_token_of_a_function_is_kept_until_it_expires(connect: Connect, tokens: TokenServer) -> None:
    clock = Time()
    client = provided(connect, tokens, lambda: Token(tokens.issue(), 600), clock=clock.clock)
    for passed, count in [(0, 1), (569, 1), (2, 2)]:
        clock.seconds += passed
        client.call(PING)
        assert len(tokens.valid) == count
    assert "s3cr3t" not in repr(Token("s3cr3t"))


def test_a_function_is_asked_once_more_after_a_401(connect: Connect, tokens: TokenServer) -> None:
    asked: list[str] = []

    def stale() -> str:
        asked.append("stale")
        return "s3cr3t-stale"

    with pytest.raises(AuthenticationError):
        provided(connect, tokens, stale).call(PING)
    assert len(asked) == 2 and len(tokens.calls) == 1
    given = iter(["s3cr3t-stale", tokens.issue(), tokens.issue()])
    client = provided(connect, tokens, lambda: next(given))
    client.call(PING)
    assert tokens.calls == ["s3cr3t-stale", "s3cr3t-stale", "s3cr3t-token-1"]
    kept = iter([Token("s3cr3t-stale"), Token("s3cr3t-token-1")])
    client = provided(connect, tokens, lambda: next(kept))
    client.call(PING)
    client.call(PING)
    assert tokens.calls[-3:] == ["s3cr3t-stale", "s3cr3t-token-1", "s3cr3t-token-1"]


class Vault(Exception):
    """What a user's function raises."""


def test_what_a_function_raises_reaches_the_caller(connect: Connect, tokens: TokenServer) -> None:
    error = Vault("closed")

    def broken() -> str:
        raise error

    client = provided(connect, tokens, broken)
    for _ in range(2):
        with pytest.raises(Vault) as caught:
            client.call(PING)
        assert caught.value is error
    assert not tokens.calls


@pytest.mark.parametrize(
    "wrong", [None, 1, b"t", "", " ", "a\nb", "ü", Token(1), Token(""), Token("t", "soon"), Token("t", True)]
)  # type: ignore[arg-type]
def test_what_is_no_token_is_refused(connect: Connect, tokens: TokenServer, wrong: Any) -> None:
    with pytest.raises(ConfigurationError, match="token"):
        provided(connect, tokens, lambda: wrong).call(PING)
    assert not tokens.calls


def test_an_asynchronous_function(connect: Connect, tokens: TokenServer) -> None:
    async def later() -> Token:
        await asyncio.sleep(0)
        return Token(tokens.issue(), 600)

    client = provided(connect, tokens, later)
    if connect.kind == "sync":
        with pytest.raises(
            ConfigurationError, match="an asynchronous function for token needs the asynchronous client"
        ):
            client.call(PING)
    else:
        client.call(PING)
        client.call(PING)
        assert tokens.calls == ["s3cr3t-token-1"] * 2


def test_tasks_with_tokens_of_their_own_do_not_share_them(tokens: TokenServer) -> None:
    from contextvars import ContextVar

    tenant: ContextVar[str] = ContextVar("tenant")

    async def current() -> str:
        await asyncio.sleep(0.01)
        return tenant.get()

    async def main() -> None:
        async with AsyncClient(settings(BEARER), base_url=tokens.url, credentials={"token": current}) as client:

            async def call(name: str) -> None:
                tenant.set(name)
                tokens.valid.add(name)
                await client.caller.call(PING, Arguments())

            async with asyncio.TaskGroup() as group:
                for number in range(20):
                    group.create_task(call(f"t{number}"))

    asyncio.run(main())
    assert sorted(filter(None, tokens.calls)) == sorted(f"t{number}" for number in range(20))


def test_a_call_that_has_the_header_itself_needs_no_token(connect: Connect, tokens: TokenServer) -> None:
    tokens.valid.add("mine")
    client = provided(connect, tokens, lambda: 1 / 0)
    client.call(PING, options={"headers": {"authorization": "Bearer mine"}})
    assert tokens.calls == ["mine"]


def test_a_prefix_of_its_own() -> None:
    mock = MockTransport()
    mock.on("GET", "/ping", json={})
    scheme = BEARER._replace(prefix="Token")
    for given in ("t ", lambda: "t"):
        with SyncClient(settings(scheme), base_url="http://x", credentials={"token": given}, transport=mock) as client:
            client.caller.call(PING, Arguments())
    assert [dict(call.headers)["Authorization"] for call in mock.calls] == ["Token t"] * 2


def test_together_with_a_key() -> None:
    mock = MockTransport()
    mock.on("GET", "/ping", json={})
    key = ApiKey("key", "key", "P_KEY", "a key&", "query")
    both = settings(BEARER, key)._replace(security=(("token", "key"),))
    credentials: dict[str, Any] = {"token": lambda: "t", "key": "a b&c=d"}
    with SyncClient(both, base_url="http://x", credentials=credentials, transport=mock) as client:
        client.caller.call(PING, Arguments())
        client.caller.call(
            Operation(id="o", method="GET", path="/ping", security=(), response=lambda: Any), Arguments()
        )
    first, second = mock.calls
    assert dict(first.headers)["Authorization"] == "Bearer t" and first.secret_query == "a%20key%26=a%20b%26c%3Dd"
    assert "Authorization" not in dict(second.headers) and not second.secret_query


def test_a_stream_that_was_sent_is_not_sent_again(tokens: TokenServer) -> None:
    from generator.runtime.operation import Body

    upload: Operation[Any] = Operation(
        id="up", method="POST", path="/up", body=Body("application/octet-stream", lambda: bytes), response=lambda: Any
    )
    with SyncClient(settings(OAUTH), base_url=tokens.url, credentials={"oauth": GIVEN}) as client:
        client.caller.call(PING, Arguments())
        tokens.valid.clear()
        with pytest.raises(AuthenticationError):
            client.caller.call(upload, Arguments(body=File(iter([b"a"]))))
        assert len(tokens.asked) == 1
        client.caller.call(upload, Arguments(body=b"a"))
        assert len(tokens.asked) == 2


def test_a_transport_may_fail_between(connect: Connect) -> None:
    """A fault of the call itself asks for no other token, and one of the token's request is retried by itself."""
    replies: list[Callable[[], Any]] = []

    def fail() -> Any:
        raise Fault("cut", sent=True)

    mock = MockTransport()
    mock.on("POST", "/oauth/token", reply=lambda _: replies.pop(0)())
    mock.on("GET", "/ping", reply=lambda _: replies.pop(0)())
    replies += [fail, lambda: {"access_token": "t", "token_type": "Bearer"}, fail, dict]
    client = connect(
        base_url="http://x/v1",
        settings=settings(OAUTH),
        credentials={"oauth": GIVEN},
        transport=mock,
        clock=Time().clock,
    )
    assert client.call(PING) == {}
    assert [call.path for call in mock.calls] == ["/oauth/token", "/oauth/token", "/ping", "/ping"]
    assert isinstance(mock.calls[0], tuple) and SECRET not in repr(mock.calls)
