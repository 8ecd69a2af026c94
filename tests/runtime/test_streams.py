"""Answers that are read while they come: events, lines and records, over real sockets that cut, wait and break."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import pickle
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest

from generator.runtime.errors import (
    APIConnectionError,
    APITimeoutError,
    NotFoundError,
    ResponseDecodeError,
)
from generator.runtime.mock import MockTransport
from generator.runtime.operation import Arguments
from generator.runtime.request import Request
from generator.runtime.response import Response
from generator.runtime.stream import AsyncStream, Stream
from generator.runtime.transport import Fault
from generator.runtime.values import Deviation, Hooks, RateLimit, Timeout

from .streaming import PLAIN, Reader, Ship, quiet_proxies, streaming
from .wire import EVERY_KIND, Connect, answered, chunked, wire

KINDS = EVERY_KIND

EVENTS = "text/event-stream"
SHIPS = [Ship(name="Ünsinkbar 🚢"), Ship(name="Argo", length=12.5)]
TEXTS = [json.dumps({"name": "Ünsinkbar 🚢"}, ensure_ascii=False), '{"name": "Argo", "length": 12.5}']
SSE = "".join(f": ship\r\nid: {number}\ndata: {text}\n\n" for number, text in enumerate(TEXTS)).encode()
LINES = "".join(f"{text}\n" for text in TEXTS).encode()
BOM = b"\xef\xbb\xbf"
RECORDS = "".join(f"\x1e{text}\n" for text in TEXTS).encode()


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with quiet_proxies(monkeypatch):
        yield


Start = Callable[..., Reader]


@pytest.fixture
def start(connect: Connect) -> Start:
    """Makes a client that reads."""
    return lambda **others: Reader(connect(settings=PLAIN, **others))


@pytest.mark.parametrize("size", [1, 7, 10_000])
@pytest.mark.parametrize(
    ("reads", "content", "media_type"),
    [
        ("event_data", SSE, EVENTS),
        ("json_lines", LINES, "application/jsonl"),
        ("json_lines", LINES[:-1], "application/x-ndjson"),
        ("json_seq", RECORDS, "application/json-seq"),
        ("event_data", BOM + SSE.replace(b"\n", b"\r\n"), EVENTS),
        ("event_data", SSE.replace(b"\n", b"\r"), EVENTS),
        ("json_lines", BOM + LINES.replace(b"\n", b"\r\n"), "application/jsonl"),
    ],
)
def test_items_come_typed_however_they_are_cut(
    start: Start, reads: Any, content: bytes, media_type: str, size: int
) -> None:
    whole = chunked(content, f"content-type: {media_type}", size=size)
    with wire(whole) as server:
        assert start(base_url=server.url).all(streaming(reads, accept=media_type)) == SHIPS
    assert f"accept: {media_type}\r\n".encode() in server.requests[0].lower()


def test_an_item_is_given_before_the_next_one_is_sent(start: Start) -> None:
    seen = threading.Event()
    # Cut inside a character of the second event.
    first, second = SSE[:-30], SSE[-30:]
    cut = SSE.index("ü".upper().encode()) + 1

    def slowly(_: bytes) -> Iterator[bytes]:
        yield answered(b"", f"content-type: {EVENTS}", length=False)
        yield first[:cut]
        time.sleep(0.02)
        yield first[cut:]
        assert seen.wait(5)
        yield second

    with wire(reply=slowly) as server:
        reader = start(base_url=server.url)
        stream = reader.open(streaming("event_data"))
        assert reader.next(stream) == SHIPS[0]
        seen.set()
        assert list(reader.items(stream)) == SHIPS[1:]
        assert reader.next(stream) is None


@pytest.mark.parametrize(
    ("reads", "item", "expected"),
    [
        ("event_text", str, ["1\n2", ""]),
        ("event_data", Any, [{"a": 1}, "[DONE]"]),
        ("events", dict[str, Any], [{"data": "{}", "event": "add", "id": "7", "retry": 30}, {"data": "x"}]),
        ("json_events", dict[str, Any], [{"data": {}, "event": "add", "id": "7", "retry": 30}, {"data": "x"}]),
    ],
)
def test_what_an_item_is_of_events(start: Start, reads: Any, item: Any, expected: list[Any]) -> None:
    contents = {
        "event_text": b"data: 1\ndata: 2\n\ndata\n\ndata: lost",
        "event_data": b'data: {"a": 1}\n\ndata: [DONE]\n\n',
    }
    events = b"event: add\nid: 7\nretry: 30\ndata: {}\n\ndata: x\n\n"
    content = contents.get(reads, events)
    with wire(answered(content, f"content-type: {EVENTS}; charset=utf-8")) as server:
        reader = start(base_url=server.url, strict_responses=True)
        stream = reader.open(streaming(reads, item))
        assert list(reader.items(stream)) == expected
        assert stream.last_event_id == ("7" if content == events else None)


def test_what_deviates_is_kept_and_reported_once(start: Start, caplog: pytest.LogCaptureFixture) -> None:
    content = b'data: {"name": 1}\n\ndata: {"name": 2}\n\ndata: 5\n\ndata: [DONE]\n\n'
    told: list[Deviation] = []
    with wire(answered(content, f"content-type: {EVENTS}")) as server:
        reader = start(base_url=server.url, hooks=Hooks(on_deviation=told.append))
        with caplog.at_level(logging.WARNING, "harbour"):
            first, second, *others = reader.all(streaming("event_data"))
    assert [first.name, second.name, *others] == [1, 2, 5, "[DONE]"]
    assert [deviation.path for deviation in told] == ["[].name", "[]"]
    assert [record.name for record in caplog.records].count("harbour") == 2


def test_strictly_a_deviation_ends_the_stream(start: Start) -> None:
    with wire(answered(SSE + b"data: [DONE]\n\n" + SSE, f"content-type: {EVENTS}")) as server:
        reader = start(base_url=server.url, strict_responses=True)
        stream = reader.open(streaming("event_data"))
        assert [reader.next(stream), reader.next(stream)] == SHIPS
        with pytest.raises(ResponseDecodeError, match="does not allow"):
            reader.next(stream)
        assert reader.next(stream) is None


@pytest.mark.parametrize(("reads", "content"), [("json_lines", b"<html>\n"), ("json_seq", b'\x1e{"name": \x1e1\n')])
def test_a_line_that_is_no_json_is_an_error(start: Start, reads: Any, content: bytes) -> None:
    good = {"json_lines": LINES, "json_seq": RECORDS}[reads]
    with wire(answered(good + content + good)) as server:
        reader = start(base_url=server.url)
        stream = reader.open(streaming(reads))
        assert [reader.next(stream), reader.next(stream)] == SHIPS
        with pytest.raises(ResponseDecodeError, match="no JSON"):
            reader.next(stream)
        assert reader.next(stream) is None
    assert len(server.requests) == 1


def test_a_page_of_html_is_no_empty_stream(start: Start) -> None:
    with wire(answered(b"<html></html>", "content-type: text/html")) as server:
        with pytest.raises(ResponseDecodeError, match="no stream of events"):
            start(base_url=server.url).all(streaming("event_data"))


@pytest.mark.parametrize("reads", ["event_data", "json_lines", "json_seq"])
@pytest.mark.parametrize("piece", [b"data: " + b"x" * 40, b"data: 1\n"])
def test_an_item_is_bounded(start: Start, reads: Any, piece: bytes) -> None:
    if reads != "event_data":
        piece = piece.replace(b"\n", b" ")

    def endless(_: bytes) -> Iterator[bytes]:
        yield answered(b"", f"content-type: {EVENTS}", length=False)
        while True:
            yield piece

    with wire(reply=endless) as server:
        with pytest.raises(ResponseDecodeError, match="max_response_bytes"):
            start(base_url=server.url, max_response_bytes=2000).all(streaming(reads))


def test_an_item_that_comes_at_once_is_bounded_too(start: Start) -> None:
    with wire(answered(LINES + b'"' + b"x" * 2000 + b'"\n')) as server:
        reader = start(base_url=server.url, max_response_bytes=1000)
        stream = reader.open(streaming("json_lines"))
        assert [reader.next(stream), reader.next(stream)] == SHIPS
        with pytest.raises(ResponseDecodeError, match="max_response_bytes"):
            reader.next(stream)


@pytest.mark.parametrize("whole", [answered, chunked])
def test_a_stream_that_breaks_off_keeps_what_came_and_is_not_asked_for_again(start: Start, whole: Any) -> None:
    with wire(whole(SSE, f"content-type: {EVENTS}")[:-12]) as server:
        reader = start(base_url=server.url)
        stream = reader.open(streaming("event_data"))
        assert reader.next(stream) == SHIPS[0]
        with pytest.raises(APIConnectionError, match="GET /ships broke off its answer") as raised:
            reader.next(stream)
        assert raised.value.sent
        assert pickle.loads(pickle.dumps(raised.value)).path == "/ships"
        assert reader.next(stream) is None
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("reads", "content", "ends"),
    [("event_data", SSE, b"\n\n"), ("json_lines", LINES, b"\n"), ("json_seq", RECORDS, b"\x1e")],
)
def test_wherever_a_stream_breaks_off_whole_items_come_and_then_an_error(
    start: Start, reads: Any, content: bytes, ends: bytes
) -> None:
    head = answered(b"", f"content-type: {EVENTS}", f"content-length: {len(content)}", length=False)
    with wire(*(head + content[:place] for place in range(len(content)))) as server:
        reader = start(base_url=server.url)
        for place in range(len(content)):
            # What starts a record ends the one before.
            whole = content[: max(place, 1)].count(ends) - (reads == "json_seq")
            stream = reader.open(streaming(reads))
            assert [reader.next(stream) for _ in range(whole)] == SHIPS[:whole]
            with pytest.raises(APIConnectionError):
                reader.next(stream)
    assert len(server.requests) == len(content)


def test_a_refusal_is_raised_with_its_body(start: Start) -> None:
    with wire(answered(b'{"message": "no such ship"}', status="404 Not Found")) as server:
        with pytest.raises(NotFoundError) as raised:
            start(base_url=server.url).open(streaming("event_data"))
    assert raised.value.body == {"message": "no such ship"}


def test_before_it_begins_a_call_is_repeated_as_any_other(start: Start) -> None:
    busy = answered(b"", "retry-after: 1", status="503 Busy")
    with wire(b"", busy, answered(LINES)) as server:
        reader = start(base_url=server.url, rate_limit=RateLimit(100, 1))
        assert reader.all(streaming("json_lines")) == SHIPS
    assert len(server.requests) == 3


def test_the_time_for_the_whole_call_bounds_only_its_beginning(start: Start) -> None:
    def slowly(_: bytes) -> Iterator[bytes]:
        yield answered(b"", length=False)
        for _ in range(2):
            time.sleep(0.6)
            yield LINES

    with wire(reply=slowly) as server:
        reader = start(base_url=server.url, timeout=Timeout(read=5, total=0.5))
        assert reader.all(streaming("json_lines")) == SHIPS * 2


def test_the_wait_for_its_beginning_is_bounded(start: Start) -> None:
    def late(_: bytes) -> Iterator[bytes]:
        time.sleep(0.5)
        yield answered(LINES)

    with wire(reply=late) as server, pytest.raises(APITimeoutError):
        start(base_url=server.url, timeout=Timeout(read=5, total=0.1), max_retries=0).open(streaming("json_lines"))


def test_the_wait_for_a_piece_is_bounded(start: Start) -> None:
    over = threading.Event()

    def stalling(_: bytes) -> Iterator[bytes]:
        yield answered(b"", length=False) + LINES
        over.wait(5)

    with wire(reply=stalling) as server:
        reader = start(base_url=server.url, timeout=Timeout(read=0.1))
        stream = reader.open(streaming("json_lines"))
        assert [reader.next(stream), reader.next(stream)] == SHIPS
        with pytest.raises(APITimeoutError, match="broke off"):
            reader.next(stream)
        over.set()
    assert len(server.requests) == 1


def abandon(reader: Reader, stream: Any) -> None:
    """Nothing: whoever held the stream lets go of it."""


def let_go(reader: Reader, stream: Any) -> None:
    reader.next(stream)


def close(reader: Reader, stream: Any) -> None:
    reader.next(stream)
    reader.close(stream)
    assert reader.next(stream) is None
    reader.close(stream)


def leave(reader: Reader, stream: Any) -> None:
    if reader.runner is None:
        with stream as entered:
            assert next(entered) == SHIPS[0]
        return

    async def leave() -> None:
        async with stream as entered:
            assert await anext(entered) == SHIPS[0]

    reader.runner.run(leave())


def cancel(reader: Reader, stream: Any) -> None:
    """Be interrupted while waiting for the next piece."""
    assert [reader.next(stream), reader.next(stream)] == SHIPS
    if reader.runner is None:
        reader.close(stream)
        return

    async def cancelled() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(stream), 0.05)

    reader.runner.run(cancelled())


@pytest.mark.parametrize("end", [abandon, let_go, close, leave, cancel])
def test_the_connection_is_free_however_a_stream_ends(start: Start, connect: Connect, end: Any) -> None:
    def endless(request: bytes) -> Iterator[bytes]:
        yield answered(b"", length=False) + LINES
        while not over.wait(0.01):
            yield b"\n"

    over = threading.Event()
    lent = connect.lend(limits=httpx2.Limits(max_connections=1), timeout=httpx2.Timeout(5, pool=2))
    with wire(reply=endless) as server:
        reader = start(base_url=server.url, http_client=lent, max_retries=0)
        for _ in range(3):
            stream = reader.open(streaming("json_lines"))
            end(reader, stream)
            del stream
            gc.collect()
            if reader.runner:
                # What nobody holds any more is closed by the event loop.
                reader.runner.run(asyncio.sleep(0.01))
        over.set()
    assert len(server.requests) == 3


def test_a_stream_that_was_read_leaves_its_connection_to_the_next_call(start: Start) -> None:
    with wire(answered(LINES, close=False), keep=True) as server:
        reader = start(base_url=server.url)
        for _ in range(3):
            assert reader.all(streaming("json_lines")) == SHIPS
    assert server.connections == 1


def test_a_client_that_is_closed_lets_a_stream_end_or_says_so(start: Start) -> None:
    closed = threading.Event()

    def waiting(_: bytes) -> Iterator[bytes]:
        yield answered(b"", length=False) + LINES[:10]
        closed.wait(5)
        yield LINES[10:]

    with wire(reply=waiting) as server:
        reader = start(base_url=server.url)
        stream = reader.open(streaming("json_lines"))
        reader.driven.close()
        closed.set()
        if reader.runner is None:
            assert list(reader.items(stream)) == SHIPS
        else:
            with pytest.raises(APIConnectionError):
                list(reader.items(stream))


def test_raw_it_is_read_whole(start: Start) -> None:
    with wire(answered(LINES, "x-request-id: r1")) as server:
        reader = start(base_url=server.url)
        called = reader.caller.raw.stream(streaming("json_lines"), Arguments())
        response = reader.runner.run(called) if reader.runner else called
        assert (response.content, response.request_id, response.status_code) == (LINES, "r1", 200)
        assert list(reader.items(response.parse())) == SHIPS


def test_what_a_stream_says_of_its_answer(start: Start) -> None:
    told: list[Response] = []
    hooks = Hooks(on_response=lambda request, response: told.append(response))
    with wire(answered(LINES, "x-request-id: r1", "x-fleet: grand")) as server:
        reader = start(base_url=server.url, hooks=hooks)
        stream = reader.open(streaming("json_lines"))
        assert (stream.status_code, stream.request_id, stream.headers["X-Fleet"]) == (200, "r1", "grand")
        assert repr(stream) in ("<Stream 200>", "<AsyncStream 200>")
        reader.close(stream)
    [response] = told
    assert response.content == b""
    pickle.dumps(response)


def breaking(pieces: list[bytes]) -> Iterator[bytes]:
    yield from pieces
    raise Fault("lost", sent=True)


def test_a_mock_answers_in_pieces(start: Start) -> None:
    mock = MockTransport()
    mock.on("GET", "/ships", pieces=[LINES[:20], LINES[20:]])
    reader = start(base_url="https://harbour.test", transport=mock)
    assert reader.all(streaming("json_lines")) == SHIPS
    assert reader.all(streaming("json_lines")) == SHIPS
    assert reader.driven.call(streaming("text", str)) == LINES.decode()
    mock = MockTransport()
    mock.on("GET", "/ships", pieces=breaking([LINES[:-5]]))
    reader = start(base_url="https://harbour.test", transport=mock)
    stream = reader.open(streaming("json_lines"))
    assert isinstance(stream, Stream | AsyncStream)
    assert reader.next(stream) == SHIPS[0]
    with pytest.raises(APIConnectionError, match="lost"):
        reader.next(stream)


def test_a_transport_may_answer_whole(start: Start) -> None:
    def reply(request: Request) -> Any:
        assert request.streamed is not None
        return Response(200, {}, LINES)

    mock = MockTransport()
    mock.on("GET", "/ships", reply=reply)
    assert start(base_url="https://harbour.test", transport=mock).all(streaming("json_lines")) == SHIPS
