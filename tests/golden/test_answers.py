"""What generated methods give and raise for every kind of answer, from both clients."""

from __future__ import annotations

import asyncio
import datetime
import importlib
import pickle
import sys
from collections.abc import Generator
from typing import Any

import pytest

from tests.behaviour.server import Answer, Asked, serving
from tests.golden.cases import FOLDER, generate_case

PARENT = "answer_goldens"
TICKET = {"ticket": "t1"}
RESULT = {"value": 1.5}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Generator[Any]:
    """The package of the golden case, below a parent of its own."""
    parent = tmp_path_factory.mktemp("answers") / PARENT
    for file in generate_case(FOLDER / "answers")[0]:
        path = parent / "answers" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    sys.path.insert(0, str(parent.parent))
    yield importlib.import_module(f"{PARENT}.answers")
    sys.path.remove(str(parent.parent))


def called(package: Any, method: str, *arguments: int, answer: Answer, raw: bool = False) -> tuple[Any, Asked]:
    """What a method gives, the same from both clients, and what it asked for."""

    def of(client: Any) -> Any:
        return getattr(client.jobs.with_raw_response if raw else client.jobs, method)(*arguments)

    async def awaited(url: str) -> Any:
        async with package.AsyncAnswers(base_url=url, max_retries=0, strict_responses=True) as client:
            return await of(client)

    with serving(answer, answer) as server:
        with package.Answers(base_url=server.url, max_retries=0, strict_responses=True) as client:
            given = of(client)
        also = asyncio.run(awaited(server.url))
        assert (given.content if raw else given) == (also.content if raw else also)
        return given, server.asked[0]


@pytest.mark.parametrize(
    ("method", "arguments", "answer", "expected"),
    [
        ("start", (), Answer(RESULT), "Result(value=1.5)"),
        ("start", (), Answer(TICKET, status=202), "Ticket(ticket='t1')"),
        ("start", (), Answer(b"", status=204), "None"),
        ("start", (), Answer(RESULT, status=201), "Result(value=1.5)"),
        ("get", (1,), Answer(RESULT), "Result(value=1.5)"),
        ("get", (1,), Answer(TICKET, status=201), "Ticket(ticket='t1')"),
        ("get_log", (1,), Answer(b"a\nb"), "'a\\nb'"),
        ("get_log", (1,), Answer(["a"], status=206), "['a']"),
        ("get_log", (1,), Answer(b"PK", status=203), "b'PK'"),
        ("list_steps", (1,), Answer(["a"]), "['a']"),
        ("list_steps", (1,), Answer(["a"], status=206), "['a']"),
        ("list_steps", (1,), Answer(7, status=299), "7"),
        ("get_parts", (1,), Answer(b"--x\r\n\r\na\r\n--x--"), r"b'--x\r\n\r\na\r\n--x--'"),
        ("get_notes", (1,), Answer(b""), "''"),
        ("get_notes", (1,), Answer(b"", status=204), "None"),
        ("get_state", (1,), Answer({"state": "on"}), "'on'"),
    ],
)
def test_the_status_tells_what_an_answer_holds(
    package: Any, method: str, arguments: tuple[int, ...], answer: Answer, expected: str
) -> None:
    given, _ = called(package, method, *arguments, answer=answer)
    fields = {"value", "ticket"} & set(getattr(given, "model_fields_set", ()))
    shown = ", ".join(f"{name}={getattr(given, name)!r}" for name in fields)
    assert (f"{type(given).__name__}({shown})" if fields else repr(getattr(given, "state", given))) == expected


def test_raw_answers_parse_by_their_status(package: Any) -> None:
    given, _ = called(package, "start", answer=Answer(TICKET, status=202), raw=True)
    assert (given.status_code, given.parse()) == (202, package.models.Ticket(ticket="t1"))


def test_headers_have_the_types_of_the_document(package: Any) -> None:
    sent = {
        "x-place": "3",
        "x-kinds": "gpu, tpu",
        "X-Costs": "cpu=1.5,gpu=x",
        "x-next": "2026-01-02T03:04:05Z",
        "x-hint": "[1, 2]",
        "x-other": "1",
    }
    given, _ = called(package, "start", answer=Answer(TICKET, status=202, headers=sent), raw=True)
    assert given.typed_headers == {
        "X-Place": 3,
        "X-Kinds": ["gpu", "tpu"],
        "X-Costs": {"cpu": "1.5", "gpu": "x"},
        "X-Next": datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC),
        "X-Hint": [1, 2],
    }
    assert not hasattr(called(package, "get", 1, answer=Answer(RESULT), raw=True)[0], "typed_headers")


