"""Every model, under one path: a module loads when the first of its models is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .jobs import GetJobStateResponseDefault as GetJobStateResponseDefault
    from .jobs import Problem as Problem
    from .jobs import Refusal as Refusal
    from .jobs import RefusalReason as RefusalReason
    from .jobs import Result as Result
    from .jobs import Ticket as Ticket

_MODULES: dict[str, str] = {
    "GetJobStateResponseDefault": "jobs",
    "Problem": "jobs",
    "Refusal": "jobs",
    "RefusalReason": "jobs",
    "Result": "jobs",
    "Ticket": "jobs",
}

__all__ = [
    "GetJobStateResponseDefault",
    "Problem",
    "Refusal",
    "RefusalReason",
    "Result",
    "Ticket",
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
