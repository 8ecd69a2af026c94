"""Generates from documents that were changed at random, for as long as asked: `make fuzz MINUTES=10 SEED=1`.

The rules are those of the catalogue, and so is what judges: the hook, the audit, and a process that imports what came.
Each execution has a seed of its own, which is printed with what it finds and repeats it alone (`ONE=seed`).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.hostile.catalogue import CASES
from tests.hostile.catalogue.code import PAYLOADS, at_names, everywhere
from tests.hostile.mutate import mutated
from tests.hostile.running import Importer, generate

ROOT = Path(__file__).parents[2]
_LARGEST = 60_000
"""Bytes of a document of the corpus that is changed: larger ones take too long each."""


def seeds(corpus: Path | None = None) -> list[Any]:
    """The documents to change: golden cases, small ones of the catalogue, and of a corpus."""
    found = [everywhere("plain", keys=True), at_names("plain"), everywhere(PAYLOADS["braces"], keys=False)]
    paths = sorted((ROOT / "tests" / "golden").glob("*/*.yml"))
    if corpus is not None and corpus.is_dir():
        paths += sorted(path for path in corpus.rglob("*") if path.suffix in (".yaml", ".yml", ".json"))
    for path in paths:
        if path.stat().st_size <= _LARGEST:
            try:
                document = yaml.safe_load(path.read_text(encoding="utf-8"))
            except (yaml.YAMLError, UnicodeDecodeError, ValueError):
                continue
            if isinstance(document, dict) and "openapi" in document and _as_json(document):
                found.append(document)
    for case in (case for case in CASES if case.builds):
        content = case.files().get("spec.yml", b"")
        if isinstance(content, str) and content.startswith("{") and len(content) < 10_000:
            try:
                found.append(json.loads(content))
            except ValueError:
                continue
    return found


def _as_json(document: Any) -> str:
    try:
        return json.dumps(document, default=str)
    except (TypeError, ValueError):
        return ""


def execute(seed: int, documents: list[Any], importer: Importer | None) -> tuple[int, list[str], str]:
    """One execution: its exit status, what is wrong, and the document."""
    chance = random.Random(seed)
    document = mutated(chance.choice(documents), chance, chance.choice((1, 1, 2, 3, 5, 8)))
    text = _as_json(document)
    if not text or len(text) > 20 * _LARGEST:
        return 2, [], ""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        (path / "in").mkdir()
        (path / "secret").mkdir()
        (path / "in" / "spec.yml").write_text(text)
        came = generate(path, "spec.yml", ("--allow-skips",), seconds=30)
        wrong = list(came.wrong)
        if came.status == 0 and importer is not None:
            wrong += importer.findings(path)
    return came.status, wrong, text


def run(
    start: int, seconds: float, documents: list[Any], importer: Importer | None
) -> Iterator[tuple[int, int, list[str], str]]:
    """Executions with the seeds from a first one on, until the time is up."""
    end = time.monotonic() + seconds
    seed = start
    while time.monotonic() < end:
        yield seed, *execute(seed, documents, importer)
        seed += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--one", type=int, help="only this execution; prints its document")
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    given = parser.parse_args()
    documents = seeds(given.corpus)
    importer = Importer()
    if given.one is not None:
        status, wrong, text = execute(given.one, documents, importer)
        print(text, status, *wrong, sep="\n")
        sys.exit(bool(wrong))
    statuses: Counter[int] = Counter()
    found = 0
    for seed, status, wrong, _ in run(given.seed, given.minutes * 60, documents, importer):
        statuses[status] += 1
        if wrong:
            found += 1
            print(f"seed {seed}: status {status}: {' | '.join(line[-400:] for line in wrong[:2])}", flush=True)
            if any("process that imported" in line for line in wrong):
                importer = Importer()
    print(f"{sum(statuses.values())} executions, {statuses[0]} taken, {statuses[2]} refused, {found} findings")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
