"""Downloads a gibibyte with each kind of client and prints how much memory that takes: part of `make memory`."""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from generator.runtime.client import AsyncClient, SyncClient
from generator.runtime.download import AsyncStreamingCaller, StreamingCaller
from generator.runtime.operation import Arguments, Operation
from generator.runtime.settings import Settings
from tests.chaos.memory import resident

SETTINGS = Settings(package="download", version="1")
DOWNLOAD: Operation[bytes] = Operation(id="download", method="GET", path="/", response=lambda: bytes, reads="bytes")
GROWTH = 32.0
"""How many MiB it may take beyond what the first call takes, however much is read."""


def serve(mebibytes: int, said: Connection) -> None:
    """Serve in a process of its own, so that only the client is measured."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            size = 1 if self.headers.get("x-small") else mebibytes
            self.send_response(200)
            self.send_header("content-length", str(size * 2**20))
            self.end_headers()
            for _ in range(size):
                self.wfile.write(b"x" * 2**20)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    said.send(f"http://127.0.0.1:{server.server_port}")
    server.serve_forever()


class Watch:
    """Looks at the memory of this process every now and then."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._highest = self._start = resident()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *reason: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.02):
            self._highest = max(self._highest, resident())

    @property
    def growth(self) -> float:
        return self._highest - self._start


def save(url: str, path: Path, *, small: bool) -> int:
    with SyncClient(SETTINGS, base_url=url) as client:
        caller = StreamingCaller(client.caller.core, client.caller.line)
        with caller.call(DOWNLOAD, arguments(small=small)) as response:
            return int(response.save(path))


async def save_async(url: str, path: Path, *, small: bool) -> int:
    async with AsyncClient(SETTINGS, base_url=url) as client:
        caller = AsyncStreamingCaller(client.caller.core, client.caller.line)
        async with await caller.call(DOWNLOAD, arguments(small=small)) as response:
            return int(await response.save(path))


def arguments(*, small: bool) -> Arguments:
    return Arguments(options={"headers": {"X-Small": "yes"} if small else {}})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mebibytes", type=int, default=1024)
    given = parser.parse_args()
    here, there = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(given.mebibytes, there), daemon=True)
    process.start()
    url = here.recv()
    print("  client   MiB saved   MiB more in memory")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "saved"
        for kind in ("sync", "async"):
            measure(kind, url, path, given.mebibytes)


def measure(kind: str, url: str, path: Path, mebibytes: int) -> None:
    """Save it once; a small one before loads all that is needed."""
    if kind == "sync":
        save(url, path, small=True)
        with Watch() as watch:
            saved = save(url, path, small=False)
    else:
        asyncio.run(save_async(url, path, small=True))
        with Watch() as watch:
            saved = asyncio.run(save_async(url, path, small=False))
    print(f"{kind:>8}   {saved / 2**20:>9,.0f}   {watch.growth:>18.1f}", flush=True)
    if saved != mebibytes * 2**20 or path.stat().st_size != saved or watch.growth > GROWTH:
        sys.exit("that is wrong")


if __name__ == "__main__":
    main()
