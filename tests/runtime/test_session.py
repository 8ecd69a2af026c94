"""What only the asynchronous client on aiohttp has to get right; what both transports promise is told by the other tests."""

from __future__ import annotations

import asyncio
import importlib.util
from typing import Any

import aiohttp
import pytest

from generator.runtime.client import AsyncClient, SyncClient
from generator.runtime.errors import APIConnectionError, APIStatusError, ClientClosedError, ConfigurationError
from generator.runtime.operation import Arguments, Operation
from generator.runtime.request import Request
from generator.runtime.session import SessionTransport
from generator.runtime.values import Hooks, RateLimit, Timeout

from .sample import GET, KEY, SETTINGS, Plan
from .wire import Wire, answered, wire

PLAN = b'{"data":{"Name":"Ada"}}'
GOOD = answered(PLAN)
KEPT = answered(PLAN, close=False)


def client(server: Wire, http_client: Any = "aiohttp", **others: Any) -> AsyncClient:
    return AsyncClient(SETTINGS, base_url=server.url, credentials={"key": KEY}, http_client=http_client, **others)


async def name_of(made: AsyncClient, plan_id: str = "1") -> Any:
    return (await made.caller.call(GET, Arguments((plan_id,)))).name


def test_a_session_of_the_user_stays_open_with_all_it_has() -> None:
    async def main(server: Wire) -> None:
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(headers={"X-Team": "a"}, cookie_jar=jar) as lent:
            async with client(server, lent) as made:
                assert await name_of(made) == await name_of(made) == "Ada"
            assert not lent.closed
            with pytest.raises(ClientClosedError):
                await name_of(made)

    with wire(answered(PLAN, "set-cookie: sid=1"), keep=False) as server:
        asyncio.run(main(server))
    first, second = server.requests
    assert b"\r\nX-Team: a\r\n" in first and b"sid=1" not in first and b"\r\nCookie: sid=1\r\n" in second
    assert b"\r\nAccept-Encoding: gzip, deflate\r\n" in first


def test_its_timeout_is_kept_if_it_has_one() -> None:
    asked: list[Timeout] = []
    hooks = Hooks(on_request=lambda request: asked.append(request.timeout))

    async def main(server: Wire) -> None:
        own = aiohttp.ClientTimeout(sock_connect=1, sock_read=2)
        async with aiohttp.ClientSession(timeout=own) as lent, aiohttp.ClientSession() as plain:
            await name_of(client(server, lent, hooks=hooks))
            await name_of(client(server, plain, hooks=hooks))

    with wire(GOOD) as server:
        asyncio.run(main(server))
    assert asked[0] == Timeout(connect=1, read=2, write=None, pool=None, total=None)
    assert asked[1].read == Timeout().read


def test_a_session_that_its_user_closed_sends_nothing() -> None:
    async def main(server: Wire) -> None:
        lent = aiohttp.ClientSession()
        made = client(server, lent)
        await lent.close()
        with pytest.raises(ClientClosedError, match="was not sent: the client is closed"):
            await name_of(made)

    with wire(GOOD) as server:
        asyncio.run(main(server))
        assert server.connections == 0


def test_what_a_session_has_for_the_api_stays_there() -> None:
    async def main(server: Wire) -> None:
        given = {"X-Team": "a", "Cookie": "sid=1"}
        async with aiohttp.ClientSession(headers=given) as lent:
            timeout = Timeout()
            sent = Request("GET", "/token", server.url, "", (("X-Ours", "1"),), None, timeout, 0, True, bare=True)
            await SessionTransport(lent, 1000).send(sent)

    with wire(GOOD) as server:
        asyncio.run(main(server))
    head = server.requests[0].lower()
    assert b"\r\nx-ours: 1\r\n" in head and b"x-team" not in head and b"cookie" not in head and b"\r\nhost: " in head


def test_a_session_never_sends_again_by_itself() -> None:
    """Of itself, aiohttp repeats a GET on a kept connection that the server closed."""

    def serve(_: bytes) -> list[bytes]:
        if len(server.requests) % 2:
            return [KEPT]
        raise OSError("hang up")

    async def main() -> None:
        async with aiohttp.ClientSession() as lent:
            for http_client in (lent, "aiohttp"):
                async with client(server, http_client, max_retries=0) as made:
                    await name_of(made)
                    with pytest.raises(APIConnectionError) as caught:
                        await name_of(made)
                    assert caught.value.sent and caught.value.attempts == 1

    with wire(reply=serve, keep=True) as server:
        asyncio.run(main())
        assert len(server.requests) == 4


