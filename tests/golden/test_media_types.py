"""Bodies of several media types: what calls put on the wire, what they refuse, and what type checkers say of them."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import re
import subprocess
import sys
import warnings
from collections.abc import Awaitable, Callable, Generator
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from tests.behaviour.server import Answer, Asked, serving
from tests.golden.cases import FOLDER, generate_case
from tests.golden.test_live import pyright
from tests.golden.test_wire import parts

PARENT = "media_type_goldens"
KINDS = ("sync", "async", "raw", "raw async")

Call = Callable[[Any], Any]


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path]:
    parent = tmp_path_factory.mktemp("media_types") / PARENT
    for file in generate_case(FOLDER / "media_types")[0]:
        path = parent / "media_types" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    sys.path.insert(0, str(parent.parent))
    yield parent
    sys.path.remove(str(parent.parent))


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def package() -> Any:
    return importlib.import_module(f"{PARENT}.media_types")


def asked(kind: str, resource: str, call: Call) -> Asked:
    """The one request that a call of a resource makes."""
    with serving({}) as server:
        make(kind, resource, call, server.url)
    [request] = server.asked
    return request


def make(kind: str, resource: str, call: Call, url: str) -> None:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "[^ ]+ is deprecated by the API's description")
        if kind in ("sync", "raw"):
            with package().MediaTypes(base_url=url) as client:
                call(of_kind(client, resource, kind))
        else:
            asyncio.run(awaited(package().AsyncMediaTypes(base_url=url), resource, kind, call))


def of_kind(client: Any, resource: str, kind: str) -> Any:
    found = getattr(client, resource)
    return found.with_raw_response if "raw" in kind else found


async def awaited(client: Any, resource: str, kind: str, call: Callable[[Any], Awaitable[Any]]) -> None:
    async with client:
        await call(of_kind(client, resource, kind))


def sent(request: Asked) -> tuple[str, bytes]:
    return request.headers["content-type"], request.content


CALLS: dict[str, tuple[str, Call, tuple[str, bytes]]] = {
    "JSON without further words": (
        "boats",
        lambda boats: boats.create(name="Argo", extra_body={"new": True}),
        ("application/json", b'{"name":"Argo","new":true}'),
    ),
    "the same as a form": (
        "boats",
        lambda boats: boats.create(
            name="Argo", length=3.5, content_type="application/x-www-form-urlencoded", extra_body={"new": True}
        ),
        ("application/x-www-form-urlencoded", b"name=Argo&length=3.5&new=true"),
    ),
    "JSON of a vendor, with a parameter": (
        "boats",
        lambda boats: boats.replace("a", dry_run=True, name="Argo"),
        ("application/vnd.boat+json; version=2", b'{"name":"Argo"}'),
    ),
    "a text in its charset": (
        "boats",
        lambda boats: boats.replace("a", dry_run=True, body="<é/>", content_type="application/xml; charset=iso-8859-1"),
        ("application/xml; charset=iso-8859-1", b"<\xe9/>"),
    ),
    "bytes in place of a text": (
        "boats",
        lambda boats: boats.replace(
            "a", dry_run=True, body=b"<\xe9/>", content_type="application/xml; charset=iso-8859-1"
        ),
        ("application/xml; charset=iso-8859-1", b"<\xe9/>"),
    ),
    "fields of a deprecated method": (
        "boats",
        lambda boats: boats.change("a", name="Argo"),
        ("application/json", b'{"name":"Argo"}'),
    ),
    "an array instead of them": (
        "boats",
        lambda boats: boats.change(
            "a", body=[{"op": "test", "path": "/name"}], content_type="application/json-patch+json"
        ),
        ("application/json-patch+json", b'[{"op":"test","path":"/name"}]'),
    ),
    "a field that is called as the argument": (
        "photos",
        lambda photos: photos.add("a", url="u", body_content_type="image/png"),
        ("application/json", b'{"url":"u","contentType":"image/png"}'),
    ),
    "a media type of a range": (
        "photos",
        lambda photos: photos.add("a", content_type="image/png", body=b"png"),
        ("image/png", b"png"),
    ),
    "a range, where the file knows": (
        "photos",
        lambda photos: photos.add("a", content_type="image/*", body=package().File(b"webp", "a.webp")),
        ("image/webp", b"webp"),
    ),
    "a text of a range": (
        "photos",
        lambda photos: photos.add("a", content_type="text/csv", body="é"),
        ("text/csv; charset=utf-8", "é".encode()),
    ),
    "what the caller has written": (
        "photos",
        lambda photos: photos.add("a", content_type="application/x-www-form-urlencoded", body="a=b"),
        ("application/x-www-form-urlencoded", b"a=b"),
    ),
    "any JSON of a suffix": (
        "photos",
        lambda photos: photos.add("a", content_type="application/vnd.photo+json", url="u"),
        ("application/vnd.photo+json", b'{"url":"u"}'),
    ),
    "a text in place of rows": (
        "boats",
        lambda boats: boats.add_sails(body="name\na\n", content_type="text/csv"),
        ("text/csv; charset=utf-8", b"name\na\n"),
    ),
    "a text": ("log", lambda log: log.clear(body="all"), ("text/plain; charset=utf-8", b"all")),
    "a file": (
        "log",
        lambda log: log.clear(body=b"all", content_type="application/octet-stream"),
        ("application/octet-stream", b"all"),
    ),
    "what the configuration prefers": (
        "log",
        lambda log: log.write(line="a b", level=3),
        ("application/x-www-form-urlencoded", b"line=a+b&level=3"),
    ),
    "JSON instead of it": (
        "log",
        lambda log: log.write(line="a b", content_type="application/json"),
        ("application/json", b'{"line":"a b"}'),
    ),
    "a header of the call goes before": (
        "boats",
        lambda boats: boats.create(
            name="a",
            content_type="application/x-www-form-urlencoded",
            options={"headers": {"content-type": "text/form"}},
        ),
        ("text/form", b"name=a"),
    ),
}


@pytest.mark.parametrize("case", CALLS)
def test_what_is_sent(kind: str, case: str) -> None:
    resource, call, expected = CALLS[case]
    assert sent(asked(kind, resource, call)) == expected


def test_files_or_references_to_them(kind: str) -> None:
    request = asked(kind, "photos", lambda photos: photos.edit("a", images=iter(["1", "2"]), prompt="p"))
    assert sent(request) == ("application/json", b'{"images":["1","2"],"prompt":"p"}')
    assert request.headers["accept"] == "image/png"
    request = asked(
        kind,
        "photos",
        lambda photos: photos.edit("a", image=b"1", prompt="p", content_type="multipart/form-data"),
    )
    assert parts(request) == [
        ("image", "image", "application/octet-stream", b"1"),
        ("prompt", None, None, b"p"),
    ]


def test_nothing_is_sent_of_a_body_that_is_left_out(kind: str) -> None:
    calls: list[tuple[str, Call]] = [
        ("log", lambda log: log.clear()),
        ("log", lambda log: log.clear(content_type="application/octet-stream")),
        ("log", lambda log: log.write()),
        ("log", lambda log: log.write(content_type="application/json")),
        ("boats", lambda boats: boats.change("a", content_type="application/json-patch+json")),
    ]
    for resource, call in calls:
        request = asked(kind, resource, call)
        assert request.content == b""
        assert "content-type" not in request.headers


REFUSED: dict[str, tuple[str, Call, str]] = {
    "no such media type": (
        "boats",
        lambda boats: boats.create(name="a", content_type="application/xml"),
        "content_type must be one of application/json, application/x-www-form-urlencoded",
    ),
    "no text at all": ("boats", lambda boats: boats.create(name="a", content_type=None), "content_type must be one of"),
    "a whole beside fields": (
        "boats",
        lambda boats: boats.change("a", name="a", body=[]),
        "body: no part of a body of application/json, which takes name, length",
    ),
    "fields beside a whole": (
        "boats",
        lambda boats: boats.change("a", name="a", body=[], content_type="application/json-patch+json"),
        "name: no part of a body of application/json-patch.json, which takes body",
    ),
    "fields of no document beside a whole": (
        "boats",
        lambda boats: boats.change("a", body=[], extra_body={"a": 1}, content_type="application/json-patch+json"),
        "extra_body: no part of a body",
    ),
    "a field of the other media type": (
        "photos",
        lambda photos: photos.edit("a", image=b"1", images=[], prompt="p"),
        "image: no part of a body of application/json, which takes images, mask, prompt",
    ),
    "a missing field": ("photos", lambda photos: photos.edit("a", prompt="p"), "images: Field required"),
    "a value of the other media type": (
        "photos",
        lambda photos: photos.edit("a", image=b"1", prompt="p", mask="m", content_type="multipart/form-data"),
        "mask: it must be bytes, a path",
    ),
    "a missing whole": (
        "photos",
        lambda photos: photos.add("a", content_type="image/png"),
        "body is required for image/png",
    ),
    "a range that is sent": (
        "photos",
        lambda photos: photos.add("a", content_type="text/*", body="a"),
        "content_type must be one of",
    ),
    "no header": (
        "photos",
        lambda photos: photos.add("a", content_type="image/png\r\nX: y", body=b"a"),
        "Content-Type holds characters",
    ),
    "no header, of a text": (
        "photos",
        lambda photos: photos.add("a", content_type="text/csv\r\nX: y", body="a"),
        "Content-Type holds characters",
    ),
    "characters that a charset does not have": (
        "boats",
        lambda boats: boats.replace(
            "a", dry_run=True, body="<日/>", content_type="application/xml; charset=iso-8859-1"
        ),
        "the body holds characters that its charset does not have",
    ),
    "a charset that nothing knows": (
        "photos",
        lambda photos: photos.add("a", content_type="text/csv; charset=klingon", body="a"),
        "must be bytes",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused(kind: str, case: str) -> None:
    resource, call, reason = REFUSED[case]
    errors = importlib.import_module(f"{PARENT}.media_types.errors")
    with serving() as server, pytest.raises(errors.InvalidRequestError, match=reason):
        make(kind, resource, call, server.url)
    assert server.asked == []


def test_an_answer_in_pieces() -> None:
    def call(photos: Any) -> Any:
        return photos.with_streaming_response.edit("a", image=b"1", prompt="p", content_type="multipart/form-data")

    with serving(Answer(b"one"), Answer(b"two")) as server:
        with package().MediaTypes(base_url=server.url) as client:
            assert b"".join(read(call(client.photos))) == b"one"
        assert asyncio.run(read_async(package().AsyncMediaTypes(base_url=server.url), call)) == b"two"
    assert [parts(request)[0][0] for request in server.asked] == ["image", "image"]


def read(opening: AbstractContextManager[Any]) -> list[bytes]:
    with opening as response:
        return list(response.iter_bytes())


async def read_async(client: Any, call: Callable[[Any], AbstractAsyncContextManager[Any]]) -> bytes:
    async with client, call(client.photos) as response:
        return b"".join([piece async for piece in response.aiter_bytes()])


def test_a_deprecated_method_says_so_whatever_is_sent() -> None:
    with serving({}, {}, {}) as server, warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", DeprecationWarning)
        with package().MediaTypes(base_url=server.url) as client:
            client.boats.change("a", name="b")
            client.boats.change("a", body=[], content_type="application/json-patch+json")
            client.boats.with_raw_response.change("a", body=[], content_type="application/json-patch+json")
    assert [str(warning.message).split()[0] for warning in told] == ["changeBoat"] * 3
    assert {warning.filename for warning in told} == {__file__}


def test_pages_are_asked_for_in_one_way() -> None:
    with package().MediaTypes(base_url="http://127.0.0.1:1") as client:
        assert "content_type" not in inspect.signature(client.log.search).parameters


def test_rows_have_one_form() -> None:
    with serving({}, {}) as server, package().MediaTypes(base_url=server.url) as client:
        assert "content_type" not in inspect.signature(client.boats.add_sails_many).parameters
        result = client.boats.add_sails_many([{"name": "a"}, {"name": "b"}, {"name": "c"}])
    assert len(result.succeeded) == 3
    assert [request.json for request in server.asked] == [[{"name": "a"}, {"name": "b"}], [{"name": "c"}]]
    assert {request.headers["content-type"] for request in server.asked} == {"application/json"}


def test_hooks_see_the_body() -> None:
    seen: list[Any] = []
    hooks = package().Hooks(on_request=lambda request: seen.append((dict(request.headers), request.content)))
    with serving({}) as server, package().MediaTypes(base_url=server.url, hooks=hooks) as client:
        client.boats.create(name="a", content_type="application/x-www-form-urlencoded")
    assert seen[0][0]["Content-Type"] == "application/x-www-form-urlencoded"
    assert seen[0][1] == b"name=a"


USES = """\
import asyncio
from pathlib import Path
from typing import assert_type

