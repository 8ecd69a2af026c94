"""Where references lead: through circles, into other files, and nowhere outside the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.load import read
from generator.resolve import resolve
from tests.resolving import PREFIX, resolve_text


def test_circular_references_are_errors(tmp_path: Path) -> None:
    text = """
paths:
  /a: {get: {parameters: [{$ref: '#/components/parameters/p'}]}}
components:
  parameters: {p: {$ref: '#/components/parameters/p'}}
  schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}
"""
    _, found = resolve_text(tmp_path, text)
    assert [message.split(": ")[1] for message in found] == [
        "error R101",
        "error R103",
        "error R103",
    ]


def test_references_into_other_files(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "pet.yaml").write_text(
        "type: object\nproperties:\n  owner: {$ref: 'all.yaml#/components/schemas/Owner'}\n"
        "  home: {$ref: '../api.yaml#/components/schemas/Home'}\n"
        "  friend: {$ref: '#'}\n"
    )
    (tmp_path / "models" / "all.yaml").write_text(
        "components:\n  schemas:\n    Owner: {type: string, nullable: true}\n"
    )
    (tmp_path / "get.yaml").write_text(
        "operationId: getPet\nresponses:\n  '200':\n    description: d\n    content:\n"
        "      application/json: {schema: {$ref: models/pet.yaml}}\n"
    )
    text = """
paths: {/pet: {get: {$ref: get.yaml}}}
components: {schemas: {Home: {type: string}}}
"""
    api, found = resolve_text(tmp_path, text, "3.0.3")
    assert not found
    (operation,) = api.operations
    assert operation.responses[0].content[0].schema == {"$ref": PREFIX + "pet"}
    assert list(api.schemas) == ["Home", "pet", "Owner"]
    assert api.schemas["pet"].schema["properties"] == {
        "owner": {"$ref": PREFIX + "Owner"},
        "home": {"$ref": PREFIX + "Home"},
        "friend": {"$ref": PREFIX + "pet"},
    }
    assert api.schemas["Owner"].schema == {"type": ["string", "null"]}
    assert str(api.schemas["Owner"].location) == "models/all.yaml:3:5"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("../secret.yaml", "it is outside the document's folder"),
        ("link.yaml", "it is outside the document's folder"),
        ("a/../../secret.yaml", "it is outside the document's folder"),
        ("%2e%2e/secret.yaml", "it is outside the document's folder"),
        ("/etc/passwd", "by its relative path"),
        ("file:///etc/passwd", "by its relative path"),
        ("https://example.org/a.yaml", "by its relative path"),
        ("//example.org/a.yaml", "by its relative path"),
        ("C:\\\\secret.yaml", "by its relative path"),
        ("lost.yaml", "there is no file `lost.yaml`"),
    ],
)
def test_files_that_no_reference_reaches(tmp_path: Path, target: str, reason: str) -> None:
    folder = tmp_path / "specs"
    folder.mkdir()
    (tmp_path / "secret.yaml").write_text("type: string\n")
    (folder / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    api, found = resolve_text(folder, f'components: {{schemas: {{A: {{$ref: "{target}"}}}}}}')
    assert api.schemas["A"].schema == {}
    assert any(message.startswith("api.yaml:2:") and reason in message for message in found)


def test_other_files_need_a_reader(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    path.write_text("openapi: 3.1.0\ncomponents: {schemas: {A: {$ref: other.yaml}}}")
    diagnostics = Diagnostics()
    resolve(read(path, name="api.yaml", diagnostics=diagnostics), "api", diagnostics)
    assert ["other files are not supported here" in str(found) for found in diagnostics] == [True]
