"""What happens on the wire: real sockets, and servers that do not behave."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import json
import random
import shutil
import ssl
import subprocess
import threading
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import httpx2
import pytest

from generator.runtime.client import AsyncClient, SyncClient
from generator.runtime.errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    ConfigurationError,
    InvalidRequestError,
    ResponseDecodeError,
)
from generator.runtime.operation import Arguments, Operation, Parameter
from generator.runtime.pages import LinkPages
from generator.runtime.retry import Clock
from generator.runtime.values import Timeout

from .sample import CREATE, GET, KEY, LIST, SETTINGS, Plan, ok
from .wire import EVERY_KIND, Connect, Wire, answered, chunked, wire

KINDS = EVERY_KIND

PLAN = b'{"data":{"Name":"Ada"}}'
GOOD = answered(PLAN)
KEPT = answered(PLAN, close=False)
BODY: dict[str, Any] = {"records": [{"Name": "Ada"}]}
PACKED = gzip.compress(PLAN, mtime=0)
FRAMED = {
    "length": GOOD,
    "chunked": chunked(PLAN),
    "gzip": answered(PACKED, "content-encoding: gzip"),
    "gzip-chunked": chunked(PACKED, "content-encoding: gzip"),
}
UNFRAMED = {
    "until-close": answered(PLAN, length=False),
    "gzip-until-close": answered(PACKED, "content-encoding: gzip", length=False),
}


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def cut_then_whole(whole: bytes) -> Any:
    """Cut the answer after 0 bytes, then send it whole; cut it after 1 byte, and so on."""
    answers = itertools.chain.from_iterable((whole[:end], whole) for end in range(len(whole)))
    return lambda _: next(answers)


# What gzip and chunks do together, each does alone: these tests make a connection for each byte.
CUT = ["length", "chunked", "gzip"]


@pytest.mark.parametrize("form", [*CUT, "until-close"])
def test_a_read_survives_a_cut_at_every_byte(connect: Connect, form: str) -> None:
    whole = (FRAMED | UNFRAMED)[form]
    with wire(reply=cut_then_whole(whole)) as server:
        client = connect(base_url=server.url)
        for end in range(len(whole)):
            raw = client.call(GET, "1", raw=True)
            # A third attempt follows a request on a connection whose end the client had not seen yet.
            assert (raw.parse().name, raw.attempts >= 2, end) == ("Ada", True, end)
        assert len(server.requests) == 2 * len(whole)


def test_a_read_without_length_gets_all_or_nothing(connect: Connect) -> None:
    # Of a gzip stream, the last bytes are a checksum: without them, all of the data is there.
    whole = answered(PACKED, "content-encoding: gzip", length=False)
    cuts = (whole[: len(whole) - left] for left in itertools.chain.from_iterable((n, 0) for n in range(30, 0, -1)))
    with wire(reply=lambda _: next(cuts, whole)) as server:
        client = connect(base_url=server.url)
        while len(server.requests) < 60:
            assert client.call(GET, "1").name == "Ada"


@pytest.mark.parametrize("form", CUT)
def test_a_create_is_never_sent_again_after_a_cut(connect: Connect, form: str) -> None:
    whole = FRAMED[form]
    cuts = (whole[:end] for end in range(len(whole)))
    with wire(reply=lambda _: next(cuts)) as server:
        client = connect(base_url=server.url)
        for end in range(len(whole)):
            with pytest.raises(APIConnectionError) as caught:
                client.call(CREATE, body=BODY)
            assert (caught.value.sent, caught.value.attempts) == (True, 1)
            assert (caught.value.method, caught.value.path) == ("POST", "/plans")
            assert len(server.requests) == end + 1


@pytest.mark.parametrize("form", UNFRAMED)
def test_a_create_whose_answer_has_no_length(connect: Connect, form: str) -> None:
    whole = UNFRAMED[form]
    cuts = (whole[:end] for end in range(len(whole)))
    with wire(reply=lambda _: next(cuts)) as server:
        client = connect(base_url=server.url)
        for end in range(len(whole)):
            if end >= len(whole) - 9 and "gzip" in form:
                # Only the checksum is missing.
                assert client.call(CREATE, body=BODY).model_extra == {"Name": "Ada"}
            else:
                with pytest.raises((APIConnectionError, ResponseDecodeError)):
                    client.call(CREATE, body=BODY)
            assert len(server.requests) == end + 1


WRONG = {
    "html": answered(b"<html>Sign in</html>", "content-type: text/html", "x-request-id: q-1"),
    "empty": answered(b"", "x-request-id: q-1"),
    "half": answered(PLAN[:-3], "x-request-id: q-1"),
    "binary": answered(b"\xff\xfe\x00", "x-request-id: q-1"),
}


@pytest.mark.parametrize("form", WRONG)
def test_a_good_status_without_json_is_a_fault(connect: Connect, form: str) -> None:
    with wire(WRONG[form], GOOD) as server:
        assert connect(base_url=server.url).call(GET, "1", raw=True).attempts == 2
    with wire(WRONG[form]) as server:
        client = connect(base_url=server.url)
        for operation, body, times in ((GET, None, 3), (CREATE, BODY, 1)):
            del server.requests[:]
            with pytest.raises(ResponseDecodeError) as caught:
                client.call(operation, *(["1"] if body is None else []), **({"body": body} if body else {}))
            error = caught.value
            assert len(server.requests) == times
            assert (error.status_code, error.request_id, error.path) == (200, "q-1", operation.path)
            assert error.response is not None and error.response.attempts == times


@pytest.mark.parametrize(
    ("reply", "sent"),
    [
        (b"HTTP/1.1 200 OK\r\ncontent-length: -4\r\n\r\n", True),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\ncontent-length: 5\r\n\r\n{}{}{}", True),
        (b"SSH-2.0-OpenSSH_9.6\r\n", True),
        (b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n", True),
        (b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 8\r\n\r\nno gzip!", True),
        (b"HTTP/1.1 200 OK\r\nx: " + b"a" * 300_000 + b"\r\n\r\n", True),
    ],
)
def test_garbage_is_a_fault(connect: Connect, reply: bytes, sent: bool) -> None:
    with wire(reply, GOOD) as server:
        assert connect(base_url=server.url).call(GET, "1").name == "Ada"
    with wire(reply) as server:
        with pytest.raises(APIConnectionError) as caught:
            connect(base_url=server.url).call(CREATE, body=BODY)
        assert caught.value.sent is sent and len(server.requests) == 1


def test_a_length_that_is_too_small_is_a_fault(connect: Connect) -> None:
    short = KEPT.replace(b"content-length: %d" % len(PLAN), b"content-length: %d" % (len(PLAN) - 9))
    with wire(short, KEPT, keep=True) as server:
        client = connect(base_url=server.url, max_retries=3)
        assert [client.call(GET, "1").name for _ in range(3)] == ["Ada"] * 3


def endless() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nx-request-id: q-1\r\ntransfer-encoding: chunked\r\n\r\n"
    while True:
        yield b"10000\r\n" + b" " * 0x10000 + b"\r\n"


def test_an_answer_that_is_too_long_is_refused_while_it_streams(connect: Connect) -> None:
    with wire(reply=lambda _: endless()) as server:
        client = connect(base_url=server.url, max_response_bytes=100_000)
        for operation, given in ((GET, {}), (CREATE, {"body": BODY})):
            before = len(server.requests)
            with pytest.raises(ResponseDecodeError, match="max_response_bytes") as caught:
                client.call(operation, *(() if given else ("1",)), **given)
            error = caught.value
            assert (error.status_code, error.request_id, error.path) == (200, "q-1", operation.path)
            assert len(server.requests) == before + 1
    # What the sockets hold between them, and no more.
    assert server.sent < 32 * 2**20


def test_an_answer_may_be_as_long_as_the_bound(connect: Connect) -> None:
    with wire(GOOD) as server:
        assert connect(base_url=server.url, max_response_bytes=len(PLAN)).call(GET, "1").name == "Ada"
        with pytest.raises(ResponseDecodeError):
            connect(base_url=server.url, max_response_bytes=len(PLAN) - 1).call(GET, "1")
    with wire(answered(b"x" * 1000, status="500 Oops")) as server, pytest.raises(ResponseDecodeError) as caught:
        connect(base_url=server.url, max_response_bytes=100).call(GET, "1")
    assert caught.value.status_code == 500


def bomb(megabytes: int) -> bytes:
    """Gzip twice as dense as it looks: a thousandth of what it holds."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    zeros = b" " * 2**20
    return b"".join(packer.compress(zeros) for _ in range(megabytes)) + packer.flush()


