"""Writes types as Python annotations and remembers what has to be imported for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Literal

from generator.ir import (
    Constant,
    FileInput,
    ListOf,
    MapOf,
    ModelReference,
    Primitive,
    TupleOf,
    Type,
    UnionOf,
)
from generator.text import Source, join, literal, source

_Written = tuple[Source, Source | None]
"""A type, and the statement that imports it."""

_PRIMITIVES: Mapping[str, _Written] = {
    **{name: (Source(name), None) for name in ("str", "int", "float", "bool", "bytes", "None")},
    "Any": (Source("Any"), Source("from typing import Any")),
    "Base64": (Source("bytes"), None),
    "Decimal": (Source("decimal.Decimal"), Source("import decimal")),
    "DecimalNumber": (Source("decimal.Decimal"), Source("import decimal")),
    "IPv4Address": (Source("ipaddress.IPv4Address"), Source("import ipaddress")),
    "IPv6Address": (Source("ipaddress.IPv6Address"), Source("import ipaddress")),
    "UUID": (Source("uuid.UUID"), Source("import uuid")),
    "date": (Source("datetime.date"), Source("import datetime")),
    "datetime": (Source("datetime.datetime"), Source("import datetime")),
    "time": (Source("datetime.time"), Source("import datetime")),
    "timedelta": (Source("datetime.timedelta"), Source("import datetime")),
}
_OWN = frozenset({"Base64", "Decimal", "DecimalNumber", "timedelta"})
"""What the runtime reads and writes in its own way."""


class Role(Enum):
    """What a type is written for.

    Attributes:
        RESULT: What a caller is given.
        ARGUMENT: What a caller gives: wider than what is read.
        WIRE: How the runtime reads and writes it.
    """

    RESULT = auto()
    ARGUMENT = auto()
    WIRE = auto()


@dataclass(slots=True)
class TypeWriter:
    """Writes the types of one module.

    Attributes:
        package: The package, as the module's imports name it.
        shadowed: Names that a class of the module gives to something else, such as a method `list`.
        imports: The statements that what was written needs.
    """

    package: Literal[".", ".."] = ".."
    shadowed: frozenset[str] = frozenset()
    imports: set[Source] = field(default_factory=set[Source])

    def result(self, kind: Type, *, in_class: bool = True) -> Source:
        """The type of something that a caller is given."""
        return self._write(kind, Role.RESULT, in_class)

    def argument(self, kind: Type) -> Source:
        """The type of something that a caller gives."""
        return self._write(kind, Role.ARGUMENT, in_class=True)

    def wire(self, kind: Type) -> Source:
        """The type by which the runtime reads and writes something."""
        return self._write(kind, Role.WIRE, in_class=False)

    def _write(self, kind: Type, role: Role, in_class: bool) -> Source:
        match kind:
            case Primitive(name=name):
                return self._primitive(name, role, in_class)
            case ModelReference(name=name, takes_mapping=takes_mapping):
                self.imports.add(Source(f"from {self.package} import models"))
                written = source("models.{name}", name=name)
                widened = role is Role.ARGUMENT and takes_mapping
                return source("{w} | {m}", w=written, m=self._mapping()) if widened else written
            case ListOf(items=items):
                inner = self._write(items, role, in_class)
                return source("{list}[{inner}]", list=self._container("list", role, in_class), inner=inner)
            case TupleOf(items=items):
                inner = join(", ", (self._write(item, role, in_class) for item in items))
                return source("{tuple}[{inner}]", tuple=self._builtin("tuple", in_class), inner=inner)
            case MapOf(values=values):
                inner = self._write(values, role, in_class)
                return source("{dict}[str, {inner}]", dict=self._container("dict", role, in_class), inner=inner)
            case UnionOf(members=members):
                return join(" | ", dict.fromkeys(self._write(member, role, in_class) for member in members))
            case FileInput():
                if role is not Role.ARGUMENT:
                    return self._primitive("bytes", role, in_class)
                self.imports.add(Source(f"from {self.package}_runtime.values import FileInput"))
                return Source("FileInput")
            case Constant(values=values):
                self.imports.add(Source("from typing import Literal"))
                return source("Literal[{values}]", values=join(", ", map(literal, values)))

    def _primitive(self, name: str, role: Role, in_class: bool) -> Source:
        if role is Role.WIRE and name in _OWN:
            self.imports.add(Source(f"from {self.package}_runtime import formats"))
            return Source(f"formats.{name}")
        written, statement = _PRIMITIVES[name]
        if statement is not None:
            self.imports.add(statement)
            return written
        return self._builtin(written, in_class)

    def _container(self, name: Literal["dict", "list"], role: Role, in_class: bool) -> Source:
        if role is not Role.ARGUMENT:
            return self._builtin(name, in_class)
        wider = {"dict": "Mapping", "list": "Iterable"}[name]
        self.imports.add(Source(f"from collections.abc import {wider}"))
        return Source(wider)

    def _builtin(self, name: str, in_class: bool) -> Source:
        if in_class and name in self.shadowed:
            self.imports.add(Source("import builtins"))
            return Source(f"builtins.{name}")
        return Source(name)

    def _mapping(self) -> Source:
        self.imports.add(Source("from collections.abc import Mapping"))
        self.imports.add(Source("from typing import Any"))
        return Source("Mapping[str, Any]")
