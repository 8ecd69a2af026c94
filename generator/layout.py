"""Lays out one logical line of Python as black does: on one line if it fits, else one item a line.

The exploded form ends in a comma, which black respects. Only what the generator and datamodel-code-generator
write has to be understood: names, literals, brackets, commas and `|`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

from generator.text import LINE_LENGTH, Source

_OPEN, _CLOSE = "([{", ")]}"
_STRING = re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'', re.DOTALL)
_MARK = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[()\[\]{},|=]""")
"""A string, a bracket or what separates."""

_EXPONENT = re.compile(r"\de\+\d")
_STATEMENTS = ("def ", "async def ", "return ", "from ", "self.")


def lay_out(line: Source, indent: int = 0) -> Source:
    """The line, indented, in as many physical lines as black gives it.

    Args:
        line: One logical line without indentation or comment.
        indent: Its indentation in columns.
    """
    return Source("\n".join(_lay_out(line, indent, "")))


def overlong_lines(text: str) -> Iterator[int]:
    """The numbers, from zero, of a module's lines over the line length.

    Those of docstrings may be as long as they are.
    """
    long_lines = [number for number, line in enumerate(text.splitlines()) if _width(line) > LINE_LENGTH]
    if not long_lines:
        return
    prose: set[int] = set()
    first = end = 0
    for found in _STRING.finditer(text):
        if found[0].startswith('"""'):
            first += text.count("\n", end, found.start())
            end = found.start()
            prose.update(range(first, first + found[0].count("\n") + 1))
    yield from (number for number in long_lines if number not in prose)


def _width(line: str) -> int:
    """The columns that a line takes; black counts two for a character of East Asia."""
    if len(line) * 2 <= LINE_LENGTH or line.isascii():
        return len(line)
    return len(line) + sum(east_asian_width(character) in "WF" for character in line)


_ATOM = r'(?:"(?:[^"\\\n]|\\.)*"|[^\W\d][\w.]*)'
_UNBREAKABLE = re.compile(
    rf" *(?:(?:\| )?{_ATOM}(?: as {_ATOM})?(?:(?:=|=lambda: ){_ATOM})?,?|{_ATOM}: {_ATOM},"
    rf"|(?:class |(?:async )?def ){_ATOM}\()"
)
"""A line of one item, or one that ends where its bracket opens: black leaves it as it is, however long a name is."""


def lines_in_doubt(text: str) -> Iterator[int]:
    """The numbers, from zero, of a module's lines that black may write in another way.

    Only lengths and quotes are looked at; the rest is in black's form by construction.
    """
    for found in _STRING.finditer(text):
        if found[0][0] == "'" and ('"' not in found[0] or "\\'" in found[0]):
            yield text.count("\n", 0, found.start())
    lines = text.splitlines()
    yield from (number for number, line in enumerate(lines) if "e+" in line and _EXPONENT.search(line))
    if not (overlong := [*overlong_lines(text)]):
        return
    in_parentheses = {*_lines_in_parentheses(lines)}
    for number in overlong:
        if number in in_parentheses or not _UNBREAKABLE.fullmatch(lines[number]):
            yield number


def _lines_in_parentheses(lines: Iterable[str]) -> Iterator[int]:
    """The numbers of the lines that belong to a value in parentheses of its own.

    Whether black keeps these around what is too long anyway depends on too much to be said here.
    """
    opened: list[int] = []
    for number, line in enumerate(lines):
        if not line:
            continue
        indent = len(line) - len(line.lstrip())
        while opened and indent <= opened[-1]:
            opened.pop()
        if opened:
            yield number
        if line.endswith(" = ("):
            opened.append(indent)


def _lay_out(line: str, indent: int, end: str) -> list[str]:
    margin = " " * indent
    if len(margin) + len(line) + len(end) <= LINE_LENGTH:
        return [margin + line + end]
    if (annotated := _annotated_union(line)) and indent:
        head, union, tail = annotated
        if tail and not end and len(f"{margin}{head} {union} = (") <= LINE_LENGTH:
            # A statement, unlike a parameter, rather breaks what it assigns.
            value = tail.removeprefix(" = ")
            if call := _bracket(value):
                return _explode(f"{head} {union} = ", value, call, indent, "")
            return [f"{margin}{head} {union} = (", *_lay_out(value, indent + 4, ""), f"{margin})"]
        return [f"{margin}{head} (", *_lay_out(union, indent + 4, ""), f"{margin}){tail}{end}"]
    alternatives = _split(line.removeprefix("| "), "|")
    if len(alternatives) > 1 and not line.startswith(_STATEMENTS):
        return _lay_out_union(alternatives, indent, end)
    bracket = _bracket(line)
    if bracket is None:
        head, _, kind = line.partition(": ")
        is_typed = head.isidentifier() and kind.isidentifier() and indent + 4 + len(kind) <= LINE_LENGTH and not end
        return [f"{margin}{head}: (", f"{margin}    {kind}", f"{margin})"] if is_typed else [margin + line + end]
    if (assigned := _assignment(line)) and indent + bracket[0] + 1 > LINE_LENGTH:
        return _lay_out_assignment(*assigned, indent, end)
    return _explode("", line, bracket, indent, end)


