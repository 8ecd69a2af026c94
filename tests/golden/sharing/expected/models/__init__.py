"""Every model, under one path: a module loads when the first of its models is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .customers import Customer as Customer
    from .orders import Order as Order
    from .shared import Query as Query
    from .shared import QueryFilter as QueryFilter

_MODULES: dict[str, str] = {
    "Customer": "customers",
    "Order": "orders",
    "Query": "shared",
    "QueryFilter": "shared",
}

__all__ = [
    "Customer",
    "Order",
    "Query",
    "QueryFilter",
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
