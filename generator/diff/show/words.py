"""The sentences that several formats have in common."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diff.change import Breaks, Change, Comparison
from generator.diff.side import Place
from generator.diff.versions import Step, next_version, step

TITLES: Mapping[Breaks, str] = {
    Breaks.CALLER: "Breaks caller code",
    Breaks.TYPES: "Breaks the type checker only",
    Breaks.WIRE: "Breaks on the wire only",
    Breaks.NOBODY: "Breaks nobody",
}
_COUNTED: Mapping[Breaks, str] = {
    Breaks.CALLER: "caller code",
    Breaks.TYPES: "only the type checker",
    Breaks.WIRE: "only the wire",
    Breaks.NOBODY: "nobody",
}


def heading(comparison: Comparison) -> str:
    """What was compared."""
    old, new = comparison.old, comparison.new
    return f"{new.package}: {old.shown} -> {new.shown}"


def summary(comparison: Comparison) -> str:
    """How many changes break whom."""
    groups = comparison.by_breaks()
    if not groups:
        return "only prose differs" if comparison.differs else "nothing differs"
    counts = [f"{len(found)} break{'s' if len(found) == 1 else ''} {_COUNTED[breaks]}" for breaks, found in groups]
    return ", ".join(counts)


def conclusion(comparison: Comparison) -> str:
    """Which version is next, and why."""
    wanted = step(comparison)
    reason = {
        Step.MAJOR: "something breaks",
        Step.MINOR: "callers get something new, and nothing breaks",
        Step.PATCH: "nothing that callers or servers see differs",
        Step.NONE: "nothing differs",
    }[wanted]
    version = comparison.old.version
    following = next_version(version, wanted) if version else None
    if wanted is Step.NONE:
        return "no new version: nothing differs"
    if following is None or version is None:
        return f"next version: {wanted.value} ({reason})"
    early = "; below 1.0.0 that is no major step" if version.startswith("0.") and wanted is not Step.PATCH else ""
    return f"next version: {following} after {version} ({wanted.value}: {reason}{early})"


def places(change: Change) -> tuple[Place, ...]:
    """Where a change is written: in a document, in the code."""
    return tuple(place for place in (change.spec, change.code) if place is not None)
