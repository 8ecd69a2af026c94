"""Multipart bodies on the wire, read back by the standard library's parser of MIME messages."""

from __future__ import annotations

import io
import itertools
import json
import os
import socket
import threading
import tracemalloc
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import Field

from generator.runtime import multipart
from generator.runtime.errors import APIConnectionError, APIStatusError, InvalidRequestError
from generator.runtime.mock import MockTransport
from generator.runtime.model import Model
from generator.runtime.operation import Arguments, Body, Operation, Part
from generator.runtime.settings import Settings
from generator.runtime.upload import CHUNK, Upload
from generator.runtime.values import NOT_GIVEN, File, RequestOptions

from .wire import EVERY_KIND, Connect, answered, wire

KINDS = EVERY_KIND

SETTINGS = Settings(package="files_api", version="1")
DONE = answered(b"", status="204 No Content")
BUSY = answered(b"", status="503 Service Unavailable")


class Place(Model):
    name: str


class Sheet(Model):
    photo: bytes
    details: list[bytes] | None = None
    map: str | bytes | None = None
    notes: Any = None
    collector: str | None = None
    count: int | None = None
    tags: list[str] | None = None
    codes: list[str] | None = None
    places: list[Place] | None = None
    place: Place | None = None
    size: dict[str, int] | None = None


PARTS = {
    "photo": Part("file", "image/png, image/jpeg"),
    "details": Part("file"),
    "map": Part("any"),
    "notes": Part("any"),
    "codes": Part(content_type="application/json"),
    "place": Part(content_type="application/json"),
    "size": Part(style="deepObject", explode=True),
}


def operation(
    media_type: str = "multipart/form-data", kind: Any = Sheet, method: str = "POST", **others: Any
) -> Operation[None]:
    body = Body(media_type, lambda: kind, **{"parts": PARTS if kind is Sheet else {}, **others})
    return Operation(id="send", method=method, path="/sheets", body=body)


SEND = operation()


def parsed(request: bytes) -> EmailMessage:
    """A request as a MIME message, its chunks joined."""
    head, _, body = request.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")[1:]
    if any(line.lower() == b"transfer-encoding: chunked" for line in lines):
        body = dechunked(body)
    kind = next(line for line in lines if line.lower().startswith(b"content-type"))
    message = BytesParser(policy=policy.HTTP).parsebytes(kind + b"\r\n\r\n" + body)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def dechunked(body: bytes) -> bytes:
    whole, left = b"", body
    while left:
        size, _, left = left.partition(b"\r\n")
        length = int(size, 16)
        whole, left = whole + left[:length], left[length + 2 :]
    return whole


def parts_of(request: bytes) -> list[EmailMessage]:
    found = [part for part in parsed(request).iter_parts() if isinstance(part, EmailMessage)]
    assert not any(part.defects for part in found)
    return found


def told(part: EmailMessage) -> tuple[Any, ...]:
    """Name, file name, media type as it is written, and content of a part."""
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    kind = part["content-type"]
    return (
        part.get_param("name", header="content-disposition"),
        part.get_filename(),
        None if kind is None else str(kind),
        content,
    )


def client(connect: Connect, url: str, **others: Any) -> Any:
    return connect(settings=SETTINGS, base_url=url, **others)


def sent(connect: Connect, body: Any, call: Operation[None] = SEND) -> bytes:
    """The one request that a call makes."""
    with wire(DONE) as server:
        client(connect, server.url).call(call, body=body)
        [request] = server.requests
        return request


def head_of(request: bytes) -> bytes:
    return request.partition(b"\r\n\r\n")[0].lower()


