"""A comparison as Markdown for a comment under a pull request (GitHub Flavored Markdown)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.diff.change import Breaks, Change, Comparison
from generator.diff.show.words import TITLES, conclusion, heading, places, summary

_SIGNS = {Breaks.CALLER: "🔴", Breaks.TYPES: "🟠", Breaks.WIRE: "🟡", Breaks.NOBODY: "🟢"}

BAR = "\\|"


def markdown(comparison: Comparison) -> str:
    """The comment."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"### {code(heading(comparison))}"
    yield ""
    sign = _SIGNS[comparison.changes[0].breaks if comparison.changes else Breaks.NOBODY]
    yield f"{sign} **{summary(comparison)}** · {code(conclusion(comparison))}"
    for breaks, changes in comparison.by_breaks():
        title = f"{TITLES[breaks]} ({len(changes)})"
        yield ""
        if breaks is Breaks.NOBODY:
            yield from ("<details>", f"<summary>{title}</summary>", "", *_table(changes), "", "</details>")
        else:
            yield from (f"#### {title}", "", *_table(changes))


def _table(changes: Sequence[Change]) -> Iterator[str]:
    is_nothing = all(change.kind.remedy == "nothing to do" for change in changes)
    yield "| what | change | " + ("where |" if is_nothing else "what to do | where |")
    yield "| --- | --- | " + ("--- |" if is_nothing else "--- | --- |")
    for change in changes:
        cells = [code(change.subject), f"{change.kind.title}: {code(change.detail)} ({change.kind.code})"]
        cells += [] if is_nothing else [change.kind.remedy]
        cells.append("<br>".join(code(str(place)) for place in places(change)))
        # A bar would end its cell, even in a code span.
        yield f"| {' | '.join(cell.replace('|', BAR) for cell in cells)} |"


def code(text: str) -> str:
    """A text as a code span, in which nothing of it is markup, nor a mention."""
    plain = " ".join(text.split())
    longest = max((len(run) for run in re.findall("`+", plain)), default=0)
    fence = "`" * (longest + 1)
    space = " " if longest else ""
    return f"{fence}{space}{plain}{space}{fence}"
