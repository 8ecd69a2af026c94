"""What generated calls with a body put on the wire, of the golden cases that are about bodies."""

from __future__ import annotations

import asyncio
import importlib
import sys
from collections.abc import Awaitable, Callable, Generator
from email import policy
from email.message import Message
from email.parser import BytesParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from tests.behaviour.server import Answer, Asked, serving
from tests.golden.cases import FOLDER, generate_case

PARENT = "wire_goldens"
CASES = ("multipart", "form_encoding", "binary_body")

Call = Callable[[Any], Any]


@pytest.fixture(scope="module", autouse=True)
def packages(tmp_path_factory: pytest.TempPathFactory) -> Generator[None]:
    """The packages, below a parent of their own."""
    parent = tmp_path_factory.mktemp("wire") / PARENT
    for case in CASES:
        for file in generate_case(FOLDER / case)[0]:
            path = parent / case / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
    sys.path.insert(0, str(parent.parent))
    yield
    sys.path.remove(str(parent.parent))


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def package(case: str) -> Any:
    return importlib.import_module(f"{PARENT}.{case}")


def asked(kind: str, case: str, call: Call) -> Asked:
    """The one request that a call of either client makes."""
    client = next(name for name in package(case).__all__ if f"Async{name}" in package(case).__all__ and name != "Page")
    with serving(Answer({}), reply=None) as server:
        if kind == "sync":
            with getattr(package(case), client)(base_url=server.url) as opened:
                call(opened)
        else:
            asyncio.run(awaited(getattr(package(case), f"Async{client}")(base_url=server.url), call))
        [request] = server.asked
        return request


async def awaited(client: Any, call: Callable[[Any], Awaitable[Any]]) -> None:
    async with client:
        await call(client)


def parts(request: Asked) -> list[tuple[Any, ...]]:
    """Name, file name, media type and content of each part, as the standard library reads them."""
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser(policy=policy.HTTP).parsebytes(head + request.content)
    assert not message.defects
    found = message.get_payload()
    assert isinstance(found, list)
    return [told(part) for part in found if isinstance(part, Message)]


def told(part: Message) -> tuple[Any, ...]:
    kind = None if part["content-type"] is None else str(part["content-type"])
    name = part.get_param("name", header="content-disposition")
    return name, part.get_filename(), kind, part.get_payload(decode=True)


def test_a_multipart_body(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "Ä.png"
    path.write_bytes(b"png")
    file = package("multipart").File
    request = asked(
        kind,
        "multipart",
        lambda client: client.sheets.create(
            photo=path,
            collector="Ö",
            place=None,
            details=iter([b"1", file(b"2", "two")]),
            voice=file(b"v", "v.ogg"),
            thumbnail=b"hi",
            map="https://example.com/map",
            notes=file(b"n", "notes.txt", "text/plain"),
            tags=["a", "b"],
            places=[{"name": "p"}],
            habitat="<soil/>",
            range={"from": 1, "to": 2},
            extra_body={"more": b"m"},
        ),
    )
    assert (request.method, request.path) == ("POST", "/sheets")
    assert parts(request) == [
        ("photo", "Ä.png", "image/png", b"png"),
        ("details", "details", "application/octet-stream", b"1"),
        ("details", "two", "application/octet-stream", b"2"),
        ("voice", "v.ogg", "audio/ogg", b"v"),
        ("thumbnail", None, None, b"aGk="),
        ("map", None, None, b"https://example.com/map"),
        ("notes", "notes.txt", "text/plain", b"n"),
        ("collector", None, None, "Ö".encode()),
        ("tags", None, "application/json", b'["a","b"]'),
        ("places", None, "application/json", b'{"name":"p"}'),
        ("place", None, "application/json", b"null"),
        ("habitat", None, "application/xml", b"<soil/>"),
        ("range[from]", None, None, b"1"),
        ("range[to]", None, None, b"2"),
        ("more", "more", "application/octet-stream", b"m"),
    ]


def test_other_multipart_bodies(kind: str) -> None:
    request = asked(kind, "multipart", lambda client: client.sheets.replace_scans("s", body=[b"1", b"2"]))
    assert [part[3] for part in parts(request)] == [b"1", b"2"]
    request = asked(kind, "multipart", lambda client: client.sheets.import_(body={"a": b"1"}))
    assert parts(request) == [("a", "a", "application/octet-stream", b"1")]
    request = asked(kind, "multipart", lambda client: client.sheets.print_label(body={"logo": b"1", "text": "t"}))
    assert parts(request) == [
        ("logo", "logo", "application/octet-stream", b"1"),
        ("text", None, 'text/plain; charset="utf-8"', b"t"),
    ]


def test_a_form(kind: str) -> None:
    request = asked(
        kind,
        "form_encoding",
        lambda client: client.orders.create(
            customer="A & B",
            lines=[{"article": "x", "count": 2}, {"article": "y"}],
            address={"street": "s 1"},
            colours=["red", "blue"],
            sizes=[1, 2],
            codes=["c", "d"],
            next="/a?b",
            limits={"most": 3},
            extra_body={"more": [True]},
        ),
    )
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert parse_qsl(request.content.decode(), strict_parsing=True) == [
        ("customer", "A & B"),
        ("lines[0][article]", "x"),
        ("lines[0][count]", "2"),
        ("lines[1][article]", "y"),
        ("address", '{"street":"s 1"}'),
        ("colours", "red"),
        ("colours", "blue"),
        ("sizes", "1|2"),
        ("codes", '["c","d"]'),
        ("next", "/a?b"),
        ("most", "3"),
        ("more", "true"),
    ]
    assert b"next=/a?b" in request.content


def test_bodies_that_are_files_and_servers_of_single_operations(kind: str) -> None:
    request = asked(kind, "binary_body", lambda client: client.blobs.put("b", body=b"x"))
    assert (request.path, request.content) == ("/upload/v2/blobs/b", b"x")
    assert request.headers["content-type"] == "application/octet-stream"
    file = package("binary_body").File
    request = asked(kind, "binary_body", lambda client: client.blobs.add("b", body=file(b"x", content_type="a/b")))
    assert (request.path, request.headers["content-type"]) == ("/blobs/b", "a/b")
    request = asked(kind, "binary_body", lambda client: client.blobs.add_picture(body=file(b"x", "p.gif")))
    assert request.headers["content-type"] == "image/gif"
    request = asked(kind, "binary_body", lambda client: client.blobs.add_note(body="<é/>"))
    assert request.content == "<é/>".encode()


def test_a_delete_with_a_body_or_without(kind: str) -> None:
    request = asked(kind, "binary_body", lambda client: client.blobs.remove("b", keep=3))
    assert (request.method, request.json) == ("DELETE", {"keep": 3})
    request = asked(kind, "binary_body", lambda client: client.blobs.remove("b"))
    assert (request.content, "content-type" in request.headers) == (b"", False)
