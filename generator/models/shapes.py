"""What a field or an alias is apart from the names of what it refers to.

Large documents say the same thing many times. Each shape is written once, however many models have it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.ir import Model
from generator.models.definitions import DEFINITION_PREFIX, AliasDefinition, ClassDefinition, FieldDefinition
from generator.models.normalise import is_class
from generator.node import is_object
from generator.openapi import JsonSchema

_SPELT = re.compile(r"\w+")
_STAND_IN = "lientwrightname"
_HIDING = re.compile(r"(?:bool|bytes|date|datetime|dict|float|int|list|str|time|timedelta|tuple)(?:_aliased)*")
"""What is called like a type, or as datamodel-code-generator calls one that a field hides."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A field or an alias, with stand-ins for names.

    Attributes:
        schema: References lead to `1`, `2` and so on; in an alias `0` is itself.
        classes: For each of these whether it is a class; else it is an alias.
        field: The property and its attribute, or what stands in for that; none for an alias.
        is_required: Whether the property has to be there.
        hidden: Types that fields of the same class hide, since they have the same name.
        stem: What all stand-ins begin with, but for the case of the first letter: nothing else in the schema does.
    """

    schema: JsonSchema
    classes: tuple[bool, ...]
    field: tuple[str, str] | None
    is_required: bool
    hidden: tuple[str, ...]
    stem: str


@dataclass(frozen=True, slots=True)
class Shaped:
    """A shape and what it leaves out.

    Attributes:
        key: The shape's key.
        shape: The shape.
        names: What the stand-ins stand for.
        references: The models that it refers to, less itself.
    """

    key: str
    shape: Shape
    names: Mapping[str, str]
    references: tuple[str, ...]


def shape_of_alias(name: str, alias: AliasDefinition, models: Mapping[str, Model]) -> Shaped:
    """The shape of the alias of a name."""
    return _shaped(alias.schema, models, own=name)


def shapes_of_fields(definition: ClassDefinition, models: Mapping[str, Model]) -> tuple[Shaped, ...]:
    """The shape of each field of a class."""
    hidden = tuple(sorted(field.attribute for field in definition.fields if _HIDING.fullmatch(field.attribute)))
    return tuple(_shaped(field.schema, models, field=field, hidden=hidden) for field in definition.fields)


def with_references(schema: JsonSchema, place: Callable[[str], str]) -> JsonSchema:
    """A schema whose references lead elsewhere; what an enum, a constant or a default holds is no schema."""
    result: JsonSchema = {}
    for keyword, value in schema.items():
        match keyword:
            case "$ref":
                result[keyword] = DEFINITION_PREFIX + place(value.removeprefix(DEFINITION_PREFIX))
            case "anyOf" | "prefixItems":
                result[keyword] = [with_references(inner, place) for inner in value]
            case "items" | "additionalProperties" if is_object(value):
                result[keyword] = with_references(value, place)
            case _:
                result[keyword] = value
    return result


def _shaped(
    schema: JsonSchema,
    models: Mapping[str, Model],
    *,
    own: str | None = None,
    field: FieldDefinition | None = None,
    hidden: tuple[str, ...] = (),
) -> Shaped:
    others: dict[str, int] = {}
    schema = with_references(schema, lambda name: "0" if name == own else str(others.setdefault(name, len(others) + 1)))
    classes = tuple(is_class(models[name]) for name in others)
    # datamodel-code-generator takes marks, as of Hindi and Thai, out of a name.
    is_spelt = field is None or _SPELT.fullmatch(field.attribute) is not None
    told = (schema, classes, field and (field.wire, field.is_required, is_spelt and field.attribute), hidden)
    text = json.dumps(told, ensure_ascii=False)
    stem = _STAND_IN
    while stem in text:
        stem += "e"
    names = {f"C{stem}{number}x": name for name, number in others.items()}
    if own is not None:
        names[f"C{stem}0x"] = own
    shown = None
    if field is not None:
        shown = (field.wire, field.attribute if is_spelt else f"c{stem}x")
        names[f"c{stem}x"] = field.attribute
    shape = Shape(schema, classes, shown, field is None or field.is_required, hidden, stem)
    return Shaped(text + stem, shape, names, tuple(others))
