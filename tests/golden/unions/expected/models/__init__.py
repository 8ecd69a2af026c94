"""Every model, under one path: a module loads when the first of its models is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .jobs import Cash as Cash
    from .jobs import Cut as Cut
    from .jobs import Drill as Drill
    from .jobs import DrillKind as DrillKind
    from .jobs import Job as Job
    from .jobs import JobPayment as JobPayment
    from .jobs import JobStep as JobStep
    from .jobs import Transfer as Transfer
    from .jobs import Untold as Untold
    from .machines import AnyMachine as AnyMachine
    from .machines import Lathe as Lathe
    from .machines import Machine as Machine
    from .machines import Saw as Saw

_MODULES: dict[str, str] = {
    "AnyMachine": "machines",
    "Cash": "jobs",
    "Cut": "jobs",
    "Drill": "jobs",
    "DrillKind": "jobs",
    "Job": "jobs",
    "JobPayment": "jobs",
    "JobStep": "jobs",
    "Lathe": "machines",
    "Machine": "machines",
    "Saw": "machines",
    "Transfer": "jobs",
    "Untold": "jobs",
}

__all__ = [
    "AnyMachine",
    "Cash",
    "Cut",
    "Drill",
    "DrillKind",
    "Job",
    "JobPayment",
    "JobStep",
    "Lathe",
    "Machine",
    "Saw",
    "Transfer",
    "Untold",
]


def __getattr__(name: str) -> object:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(_MODULES)
