"""Every model, under one path: a module loads when the first of its models is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .sheets import NewSheet as NewSheet
    from .sheets import NewSheetHabitat as NewSheetHabitat
    from .sheets import NewSheetRange as NewSheetRange
    from .sheets import Place as Place
    from .sheets import PrintLabelRequestOption1 as PrintLabelRequestOption1
    from .sheets import Sheet as Sheet

_MODULES: dict[str, str] = {
    "NewSheet": "sheets",
    "NewSheetHabitat": "sheets",
    "NewSheetRange": "sheets",
    "Place": "sheets",
    "PrintLabelRequestOption1": "sheets",
    "Sheet": "sheets",
}

__all__ = [
    "NewSheet",
    "NewSheetHabitat",
    "NewSheetRange",
    "Place",
    "PrintLabelRequestOption1",
    "Sheet",
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
