"""No class of a resource is called like what its module or the client's imports, whatever either comes to import."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from generator import pipeline
from generator.diagnostics import Diagnostics
from generator.names import RESOURCE_MODULE_NAMES
from generator.settings import package_of
from tests.golden.cases import CASES


def test_every_import_of_the_golden_cases_is_reserved() -> None:
    found: set[str] = set()
    for case in CASES:
        for path in (case / "expected" / "client.py", *(case / "expected" / "resources").glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and not (node.module or "").startswith("resources."):
                    found |= {alias.name for alias in node.names if alias.name[0].isupper()}
    assert "Content" in found
    assert found - {"TYPE_CHECKING", "NOT_GIVEN"} <= RESOURCE_MODULE_NAMES


@pytest.mark.parametrize(
    "tag", ["Content", "Choice", "Header", "Headers Of", "Typed Dict", "Token Provider", "Globals"]
)
def test_tags_that_are_called_so(tag: str, tmp_path: Path) -> None:
    schemas = [{"type": "object", "properties": {name: {"type": "string"}}} for name in "ab"]
    content = [{"application/json": {"schema": schema}} for schema in schemas]
    headers = {"X-A": {"schema": {"type": "integer"}}}
    operation = {
        "tags": [tag],
        "operationId": "models",
        "security": [{"t": []}],
        "requestBody": {"content": {**content[0], "text/plain": {}}},
        "responses": {
            "200": {"description": "", "content": content[0], "headers": headers},
            "202": {"description": "", "content": content[1]},
        },
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"post": operation}},
        "components": {"securitySchemes": {"t": {"type": "http", "scheme": "bearer"}}},
    }
    spec = tmp_path / "spec.json"
    spec.write_text(json.dumps(document))
    files = {
        file.path for file in pipeline.generate(package_of([spec], "demo", None, Diagnostics()), Diagnostics()).files
    }
    assert not files & {"models/globals.py", "models/import_module.py"}
