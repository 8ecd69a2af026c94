"""A model as a statement of its module: with names, with what did not travel with its shape, and in black's form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.layout import lay_out
from generator.models.aside import EXTRA
from generator.models.shapes import Shaped
from generator.models.written import Line, Written
from generator.text import LINE_LENGTH, Source, docstring, literal, source


@dataclass(frozen=True, slots=True)
class Statement:
    """What defines a model.

    Attributes:
        name: The model.
        lines: Its lines, with its description.
        is_class: Whether it is a class.
        needs: The models without which it cannot be executed.
        mentions: The models that it refers to.
        imports: `from MODULE import NAME` for what it takes from libraries and the runtime.
    """

    name: str
    lines: tuple[str, ...]
    is_class: bool
    needs: frozenset[str]
    mentions: frozenset[str]
    imports: frozenset[str]


def statement(shaped: Shaped, written: Written, *, is_quoted: bool = False) -> Statement:
    """The statement of a model.

    Args:
        shaped: The model.
        written: What was written of its shape.
        is_quoted: Whether an alias is to need nothing: what it stands for is a text, which is read when it is used.
    """
    writer = _Writer(shaped, written)
    name = str(shaped.model.name.python)
    mentions = frozenset(shaped.references[1:])
    if written.base is not None:
        lines = tuple(writer.class_(name, written.base))
        base = frozenset({writer.named(written.base)}) & mentions
        return Statement(name, lines, True, base, mentions, frozenset(writer.imports))
    lines = tuple(writer.alias(name, is_quoted=is_quoted))
    return Statement(name, lines, False, frozenset() if is_quoted else mentions, mentions, frozenset(writer.imports))


class _Writer:
    def __init__(self, shaped: Shaped, written: Written) -> None:
        self._aside = shaped.aside
        self._names = shaped.names
        self._stand_in = re.compile(rf"\b[Cc]{shaped.shape.stem}\d+x\b")
        self._written = written
        self.imports = set(written.imports)

    def named(self, text: str) -> Source:
        """A text with the real names."""
        return Source(self._stand_in.sub(lambda found: self._names[found[0]], text))

    def alias(self, name: str, *, is_quoted: bool) -> Iterator[str]:
        value = self.named(self._written.lines[0].text)
        if value in self._names.values() and not is_quoted:
            # Another name of a model is that model: as a type alias it could not be called, and pydantic 2.14 takes
            # it for a circle where the model contains itself.
            self.imports.clear()
            yield f"{name} = {value}"
        else:
            yield from self._type_alias(name, literal(value) if is_quoted else value)
        yield from self._description(self._written.prose)

    def _type_alias(self, name: str, value: Source) -> list[str]:
        if tag := self._aside.tag:
            self.imports |= {"from typing import Annotated", "from .._runtime.union import OneOf"}
            value = source("Annotated[{union}, {tag}]", union=value, tag=tag.written())
        line = source("{name} = TypeAliasType({text}, {value})", name=Source(name), text=literal(name), value=value)
        return lay_out(line).split("\n")

    def class_(self, name: str, base: str) -> Iterator[str]:
        head = f"class {name}({self.named(base)}):"
        yield from [head] if len(head) <= LINE_LENGTH else [f"class {name}(", f"    {self.named(base)}", "):"]
        lines = [*self._body()]
        while lines and not lines[-1]:
            lines.pop()
        yield from lines or ["    pass"]

    def _body(self) -> Iterator[str]:
        if self._written.prose is not None:
            yield from self._description(self._written.prose, 4)
            yield ""
        for line in self._written.lines:
            yield from self._field(line)
            if line.prose is not None:
                yield from self._description(line.prose, 4)
                yield ""

    def _field(self, line: Line) -> list[str]:
        text = self.named(line.text)
        attribute = text.partition(":")[0]
        if attribute == EXTRA:
            self.imports.add("from typing import TYPE_CHECKING")
            return _further_properties(Source(text.partition(": ")[2]))
        if attribute in self._aside.defaults:
            self.imports.add("from pydantic import Field")
            text = _with_default(text, self._aside.defaults[attribute])
        return lay_out(text, 4).split("\n")

    def _description(self, place: int | None, indent: int = 0) -> list[str]:
        if place is None:
            return []
        return (" " * indent + docstring(self._aside.prose[place], indent)).split("\n")


def _further_properties(kind: Source) -> list[str]:
    """What makes pydantic read further properties as a type, and type checkers see them so."""
    declared = lay_out(source("def model_extra(self) -> {kind}: ...", kind=kind), 8).split("\n")
    return [
        "    if TYPE_CHECKING:",
        "",
        "        @property",
        *declared,
        "",
        "    else:",
        *lay_out(source("__pydantic_extra__: {kind}", kind=kind), 8).split("\n"),
        "",
    ]


def _with_default(declared: Source, default: Any) -> Source:
    # With `validate_default`, type checkers take any value; pydantic reads it when it is first needed.
    return source(
        "{declared} = Field(default={value}, validate_default=True)",
        declared=Source(declared.removesuffix(" = None")),
        value=literal(default),
    )
