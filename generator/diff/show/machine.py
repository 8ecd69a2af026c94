"""Comparisons as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from generator.diff.change import Change, Comparison
from generator.diff.side import Place
from generator.diff.versions import next_version, step


def machine(comparisons: Sequence[Comparison]) -> str:
    """All packages in one value."""
    content = {"packages": [_package(comparison) for comparison in comparisons]}
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _package(comparison: Comparison) -> dict[str, Any]:
    wanted, version = step(comparison), comparison.old.version
    return {
        "package": comparison.new.package,
        "old": {"shown": comparison.old.shown, "version": version},
        "new": {"shown": comparison.new.shown, "version": comparison.new.version},
        "breaking": bool(comparison.breaking),
        "step": wanted.value,
        "next_version": next_version(version, wanted) if version else None,
        "changes": [_change(change) for change in comparison.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "code": change.kind.code,
        "title": change.kind.title,
        "subject": change.subject,
        "detail": change.detail,
        "breaks": change.breaks.name.lower(),
        "remedy": change.kind.remedy,
        "spec": _place(change.spec),
        "python": _place(change.code),
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"file": place.file, "line": place.line, **({"pointer": place.pointer} if place.pointer else {})}
