"""Calls the generated methods of a folder of documents against a server that judges: `make corpus-wire`.

Two judges, neither of which knows the generator's code: `wire_reading` with jsonschema-rs, and openapi-core in an
environment of its own where that is made (`make .venv-wire`). Where the second refuses what the first takes, the reason
is one of `wire_second.KNOWN`, or it is a finding.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.corpus.documents import ROOT, Document
from tests.corpus.measure import generate, run
from tests.corpus.run import OUTPUT, arguments, documents, each
from tests.corpus.wire_subject import Tally

WIRE_OUTPUT = OUTPUT.with_name("corpus-wire")
SECOND = ROOT / ".venv-wire" / "bin" / "python"
"""Where openapi-core is: it needs an older openapi-spec-validator than the generator."""

_SHOWN = 15


class Second(NamedTuple):
    """What the second judge says.

    Attributes:
        agreed: How many requests both took.
        known: How many it refused for a reason that is its own, by reason.
        findings: What it refused for another reason.
    """

    agreed: int
    known: dict[str, int]
    findings: list[str]


class Trial(NamedTuple):
    """What came of a document's calls.

    Attributes:
        document: The document.
        tally: The calls; None where there is no package to call.
        second: What the second judge says; None where it was not asked.
        failure: Why the trial broke off.
    """

    document: Document
    tally: Tally | None
    second: Second | None = None
    failure: str = ""

    @property
    def findings(self) -> list[str]:
        """All that is wrong."""
        found = self.tally.findings if self.tally else [self.failure] if self.failure else []
        return [*found, *(self.second.findings if self.second else ())]


def main() -> None:
    given = arguments(__doc__, seed=random.randrange(2**32), limit=60)
    print(f"seed {given.seed}")
    if not SECOND.exists():
        print("openapi-core is not asked: `make .venv-wire` makes its environment")
    started = time.monotonic()
    with documents(given) as found:
        trials = prove_wire([document for document in found if document.is_ours], given)
    print(table(trials))
    for trial in trials:
        print("\n".join(shown(trial)), end="\n" if trial.findings else "")
    print(reasons(trials))
    print(f"{time.monotonic() - started:.0f} seconds in all")
    sys.exit(any(trial.findings for trial in trials))


def prove_wire(found: Sequence[Document], given: argparse.Namespace, output: Path = WIRE_OUTPUT) -> list[Trial]:
    """Generate all of them anew, and call the methods of each in a process of its own."""
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    return each(found, lambda document: _tried(document, output, given.seed, given.limit), given.jobs)


def _tried(document: Document, output: Path, seed: int, limit: int) -> Trial:
    if generate(document, output).status:
        return Trial(document, None)
    what = ["-m", "tests.corpus.wire_calls", str(document.path), str(output), document.package]
    done = run([*what, "--seed", str(seed), "--limit", str(limit)])
    if done.status:
        return Trial(document, None, failure=done.errors.strip().rpartition("\n")[2] or "died")
    tally = Tally(**json.loads(done.out))
    return Trial(document, tally, ask_second(document.path, tally))


def ask_second(path: Path, tally: Tally) -> Second | None:
    """Put the requests before openapi-core."""
    if not SECOND.exists():
        return None
    command = [str(SECOND), str(Path(__file__).with_name("wire_second.py")), str(path)]
    done = subprocess.run(command, input=json.dumps(tally.sent), capture_output=True, text=True)
    if done.returncode:
        last = next((line for line in reversed(done.stderr.splitlines()) if "Error" in line), "")
        return Second(0, {f"it breaks off: {last[:100]}": len(tally.sent)}, [])
    return Second(**json.loads(done.stdout))


def table(trials: Iterable[Trial]) -> str:
    """What came of each document, in Markdown."""
    lines = [
        "| document | operations called | requests sent | valid | equal | answers sent | without loss | second judge agrees "
        "| not tried | findings |",
        "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |",
    ]
    total: Counter[int] = Counter()
    for trial in trials:
        if trial.tally is None:
            lines.append(
                f"| {trial.document.name} | {trial.failure or 'refused'} | | | | | | | | {len(trial.findings)} |"
            )
            continue
        counts = _counts(trial, trial.tally)
        total.update(dict(enumerate(counts)))
        lines.append(_row(trial.document.name, counts))
    return "\n".join([*lines, _row("all", [total[number] for number in range(9)])])


def _counts(trial: Trial, tally: Tally) -> list[int]:
    sent = [tally.operations, tally.requests, tally.valid, tally.equal, tally.answers, tally.decoded]
    return [*sent, trial.second.agreed if trial.second else 0, len(tally.untried), len(trial.findings)]


def _row(name: str, counts: Iterable[int]) -> str:
    return f"| {name} | {' | '.join(f'{count:,}' for count in counts)} |"


def shown(trial: Trial) -> list[str]:
    """The findings of a document, and why some of its operations were not tried."""
    lines = [f"{trial.document.name}: {text}" for text in trial.findings[:_SHOWN]]
    if len(trial.findings) > _SHOWN:
        lines.append(f"{trial.document.name}: and {len(trial.findings) - _SHOWN} more")
    untried = trial.tally.untried if trial.tally else []
    return [*lines, *(f"{trial.document.name}: not tried: {text}" for text in untried[:3])]


def reasons(trials: Iterable[Trial]) -> str:
    """Why the second judge refused what is right."""
    known = sum((Counter(trial.second.known) for trial in trials if trial.second), Counter[str]())
    return "\n".join(
        f"{count} requests were refused by openapi-core alone: {why}" for why, count in known.most_common()
    )


if __name__ == "__main__":
    main()
