"""The configuration: what is not understood is refused with the key that says it."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from generator.config import CredentialConfig, Envelope, OperationConfig, PackageConfig
from generator.diagnostics import Diagnostics, GenerationError
from generator.json_schema import violations
from generator.resources import configuration_schema
from generator.settings import find_configuration, package_of, read_configuration

ROOT = Path(__file__).parents[1]
_GOOD = """
[packages.shop]
output = "clients"
version = "2.1.0"
overlays = ["more.yaml"]
envelope = { ok = "ok", data = "data" }
[packages.shop.apis]
orders = "orders.yml"
[packages.shop.security]
key = { argument = "api_key" }
[packages.shop.operations.getOrder]
method = "fetch"
pagination = false
"""


def refusal(text: str, folder: Path) -> str:
    path = folder / "clientwright.toml"
    path.write_text(text)
    diagnostics = Diagnostics()
    with pytest.raises(GenerationError):
        read_configuration(path, diagnostics)
    return "\n".join(f"{found.code} {found.message.replace(str(folder), 'FOLDER')}" for found in diagnostics)


def test_everything_is_read_and_paths_start_at_the_file(tmp_path: Path) -> None:
    path = tmp_path / "clientwright.toml"
    path.write_text(_GOOD)
    [config] = read_configuration(path, Diagnostics())
    assert (config.name, config.client, config.env_prefix, config.version) == ("shop", "Shop", "SHOP", "2.1.0")
    assert config.target == tmp_path / "clients" / "shop"
    assert [(spec.name, spec.path) for spec in config.specs] == [("orders", tmp_path / "orders.yml")]
    assert config.overlays == (tmp_path / "more.yaml",)
    assert config.envelope == Envelope("ok", "data")
    assert config.security["key"].argument == "api_key"
    assert config.operations["getOrder"] == OperationConfig(method="fetch", pagination=False)


def test_pyproject_holds_it_under_tool_clientwright(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[tool.other]\nx = 1\n[tool.clientwright.packages.a_b.apis]\nx = "x.yml"\n')
    assert find_configuration(tmp_path) == path
    [config] = read_configuration(path, Diagnostics())
    assert (config.client, config.env_prefix) == ("AB", "AB")
    (tmp_path / "clientwright.toml").write_text(_GOOD)
    assert find_configuration(tmp_path) == tmp_path / "clientwright.toml"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[packages", "F102 FOLDER/clientwright.toml is no TOML"),
        ("packages = 1", "F104 FOLDER/clientwright.toml: packages must be a table"),
        ("[package.a]", "F103 FOLDER/clientwright.toml: package is no known key; did you mean 'packages'?"),
        ('[packages."a-b".apis]\nx = "x"', "F105 'a-b' is no name for a package"),
        ('[packages.a]\noutptu = "x"', "packages.a.outptu is no known key; did you mean 'output'?"),
        ("[packages.a]\noutput = 1", "F104 FOLDER/clientwright.toml: packages.a.output must be a string"),
        ("[packages.a]", "F106 FOLDER/clientwright.toml: packages.a.apis names no document"),
        ("[packages.a.apis]\nx = 1", "packages.a.apis.x must be a string"),
        ('[packages.a]\nenvelope = {ok = "o"}\n[packages.a.apis]\nx = "x"', "packages.a.envelope needs 'data'"),
        (
            '[packages.a.apis]\nx = "x"\n[packages.a.operations.b]\npagination = {style = "cursr"}',
            "packages.a.operations.b.pagination.style must be one of offset, page, cursor, link",
        ),
        (
            '[packages.a.apis]\nx = "x"\n[packages.a.operations.b]\npagination = {style = "page"}',
            "packages.a.operations.b.pagination needs 'page' for the style 'page'",
        ),
        (
            '[packages.a.apis]\nx = "x"\n[packages.a.operations.b]\nmethod = "not one"',
            "packages.a.operations.b.method: 'not one' is no Python identifier",
        ),
        (
            '[packages.a.apis]\nx = "x"\n[packages.a.operations.b]\nbulk = {field = "rows"}',
            "packages.a.operations.b.bulk needs 'limit', the number of rows that a call takes",
        ),
        (
            '[packages.a.apis]\nx = "x"\n[packages.a.operations.b]\nbulk = true',
            "packages.a.operations.b.bulk must be false, or a table that says how many rows a call takes",
        ),
        (
            '[packages.a]\nenv_prefix = "A-B c"\n[packages.a.apis]\nx = "x"',
            "packages.a.env_prefix: 'A-B c' is no name for environment variables",
        ),
        (
            '[packages.a]\nclient = "errors"\n[packages.a.apis]\nx = "x"',
            "F107 FOLDER/clientwright.toml: packages.a.client: 'errors' is the name of something else",
        ),
        ('[packages.__init__.apis]\nx = "x"', "F105 '__init__' is no name for a package"),
        (
            '[packages.a.apis]\nx = "x"\n[packages.a.operations.b]\nidempotent = "yes"',
            "packages.a.operations.b.idempotent must be true or false",
        ),
        (
            '[packages.a]\noverlays = ["x", 1]\n[packages.a.apis]\nx = "x"',
            "packages.a.overlays must hold strings",
        ),
        ("[packages.a.apis]\nx = 2026-12-01", "packages.a.apis.x must be a string"),
        (
            '[packages.a.apis]\nx = "x"\n[packages.a.operations.b]\nbulk = {limit = 99999999999999999999}',
            "packages.a.operations.b.bulk.limit must be an integer",
        ),
        (
            '[packages.a.apis]\nx = "x"\n[packages.a.operations.404]\npaginaton = false\nmethod = 1',
            "F103 FOLDER/clientwright.toml: packages.a.operations.404.paginaton is no known key; "
            "did you mean 'pagination'?\nF104 FOLDER/clientwright.toml: packages.a.operations.404.method must be a string",
        ),
        ('[packages.a.apis]\nx = "x"\n[packages.a.security.b]\nvariable = "x"', "is no known key; known are argument"),
    ],
)
def test_what_has_no_meaning_is_refused(text: str, expected: str, tmp_path: Path) -> None:
    assert expected in refusal(text, tmp_path)


@pytest.mark.parametrize("text", ["tool = 1", "tool.clientwright = 1", "tool.clientwright.packages = 1"])
def test_a_pyproject_whose_tables_are_none_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(text)
    diagnostics = Diagnostics()
    with pytest.raises(GenerationError):
        read_configuration(path, diagnostics)
    assert "must be a table" in next(iter(diagnostics)).message


def test_documents_of_the_command_line_have_defaults(tmp_path: Path) -> None:
    config = package_of([Path("pet-store.yml")], None, None, Diagnostics())
    assert (config.name, config.client, config.env_prefix) == ("pet_store", "PetStore", "PET_STORE")
    config = package_of([Path("b.yml"), Path("a.yml")], "shop", tmp_path, Diagnostics())
    assert [spec.path.name for spec in config.specs] == ["a.yml", "b.yml"]
    assert config.target == tmp_path / "shop"


def test_the_digest_depends_on_what_is_set_not_on_where(tmp_path: Path) -> None:
    digests: list[str] = []
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / "clientwright.toml"
        path.write_text(_GOOD if folder == "one" else _GOOD + "skip = true\n")
        digests.append(read_configuration(path, Diagnostics())[0].digest)
        (tmp_path / folder / "sub").mkdir()
        moved = tmp_path / folder / "sub" / "clientwright.toml"
        moved.write_text(path.read_text())
        assert read_configuration(moved, Diagnostics())[0].digest == digests[-1]
    assert digests[0] != digests[1]


def test_a_document_names_no_package_like_the_standard_library(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    with pytest.raises(GenerationError):
        package_of([tmp_path / "json.yml"], None, tmp_path, diagnostics)
    assert [found.code for found in diagnostics] == ["F105"]
    assert package_of([tmp_path / "json.yml"], "json_api", tmp_path, Diagnostics()).name == "json_api"


def _properties(schema: dict[str, Any], *path: str) -> set[str]:
    for token in path:
        schema = schema[token]
    assert schema["additionalProperties"] is False
    assert all(found["description"] for found in schema["properties"].values())
    return set(schema["properties"])


def _fields(kind: type, **renamed: str | None) -> set[str]:
    named = (renamed.get(found.name, found.name) for found in fields(kind))
    return {name for name in named if name}


def test_the_schema_has_the_keys_that_are_read() -> None:
    schema = json.loads(configuration_schema().read_text(encoding="utf-8"))
    assert _properties(schema) == {"packages"}
    package = schema["properties"]["packages"]["additionalProperties"]
    not_of_a_file = dict.fromkeys(("name", "ref_root", "limits", "folder"))
    assert _properties(package) == _fields(PackageConfig, specs="apis", **not_of_a_file)
    assert _properties(package, "properties", "envelope") == _fields(Envelope)
    assert _properties(package, "properties", "security", "additionalProperties") == _fields(CredentialConfig)
    operation = package["properties"]["operations"]["additionalProperties"]
    assert _properties(operation) == _fields(OperationConfig)
    for rule in ("pagination", "bulk"):
        source = (ROOT / "generator" / "infer" / f"{rule}.py").read_text(encoding="utf-8")
        read = set(re.findall(r'setting(?:\.get\(|\[)"(\w+)"', source))
        assert _properties(operation, "properties", rule) == read


def test_an_editor_says_what_generate_says() -> None:
    """Every configuration of the project fits the schema with all its patterns."""
    schema = json.loads(configuration_schema().read_text(encoding="utf-8"))
    found = [tomllib.loads(path.read_text()) for path in ROOT.glob("tests/golden/*/clientwright.toml")]
    found += [tomllib.loads(_GOOD), tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["clientwright"]]
    assert len(found) > 3
    for content in found:
        assert [violation.message for violation in violations(schema, content)] == []
    for name in ("a-b", "__init__", "1a", "é"):
        assert [*violations(schema, {"packages": {name: {"apis": {"x": "x"}}}})]
