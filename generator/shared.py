"""What the documents of a package come to, once it is known which of their schemas are the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.document import Location
from generator.openapi import Api, JsonSchema
from generator.text import Identifier

SchemaKey = tuple[str, str]
"""The api's name and the schema's name in it."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A schema that exists once in the package.

    Attributes:
        wire: Its name in the documents.
        class_name: Its name in the package.
        schema: Its JSON Schema; references have the form `#/components/schemas/CLASS_NAME`.
        apis: The apis that have it, in order.
        inline: Whether its name was given by the generator.
    """

    wire: str
    class_name: Identifier
    schema: JsonSchema
    apis: tuple[str, ...]
    inline: bool
    location: Location


@dataclass(frozen=True, slots=True)
class SharedApis:
    """All documents of a package, after what they share was found.

    Attributes:
        apis: In the order of their names, whatever order they were given in.
        definitions: Every schema of the package.
        classes: The class of each schema of each document.
        shared: What the documents have in common, for people to read.
    """

    apis: tuple[Api, ...]
    definitions: Mapping[Identifier, Definition]
    classes: Mapping[SchemaKey, Identifier]
    shared: tuple[str, ...]
