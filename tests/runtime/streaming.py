"""What the tests of streams and downloads share: operations, and one way to read with either kind of client."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.runtime.download import AsyncStreamingCaller, StreamingCaller
from generator.runtime.model import Model
from generator.runtime.operation import Arguments, Operation, Reads
from generator.runtime.settings import Settings

from .wire import AsyncDriven, Driven

PLAIN = Settings(package="harbour", version="1")
"""An API that asks for nothing, and wraps nothing."""


class Ship(Model):
    name: str
    length: float | None = None


def streaming(reads: Reads, item: Any = Ship, **others: Any) -> Operation[Any]:
    return Operation(id="watchShips", method="GET", path="/ships", response=lambda: item, reads=reads, **others)


DOWNLOAD: Operation[bytes] = Operation(
    id="downloadPlan", method="GET", path="/plan", response=lambda: bytes, accept="application/pdf", reads="bytes"
)


class Reader:
    """Reads streams with a client of either kind."""

    def __init__(self, driven: Driven) -> None:
        self.driven = driven
        self.caller = driven.client.caller
        self.runner = driven.runner if isinstance(driven, AsyncDriven) else None

    def open(self, operation: Operation[Any], **options: Any) -> Any:
        opened = self.caller.stream(operation, Arguments(options=options or None))
        return self.runner.run(opened) if self.runner else opened

    def next(self, stream: Any) -> Any:
        """The next item; None after the last one."""
        if self.runner is None:
            return next(stream, None)

        async def following() -> Any:
            return await anext(stream, None)

        return self.runner.run(following())

    def items(self, stream: Any) -> Iterator[Any]:
        """All that is left."""
        while (item := self.next(stream)) is not None:
            yield item

    def all(self, operation: Operation[Any], **options: Any) -> list[Any]:
        return list(self.items(self.open(operation, **options)))

    def close(self, opened: Any) -> None:
        closing = opened.close()
        if self.runner:
            self.runner.run(closing)

    def download(self, operation: Operation[bytes] = DOWNLOAD) -> Any:
        arguments = Arguments()
        if self.runner is None:
            return StreamingCaller(self.caller.core, self.caller.line).call(operation, arguments)
        return self.runner.run(AsyncStreamingCaller(self.caller.core, self.caller.line).call(operation, arguments))

    def save(self, response: Any, path: Path) -> int:
        saving = response.save(path)
        return int(self.runner.run(saving) if self.runner else saving)

    def pieces(self, response: Any) -> Iterator[bytes]:
        if self.runner is None:
            yield from response.iter_bytes()
            return
        source = response.aiter_bytes()

        async def following() -> bytes | None:
            return await anext(source, None)

        while (piece := self.runner.run(following())) is not None:
            yield piece


@contextmanager
def quiet_proxies(monkeypatch: Any) -> Iterator[None]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    yield
