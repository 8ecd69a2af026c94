"""What generated methods give whose answers are streams and downloads, from both clients."""

from __future__ import annotations

import asyncio
import importlib
import json
import subprocess
import sys
import warnings
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from tests.behaviour.server import Answer, Asked, serving
from tests.golden.cases import FOLDER, generate_case

PARENT = "stream_goldens"
SSE = {"content-type": "text/event-stream"}
SHIP = {"name": "Ünsinkbar", "length": 12.5}
POSITION = {"ship": "Argo", "latitude": 40.5, "longitude": 29.1}
ANSWERS = {
    "/positions": Answer(f"data: {json.dumps(POSITION)}\n\n".encode() * 2, headers=SSE),
    "/horn": Answer("data: töö\ndata: t\n\n".encode(), headers=SSE),
    "/log": Answer(b'event: arrival\nid: 7\nretry: 30\ndata: {"ship": 1}\n\ndata: x\n\n', headers=SSE),
    "/tide": Answer(b'event: tide\ndata: {"metres": 1.5}\n\n', headers=SSE),
    "/ships": Answer(json.dumps(SHIP).encode() + b"\n" + json.dumps(SHIP).encode()),
    "/crews": Answer(b'{"name": "a"}\n\n{"name": "b"}\n'),
    "/readings": Answer(b"\x1e1\n\x1enull\n\x1e[2]\n"),
    "/ships/1/plan": Answer(bytes(range(256))),
    "/ships/1/photo": Answer(b"photo"),
}
METHODS = {
    "watch_positions": [POSITION, POSITION],
    "listen_to_horn": ["töö\nt"],
    "follow_log": [{"data": '{"ship": 1}', "event": "arrival", "id": "7", "retry": 30}, {"data": "x"}],
    "follow_tide": [{"event": "tide", "data": {"metres": 1.5}}],
    "export": [SHIP, SHIP],
    "export_crews": [{"name": "a"}, {"name": "b"}],
    "export_readings": [1, None, [2]],
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Generator[Any]:
    """The package of the golden case, below a parent of its own."""
    parent = tmp_path_factory.mktemp("streams") / PARENT
    for file in generate_case(FOLDER / "streams")[0]:
        path = parent / "streams" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    sys.path.insert(0, str(parent.parent))
    yield importlib.import_module(f"{PARENT}.streams")
    sys.path.remove(str(parent.parent))


@pytest.fixture
def server() -> Generator[Any]:
    def reply(asked: Asked) -> Answer:
        return ANSWERS[asked.path]

    with serving(reply=reply) as server, warnings.catch_warnings():
        warnings.filterwarnings("ignore", "[^ ]+ is deprecated by the API's description")
        yield server


def plain(items: list[Any]) -> list[Any]:
    return [item.model_dump(exclude_unset=True) if hasattr(item, "model_dump") else item for item in items]


@pytest.mark.parametrize("method", METHODS)
def test_items(package: Any, server: Any, method: str) -> None:
    with package.Streams(base_url=server.url, strict_responses=True) as client:
        with getattr(client.ships, method)() as stream:
            assert isinstance(stream, package.Stream)
            assert plain(list(stream)) == METHODS[method]

    async def read() -> list[Any]:
        async with package.AsyncStreams(base_url=server.url, strict_responses=True) as client:
            async with await getattr(client.ships, method)() as stream:
                assert isinstance(stream, package.AsyncStream)
                return [item async for item in stream]

    assert plain(asyncio.run(read())) == METHODS[method]


@pytest.mark.parametrize("method", ["plan", "photo"])
def test_downloads(package: Any, server: Any, method: str, tmp_path: Path) -> None:
    content = ANSWERS[f"/ships/1/{method}"].content
    with package.Streams(base_url=server.url) as client:
        assert getattr(client.ships, f"download_{method}")(1) == content
        with getattr(client.ships.with_streaming_response, f"download_{method}")(1) as response:
            assert isinstance(response, package.StreamedResponse)
            assert response.save(tmp_path / "file") == len(content)
    assert (tmp_path / "file").read_bytes() == content

    async def read() -> bytes:
        async with package.AsyncStreams(base_url=server.url) as client:
            async with getattr(client.ships.with_streaming_response, f"download_{method}")(1) as response:
                assert isinstance(response, package.AsyncStreamedResponse)
                return b"".join([piece async for piece in response.aiter_bytes()])

    assert asyncio.run(read()) == content


@pytest.mark.parametrize("method", ["ask", "ask_old"])
def test_what_can_be_had_whole_or_as_a_stream(package: Any, method: str) -> None:
    def reply(asked: Asked) -> Answer:
        if asked.headers["accept"] == "application/json":
            return Answer({"text": "more port"})
        assert asked.json == {"question": "where", "stream": True}
        return Answer(b'data: {"word": "more"}\n\ndata: {"word": "port"}\n\n', headers=SSE)

    async def ask(url: str) -> tuple[Any, list[Any]]:
        async with package.AsyncStreams(base_url=url) as client:
            whole = await getattr(client.pilots, method)(question="where")
            streaming = getattr(client.pilots.with_streaming_response, method)
            return whole, [item async for item in await streaming(question="where", stream=True)]

    words = [{"word": "more"}, {"word": "port"}]
    with serving(reply=reply) as server, warnings.catch_warnings():
        warnings.filterwarnings("ignore", "[^ ]+ is deprecated by the API's description")
        with package.Streams(base_url=server.url) as client:
            assert getattr(client.pilots, method)(question="where").text == "more port"
            streaming = getattr(client.pilots.with_streaming_response, method)
            with streaming(question="where", stream=True) as stream:
                assert plain(list(stream)) == words
        whole, items = asyncio.run(ask(server.url))
    assert (whole.text, plain(items)) == ("more port", words)


def test_who_reads_no_stream_loads_none(package: Any, server: Any) -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(Path(package.__file__).parents[2])!r})\n"
        f"from {PARENT}.streams import Streams\n"
        f"with Streams(base_url={server.url!r}) as client: client.ships.download_plan(1)\n"
        "print(sorted(name.rpartition('.')[2] for name in sys.modules if '._runtime.' in name))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout.replace("'", '"')))
    assert "http" in loaded
    assert not loaded & {"stream", "sequence", "download"}
