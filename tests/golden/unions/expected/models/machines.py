"""Models of Machines."""

from __future__ import annotations

from typing import Annotated

from typing_extensions import TypeAliasType

from .._runtime.model import Model
from .._runtime.union import OneOf


class Machine(Model):
    """A base that its heirs may stand for"""

    make: str
    spare: AnyMachine | None = None


class Lathe(Machine):
    rpm: int | None = None


class Saw(Machine):
    teeth: int | None = None


AnyMachine = TypeAliasType(
    "AnyMachine",
    Annotated[
        Saw | Lathe | Machine,
        OneOf(
            {"Saw": "Saw", "Lathe": "Lathe", "Machine": "Machine"},
            "make",
            default="Machine",
        ),
    ],
)
"""Any Machine."""
