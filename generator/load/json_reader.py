"""JSON (RFC 8259) to plain values, and the positions of its nodes.

The standard library parses; it is far faster than anything written in Python, but knows no
positions. They come from a second pass over the text's strings and brackets, which runs only when a
message needs a place.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from generator.document import Pointer, Position
from generator.limits import Limits
from generator.load.fault import Fault, duplicate_key, too_deep, too_many
from generator.load.scalars import MAX_DIGITS, finite, integer
from generator.node import is_array, is_object

_STRING = r'"[^"\\]*(?:\\.[^"\\]*)*"'
_LEXEME = re.compile(rf"({_STRING})(\s*:)?|[{{}}\[\],]")
_ITEM = re.compile(r"\S")
_LOOKUPS = 16
"""As many positions are looked up one by one; then it is quicker to find out all."""

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def parse(text: str, limits: Limits) -> Any:
    """The value that a JSON text stands for.

    Raises:
        Fault: It is no JSON, has a duplicate key, or holds what later stages could not work with.
    """
    try:
        root = json.loads(
            text, object_pairs_hook=_object, parse_int=integer, parse_float=finite, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError as error:
        place = (error.lineno, error.colno)
        raise Fault("L104", f"not valid JSON: {_lower_first(error.msg)}", place) from None
    except _DuplicateKey:
        raise _first_duplicate(text) from None
    except RecursionError:
        raise _too_deep(text, limits) from None
    except Fault as fault:
        raise Fault(fault.code, fault.message, _position_of_number(text)) from None
    _check_size(text, root, limits)
    _check_surrogates(text, root)
    return root


def positions(text: str) -> Mapping[Pointer, Position]:
    """The position of every node of a valid JSON text; that of an object's entry is its key's."""
    return _Positions(text)


class _Positions(Mapping[Pointer, Position]):
    """Positions, looked up one by one as long as they are few: most runs have little to say."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = _Lines(text)
        self._lookups = 0

    def __getitem__(self, pointer: Pointer) -> Position:
        """The position of one node."""
        self._lookups += 1
        if self._lookups > _LOOKUPS:
            return self._all[pointer]
        offset = _offset(self._text, pointer)
        if offset is None:
            raise KeyError(pointer)
        return self._lines.position(offset)

    def __iter__(self) -> Iterator[Pointer]:
        """The pointers of all nodes but the root."""
        return iter(self._all)

    def __len__(self) -> int:
        """How many nodes there are."""
        return len(self._all)

    @cached_property
    def _all(self) -> Mapping[Pointer, Position]:
        return {pointer: self._lines.position(offset) for pointer, offset in _nodes(self._text)}


def _offset(text: str, pointer: Pointer) -> int | None:
    """Where a node stands; whatever comes before it is read by the standard library and forgotten."""
    skip = json.JSONDecoder(parse_int=len, parse_float=len).raw_decode
    found = at = _after_space(text, 0)
    for token in pointer:
        is_in_array = isinstance(token, int)
        if text[at] != ("[" if is_in_array else "{"):
            return None
        index, at = 0, _after_space(text, at + 1)
        while text[at] not in "]}":
            found, key = at, index
            if not is_in_array:
                key, at = skip(text, at)
                at = _after_space(text, _after_space(text, at) + 1)
            if key == token:
                break
            at = _after_space(text, skip(text, at)[1])
            at = _after_space(text, at + 1) if text[at] == "," else at
            index += 1
        else:
            return None
    return found if pointer else None


def _after_space(text: str, offset: int) -> int:
    match = _ITEM.search(text, offset)
    return match.start() if match else len(text)


class _DuplicateKey(Exception):
    """Raised by a hook that does not know where in the text it is."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise _DuplicateKey
    return result


def _refuse_constant(text: str) -> None:
    raise Fault("L111", f"`{text}` is no JSON number")


def _first_duplicate(text: str) -> Fault:
    lines = _Lines(text)
    seen: dict[Pointer, int] = {}
    for pointer, offset in _nodes(text):
        if pointer in seen:
            first, second = lines.position(seen[pointer]), lines.position(offset)
            return duplicate_key(str(pointer[-1]), first, second)
        seen[pointer] = offset
    raise AssertionError("the parser found a duplicate key that the scanner does not see")


def _position_of_number(text: str) -> Position | None:
    for match in re.finditer(rf"{_STRING}|[-+.\w]+", text):
        word = match.group()
        if word in ("NaN", "Infinity", "-Infinity"):
            return _Lines(text).position(match.start())
        if word[0] in "-0123456789" and (len(word) > MAX_DIGITS or math.isinf(float(word))):
            return _Lines(text).position(match.start())
    return None


def _check_size(text: str, root: Any, limits: Limits) -> None:
    level: list[Any] = [root]
    nodes = 1
    for _ in range(limits.depth + 1):
        nodes += sum(map(len, level))
        if nodes > limits.nodes:
            raise too_many(limits)
        level = [child for node in level for child in _containers(node)]
        if not level:
            return
    raise _too_deep(text, limits)


def _containers(node: Any) -> Iterator[Any]:
    values: Iterable[Any] = node.values() if is_object(node) else node
    return (value for value in values if is_object(value) or is_array(value))


def _too_deep(text: str, limits: Limits) -> Fault:
    lines = _Lines(text)
    deep = (lines.position(offset) for pointer, offset in _nodes(text) if len(pointer) > limits.depth)
    return too_deep(limits, next(deep, None))


def _check_surrogates(text: str, root: Any) -> None:
    """Half a surrogate pair is valid JSON, but no text that could be written to a file."""
    if not _SURROGATE.search(text):
        return
    try:
        json.dumps(root, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise Fault("L104", "a string holds half of a surrogate pair (\\uD800 to \\uDFFF)") from None


def _nodes(text: str) -> Iterator[tuple[Pointer, int]]:
    """Every node but the root, in document order, with its offset."""
    here: Pointer = ()  # the innermost open collection
    entry: Pointer = ()  # the node that was met last
    index = -1  # of the next item; -1 in an object
    outer: list[tuple[Pointer, int]] = []
    for match in _LEXEME.finditer(text):
        mark = match.group(0)
        if mark[0] == '"':
            if match.group(2):
                entry = (*here, _key(match.group(1)))
                yield entry, match.start()
            continue
        if mark in "}]":
            here, index = outer.pop()
            continue
        if mark in "{[":
            outer.append((here, index))
            here, index = entry, 0 if mark == "[" else -1
        if index >= 0 and (offset := _next_item(text, match.end())) is not None:
            entry = (*here, index)
            index += 1
            yield entry, offset


def _next_item(text: str, offset: int) -> int | None:
    """Where the next item of an array starts; None when the array ends."""
    match = _ITEM.search(text, offset)
    return None if match is None or match.group() == "]" else match.start()


def _key(string: str) -> str:
    return str(json.loads(string)) if "\\" in string else string[1:-1]


def _lower_first(message: str) -> str:
    return message[:1].lower() + message[1:]


class _Lines:
    """Offsets to lines and columns."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def position(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
