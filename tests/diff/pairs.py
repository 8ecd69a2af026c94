"""Reads the pairs, and compares them: two small documents each, and what is to be said of them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from generator import pipeline
from generator.diagnostics import Diagnostics
from generator.diff import Comparison, Side, compare
from generator.diff.change import Breaks
from generator.diff.versions import step
from generator.settings import package_of

FOLDER = Path(__file__).parent / "pairs"
PAIRS = sorted(path for path in FOLDER.iterdir() if path.is_dir())


@cache
def _files(text: str, path: Path) -> dict[str, str]:
    """The package of a document; one that begins several pairs is generated once."""
    config = replace(package_of([path], "api", None, Diagnostics()), version="0.1.0")
    return {
        file.path: file.content.decode()
        for file in pipeline.generate(config, Diagnostics()).files
        if file.path.endswith(".py")
    }


_BY_TEXT: dict[str, dict[str, str]] = {}


def side(path: Path) -> Side:
    """The side that a document is."""
    text = path.read_text()
    if text not in _BY_TEXT:
        _BY_TEXT[text] = _files(text, path)
    return Side(path.name, "api", "1.0.0", "api", _BY_TEXT[text])


@cache
def compared(pair: Path) -> Comparison:
    """What is found in a pair."""
    return compare(side(pair / "before.yaml"), side(pair / "after.yaml"))


def verdict(comparison: Comparison) -> str:
    """Whom it breaks at the worst, the step that it calls for, and every change."""
    worst = comparison.changes[0].breaks if comparison.changes else Breaks.NOBODY
    lines = [f"breaks {worst.value}; {step(comparison).value}"]
    lines += [f"{found.kind.code} {found.subject}: {found.kind.title}: {found.detail}" for found in comparison.changes]
    return "\n".join(lines) + "\n"
