"""What `check` says of documents, with the place of each message."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check import check
from generator.diagnostics import Diagnostics
from generator.load import read

_HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
_OK = "responses: {'200': {description: ok}}"


def _check(folder: Path, text: str) -> list[str]:
    path = folder / "api.yaml"
    path.write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    check(read(path, name="api.yaml", diagnostics=diagnostics), diagnostics)
    return [str(found) for found in diagnostics]


@pytest.mark.parametrize("version", ["3.0.0", "3.0.4", "3.1.1", "3.2.0"])
def test_versions_that_are_known(tmp_path: Path, version: str) -> None:
    assert not _check(tmp_path, f"openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("swagger: '2.0'", "api.yaml:1:1: error C102: Swagger 2.0 is not supported; convert"),
        ("info: {}", "api.yaml:1:1: error C101: not an OpenAPI document"),
        ("paths: []", "api.yaml:1:1: error C101: not an OpenAPI document"),
        ("openapi: 4.0.0", "api.yaml:1:1: error C103: OpenAPI 4.0.0 is not supported"),
        ("openapi: 2\nswagger: '2.0'", "api.yaml:2:1: error C102: Swagger 2.0 is not supported"),
    ],
)
def test_documents_of_another_kind(tmp_path: Path, text: str, message: str) -> None:
    (found,) = _check(tmp_path, text)
    assert found.startswith(message)


def test_a_document_that_has_paths_but_no_version(tmp_path: Path) -> None:
    (found,) = _check(tmp_path, f"info: {{title: T, version: '1'}}\npaths: {{/a: {{get: {{{_OK}}}}}}}")
    assert found == "api.yaml:1:1: warning C101: there is no `openapi` field; the document is read as OpenAPI 3.1"


# What follows the head, and the one message that it gives.
_CASES = {
    "paths are a list": ("paths: [a]", "3:1: error C110: `paths` must be an object, not an array"),
    "paths are an empty list": (
        "paths: []",
        "3:1: warning C111: `paths` must be an object, not an array; it is ignored",
    ),
    "responses are a list": (
        "paths: {/a: {get: {responses: [a]}}}",
        "3:20: error C110: `responses` must be an object, not an array",
    ),
    "parameters are null": (
        f"paths: {{/a: {{get: {{parameters: null, {_OK}}}}}}}",
        "3:20: warning C111: `parameters` must be an array, not null; it is ignored",
    ),
    "tag that is an object": (
        f"paths: {{/a: {{get: {{tags: [{{name: a}}], {_OK}}}}}}}",
        "3:27: warning C111: item 1 of `tags` must be a string, not an object",
    ),
    "path without a slash": (f"paths: {{a: {{get: {{{_OK}}}}}}}", "warning C154: `a` is read as `/a`"),
    "unknown key": ("paths: {/a: {x: 1}}", "3:14: warning C112: `x` is not known here"),
    "no description": (
        "paths: {/a: {get: {responses: {'200': {}}}}}",
        "3:32: warning C111: `200` must have `description`",
    ),
    "no status code": (
        "paths: {/a: {get: {responses: {abc: {description: d}}}}}",
        "3:32: warning C145: `abc` is no status code; the response is ignored",
    ),
    "same path twice": (
        "paths:\n  /{a}: {parameters: [{$ref: '#/components/parameters/a'}]}\n  /{b}: {}\n"
        "components: {parameters: {a: {name: a, in: path, required: true, schema: {}}}}",
        "5:3: warning C144: `/{b}` and `/{a}` at api.yaml:4:3 match the same requests",
    ),
    "undeclared path parameter": (
        f"paths:\n  /{{a}}:\n    get: {{{_OK}}}",
        '5:5: warning C142: the path parameter "a" is not declared; it is taken as a string',
    ),
    "unused path parameter": (
        f"paths:\n  /a:\n    get:\n      {_OK}\n      parameters:\n"
        "      - {name: x, in: path, required: true, schema: {}}",
        '8:9: warning C141: the path parameter "x" does not occur in `/a`',
    ),
    "optional path parameter": (
        f"paths:\n  /{{a}}:\n    parameters:\n    - {{name: a, in: path, schema: {{}}}}\n    get: {{{_OK}}}",
        '6:7: warning C143: the path parameter "a" needs `required: true`, which is assumed',
    ),
    "modifier in a path": (
        "paths:\n  /{a*}:\n    parameters:\n"
        f"    - {{name: a, in: path, required: true, schema: {{}}}}\n    get: {{{_OK}}}",
        "7:5: warning C146: `{a*}` is no variable of OpenAPI; it is read as `{a}`",
    ),
    "tag twice": ("paths: {}\ntags: [{name: a}, {name: a}]", "4:19: warning C150: the tag"),
    "broken reference": (
        "components:\n  schemas:\n    Pet: {}\n    A: {$ref: '#/components/schemas/Pets'}",
        '6:9: error C130: `#/components/schemas/Pets` leads nowhere: there is no "Pets", but "Pet"',
    ),
    "circular reference": (
        "components:\n  schemas:\n    A: {$ref: '#/components/schemas/A'}",
        "5:9: error C130: the reference `#/components/schemas/A` leads back to itself",
    ),
    "schema that is a number": (
        "components: {schemas: {A: {properties: {b: 5}}}}",
        "3:41: error C120: a schema must be an object or a boolean",
    ),
    "object that is none": (
        "components: {schemas: {A: {properties: 5}}}",
        "3:28: error C120: `properties` must be an object",
    ),
    "slip of the pen": (
        "components: {schemas: {A: {type: text}}}",
        "3:28: warning C121: `text` is no type; it is read as string",
    ),
    "default of another type": (
        "components: {schemas: {A: {type: integer, default: '1'}}}",
        '3:43: warning C122: the default "1" is not of type integer; it is ignored',
    ),
    "default outside the enum": (
        "components: {schemas: {A: {$ref: '#/components/schemas/B', default: z}, B: {enum: [a]}}}",
        '3:60: warning C122: the default "z" is not in the enum; it is ignored',
    ),
    "default of an object that lacks something": (
        "components: {schemas: {A: {type: object, required: [a], properties: {a: {}}, default: {}}}}",
        '3:78: warning C122: the default {} lacks "a"; it is ignored',
    ),
    "default of no fixed length": (
        "components: {schemas: {A: {type: string, format: duration, default: P1M}}}",
        '3:60: warning C122: the default "P1M" counts months or years, or is no duration; it is ignored',
    ),
    "default of another format": (
        "components: {schemas: {A: {type: string, format: uuid, default: x}}}",
        '3:56: warning C122: the default "x" has not the format uuid; it is ignored',
    ),
}


@pytest.mark.parametrize("case", _CASES)
def test_one_fault_one_message(tmp_path: Path, case: str) -> None:
    text, message = _CASES[case]
    if "paths" not in text:
        text += "\npaths: {}"
    (found,) = _check(tmp_path, _HEAD + text)
    assert message in found


def test_the_alternative_that_was_meant_is_reported(tmp_path: Path) -> None:
    head = _HEAD.replace("3.1.0", "3.0.3")
    text = "paths:\n  /a:\n    get:\n      responses:\n        '200': {content: {}}\n"
    (found,) = _check(tmp_path, head + text)
    assert found.startswith("api.yaml:7:9: warning C111: `200` must have `description`")


def test_examples_are_data(tmp_path: Path) -> None:
    text = """
components:
  schemas:
    A:
      example: {$ref: '#/nowhere'}
      default: {$ref: '#/nowhere'}
      enum: [{$ref: '#/nowhere'}]
      const: {$ref: '#/nowhere'}
      x-own: {$ref: '#/nowhere'}
      properties:
        example: {type: object, examples: [{$ref: '#/nowhere'}]}
  examples:
    e: {value: {$ref: '#/nowhere'}}
paths: {}
"""
    found = _check(tmp_path, _HEAD + text)
    assert not [message for message in found if "C130" in message]


_SPECS = Path(__file__).parent.parent / "specs"


@pytest.mark.parametrize("path", sorted(_SPECS.glob("*.yml")), ids=lambda path: path.stem)
def test_published_documents_are_clean(path: Path) -> None:
    diagnostics = Diagnostics()
    check(read(path, name=path.name, diagnostics=diagnostics), diagnostics)
    assert not [str(found) for found in diagnostics]
