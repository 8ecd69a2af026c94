"""black's form, and proof that a module is Python. The only importer of black.

black takes minutes for what a large document makes, and nearly all of it is in its form already: it is asked for the
statements alone that may not be.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.layout import lines_in_doubt


class FormatError(Exception):
    """What was rendered is no Python: a fault of the generator."""


@dataclass(frozen=True, slots=True)
class Module:
    """A module in black's form.

    Attributes:
        path: Its path in the package.
        text: Its text.
        tree: What Python parses of it.
    """

    path: str
    text: str
    tree: ast.Module


def format_module(path: str, text: str) -> Module:
    """The module in black's form.

    Args:
        path: The module's path in the package.
        text: Its text, in that form but for statements whose length or quotes show that they may not be.

    Raises:
        FormatError: If the text cannot be parsed.
    """
    tree = _parse(path, text)
    if not (doubtful := {number + 1 for number in lines_in_doubt(text)}):
        return Module(path, text, tree)
    lines = text.splitlines()
    for statement in reversed([*_innermost(tree.body, doubtful)]):
        first, end = statement.lineno - 1, statement.end_lineno or statement.lineno
        lines[first:end] = _formatted(lines[first:end], statement.col_offset)
    text = "\n".join(lines) + "\n"
    return Module(path, text, _parse(path, text))


def _innermost(statements: Iterable[ast.stmt], lines: Collection[int]) -> Iterator[ast.stmt]:
    """The smallest statements that hold the lines, from first to last."""
    for statement in statements:
        own = {line for line in lines if statement.lineno <= line <= (statement.end_lineno or statement.lineno)}
        if not own:
            continue
        body = statement.body if isinstance(statement, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) else []
        if body and min(own) >= body[0].lineno:
            yield from _innermost(body, own)
        else:
            yield statement


def _formatted(lines: Sequence[str], indent: int) -> list[str]:
    """The lines of one statement in black's form, in as many blocks as its indentation asks for."""
    # black takes longer to import than most packages take to generate.
    import black

    blocks = [f"{' ' * depth}class _:" for depth in range(0, indent, 4)]
    text = "\n".join([*blocks, *lines]) + "\n"
    return black.format_str(text, mode=black.Mode()).splitlines()[len(blocks) :]


def _parse(path: str, text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except SyntaxError as error:
        raise FormatError(f"{path}:{error.lineno}: {error.msg}") from error
