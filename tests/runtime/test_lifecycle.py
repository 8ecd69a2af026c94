"""From the first call to the end: threads, forks, event loops, interrupts."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import select
import signal
import threading
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import httpx2
import pytest

from generator.runtime import http
from generator.runtime.client import AsyncClient, SyncClient
from generator.runtime.errors import APIConnectionError, ClientClosedError, ConfigurationError
from generator.runtime.limiter import Limiter
from generator.runtime.operation import Arguments
from generator.runtime.retry import Clock
from generator.runtime.values import Hooks, RateLimit

from .sample import GET, KEY, SEARCH, SEARCH_PAGES, SETTINGS, ok
from .wire import EVERY_KIND, Connect, Wire, answered, wire

KINDS = EVERY_KIND

UNREACHABLE = "http://127.0.0.1:9/v1"


def client(**others: Any) -> SyncClient:
    return SyncClient(SETTINGS, server={"domain": "acme"}, credentials={"key": KEY}, **others)


def async_client(**others: Any) -> AsyncClient:
    return AsyncClient(SETTINGS, server={"domain": "acme"}, credentials={"key": KEY}, **others)


def get(plan_id: str = "1") -> tuple[Any, Arguments]:
    return GET, Arguments((plan_id,))


def echo(request: bytes) -> bytes:
    """A plan with the name of its id."""
    name = request.split(b" ", 2)[1].rpartition(b"/")[2].decode()
    return answered(json.dumps(ok({"Name": name})).encode(), close=False)


def warned(act: Callable[[], object]) -> list[str]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        act()
        gc.collect()
    return [str(each.message) for each in caught if "was not closed" in str(each.message)]


def test_a_client_that_is_not_closed_warns_if_it_opened_something() -> None:
    told = ["a client of sample_api was not closed"]

    def use(made: Any) -> None:
        call = partial(made.caller.call, *get())
        with pytest.raises(APIConnectionError):
            call() if isinstance(made, SyncClient) else asyncio.run(call())

    def closed() -> None:
        made = client(base_url=UNREACHABLE, max_retries=0)
        use(made)
        made.close()

    async def used_and_closed() -> None:
        async with async_client(base_url=UNREACHABLE, max_retries=0) as made:
            with pytest.raises(APIConnectionError):
                await made.caller.call(*get())

    assert warned(lambda: use(client(base_url=UNREACHABLE, max_retries=0))) == told
    assert warned(lambda: use(async_client(base_url=UNREACHABLE, max_retries=0))) == told
    assert warned(client) == warned(async_client) == []
    assert warned(closed) == warned(lambda: asyncio.run(used_and_closed())) == []
    with httpx2.Client() as lent:
        assert warned(lambda: use(client(base_url=UNREACHABLE, max_retries=0, http_client=lent))) == []


def test_closing_twice_and_calling_afterwards() -> None:
    with wire(reply=echo, keep=True) as server:
        made = client(base_url=server.url)
        page = made.caller.call(*get())
        made.close()
        made.close()
        with pytest.raises(ClientClosedError, match="GET /plans/{planId} was not sent: the client is closed"):
            made.caller.call(*get())
        assert page.name == "1"
        unused = client()
        unused.close()
        with pytest.raises(ClientClosedError):
            unused.caller.call(*get())


def test_closing_an_async_client_twice_and_calling_afterwards() -> None:
    async def main(server: Wire) -> None:
        made = async_client(base_url=server.url)
        await made.caller.call(*get())
        await made.close()
        await made.close()
        with pytest.raises(ClientClosedError, match="closed"):
            await made.caller.call(*get())

    with wire(reply=echo, keep=True) as server:
        asyncio.run(main(server))


def test_sixteen_threads_share_a_client(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []
    original = http.HttpTransport
    monkeypatch.setattr(http, "HttpTransport", lambda *given: opened.append(original(*given)) or opened[-1])
    gate = threading.Barrier(16)

    def work(thread: int) -> list[str]:
        gate.wait(5)
        return [made.caller.call(*get(f"{thread}-{turn}")).name for turn in range(20)]

    with wire(reply=echo, keep=True) as server, client(base_url=server.url, rate_limit=RateLimit(9999, 1)) as made:
        with ThreadPoolExecutor(16) as pool:
            for thread, names in enumerate(pool.map(work, range(16))):
                assert names == [f"{thread}-{turn}" for turn in range(20)]
    assert len(opened) == 1 and len(server.requests) == 320 and server.connections <= 16


def test_many_tasks_share_a_client() -> None:
    async def main(server: Wire) -> None:
        async with async_client(base_url=server.url) as made:
            plans = await asyncio.gather(*(made.caller.call(*get(str(task))) for task in range(40)))
            assert [plan.name for plan in plans] == [str(task) for task in range(40)]

    with wire(reply=echo, keep=True) as server:
        asyncio.run(main(server))
        assert len(server.requests) == 40


def test_closing_while_other_threads_call() -> None:
    outcomes: list[Any] = []

    def work() -> None:
        while True:
            try:
                outcomes.append(made.caller.call(*get()).name)
            except Exception as error:
                outcomes.append(error)
                if isinstance(error, ClientClosedError):
                    return

    for _ in range(5):
        with wire(reply=echo, keep=True) as server:
            made = client(base_url=server.url, max_retries=0)
            threads = [threading.Thread(target=work) for _ in range(8)]
            for thread in threads:
                thread.start()
            while len(server.requests) < 20:
                threading.Event().wait(0.001)
            made.close()
            for thread in threads:
                thread.join(5)
                assert not thread.is_alive()
    assert [each for each in outcomes if each != "1" and not isinstance(each, ClientClosedError)] == []
    assert sum(isinstance(each, ClientClosedError) for each in outcomes) == 40


def test_closing_lets_the_call_of_another_thread_end() -> None:
    go = threading.Event()

    def late(request: bytes) -> bytes:
        go.wait(5)
        return echo(request)

    with wire(reply=late, keep=True) as server, ThreadPoolExecutor(1) as pool:
        made = client(base_url=server.url)
        under_way = pool.submit(made.caller.call, *get("late"))
        while not server.requests:
            threading.Event().wait(0.001)
        made.close()
        with pytest.raises(ClientClosedError):
            made.caller.call(*get())
        go.set()
        assert under_way.result(5).name == "late"


def test_closing_while_other_tasks_call() -> None:
    async def main(server: Wire) -> None:
        made = async_client(base_url=server.url, max_retries=0)
        calls = [asyncio.ensure_future(made.caller.call(*get(str(task)))) for task in range(8)]
        while len(server.requests) < 8:
            await asyncio.sleep(0.001)
        await made.close()
        async with asyncio.timeout(5):
            outcomes = await asyncio.gather(*calls, return_exceptions=True)
        assert all(isinstance(each, APIConnectionError) and each.sent for each in outcomes)

    def silent(_: bytes) -> list[bytes]:
        server.over.wait(5)
        return []

    with wire(reply=silent) as server:
        asyncio.run(main(server))


def in_child(act: Callable[[], Any]) -> str:
    """What `act` makes in a forked process, as text."""
    read, write = os.pipe()
    with warnings.catch_warnings():
        # Newer Pythons warn of forks beside threads, which is what is tested here.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            text = str(act())
        except BaseException as error:
            text = repr(error)
        os.write(write, text.encode())
        os._exit(0)
    os.close(write)
    ready = select.select([read], [], [], 10)[0]
    if not ready:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    text = os.read(read, 65536).decode()
    os.close(read)
    return text if ready else "it hangs"


forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


@forking
def test_a_forked_process_has_connections_of_its_own(connect: Connect) -> None:
    with wire(reply=echo, keep=True) as server:
        made = connect(base_url=server.url)
        assert made.call(GET, "parent").name == "parent" and server.connections == 1

        def work() -> list[str]:
            if connect.kind == "sync":
                return [made.call(GET, f"child-{turn}").name for turn in range(2)]

            async def calls() -> list[str]:
                return [(await made.client.caller.call(*get(f"child-{turn}"))).name for turn in range(2)]

            return asyncio.run(calls())

        assert in_child(work) == "['child-0', 'child-1']"
        assert server.connections == 2
        assert made.call(GET, "again").name == "again"
        assert server.connections == 2


@forking
def test_a_forked_process_may_close_what_it_got(connect: Connect) -> None:
    with wire(reply=echo, keep=True) as server:
        made = connect(base_url=server.url)
        made.call(GET, "1")
        assert (
            in_child(lambda: made.client.close() if connect.kind == "sync" else asyncio.run(made.client.close()))
            == "None"
        )
        assert made.call(GET, "2").name == "2" and server.connections == 1


@forking
def test_a_callers_own_client_is_not_shared_with_a_fork(connect: Connect) -> None:
    with wire(reply=echo, keep=True) as server:
        made = connect(base_url=server.url, http_client=connect.lend())
        made.call(GET, "1")
        told = in_child(lambda: made.call(GET, "2"))
        assert told.startswith("ConfigurationError") and "another process" in told
        assert made.call(GET, "3").name == "3" and server.connections == 1


@forking
def test_a_fork_while_another_thread_holds_the_limiters_lock() -> None:
    parent, held, go = os.getpid(), threading.Event(), threading.Event()

    def now() -> float:
        if threading.current_thread() is thread and os.getpid() == parent:
            held.set()
            go.wait(5)
        return 1000.0

    with wire(reply=echo, keep=True) as server, client(base_url=server.url, clock=Clock(now=now)) as made:
        thread = threading.Thread(target=lambda: made.caller.core.limiter.start())
        thread.start()
        assert held.wait(5)
        try:
            assert in_child(lambda: made.caller.call(*get("child")).name) == "child"
        finally:
            go.set()
            thread.join()


@forking
def test_a_fork_while_another_thread_opens_the_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    parent, held, go = os.getpid(), threading.Event(), threading.Event()
    original = http.HttpTransport

    def slowly(*given: Any) -> Any:
        if os.getpid() == parent:
            held.set()
            go.wait(5)
        return original(*given)

    monkeypatch.setattr(http, "HttpTransport", slowly)
    with wire(reply=echo, keep=True) as server, client(base_url=server.url) as made:
        thread = threading.Thread(target=lambda: made.caller.call(*get()))
        thread.start()
        assert held.wait(5)
        try:
            assert in_child(lambda: made.caller.call(*get("child")).name) == "child"
        finally:
            go.set()
            thread.join()


@forking
def test_calls_under_way_at_a_fork_count_no_more() -> None:
    limiter = Limiter(RateLimit(2, per=60.0), now=lambda: 0.0)
    assert [limiter.start() for _ in range(2)] == [0.0, 0.0]
    assert in_child(lambda: [limiter.start() for _ in range(3)]) == "[0.0, 0.0, 0.1]"
    assert limiter.start() == 0.1


def test_a_client_in_one_event_loop_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []
    original = http.AsyncHttpTransport
    monkeypatch.setattr(http, "AsyncHttpTransport", lambda *given: opened.append(original(*given)) or opened[-1])

    async def call(name: str) -> str:
        plan = await made.caller.call(*get(name))
        return str(plan.name)

    async def last() -> None:
        assert await call("c") == "c"
        await made.close()

    with wire(reply=lambda request: echo(request).replace(b"\r\n", b"\r\nconnection: close\r\n", 1)) as server:
        made = async_client(base_url=server.url)
        assert asyncio.run(call("a")) == "a"
        assert asyncio.run(call("b")) == "b"
        asyncio.run(last())
    assert len(opened) == 3


def test_a_callers_own_client_belongs_to_one_event_loop() -> None:
    with wire(reply=echo, keep=True) as server, asyncio.Runner() as runner:
        lent = httpx2.AsyncClient()
        made = async_client(base_url=server.url, http_client=lent)
        assert runner.run(made.caller.call(*get("a"))).name == "a"
        with pytest.raises(ConfigurationError, match="http_client belongs to another process or event loop"):
            asyncio.run(made.caller.call(*get("b")))
        assert runner.run(made.caller.call(*get("c"))).name == "c"
        runner.run(lent.aclose())


@pytest.mark.parametrize("way", ["timeout", "cancel"])
def test_a_cancelled_call_leaves_everything_usable(way: str) -> None:
    def serve(request: bytes) -> Any:
        return waiting() if b"/silent" in request else echo(request)

    def waiting() -> Any:
        server.over.wait(5)
        yield b""

    async def cancelled(made: AsyncClient) -> None:
        if way == "timeout":
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05):
                    await made.caller.call(*get("silent"))
        else:
            task = asyncio.ensure_future(made.caller.call(*get("silent")))
            await asyncio.sleep(0.05)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    async def main() -> None:
        limits = httpx2.Limits(max_connections=1)
        limit = RateLimit(1, per=0.01)
        async with httpx2.AsyncClient(limits=limits) as lent:
            made = async_client(base_url=server.url, http_client=lent, rate_limit=limit)
            for turn in range(3):
                await cancelled(made)
                async with asyncio.timeout(5):
                    assert (await made.caller.call(*get(str(turn)))).name == str(turn)

    with wire(reply=serve, keep=True) as server:
        asyncio.run(main())


def test_a_call_cancelled_while_it_waits_for_another_attempt() -> None:
    async def main() -> None:
        async with async_client(base_url=server.url, rate_limit=RateLimit(3, per=0.01)) as made:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05):
                    await made.caller.call(*get("1"))
            assert made.caller.core.limiter.start() == 0.0

    with wire(answered(b"", "retry-after: 5", status="503 Busy")) as server:
        asyncio.run(main())


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals of this system interrupt no thread")
def test_an_interrupt_leaves_the_client_usable() -> None:
    def serve(request: bytes) -> Any:
        return waiting() if b"/silent" in request else echo(request)

    def waiting() -> Any:
        main = threading.main_thread().ident
        assert main is not None
        signal.pthread_kill(main, signal.SIGINT)
        server.over.wait(5)
        yield b""

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with wire(reply=serve, keep=True) as server, httpx2.Client(limits=httpx2.Limits(max_connections=1)) as lent:
            made = client(base_url=server.url, http_client=lent, rate_limit=RateLimit(1, per=0.01))
            with pytest.raises(KeyboardInterrupt):
                made.caller.call(*get("silent"))
            assert made.caller.call(*get("after")).name == "after"
            assert len(server.requests) == 2
    finally:
        signal.signal(signal.SIGINT, before)


def test_an_interrupt_in_a_hook_leaves_the_client_usable() -> None:
    def interrupt(_: Any) -> None:
        if hooked:
            raise hooked.pop()

    hooked: list[BaseException] = [KeyboardInterrupt()]
    with wire(reply=echo, keep=True) as server:
        hooks = Hooks(on_request=interrupt)
        with client(base_url=server.url, hooks=hooks, rate_limit=RateLimit(1, per=0.01)) as made:
            with pytest.raises(KeyboardInterrupt):
                made.caller.call(*get())
            assert server.requests == []
            assert made.caller.call(*get()).name == "1"


def test_an_iteration_may_end_early() -> None:
    def serve(request: bytes) -> bytes:
        records = [{"Gsid": f"{len(server.requests)}-{number}", "Name": "a"} for number in range(2)]
        return answered(json.dumps(ok({"records": records, "totalCount": 100})).encode(), close=False)

    async def main() -> None:
        async with async_client(base_url=server.url) as made:
            search = Arguments(body={"limit": 2})
            async for _ in made.caller.pages(SEARCH, SEARCH_PAGES, search, None):
                break
            records = aiter(made.caller.pages(SEARCH, SEARCH_PAGES, search, None))
            for _ in range(3):
                await anext(records)
            await records.aclose()
            assert await anext(records, None) is None
        assert len(server.requests) == 3

    with wire(reply=serve, keep=True) as server:
        asyncio.run(main())
        assert server.connections == 1
