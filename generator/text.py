"""Text that may stand in Python source, and the only two functions that make it from a document's text.

Render accepts no plain `str`. What it accepts says by its type how it was made safe:

- `Identifier`: issued by `generator.names`;
- `Literal`: a Python literal, made by `literal` (or `path_literal`) below;
- `Docstring`: a docstring with its quotes, made by `docstring` below;
- `Source`: composed of these by `source`.
"""

from __future__ import annotations

import keyword
import re
import textwrap
import unicodedata
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import LiteralString, Self, cast

LINE_LENGTH = 88
QUOTE = '"'


class Source(str):
    """Python source that holds document text only as identifiers, literals and docstrings."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Issued:
    """What was made in a run: what the audit knows as meant.

    Attributes:
        identifiers: All identifiers.
        templates: The templates that `source` filled, which are all written in the generator.
    """

    identifiers: set[str] = field(default_factory=set[str])
    templates: set[str] = field(default_factory=set[str])


_OWN = Issued()
"""What is made outside any run: the generator's own constants."""

_ISSUED: ContextVar[Issued] = ContextVar("issued", default=_OWN)


class Identifier(Source):
    """A Python identifier that is no keyword, in the form in which Python reads it (NFKC)."""

    __slots__ = ()

    def __new__(cls, name: str) -> Self:
        """Issue an identifier.

        Raises:
            ValueError: If the name is none.
        """
        if not name.isascii():
            name = unicodedata.normalize("NFKC", name)
        if not name.isidentifier() or keyword.iskeyword(name):
            raise ValueError(f"{name!r} is no identifier")
        _ISSUED.get().identifiers.add(name)
        return super().__new__(cls, name)


@contextmanager
def issuing() -> Generator[Issued]:
    """What is made inside the block, and our own constants."""
    issued = Issued(set(_OWN.identifiers), set(_OWN.templates))
    token = _ISSUED.set(issued)
    try:
        yield issued
    finally:
        _ISSUED.reset(token)


class Literal(Source):
    """A Python literal: its evaluation gives back the value it was made from and does nothing else."""

    __slots__ = ()


class Docstring(Source):
    """A string literal in triple quotes, ready to stand as a statement, in black's form."""

    __slots__ = ()


class Prose(str):
    """Text of a Markdown file: one line of Markdown in which document text has no markup of its own."""

    __slots__ = ()


def source(template: LiteralString, /, **parts: Source) -> Source:
    """Fill `{name}` fields of a template, written in the generator, with safe parts."""
    _ISSUED.get().templates.add(template)
    return Source(template.format_map({name: _checked(part) for name, part in parts.items()}))


def join(separator: LiteralString, parts: Iterable[Source]) -> Source:
    """Join safe parts with a separator written in the generator."""
    return Source(separator.join(_checked(part) for part in parts))


def written_tuple(parts: Iterable[Source]) -> Source:
    """Safe parts as a tuple."""
    items = list(parts)
    return source("({item},)", item=items[0]) if len(items) == 1 else source("({items})", items=join(", ", items))


def _checked(part: object) -> str:
    if not isinstance(part, Source):
        raise TypeError(f"a raw {type(part).__name__} is not Source")
    return part


def literal(value: object) -> Literal:
    """The Python literal of a JSON value, in black's form.

    Args:
        value: None, a bool, an int, a finite float, a str, ASCII bytes, or a list, tuple or mapping of such values.

    Raises:
        TypeError: For any other value.
    """
    match value:
        case None | bool() | int():
            return Literal(repr(value))
        case float() if value - value == 0:
            return Literal(repr(value))
        case str():
            return Literal(_string(value))
        case bytes() if value.isascii():
            return Literal("b" + _string(value.decode("ascii")))
        case list():
            return Literal("[" + ", ".join(map(literal, cast("list[object]", value))) + "]")
        case tuple():
            items = tuple(map(literal, cast("tuple[object, ...]", value)))
            return Literal("(" + ", ".join(items) + ("," if len(items) == 1 else "") + ")")
        case Mapping():
            pairs = cast("Mapping[object, object]", value).items()
            return Literal("{" + ", ".join(f"{literal(key)}: {literal(item)}" for key, item in pairs) + "}")
        case _:
            raise TypeError(f"{type(value).__name__} has no literal")


def _string(value: str) -> str:
    # repr escapes whatever does not print: control and bidirectional characters, lone surrogates.
    body = repr('"' + value)[2:-1].replace("\\'", "'")
    if value.count('"') <= value.count("'"):
        return '"' + body.replace('"', '\\"') + '"'
    return "'" + body.replace("'", "\\'") + "'"


def docstring(text: str, indent: int = 0) -> Docstring:
    """The docstring for a text that is laid out already: its lines are kept, none is wrapped.

    Args:
        text: Lines without their indentation.
        indent: Columns by which the statement is indented; every line but the first gets them.
    """
    first, *rest = [_printable(line).rstrip() for line in text.strip().split("\n")]
    body = (
        "\n".join([first, *textwrap.dedent("\n".join(rest)).split("\n")])
        .strip()
        .replace("\\", "\\\\")
        .replace('"""', '\\"\\"\\"')
    )
    if not body:
        body = "Undocumented."
    # black pads a quotation mark at either end.
    first, *rest = (" " + body if body[0] == QUOTE else body).split("\n")
    margin = " " * indent
    padded = [first, *(margin + line if line else "" for line in rest)]
    if rest:
        padded.append(margin)
    elif first[-1] == QUOTE:
        padded = [first + " "]
    return Docstring('"""' + "\n".join(padded) + '"""')


def _printable(line: str) -> str:
    return "".join(
        character if character.isprintable() else " " if character.isspace() else repr(character)[1:-1]
        for character in line.expandtabs(4)
    )


_BLANK_LINES = re.compile(r"\n\s*\n")
_LIST_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")


def wrap(text: str, width: int) -> str:
    """Wrap prose to a width, paragraph by paragraph; list items start lines of their own."""
    paragraphs = (_wrap_paragraph(part, width) for part in _BLANK_LINES.split(text.strip()))
    return "\n\n".join(part for part in paragraphs if part)


def _wrap_paragraph(paragraph: str, width: int) -> str:
    lines: list[str] = []
    for line in paragraph.splitlines():
        if lines and not _LIST_ITEM.match(line):
            lines[-1] += " " + line.strip()
        else:
            lines.append(line.strip())
    wrapped = (
        textwrap.fill(
            line,
            width,
            subsequent_indent="  " if _LIST_ITEM.match(line) else "",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in lines
    )
    return "\n".join(wrapped)


_MARKUP = re.compile(r"([\\`*_{}\[\]<>|#~&$!])")

_LINE_START = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|--|=))")
"""What makes a list, a heading or a rule of a line that starts so."""


def code_span(text: str) -> Prose:
    """A text of a document as a Markdown code span."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return Prose(f"`{' '.join(printable.replace('`', chr(39)).split())}`")


def prose(text: str) -> Prose:
    """A text of a document as one line of Markdown that shows it and does nothing else."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return Prose(_LINE_START.sub(r"\1\\", _MARKUP.sub(r"\\\1", " ".join(printable.split()))))
