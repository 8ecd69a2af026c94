"""The proof over other people's documents, on a few small ones where they are, and on our own everywhere.

`make corpus` and `make corpus-values` take all of them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.checkers import check, has_pyright
from tests.corpus.compare import differences
from tests.corpus.documents import CORPUS, Document, find
from tests.corpus.instances import Maker
from tests.corpus.measure import measure, probe
from tests.corpus.roundtrip import Tally, tried
from tests.corpus.run import each, table
from tests.corpus.schemas import Schemas
from tests.golden.cases import CASES, generate_case

SMALL = ("hey-api/circular.yaml", "museum.yaml", "swagger2/uber.json")
SEED = 1
UNJUDGED = {"slightly_wrong": ["Pen: Unexpected type"]}
"""Schemas that the judge refuses as they are written, by case."""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path]:
    """Where the packages of this module go; what is there can be imported."""
    folder = tmp_path_factory.mktemp("corpus")
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"there is no corpus at {CORPUS}")
def test_small_documents_of_the_corpus_are_good(output: Path) -> None:
    documents = [document for name in SMALL for document in find(CORPUS, name, output)]
    assert len(documents) == len(SMALL)
    results = each(documents, lambda document: measure(document, output), jobs=2)
    assert all(result.is_good for result in results), table(results)
    assert [result.document.name for result in results if result.is_refused] == ["swagger2/uber.json"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_values_of_our_own_documents_come_back_as_they_went(case: Path, output: Path) -> None:
    specs = sorted(path for path in case.iterdir() if path.stem.startswith("spec"))
    if len(specs) != 1:
        pytest.skip("its schemas come from several documents, and are named by all of them")
    if "$dynamicRef" in specs[0].read_text():
        pytest.skip("the judge takes all schemas of a document for one resource, in which an anchor has one meaning")
    package = f"own_{case.name}"
    for file in generate_case(case)[0]:
        path = output / package / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    tally = tried(Schemas(specs[0]), package, SEED, limit=20)
    assert not tally.deviations, tally.examples
    assert tally.equal == tally.values
    # What refers by `$self` is not bundled for the judge.
    unjudged = [reason for reason in tally.unjudged if "leads nowhere" not in reason]
    assert unjudged == UNJUDGED.get(case.name, [])


# --- the proof itself sees what is wrong ---

DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Wells", "version": "1"},
    "paths": {"/wells": {"get": {"responses": {"200": {"description": "One.", "content": {}}}, "tags": ["wells"]}}},
    "components": {
        "schemas": {
            "Well": {
                "type": "object",
                "required": ["depth"],
                "properties": {
                    "depth": {"type": "integer", "minimum": 3},
                    "next": {"anyOf": [{"$ref": "#/components/schemas/Well"}, {"type": "null"}]},
                    "dug": {"type": "string", "format": "date-time"},
                    "code": {"type": "string", "pattern": "^[A-Z]{3}$"},
                },
            }
        }
    },
}


@pytest.fixture
def wells(tmp_path: Path, request: pytest.FixtureRequest) -> Document:
    """The document, under a name of its own for each test, as what was imported stays."""
    path = tmp_path / f"{request.node.name}.json"
    path.write_text(json.dumps(DOCUMENT))
    [document] = find(tmp_path, "", tmp_path)
    return document


def test_what_is_wrong_with_a_package_is_found(tmp_path: Path) -> None:
    package = tmp_path / "api_wrong"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "one.py").write_text("from . import two\n\nNumber = int\n\n\ndef number() -> int:\n    return 'one'\n")
    (package / "two.py").write_text("from .one import Number\n\nx: Number = 1  # type: ignore\n")
    (package / "three.py").write_text("x = (\n")
    findings = probe(tmp_path, "api_wrong")
    for start in ("api_wrong/two.py:3: suppression", "api_wrong.one: ImportError", "api_wrong/three.py: SyntaxError"):
        assert any(finding.startswith(start) for finding in findings), findings
    (package / "three.py").unlink()
    found = check(tmp_path, ["api_wrong"], jobs=2)["api_wrong"]
    checkers = ["(mypy)", "(pyright)"] if has_pyright() else ["(mypy)"]
    for checker in checkers:
        assert any(line.startswith("api_wrong/one.py:7: error: ") and line.endswith(checker) for line in found), found


def test_a_document_without_a_located_error_is_not_refused_but_failed(tmp_path: Path) -> None:
    document = Document("none.yaml", tmp_path / "none.yaml", "3.0.0")
    result = measure(document, tmp_path)
    assert not result.is_good
    assert result.verdict.startswith("failed")


def test_values_are_valid_and_the_same_for_the_same_seed(wells: Document) -> None:
    schemas = Schemas(wells.path)
    reference = schemas.reference(schemas.components()["Well"])
    validator = schemas.judge().validator(reference)
    made = [list(Maker(schemas.definitions, SEED).values(reference, 30)) for _ in range(2)]
    assert made[0] == made[1]
    assert sum(map(validator.is_valid, made[0])) >= 20
    assert {tuple(sorted(value)) for value in made[0] if validator.is_valid(value)} >= {("depth",)}
    assert any(isinstance(value.get("next"), dict) for value in made[0])


def test_a_type_that_loses_something_is_found(wells: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert measure(wells, tmp_path).is_good
    module = next(
        file for file in (tmp_path / wells.package / "models").rglob("*.py") if "class Well" in file.read_text()
    )
    module.write_text(module.read_text().replace("    depth:", "    deep:"))
    monkeypatch.syspath_prepend(tmp_path)
    tally = tried(Schemas(wells.path), wells.package, SEED, limit=10)
    assert tally.deviations["found"] == tally.values == 10


def test_invalid_values_are_told_apart_by_the_keyword_that_refuses_them(wells: Document, output: Path) -> None:
    assert measure(wells, output).is_good
    tally = tried(Schemas(wells.path), wells.package, SEED, limit=80)
    assert tally.equal == tally.values > 0
    for keyword in ("required", "minimum"):
        assert tally.unsent[keyword] == tally.found[keyword] == tally.refused[keyword] > 0
    assert tally.refused["pattern"] > 0
    assert tally.unsent["pattern"] == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (1, 1.0),
        ("2026-01-31t12:30:00+00:00", "2026-01-31T12:30:00Z"),
        ("2026-01-31T12:30:00.123456789Z", "2026-01-31T12:30:00.123456Z"),
        ("5F2B1D0C-9A1E-4C6F-8D53-0242AC130003", "5f2b1d0c-9a1e-4c6f-8d53-0242ac130003"),
        ("2001:0DB8::0001", "2001:db8::1"),
        ("P3W", "P21D"),
        ("//79", "__79"),
        ("HTTP://EXAMPLE.com:80", "http://example.com/"),
        ("1.10", "1.1"),
        ({"a": [1, None]}, {"a": [1, None]}),
    ],
)
def test_the_same_in_another_form_is_the_same(before: Any, after: Any) -> None:
    assert not list(differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (True, 1, ": True became 1"),
        (1, "1", ": 1 became '1'"),
        (None, {}, ": None became {}"),
        ({"a": None}, {}, ".a is gone"),
        ({}, {"a": None}, ".a is new"),
        ([1], [1, 2], ": [1] became [1, 2]"),
        ("2026-01-31T12:30:00Z", "2026-01-31T12:30:00", ": '2026-01-31T12:30:00Z' became '2026-01-31T12:30:00'"),
        ({"a": [{"b": "x"}]}, {"a": [{"b": "y"}]}, ".a[0].b: 'x' became 'y'"),
        (2**63, float(2**63) * 2, ": 9223372036854775808 became 1.8446744073709552e+19"),
    ],
)
def test_what_is_not_the_same_is_named(before: Any, after: Any, said: str) -> None:
    assert list(differences(before, after)) == [said]


def test_the_counts_of_documents_add_up() -> None:
    total = Tally(schemas=1, nameless=["A"])
    total.deviations["found"] = 2
    other = Tally(schemas=2, nameless=["B"])
    other.deviations.update(found=1, lost=1)
    total.add(other)
    assert (total.schemas, total.nameless, dict(total.deviations)) == (3, ["A", "B"], {"found": 3, "lost": 1})