@pytest.mark.parametrize("status", [301, 307])
def test_a_redirect_is_not_followed(status: int) -> None:
    async def main(server: Wire) -> None:
        async with client(server) as made:
            with pytest.raises(APIStatusError, match=f"answered {status} with a redirect"):
                await name_of(made)

    with wire(answered(b"", "location: /v1/plans/2", status=f"{status} Go")) as server:
        asyncio.run(main(server))
        assert len(server.requests) == 1


def test_a_method_is_sent_as_it_is_written() -> None:
    purge: Operation[Plan] = Operation(id="purge", method="Purge", path="/plans", response=lambda: Plan, enveloped=True)

    async def main(server: Wire) -> None:
        async with client(server) as made:
            await made.caller.call(purge, Arguments())

    with wire(GOOD) as server:
        asyncio.run(main(server))
    assert server.requests[0].startswith(b"Purge /v1/plans HTTP/1.1\r\n")


def test_it_works_in_one_event_loop_after_another() -> None:
    async def last() -> None:
        assert await name_of(made) == "Ada"
        await made.close()
        await made.close()

    with wire(GOOD) as server:
        made = client(server)
        assert asyncio.run(name_of(made)) == asyncio.run(name_of(made)) == "Ada"
        asyncio.run(last())
        assert server.connections == 3


def test_a_session_of_the_user_belongs_to_one_event_loop() -> None:
    with wire(KEPT, keep=True) as server, asyncio.Runner() as runner:

        async def lend() -> Any:
            return aiohttp.ClientSession()

        lent = runner.run(lend())
        made = client(server, lent)
        assert runner.run(name_of(made)) == "Ada"
        with pytest.raises(ConfigurationError, match="another process or event loop"):
            asyncio.run(name_of(made))
        runner.run(lent.close())


def test_calls_that_are_cancelled_leave_the_connections_free() -> None:
    def serve(request: bytes) -> Any:
        return silence() if b"/silent" in request else KEPT

    def silence() -> Any:
        server.over.wait(5)
        yield b""

    async def main() -> None:
        connector = aiohttp.TCPConnector(limit=1)
        async with aiohttp.ClientSession(connector=connector) as lent:
            made = client(server, lent, rate_limit=RateLimit(1, per=0.01))
            for _ in range(3):
                with pytest.raises(TimeoutError):
                    async with asyncio.timeout(0.05):
                        await name_of(made, "silent")
                async with asyncio.timeout(5):
                    assert await name_of(made) == "Ada"

    with wire(reply=serve, keep=True) as server:
        asyncio.run(main())


def test_closing_while_tasks_call_ends_them() -> None:
    async def main() -> None:
        made = client(server, max_retries=0)
        calls = [asyncio.ensure_future(name_of(made)) for _ in range(4)]
        while len(server.requests) < 4:
            await asyncio.sleep(0.001)
        await made.close()
        async with asyncio.timeout(5):
            outcomes = await asyncio.gather(*calls, return_exceptions=True)
        assert all(isinstance(each, APIConnectionError) and each.sent for each in outcomes)

    def silent(_: bytes) -> list[bytes]:
        server.over.wait(5)
        return []

    with wire(reply=silent) as server:
        asyncio.run(main())


def test_without_aiohttp_the_constructor_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.runtime.client.find_spec", lambda _: None)
    with wire(GOOD) as server, pytest.raises(ConfigurationError, match=r"pip install 'aiohttp>=3\.12'"):
        client(server)
    assert importlib.util.find_spec("aiohttp") is not None


def test_the_synchronous_client_takes_none_of_it() -> None:
    with pytest.raises(ConfigurationError, match=r"http_client must be an httpx2\.Client$"):
        SyncClient(SETTINGS, base_url="http://x", credentials={"key": KEY}, http_client="aiohttp")  # type: ignore[arg-type]
    with pytest.raises(ConfigurationError, match='or an aiohttp.ClientSession, or "aiohttp"'):
        AsyncClient(SETTINGS, base_url="http://x", credentials={"key": KEY}, http_client="requests")  # type: ignore[arg-type]
