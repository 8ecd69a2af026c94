"""Models of Jobs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.model import Model
from .._runtime.union import OneOf


class Cash(Model):
    paid_by: Annotated[str, Field(alias="paidBy")]
    change: int | None = None


class Transfer(Model):
    paid_by: Annotated[str, Field(alias="paidBy")]
    iban: str | None = None


JobPayment = TypeAliasType(
    "JobPayment",
    Annotated[
        Cash | Transfer,
        OneOf(
            {"coins": "Cash", "notes": "Cash", "bank": "Transfer"},
            "paidBy",
            "paid_by",
        ),
    ],
)


class Cut(Model):
    kind: Literal["cut"]
    length: float | None = None


DrillKind = TypeAliasType("DrillKind", Literal["drill", "ream"] | str)


class Drill(Model):
    kind: DrillKind
    depth: float | None = None


JobStep = TypeAliasType(
    "JobStep",
    Annotated[
        Cut | Drill | str,
        OneOf({"cut": "Cut", "drill": "Drill", "ream": "Drill"}, "kind"),
    ],
)


Untold = TypeAliasType("Untold", Cash | Cut)
"""Nothing tells these apart but what fits"""


class Job(Model):
    payment: JobPayment | None = None
    """Told apart by a mapping; null is no member"""

    step: JobStep | None = None
    """Told apart by constants that no two of them share"""

    next: Untold | None = None
