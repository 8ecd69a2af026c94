"""What generated clients send to say who they are, and to whom: on the wire, in both kinds."""

from __future__ import annotations

import asyncio
import base64
import importlib
import ssl
import sys
import threading
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx2
import pytest
import trustme

from tests.golden.cases import FOLDER, generate_case

from .server import Answer, Asked, serving

PARENT = "secured_goldens"
CASES = ("oauth2", "own_security", "security")

Call = Callable[[Any], Any]


@pytest.fixture(scope="module", autouse=True)
def packages(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path]:
    """The packages, below a parent of their own."""
    parent = tmp_path_factory.mktemp("secured") / PARENT
    for case in CASES:
        for file in generate_case(FOLDER / case)[0]:
            path = parent / case / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
    sys.path.insert(0, str(parent.parent))
    yield parent
    sys.path.remove(str(parent.parent))


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def made(kind: str, case: str, client: str, **given: Any) -> Any:
    package = importlib.import_module(f"{PARENT}.{case}")
    return getattr(package, client if kind == "sync" else f"Async{client}")(**given)


def called(client: Any, *calls: Call) -> None:
    """Make calls, with either kind of client."""
    if hasattr(client, "__enter__"):
        with client:
            for call in calls:
                call(client)
    else:
        asyncio.run(_awaited(client, calls))


async def _awaited(client: Any, calls: tuple[Callable[[Any], Awaitable[Any]], ...]) -> None:
    async with client:
        for call in calls:
            await call(client)


def asked(kind: str, case: str, client: str, call: Call, **given: Any) -> Asked:
    with serving(Answer(status=204)) as server:
        called(made(kind, case, client, base_url=server.url, **given), call)
        [request] = server.asked
    return request


def basic(name: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()


def test_each_document_has_its_own_schemes(kind: str) -> None:
    def send(call: Call, **given: Any) -> Asked:
        return asked(kind, "own_security", "OwnSecurity", call, **given)

    request = send(lambda client: client.orders.list(), key="a;b=c d", parcels_key="other")
    assert request.headers["x-key"] == "a;b=c d" and "cookie" not in request.headers
    request = send(lambda client: client.parcels.list(), parcels_key="a;b=c d,ä")
    assert request.headers["cookie"] == "sid=a%3Bb%3Dc%20d%2C%C3%A4" and "x-key" not in request.headers
    both = {"parcels_key": "k", "staff_username": "me", "staff_password": "p:ä w", "api_token": "t"}
    request = send(lambda client: client.parcels.add(), **both)
    assert request.headers["authorization"] == basic("me", "p:ä w") and request.headers["cookie"] == "sid=k"
    request = send(lambda client: client.parcels.add(), api_token=lambda: "t")
    assert request.headers["authorization"] == "Token t" and "cookie" not in request.headers
    # What is left to the transport, or not needed, goes without anything.
    for call in (lambda client: client.parcels.delete(), lambda client: client.parcels.get_label()):
        assert {"authorization", "cookie", "x-key"}.isdisjoint(send(call, key="k", api_token="t").headers)


def test_what_an_operation_lacks_is_said_before_it_is_sent(kind: str) -> None:
    package = importlib.import_module(f"{PARENT}.own_security")
    with serving() as server:
        client = made(kind, "own_security", "OwnSecurity", base_url=server.url, api_token="t")
        with pytest.raises(package.errors.ConfigurationError) as caught:
            called(client, lambda client: client.parcels.list())
        assert str(caught.value) == (
            "credentials are missing: pass parcels_key= (or the environment variable OWN_SECURITY_PARCELS_KEY)"
        )
        client = made(kind, "own_security", "OwnSecurity", base_url=server.url, key="k")
        with pytest.raises(
            package.errors.ConfigurationError, match="parcels_key= .*and staff_username= and .*; or api_token="
        ):
            called(client, lambda client: client.parcels.add())
        assert not server.asked
    with pytest.raises(package.errors.ConfigurationError, match="pass key="):
        made(kind, "own_security", "OwnSecurity", base_url="http://x")


def test_a_client_asks_for_its_tokens(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def reply(request: Asked) -> Answer:
        if request.path == "/oauth/token":
            return Answer({"access_token": "t1", "token_type": "bearer", "expires_in": 60})
        return Answer({}) if request.method == "GET" else Answer(status=204)

    monkeypatch.setenv("OAUTH2_TOKEN_CLIENT_ID", "me")
    with serving(reply=reply) as server:
        client = made(kind, "oauth2", "Oauth2", base_url=f"{server.url}/v1", token_client_secret="s")
        called(
            client,
            lambda client: client.boards.get("1"),
            lambda client: client.boards.put("1"),
            lambda client: client.boards.get_login(),
        )
    token, get, put, login = server.asked
    assert token.headers["authorization"] == basic("me", "s")
    assert token.content == b"grant_type=client_credentials&scope=board%3Aread+board%3Awrite"
    assert get.path == "/v1/boards/1" and get.headers["authorization"] == put.headers["authorization"] == "Bearer t1"
    assert "authorization" not in login.headers


def test_a_package_carries_what_it_uses(packages: Path) -> None:
    carried = {case: {path.name for path in (packages / case / "_runtime").iterdir()} for case in CASES}
    assert {"tokens.py", "oauth.py"} <= carried["oauth2"]
    assert "tokens.py" in carried["security"] and "oauth.py" not in carried["security"]
    keyless = {file.path for file in generate_case(FOLDER / "minimal")[0]}
    assert not {"_runtime/tokens.py", "_runtime/oauth.py"} & keyless


@contextmanager
def tls_server(authority: trustme.CA) -> Generator[tuple[str, list[str]]]:
    """A server that takes only clients with a certificate of the authority, and notes whose."""
    names: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            certificate = self.connection.getpeercert()  # type: ignore[attr-defined]
            names.append(certificate["subjectAltName"][0][1])
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    class Server(HTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            pass

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.verify_mode = ssl.CERT_REQUIRED
    authority.configure_trust(context)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    server = Server(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.server_port}", names
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_mutual_tls(kind: str) -> None:
    package = importlib.import_module(f"{PARENT}.own_security")
    authority = trustme.CA()
    with tls_server(authority) as (url, names):
        with_certificate, without = ssl.create_default_context(), ssl.create_default_context()
        authority.configure_trust(with_certificate)
        authority.configure_trust(without)
        authority.issue_cert("me@example.com").configure_cert(with_certificate)
        get_label(kind, url, with_certificate)
        with pytest.raises(package.errors.APIConnectionError):
            get_label(kind, url, without)
    assert names == ["me@example.com"]


def get_label(kind: str, url: str, context: ssl.SSLContext) -> None:
    given = {"base_url": url, "key": "k", "max_retries": 0}
    if kind == "sync":
        with httpx2.Client(verify=context) as lent:
            called(
                made(kind, "own_security", "OwnSecurity", http_client=lent, **given), lambda c: c.parcels.get_label()
            )
    else:
        lent_too = httpx2.AsyncClient(verify=context)
        asyncio.run(_lent(lent_too, made(kind, "own_security", "OwnSecurity", http_client=lent_too, **given)))


async def _lent(lent: Any, client: Any) -> None:
    async with lent, client:
        await client.parcels.get_label()
