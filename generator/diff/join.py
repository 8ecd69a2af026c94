"""Joins what the rules find and what griffe finds into one list: a thing that both see is one entry."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from generator.diff.catalogue import PYTHON_API_CHANGED
from generator.diff.change import Change
from generator.diff.python_api import GONE, Finding
from generator.diff.side import Place


def join(changes: Sequence[Change], findings: Iterable[Finding], models: Collection[str]) -> tuple[Change, ...]:
    """All changes, and every finding that none of them explains.

    Args:
        changes: What the rules find.
        findings: What griffe finds.
        models: The names of the models of the new package.
    """
    explained = frozenset(path for change in changes for path in change.paths)
    return (*changes, *map(_change, left_over(findings, explained, models)))


def left_over(findings: Iterable[Finding], explained: frozenset[str], models: Collection[str]) -> Iterator[Finding]:
    """The findings that no rule explains and that are no false alarms, one for each path and breakage."""
    seen: set[tuple[str, str]] = set()
    for finding in findings:
        if (finding.path, finding.what) in seen or is_explained(finding.path, explained):
            continue
        seen.add((finding.path, finding.what))
        if not has_only_moved(finding, models) and not is_called_the_same(finding):
            yield finding


def is_explained(path: str, explained: frozenset[str]) -> bool:
    """Whether a change is about a path, or about what holds it."""
    plain = path.replace("(", ".(")
    parts = plain.split(".")
    prefixes = {".".join(parts[:end]).replace(".(", "(") for end in range(1, len(parts) + 1)}
    return not prefixes.isdisjoint(explained)


def has_only_moved(finding: Finding, models: Collection[str]) -> bool:
    """Whether a model, or a module of models, lies elsewhere: callers name a model `models.NAME`, wherever it is."""
    name = finding.path.removeprefix("models.")
    module = finding.file.removeprefix("models/").removesuffix(".py")
    return finding.what == GONE and finding.path.startswith("models.") and (name in models or name == module)


def is_called_the_same(finding: Finding) -> bool:
    """Whether the raw form of a method is only made in another way, as for one that became deprecated."""
    made = {"attribute became function", "function became attribute"}
    return finding.path.startswith("resources.") and finding.detail in made


def _change(finding: Finding) -> Change:
    place = Place(finding.file, finding.line) if finding.file else None
    detail = f"{finding.what}: {finding.detail}" if finding.detail else finding.what
    return Change(PYTHON_API_CHANGED, finding.path, detail, None, place)