from PACKAGE import APIResponse, AsyncMediaTypes, File, MediaTypes, models

client = MediaTypes()
raw = client.boats.with_raw_response

assert_type(client.boats.create(name="a"), models.Boat)
assert_type(client.boats.create(name="a", content_type="application/x-www-form-urlencoded"), models.Boat)
client.boats.create(name="a", content_type="application/xml")  # an error
client.boats.create(content_type="application/json")  # an error
client.boats.replace("a", dry_run=True, name="a")
client.boats.replace("a", dry_run=True, body="<a/>", content_type="application/xml; charset=iso-8859-1")
client.boats.replace("a", dry_run=True, body=b"<a/>", content_type="application/xml; charset=iso-8859-1")
client.boats.replace("a", dry_run=True, body="<a/>")  # an error
client.boats.replace("a", dry_run=True, name="a", content_type="application/xml; charset=iso-8859-1")  # an error
client.boats.replace("a", body="<a/>", content_type="application/xml; charset=iso-8859-1")  # an error
client.boats.replace("a", dry_run=True, name="a", body="<a/>")  # an error
client.photos.edit("a", images=["b"], prompt="c", mask="d")
client.photos.edit("a", image=Path("b"), prompt="c", mask=b"d", content_type="multipart/form-data")
client.photos.edit("a", image=Path("b"), prompt="c", mask="d", content_type="multipart/form-data")  # an error
client.photos.edit("a", image=Path("b"), prompt="c")  # an error
client.photos.edit("a", images=["b"], prompt="c", content_type="multipart/form-data")  # an error
client.photos.add("a", url="b", body_content_type="c")
client.photos.add("a", body=File(b"b"), content_type="image/png")
client.photos.add("a", body="b", content_type="text/csv")
client.photos.add("a", url="b", content_type="application/vnd.photo+json")
client.photos.add("a", body="b")  # an error
client.photos.add("a", body=3, content_type="text/csv")  # an error
client.log.clear()
client.log.clear(body=b"a", content_type="application/octet-stream")
client.log.clear(body="a", content_type="application/octet-stream")  # an error
client.log.search(content_type="application/json")  # an error
client.boats.change("a", name="b")  # deprecated
client.boats.change("a", body=[{"op": "test"}], content_type="application/json-patch+json")  # deprecated
client.boats.change("a", name="b", content_type="application/json-patch+json")  # an error
raw.create(name="a", content_type="text/plain")  # an error
assert_type(raw.create(name="a", content_type="application/json"), APIResponse[models.Boat])
assert_type(
    raw.replace("a", dry_run=True, body="b", content_type="application/xml; charset=iso-8859-1"),
    APIResponse[models.Boat],
)
raw.replace("a", dry_run=True, body="b")  # an error
raw.change("a", body=[], content_type="application/json-patch+json").headers  # deprecated
raw.change("a", body=[])  # an error
with client.photos.with_streaming_response.edit("a", images=["b"], prompt="c") as response:
    response.save("a")
