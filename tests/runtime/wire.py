"""Real sockets on loopback: a server that sends byte for byte what it is told, and both clients against it."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import httpx2
import pytest

from generator.runtime.client import AsyncClient, SyncClient
from generator.runtime.operation import Arguments, Operation
from generator.runtime.pages import Pages
from generator.runtime.values import NOT_GIVEN, RequestOptions

from .sample import KEY, SETTINGS, Time

Reply = bytes | Iterable[bytes]

EVERY_KIND = ("sync", "async", "aiohttp")
"""The kinds of client: the asynchronous one with httpx2, and with aiohttp."""


class Wire:
    """A running server.

    Attributes:
        url: Where it is, with a path.
        requests: Every request as it came.
        connections: How many there were.
        sent: How many bytes of answers left.
    """

    def __init__(self, answer: Callable[[bytes], Reply], *, keep: bool, tls: Path | None) -> None:
        self._answer = answer
        self._keep = keep
        self._tls = None if tls is None else ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        if self._tls is not None:
            self._tls.load_cert_chain(str(tls))
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self._listener.getsockname()[1]
        scheme = "http" if tls is None else "https"
        self.url = f"{scheme}://127.0.0.1:{self.port}/v1"
        self.requests: list[bytes] = []
        self.connections = 0
        self.sent = 0
        self.over = threading.Event()
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def stop(self) -> None:
        self.over.set()
        # Wakes up `accept`.
        socket.create_connection(("127.0.0.1", self.port)).close()
        for thread in self._threads:
            thread.join(5)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            if self.over.is_set():
                connection.close()
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._tls is not None:
            connection.settimeout(5)
            try:
                connection = self._tls.wrap_socket(connection, server_side=True)
            except OSError:
                connection.close()
                return
        with connection:
            connection.settimeout(0.1)
            try:
                while (request := self._request(connection)) and not self.over.is_set():
                    self.requests.append(request)
                    reply = self._answer(request)
                    for piece in [reply] if isinstance(reply, bytes) else reply:
                        if not self._send(connection, piece):
                            return
                    if not self._keep:
                        return
            except OSError:
                # The client hung up.
                return

    def _send(self, connection: socket.socket, piece: bytes) -> bool:
        left = memoryview(piece)
        while left and not self.over.is_set():
            try:
                count = connection.send(left)
            except TimeoutError:
                continue
            left = left[count:]
            self.sent += count
        return not self.over.is_set()

    def _request(self, connection: socket.socket) -> bytes:
        data = b""
        while True:
            head, end, body = data.partition(b"\r\n\r\n")
            if end and _is_whole(head, body):
                return data
            try:
                piece = connection.recv(65536)
            except TimeoutError:
                if self.over.is_set():
                    return b""
                continue
            if not piece:
                return b""
            data += piece


@contextmanager
def wire(
    *answers: Reply,
    reply: Callable[[bytes], Reply] | None = None,
    keep: bool = False,
    tls: Path | None = None,
) -> Generator[Wire]:
    """Serve answers, the last for good, or what `reply` makes of each request.

    Unless it is to `keep` a connection, the server hangs up after every answer. With `tls`, a file of a key and its
    certificate, it speaks that.
    """
    waiting = list(answers)

    def next_answer(_: bytes) -> Reply:
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    server = Wire(reply or next_answer, keep=keep, tls=tls)
    try:
        yield server
    finally:
        server.stop()


def answered(content: bytes, *headers: str, status: str = "200 OK", length: bool = True, close: bool = True) -> bytes:
    """An answer on the wire.

    Unless it says that the connection will `close`, a client may send the next request on it while
    the server is hanging up.
    """
    lines = [f"HTTP/1.1 {status}", *(["connection: close"] if close else []), *headers]
    if length:
        lines.append(f"content-length: {len(content)}")
    return "\r\n".join([*lines, "", ""]).encode() + content


def chunked(content: bytes, *headers: str, size: int = 9) -> bytes:
    """`answered` in chunks."""
    pieces = [content[start : start + size] for start in range(0, len(content), size)]
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in [*pieces, b""])
    return answered(chunks, "transfer-encoding: chunked", *headers, length=False)


class Driven(Protocol):
    """A client of either kind, driven the same way."""

    client: Any

    def call(
        self,
        operation: Operation[Any],
        *parameters: Any,
        body: Any = NOT_GIVEN,
        options: RequestOptions | None = None,
        raw: bool = False,
    ) -> Any: ...

    def pages(self, operation: Operation[Any], pages: Pages, *parameters: Any, body: Any = NOT_GIVEN) -> list[Any]: ...

    def close(self) -> None: ...

    def end(self, lent: Any) -> None:
        """Close it, and the HTTP client that was lent to it."""


class Connect:
    """Makes clients of one kind, as a fixture."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._made: list[tuple[Driven, Any]] = []

    def __call__(self, **others: Any) -> Driven:
        if self.kind == "aiohttp" and others.get("http_client") is None:
            others["http_client"] = "aiohttp"
        made: Driven = SyncDriven(**others) if self.kind == "sync" else AsyncDriven(**others)
        self._made.append((made, others.get("http_client")))
        return made

    def lend(self, **others: Any) -> Any:
        """An httpx2 client as a caller brings one along, of the kind that fits."""
        if self.kind == "aiohttp":
            pytest.skip("what is lent here is an httpx2 client; test_session.py lends sessions")
        return httpx2.Client(**others) if self.kind == "sync" else httpx2.AsyncClient(**others)

    def end(self) -> None:
        for client, lent in self._made:
            client.end(lent)


