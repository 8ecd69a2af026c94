"""Finds the method of a package that calls an operation, and which of its arguments is which, by their names alone."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tests.corpus.operations import Documented
from tests.corpus.wire_messages import Described

_KINDS = {"Resource": "sync", "AsyncResource": "async"}
_OWN = frozenset({"self", "options", "extra_body", "max_items"})
"""Arguments that are no part of an operation."""


class UnknownArgumentError(LookupError):
    """A method has no argument for something that its operation takes."""


class Method(NamedTuple):
    """A method of a package.

    Attributes:
        name: Its name.
        operation: The constant that says what it calls.
        pages: The constant that says how it pages, if it does.
        resources: The classes of its resource, by the kind of client.
    """

    name: str
    operation: Any
    pages: Any
    resources: Mapping[str, type[Any]]

    @property
    def arguments(self) -> list[str]:
        """The names of its arguments, those that stand in a path first."""
        return [name for name in inspect.signature(self._function).parameters if name != "self"]

    @property
    def takes_fields(self) -> bool:
        """Whether the fields of a body are arguments."""
        return "extra_body" in self.arguments

    @property
    def positional(self) -> int:
        """How many arguments have no name."""
        found = inspect.signature(self._function).parameters.values()
        return sum(each.kind is each.POSITIONAL_ONLY and each.name != "self" for each in found)

    @property
    def _function(self) -> Any:
        return inspect.unwrap(getattr(self.resources["sync"], self.name))


class Methods:
    """The methods of a package.

    Args:
        package: Its name; it can be imported.
    """

    def __init__(self, package: str) -> None:
        resources = importlib.import_module(f"{package}.resources")
        self._found: dict[tuple[str, str], list[Method]] = {}
        for module in pkgutil.walk_packages(resources.__path__, f"{resources.__name__}."):
            for method in _methods(vars(importlib.import_module(module.name))):
                self._found.setdefault((method.operation.method, method.operation.path), []).append(method)

    def of(self, operation: Documented, operation_id: str) -> Method | None:
        """What calls an operation, by its method and path; its id tells those apart that differ in a fragment alone."""
        found = self._found.get((operation.method, operation.path), [])
        same = [method for method in found if method.operation.id == operation_id]
        return next(iter(same or found), None)


def _methods(names: Mapping[str, Any]) -> Iterator[Method]:
    constants = {name for name, value in names.items() if type(value).__name__ == "Operation"}
    classes = [value for value in names.values() if inspect.isclass(value) and value.__module__ == names["__name__"]]
    for resource in classes:
        if [base.__name__ for base in resource.__bases__] != ["Resource"]:
            continue
        resources = {
            _KINDS[base.__name__]: each for each in classes for base in each.__bases__[:1] if _pair(resource, each)
        }
        for name, value in vars(resource).items():
            code = getattr(inspect.unwrap(value), "__code__", None) if callable(value) else None
            used = [each for each in code.co_names if each in names] if code else []
            if code and "bulk" not in code.co_names and (called := [each for each in used if each in constants]):
                pages = next((names[each] for each in used if type(names[each]).__name__.endswith("Pages")), None)
                yield Method(name, names[called[0]], pages, resources)


def _pair(resource: type[Any], other: type[Any]) -> bool:
    return other.__name__ in (resource.__name__, f"Async{resource.__name__}") and other.__bases__[0].__name__ in _KINDS


class Names:
    """Which argument of a method is which, found by comparing names without their case and marks.

    Args:
        method: The method.
    """

    def __init__(self, method: Method) -> None:
        self._left = [name for name in method.arguments if name not in _OWN or name == "body"]
        self._method = method

    def parameter(self, described: Described) -> str:
        """The argument for a parameter; raises `UnknownArgumentError`."""
        return self._found(described.place, described.name)

    def field(self, name: str) -> str | None:
        """The argument for a field of a body; None where there is none."""
        try:
            return self._found("body", name)
        except UnknownArgumentError:
            return None

    def _found(self, place: str, wire: str) -> str:
        plain = _plain(wire)
        if wire in self._left:
            self._left.remove(wire)
            return wire
        for wanted in (f"{place}{plain}", plain):
            for name in self._left:
                if _plain(name) == wanted:
                    self._left.remove(name)
                    return name
        raise UnknownArgumentError(f"{self._method.name} has no argument for {wire!r} in {place}")


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()