def test_headers_that_are_constants_or_json(package: Any) -> None:
    answer = Answer(b"x", headers={"x-level": "2", "x-sizes": '{"a": 1}'})
    given, _ = called(package, "get_notes", 1, answer=answer, raw=True)
    assert given.typed_headers == {"X-Level": 2, "X-Sizes": {"a": 1}}


@pytest.mark.parametrize("status", [200, 202])
def test_a_stream_beside_a_range_of_other_answers(package: Any, status: int) -> None:
    answer = Answer(b'data: {"ticket": "t1"}\n\n', status=status, headers={"content-type": "text/event-stream"})

    async def read(url: str) -> list[Any]:
        async with package.AsyncAnswers(base_url=url) as client:
            return [item async for item in await client.jobs.with_streaming_response.watch(1)]

    with serving(answer, answer) as server:
        with package.Answers(base_url=server.url) as client:
            given = list(client.jobs.with_streaming_response.watch(1))
        assert given == asyncio.run(read(server.url)) == [package.models.Ticket(ticket="t1")]


def test_a_deviating_header_is_kept_and_reported_or_raised(package: Any) -> None:
    told: list[Any] = []
    answer = Answer(TICKET, status=202, headers={"x-place": "first"})
    with serving(answer, answer) as server:
        with package.Answers(base_url=server.url, hooks=package.Hooks(on_deviation=told.append)) as client:
            assert client.jobs.with_raw_response.start().typed_headers == {"X-Place": "first"}
        assert [deviation.path for deviation in told] == ["header X-Place"]
        with package.Answers(base_url=server.url, strict_responses=True) as client:
            response = client.jobs.with_raw_response.start()
            with pytest.raises(package.errors.ResponseDecodeError, match="header X-Place"):
                _ = response.typed_headers
            assert response.parse().ticket == "t1"


def test_every_media_type_that_is_read_is_asked_for(package: Any) -> None:
    asked = {
        ("start",): "application/json",
        ("get", 1): "application/vnd.jobs.v2+json, application/json",
        ("get_log", 1): "text/plain, application/json, application/zip",
    }
    answers = {"start": Answer(RESULT), "get": Answer(RESULT), "get_log": Answer(b"")}
    for (method, *arguments), accept in asked.items():
        _, request = called(package, method, *arguments, answer=answers[method])
        assert request.headers["accept"] == accept


@pytest.mark.parametrize(
    ("status", "body", "error", "parsed"),
    [
        (409, {"title": "busy", "running": TICKET}, "ConflictError", "Problem"),
        (400, {"reason": "full"}, "BadRequestError", "Refusal"),
        (499, {"reason": "something new"}, "APIStatusError", "Refusal"),
        (500, {"title": "oops"}, "InternalServerError", "Problem"),
        (302, {"title": "elsewhere"}, "APIStatusError", "Problem"),
        (409, b"<html>", "ConflictError", None),
        (409, [1], "ConflictError", None),
    ],
)
def test_errors_hold_what_the_document_says(
    package: Any, status: int, body: Any, error: str, parsed: str | None
) -> None:
    with pytest.raises(getattr(package.errors, error)) as caught:
        called(package, "start", answer=Answer(body, status=status))
    found = pickle.loads(pickle.dumps(caught.value)).parsed
    assert type(found).__name__ == (parsed or "NoneType")
    if parsed:
        assert found.model_dump(by_alias=True, exclude_unset=True) == body == caught.value.body


def test_a_deviating_error_is_kept_and_reported_and_raises_what_it_is(package: Any) -> None:
    told: list[Any] = []
    answer = Answer({"running": {"ticket": 7}}, status=409)
    with serving(answer) as server:
        hooks = package.Hooks(on_deviation=told.append)
        with package.Answers(base_url=server.url, strict_responses=True, max_retries=0, hooks=hooks) as client:
            with pytest.raises(package.errors.ConflictError) as caught:
                client.jobs.start()
    assert caught.value.parsed.running.ticket == 7
    assert sorted(deviation.path for deviation in told) == ["409: running.ticket", "409: title"]


def test_an_error_without_a_described_body_has_none(package: Any) -> None:
    with pytest.raises(package.errors.NotFoundError) as caught:
        called(package, "get", 1, answer=Answer(b"gone", status=404))
    assert caught.value.parsed is None
    assert caught.value.response.content == b"gone"
