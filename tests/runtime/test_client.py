"""Clients: what they need to be built, and how they end."""

from __future__ import annotations

import asyncio
import base64
import gc
import subprocess
import sys
import warnings
from typing import Any

import httpx2
import pytest

from generator.runtime.client import SyncClient
from generator.runtime.errors import ClientClosedError, ConfigurationError, InvalidRequestError
from generator.runtime.operation import Arguments, Operation
from generator.runtime.settings import (
    ApiKey,
    Basic,
    Server,
    ServerVariable,
    Settings,
)
from generator.runtime.tokens import Bearer
from generator.runtime.values import Timeout

from .sample import KEY, SETTINGS, Answers, Sample, async_sample, ok, sample

PLAN = ok({"Name": "a"})
PING: Operation[None] = Operation(id="ping", method="GET", path="/ping")


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SAMPLE_DOMAIN", "SAMPLE_ACCESS_KEY", "TOKEN", "LOGIN_USERNAME", "LOGIN_PASSWORD"):
        monkeypatch.delenv(name, raising=False)


def pinged(settings: Settings, operation: Operation[Any] = PING, **others: Any) -> httpx2.Request:
    server = Answers(httpx2.Response(204))
    transport = httpx2.Client(transport=httpx2.MockTransport(server))
    SyncClient(settings, http_client=transport, **others).caller.call(operation, Arguments())
    return server.requests[0]


def test_what_is_missing_is_named() -> None:
    with pytest.raises(ConfigurationError, match="access_key=.*SAMPLE_ACCESS_KEY"):
        Sample(access_key=None)
    with pytest.raises(ConfigurationError, match="domain=.*base_url=.*SAMPLE_DOMAIN"):
        Sample(domain=None)
    with pytest.raises(ConfigurationError, match="max_retries"):
        Sample(max_retries=-1)


def test_the_environment_fills_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE_DOMAIN", "env")
    monkeypatch.setenv("SAMPLE_ACCESS_KEY", "from-env\n")
    server = Answers(PLAN)
    sample(server, domain=None, access_key=None).plans.get("1")
    assert server.requests[0].url.host == "env.example.com"
    assert server.requests[0].headers["accesskey"] == "from-env"


@pytest.mark.parametrize("domain", ["a.b", "a/b", "a@b", "-a", "a-", "a" * 64, "é", "a:1", "a b", "a\n"])
def test_a_domain_is_one_host_label(domain: str) -> None:
    with pytest.raises(ConfigurationError, match="domain"):
        Sample(domain=domain)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://x",
        "x.example.com",
        "https://",
        "https://me:hush@x",
        "https://x?a=hush",
        "https://x#hush",
        "https://x/?",
        "https://x:port",
        "https://x:99999",
        "https://x y",
        "https://x\r\n",
        "",
    ],
)
def test_a_base_url_that_is_none(url: str) -> None:
    with pytest.raises(ConfigurationError, match="base_url") as caught:
        Sample(base_url=url)
    assert "hush" not in str(caught.value)


def test_a_base_url_replaces_the_whole_server() -> None:
    server = Answers(PLAN)
    sample(server, base_url="http://localhost:8080/mock/", domain=None).plans.get("1")
    assert str(server.requests[0].url) == "http://localhost:8080/mock/plans/1"


def test_server_variables() -> None:
    server = Server(
        "https://{region}.example.com:{port}/{base}/v1",
        (
            ServerVariable("region", "region", "REGION", enum=("eu", "eu.west"), default="eu"),
            ServerVariable("port", "port", "PORT", default="8443"),
            ServerVariable("base", "base", "BASE", default="a/b"),
        ),
    )
    settings = Settings(package="p", version="1", server=server)
    assert str(pinged(settings).url) == "https://eu.example.com:8443/a/b/v1/ping"
    values = {"region": "eu.west", "base": "x/y"}
    assert str(pinged(settings, server=values).url) == "https://eu.west.example.com:8443/x%2Fy/v1/ping"
    for bad in ({"region": "us"}, {"base": ".."}, {"port": "1/x"}):
        with pytest.raises(ConfigurationError):
            SyncClient(settings, server=bad)


def test_an_operation_may_have_its_own_server() -> None:
    settings = Settings(package="p", version="1", server=Server("https://a.example"))
    own: Operation[None] = Operation(id="x", method="GET", path="/x", base_url="https://b.example/")
    assert str(pinged(settings, own).url) == "https://b.example/x"
    assert str(pinged(settings, own, base_url="http://c.example").url) == "http://c.example/x"
    with pytest.raises(ConfigurationError, match="base_url"):
        SyncClient(Settings(package="p", version="1"))


CREDENTIALS = (
    ApiKey("key", "key", "KEY", "k", "query"),
    Bearer("token", "token", "TOKEN"),
    Basic("login", "user", "password", "LOGIN"),
    ApiKey("sid", "sid", "SID", "sid", "cookie"),
)


def secured(*security: tuple[str, ...]) -> Settings:
    return Settings(
        package="p",
        version="1",
        server=Server("https://a.example"),
        credentials=CREDENTIALS,
        security=security,
    )


