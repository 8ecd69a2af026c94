"""Binary answers that are read in pieces, and files that are there whole or not at all."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.runtime.errors import APIConnectionError, NotFoundError
from generator.runtime.mock import MockTransport
from generator.runtime.operation import Arguments
from generator.runtime.resource import AsyncResource, Resource, streamed, streamed_async
from generator.runtime.values import RequestOptions

from .streaming import DOWNLOAD, PLAIN, Reader, quiet_proxies
from .wire import EVERY_KIND, Connect, answered, chunked, wire

KINDS = EVERY_KIND

CONTENT = bytes(range(256)) * 1000


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with quiet_proxies(monkeypatch):
        yield


Start = Callable[..., Reader]


@pytest.fixture
def start(connect: Connect) -> Start:
    """Makes a client that reads."""
    return lambda **others: Reader(connect(settings=PLAIN, **others))


FORMS = {
    "length": answered(CONTENT),
    "chunked": chunked(CONTENT, size=10_000),
    "gzip": answered(gzip.compress(CONTENT), "content-encoding: gzip"),
}


@pytest.mark.parametrize("form", FORMS)
def test_it_comes_as_it_was_sent(start: Start, form: str, tmp_path: Path) -> None:
    with wire(FORMS[form]) as server:
        # Of what is not held in memory, the length does not matter.
        reader = start(base_url=server.url, max_response_bytes=1000)
        pieces = list(reader.pieces(reader.download()))
        assert len(pieces) > 1 or form == "gzip" or reader.runner
        assert b"".join(pieces) == CONTENT
        assert reader.save(reader.download(), tmp_path / "plan.pdf") == len(CONTENT)
    assert (tmp_path / "plan.pdf").read_bytes() == CONTENT
    assert [path.name for path in tmp_path.iterdir()] == ["plan.pdf"]
    assert b"accept: application/pdf\r\n" in server.requests[0].lower()


def test_a_file_that_was_there_is_replaced(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"old")
    with wire(answered(b"")) as server:
        reader = start(base_url=server.url)
        assert reader.save(reader.download(), str(path)) == 0
    assert path.read_bytes() == b""


@pytest.mark.parametrize("form", ["length", "chunked"])
def test_what_breaks_off_leaves_no_file(start: Start, form: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"old")
    with wire(FORMS[form][:-20]) as server:
        reader = start(base_url=server.url)
        with pytest.raises(APIConnectionError, match="GET /plan broke off its answer"):
            reader.save(reader.download(), path)
        with pytest.raises(APIConnectionError):
            list(reader.pieces(reader.download()))
    assert len(server.requests) == 2
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["plan.pdf"]


@pytest.mark.parametrize("declared", ["3", "5"])
def test_the_length_must_be_the_declared_one(start: Start, declared: str, tmp_path: Path) -> None:
    mock = MockTransport()
    mock.on("GET", "/plan", pieces=[b"ab", b"cd"], headers={"Content-Length": declared})
    reader = start(base_url="https://harbour.test", transport=mock)
    with pytest.raises(APIConnectionError, match="another length than declared"):
        reader.save(reader.download(), tmp_path / "plan.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_gives_the_connection_back(start: Start, tmp_path: Path) -> None:
    with wire(FORMS["length"]) as server:
        reader = start(base_url=server.url)
        response = reader.download()
        with pytest.raises(FileNotFoundError):
            reader.save(response, tmp_path / "nowhere" / "plan.pdf")
        reader.close(response)
        with pytest.raises(RuntimeError, match="read or closed already"):
            reader.save(response, tmp_path / "plan.pdf")
    assert list(tmp_path.iterdir()) == []


def test_it_is_read_once(start: Start, tmp_path: Path) -> None:
    with wire(FORMS["length"]) as server:
        reader = start(base_url=server.url)
        response = reader.download()
        assert b"".join(reader.pieces(response)) == CONTENT
        with pytest.raises(RuntimeError, match="read or closed already"):
            reader.save(response, tmp_path / "plan.pdf")
        with pytest.raises(RuntimeError, match="read or closed already"):
            list(reader.pieces(response))


def test_a_refusal_is_raised_with_its_body(start: Start) -> None:
    with wire(answered(b'{"message": "no such plan"}', status="404 Not Found")) as server:
        with pytest.raises(NotFoundError) as raised:
            start(base_url=server.url).download()
    assert raised.value.body == {"message": "no such plan"}


class Plans(Resource):
    def download(self, *, options: RequestOptions | None = None) -> bytes:
        return self._caller.call(DOWNLOAD, Arguments(options=options))


class AsyncPlans(AsyncResource):
    async def download(self, *, options: RequestOptions | None = None) -> bytes:
        return await self._caller.call(DOWNLOAD, Arguments(options=options))


def test_the_call_is_made_where_its_block_begins(start: Start, tmp_path: Path) -> None:
    with wire(FORMS["length"]) as server:
        reader = start(base_url=server.url)
        given: Any = {"options": {"headers": {"X-Fleet": "grand"}}}
        if reader.runner is None:
            opening = streamed(Plans(Plans(reader.caller).streaming_caller).download)(**given)
            assert server.requests == []
            with opening as response:
                assert response.save(tmp_path / "plan.pdf") == len(CONTENT)
            with pytest.raises(RuntimeError):
                next(response.iter_bytes())
        else:

            async def download() -> None:
                opening = streamed_async(AsyncPlans(AsyncPlans(reader.caller).streaming_caller).download)(**given)
                assert server.requests == []
                async with opening as response:
                    assert await response.save(tmp_path / "plan.pdf") == len(CONTENT)
                with pytest.raises(RuntimeError):
                    await anext(response.aiter_bytes())

            reader.runner.run(download())
    assert (tmp_path / "plan.pdf").read_bytes() == CONTENT
    assert b"x-fleet: grand" in server.requests[0].lower()


def test_a_cancelled_download_leaves_nothing(start: Start, tmp_path: Path) -> None:
    def stalling(_: bytes) -> Iterator[bytes]:
        yield FORMS["length"][:-20]
        while not cancelled:
            yield b""

    cancelled: list[bool] = []
    with wire(reply=stalling) as server:
        reader = start(base_url=server.url)
        response = reader.download()
        if reader.runner is None:
            pieces = reader.pieces(response)
            next(pieces)
            reader.close(response)
        else:

            async def cancel() -> None:
                async with response:
                    await asyncio.wait_for(response.save(tmp_path / "plan.pdf"), 0.1)

            with pytest.raises(TimeoutError):
                reader.runner.run(cancel())
        cancelled.append(True)
    assert list(tmp_path.iterdir()) == []


def test_a_large_download_takes_little_memory(start: Start, tmp_path: Path) -> None:
    size, piece = 64 * 2**20, b"x" * 2**16

    def large(_: bytes) -> Iterator[bytes]:
        yield f"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {size}\r\n\r\n".encode()
        for _ in range(size // len(piece)):
            yield piece

    with wire(reply=large) as server:
        reader = start(base_url=server.url)
        response = reader.download()
        tracemalloc.start()
        try:
            assert reader.save(response, tmp_path / "plan.pdf") == size
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert (tmp_path / "plan.pdf").stat().st_size == size
    assert peak < 6 * 2**20