def _settled(others: dict[str, Any]) -> dict[str, Any]:
    if "settings" not in others:
        others |= {"server": {"domain": "acme"}, "credentials": {"key": KEY}}
    return {"settings": SETTINGS, "clock": Time().clock} | others


class SyncDriven:
    """A `SyncClient`."""

    def __init__(self, **others: Any) -> None:
        self.client = SyncClient(**_settled(others))

    def call(
        self,
        operation: Operation[Any],
        *parameters: Any,
        body: Any = NOT_GIVEN,
        options: RequestOptions | None = None,
        raw: bool = False,
    ) -> Any:
        caller = self.client.caller.raw if raw else self.client.caller
        return caller.call(operation, Arguments(parameters, body, None, options or {}))

    def pages(self, operation: Operation[Any], pages: Pages, *parameters: Any, body: Any = NOT_GIVEN) -> list[Any]:
        return list(self.client.caller.pages(operation, pages, Arguments(parameters, body), None))

    def close(self) -> None:
        self.client.close()

    def end(self, lent: Any) -> None:
        self.close()
        if lent is not None:
            lent.close()


class AsyncDriven:
    """An `AsyncClient`, in an event loop of its own."""

    def __init__(self, **others: Any) -> None:
        self.runner = asyncio.Runner()
        self.client = AsyncClient(**_settled(others))

    def call(
        self,
        operation: Operation[Any],
        *parameters: Any,
        body: Any = NOT_GIVEN,
        options: RequestOptions | None = None,
        raw: bool = False,
    ) -> Any:
        caller = self.client.caller.raw if raw else self.client.caller
        return self.runner.run(caller.call(operation, Arguments(parameters, body, None, options or {})))

    def pages(self, operation: Operation[Any], pages: Pages, *parameters: Any, body: Any = NOT_GIVEN) -> list[Any]:
        async def read() -> list[Any]:
            return [
                item async for item in self.client.caller.pages(operation, pages, Arguments(parameters, body), None)
            ]

        return self.runner.run(read())

    def close(self) -> None:
        self.runner.run(self.client.close())

    def end(self, lent: Any) -> None:
        self.close()
        if isinstance(lent, httpx2.AsyncClient):
            self.runner.run(lent.aclose())
        self.runner.close()


def _is_whole(head: bytes, body: bytes) -> bool:
    if b"transfer-encoding: chunked" in head.lower():
        return body.endswith(b"0\r\n\r\n")
    return len(body) >= _length(head)


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name == b"content-length":
            return int(value)
    return 0
