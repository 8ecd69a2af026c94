"""Every cell of the table of styles, sent by a generated client of either kind over a real socket."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from collections.abc import Callable, Generator
from typing import Any

import pytest
import yaml

from generator import pipeline
from generator.diagnostics import Diagnostics
from generator.settings import package_of
from tests.runtime.wire import Wire, answered, wire
from tests.wire.styles import NOTHING, TABLE, Cell, document, groups

PACKAGE = "written_styles"
PREFIX = "/v1"

Call = Callable[..., Any]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Generator[Any]:
    """The package made from the table."""
    folder = tmp_path_factory.mktemp("styles")
    spec = folder / "styles.json"
    spec.write_text(json.dumps(document()))
    for file in pipeline.generate(package_of([spec], PACKAGE, None, Diagnostics()), Diagnostics()).files:
        path = folder / PACKAGE / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    sys.path.insert(0, str(folder))
    yield importlib.import_module(PACKAGE)
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def server() -> Generator[Wire]:
    with wire(answered(b"", status="204 No Content", close=False), keep=True) as serving:
        yield serving


@pytest.fixture(scope="module", params=["sync", "async"])
def call(package: Any, server: Wire, request: pytest.FixtureRequest) -> Generator[Call]:
    """Calls a method by its name."""
    if request.param == "sync":
        with package.WrittenStyles(base_url=server.url) as client:
            yield lambda method, *path, **others: getattr(client.cells, method)(*path, **others)
        return
    with asyncio.Runner() as runner:
        client = package.AsyncWrittenStyles(base_url=server.url)

        async def called(method: str, *path: Any, **others: Any) -> None:
            await getattr(client.cells, method)(*path, **others)

        yield lambda method, *path, **others: runner.run(called(method, *path, **others))
        runner.run(client.close())


def seen(request: bytes, cell: Cell) -> str | None:
    """What stands on the wire in the cell's place."""
    head, _, body = request.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    path, mark, query = first.split(" ")[1].partition("?")
    headers = dict(line.split(": ", 1) for line in lines)
    match cell.where["in"]:
        case "path":
            return path.removeprefix(f"{PREFIX}{cell.path}/")
        case "query" | "querystring":
            return query if mark else None
        case "header":
            return headers.get("color")
        case "cookie":
            return headers.get("Cookie", headers.get("cookie"))
        case _:
            return body.decode() or None


REFUSED = "refused"


def written(cell: Cell, call: Call, server: Wire, refusal: type[Exception]) -> str | None:
    """What becomes of a cell's value."""
    server.requests.clear()
    named = {} if cell.given is NOTHING else {"color": cell.given}
    path = [named.pop("color")] if cell.where["in"] == "path" else []
    try:
        call(cell.operation, *path, **named)
    except refusal:
        assert server.requests == []
        return REFUSED
    [request] = server.requests
    return seen(request, cell)


@pytest.mark.parametrize("group", groups(), ids=lambda group: " ".join(map(str, group[0].where.values())))
def test_a_style(group: tuple[Cell, ...], call: Call, server: Wire, package: Any) -> None:
    found = {cell.value: written(cell, call, server, package.errors.InvalidRequestError) for cell in group}
    assert found == {cell.value: REFUSED if cell.refused else cell.sent for cell in group}


def test_the_table_is_whole() -> None:
    every = {cell.value for group in groups() for cell in group}
    for group in groups():
        # A path parameter can't be left out.
        assert {cell.value for cell in group} == every - ({"undefined"} if group[0].where["in"] == "path" else set())
    reasons: dict[str, str] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))["reasons"]
    assert {cell.undefined for group in groups() for cell in group} == {"", *reasons.values()}
