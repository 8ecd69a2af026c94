"""Makes a module of what datamodel-code-generator wrote: our docstrings, no import too many, black's form."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence

from generator.layout import lay_out
from generator.text import LINE_LENGTH, Source, docstring

_TOKEN = re.compile(r'^( *)"""(?:\n *)?@(\d+)@(?:\n *)?"""$', re.MULTILINE)
_REBUILD = re.compile(r"^\w+\.model_rebuild\(\)\n", re.MULTILINE)
_PARENTHESISED_TYPE = re.compile(r"^(\w+): \((.*)\)( = [^()]*)?$")
_PARENTHESISED_VALUE = re.compile(r' = \(([\w.+-]+|"(?:[^"\\]|\\.)*")\)$')


def finish(text: str, prose: Sequence[str], title: str) -> str:
    """The module.

    Args:
        text: What was written, with a token for each description.
        prose: The descriptions.
        title: The first line of its docstring.
    """
    # Models build themselves on first use; building them here would cost every import.
    body = _REBUILD.sub("", _after_header(text)).rstrip("\n") + "\n"
    body = _lay_out(_without_unused_imports(body))
    body = _TOKEN.sub(lambda found: found[1] + docstring(prose[int(found[2])], len(found[1])), body)
    return f"{docstring(title)}\n\n{body}"


def _after_header(text: str) -> str:
    lines = text.splitlines(keepends=True)
    start = next((at for at, line in enumerate(lines) if line.strip() and line[0] != "#"), len(lines))
    return "".join(lines[start:])


# --- imports ----------------------------------------------------------------------------------------------------------


def _without_unused_imports(text: str) -> str:
    """The module less what it imports from its package for nothing, such as a base class beside aliases alone."""
    module = ast.parse(text)
    used = set(_names_used(module))
    lines = text.splitlines()
    for node in reversed(module.body):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        kept = [ast.unparse(entry) for entry in node.names if (entry.asname or entry.name) in used]
        if len(kept) == len(node.names):
            continue
        start, end = node.lineno - 1, node.end_lineno or node.lineno
        if not kept and not lines[start - 1] and not lines[end]:
            start -= 1
        lines[start:end] = _import(f"{'.' * node.level}{node.module or ''}", kept) if kept else []
    return "\n".join(lines) + "\n"


def _import(module: str, names: list[str]) -> list[str]:
    line = f"from {module} import {', '.join(names)}"
    return (
        [line]
        if len(line) <= LINE_LENGTH
        else lay_out(Source(f"from {module} import ({', '.join(names)})")).split("\n")
    )


def _names_used(node: ast.AST) -> Iterator[str]:
    """Names outside imports, and those in quoted types."""
    match node:
        case ast.Name(id=name):
            yield name
        case ast.Constant(value=str(quoted)):
            yield from re.findall(r"\w+", quoted)
        case ast.Subscript(value=ast.Name(id="Literal")) | ast.Expr(value=ast.Constant()) | ast.keyword(arg="alias"):
            yield "Literal"
        case _:
            for inner in ast.iter_child_nodes(node):
                yield from _names_used(inner)


# --- black's form -----------------------------------------------------------------------------------------------------


def _lay_out(text: str) -> str:
    """Lay out anew what the `builtin` formatter broke or left too long: black would break it elsewhere."""
    lines = text.splitlines()
    for statement in reversed([*_assignments(ast.parse(text))]):
        first, end = statement.lineno - 1, statement.end_lineno or statement.lineno
        if end - first > 1 or len(lines[first]) > LINE_LENGTH:
            lines[first:end] = lay_out(_joined(lines[first:end]), statement.col_offset).split("\n")
    return "\n".join(lines) + "\n"


def _assignments(module: ast.Module) -> Iterator[ast.stmt]:
    for node in module.body:
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        yield from (statement for statement in inner if isinstance(statement, ast.Assign | ast.AnnAssign))


def _joined(lines: Iterable[str]) -> Source:
    """One logical line of several physical ones; no string goes over the end of a line."""
    joined = ""
    for line in map(str.strip, lines):
        if line[0] in ")]}":
            joined = joined.removesuffix(",")
        elif joined and joined[-1] not in "([{":
            joined += " "
        joined += line
    # Parentheses that only served to break the line would be taken for a tuple's.
    return Source(_PARENTHESISED_VALUE.sub(r" = \1", _PARENTHESISED_TYPE.sub(r"\1: \2\3", joined)))
