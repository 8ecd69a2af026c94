"""What the command line prints. The only importer of rich, and only when something is to be printed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from generator.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from generator.inspection import Inspection, MethodLine
    from generator.pipeline import Outcome

_PLAIN_WIDTH = 1000
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def print_diagnostics(diagnostics: Iterable[Diagnostic], *, verbose: bool) -> None:
    """One line each on standard error; notes only if asked for."""
    shown = [found for found in diagnostics if verbose or found.severity is not Severity.NOTE]
    if not shown:
        return
    console = _console(stderr=True)
    for found in shown:
        from rich.text import Text

        text = Text(str(found))
        text.highlight_words([f" {found.severity.value} "], _COLOURS[found.severity])
        console.print(text, soft_wrap=True)


def print_inspection(inspection: Inspection) -> None:
    """Tables of resources, models, inferred rules and skipped parts on standard output."""
    console = _console()
    from rich.text import Text

    for api in inspection.apis:
        servers = ", ".join(api.servers)
        console.print(Text.assemble((api.title or api.name, "bold"), f" {api.version}  ", (servers, "dim")))
    console.print()
    console.print(_resources(inspection))
    for title, lines in (
        ("Models", [f"{module.module}: {', '.join(module.names)}" for module in inspection.models]),
        ("Shared by several documents", inspection.shared),
        ("Credentials", inspection.security),
        ("Skipped", [f"{skip.place} {skip.id}: {skip.reason}" for skip in inspection.skipped]),
    ):
        if lines:
            console.print()
            console.print(Text(title, style="bold"))
            for line in lines:
                console.print(Text(f"  {line}"), soft_wrap=not console.is_terminal)


def _resources(inspection: Inspection) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=None, show_edge=False)
    table.add_column("method", no_wrap=True, style="bold")
    table.add_column("request", overflow="fold")
    table.add_column("takes", overflow="fold")
    table.add_column("gives", overflow="fold")
    table.add_column("inferred", style="cyan", overflow="fold")
    for resource in inspection.resources:
        for number, method in enumerate(resource.methods, 1):
            _add(table, resource.name, method, is_last=number == len(resource.methods))
    return table


def _add(table: Table, resource: str, method: MethodLine, *, is_last: bool) -> None:
    from rich.text import Text

    cells = (
        f"{resource}.{method.name}",
        f"{method.http} {method.path}",
        method.request,
        method.response,
        ", ".join(method.rules),
    )
    table.add_row(*map(Text, cells), end_section=is_last)


def print_diff(text: str) -> None:
    """A unified diff on standard output, coloured on a terminal."""
    console = _console()
    from rich.text import Text

    styles = {"+": "green", "-": "red", "@": "cyan"}
    for line in text.splitlines():
        console.print(Text(line, style=styles.get(line[:1], "")), soft_wrap=True)


def report_json(outcome: Outcome | None, diagnostics: Iterable[Diagnostic], seconds: Mapping[str, float]) -> str:
    """The report of a run: numbers of operations and models, diagnostics, seconds for each stage."""
    skipped = outcome.skipped if outcome else ()
    total = outcome.operations_total if outcome else 0
    content: dict[str, Any] = {
        "operations": {
            "total": total,
            "generated": total - len(skipped),
            "skipped": [{"id": s.id, "reason": s.reason, "location": str(s.location)} for s in skipped],
        },
        "models": outcome.models if outcome else 0,
        "diagnostics": [_diagnostic(found) for found in diagnostics],
        "seconds": dict(outcome.seconds if outcome else seconds),
    }
    return json.dumps(content, indent=2) + "\n"


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    location = found.location
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "location": str(location) if location else None,
        "pointer": location.pointer_text if location else None,
    }


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    console = Console(stderr=stderr, highlight=False)
    # A file or a pipe has no width; lines get as long as they are.
    return console if console.is_terminal else Console(stderr=stderr, highlight=False, width=_PLAIN_WIDTH)