def test_each_kind_of_part(connect: Connect) -> None:
    request = sent(
        connect,
        {
            "photo": File(b"\x89PNG\r\n", "sheet.jpg"),
            "details": [b"one", File(b"two", "2.bin", "image/webp")],
            "map": "https://example.com/map",
            "notes": {"a": [1, None]},
            "collector": "Ä. Nölle\nBonn",
            "count": 7,
            "tags": ["x", "y"],
            "codes": ["c", "d"],
            "places": [{"name": "p"}, Place(name="q")],
            "place": None,
            "size": {"w": 1, "h": 2},
        },
    )
    assert list(map(told, parts_of(request))) == [
        ("photo", "sheet.jpg", "image/jpeg", b"\x89PNG\r\n"),
        ("details", "details", "application/octet-stream", b"one"),
        ("details", "2.bin", "image/webp", b"two"),
        ("map", None, None, b"https://example.com/map"),
        ("notes", None, "application/json", b'{"a":[1,null]}'),
        ("collector", None, None, "Ä. Nölle\nBonn".encode()),
        ("count", None, None, b"7"),
        ("tags", None, None, b"x"),
        ("tags", None, None, b"y"),
        ("codes", None, "application/json", b'["c","d"]'),
        ("places", None, "application/json", b'{"name":"p"}'),
        ("places", None, "application/json", b'{"name":"q"}'),
        ("place", None, "application/json", b"null"),
        ("size[w]", None, None, b"1"),
        ("size[h]", None, None, b"2"),
    ]
    content = request.partition(b"\r\n\r\n")[2]
    assert f"content-length: {len(content)}".encode() in head_of(request)


def test_every_way_to_give_a_file(connect: Connect, tmp_path: Path) -> None:
    path = tmp_path / "näme.txt"
    path.write_bytes(b"from a path")
    with path.open("rb") as opened:
        opened.read(5)
        memory = io.BytesIO(b"memory")
        given = [b"", bytearray(b"array"), path, opened, memory, File(iter([b"a", b"", b"b"]), "stream")]
        request = sent(connect, {"photo": b"", "details": (each for each in given)})
    assert [(part[1], part[3]) for part in map(told, parts_of(request)[1:])] == [
        ("details", b""),
        ("details", b"array"),
        ("näme.txt", b"from a path"),
        ("näme.txt", b"a path"),
        ("details", b"memory"),
        ("stream", b"ab"),
    ]
    assert b"transfer-encoding: chunked" in head_of(request)
    assert b"content-length" not in head_of(request)


@pytest.mark.parametrize(
    ("name", "written"),
    [('a"b.png', b'filename="a%22b.png"'), ("a\r\nX: y", b'filename="a%0D%0AX: y"'), ("ñ雪.png", None), ("a\\b", None)],
)
def test_names_are_escaped_as_browsers_do(connect: Connect, name: str, written: bytes | None) -> None:
    request = sent(connect, {"photo": File(b"x", name)})
    assert (written or f'filename="{name}"'.encode()) in request
    [part] = parts_of(request)
    assert list(part.keys()) == ["Content-Disposition", "Content-Type"]


def test_headers_of_a_part(connect: Connect) -> None:
    request = sent(connect, {"photo": File(b"x", "p.png", headers={"X-Colour": "red", "content-id": "<1>"})})
    [part] = parts_of(request)
    assert (part["x-colour"], part["content-id"], str(part["content-type"])) == ("red", "<1>", "image/png")


@pytest.mark.parametrize(
    "file",
    [
        File(b"x", headers={"X-A": "b\r\nX-C: d"}),
        File(b"x", headers={"X A": "b"}),
        File(b"x", content_type="image/png\r\nX-C: d"),
        File(b"x", "\ud800.png"),
    ],
)
def test_nothing_leaves_its_header(connect: Connect, file: File) -> None:
    with wire(DONE) as server:
        with pytest.raises(InvalidRequestError):
            client(connect, server.url).call(SEND, body={"photo": file})
        assert server.requests == []


