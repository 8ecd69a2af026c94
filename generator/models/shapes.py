"""What a definition is apart from names: of the class, of those that it refers to, and of fields that are not ASCII.

Large documents say the same thing many times, in other words. Each shape is written once, and a package that was
written before is written again without asking anybody.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.ir import Model
from generator.models.aside import Aside
from generator.models.normalise import DEFINITION_PREFIX, Normaliser, is_class
from generator.node import is_object
from generator.openapi import JsonSchema

_SPELT = re.compile(r"[A-Za-z0-9_]+")
_STAND_IN = "lientwrightname"


@dataclass(frozen=True, slots=True)
class Shape:
    """One definition, with stand-ins for names.

    Attributes:
        schema: Its references lead to `0`, which is itself, `1` and so on.
        classes: For each of the others, whether that is a class; else it is an alias.
        fields: The attribute of each property, or what stands in for it.
        stem: What all stand-ins begin with, but for the case of the first letter: nothing else in the definition does.
    """

    schema: JsonSchema
    classes: tuple[bool, ...]
    fields: Mapping[str, str]
    stem: str

    @property
    def key(self) -> str:
        """The same for two shapes if they are the same, whatever else a document holds."""
        return json.dumps([self.schema, self.classes, self.fields, self.stem], ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Shaped:
    """A model as its shape and what that leaves out.

    Attributes:
        model: The model.
        shape: Its shape.
        names: What the stand-ins stand for.
        references: The classes that it refers to; the first is its own.
        aside: What did not travel with the definition.
    """

    model: Model
    shape: Shape
    names: Mapping[str, str]
    references: tuple[str, ...]
    aside: Aside


def shaped(model: Model, models: Mapping[str, Model]) -> Shaped:
    """The shape of a model.

    Args:
        model: The model.
        models: All models, by the names of their classes.
    """
    aside = Aside()
    definition = Normaliser(models, aside).definition(model)
    references = {str(model.name.python): 0}
    schema = with_references(definition, lambda name: str(references.setdefault(name, len(references))))
    stem = _stem(schema)
    names = {f"C{stem}{number}x": name for name, number in references.items()}
    fields: dict[str, str] = {}
    for field in model.fields:
        name = str(field.name.python)
        # datamodel-code-generator takes marks, as of Hindi and Thai, out of a name.
        if not _SPELT.fullmatch(name):
            names[stand_in := f"c{stem}{len(fields)}x"] = name
            name = stand_in
        fields[field.name.wire] = name
    classes = tuple(is_class(models[name]) for name in [*references][1:])
    return Shaped(model, Shape(schema, classes, fields, stem), names, tuple(references), aside)


def _stem(schema: JsonSchema) -> str:
    text = json.dumps(schema)
    stem = _STAND_IN
    while stem in text:
        stem += "e"
    return stem


def with_references(schema: JsonSchema, place: Callable[[str], str]) -> JsonSchema:
    """A definition that refers to places; what an enum, a constant or a default holds is no schema."""
    result: JsonSchema = {}
    for keyword, value in schema.items():
        match keyword:
            case "$ref":
                result[keyword] = DEFINITION_PREFIX + place(value.removeprefix(DEFINITION_PREFIX))
            case "properties":
                result[keyword] = {name: with_references(inner, place) for name, inner in value.items()}
            case "allOf" | "anyOf" | "prefixItems":
                result[keyword] = [with_references(inner, place) for inner in value]
            case "items" | "additionalProperties" if is_object(value):
                result[keyword] = with_references(value, place)
            case _:
                result[keyword] = value
    return result