client.photos.with_streaming_response.edit("a", image=b"b", prompt="c")  # an error


async def main(client: AsyncMediaTypes) -> None:
    found = await client.boats.replace("a", dry_run=True, body="b", content_type="application/xml; charset=iso-8859-1")
    assert_type(found, models.Boat)
    await client.boats.replace("a", dry_run=True, body="b")  # an error
    raw = await client.photos.with_raw_response.edit("a", image=b"b", prompt="c", content_type="multipart/form-data")
    assert_type(raw, APIResponse[bytes])
    await client.photos.with_raw_response.edit("a", image=b"b", prompt="c")  # an error
    async with client.photos.with_streaming_response.edit("a", images=["b"], prompt="c") as response:
        await response.save("a")


asyncio.run(main(AsyncMediaTypes()))
"""


@pytest.fixture(scope="module")
def uses(folder: Path) -> Path:
    path = folder / "uses.py"
    path.write_text(USES.replace("PACKAGE", f"{PARENT}.media_types"))
    return path


WRONG = {number for number, line in enumerate(USES.splitlines(), 1) if line.endswith(("# an error", "# deprecated"))}


def test_mypy_knows_which_arguments_belong_together(folder: Path, uses: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--enable-error-code", "deprecated"]
    command.append(f"{PARENT}/uses.py")
    done = subprocess.run(command, cwd=folder.parent, capture_output=True, text=True)
    assert {int(line) for line in re.findall(r"uses\.py:(\d+): error", done.stdout)} == WRONG, done.stdout


def test_pyright_knows_which_arguments_belong_together(folder: Path, uses: Path) -> None:
    settings = {
        "typeCheckingMode": "strict",
        "reportUnusedExpression": False,
        "pythonVersion": "3.11",
        "include": [str(uses)],
        "exclude": ["**/_runtime"],
    }
    project = folder.parent / "uses.json"
    project.write_text(json.dumps(settings))
    command = [*pyright(), "--pythonpath", sys.executable, "--project", str(project)]
    done = subprocess.run(command, cwd=folder.parent, capture_output=True, text=True)
    found = {int(line) for line in re.findall(r"uses\.py:(\d+):\d+ - error", done.stdout)}
    assert found == WRONG, done.stdout
