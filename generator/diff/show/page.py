"""What the page says: plain texts, which the template escapes as it prints them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.diff.change import Breaks, Change, Comparison
from generator.diff.show.words import TITLES, conclusion, places, summary

_FEW = 12
"""Changes that break nobody are not in the way of the others as long as they are so few."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change."""

    code: str
    subject: str
    title: str
    detail: str
    remedy: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The changes that break the same.

    Attributes:
        name: A word for the style sheet.
        is_open: Whether they are shown before anybody asks for them.
    """

    name: str
    title: str
    entries: tuple[Entry, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Section:
    """One package."""

    package: str
    old: str
    new: str
    summary: str
    conclusion: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All packages.

    Attributes:
        verdict: What matters, in three words.
        is_breaking: Whether anything breaks.
    """

    title: str
    verdict: str
    is_breaking: bool
    sections: tuple[Section, ...]


def page(comparisons: Sequence[Comparison]) -> Page:
    """The page about some packages."""
    is_breaking = any(comparison.breaking for comparison in comparisons)
    names = ", ".join(comparison.new.package for comparison in comparisons)
    verdict = "Something breaks" if is_breaking else "Nothing breaks"
    return Page(f"What changes in {names}", verdict, is_breaking, tuple(map(_section, comparisons)))


def _section(comparison: Comparison) -> Section:
    groups = tuple(
        Group(breaks.name.lower(), TITLES[breaks], tuple(map(_entry, found)), _is_open(breaks, found))
        for breaks, found in comparison.by_breaks()
    )
    said = summary(comparison)
    return Section(
        comparison.new.package,
        comparison.old.shown,
        comparison.new.shown,
        said[:1].upper() + said[1:],
        conclusion(comparison),
        groups,
    )


def _is_open(breaks: Breaks, found: Sequence[Change]) -> bool:
    return breaks is not Breaks.NOBODY or len(found) <= _FEW


def _entry(change: Change) -> Entry:
    kind = change.kind
    remedy = "" if kind.remedy == "nothing to do" else kind.remedy
    return Entry(kind.code, change.subject, kind.title, change.detail, remedy, tuple(map(str, places(change))))
