"""A model as a statement of its module: with names, with what its shapes leave out, and in black's form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.layout import lay_out
from generator.models.definitions import EXTRA, AliasDefinition, ClassDefinition, FieldDefinition
from generator.models.shapes import Shaped
from generator.models.written import Written
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


class Writer:
    """Writes the statements of models, of what was written of their shapes."""

    def __init__(self, written: Mapping[str, Written]) -> None:
        self._written = written

    def class_(self, name: str, definition: ClassDefinition, fields: Sequence[Shaped]) -> Statement:
        """The statement of a class."""
        imports = {line for shaped in fields for line in self._written[shaped.key].imports}
        needs = frozenset({str(definition.base)} if definition.base else ())
        if not needs:
            imports.add("from .._runtime.model import Model")
        head = f"class {name}({definition.base or 'Model'}):"
        lines = [head] if len(head) <= LINE_LENGTH else [f"class {name}(", f"    {definition.base or 'Model'}", "):"]
        if definition.description:
            lines += [*_description(definition.description, 4), ""]
        for field, shaped in zip(definition.fields, fields, strict=True):
            lines += self._field(field, shaped, imports)
        if lines[-1].endswith("):"):
            lines.append("    pass")
        while not lines[-1]:
            lines.pop()
        mentions = needs.union(*(shaped.references for shaped in fields)) - {name}
        return Statement(name, tuple(lines), True, needs, mentions, frozenset(imports))

    def _field(self, field: FieldDefinition, shaped: Shaped, imports: set[str]) -> Iterator[str]:
        text = self._text(shaped)
        if field.attribute == EXTRA:
            imports.add("from typing import TYPE_CHECKING")
            yield from _further_properties(Source(text.partition(": ")[2]))
            return
        if field.default is not None:
            imports.add("from pydantic import Field")
            text = _with_default(text, field.default)
        yield from lay_out(text, 4).split("\n")
        if field.description:
            yield from [*_description(field.description, 4), ""]

    def alias(self, name: str, definition: AliasDefinition, shaped: Shaped, *, is_quoted: bool = False) -> Statement:
        """The statement of an alias; quoted, it stands for a text that is read when it is used, and needs nothing."""
        value, imports = self._text(shaped), {*self._written[shaped.key].imports}
        if value in shaped.references and not is_quoted:
            # Another name of a model is that model: as a type alias it could not be called, and pydantic 2.14 takes
            # it for a circle where the model contains itself.
            imports.clear()
            lines = [f"{name} = {value}"]
        else:
            value = literal(value) if is_quoted else value
            if tag := definition.tag:
                imports |= {"from typing import Annotated", "from .._runtime.union import OneOf"}
                value = source("Annotated[{union}, {tag}]", union=value, tag=tag.written())
            lines = lay_out(Source(f"{name} = TypeAliasType({literal(name)}, {value})")).split("\n")
        if definition.description:
            lines += _description(definition.description)
        mentions = frozenset(shaped.references)
        return Statement(
            name, tuple(lines), False, frozenset() if is_quoted else mentions, mentions, frozenset(imports)
        )

    def _text(self, shaped: Shaped) -> Source:
        """What was written of a shape, with the real names."""
        stand_in = re.compile(rf"\b[Cc]{shaped.shape.stem}\d*x\b")
        return Source(stand_in.sub(lambda found: shaped.names[found[0]], self._written[shaped.key].text))


def _description(text: str, indent: int = 0) -> list[str]:
    return (" " * indent + docstring(text, indent)).split("\n")


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
