"""However the bytes of a body are cut, its items are those that a plain reading of all of it finds."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from generator.runtime.sequence import Form, ServerSentEvent, cutter

from .scripted import few

PIECES = [
    "data", "data:", "data: ", "data:x", "event: add", "event", "id: 7", "id: \0", "id", "retry: 30", "retry: 3s", "retry:",
    ":", ": comment", "unknown: 1", " data: x", "ä", "€", "🙂", "\ufeff", "\n", "\n", "\n\n", "\r\n", "\r", "\r\n\r\n", "\x1e",
    '{"a": 1}', "[1, 2]", '"ä🙂"', " ", "\t", "12", "null",
]  # fmt: skip
BODIES = st.lists(st.one_of(st.sampled_from(PIECES).map(str.encode), st.binary(max_size=3)), max_size=30).map(b"".join)
CUTS = st.lists(st.integers(0, 200), max_size=20)


def pieces_of(body: bytes, cuts: list[int]) -> list[bytes]:
    """A body, cut at these places; the same one twice gives an empty piece."""
    places = [0, *sorted(min(cut, len(body)) for cut in cuts), len(body)]
    return [body[start:end] for start, end in pairwise(places)]


def read(form: Form, pieces: list[bytes]) -> list[Any]:
    reading = cutter(form)
    found = [item for piece in pieces for item in reading.feed(piece)]
    return found + reading.end()


def events(body: bytes) -> list[ServerSentEvent]:
    """The standard's own words, line by line, on the whole text."""
    text = body.removeprefix(b"\xef\xbb\xbf").decode(errors="replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found: list[ServerSentEvent] = []
    fields: dict[str, Any] = {}
    data = ""
    # What follows the last end of a line is no line.
    for line in lines[:-1]:
        if line == "":
            if data != "":
                found.append(ServerSentEvent(data[:-1], **fields))
            data, fields = "", {}
        elif not line.startswith(":"):
            name, _, value = line.partition(":")
            value = value[1:] if value.startswith(" ") else value
            if name == "data":
                data += value + "\n"
            elif name == "event" or (name == "id" and "\0" not in value):
                fields[name] = value
            elif name == "retry" and value and all(digit in "0123456789" for digit in value):
                fields[name] = int(value)
    return found


@given(BODIES, CUTS)
@example(b"data: \xe2\x82\xac\r\n\r\ndata: b\r\r", [7, 8, 9, 10, 11, 12])
@example(b"\xef\xbb\xbfdata: a\n\n", [1, 2])
@example(b"data: a\r", [8])
@few(400)
def test_events(body: bytes, cuts: list[int]) -> None:
    assert read("sse", pieces_of(body, cuts)) == events(body)


@given(BODIES, CUTS)
@few(200)
def test_lines(body: bytes, cuts: list[int]) -> None:
    lines = (line.strip(b" \t\r") for line in body.removeprefix(b"\xef\xbb\xbf").split(b"\n"))
    assert read("json_lines", pieces_of(body, cuts)) == [line for line in lines if line]


@given(BODIES, CUTS)
@few(200)
def test_records(body: bytes, cuts: list[int]) -> None:
    records = (record.strip(b" \t\r\n") for record in body.split(b"\x1e"))
    assert read("json_seq", pieces_of(body, cuts)) == [record for record in records if record]


@given(st.binary(max_size=60).filter(lambda tail: not set(tail) & set(b"\r\n\x1e")), CUTS)
@few(100)
def test_what_is_not_whole_is_counted(tail: bytes, cuts: list[int]) -> None:
    for form in ("sse", "json_lines", "json_seq"):
        reading = cutter(form)
        for piece in pieces_of(tail, cuts):
            assert reading.feed(piece) == []
        assert reading.pending == len(tail)