REFUSED: dict[str, tuple[Any, str]] = {
    "text": ("text", "photo: it must be bytes, .*; a text must be encoded first"),
    "number": (5, "photo: it must be bytes"),
    "mapping": ({"a": 1}, "photo: it must be bytes"),
    "text file": (io.StringIO("x"), "photo: the file is open for text"),
    "missing": (Path("/nowhere/at/all"), "photo: the file can't be read: No such file"),
    "directory": (Path("/"), "photo: the file is a directory"),
    "odd content": (File(5), "photo: the content of a File must be"),  # pyright: ignore[reportArgumentType]
    "list": ([b"x"], "photo: "),
    "nothing": (None, "photo: "),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_file_is_refused_before_anything_is_sent(connect: Connect, case: str) -> None:
    value, message = REFUSED[case]
    with wire(DONE) as server:
        with pytest.raises(InvalidRequestError, match=message) as caught:
            client(connect, server.url).call(SEND, body={"photo": value})
        assert "nowhere" not in str(caught.value)
        assert server.requests == []


def test_a_closed_file_is_refused(connect: Connect) -> None:
    closed = io.BytesIO(b"x")
    closed.close()
    with pytest.raises(InvalidRequestError, match="the file is closed"):
        client(connect, "http://127.0.0.1:9").call(SEND, body={"photo": closed})


def test_required_files_and_the_type_of_the_rest_are_checked(connect: Connect) -> None:
    with wire(DONE) as server:
        for body in ({"photo": NOT_GIVEN, "count": 1}, {"photo": b"x", "count": "many"}):
            with pytest.raises(InvalidRequestError, match=r"photo|count"):
                client(connect, server.url).call(SEND, body=body)
        assert server.requests == []


def test_a_body_of_files_with_any_names(connect: Connect) -> None:
    files = operation(kind=dict[str, bytes], others="file")
    request = sent(connect, {"a b": b"1", 'c"d': b"2"}, files)
    assert [part[3] for part in map(told, parts_of(request))] == [b"1", b"2"]
    assert b'name="c%22d"' in request


def test_a_body_that_is_a_model(connect: Connect) -> None:
    request = sent(connect, Sheet(photo=b"\xff\x00", count=2))
    assert [(part[0], part[3]) for part in map(told, parts_of(request))] == [("photo", b"\xff\x00"), ("count", b"2")]


def test_parts_in_order(connect: Connect) -> None:
    mixed = operation("multipart/mixed", list[Any], others="any")
    request = sent(connect, [{"a": 1}, File(b"x", "x.bin"), "text", b"y"], mixed)
    assert list(map(told, parts_of(request))) == [
        (None, None, "application/json", b'{"a":1}'),
        (None, "x.bin", "application/octet-stream", b"x"),
        (None, None, 'text/plain; charset="utf-8"', b"text"),
        (None, None, "application/octet-stream", b"y"),
    ]
    related = operation("multipart/related", dict[str, Any], others="any")
    request = sent(connect, {"meta": {"a": 1}, "media": b"x"}, related)
    assert parsed(request).get_content_type() == "multipart/related"
    assert parsed(request).get_param("type") == "application/json"


def test_form_data_needs_names(connect: Connect) -> None:
    for value in ([b"x"], b"x", 5):
        with pytest.raises(InvalidRequestError, match="mapping"):
            client(connect, "http://127.0.0.1:9").call(operation(kind=Any, others="any"), body=value)


class Letter(Model):
    place: Annotated[Place, Field(alias="Place")]
    again: Place | None = None
    count: int | None = None


@pytest.mark.parametrize("value", ["<a/>", b"<a/>"])
def test_an_object_that_only_the_caller_can_write(connect: Connect, value: str | bytes) -> None:
    raw = Part("raw", "application/xml")
    xml = operation(kind=Letter, parts={"Place": raw, "again": raw})
    request = sent(connect, {"Place": value, "count": "3"}, xml)
    name = None if isinstance(value, str) else "Place"
    assert list(map(told, parts_of(request))) == [
        ("Place", name, "application/xml", b"<a/>"),
        ("count", None, None, b"3"),
    ]
    for body, problem in (
        ({"Place": {"name": "a"}}, "Place: application/xml needs a text or a file"),
        ({"Place": value, "count": "many"}, "count: "),
        ({"again": value}, "Place: Field required"),
    ):
        with pytest.raises(InvalidRequestError, match=problem):
            sent(connect, body, xml)


def test_extra_parts(connect: Connect) -> None:
    with wire(DONE) as server:
        driven = client(connect, server.url)
        arguments = Arguments(body={"photo": b"x"}, extra_body={"more": File(b"y", "y"), "how": {"a": 1}, "n": 3})
        outcome = driven.client.caller.call(SEND, arguments)
        if connect.kind != "sync":
            driven.runner.run(outcome)
        found = list(map(told, parts_of(server.requests[0])))
    assert found[1:] == [
        ("more", "y", "application/octet-stream", b"y"),
        ("how", None, "application/json", b'{"a":1}'),
        ("n", None, None, b"3"),
    ]


def test_many_parts_and_a_large_one(connect: Connect, tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(os.urandom(3 * CHUNK + 5))
    details = [b"%d" % number for number in range(500)]
    request = sent(connect, {"photo": path, "details": details})
    photo, *others = parts_of(request)
    assert told(photo)[3] == path.read_bytes()
    assert [told(other)[3] for other in others] == details


def test_an_optional_body_without_parts_is_not_sent(connect: Connect) -> None:
    request = sent(connect, {"a": NOT_GIVEN}, operation(kind=dict[str, Any], required=False))
    assert b"content-type" not in head_of(request)
    assert request.endswith(b"\r\n\r\n")


# --- sending again ----------------------------------------------------------------------------------------------------

AGAIN: RequestOptions = {"idempotent": True, "max_retries": 2}


def test_files_are_rewound_for_another_attempt(connect: Connect, tmp_path: Path) -> None:
    path = tmp_path / "p"
    path.write_bytes(b"path")
    handle = io.BytesIO(b"skipped, handle")
    handle.seek(9)
    body = {"photo": path, "details": [handle, File([b"li", b"st"])]}
    with wire(BUSY, BUSY, DONE) as server:
        client(connect, server.url).call(SEND, body=body, options=AGAIN)
        assert len(server.requests) == 3
        for request in server.requests:
            assert [told(part)[3] for part in parts_of(request)] == [b"path", b"handle", b"list"]


def test_what_can_be_read_once_is_sent_once(connect: Connect) -> None:
    with wire(BUSY, DONE) as server:
        with pytest.raises(APIStatusError) as caught:
            client(connect, server.url).call(SEND, body={"photo": File(iter([b"x"]))}, options=AGAIN)
        assert caught.value.status_code == 503
        assert len(server.requests) == 1


def test_what_never_left_is_sent_again(connect: Connect) -> None:
    with wire(DONE) as server:
        port = server.port
    driven = client(connect, f"http://127.0.0.1:{port}")
    with pytest.raises(APIConnectionError) as caught:
        driven.call(SEND, body={"photo": File(iter([b"x"]))}, options={"max_retries": 2})
    assert (caught.value.attempts, caught.value.sent) == (3, False)


def test_a_file_that_shrinks_is_no_silent_success(connect: Connect, tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(b"x" * (2 * CHUNK))
    chunks = File(shrinking(path))
    with wire(DONE) as server, pytest.raises(APIConnectionError):
        client(connect, server.url).call(SEND, body={"photo": chunks, "details": [path]})


def shrinking(path: Path) -> Iterator[bytes]:
    yield b"first"
    path.write_bytes(b"short")


def test_an_asynchronous_stream(connect: Connect) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield b"a"
        yield b"b"

    if connect.kind == "sync":
        with pytest.raises(InvalidRequestError, match="needs the asynchronous client"):
            client(connect, "http://127.0.0.1:9").call(SEND, body={"photo": File(chunks())})
        return
    assert told(parts_of(sent(connect, {"photo": File(chunks())}))[0])[3] == b"ab"


# --- the rest ---------------------------------------------------------------------------------------------------------


def test_the_boundary_can_be_pinned(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    boundaries = map(str, itertools.count(100))
    monkeypatch.setattr(multipart, "new_boundary", lambda: next(boundaries))
    request = sent(connect, {"photo": b"x"})
    assert request.partition(b"\r\n\r\n")[2] == (
        b'--100\r\nContent-Disposition: form-data; name="photo"; filename="photo"\r\n'
        b"Content-Type: image/png\r\n\r\nx\r\n--100--\r\n"
    )


def test_boundaries_differ() -> None:
    assert len({multipart.new_boundary() for _ in range(100)}) == 100


def test_a_mock_shows_what_was_sent(connect: Connect, tmp_path: Path) -> None:
    mock = MockTransport()
    mock.on("POST", "/sheets", status=204, json=b"")
    path = tmp_path / "p"
    path.write_bytes(b"content")
    driven = connect(settings=SETTINGS, base_url="https://x.example", transport=mock)
    driven.call(SEND, body={"photo": path})
    with path.open("r+b") as opened:
        opened.truncate(20 * 2**20)
    driven.call(SEND, body={"photo": path})
    small, large = (call.content for call in mock.calls)
    assert isinstance(small, bytes)
    assert b"\r\n\r\ncontent\r\n--" in small
    assert isinstance(large, Upload)
    assert large.length is not None and large.length > 20 * 2**20
    assert repr(large) == "<Upload multipart/form-data>"
    assert mock.calls[1].json is None


def test_a_file_shows_nothing_of_its_content() -> None:
    assert repr(File(b"secret")) == "<File bytes>"
    assert repr(File(b"secret", "name")) == "<File name>"


def test_other_bodies_stay_json(connect: Connect) -> None:
    call = operation("application/json", dict[str, Any])
    assert json.loads(sent(connect, {"a": 1}, call).partition(b"\r\n\r\n")[2]) == {"a": 1}


WHOLE: dict[str, tuple[str, Any, str]] = {
    "as declared": ("application/zip", b"x", "application/zip"),
    "a path": ("application/zip", "PATH", "application/zip"),
    "a range": ("image/*", File(b"x", "a.png"), "image/png"),
    "a range that the name does not fit": ("image/*", File(b"x", "a.txt"), "application/octet-stream"),
    "any": ("*/*", b"x", "application/octet-stream"),
    "told": ("*/*", File(b"x", content_type="image/webp"), "image/webp"),
    "a text format": ("text/csv", File(b"x"), "text/csv"),
}


@pytest.mark.parametrize("case", WHOLE)
def test_a_body_that_is_a_file(connect: Connect, tmp_path: Path, case: str) -> None:
    media_type, value, expected = WHOLE[case]
    if value == "PATH":
        value = tmp_path / "x"
        value.write_bytes(b"x")
    request = sent(connect, value, operation(media_type, bytes))
    assert f"\r\ncontent-type: {expected}".encode() in head_of(request)
    assert b"\r\ncontent-length: 1" in head_of(request)
    assert request.endswith(b"\r\n\r\nx")


def test_text_where_bytes_are_needed(connect: Connect) -> None:
    with pytest.raises(InvalidRequestError, match="a text must be encoded first"):
        sent(connect, "x", operation("application/zip", bytes))
    assert sent(connect, "é", operation("application/postscript", str | bytes)).endswith("\r\n\r\né".encode())
    request = sent(connect, "<a/>", operation("application/xml", str))
    assert b"content-type: application/xml; charset=utf-8" in head_of(request)


@pytest.mark.parametrize("method", ["GET", "DELETE", "OPTIONS", "PATCH", "QUERY"])
def test_any_method_can_have_a_body(connect: Connect, method: str) -> None:
    fields = operation("application/json", dict[str, int], method)
    file = operation("application/zip", bytes, method)
    for call, value, content in ((fields, {"a": 1}, b'{"a":1}'), (file, io.BytesIO(b"file"), b"file")):
        request = sent(connect, value, call)
        assert request.startswith(method.encode())
        assert f"content-length: {len(content)}".encode() in head_of(request)
        assert request.endswith(content)


def test_a_large_file_is_never_in_memory(connect: Connect, tmp_path: Path) -> None:
    size = 200 * 2**20
    path = tmp_path / "sparse"
    with path.open("wb") as opened:
        opened.truncate(size)
    with draining() as (url, received):
        driven = client(connect, url)
        tracemalloc.start()
        try:
            driven.call(SEND, body={"photo": path})
            highest = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert received[0] > size
    assert highest < 8 * 2**20


@contextmanager
def draining() -> Generator[tuple[str, list[int]]]:
    """A server that counts the bytes of one request's body, and keeps none."""
    received: list[int] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection = listener.accept()[0]
        with connection, connection.makefile("rb") as stream:
            length = 0
            while line := stream.readline().strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.partition(b":")[2])
            buffer = memoryview(bytearray(2**20))
            left = length
            while left:
                left -= stream.readinto(buffer[: min(left, len(buffer))])
            received.append(length)
            connection.sendall(DONE)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", received
    finally:
        thread.join(10)
        listener.close()
