"""Where generated clients send their calls, and what they send there."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.diagnostics import Diagnostics
from generator.runtime.servers import Servers
from generator.runtime.settings import Server, Settings
from generator.settings import package_of
from tests.golden.cases import FOLDER, generate_case

PARENT = "placed_goldens"
CASES = {"servers": "Servers", "two_servers": "TwoServers"}


@pytest.fixture(scope="module", autouse=True)
def packages(tmp_path_factory: pytest.TempPathFactory) -> Generator[None]:
    """The packages, below a parent of their own."""
    parent = tmp_path_factory.mktemp("placed") / PARENT
    for case in CASES:
        for file in generate_case(FOLDER / case)[0]:
            path = parent / case / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
    sys.path.insert(0, str(parent.parent))
    yield
    sys.path.remove(str(parent.parent))


def package(case: str) -> Any:
    return importlib.import_module(f"{PARENT}.{case}")


def sent(case: str, call: Callable[[Any], Any], **given: Any) -> tuple[str, dict[str, str]]:
    """The URL of a call, and its headers."""
    mock = importlib.import_module(f"{PARENT}.{case}.testing").MockTransport()
    for method, path in [
        ("GET", "/files"),
        ("PUT", "/files"),
        ("GET", "/status"),
        ("GET", "/orders"),
        ("GET", "/parcels"),
        ("GET", "/topics"),
        ("GET", "/secret"),
    ]:
        mock.on(method, path, status=204)
    with getattr(package(case), CASES[case])(transport=mock, **given) as client:
        call(client)
    return mock.calls[0].url, dict(mock.calls[0].headers)


FILES: list[tuple[dict[str, str], str]] = [
    ({}, "https://eu.files.example.com/v1"),
    ({"region": "us", "version": "a b/c"}, "https://us.files.example.com/a%20b%2Fc"),
    ({"server": "sandbox", "tenant": "acme"}, "https://acme.sandbox.example.com/v2"),
    ({"server": "http://{host}:{port}"}, "http://localhost:8080"),
    ({"server": "http://{host}:{port}", "host": "files.internal", "port": "81"}, "http://files.internal:81"),
    ({"base_url": "http://x/y/", "server": "sandbox"}, "http://x/y"),
]


@pytest.mark.parametrize(("given", "url"), FILES)
def test_one_of_several_servers(given: dict[str, str], url: str) -> None:
    assert sent("servers", lambda client: client.files.list(), **given)[0] == f"{url}/files"


def test_the_environment_chooses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVERS_SERVER", "sandbox")
    monkeypatch.setenv("SERVERS_TENANT", "env")
    assert sent("servers", lambda client: client.files.list())[0] == "https://env.sandbox.example.com/v2/files"
    assert sent("servers", lambda client: client.files.list(), server="production")[0].startswith("https://eu.files.")


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"server": "prod"}, "server must be one of production, sandbox, http://{host}:{port}"),
        ({"server": ""}, "server must be one of"),
        ({"region": "mars"}, "region must be one of eu, us"),
        ({"server": "sandbox"}, "the server is not known: pass tenant= or base_url=, .* SERVERS_TENANT"),
        ({"server": "sandbox", "tenant": "a.evil.example"}, "tenant must be a single host label"),
        ({"server": "http://{host}:{port}", "host": "a/b"}, "host must be the name of a host"),
        ({"server": "http://{host}:{port}", "host": "me@evil"}, "host must be the name of a host"),
        ({"server": "http://{host}:{port}", "port": "x"}, "the server's URL must be an absolute"),
    ],
)
def test_what_is_wrong_is_said_at_once(given: dict[str, str], problem: str) -> None:
    with pytest.raises(package("servers").errors.ConfigurationError, match=problem):
        package("servers").Servers(**given)


def test_operations_with_servers_of_their_own() -> None:
    def put(**given: str) -> str:
        return sent("servers", lambda client: client.files.put(), **given)[0]

    assert put() == "https://upload.us.example.com/large/files"
    assert put(region="eu") == "https://upload.eu.example.com/large/files"
    assert put(base_url="http://x/v9") == "http://x/v9/files"
    status = sent("servers", lambda client: client.files.get_status())[0]
    assert status == "https://eu.files.example.com/ops/all/status"


def test_each_document_has_its_own_server_and_key() -> None:
    keys = {"key": "f", "shop_key": "s"}

    def send(call: Callable[[Any], Any], **given: Any) -> tuple[str, dict[str, str]]:
        return sent("two_servers", call, **given, **keys)

    def of_keys(headers: dict[str, str]) -> set[str]:
        return {name for name in headers if name.startswith("X-")}

    parcels, headers = send(lambda client: client.parcels.list())
    assert parcels == "https://eu.freight.example.com/parcels" and of_keys(headers) == {"X-Freight"}
    orders, headers = send(lambda client: client.orders.list(), region="us")
    assert orders == "https://us.shop.example.com/v1/orders" and of_keys(headers) == {"X-Shop"}
    topics, headers = send(lambda client: client.topics.list())
    assert topics == "https://eu.freight.example.com/help/topics" and not of_keys(headers)
    # A server that one document has is chosen for that document alone.
    chosen = {"server": "https://test.freight.example.com"}
    assert send(lambda client: client.parcels.list(), **chosen)[0] == "https://test.freight.example.com/parcels"
    assert send(lambda client: client.orders.list(), **chosen)[0].startswith("https://eu.shop.")
    for call in (lambda client: client.parcels.list(), lambda client: client.orders.list()):
        assert send(call, base_url="http://x")[0].startswith("http://x/")


def test_a_value_that_suits_one_document_is_refused_where_another_is_called() -> None:
    with pytest.raises(package("two_servers").errors.ConfigurationError, match="region must be one of"):
        sent(
            "two_servers",
            lambda client: (client.parcels.list(), client.orders.list()),
            region="asia",
            key="k",
            shop_key="k",
        )


def test_a_document_that_gives_only_a_path(tmp_path_factory: pytest.TempPathFactory) -> None:
    from generator.runtime.client import SyncClient
    from generator.runtime.errors import ConfigurationError
    from generator.runtime.settings import Server, Settings

    settings = Settings("p", "1", server=Server("/api/v3"))
    with pytest.raises(ConfigurationError, match="gives only the path /api/v3, which base_url must include"):
        SyncClient(settings)
    with SyncClient(settings, base_url="http://x/api/v3") as client:
        assert repr(client) == "<SyncClient http://x/api/v3>"


def test_a_base_url_replaces_a_server_whose_scheme_is_a_variable() -> None:
    server = Server("https://a.example.com")
    servers = Servers(Settings("p", "1", server=server), "http://localhost:9", None, {}, {})
    assert servers.of("{proto}://b.example.com/b") == "http://localhost:9"
    assert servers.of("/b") == "http://localhost:9/b"


@pytest.mark.parametrize(
    ("server", "expected"),
    [
        ("https://b.example.com/api", "token_url='https://b.example.com/oauth/token'"),
        ("https://{tenant}.example.com/api", ""),
        ("https://a.example.com", "token_url='/oauth/token'"),
    ],
)
def test_a_relative_token_url_is_a_place_of_its_own_document(tmp_path: Path, server: str, expected: str) -> None:
    flows = {"clientCredentials": {"tokenUrl": "/oauth/token", "scopes": {}}}
    specs: list[Path] = []
    for name, url in (("a", "https://a.example.com"), ("b", server)):
        document: dict[str, Any] = {
            "openapi": "3.1.0",
            "info": {"title": name, "version": "1"},
            "servers": [{"url": url, "variables": {"tenant": {"default": "t"}} if "{" in url else {}}],
            "paths": {f"/{name}": {"get": {"operationId": f"get_{name}", "responses": {"204": {"description": ""}}}}},
        }
        if name == "b":
            document["security"] = [{"o": []}]
            document["components"] = {"securitySchemes": {"o": {"type": "oauth2", "flows": flows}}}
        specs.append(tmp_path / f"{name}.json")
        specs[-1].write_text(json.dumps(document))
    files = pipeline.generate(package_of(specs, "demo", None, Diagnostics()), Diagnostics()).files
    client = next(file.content.decode() for file in files if file.path == "client.py")
    assert "OAuth2(" in client
    assert (expected.replace("'", '"') in client) if expected else ('token_url="' not in client)