def _lay_out_assignment(name: str, value: str, indent: int, end: str) -> list[str]:
    """An assignment whose left side is too long for the right one to begin beside it."""
    margin = " " * indent
    call = _bracket(value)
    if call is None or len(f"{margin}{name} = (") <= LINE_LENGTH:
        return [f"{margin}{name} = (", *_lay_out(value, indent + 4, ""), f"{margin}){end}"]
    annotation = _bracket(name)
    if annotation is None:
        return _explode(f"{name} = ", value, call, indent, end)
    first, last = annotation
    inner = _lay_out(name[first + 1 : last], indent + 4, "")
    return [margin + name[: first + 1], *inner, *_explode(f"{name[last:]} = ", value, call, indent, end)]


def _explode(before: str, line: str, bracket: tuple[int, int], indent: int, end: str) -> list[str]:
    """The line with the items of a bracket each on a line of its own."""
    margin, (start, stop) = " " * indent, bracket
    items = _split(line[start + 1 : stop], ",")
    # A comma after the only item would turn a subscript into a tuple.
    comma = "" if line[start] == "[" and len(items) == 1 and _is_subscript(line, start) else ","
    lines = [margin + before + line[: start + 1]]
    for item in items:
        lines += _lay_out(item, indent + 4, comma)
    return [*lines, margin + line[stop:] + end]


def _annotated_union(line: str) -> tuple[str, str, str] | None:
    """`name:`, the type and ` = default` of a parameter whose type is a union."""
    found = re.match(r"\w+:", line)
    if found is None or line.startswith(_STATEMENTS):
        return None
    rest, assigned = line[found.end() :].strip(), _assignment(line[found.end() :].strip())
    kind = assigned[0] if assigned else rest
    if len(_split(kind, "|")) < 2:
        return None
    return found[0], kind, f" = {assigned[1]}" if assigned else ""


def _assignment(line: str) -> tuple[str, str] | None:
    """What stands on either side of a ` = ` outside brackets."""
    left, *right = _split(line, "=")
    return (left, " = ".join(right)) if right and not line.startswith(_STATEMENTS) else None


def _lay_out_union(alternatives: list[str], indent: int, end: str) -> list[str]:
    lines: list[str] = []
    for position, alternative in enumerate(alternatives):
        operator = "| " if position else ""
        is_last = position == len(alternatives) - 1
        lines += _lay_out(operator + alternative, indent, end if is_last else "")
    return lines


def _bracket(line: str) -> tuple[int, int] | None:
    """The bracket to explode: a function's parameters, else the last one that holds anything."""
    pairs = [pair for pair in _top_level_brackets(line) if pair[1] - pair[0] > 1]
    if not pairs:
        return None
    return pairs[0] if line.startswith(("def ", "async def ")) else pairs[-1]


def _is_subscript(line: str, start: int) -> bool:
    return start > 0 and (line[start - 1].isalnum() or line[start - 1] in "_])")


def _top_level_brackets(line: str) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    depth = start = 0
    for found in _MARK.finditer(line):
        mark = found[0]
        if mark in _OPEN:
            start = start if depth else found.start()
            depth += 1
        elif mark in _CLOSE:
            depth -= 1
            if not depth:
                pairs.append((start, found.start()))
    return pairs


def _split(text: str, separator: str) -> list[str]:
    """Split at a separator that stands outside brackets and strings; a separator at the end adds nothing."""
    parts: list[str] = []
    depth = start = 0
    for found in _MARK.finditer(text) if separator in text else ():
        mark = found[0]
        if mark == separator and not depth:
            parts.append(text[start : found.start()].strip())
            start = found.end()
        elif mark in _OPEN:
            depth += 1
        elif mark in _CLOSE:
            depth -= 1
    last = text[start:].strip()
    return [*parts, last] if last else parts
