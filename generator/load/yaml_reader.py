"""YAML 1.2 (core schema) to plain values, and the positions of its nodes.

One pass over the parser's events makes the values: several times as fast as composing nodes first,
and the only place where positions, duplicate keys and the size of aliases are all at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.reader import Reader

from generator.document import Pointer, Position
from generator.limits import Limits
from generator.load.fault import Fault, duplicate_key, too_deep, too_many
from generator.load.scalars import Scalar, finite, plain
from generator.node import is_array, is_object

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML may be built without libyaml
_CORE = "tag:yaml.org,2002:"
_MERGE = "<<"

_Events = Callable[[], Any]


def parse(text: str, limits: Limits) -> Any:
    """The value that a YAML text stands for; a collection that has aliases is shared.

    Raises:
        Fault: It is no YAML, or holds what an OpenAPI document cannot.
    """
    try:
        return _Builder(_events(text), limits).document()
    except MarkedYAMLError as error:
        raise _syntax_fault(error) from None
    except yaml.YAMLError:
        raise _character_fault(text) from None


def positions(text: str) -> Mapping[Pointer, Position]:
    """The position of every node of a valid YAML text; that of a mapping's entry is its key's.

    What an alias or a merge key brings in has no position of its own.
    """
    events = _events(text)
    while not isinstance(events(), DocumentStartEvent):
        pass
    return dict(_places(events, events(), ()))


def _events(text: str) -> _Events:
    loader: Any = _LOADER(text)
    events: _Events = loader.get_event
    return events


def _places(events: _Events, event: Any, pointer: Pointer) -> Iterator[tuple[Pointer, Position]]:
    if isinstance(event, MappingStartEvent):
        while not isinstance(key := events(), MappingEndEvent):
            entry = (*pointer, key.value if isinstance(key, ScalarEvent) else "")
            yield entry, _position(key.start_mark)
            yield from _places(events, events(), entry)
    elif isinstance(event, SequenceStartEvent):
        index = 0
        while not isinstance(item := events(), SequenceEndEvent):
            yield (*pointer, index), _position(item.start_mark)
            yield from _places(events, item, (*pointer, index))
            index += 1


@dataclass(frozen=True, slots=True)
class _Anchored:
    """What an alias stands for.

    Attributes:
        size: How many nodes it has, those of its own aliases included.
        height: How deep it nests.
    """

    value: Any
    size: int
    height: int


class _Builder:
    """Makes values of events."""

    def __init__(self, events: _Events, limits: Limits) -> None:
        self._next = events
        self._limits = limits
        self._anchors: dict[str, _Anchored | None] = {}  # None: not finished yet
        self._size = 0
        self._deepest = 0

    def document(self) -> Any:
        self._next()  # the start of the stream
        if isinstance(self._next(), StreamEndEvent):
            return None
        root = self._node(self._next(), 0)
        self._next()  # the end of the document
        if not isinstance(extra := self._next(), StreamEndEvent):
            message = "a second YAML document starts here; give each document a file of its own"
            raise Fault("L109", message, _position(extra.start_mark))
        return root

    def _node(self, event: Any, depth: int) -> Any:
        if isinstance(event, AliasEvent):
            return self._alias(event, depth)
        self._size += 1
        if event.anchor is not None:
            return self._anchor(event, depth)
        return self._value(event, depth)

    def _value(self, event: Any, depth: int) -> Any:
        if isinstance(event, ScalarEvent):
            return _scalar(event)
        self._descend(event, depth)
        if isinstance(event, MappingStartEvent):
            _check_tag(event, "map")
            return self._mapping(depth + 1)
        _check_tag(event, "seq")
        return self._sequence(depth + 1)

    def _sequence(self, depth: int) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            result.append(self._node(event, depth))
        return result

    def _mapping(self, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        marks: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._key(event)
            if key in marks:
                raise duplicate_key(key, _position(marks[key]), _position(event.start_mark))
            marks[key] = event.start_mark
            value = self._node(self._next(), depth)
            if key == _MERGE and event.implicit[0]:
                merged = _merge(value, event)
            else:
                result[key] = value
        return {**merged, **result} if merged else result

    def _key(self, event: Any) -> str:
        """A key is its text: OpenAPI knows only strings, and writes status codes as `200:`."""
        if isinstance(event, ScalarEvent):
            self._size += 1
            if event.anchor is not None:
                self._anchors[event.anchor] = _Anchored(event.value, 1, 0)
            return str(event.value)
        raise Fault("L112", "a key must be written out as text", _position(event.start_mark))

    def _anchor(self, event: Any, depth: int) -> Any:
        self._anchors[event.anchor] = None
        before, deepest = self._size, self._deepest
        self._deepest = depth
        value = self._value(event, depth)
        anchored = _Anchored(value, self._size - before + 1, self._deepest - depth)
        self._anchors[event.anchor] = anchored
        self._deepest = max(self._deepest, deepest)
        return value

    def _alias(self, event: Any, depth: int) -> Any:
        position = _position(event.start_mark)
        if event.anchor not in self._anchors:
            raise Fault("L107", f"the alias *{event.anchor} has no anchor", position)
        anchored = self._anchors[event.anchor]
        if anchored is None:
            raise Fault("L107", f"the alias *{event.anchor} stands inside its anchor", position)
        self._size += anchored.size
        if self._size > self._limits.nodes:
            raise Fault("L113", f"with this alias {too_many(self._limits)}", position)
        self._descend(event, depth + anchored.height)
        return anchored.value

    def _descend(self, event: Any, depth: int) -> None:
        self._deepest = max(self._deepest, depth + 1)
        if depth >= self._limits.depth:
            raise too_deep(self._limits, _position(event.start_mark))
        if self._size > self._limits.nodes:
            raise too_many(self._limits)


def _scalar(event: Any) -> Scalar:
    text: str = event.value
    try:
        if event.tag is None:
            return plain(text) if event.implicit[0] else text
        return _tagged(event.tag.removeprefix(_CORE), text, event)
    except Fault as fault:
        position = fault.position or _position(event.start_mark)
        raise Fault(fault.code, fault.message, position) from None


def _tagged(tag: str, text: str, event: Any) -> Scalar:
    if tag in ("str", "!"):
        return text
    value = plain(text)
    match tag, value:
        case ("null", None) | ("bool", bool()):
            return value
        case "int", int() if not isinstance(value, bool):
            return value
        case "float", int() | float() if not isinstance(value, bool):
            return finite(text)
        case "null" | "bool" | "int" | "float", _:
            raise Fault("L108", f'"{text}" is no value of the tag !!{tag}')
        case _:
            raise _unknown_tag(event)


def _check_tag(event: Any, expected: str) -> None:
    if event.tag not in (None, "!", _CORE + expected):
        raise _unknown_tag(event)


def _unknown_tag(event: Any) -> Fault:
    name = event.tag.replace(_CORE, "!!")
    return Fault("L108", f"the YAML tag `{name}` is not supported", _position(event.start_mark))


def _merge(value: Any, event: Any) -> dict[str, Any]:
    """The entries of a merge key (YAML 1.1): of several mappings, the first that has a key wins."""
    sources = value if is_array(value) else [value]
    result: dict[str, Any] = {}
    for source in reversed(sources):
        if not is_object(source):
            message = "the merge key `<<` needs a mapping or a list of mappings"
            raise Fault("L112", message, _position(event.start_mark))
        result = {**result, **source}
    return result


def _position(mark: Any) -> Position:
    return mark.line + 1, mark.column + 1


def _syntax_fault(error: MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    context = f" {error.context}" if error.context else ""
    message = f"not valid YAML: {error.problem}{context}"
    return Fault("L104", message, _position(mark) if mark else None)


def _character_fault(text: str) -> Fault:
    """The parser refused a character; it gives the place as an offset in bytes or in characters."""
    match = Reader.NON_PRINTABLE.search(text)
    if match is None:
        return Fault("L104", "not valid YAML")
    before = text[: match.start()]
    position = before.count("\n") + 1, match.start() - before.rfind("\n")
    return Fault("L104", f"the control character U+{ord(match.group()):04X} is not allowed", position)