@pytest.mark.parametrize("form", [answered, chunked])
def test_a_gzip_bomb_is_refused_without_its_memory(connect: Connect, form: Any) -> None:
    content = bomb(64)
    assert len(content) < 2**17
    whole = form(content, "content-encoding: gzip")
    with wire(whole) as server:
        client = connect(base_url=server.url, max_response_bytes=2**20)
        tracemalloc.start()
        try:
            with pytest.raises(ResponseDecodeError, match="max_response_bytes"):
                client.call(GET, "1")
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert peak < 8 * 2**20
    assert len(server.requests) == 1


def dripping(whole: bytes, over: threading.Event, start: int = 0) -> Iterator[bytes]:
    """The answer, byte by byte from `start` on."""
    yield whole[:start]
    for byte in whole[start:]:
        yield bytes([byte])
        if over.wait(0.02):
            return


@pytest.mark.parametrize("form", FRAMED)
def test_slow_bytes_end_with_the_time_for_the_whole_call(connect: Connect, form: str) -> None:
    long = json.dumps(ok({"Name": random.Random(7).randbytes(1000).hex()})).encode()
    encoding = ["content-encoding: gzip"] if "gzip" in form else []
    if encoding:
        # Without a table at its head, so that every few bytes give some of the content.
        packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16, 9, zlib.Z_FIXED)
        content = packer.compress(long) + packer.flush()
    else:
        content = long
    whole = chunked(content, *encoding) if "chunked" in form else answered(content, *encoding)
    start = whole.index(b"\r\n\r\n") + 4
    holder: list[Wire] = []
    with wire(reply=lambda _: dripping(whole, holder[0].over, start)) as server:
        holder.append(server)
        client = connect(base_url=server.url, clock=Clock(), timeout=Timeout(read=5.0, total=0.3))
        for operation, given in ((GET, {}), (CREATE, {"body": BODY})):
            begun = time.monotonic()
            with pytest.raises(APITimeoutError) as caught:
                client.call(operation, *(() if given else ("1",)), **given)
            assert 0.25 < time.monotonic() - begun < 2
            assert (caught.value.sent, caught.value.attempts) == (True, 1)
        assert len(server.requests) == 2


