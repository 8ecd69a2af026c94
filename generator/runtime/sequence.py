"""Cuts a body that comes in pieces into its items: events, lines or records. Pure, and in bytes.

A piece may end anywhere, inside a character too: only what is whole is decoded.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, Protocol

Form = Literal["sse", "json_lines", "json_seq"]

_BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(rb"\r\n|\n|\r")


class ServerSentEvent(NamedTuple):
    """An event as it came; None stands for a field that it lacks.

    Attributes:
        data: Its lines, joined.
        event: Its type.
        id: What a later request can go on from.
        retry: After how many milliseconds to connect anew.
    """

    data: str
    event: str | None = None
    id: str | None = None
    retry: int | None = None


class Cutter(Protocol):
    """Cuts one body."""

    @property
    def pending(self) -> int:
        """How many bytes of an item that is not whole are kept."""
        ...

    def feed(self, piece: bytes) -> list[bytes | ServerSentEvent]:
        """The items that are whole with this piece."""
        ...

    def end(self) -> list[bytes | ServerSentEvent]:
        """The items that are whole because nothing follows."""
        ...


def cutter(form: Form) -> Cutter:
    """A new one for a body of this form."""
    match form:
        case "sse":
            return EventCutter()
        case "json_lines":
            return LineCutter()
        case "json_seq":
            return RecordCutter()


class _Tail:
    """The beginning of something whose end has not come yet; adding to it is cheap."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self.length = 0

    def add(self, part: bytes) -> None:
        if part:
            self._parts.append(part)
            self.length += len(part)

    def take(self, last: bytes = b"") -> bytes:
        """All of it with its end; empty from then on."""
        if not self._parts:
            return last
        whole = b"".join([*self._parts, last])
        self._parts, self.length = [], 0
        return whole


class EventCutter:
    """Server-sent events, as the HTML standard has them (9.2.5 and 9.2.6)."""

    def __init__(self) -> None:
        self._tail = _Tail()
        self._is_first = True
        self._after_return = False
        self._data: list[bytes] = []
        self._length = 0
        self._type: str | None = None
        self._id: str | None = None
        self._retry: int | None = None

    @property
    def pending(self) -> int:
        return self._tail.length + self._length

    def feed(self, piece: bytes) -> list[bytes | ServerSentEvent]:
        if self._after_return and piece:
            # The line ended with the last piece, and these two are one end.
            piece = piece.removeprefix(b"\n")
            self._after_return = False
        found: list[bytes | ServerSentEvent] = []
        start = 0
        for end in _LINE_END.finditer(piece):
            event = self._line(self._tail.take(piece[start : end.start()]))
            if event is not None:
                found.append(event)
            start = end.end()
        self._tail.add(piece[start:])
        self._after_return |= start == len(piece) and piece.endswith(b"\r")
        return found

    def end(self) -> list[bytes | ServerSentEvent]:
        """None: an event without the empty line at its end is not whole."""
        return []

    def _line(self, line: bytes) -> ServerSentEvent | None:
        if self._is_first:
            line = line.removeprefix(_BOM)
            self._is_first = False
        if not line:
            return self._event()
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        match name:
            case b"data":
                self._data.append(value)
                self._length += len(value) + 1
            case b"event":
                self._type = _text(value)
            case b"id" if b"\0" not in value:
                self._id = _text(value)
            case b"retry" if value.isdigit() and len(value) < 19:
                self._retry = int(value)
            case _:
                # A comment, or what nobody knows.
                pass
        return None

    def _event(self) -> ServerSentEvent | None:
        event = None
        # One empty line of data is data; no line is none.
        if self._data:
            data = _text(b"\n".join(self._data))
            event = ServerSentEvent(data, self._type, self._id, self._retry)
        self._clear()
        return event

    def _clear(self) -> None:
        self._data = []
        self._length = 0
        self._type = self._id = self._retry = None


class LineCutter:
    """JSON lines: one value in each line; an empty line is none."""

    def __init__(self) -> None:
        self._tail = _Tail()
        self._is_first = True

    @property
    def pending(self) -> int:
        return self._tail.length

    def feed(self, piece: bytes) -> list[bytes | ServerSentEvent]:
        *lines, last = piece.split(b"\n")
        found: list[bytes | ServerSentEvent] = []
        for line in lines:
            found += self._line(self._tail.take(line))
        self._tail.add(last)
        return found

    def end(self) -> list[bytes | ServerSentEvent]:
        return self._line(self._tail.take())

    def _line(self, line: bytes) -> list[bytes | ServerSentEvent]:
        if self._is_first:
            line = line.removeprefix(_BOM)
            self._is_first = False
        line = line.strip(b" \t\r")
        return [line] if line else []


class RecordCutter:
    """A JSON text sequence (RFC 7464): each text begins with a record separator."""

    def __init__(self) -> None:
        self._tail = _Tail()

    @property
    def pending(self) -> int:
        return self._tail.length

    def feed(self, piece: bytes) -> list[bytes | ServerSentEvent]:
        *records, last = piece.split(b"\x1e")
        found: list[bytes | ServerSentEvent] = []
        for record in records:
            found += _record(self._tail.take(record))
        self._tail.add(last)
        return found

    def end(self) -> list[bytes | ServerSentEvent]:
        return _record(self._tail.take())


def _record(record: bytes) -> list[bytes | ServerSentEvent]:
    record = record.strip(b" \t\r\n")
    return [record] if record else []


def _text(value: bytes) -> str:
    return value.decode(errors="replace")
