"""What is to be said, as workflow commands of GitHub Actions: annotations at the lines that they are about.

A runner obeys any line of the output that begins with `::`, so what documents and files say is quoted in commands, and
everything else is printed while commands are stopped.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from generator.compare import Difference
from generator.diagnostics import Diagnostic, Severity, one_line

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

_EDITED = {"foreign": "not written by clientwright"}


def diagnostic(found: Diagnostic) -> str:
    """A diagnostic as an annotation."""
    pointer = f" ({found.location.pointer_text})" if found.location and found.location.pointer else ""
    properties = {"title": f"clientwright {found.code}"}
    if found.location is not None:
        file, line, column = str(found.location).rsplit(":", 2)
        properties = {"file": _place(Path(file)), "line": line, "col": column, **properties}
    return _command(_LEVELS[found.severity], found.message + pointer, properties)


def difference(found: Difference, target: Path) -> Iterator[str]:
    """A file that is not as generated: an annotation, and its difference as lines that can be folded."""
    place = _place(target / found.path)
    message = _EDITED.get(found.kind, "edited by hand") if found.is_edited else "not as clientwright generates it"
    properties = {"file": place, "line": str(_first_line(found.diff)), "title": f"clientwright: {found.kind}"}
    yield _command("error", f"{place}: {message}", properties)
    if found.diff:
        token = secrets.token_hex(16)
        yield _command("group", place)
        yield f"::stop-commands::{token}"
        yield from map(one_line, found.diff.splitlines())
        yield f"::{token}::"
        yield "::endgroup::"


def _command(name: str, message: str, properties: dict[str, str] | None = None) -> str:
    quoted = ",".join(f"{key}={_quoted(value, ':,')}" for key, value in (properties or {}).items())
    return f"::{name}{' ' if quoted else ''}{quoted}::{_quoted(message)}"


def _quoted(text: str, more: str = "") -> str:
    return "".join(f"%{ord(char):02X}" if char in "%\r\n" + more else char for char in text)


def _first_line(diff: str) -> int:
    """The first line of the file on disk that differs."""
    lines = iter(diff.splitlines())
    for line in lines:
        if line.startswith("@@"):
            start = int(line.split()[1].lstrip("-").partition(",")[0])
            break
    else:
        return 1
    for line in lines:
        if not line.startswith(" "):
            break
        start += 1
    return max(start, 1)


def _place(path: Path) -> str:
    """A path as annotations name it: from the root of the repository."""
    root = Path(os.environ.get("GITHUB_WORKSPACE") or ".").resolve()
    try:
        return path.resolve().relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