def test_a_wait_for_headers_counts_for_the_whole_call(connect: Connect) -> None:
    def late(_: bytes) -> Iterator[bytes]:
        server.over.wait(0.5)
        yield from dripping(GOOD, server.over, GOOD.index(b"\r\n\r\n") + 4)

    with wire(reply=late) as server:
        client = connect(base_url=server.url, clock=Clock(), timeout=Timeout(total=0.6), max_retries=0)
        begun = time.monotonic()
        with pytest.raises(APITimeoutError):
            client.call(GET, "1")
        assert time.monotonic() - begun < 1.05


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("elsewhere", [True, False], ids=["other-origin", "same-origin"])
def test_redirects_are_never_followed(connect: Connect, status: int, elsewhere: bool) -> None:
    with wire(GOOD) as other:

        def away(_: bytes) -> bytes:
            url = other.url if elsewhere else here.url
            return answered(b"", f"location: {url}/secret-place", "x-request-id: q-1", status=f"{status} Go")

        with wire(reply=away) as here:
            for lent in (None, connect.lend(follow_redirects=True)):
                client = connect(base_url=here.url, http_client=lent)
                for operation, given in ((GET, {}), (CREATE, {"body": BODY})):
                    before = len(here.requests)
                    with pytest.raises(APIStatusError, match=f"answered {status} with a redirect") as caught:
                        client.call(operation, *(() if given else ("1",)), **given)
                    assert len(here.requests) == before + 1
                    assert (caught.value.status_code, caught.value.request_id) == (status, "q-1")
                    assert "secret-place" not in str(caught.value)
        assert other.requests == [] and other.connections == 0


