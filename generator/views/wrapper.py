"""The classes with a resource's methods that give something else there, as finished pieces of source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.layout import lay_out
from generator.text import Docstring, Identifier, Source, source
from generator.views.prose import document

Kind = Literal["Raw", "Streaming"]
Function = Literal[
    "raw", "raw_async", "raw_async_with", "raw_pager", "raw_pager_with", "raw_with",
    "stream_of", "stream_of_async", "streamed", "streamed_async",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class RetypedView:
    """A method in a wrapper whose types are said again: for type checkers, and the statement that takes it over."""

    stubs: tuple[Source, ...]
    statement: Source


@dataclass(frozen=True, slots=True)
class WrapperView:
    """A class with the methods of a resource that give something else there.

    Attributes:
        of: The resource's class.
        caller: The resource's attribute that makes its methods do so.
        statements: What takes over the methods.
        retyped: The methods whose types are said again.
    """

    name: Identifier
    docstring: Docstring
    of: Identifier
    caller: Identifier
    statements: tuple[Source, ...]
    retyped: tuple[RetypedView, ...]


def wrapper(kind: Kind, of: Identifier, statements: Iterable[Source], retyped: Iterable[RetypedView]) -> WrapperView:
    """The wrapper of a resource's class."""
    given = "the whole response" if kind == "Raw" else "its answer in pieces, as they come"
    return WrapperView(
        name=wrapper_class(kind, of),
        docstring=document(4, f"The methods of {of}, each giving {given}."),
        of=of,
        caller=Identifier("raw_caller" if kind == "Raw" else "streaming_caller"),
        statements=tuple(statements),
        retyped=tuple(retyped),
    )


def wrapper_class(kind: Kind, of: Identifier) -> Identifier:
    """The name of a wrapper."""
    return Identifier(f"{of}With{kind}Response")


def taken_over(
    name: Identifier, function: Function | Literal[""], indent: int = 8, also: Identifier | None = None
) -> Source:
    """The statement that takes over a method, given its type there by a function of the runtime.

    Args:
        name: The method's.
        function: The function's; empty for none.
        indent: Columns by which the statement is indented.
        also: What the function is given besides the method.
    """
    method = source("methods.{name}", name=name)
    if also is not None:
        method = source("{method}, {also}", method=method, also=also)
    if function:
        method = source("{function}({method})", function=Identifier(function), method=method)
    return lay_out(source("self.{name} = {method}", name=name, method=method), indent)
