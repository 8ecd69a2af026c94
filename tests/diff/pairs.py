"""Reads the pairs, and compares them: two small documents each, and what is to be said of them."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import replace
from functools import cache
from pathlib import Path
from unittest.mock import patch

from generator import check, emit, pipeline
from generator.diagnostics import Diagnostics
from generator.diff import Comparison, Side, compare
from generator.diff.change import Breaks
from generator.diff.versions import step
from generator.render import render
from generator.settings import package_of

FOLDER = Path(__file__).parent / "pairs"
PAIRS = sorted(path for path in FOLDER.iterdir() if path.is_dir())


@cache
def _files(text: str, path: Path) -> dict[str, str]:
    """The package of a document; one that begins several pairs is generated once."""
    config = replace(package_of([path], "api", None, Diagnostics()), version="0.1.0")
    with _lean():
        files = pipeline.generate(config, Diagnostics()).files
    return {file.path: file.content.decode() for file in files if file.path.endswith(".py")}


@contextmanager
def _lean() -> Generator[None]:
    """Leaves out of a run what no comparison reads, and what other tests are about: most of its time."""
    with ExitStack() as left_out:
        for target, name in ((emit, "audit"), (emit, "audit_models"), (check, "check")):
            left_out.enter_context(patch.object(target, name, lambda *arguments, **named: None))
        left_out.enter_context(patch.object(emit.views, "readme_view", lambda package: None))
        left_out.enter_context(patch.object(emit, "render", _rendered))
        left_out.enter_context(patch.object(emit, "_runtime", lambda copied, package: ()))
        yield


def _rendered(template: str, view: object, folder: Path) -> str:
    return render(template, view, folder) if view is not None else ""


_BY_TEXT: dict[str, dict[str, str]] = {}


def side(path: Path) -> Side:
    """The side that a document is."""
    text = path.read_text()
    if text not in _BY_TEXT:
        _BY_TEXT[text] = _files(text, path)
    return Side(path.name, "api", "1.0.0", "api", _BY_TEXT[text])


@cache
def compared(pair: Path, *, with_griffe: bool = True) -> Comparison:
    """What is found in a pair, by the rules alone if need be."""
    sides = side(pair / "before.yaml"), side(pair / "after.yaml")
    with nullcontext() if with_griffe else patch("generator.diff.find_breakages", lambda old, new: ()):
        return compare(*sides)


def verdict(comparison: Comparison) -> str:
    """Whom it breaks at the worst, the step that it calls for, and every change."""
    worst = comparison.changes[0].breaks if comparison.changes else Breaks.NOBODY
    lines = [f"breaks {worst.value}; {step(comparison).value}"]
    lines += [f"{found.kind.code} {found.subject}: {found.kind.title}: {found.detail}" for found in comparison.changes]
    return "\n".join(lines) + "\n"
