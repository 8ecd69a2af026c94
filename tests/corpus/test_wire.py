"""The proof on the wire, on a document of our own: that it finds nothing, and that it finds what is wrong."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.documents import Document, find
from tests.corpus.measure import generate
from tests.corpus.schemas import Schemas
from tests.corpus.wire import SECOND, Trial, ask_second, table
from tests.corpus.wire_calls import Trial as Calls
from tests.corpus.wire_subject import Tally

SEED = 1
THING = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "size": {"type": "integer"},
        "on": {"type": "string", "format": "date"},
    },
}
FAILURE = {"description": "No.", "content": {"application/json": {"schema": {"type": "object"}}}}


def parameter(name: str, place: str, schema: Any, **others: Any) -> dict[str, Any]:
    return {"name": name, "in": place, "required": place == "path", "schema": schema, **others}


TEXTS = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Things", "version": "1"},
    "servers": [{"url": "https://things.example.com/v2"}],
    "security": [{"key": []}],
    "paths": {
        "/things/{id}/{tags}": {
            "parameters": [parameter("id", "path", {"type": "integer"}), parameter("tags", "path", TEXTS, style="matrix")],
            "get": {
                "operationId": "getThing",
                "parameters": [
                    parameter("among", "query", TEXTS),
                    parameter("where", "query", THING, style="deepObject"),
                    parameter("piped", "query", TEXTS, style="pipeDelimited", explode=False),
                    parameter("X-Trace", "header", {"type": "string", "pattern": "^[a-z]{4}$"}),
                    parameter("session", "cookie", {"type": "string", "minLength": 1}),
                ],
                "responses": {
                    "200": {"description": "One.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                    "404": FAILURE,
                    "5XX": FAILURE,
                },
            },
            "put": {
                "operationId": "putThing",
                "requestBody": {"required": True, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                "responses": {"204": {"description": "Put."}, "409": FAILURE, "418": FAILURE},
            },
        },
        "/forms": {
            "post": {
                "operationId": "sendForm",
                "requestBody": {
                    "content": {"application/x-www-form-urlencoded": {"schema": THING, "encoding": {"size": {"style": "form"}}}}
                },
                "responses": {"200": {"description": "Text.", "content": {"text/plain": {"schema": {"type": "string"}}}}},
            }
        },
        "/files": {
            "post": {
                "operationId": "sendFile",
                "requestBody": {
                    "content": {
                        "multipart/form-data": {
                            "schema": {"type": "object", "properties": {"about": THING, "file": {"type": "string", "format": "binary"}}}
                        }
                    }
                },
                "responses": {"200": {"description": "Bytes.", "content": {"application/octet-stream": {}}}},
            }
        },
        "/things": {
            "get": {
                "operationId": "watchThings",
                "responses": {
                    "200": {"description": "Lines.", "content": {"application/jsonl": {"schema": {"$ref": "#/components/schemas/Thing"}}}}
                },
            }
        },
    },
    "components": {
        "schemas": {"Thing": THING},
        "securitySchemes": {"key": {"type": "apiKey", "name": "key", "in": "query"}},
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path]:
    """Where the package is."""
    made = tmp_path_factory.mktemp("wire")
    (made / "things.json").write_text(json.dumps(DOCUMENT))
    sys.path.insert(0, str(made))
    yield made
    sys.path.remove(str(made))


@pytest.fixture(scope="module")
def document(folder: Path) -> Document:
    [found] = find(folder, "things.json", folder)
    assert generate(found, folder).status == 0
    return found


def called(document: Document) -> Tally:
    return Calls(Schemas(document.path), document.package, SEED).run(60, SEED)


def test_what_is_right_is_found_so(document: Document) -> None:
    tally = called(document)
    assert (tally.findings, tally.untried) == ([], [])
    assert (tally.operations, tally.requests, tally.valid, tally.equal) == (5, 20, 20, 20)
    assert tally.answers == tally.decoded
    row = table([Trial(document, tally)]).splitlines()[2]
    assert row.startswith("| things.json | 5 | 20 | 20 | 20 |")


def test_the_second_judge_agrees(document: Document) -> None:
    if not SECOND.exists():
        pytest.skip("openapi-core is not here: `make .venv-wire` makes its environment")
    second = ask_second(document.path, called(document))
    assert second is not None
    assert second.findings == []
    assert (second.agreed, sum(second.known.values())) == (5, 5)


@pytest.mark.parametrize(
    ("change", "wrong", "said"),
    [
        ('"among", "query"', '"other", "query"', "query among is missing"),
        ('style="matrix"', 'style="label"', "path tags"),
        ('style="pipeDelimited"', 'style="spaceDelimited"', "query piped"),
        ('"X-Trace", "header"', '"X-Trace", "query"', "header X-Trace is missing"),
        ('method="PUT"', 'method="PATCH"', "it has no method by its path"),
        ('"application/x-www-form-urlencoded"', '"application/json"', "sends no body of its media types"),
        ("reads=\"json_lines\"", "reads=\"json_seq\"", "200 application/jsonl"),
        ("response=lambda: models.Thing", "response=lambda: list[int]", "200 application/json"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found(document: Document, folder: Path, change: str, wrong: str, said: str) -> None:
    """The package, changed in one place, under another name."""
    name = f"api_wrong_{re.sub(r'[^a-z]', '', said.lower())}"
    for path in (folder / document.package).rglob("*.py"):
        copy = folder / name / path.relative_to(folder / document.package)
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text().replace("ApiThingsJson", "".join(map(str.capitalize, name.split("_"))))
        copy.write_text(text.replace(change, wrong) if "resources" in path.parts else text)
    tally = Calls(Schemas(document.path), name, SEED).run(60, SEED)
    told = [*tally.findings, *tally.untried]
    assert any(said in each for each in told), told


def test_an_error_of_another_class_is_found(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules["tests.corpus.wire_calls"]._ERRORS, 404, "ConflictError")
    assert called(document).findings == ["GET /things/{id}/{tags}: 404 raised NotFoundError, not ConflictError"]
