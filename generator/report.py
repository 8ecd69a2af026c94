"""What the command line prints. The only importer of rich, and only when something is to be printed."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Self

from generator import github
from generator.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from generator.compare import Difference
    from generator.diff import Comparison
    from generator.inspection import Inspection, MethodLine
    from generator.outcome import Outcome, Skipped

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


_PATIENCE = 1.0
"""Seconds without a word."""

_STAGES = {
    "load": ("reading", 2),
    "overlay": ("laying over", 0),
    "check": ("checking", 14),
    "resolve": ("following references", 16),
    "share": ("comparing documents", 2),
    "translate": ("naming and inferring", 6),
    "models": ("writing models", 30),
    "emit": ("writing methods", 30),
}
"""What each stage is called while it lasts, and its share of the time, in hundredths."""


def print_diagnostics(diagnostics: Iterable[Diagnostic], *, verbose: bool, form: str = "text") -> None:
    """One line each on standard error; notes only if asked for."""
    shown = [found for found in diagnostics if verbose or found.severity is not Severity.NOTE]
    if not shown:
        return
    if form == "github":
        print(*map(github.diagnostic, shown), sep="\n", file=sys.stderr)
        return
    console = _console(stderr=True)
    for found in shown:
        from rich.text import Text

        line = _printable(str(found))
        start = line.index(f"{found.severity.value} {found.code}")
        text = Text(line)
        text.stylize(_COLOURS[found.severity], start, start + len(found.severity.value))
        console.print(text, soft_wrap=True)


class Progress:
    """A line on the terminal that says what a run is doing, once it takes longer than a second.

    Attributes:
        name: The package.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._stage = ""
        self._lock = threading.Lock()
        self._bar: Any = None
        self._timer = threading.Timer(_PATIENCE, self._show)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        """Begin, where somebody looks."""
        if sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away."""
        self._timer.cancel()
        with self._lock:
            if self._bar is not None:
                self._bar.stop()
            self._bar = None
            self._stage = ""

    def begin(self, stage: str) -> None:
        """Say which stage begins."""
        with self._lock:
            self._stage = stage
            if self._bar is not None:
                self._bar.update(0, **self._state())

    def _state(self) -> dict[str, Any]:
        before = [*_STAGES][: [*_STAGES].index(self._stage)]
        return {
            "description": f"{self.name}: {_STAGES[self._stage][0]}",
            "completed": sum(_STAGES[stage][1] for stage in before),
        }

    def _show(self) -> None:
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        with self._lock:
            if self._stage:
                self._bar = Progress(*columns, console=_console(stderr=True), transient=True)
                self._bar.add_task(total=100, **self._state())
                self._bar.start()


def print_inspection(inspection: Inspection) -> None:
    """Resources, models, inferred rules and skipped parts, on standard output."""
    console = _console()
    from rich.text import Text

    def show(*parts: str | tuple[str, str], indent: int = 0) -> None:
        styled = ((part, "") if isinstance(part, str) else part for part in parts)
        line = Text.assemble(" " * indent, *((_printable(text), style) for text, style in styled))
        line.rstrip()
        console.print(line, soft_wrap=True)

    for api in inspection.apis:
        show((api.title or api.name, "bold"), f" {api.version}  ", (", ".join(api.servers), "dim"))
    width = max((len(f"{r.name}.{m.name}") for r in inspection.resources for m in r.methods), default=0)
    for resource in inspection.resources:
        show()
        show((resource.class_name, "bold underline"), "  ", (" ".join(resource.description.split()), "dim"))
        for method in resource.methods:
            name = f"{resource.name}.{method.name}".ljust(width)
            show((name, "bold"), f"  {method.http} {method.path}", indent=2)
            rules = "".join(f"  [{rule}]" for rule in method.rules)
            show((_types(method), "cyan"), (rules, "yellow"), indent=6)
    for title, lines in _lists(inspection):
        if lines:
            show()
            show((title, "bold underline"))
        for line in lines:
            show(line, indent=2)


def _types(method: MethodLine) -> str:
    return f"{method.request} -> {method.response}".strip()


def _lists(inspection: Inspection) -> tuple[tuple[str, Sequence[str]], ...]:
    return (
        ("Models", [f"models/{found.module}.py: {', '.join(found.names)}" for found in inspection.models]),
        ("Filters", inspection.filters),
        ("Webhooks and callbacks", inspection.events),
        ("Shared by several documents", inspection.shared),
        ("Credentials", inspection.security),
        ("Skipped", [f"{skip.place} {skip.id}: {skip.reason}" for skip in inspection.skipped]),
    )


def print_comparison(comparison: Comparison) -> None:
    """What changed, the worst first, on standard output."""
    from rich.text import Text

    from generator.diff.show import conclusion, heading, summary
    from generator.diff.show.words import TITLES, places

    console = _console()

    def show(*parts: str | tuple[str, str], indent: int = 0) -> None:
        styled = ((part, "") if isinstance(part, str) else part for part in parts)
        line = Text.assemble(" " * indent, *((_printable(text), style) for text, style in styled))
        console.print(line, soft_wrap=True)

    show((heading(comparison), "bold"))
    for breaks, changes in comparison.by_breaks():
        colour = _BREAKS_COLOURS[breaks.name]
        show()
        show((TITLES[breaks], f"bold {colour}"), f" ({len(changes)})")
        for change in changes:
            show((change.subject, "bold"), f"  {change.kind.title}  ", (change.kind.code, "dim"), indent=2)
            show((change.detail, colour), indent=6)
            show(("   ".join(map(str, places(change))), "dim"), indent=6)
            if change.is_breaking:
                show(f"-> {change.kind.remedy}", indent=6)
    show()
    show((summary(comparison), "bold"))
    show(conclusion(comparison))


_BREAKS_COLOURS = {"CALLER": "red", "TYPES": "magenta", "WIRE": "yellow", "NOBODY": "green"}


def print_differences(differences: Iterable[Difference], target: Path, shown: str, *, form: str) -> None:
    """What differs between a package on disk and what it should be, on standard output.

    Args:
        differences: What to print.
        target: The package's folder.
        shown: How the folder is named.
        form: `text`, or `github` for annotations.
    """
    for found in differences:
        if form == "github":
            print(*github.difference(found, target), sep="\n")
        elif found.diff:
            _print_diff(found.diff)
        else:
            print(_printable(f"{found.kind}: {shown}/{found.path}"))


def _print_diff(text: str) -> None:
    """A unified diff, coloured on a terminal."""
    console = _console()
    from rich.text import Text

    styles = {"+": "green", "-": "red", "@": "cyan"}
    for line in text.splitlines():
        console.print(Text(_printable(line), style=styles.get(line[:1], "")), soft_wrap=True)


def report_json(outcomes: Sequence[Outcome], diagnostics: Iterable[Diagnostic]) -> str:
    """The report of a run: numbers of operations, events and models, diagnostics, seconds for each stage."""
    skipped = [skip for outcome in outcomes for skip in outcome.skipped]
    skipped_events = [skip for outcome in outcomes for skip in outcome.skipped_events]
    events_total = sum(outcome.events_total for outcome in outcomes)
    total = sum(outcome.operations_total for outcome in outcomes)
    seconds: dict[str, float] = {}
    for outcome in outcomes:
        for stage, spent in outcome.seconds.items():
            seconds[stage] = round(seconds.get(stage, 0) + spent, 4)
    content: dict[str, Any] = {
        "operations": {
            "total": total,
            "generated": total - len(skipped),
            "skipped": list(map(_skipped, skipped)),
        },
        "events": {
            "total": events_total,
            "generated": events_total - len(skipped_events),
            "skipped": list(map(_skipped, skipped_events)),
        },
        "models": sum(outcome.models for outcome in outcomes),
        "diagnostics": [_diagnostic(found) for found in diagnostics],
        "seconds": seconds,
    }
    return json.dumps(content, indent=2) + "\n"


def _skipped(skip: Skipped) -> dict[str, str]:
    return {"id": skip.id, "reason": skip.reason, "location": str(skip.location)}


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    location = found.location
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "location": str(location) if location else None,
        "pointer": location.pointer_text if location else None,
    }


def _printable(text: str) -> str:
    """A text of a document on one line, with nothing in it that a terminal would obey."""
    return "".join(
        char if char.isprintable() or char == "\t" else char.encode("unicode_escape").decode() for char in text
    )


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False)
