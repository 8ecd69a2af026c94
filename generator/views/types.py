"""Writes types as Python annotations and remembers what has to be imported for them."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.ir import (
    Constant,
    FileInput,
    ListOf,
    MapOf,
    ModelReference,
    Primitive,
    Type,
    UnionOf,
)
from generator.text import Source, join, literal, source

_PRIMITIVES: dict[str, tuple[Source, Source | None]] = {
    "str": (Source("str"), None),
    "int": (Source("int"), None),
    "float": (Source("float"), None),
    "bool": (Source("bool"), None),
    "bytes": (Source("bytes"), None),
    "None": (Source("None"), None),
    "Any": (Source("Any"), Source("from typing import Any")),
    "date": (Source("datetime.date"), Source("import datetime")),
    "datetime": (Source("datetime.datetime"), Source("import datetime")),
    "time": (Source("datetime.time"), Source("import datetime")),
    "UUID": (Source("uuid.UUID"), Source("import uuid")),
}


@dataclass(slots=True)
class TypeWriter:
    """Writes the types of one module.

    Attributes:
        shadowed: Names that a class of the module gives to something else, such as a method `list`.
        imports: The statements that what was written needs.
    """

    shadowed: frozenset[str] = frozenset()
    imports: set[Source] = field(default_factory=set[Source])

    def result(self, kind: Type, *, in_class: bool = True) -> Source:
        """The type of something that a caller is given."""
        return self._write(kind, as_input=False, in_class=in_class)

    def argument(self, kind: Type) -> Source:
        """The type of something that a caller gives: wider than what is read."""
        return self._write(kind, as_input=True, in_class=True)

    def _write(self, kind: Type, *, as_input: bool, in_class: bool) -> Source:
        match kind:
            case Primitive(name=name):
                return self._primitive(name, in_class)
            case ModelReference(name=name, is_object=is_object):
                self.imports.add(Source("from .. import models"))
                written = source("models.{name}", name=name)
                return source("{w} | {m}", w=written, m=self._mapping()) if as_input and is_object else written
            case ListOf(items=items):
                inner = self._write(items, as_input=as_input, in_class=in_class)
                if as_input:
                    self.imports.add(Source("from collections.abc import Iterable"))
                    return source("Iterable[{inner}]", inner=inner)
                return source("{list}[{inner}]", list=self._builtin("list", in_class), inner=inner)
            case MapOf(values=values):
                inner = self._write(values, as_input=as_input, in_class=in_class)
                if as_input:
                    self.imports.add(Source("from collections.abc import Mapping"))
                    return source("Mapping[str, {inner}]", inner=inner)
                return source("{dict}[str, {inner}]", dict=self._builtin("dict", in_class), inner=inner)
            case UnionOf(members=members):
                variants = (self._write(m, as_input=as_input, in_class=in_class) for m in members)
                return join(" | ", dict.fromkeys(variants))
            case FileInput():
                if not as_input:
                    return self._primitive("bytes", in_class)
                self.imports.add(Source("from .._runtime.values import FileInput"))
                return Source("FileInput")
            case Constant(values=values):
                self.imports.add(Source("from typing import Literal"))
                return source("Literal[{values}]", values=join(", ", map(literal, values)))

    def _primitive(self, name: str, in_class: bool) -> Source:
        written, statement = _PRIMITIVES[name]
        if statement is not None:
            self.imports.add(statement)
        elif in_class and written in self.shadowed:
            return self._builtin(written, in_class)
        return written

    def _builtin(self, name: str, in_class: bool) -> Source:
        if in_class and name in self.shadowed:
            self.imports.add(Source("import builtins"))
            return Source(f"builtins.{name}")
        return Source(name)

    def _mapping(self) -> Source:
        self.imports.add(Source("from collections.abc import Mapping"))
        self.imports.add(Source("from typing import Any"))
        return Source("Mapping[str, Any]")
