"""A comparison as a section in the form of Keep a Changelog 1.1.0."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.change import Change, Comparison
from generator.diff.show.markdown import code
from generator.diff.versions import next_version, step

_SECTIONS = ("Added", "Changed", "Deprecated", "Removed", "Security")


def changelog(comparison: Comparison, date: str) -> str:
    """The section.

    Args:
        comparison: What to tell of.
        date: The day of the release, as `2026-01-31`.
    """
    return "\n".join(_lines(comparison, date)) + "\n"


def _lines(comparison: Comparison, date: str) -> Iterator[str]:
    version = comparison.old.version
    following = next_version(version, step(comparison)) if version else None
    yield f"## [{following}] - {date}" if following else "## [Unreleased]"
    for section in _SECTIONS:
        found = [change for change in comparison.changes if _section(change) == section]
        if found:
            yield from ("", f"### {section}", "")
        for change in found:
            must = f" To do: {change.kind.remedy}." if change.is_breaking else ""
            warning = "**Breaking:** " if change.is_breaking else ""
            yield f"- {warning}{code(change.subject)}: {change.kind.title} ({code(change.detail)}).{must}"
    if not comparison.changes and comparison.differs:
        yield from ("", "### Changed", "", "- Documentation only.")


def _section(change: Change) -> str:
    kind = change.kind
    if "removed" in kind.title:
        return "Removed"
    if kind.title == "deprecated":
        return "Deprecated"
    if "credential" in kind.title:
        return "Security"
    return "Added" if kind.is_addition else "Changed"
