"""Where a package gets fields to filter by, and where the author is told that it does not."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import pipeline
from generator.diagnostics import Diagnostics, GenerationError
from generator.settings import package_of

SPEC = yaml.safe_load((Path(__file__).parent / "golden" / "filters" / "spec.yml").read_text())
FILTER = "x-clientwright-filter"


def generated(folder: Path, *documents: Any) -> tuple[dict[str, str], list[str]]:
    """The package's files, and the codes of what was said with their messages."""
    paths = [folder / f"spec{number}.yml" for number in range(len(documents))]
    for path, document in zip(paths, documents, strict=True):
        path.write_text(yaml.safe_dump(document, sort_keys=False))
    diagnostics = Diagnostics()
    try:
        files = pipeline.generate(package_of(paths, "demo", None, diagnostics), diagnostics).files
    except GenerationError:
        files = ()
    said = [f"{found.code} {found.message}" for found in diagnostics if found.severity.value != "note"]
    return {file.path: file.content.decode() for file in files}, said


def selection(document: Any) -> Any:
    return document["components"]["schemas"]["Selection"]


@pytest.fixture
def document() -> Any:
    return copy.deepcopy(SPEC)


def test_without_the_extension_there_is_no_module(tmp_path: Path, document: Any) -> None:
    del selection(document)[FILTER]
    files, said = generated(tmp_path, document)
    assert "filters.py" not in files and "## Filters" not in files["README.md"]
    assert said == []


def test_the_extension_reaches_no_model(tmp_path: Path, document: Any) -> None:
    with_filters, _ = generated(tmp_path, document)
    del selection(document)[FILTER]
    without, _ = generated(tmp_path, document)
    changed = {path for path in with_filters if with_filters[path] != without.get(path)}
    assert changed == {"filters.py", "_runtime/filters.py", "README.md", "clientwright.lock"}


def test_a_filter_that_no_paged_operation_takes(tmp_path: Path, document: Any) -> None:
    del document["paths"]["/observations/find"]
    files, said = generated(tmp_path, document)
    assert "filters.py" not in files
    assert said == ["X102 no operation that pages takes this filter"]


def other(document: Any) -> Any:
    """The same under other names."""
    document = copy.deepcopy(document)
    document["info"]["title"] = "Museum"
    document["paths"] = {
        "/objects/find": {"post": {**document["paths"]["/observations/find"]["post"], "operationId": "findObjects"}}
    }
    document["components"]["schemas"]["Selection"]["title"] = "Other"
    return document


def test_two_documents_with_one_language(tmp_path: Path, document: Any) -> None:
    files, said = generated(tmp_path, document, other(document))
    assert files["filters.py"].count("Filter:") == 1
    assert not [message for message in said if message.startswith("X")]


def test_the_second_language_of_a_package(tmp_path: Path, document: Any) -> None:
    second = other(document)
    selection(second)[FILTER]["and"] = "plus"
    selection(second)["properties"]["more"] = {"type": "string"}
    files, said = generated(tmp_path, document, second)
    assert files["filters.py"].count("_LANGUAGE = FilterLanguage") == 1
    [message] = [message for message in said if message.startswith("X")]
    assert message.startswith("X103 'find")


def test_a_wrong_extension_in_a_referenced_file(tmp_path: Path, document: Any) -> None:
    schemas = document["components"]["schemas"]
    (tmp_path / "parts.yml").write_text(
        yaml.safe_dump({"Selection": {**schemas.pop("Selection"), FILTER: {"and": ["AND"]}}})
    )
    schemas["Query"]["properties"]["only"]["$ref"] = "parts.yml#/Selection"
    files, said = generated(tmp_path, document)
    assert files == {}
    assert "X101 `x-clientwright-filter`: `and` must be a text" in said


@pytest.mark.parametrize("value", [None, 1, "AND", [], {}, {"operators": None}, {"conditions": {}, "and": None}])
def test_a_wrong_extension_never_crashes(tmp_path: Path, document: Any, value: Any) -> None:
    selection(document)[FILTER] = value
    files, said = generated(tmp_path, document)
    assert files == {}
    assert said and all(message.startswith("X101") for message in said)


def test_without_the_operators_of_the_example_the_readme_has_none(tmp_path: Path, document: Any) -> None:
    selection(document)[FILTER]["operators"] = {"is_null": "missing"}
    files, _ = generated(tmp_path, document)
    assert "filters.py" in files and "## Filters" not in files["README.md"]
    selection(document)[FILTER]["operators"] = {"gt": "above"}
    files, _ = generated(tmp_path, document)
    assert "\nonly = (F.magnitude > 1000)\n" in files["README.md"]
