"""Uploads a gibibyte with each kind of client, in each form, and prints how much memory that takes: part of `make memory`."""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from generator.runtime.client import AsyncClient, SyncClient
from generator.runtime.operation import Arguments, Body, Operation, Part
from generator.runtime.settings import Settings
from generator.runtime.values import File
from tests.chaos.download import GROWTH, Watch

SETTINGS = Settings(package="upload", version="1")
WHOLE: Operation[Any] = Operation(
    id="upload", method="POST", path="/", body=Body("application/octet-stream", lambda: bytes), response=lambda: Any
)
PARTS: Operation[Any] = Operation(
    id="uploadParts",
    method="POST",
    path="/",
    body=Body("multipart/form-data", lambda: dict[str, Any], parts={"file": Part("file")}),
    response=lambda: Any,
)
MEBIBYTE = b"x" * 2**20
_AROUND = 1024
"""How many bytes may stand around a file in a multipart body."""

Make = Callable[[Path, int, ExitStack], Any]


def serve(said: Connection) -> None:
    """Count what comes, in a process of its own, so that only the client is measured."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = sum(self._chunks() if "transfer-encoding" in self.headers else self._pieces())
            content = json.dumps(size).encode()
            self.send_response(200)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def _pieces(self) -> Iterator[int]:
            left = int(self.headers["content-length"])
            while left and (piece := self.rfile.read(min(left, 2**20))):
                left -= len(piece)
                yield len(piece)

        def _chunks(self) -> Iterator[int]:
            while size := int(self.rfile.readline(), 16):
                yield len(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    said.send(f"http://127.0.0.1:{server.server_port}")
    server.serve_forever()


def opened(path: Path, mebibytes: int, stack: ExitStack) -> Any:
    return stack.enter_context(path.open("rb"))


def generated(path: Path, mebibytes: int, stack: ExitStack) -> Any:
    return File(MEBIBYTE for _ in range(mebibytes))


def generated_async(path: Path, mebibytes: int, stack: ExitStack) -> Any:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(mebibytes):
            yield MEBIBYTE

    return File(pieces())


def part(path: Path, mebibytes: int, stack: ExitStack) -> Any:
    return {"file": path}


FORMS: list[tuple[str, Operation[Any], dict[str, Make]]] = [
    ("an open file", WHOLE, {"sync": opened, "async": opened}),
    ("a generator", WHOLE, {"sync": generated, "async": generated_async}),
    ("a part of a multipart body", PARTS, {"sync": part, "async": part}),
]


def send(kind: str, url: str, operation: Operation[Any], body: Any) -> int:
    """Upload with one kind of client; gives how many bytes came."""
    arguments = Arguments(body=body)
    if kind == "sync":
        with SyncClient(SETTINGS, base_url=url) as client:
            return int(client.caller.call(operation, arguments))

    async def sent() -> int:
        async with AsyncClient(SETTINGS, base_url=url) as client:
            return int(await client.caller.call(operation, arguments))

    return asyncio.run(sent())


def measure(kind: str, url: str, form: tuple[str, Operation[Any], dict[str, Make]], path: Path, mebibytes: int) -> None:
    """Upload it once; a small one before loads all that is needed."""
    name, operation, makes = form
    with ExitStack() as stack:
        _sized(path, 1)
        send(kind, url, operation, makes[kind](path, 1, stack))
        _sized(path, mebibytes)
        body = makes[kind](path, mebibytes, stack)
        with Watch() as watch:
            sent = send(kind, url, operation, body)
    print(f"{kind:>8}   {name:<26}   {sent / 2**20:>8,.0f}   {watch.growth:>18.1f}", flush=True)
    around = _AROUND if operation is PARTS else 0
    if not 0 <= sent - mebibytes * 2**20 <= around or watch.growth > GROWTH:
        sys.exit("that is wrong")


def _sized(path: Path, mebibytes: int) -> None:
    """A file of this size that takes no room where the file system knows holes."""
    with path.open("wb") as file:
        file.truncate(mebibytes * 2**20)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mebibytes", type=int, default=1024)
    given = parser.parse_args()
    here, there = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(there,), daemon=True)
    process.start()
    url = here.recv()
    print("  client   sent from                    MiB sent   MiB more in memory")
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMS:
            for kind in ("sync", "async"):
                measure(kind, url, form, Path(folder) / "file", given.mebibytes)


if __name__ == "__main__":
    main()
