"""A comparison as workflow commands of GitHub Actions, which become annotations on files and lines."""

from __future__ import annotations

import os
from collections.abc import Iterator

from generator.diff.change import Breaks, Change, Comparison
from generator.diff.show.words import conclusion, places, summary
from generator.diff.side import Place

_COMMANDS = {Breaks.CALLER: "error", Breaks.TYPES: "warning", Breaks.WIRE: "warning", Breaks.NOBODY: "notice"}


def github(comparison: Comparison) -> str:
    """A line for each change, and one for the whole."""
    return "".join(f"{line}\n" for line in _lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    for change in comparison.changes:
        yield _line(change)
    title = _property(f"{comparison.new.package}: {summary(comparison)}")
    yield f"::notice title={title}::{_data(conclusion(comparison))}"


def _line(change: Change) -> str:
    kind = change.kind
    place = next(filter(_is_here, places(change)), None)
    properties = [f"file={_property(place.file)}", f"line={place.line}"] if place else []
    properties.append(f"title={_property(f'{kind.code}: {change.subject}: {kind.title}')}")
    text = f"{change.detail}. Breaks {kind.breaks.value}. To do: {kind.remedy}."
    return f"::{_COMMANDS[kind.breaks]} {','.join(properties)}::{_data(text)}"


def _is_here(place: Place) -> bool:
    """Whether a file is one of the work tree: only there can it carry an annotation."""
    return os.path.exists(place.file) and not place.file.startswith(("/", ".."))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
