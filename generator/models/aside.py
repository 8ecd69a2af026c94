"""What does not travel through datamodel-code-generator and is put back into what it wrote.

* Descriptions: it would wrap and escape them in its own way, and they are somebody else's text.
* Defaults other than plain scalars: it writes `date = "2020-01-01"`, which no type checker accepts, and validates
  them only where it refers to a model.
* The type of further properties: it writes into `__annotations__`, where no type checker looks. It gets a field of
  that type, which becomes `model_extra`.
* How to tell the members of a union apart: it would close the enums of the tags, and refuse a new one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator.text import Identifier, Source, join, literal, source

EXTRA = "clientwright_extra"
"""The field that stands for all further properties."""


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


@dataclass(slots=True)
class Aside:
    """What was put aside of one model.

    Attributes:
        prose: The descriptions; `@3@` stands for the fourth.
        defaults: JSON values by attribute.
        tag: How the members are told apart, where the model is a union.
    """

    prose: list[str] = field(default_factory=list[str])
    defaults: dict[str, Any] = field(default_factory=dict[str, Any])
    tag: Tag | None = None
