"""Every model, under one path: a module loads when the first of its models is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .observations import CountObservationsResponse as CountObservationsResponse
    from .observations import Entry as Entry
    from .observations import FindObservationsResponse as FindObservationsResponse
    from .observations import Observation as Observation
    from .observations import ObservationClass as ObservationClass
    from .observations import ObservationObserver as ObservationObserver
    from .observations import ObservationPriority as ObservationPriority
    from .observations import Query as Query
    from .observations import Selection as Selection
    from .observations import SelectionTestsItem as SelectionTestsItem

_MODULES: dict[str, str] = {
    "CountObservationsResponse": "observations",
    "Entry": "observations",
    "FindObservationsResponse": "observations",
    "Observation": "observations",
    "ObservationClass": "observations",
    "ObservationObserver": "observations",
    "ObservationPriority": "observations",
    "Query": "observations",
    "Selection": "observations",
    "SelectionTestsItem": "observations",
}

__all__ = [
    "CountObservationsResponse",
    "Entry",
    "FindObservationsResponse",
    "Observation",
    "ObservationClass",
    "ObservationObserver",
    "ObservationPriority",
    "Query",
    "Selection",
    "SelectionTestsItem",
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
