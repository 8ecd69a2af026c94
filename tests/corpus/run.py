"""Generates a package from every document of a folder and prints what came of each: `make corpus`."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tests.corpus.checkers import check, has_pyright
from tests.corpus.documents import CORPUS, ROOT, Document, find
from tests.corpus.measure import Result, measure

OUTPUT = ROOT / "build" / "corpus"
"""The packages stay here, for whoever looks into a finding."""

_SHOWN = 10
_CELL = 90

Given = TypeVar("Given")
Made = TypeVar("Made")


def main() -> None:
    given = arguments(__doc__)
    started = time.monotonic()
    with documents(given) as found:
        results = prove(found, given.jobs)
    print(table(results))
    for result in results:
        for text in _shown(result.findings):
            print(f"{result.document.name}: {text}")
    print(f"{time.monotonic() - started:.0f} seconds in all, mypy and pyright included")
    if not has_pyright():
        print("pyright was not asked: it needs Node and `npm ci`")
    sys.exit(not all(result.is_good for result in results if result.document.is_ours or result.status not in (0, 2)))


def arguments(described: str | None, **more: object) -> argparse.Namespace:
    """What the command line says; the commands of this folder have the same."""
    parser = argparse.ArgumentParser(description=(described or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="the folder of documents")
    parser.add_argument("--only", default="", help="part of the names of the documents")
    parser.add_argument("--jobs", type=int, default=2, help="documents at a time")
    for name, default in more.items():
        parser.add_argument(f"--{name}", type=type(default), default=default)
    return parser.parse_args()


@contextmanager
def documents(given: argparse.Namespace) -> Iterator[list[Document]]:
    """The documents to look at, unpacked for as long as they are needed; ends the program if there is no folder."""
    if not given.corpus.is_dir():
        print(f"there is no corpus at {given.corpus}: name its folder with CORPUS=")
        sys.exit(0)
    with tempfile.TemporaryDirectory() as scratch:
        yield find(given.corpus, given.only, Path(scratch))


def prove(found: Sequence[Document], jobs: int, output: Path = OUTPUT) -> list[Result]:
    """Generate all of them anew, and look at every package in every way."""
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    results = each(found, lambda document: measure(document, output), jobs)
    packages = [result.document.package for result in results if not result.status]
    findings = check(output, packages, jobs)
    for result in results:
        result.findings += findings.get(result.document.package, [])
    return results


def each(given: Sequence[Given], work: Callable[[Given], Made], jobs: int) -> list[Made]:
    """Do the work for each of them, several at a time, and show how far it is."""
    with ThreadPoolExecutor(jobs) as pool:
        made: list[Made] = []
        for number, one in enumerate(pool.map(work, given), 1):
            made.append(one)
            _progress(f"{number} of {len(given)}")
        return made


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def table(results: Iterable[Result]) -> str:
    """The results in Markdown."""
    results = sorted(results, key=lambda result: result.document.name)
    lines = [
        "| document | version | operations | models | seconds | MiB | findings | verdict |",
        "| --- | --- | --: | --: | --: | --: | --: | --- |",
        *map(_row, results),
    ]
    good = sum(result.is_good for result in results if result.document.is_ours)
    refused = sum(result.is_refused for result in results if result.document.is_ours)
    ours = sum(result.document.is_ours for result in results)
    operations = f"{sum(result.generated for result in results):,} / {sum(result.operations for result in results):,}"
    models = f"{sum(result.models for result in results):,}"
    seconds = f"{sum(result.seconds for result in results):.1f}"
    most = f"{max((result.mebibytes for result in results), default=0):.0f}"
    findings = sum(len(result.findings) for result in results)
    summary = f"{good} of {ours} OpenAPI 3 documents are good, {refused} of them refused"
    lines.append(f"| {len(results)} | | {operations} | {models} | {seconds} | {most} | {findings} | {summary} |")
    return "\n".join(lines)


def _row(result: Result) -> str:
    verdict = result.verdict.replace("|", "\\|")
    cells = (
        result.document.name,
        result.document.version or "-",
        f"{result.generated:,} / {result.operations:,}",
        f"{result.models:,}",
        f"{result.seconds:.1f}",
        f"{result.mebibytes:.0f}",
        len(result.findings),
        verdict if len(verdict) <= _CELL else f"{verdict[:_CELL]}…",
    )
    return f"| {' | '.join(map(str, cells))} |"


def _shown(findings: list[str]) -> Iterator[str]:
    yield from findings[:_SHOWN]
    if len(findings) > _SHOWN:
        yield f"and {len(findings) - _SHOWN} more"


if __name__ == "__main__":
    main()