@pytest.mark.parametrize("location", ["http://[", "http://\u00a0/", "//", "", "http://127.0.0.1:99999/"])
def test_a_redirect_to_nowhere_is_the_same(connect: Connect, location: str) -> None:
    with wire(answered(b"", f"location: {location}", status="302 Go")) as server:
        with pytest.raises(APIStatusError, match="answered 302"):
            connect(base_url=server.url).call(GET, "1")


def test_netrc_is_ignored(connect: Connect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (".netrc", "_netrc", "netrc"):
        (tmp_path / name).write_text("machine 127.0.0.1 login me password hush\ndefault login me password hush\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with wire(GOOD) as server:
        connect(base_url=server.url).call(GET, "1")
        assert b"authorization" not in server.requests[0].lower()


def test_proxies_of_the_environment_are_used(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    with wire(GOOD) as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://me:hush@127.0.0.1:{proxy.port}")
        monkeypatch.setenv("NO_PROXY", "inside.invalid")
        client = connect(base_url="http://api.invalid/v1")
        assert client.call(GET, "1").name == "Ada"
        assert proxy.requests[0].startswith(b"GET http://api.invalid/v1/plans/1 HTTP/1.1\r\n")
        inside = connect(base_url="http://inside.invalid/v1", max_retries=0)
        with pytest.raises(APIConnectionError) as caught:
            inside.call(GET, "1")
        assert not caught.value.sent and len(proxy.requests) == 1


def test_a_proxy_that_is_down_has_sent_nothing(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    with wire(GOOD) as gone:
        pass
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{gone.port}")
    with pytest.raises(APIConnectionError) as caught:
        connect(base_url="http://api.invalid/v1").call(CREATE, body=BODY)
    assert not caught.value.sent and caught.value.attempts == 3


def test_a_proxy_that_refuses_a_tunnel(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    with wire(answered(b"", status="407 Who")) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        with pytest.raises(APIConnectionError) as caught:
            connect(base_url="https://api.invalid/v1", max_retries=0).call(CREATE, body=BODY)
        assert not caught.value.sent
        assert KEY.encode() not in proxy.requests[0]


def test_a_callers_own_client_with_a_proxy_and_defaults(connect: Connect) -> None:
    with wire(GOOD) as proxy:
        lent = connect.lend(
            proxy=f"http://127.0.0.1:{proxy.port}",
            headers={"X-Team": "a"},
            params={"tenant": "t"},
            cookies={"sid": "1"},
        )
        client = connect(base_url="http://api.invalid/v1", http_client=lent)
        client.call(GET, "1")
        client.call(GET, "2")
        client.close()
        assert not lent.is_closed
        head = proxy.requests[1].lower()
        assert head.startswith(b"get http://api.invalid/v1/plans/2?tenant=t http/1.1\r\n")
        assert b"\r\nx-team: a\r\n" in head and b"\r\ncookie: sid=1\r\n" in head


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that nobody else signed, with its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not here")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    named = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(path), "-out", str(path.with_suffix(".crt"))]
    subprocess.run([openssl, *made, *named, *files], check=True, capture_output=True)
    path.write_text(path.read_text() + path.with_suffix(".crt").read_text())
    return path


def test_a_certificate_nobody_trusts_has_sent_nothing(connect: Connect, certificate: Path) -> None:
    with wire(GOOD, tls=certificate) as server:
        with pytest.raises(APIConnectionError) as caught:
            connect(base_url=server.url).call(CREATE, body=BODY)
        assert (caught.value.sent, caught.value.attempts) == (False, 3)
        assert server.requests == []


def test_a_callers_own_client_may_trust_it(connect: Connect, certificate: Path) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate.with_suffix(".crt")))
    with wire(GOOD, tls=certificate) as server:
        for verify in (trusting, False):
            client = connect(base_url=server.url, http_client=connect.lend(verify=verify))
            assert client.call(GET, "1").name == "Ada"


def test_a_callers_own_session_may_trust_it(certificate: Path) -> None:
    async def main() -> None:
        trusting = ssl.create_default_context(cafile=str(certificate.with_suffix(".crt")))
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=trusting)) as lent:
            given: dict[str, Any] = {"base_url": server.url, "credentials": {"key": KEY}, "http_client": lent}
            async with AsyncClient(SETTINGS, **given) as client:
                assert (await client.caller.call(GET, Arguments(("1",)))).name == "Ada"

    with wire(GOOD, tls=certificate) as server:
        asyncio.run(main())


def test_the_environment_may_name_a_ca(connect: Connect, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    with wire(GOOD, tls=certificate) as server:
        assert connect(base_url=server.url).call(GET, "1").name == "Ada"


def test_a_callers_own_client_stays_open_and_keeps_its_transport(connect: Connect) -> None:
    seen: list[httpx2.Request] = []

    def serve(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(200, content=PLAN)

    lent = connect.lend(transport=httpx2.MockTransport(serve), params={"tenant": "t"})
    first, second = (connect(base_url="http://api.invalid", http_client=lent) for _ in range(2))
    first.call(GET, "1")
    first.close()
    assert second.call(GET, "2").name == "Ada" and not lent.is_closed
    assert [request.url.raw_path for request in seen] == [b"/plans/1?tenant=t", b"/plans/2?tenant=t"]


def test_the_wrong_kind_of_client_is_refused() -> None:
    lent = httpx2.Client()
    with pytest.raises(ConfigurationError, match="httpx2.AsyncClient"):
        AsyncClient(SETTINGS, base_url="http://x", credentials={"key": KEY}, http_client=lent)  # type: ignore[arg-type]
    lent.close()
    other = httpx2.AsyncClient()
    with pytest.raises(ConfigurationError, match="httpx2.Client"):
        SyncClient(SETTINGS, base_url="http://x", credentials={"key": KEY}, http_client=other)  # type: ignore[arg-type]
    asyncio.run(other.aclose())
    for stranger in ("http://proxy", object(), httpx2.Client):
        for kind in (SyncClient, AsyncClient):
            with pytest.raises(ConfigurationError, match="http_client must be"):
                kind(SETTINGS, base_url="http://x", credentials={"key": KEY}, http_client=stranger)


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_path_values_that_name_another_resource_are_refused(connect: Connect, value: str) -> None:
    with wire(GOOD) as server:
        with pytest.raises(InvalidRequestError, match="planId"):
            connect(base_url=server.url).call(GET, value)
        assert server.connections == 0


@pytest.mark.parametrize(
    ("value", "segment"),
    [
        ("a/b", b"a%2Fb"),
        ("../../admin", b"..%2F..%2Fadmin"),
        ("%2F", b"%252F"),
        ("%2e%2e", b"%252e%252e"),
        ("..;", b"..%3B"),
        ("a\r\nHost: evil", b"a%0D%0AHost%3A%20evil"),
        ("a\0b", b"a%00b"),
        ("a\\b", b"a%5Cb"),
        ("a b?c#d", b"a%20b%3Fc%23d"),
        ("ü", b"%C3%BC"),
        ("\U0001f600", b"%F0%9F%98%80"),
        ("...", b"..."),
        ("~", b"~"),
    ],
)
def test_path_values_are_one_segment_on_the_wire(connect: Connect, value: str, segment: bytes) -> None:
    with wire(GOOD) as server:
        connect(base_url=server.url).call(GET, value)
        assert server.requests[0].startswith(b"GET /v1/plans/" + segment + b" HTTP/1.1\r\n")


TAGGED: Operation[Plan] = Operation(
    id="tagged",
    method="GET",
    path="/plans",
    parameters=(Parameter("X-Tag", "header", lambda: str), Parameter("sid", "cookie", lambda: str)),
    response=lambda: Plan,
    enveloped=True,
)
BAD_VALUES = ["a\r\nEvil: 1", "a\nEvil: 1", "a\rb", "a\0b", "a\x0bb", "a\x7fb", "ü", "\ud800", "a\u2028b"]


@pytest.mark.parametrize("value", BAD_VALUES)
def test_no_header_smuggles_another(connect: Connect, value: str) -> None:
    with wire(GOOD) as server:
        client = connect(base_url=server.url)
        with pytest.raises(InvalidRequestError) as caught:
            client.call(TAGGED, value, "1")
        assert value not in str(caught.value)
        for headers in ({"X-Tag": value}, {value: "a"}, {"": "a"}, {"X Tag": "a"}, {"X-Tag:": "a"}):
            with pytest.raises(InvalidRequestError):
                client.call(GET, "1", options={"headers": headers})
            with pytest.raises(ConfigurationError):
                connect(base_url=server.url, default_headers=headers)
        with pytest.raises(ConfigurationError) as refused:
            connect(base_url=server.url, settings=SETTINGS, credentials={"key": f"k{value}k"})
        assert value not in str(refused.value)
        assert server.connections == 0


def test_header_and_cookie_values_on_the_wire(connect: Connect) -> None:
    with wire(GOOD) as server:
        client = connect(base_url=server.url, default_headers={"X-Team": " a "})
        client.call(TAGGED, "a\tb", "x; path=/\r\n")
        head = server.requests[0]
        assert b"\r\nX-Tag: a\tb\r\n" in head and b"\r\nX-Team: a\r\n" in head
        assert b"\r\nCookie: sid=x%3B%20path%3D%2F%0D%0A\r\n" in head
        assert head.count(b"\r\n\r\n") == 1


@pytest.mark.parametrize("header", ["Host", "Content-Length", "Transfer-Encoding"])
def test_headers_that_frame_a_request(connect: Connect, header: str) -> None:
    """Who sets them by hand gets one request all the same, or none."""
    with wire(GOOD) as server:
        client = connect(base_url=server.url, max_retries=0)
        try:
            client.call(CREATE, body=BODY, options={"headers": {header: "3"}})
        except APIError:
            return
        assert server.requests[0].lower().count(header.lower().encode() + b": ") == 1


@pytest.mark.parametrize(
    "link",
    [
        "http://127.0.0.1:{other}/v1/plans",
        "https://127.0.0.1:{port}/v1/plans",
        "http://localhost:{port}/v1/plans",
        "//127.0.0.1:{other}/v1/plans",
        "http://127.0.0.1:{port}@127.0.0.1:{other}/",
        "http:\\\\127.0.0.1:{other}/",
        "http://127.0.0.1:{port}\\\\@127.0.0.1:{other}/",
        "http://me:hush@127.0.0.1:{port}/v1/plans",
        "http://[",
        "http://127.0.0.1:x/",
        "file:///etc/passwd",
    ],
)
def test_a_link_to_another_origin_is_refused(connect: Connect, link: str) -> None:
    page = b'[{"Name":"a"}]'
    with wire(answered(page)) as other:

        def serve(_: bytes) -> bytes:
            target = link.format(port=here.port, other=other.port)
            return answered(page, f'link: <{target}>; rel="next"')

        with wire(reply=serve) as here:
            with pytest.raises(InvalidRequestError, match="another server"):
                connect(base_url=here.url).pages(LIST, LinkPages(items=None), None, None)
            assert len(here.requests) == 1
        assert other.connections == 0


def test_a_link_within_the_origin_is_followed_with_the_key(connect: Connect) -> None:
    def serve(request: bytes) -> bytes:
        last = b"page=2" in request
        links = [] if last else ['link: </v1/plans?page=2&per_page=1#x>; rel="next"']
        return answered(b'[{"Name":"b"}]' if last else b'[{"Name":"a"}]', *links)

    with wire(reply=serve) as server:
        found = connect(base_url=server.url).pages(LIST, LinkPages(items=None), None, None)
        assert [plan.name for plan in found] == ["a", "b"]
        assert server.requests[1].startswith(b"GET /v1/plans?page=2&per_page=1 HTTP/1.1\r\n")
        assert KEY.encode() in server.requests[1]
