"""What several documents have in common becomes one definition, and only that."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.diagnostics import Diagnostics
from generator.resolve.inline import name_inline_schemas
from generator.share import share
from generator.shared import SharedApis
from tests.resolving import resolve_text

_HEAD = "info: {title: Sample, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"


def shared(folder: Path, **documents: str) -> tuple[SharedApis, list[str]]:
    """What becomes of the schemas of some documents, and the codes of what the user is told."""
    diagnostics = Diagnostics()
    apis = []
    for name, schemas in documents.items():
        api, _ = resolve_text(folder, _HEAD + "".join(f"    {line}\n" for line in schemas.splitlines()))
        apis.append(replace(name_inline_schemas(api, diagnostics), name=name))
    return share(apis, diagnostics), [found.code for found in diagnostics]


def classes(found: SharedApis) -> dict[str, tuple[str, ...]]:
    return {str(name): definition.apis for name, definition in found.definitions.items()}


def test_prose_does_not_count(tmp_path: Path) -> None:
    found, told = shared(
        tmp_path,
        one="Money: {type: object, description: Of one, properties: {sum: {type: integer}}}",
        two="Money: {type: object, description: Of two, properties: {sum: {type: integer, title: Sum}}}",
    )
    assert classes(found) == {"Money": ("one", "two")}
    assert found.shared == ("schema Money",)
    assert told == []


def test_a_property_called_like_prose_counts(tmp_path: Path) -> None:
    found, _ = shared(
        tmp_path,
        one="Text: {type: object, properties: {description: {type: string}}}",
        two="Text: {type: object, properties: {summary: {type: string}}}",
    )
    assert classes(found) == {"OneText": ("one",), "TwoText": ("two",)}


def test_what_refers_to_something_different_is_different(tmp_path: Path) -> None:
    order = "Order: {type: object, properties: {price: {$ref: '#/components/schemas/Price'}}}\n"
    found, told = shared(
        tmp_path,
        one=order + "Price: {type: object, properties: {sum: {type: integer}}}",
        two=order + "Price: {type: object, properties: {sum: {type: number}}}",
    )
    assert set(classes(found)) == {"OneOrder", "TwoOrder", "OnePrice", "TwoPrice"}
    assert found.definitions[found.classes["two", "Order"]].schema["properties"] == {
        "price": {"$ref": "#/components/schemas/TwoPrice"}
    }
    assert told == ["S101", "S101"]


def test_schemas_that_refer_to_each_other_are_shared_together(tmp_path: Path) -> None:
    ring = (
        "Parent: {type: object, properties: {child: {$ref: '#/components/schemas/Child'}}}\n"
        "Child: {type: object, properties: {parent: {$ref: '#/components/schemas/Parent'}}}"
    )
    found, told = shared(tmp_path, one=ring, two=ring)
    assert classes(found) == {"Parent": ("one", "two"), "Child": ("one", "two")}
    assert told == []


def test_the_order_of_the_documents_changes_nothing(tmp_path: Path) -> None:
    documents = {
        "one": "Row: {type: object, properties: {a: {type: string}}}\nCell: {type: object, properties: {}}",
        "two": "Row: {type: object, properties: {b: {type: string}}}\nCell: {type: object, properties: {}}",
    }
    forwards, _ = shared(tmp_path, **documents)
    backwards, _ = shared(tmp_path, **dict(reversed(documents.items())))
    assert classes(forwards) == classes(backwards)


def test_names_that_differ_in_case_alone_get_numbers(tmp_path: Path) -> None:
    found, told = shared(
        tmp_path,
        one="\n".join(f"{name}: {{type: object, properties: {{{name}: {{}}}}}}" for name in ("foo", "Foo", "FOO")),
    )
    assert len(classes(found)) == len(found.classes) == 3
    assert set(told) == {"S102"}
