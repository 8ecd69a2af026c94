"""A model, as far as datamodel-code-generator is to be asked for it: a class with fields, or an alias.

What does not travel through it stands beside what does:

* Descriptions: it would wrap and escape them in its own way, and they are somebody else's text.
* Defaults other than plain scalars: it writes `date = "2020-01-01"`, which no type checker accepts, and validates
  them only where it refers to a model.
* How to tell the members of a union apart: it would close the enums of the tags, and refuse a new one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.openapi import JsonSchema
from generator.text import Identifier, Source, join, literal, source

DEFINITION_PREFIX = "#/$defs/"
"""What every `$ref` of a definition starts with; the class follows."""

EXTRA = "clientwright_extra"
"""The field that stands for all further properties: it would write their type into `__annotations__`, where no type
checker looks. Of a field of that type becomes `model_extra`."""


@dataclass(frozen=True, slots=True)
class Tag:
    """How the members of a union are told apart.

    Attributes:
        names: What the property that tells is called: on the wire, and in Python where that differs.
        members: The classes that an object may be, by the values of that property.
        default: The class of objects with any other value, if there is one.
        optional: Whether an object may lack the property.
    """

    names: tuple[str, ...]
    members: tuple[tuple[str | int, tuple[Identifier, ...]], ...]
    default: Identifier | None
    optional: bool

    def written(self) -> Source:
        """The metadata of the union."""
        members = {value: str(names[0]) if len(names) == 1 else tuple(map(str, names)) for value, names in self.members}
        arguments: list[Source] = [literal(members), *map(literal, self.names)]
        if self.default:
            arguments.append(source("default={name}", name=literal(str(self.default))))
        if self.optional:
            arguments.append(Source("optional=True"))
        return source("OneOf({arguments})", arguments=join(", ", arguments))


@dataclass(frozen=True, slots=True)
class FieldDefinition:
    """A field of a class.

    Attributes:
        wire: The property.
        attribute: What it is called in Python.
        schema: Its type, its restrictions, and its default where that is a plain scalar.
        is_required: Whether the property has to be there.
        default: Any other default.
        description: Its description.
    """

    wire: str
    attribute: str
    schema: JsonSchema
    is_required: bool
    default: Any = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class ClassDefinition:
    """A class.

    Attributes:
        base: The model that it extends, if any.
        fields: Its own fields.
        description: Its description.
    """

    base: Identifier | None
    fields: tuple[FieldDefinition, ...]
    description: str


@dataclass(frozen=True, slots=True)
class AliasDefinition:
    """A type with a name.

    Attributes:
        schema: The type.
        tag: How the members are told apart, where it is a union.
        description: Its description.
    """

    schema: JsonSchema
    tag: Tag | None
    description: str


Definition = ClassDefinition | AliasDefinition
