"""What datamodel-code-generator would get wrong, and what it is given instead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import pipeline
from generator.diagnostics import Diagnostics
from generator.settings import package_of


def models(folder: Path, schemas: str) -> tuple[str, list[str]]:
    """The module of models that a document of these schemas gives, and what the user is told."""
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "Sample", "version": "1"},
        "paths": {},
        "components": {"schemas": yaml.safe_load(schemas)},
    }
    path = folder / "sample.yml"
    path.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), encoding="utf-8")
    diagnostics = Diagnostics()
    files = pipeline.generate(package_of([path], "sample", None, diagnostics), diagnostics).files
    [text] = [file.content.decode() for file in files if file.path == "models/common.py"]
    told = [f"{found.code}: {found.message}" for found in diagnostics]
    return text.partition("import Model\n")[2].strip() or text.rpartition("\n\n")[2].strip(), told


OBJECT = "{type: object, properties: {name: {type: string}}}"


@pytest.mark.parametrize(
    ("schemas", "expected"),
    [
        # --- allOf
        pytest.param(
            f"Base: {OBJECT}\nPet: {{allOf: [{{$ref: '#/components/schemas/Base'}}, {{properties: {{age: {{type: integer}}}}}}]}}",
            "class Pet(Base):\n    age: int | None = None",
            id="one base is inherited",
        ),
        pytest.param(
            f"Base: {OBJECT}\nPet: {{allOf: [{{$ref: '#/components/schemas/Base'}}, {{required: [name]}}]}}",
            "class Pet(Model):\n    name: str",
            id="a field that becomes required is no override",
        ),
        pytest.param(
            f"A: {OBJECT}\nB: {{properties: {{size: {{type: integer}}}}}}\n"
            "Both: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}",
            "class Both(Model):\n    name: str | None = None\n    size: int | None = None",
            id="several bases become one object",
        ),
        pytest.param(
            "Ring: {allOf: [{$ref: '#/components/schemas/Other'}, {properties: {a: {type: string}}}]}\n"
            "Other: {allOf: [{$ref: '#/components/schemas/Ring'}, {properties: {b: {type: string}}}]}",
            "class Ring(Model):\n    b: str | None = None\n    a: str | None = None",
            id="a base that leads back to its heir",
        ),
        # --- anyOf beside properties
        pytest.param(
            "Card: {properties: {id: {type: string}}, oneOf: [{required: [id]}, {properties: {pin: {type: integer}}}]}",
            "class Card(Model):\n    id: str | None = None\n    pin: int | None = None",
            id="alternatives beside properties",
        ),
        pytest.param(
            "Loop: {anyOf: [{type: string}, {$ref: '#/components/schemas/Loop'}]}",
            'Loop = TypeAliasType("Loop", str)',
            id="an alias that names itself",
        ),
        pytest.param(
            "Tree: {type: array, items: {type: object, additionalProperties: {$ref: '#/components/schemas/Tree'}}}",
            'Tree = TypeAliasType("Tree", "list[dict[str, Tree]]")',
            id="a list of itself",
        ),
        # --- types it would invent
        pytest.param(
            "Row: {properties: {cells: {type: array, items: {type: string, maxLength: 3}}}}",
            "class Row(Model):\n    cells: list[str] | None = None",
            id="restricted items",
        ),
        pytest.param(
            "Row: {properties: {id: {type: string}}, additionalProperties: {type: integer}}",
            "        def model_extra(self) -> dict[str, int]: ...\n\n    else:\n"
            "        __pydantic_extra__: dict[str, int]\n\n    id: str | None = None",
            id="typed values beside properties",
        ),
        pytest.param(
            "Row: {properties: {id: {type: string}}, patternProperties: {'^a': {type: integer}, '^b': {type: string}}}",
            "        __pydantic_extra__: dict[str, int | str]\n",
            id="values of patterns beside properties",
        ),
        pytest.param(
            "Row: {type: object, patternProperties: {'^a': {type: integer}}, additionalProperties: false}",
            'Row = TypeAliasType("Row", dict[str, int])',
            id="values of patterns alone",
        ),
        pytest.param(
            "Pair: {type: array, prefixItems: [{type: string}, {type: integer}]}",
            'Pair = TypeAliasType("Pair", list[str | int])',
            id="a tuple that may be longer or shorter",
        ),
        pytest.param(
            "Pair: {type: array, prefixItems: [{type: string}, {type: integer}], items: false, minItems: 2}",
            'Pair = TypeAliasType("Pair", tuple[str, int])',
            id="a tuple",
        ),
        pytest.param(
            "Row: {properties: {key: {type: string, format: byte, maxLength: 9}, id: {type: number, format: int64}}}",
            "class Row(Model):\n    key: Base64 | None = None\n    id: int | None = None",
            id="formats that it does not know, without its ConfigDict",
        ),
        pytest.param(
            "Cat: {required: [is], properties: {is: {const: cat}}}\nDog: {required: [is], properties: {is: {const: dog}}}\n"
            "Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}",
            'Annotated[Cat | Dog, OneOf({"cat": "Cat", "dog": "Dog"}, "is", "is_")]',
            id="a union that a constant tells apart",
        ),
        pytest.param("Bag: {type: object}", 'Bag = TypeAliasType("Bag", dict[str, Any])', id="an object without fields"),
        # --- null
        pytest.param(
            "Shop: {properties: {owner: {$ref: '#/components/schemas/Owner'}}, required: [owner]}\n"
            "Owner: {type: [object, 'null'], properties: {name: {type: string}}}",
            "class Shop(Model):\n    owner: Owner | None",
            id="an object or null",
        ),
        # --- enum and const
        pytest.param(
            "Code: {enum: [1, two, null]}",
            'Code = TypeAliasType("Code", Literal[1] | Literal["two"] | int | str | None)',
            id="values of several types",
        ),
        pytest.param("None: {enum: [1.5, 2]}", 'NoneModel = TypeAliasType("NoneModel", Literal[2]', id="numbers"),
        pytest.param("Empty: {enum: []}", 'Empty = TypeAliasType("Empty", Any)', id="no values"),
        pytest.param("Rate: {properties: {pi: {const: 3.14}}}", "    pi: float | None = None", id="a constant float"),
        pytest.param(
            "Big: {properties: {n: {const: 18000000000000000000}}}", "    n: int | None = None", id="beyond 64 bits"
        ),
        pytest.param(
            "Kind: {type: integer, oneOf: [{const: 1, title: DM, description: Between two}, {const: 3, title: GROUP}]}",
            'Kind = TypeAliasType("Kind", Literal[1, 3] | int)\n"""* 1: DM: Between two\n* 3: GROUP\n"""',
            id="constants with titles",
        ),
        pytest.param(
            "Row: {properties: {pair: {type: array, items: [{type: string}, {type: integer}]}}}",
            "pair: list[str | int] | None = None",
            id="items before 2020-12",
        ),
        # --- defaults
        pytest.param(
            "Plan: {properties: {day: {type: string, format: date, default: '2020-01-01'}, tags: {type: array, default: []}, "
            "level: {type: integer, default: 2}}}",
            '    day: date | None = Field(default="2020-01-01", validate_default=True)\n'
            "    tags: list[Any] | None = Field(default=[], validate_default=True)\n    level: int | None = 2",
            id="defaults that are no plain scalars",
        ),
        pytest.param(
            f"Plan: {{properties: {{owner: {{$ref: '#/components/schemas/Owner'}}}}}}\nOwner: {OBJECT}".replace(
                "'#/components/schemas/Owner'", "'#/components/schemas/Owner', default: {name: Ann}"
            ),
            '    owner: Owner | None = Field(default={"name": "Ann"}, validate_default=True)',
            id="the default of an object",
        ),
        # --- what needs what
        pytest.param(
            "Day: {properties: {date: {type: string, format: date}, other: {type: string, format: date}}}\n"
            "Trip: {properties: {start: {type: string, format: date}}}",
            "class Day(Model):\n    date: date_aliased | None = None\n    other: date_aliased | None = None\n\n\n"
            "class Trip(Model):\n    start: date | None = None",
            id="a field that hides a type in its own class alone",
        ),
        pytest.param(
            "Day: {properties: {date: {type: string, format: date}, date_aliased: {type: string}, "
            + ", ".join(f"f{number}: {{type: string}}" for number in range(60))
            + "}}",
            "class Day(Model):\n    date: date_aliased_aliased | None = None\n    date_aliased: str | None = None",
            id="a field that is called as a hidden type is",
        ),
        pytest.param(
            "猫: {properties: {name: {type: string}}}\nA: {properties: {猫: {$ref: '#/components/schemas/猫'}}}",
            'class A(Model):\n    猫_: Annotated[猫 | None, Field(alias="猫")] = None',
            id="a field that is called like a class",
        ),
        pytest.param(
            "Leaf: {type: array, items: {$ref: '#/components/schemas/Stem'}}\n"
            "Stem: {type: array, items: {anyOf: [{type: string}, {$ref: '#/components/schemas/Leaf'}]}}\n"
            f"Tree: {OBJECT}",
            'Leaf = TypeAliasType("Leaf", "list[Stem]")\n\n\nStem = TypeAliasType("Stem", list[str | Leaf])',
            id="aliases that need each other",
        ),
        # --- names
        pytest.param(
            "'201': {properties: {+1: {type: integer}, '-1': {type: integer}, int: {type: string}}}",
            'class Model201(Model):\n    plus_1: Annotated[int | None, Field(alias="+1")] = None\n'
            '    minus_1: Annotated[int | None, Field(alias="-1")] = None\n'
            '    int_: Annotated[str | None, Field(alias="int")] = None',
            id="names that are none",
        ),
        pytest.param(
            "IPv4Address: {type: string, format: ipv4}\nBase64: {type: string, format: byte}\nTrue: {properties: {a: {}}}",
            'Base64Model = TypeAliasType("Base64Model", Base64)',
            id="names of what its module imports",
        ),
    ],
)  # fmt: skip
def test_model(tmp_path: Path, schemas: str, expected: str) -> None:
    assert expected in models(tmp_path, schemas.replace("+1:", "'+1':"))[0]


def test_two_properties_of_one_name_stay_apart(tmp_path: Path) -> None:
    text, told = models(tmp_path, "Row: {properties: {fooBar: {type: string}, foo_bar: {type: string}}}")
    assert 'foo_bar_: Annotated[str | None, Field(alias="fooBar")]' in text
    assert "foo_bar: str | None" in text
    assert [message.split(":")[0] for message in told] == ["N106"]


def test_two_schemas_of_one_name_stay_apart(tmp_path: Path) -> None:
    text, told = models(tmp_path, f"foo: {OBJECT}\nFoo: {{properties: {{size: {{type: integer}}}}}}")
    assert "class Foo(Model):\n    name" in text
    assert "class Foo2(Model):\n    size" in text
    assert [message.split(":")[0] for message in told] == ["S102"]


_SHAPES = """
Crate: {required: [id], properties: {id: {type: string, minLength: 2}, lid: {$ref: '#/components/schemas/Lid'}}}
Lid: {properties: {id: {type: string}, kind: {enum: [flat, round]}}}
"""
_OTHERS = """
Barrel: {required: [id], properties: {id: {type: string, minLength: 2}, lid: {$ref: '#/components/schemas/Tap'}}}
Tap: {type: array, items: {$ref: '#/components/schemas/Barrel'}}
Clientwrightname1x: {properties: {id: {const: Clientwrightname1x}, date: {type: string, format: date}}}
"""


def test_a_model_does_not_depend_on_those_beside_it(tmp_path: Path) -> None:
    alone, _ = models(tmp_path, _SHAPES)
    together, _ = models(tmp_path, _SHAPES + _OTHERS)
    statements = alone.split("\n\n\n")
    assert len(statements) == 3
    assert all(statement in together.split("\n\n\n") for statement in statements)
    assert "    lid: Tap | None = None" in together
    assert 'id: Literal["Clientwrightname1x"] | None' in together
