"""Puts values of every schema of a folder of documents through the generated types: `make corpus-values`.

Not made, as a type knowingly claims more than its schema: another kind of value than the keywords of a schema without
`type` are about; names beside `patternProperties`; integers beyond 2**53 where any number will do; what no tag of a
discriminator's mapping allows; texts that are not in their `contentEncoding`; durations of years or months, which no
`timedelta` holds.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.corpus.documents import Document
from tests.corpus.measure import generate, run
from tests.corpus.roundtrip import Tally
from tests.corpus.run import OUTPUT, arguments, documents, each

VALUES_OUTPUT = OUTPUT.with_name("corpus-values")

CHECKED = frozenset(
    {
        "required", "type", "null", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
        "minLength", "maxLength", "minItems", "maxItems", "const",
    }
)  # fmt: skip
"""The keywords that a model claims to check. It knows the others, and is open to what breaks them: an enum may grow,
a pattern is documentation, a union takes what any of its members takes, additional members are kept."""


class Trial(NamedTuple):
    """What came of a document's values.

    Attributes:
        document: The document.
        tally: The values; None where there is no package to try them with.
        failure: Why the trial broke off.
    """

    document: Document
    tally: Tally | None
    failure: str = ""


def main() -> None:
    given = arguments(__doc__, seed=random.randrange(2**32), limit=20)
    print(f"seed {given.seed}")
    started = time.monotonic()
    with documents(given) as found:
        trials = prove_values(found, given)
    print(table(trials))
    print(f"\n{keywords(trials)}\n")
    print("\n".join(examples(trials)))
    for reason, count in sorted(_known(trials).items()):
        print(f"{count} valid values were not tried: {reason}")
    print(f"{time.monotonic() - started:.0f} seconds in all")
    sys.exit(any(trial.failure or (trial.tally and trial.tally.deviations) for trial in trials))


def prove_values(found: Sequence[Document], given: argparse.Namespace, output: Path = VALUES_OUTPUT) -> list[Trial]:
    """Generate all of them anew, and try the values of each in a process of its own."""
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    return each(found, lambda document: _tried(document, output, given.seed, given.limit), given.jobs)


def _tried(document: Document, output: Path, seed: int, limit: int) -> Trial:
    if generate(document, output).status:
        return Trial(document, None)
    what = ["-m", "tests.corpus.roundtrip", str(document.path), str(output), document.package]
    done = run([*what, "--seed", str(seed), "--limit", str(limit)])
    if done.status:
        return Trial(document, None, done.errors.strip().rpartition("\n")[2] or "died")
    return Trial(document, Tally(**json.loads(done.out)))


def table(trials: Iterable[Trial]) -> str:
    """What came of each document, in Markdown."""
    total = Tally()
    lines = [
        "| document | schemas | without a type | not tried | valid values | equal | deviations | checked: told apart |",
        "| --- | --: | --: | --: | --: | --: | --- | --: |",
    ]
    for trial in trials:
        if trial.tally:
            lines.append(_row(trial.document.name, trial.tally))
            total.add(trial.tally)
        else:
            lines.append(f"| {trial.document.name} | | | | | | {trial.failure or 'no package'} | |")
    return "\n".join([*lines, _row("all", total)])


def _row(name: str, tally: Tally) -> str:
    deviations = ", ".join(f"{kind}: {count}" for kind, count in sorted(tally.deviations.items()))
    checked = sum(count for keyword, count in tally.refused.items() if keyword in CHECKED)
    apart = sum(count for keyword, count in tally.unsent.items() if keyword in CHECKED)
    counts = (tally.schemas, len(tally.nameless), len(tally.unjudged), tally.values, tally.equal)
    return f"| {name} | {' | '.join(f'{count:,}' for count in counts)} | {deviations} | {apart:,} of {checked:,} |"


def keywords(trials: Iterable[Trial]) -> str:
    """What came of values that are not valid, by the keyword that refuses them, in Markdown."""
    total = Tally()
    for trial in trials:
        total.add(trial.tally or Tally())
    lines = [
        "| refused by | checked | invalid values | not sent | read with a finding | read as another |",
        "| --- | --- | --: | --: | --: | --: |",
    ]
    for keyword in sorted(total.refused, key=lambda keyword: (keyword not in CHECKED, keyword)):
        counts = (total.refused[keyword], total.unsent[keyword], total.found[keyword], total.lost[keyword])
        claim = "yes" if keyword in CHECKED else ""
        lines.append(f"| {keyword} | {claim} | {' | '.join(f'{count:,}' for count in counts)} |")
    return "\n".join(lines)


def _known(trials: Iterable[Trial]) -> Counter[str]:
    return sum((Counter(trial.tally.known) for trial in trials if trial.tally), Counter())


def examples(trials: Iterable[Trial]) -> Iterator[str]:
    """What to look at: types that are missing, valid values that came to harm, invalid ones that passed."""
    for trial in trials:
        tally = trial.tally or Tally()
        for name in tally.nameless[:5]:
            yield f"{trial.document.name}: {name} has no type"
        for reason in tally.unjudged[:5]:
            yield f"{trial.document.name}: not tried: {reason}"
        for kind, shown in tally.examples.items():
            if kind in tally.deviations or kind.rpartition(" ")[2] in CHECKED:
                yield from (f"{trial.document.name}: {kind}: {example}" for example in shown)


if __name__ == "__main__":
    main()
