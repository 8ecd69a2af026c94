"""A server that fails in every way it can, on plain sockets, and remembers what it really did."""

from __future__ import annotations

import gzip
import json
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.chaos.faults import DEFINITE, HARMLESS, Fault, Faults

SILENCE = 1.0
"""Seconds; the clients of the runs wait half as long."""

BAD = "bad"
"""Who writes a record with this name prefix has its whole call refused."""


@dataclass
class Ledger:
    """What the server accepted, whatever the client heard of it.

    Attributes:
        created: How often each record was created, by name.
        updated: How often each record was updated, by name.
        unclear: Names of the records of calls whose answer did not say what became of them.
        refused: Names of the records of calls that were refused in an answer that names no row: one of status 200, or
            one that was damaged on its way.
        requests: How many requests were read.
        ended: How many connections the server ended; each may have broken one request that was not read.
        faults: How many of each kind, and whether the request had been done before.
    """

    created: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    unclear: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    requests: int = 0
    faults: Counter[Fault] = field(default_factory=Counter)
    ended: int = 0
    restarts: int = 0


class ChaosServer:
    """Serves opportunities: create, update by key and search, with faults.

    Args:
        faults: What goes wrong.
        table: How many records a search finds.
    """

    def __init__(self, faults: Faults, table: int = 0) -> None:
        self.ledger = Ledger()
        self._faults = faults
        self._table = table
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._running = True
        self._listener = _listening(0)
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def restart(self, pause: float) -> None:
        """Hang up on everybody, refuse connections for a while, then listen on the same port."""
        with self._lock:
            self.ledger.restarts += 1
        self._hang_up()
        time.sleep(pause)
        if self._running:
            self._listener = _listening(self.port)
            threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def close(self) -> None:
        self._running = False
        self._hang_up()

    def _hang_up(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            opened, self._open = self._open, set()
        for connection in opened:
            _reset(connection)

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self._open.add(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError, ValueError):
            with self._lock:
                at_accept = self._faults.often(self._faults.rate / len(Fault))
                if at_accept:
                    self.ledger.faults[Fault.RESET_AT_ACCEPT] += 1
            if at_accept:
                with self._lock:
                    self.ledger.ended += 1
                _reset(connection)
                return
            reader = connection.makefile("rb")
            while self._one(connection, reader):
                pass
        with self._lock:
            self.ledger.ended += 1
            self._open.discard(connection)
        with suppress(OSError):
            connection.close()

    def _one(self, connection: socket.socket, reader: Any) -> bool:
        """Serve a request; False ends the connection."""
        request_line = reader.readline().split()
        if not request_line:
            return False
        method, target, _ = (part.decode() for part in request_line)
        length = 0
        while (line := reader.readline().strip().lower()) != b"":
            if line.startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        content = reader.read(length)
        if len(content) < length:
            return False
        with self._lock:
            self.ledger.requests += 1
            fault = self._faults.next()
            if fault is Fault.RESET_AT_ACCEPT:
                fault = Fault.RESET_UNDONE
            status, answer = self._work(method, target, json.loads(content or b"{}"), fault)
            cut = self._faults.offset(len(answer))
        return _send(connection, status, answer, fault, cut)

    # --- the work, under the lock ------------------------------------------------------------------------------------

    def _work(self, method: str, target: str, body: Any, fault: Fault | None) -> tuple[int, bytes]:
        if fault is not None:
            self.ledger.faults[fault] += 1
        if target.endswith("/search"):
            return 200, self._found(body)
        names = [record["Name"] for record in body["records"]]
        refused = any(name.startswith(BAD) for name in names)
        if fault is not None and fault not in DEFINITE | HARMLESS and not refused:
            self.ledger.unclear.update(names)
        if fault is Fault.REFUSED_IN_200 or (refused and fault is not None):
            self.ledger.refused.update(names)
        if fault is not None and not fault.commits:
            return 200, b""
        if refused:
            return 400, _refusal(names)
        if method == "POST":
            self.ledger.created.update(names)
        else:
            assert parse_qs(urlsplit(target).query)["keys"] == ["Name"]
            self.ledger.updated.update(names)
        return 200, _json({"result": True, "requestId": "w", "data": {"count": len(names), "errors": None}})

    def _found(self, body: Any) -> bytes:
        offset, limit = body.get("offset", 0), body.get("limit", 100)
        numbers = range(offset, min(offset + limit, self._table))
        records = [{"Gsid": f"g{n}", "Name": f"row-{n}", "ARR": n} for n in numbers]
        return _json({"result": True, "requestId": "s", "data": {"records": records, "totalCount": self._table}})


@contextmanager
def chaos(faults: Faults, table: int = 0) -> Generator[ChaosServer]:
    """A running server."""
    server = ChaosServer(faults, table)
    try:
        yield server
    finally:
        server.close()


def _send(connection: socket.socket, status: int, content: bytes, fault: Fault | None, cut: int) -> bool:
    """Answer, or fail to; False ends the connection."""
    whole = _answer(status, content)
    match fault:
        case None:
            connection.sendall(whole)
            return True
        case Fault.DRIPPING:
            step = max(1, len(whole) // 8)
            for start in range(0, len(whole), step):
                connection.sendall(whole[start : start + step])
                time.sleep(0.01)
            return True
        case Fault.TOO_MANY:
            connection.sendall(_answer(429, b'{"result": false, "errorCode": "GU_2400"}'))
            return True
        case Fault.TOO_MANY_LATER:
            connection.sendall(_answer(429, b'{"result": false}', "Retry-After: 0"))
            return True
        case Fault.UNAVAILABLE_LATER:
            connection.sendall(_answer(503, b"", "Retry-After: 0"))
            return True
        case Fault.BAD_GATEWAY:
            connection.sendall(_answer(502, b"<html>Bad Gateway</html>"))
            return True
        case Fault.ERROR_UNDONE | Fault.ERROR_DONE:
            connection.sendall(_answer(500, b'{"result": false, "errorCode": "GU_1101"}'))
            return True
        case Fault.REFUSED_IN_200:
            connection.sendall(_answer(200, b'{"result": false, "errorCode": "GSOBJ_1X", "errorDesc": "not today"}'))
            return True
        case Fault.RESET_UNDONE | Fault.RESET_DONE:
            _reset(connection)
        case Fault.CLOSED_UNDONE | Fault.CLOSED_DONE:
            pass
        case Fault.SILENT_UNDONE | Fault.SILENT_DONE:
            time.sleep(SILENCE)
        case Fault.CUT_SHORT:
            connection.sendall(whole[:cut])
        case Fault.LENGTH_TOO_LONG:
            connection.sendall(_answer(status, content, length=len(content) + 7))
        case Fault.LENGTH_TOO_SHORT:
            connection.sendall(_answer(status, content, length=cut))
        case Fault.CHUNK_BROKEN:
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            connection.sendall(head + b"%x\r\n" % len(content) + content[:cut])
        case Fault.GZIP_CUT:
            packed = gzip.compress(content)
            connection.sendall(_answer(status, packed[: len(packed) // 2], "Content-Encoding: gzip"))
        case Fault.GARBAGE:
            connection.sendall(b"\x16\x03\x01 what is this?\r\n\r\n" + content[:cut])
        case Fault.NOT_JSON:
            connection.sendall(_answer(200, b"<html>Please log in</html>"))
        case Fault.FOREIGN_JSON:
            connection.sendall(_answer(200, b'{"error": "try later"}'))
            return True
        case Fault.HALF_JSON:
            connection.sendall(_answer(200, content[:cut]))
        case Fault.CLOSED_IDLE:
            connection.sendall(whole)
        case Fault.RESET_AT_ACCEPT:
            raise AssertionError("handled before a request is read")
    return False


def _answer(status: int, content: bytes, *headers: str, length: int | None = None) -> bytes:
    said = "".join(f"{header}\r\n" for header in headers)
    size = len(content) if length is None else length
    head = f"HTTP/1.1 {status} Status\r\nContent-Type: application/json\r\n{said}Content-Length: {size}\r\n\r\n"
    return head.encode() + content


def _refusal(names: list[str]) -> bytes:
    """A refused write, as the server locates the rows at fault."""
    problem = {"errorMessage": "Invalid name", "errorCode": "GSOBJ_1002", "fieldName": "Name"}
    errors = [
        [{"success": False, "errors": [{**problem, "invalidValue": name}]}] if name.startswith(BAD) else []
        for name in names
    ]
    data = {"count": 0, "errors": errors, "records": None}
    return _json({"result": False, "errorCode": "GSOBJ_1002", "errorDesc": "Invalid name", "data": data})


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _listening(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(64)
    return listener


def _reset(connection: socket.socket) -> None:
    """Close with RST, not with FIN."""
    with suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.shutdown(socket.SHUT_RD)
        connection.close()
