"""Makes a module of what datamodel-code-generator wrote: our docstrings, no import too many, black's form."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.layout import lay_out
from generator.models.aside import EXTRA, Aside, Tag
from generator.names import MODEL_MODULE_NAMES
from generator.text import LINE_LENGTH, Source, docstring, literal, source

_TOKEN = re.compile(r'^( *)"""(?:\n *)?@(\d+)@(?:\n *)?"""$', re.MULTILINE)
_REBUILD = re.compile(r"^\w+\.model_rebuild\(\)(?:\n|\Z)", re.MULTILINE)
_LONG_CLASS = re.compile(rf"^(?=.{{{LINE_LENGTH + 1}}})(class \w+)\((\w+)\):\n", re.MULTILINE)
_PARENTHESISED_TYPE = re.compile(r"^(\w+): \((.*)\)( = [^()]*)?$")
_PARENTHESISED_VALUE = re.compile(r' = \(([\w.+-]+|"(?:[^"\\]|\\.)*")\)$')


def finish(text: str, aside: Aside, title: str) -> str:
    """The module.

    Args:
        text: What was written, with a token for each description.
        aside: What did not travel with it.
        title: The first line of its docstring.
    """
    # Models build themselves on first use; building them here would cost every import.
    body = _REBUILD.sub("", _after_header(text)).rstrip("\n") + "\n"
    body = _without_unused_imports(_statements(_with_other_names(body), aside))
    body = _LONG_CLASS.sub(r"\1(\n    \2\n):\n", body)
    body = _TOKEN.sub(lambda found: found[1] + docstring(aside.prose[int(found[2])], len(found[1])), body)
    return f"{docstring(title)}\n\n{body}"


def _after_header(text: str) -> str:
    lines = text.splitlines(keepends=True)
    start = next((at for at, line in enumerate(lines) if line.strip() and line[0] != "#"), len(lines))
    return "".join(lines[start:])


# --- other names ------------------------------------------------------------------------------------------------------


def _with_other_names(text: str) -> str:
    """The module in which what is but another name of a model is that model itself.

    As a type alias it could not be called, and pydantic 2.14 takes it for a circle where the model contains itself. It
    needs its model, and others may need it: a statement that does comes as soon as there is all that it needs.
    """
    statements = [*_top_statements(text)]
    if not any(found.model for found in statements):
        return text
    defined = {found.name for found in statements}
    placed: list[_TopStatement] = []
    waiting: list[_TopStatement] = []
    for found in statements:
        waiting.append(found)
        while ready := next((each for each in waiting if not each.needs & defined - _names(placed)), None):
            waiting.remove(ready)
            placed.append(ready)
    return "".join(_spaced([*placed, *waiting], as_aliases=waiting))


@dataclass(slots=True)
class _TopStatement:
    """A statement of the module with the text that describes it.

    Attributes:
        node: The statement.
        lines: Its lines, with the blank ones before it.
        name: What it defines.
        needs: The names without which it cannot be executed.
        model: What its name is but another name of.
    """

    node: ast.stmt
    lines: list[str]
    name: str
    needs: set[str]
    model: str | None

    @property
    def blank(self) -> int:
        """How many blank lines stand before it."""
        return next((number for number, line in enumerate(self.lines) if line), len(self.lines))


def _top_statements(text: str) -> Iterator[_TopStatement]:
    lines, end = text.splitlines(), 0
    last: _TopStatement | None = None
    for node in ast.parse(text).body:
        start, end = end, node.end_lineno or node.lineno
        if last is not None and isinstance(node, ast.Expr):
            last.lines += lines[start:end]
            continue
        if last is not None:
            yield last
        last = _top_statement(node, lines[start:end])
    if last is not None:
        yield last


def _top_statement(node: ast.stmt, lines: list[str]) -> _TopStatement:
    match node:
        case ast.Assign(
            targets=[ast.Name(id=name)],
            value=ast.Call(
                func=ast.Name(id="TypeAliasType"),
                args=[_, ast.Name(id=model) | ast.Constant(value=str(model))],
            ),
        ) if model.isidentifier() and model not in MODEL_MODULE_NAMES and not model.islower():
            return _TopStatement(node, lines, name, {model}, model)
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return _TopStatement(node, lines, name, _names_in(value), None)
        case ast.ClassDef(name=name, bases=bases):
            return _TopStatement(node, lines, name, {inner for base in bases for inner in _names_in(base)}, None)
        case _:
            return _TopStatement(node, lines, "", set(), None)


def _names_in(value: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}


def _names(statements: Iterable[_TopStatement]) -> set[str]:
    return {found.name for found in statements}


def _spaced(statements: Iterable[_TopStatement], as_aliases: list[_TopStatement]) -> Iterator[str]:
    """The lines of statements, with the blank lines between them that black wants."""
    last: ast.stmt | None = None
    for found in statements:
        least = 2 if isinstance(last, ast.ClassDef) or isinstance(found.node, ast.ClassDef) else 0
        if isinstance(last, ast.ImportFrom) and not isinstance(found.node, ast.ImportFrom):
            least = max(least, 1)
        written = found.lines[found.blank :]
        if found.model and found not in as_aliases:
            length = (found.node.end_lineno or 0) - found.node.lineno + 1
            written[:length] = [f"{found.name} = {found.model}"]
        yield from (f"{line}\n" for line in [""] * (max(found.blank, least) if last else 0) + written)
        last = found.node


# --- imports ----------------------------------------------------------------------------------------------------------


def _without_unused_imports(text: str) -> str:
    """The module less what it imports for nothing, such as a base class beside aliases alone."""
    module = ast.parse(text)
    used = set(_names_used(module))
    lines = text.splitlines()
    for node in reversed(module.body):
        if not isinstance(node, ast.ImportFrom) or node.module == "__future__":
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


def _statements(text: str, aside: Aside) -> str:
    """The module with what was put aside, and with lines broken where black would break them."""
    lines = text.splitlines()
    for owner, statement in reversed([*_assignments(ast.parse(text))]):
        first, end = statement.lineno - 1, statement.end_lineno or statement.lineno
        written = _joined(lines[first:end])
        replaced = _replaced(owner, statement, written, aside)
        if replaced is not None:
            lines[first:end] = replaced
        elif end - first > 1 or len(lines[first]) > LINE_LENGTH:
            lines[first:end] = lay_out(written, statement.col_offset).split("\n")
    return "\n".join(lines) + "\n"


def _assignments(module: ast.Module) -> Iterator[tuple[str, ast.Assign | ast.AnnAssign]]:
    """Each assignment with the name of the class that holds it."""
    for node in module.body:
        owner, inner = (node.name, node.body) if isinstance(node, ast.ClassDef) else ("", [node])
        for statement in inner:
            if isinstance(statement, ast.Assign | ast.AnnAssign):
                yield owner, statement


def _replaced(owner: str, statement: ast.stmt, written: Source, aside: Aside) -> list[str] | None:
    """The lines that stand in an assignment's place; None where it stays."""
    match statement:
        case ast.AnnAssign(target=ast.Name(id=name)) if name == EXTRA:
            return _further_properties(Source(written.partition(": ")[2]))
        case ast.AnnAssign(target=ast.Name(id=name)) if (owner, name) in aside.defaults:
            return lay_out(_with_default(written, aside.defaults[owner, name]), 4).split("\n")
        case ast.Assign(targets=[ast.Name(id="model_config")]):
            return []  # it allows arbitrary types, where there are none
        case ast.Assign(targets=[ast.Name(id=name)]) if name in aside.tags:
            return lay_out(_with_tag(written, aside.tags[name])).split("\n")
        case _:
            return None


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


def _with_default(written: Source, default: Any) -> Source:
    # With `validate_default`, type checkers take any value; pydantic reads it when it is first needed.
    declared = Source(written.removesuffix(" = None"))
    value = literal(default)
    return source("{declared} = Field(default={value}, validate_default=True)", declared=declared, value=value)


def _with_tag(written: Source, tag: Tag) -> Source:
    head, _, union = written.removesuffix(")").partition(", ")
    return source("{head}, Annotated[{union}, {tag}])", head=Source(head), union=Source(union), tag=tag.written())


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