def test_the_first_alternative_that_is_configured_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = secured(("token", "key"), ("login",), ("sid",))
    request = pinged(settings, credentials={"login": ("me", "pa:ss"), "token": "t"})
    code = base64.b64encode(b"me:pa:ss").decode()
    assert request.headers["authorization"] == f"Basic {code}"
    request = pinged(settings, credentials={"token": "t", "key": "a&b", "sid": "s"})
    assert request.headers["authorization"] == "Bearer t"
    assert request.url.raw_path == b"/ping?k=a%26b" and "cookie" not in request.headers
    monkeypatch.setenv("LOGIN_USERNAME", "me")
    monkeypatch.setenv("LOGIN_PASSWORD", "")
    code = base64.b64encode(b"me:").decode()
    assert pinged(settings).headers["authorization"] == f"Basic {code}"


def test_credentials_may_be_optional_and_are_used_if_given() -> None:
    settings = secured((), ("token",))
    assert "authorization" not in pinged(settings).headers
    assert pinged(settings, credentials={"token": "t"}).headers["authorization"] == "Bearer t"


def test_an_operation_may_need_other_credentials() -> None:
    own: Operation[None] = Operation(id="x", method="GET", path="/x", security=(("token",),))
    with pytest.raises(ConfigurationError, match="token=.*TOKEN"):
        pinged(secured(), own)
    public: Operation[None] = Operation(id="x", method="GET", path="/x", security=())
    assert "authorization" not in pinged(secured(("token",)), public, credentials={"token": "t"}).headers


@pytest.mark.parametrize("key", ["a\r\nb", "ü", "a\0"])
def test_a_key_that_no_header_carries_is_refused_and_not_shown(key: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Sample(access_key=key)
    assert key not in str(caught.value)


def test_bad_default_headers_are_refused_at_once() -> None:
    with pytest.raises(ConfigurationError, match="default_headers"):
        Sample(default_headers={"X": "a\nb"})


def test_a_client_of_the_users_lends_its_defaults_and_stays_open() -> None:
    server = Answers(PLAN)
    with httpx2.Client(
        transport=httpx2.MockTransport(server),
        headers={"X-Proxy": "p"},
        params={"tenant": "t"},
        cookies={"c": "1"},
        timeout=3.0,
        follow_redirects=True,
    ) as http_client:
        with Sample(http_client=http_client) as client:
            client.plans.get("1")
        assert not http_client.is_closed
    request = server.requests[0]
    assert request.headers["x-proxy"] == "p" and request.headers["cookie"] == "c=1"
    assert str(request.url) == "https://acme.example.com/v1/plans/1"
    assert request.url.raw_path == b"/v1/plans/1?tenant=t"
    assert request.extensions["timeout"]["read"] == 3.0


def test_timeouts_of_a_client() -> None:
    server = Answers(PLAN)
    sample(server, timeout=Timeout(connect=1.0, read=None, total=None)).plans.get("1")
    sample(server, timeout=None).plans.get("1")
    first, second = (request.extensions["timeout"] for request in server.requests)
    assert first == {"connect": 1.0, "read": None, "write": 60.0, "pool": 60.0}
    assert set(second.values()) == {None}


def test_a_closed_client_says_so() -> None:
    client = sample(Answers(PLAN, PLAN))
    found = client.plans.with_raw_response.get("1")
    client.close()
    client.close()
    for call in (lambda: client.plans.get("1"), lambda: client.plans.search()):
        with pytest.raises(ClientClosedError, match="closed"):
            call()
    assert found.parse().name == "a"
    http_client = httpx2.Client()
    http_client.close()
    with pytest.raises(ClientClosedError):
        Sample(http_client=http_client).plans.get("1")


def test_an_async_client_ends_the_same_way() -> None:
    async def main() -> None:
        async with async_sample(Answers(PLAN)) as client:
            assert (await client.plans.get("1")).name == "a"
        await client.close()
        with pytest.raises(ClientClosedError):
            await client.plans.get("1")

    asyncio.run(main())


def test_an_unclosed_client_warns_once_nothing_uses_it() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        plans = Sample(base_url="http://127.0.0.1:9", max_retries=0).plans
        with pytest.raises(Exception, match="no answer"):
            plans.get("1")
        gc.collect()
        assert [w for w in caught if "not closed" in str(w.message)] == []
        del plans
        gc.collect()
    assert [w.category for w in caught if "not closed" in str(w.message)] == [ResourceWarning]


def test_a_url_that_is_too_long_is_refused() -> None:
    with pytest.raises(InvalidRequestError):
        sample(Answers(PLAN)).plans.get("a" * 70_000)


def test_the_repr_names_the_server() -> None:
    assert repr(Sample()) == "<Sample https://acme.example.com/v1>"
    assert KEY not in repr(SETTINGS)


def test_building_a_client_loads_no_http_library() -> None:
    program = (
        "import sys; from generator.runtime.client import SyncClient;"
        "from generator.runtime import resource; from generator.runtime.settings import Settings;"
        "SyncClient(Settings(package='p', version='1'), base_url='http://x');"
        "sys.exit(bool({'httpx2', 'asyncio', 'ssl'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
