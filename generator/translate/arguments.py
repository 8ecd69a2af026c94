"""The arguments of one method, each with a name of its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.diagnostics import Diagnostics
from generator.document import Location
from generator.ir import Argument, Type
from generator.names import Name, snake
from generator.openapi import JsonSchema
from generator.text import Identifier
from generator.translate.schemas import ApiSchemas
from generator.translate.types import nullable


@dataclass(frozen=True, slots=True)
class ArgumentNames:
    """Makes the arguments of one method.

    Attributes:
        taken: The names that are given away.
        fields: The names of the body's fields by those on the wire: a field of several media types has one name.
    """

    schemas: ApiSchemas
    diagnostics: Diagnostics
    taken: set[str]
    fields: dict[str, Identifier] = field(default_factory=dict[str, Identifier])

    def argument(
        self,
        wire: str,
        schema: JsonSchema,
        required: bool,
        description: str,
        location: Location,
        place: str,
        kind: Type | None = None,
    ) -> Argument:
        """An argument for a value of the document.

        Args:
            wire: Its name in the document.
            schema: Its schema.
            required: Whether a call without it makes no sense.
            description: What the document says of it.
            location: Where it was written.
            place: Where it is sent, which its name begins with if another argument has the plain one.
            kind: Its type, where that is not the schema's.
        """
        python = self.fields.get(wire) if place == "body" else None
        if python is None:
            python = self._free_name(wire, location, place)
        if place == "body":
            self.fields[wire] = python
        kind = kind or self.schemas.type_of(schema)
        # An optional field may be null on the wire: that clears it, where leaving it out lets it be.
        kind = nullable(kind) if place == "body" and not required else kind
        return Argument(Name(wire, python), kind, required, description, location)

    def _free_name(self, wire: str, location: Location, place: str) -> Identifier:
        python = snake(wire)
        if python in self.taken:
            python = Identifier(f"{place}_{python.strip('_')}")
        if python in self.taken:
            while python in self.taken:
                python = Identifier(f"{python}_")
            self.diagnostics.warning("N107", f"several arguments want the name of {wire!r}; it is {python}", location)
        self.taken.add(python)
        return python
