"""Measures and prints, and with `--write` keeps what it found in benchmarks/RESULTS.md: `make bench`."""

from __future__ import annotations

import argparse
import datetime
import gzip
import json
import os
import platform
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from benchmarks import async_calls, growth, use
from benchmarks.generation import Generation
from benchmarks.measure import ROOT, Row

RESULTS = Path(__file__).with_name("RESULTS.md")
PICTURE = RESULTS.with_name("results.svg")
PEER = "openapi-python-client"
_OURS = ("black", "datamodel-code-generator", "httpx2", "jinja2", "pydantic")
_PEERS = (PEER, "openapi-generator-cli", "openai", "msgspec")


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="how often each contender runs")
    parser.add_argument("--peers", type=Path, default=ROOT / ".venv-bench", help="where the peers are installed")
    parser.add_argument("--large", type=Path, help="a large document, which may be packed with gzip")
    parser.add_argument("--grow", type=int, default=1_000, help="operations of the largest synthetic document")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name} and {PICTURE.name}")
    given = parser.parse_args()
    charts: list[_Chart] = []
    with tempfile.TemporaryDirectory() as folder:
        text = "\n".join(_page(Path(folder), given, charts))
    print(text)
    if given.write:
        RESULTS.write_text(text, encoding="utf-8")
        _draw(charts, given.peers)


_Chart = tuple[str, str, dict[str, float]]
"""A title, what has the ratio 1, and the ratios."""


def _page(folder: Path, given: argparse.Namespace, charts: list[_Chart]) -> Iterable[str]:
    rounds, peers = given.rounds, given.peers
    yield "# What it takes\n"
    yield from _circumstances(peers, rounds)
    yield f"![the ratios as bars]({PICTURE.name})\n"
    specs = sorted((ROOT / "specs").glob("*.yml"))
    small = Generation(specs, folder / "small", peers)
    yield from _table("Generating from the two documents in `specs/`", small.rows(rounds), PEER, charts)
    if given.large is not None:
        found = Generation([_unpacked(given.large, folder)], folder / "large", peers)
        fewer = max(1, rounds // 3)
        title = f"Generating from {given.large.name.removesuffix('.gz')} (rounds: {fewer})"
        yield from _table(title, found.rows(fewer), PEER, charts)
    imports = use.import_rows(rounds * 3, peers, small.peer_package)
    yield from _table("Importing a client and making one, Python's start included", imports, imports[0].name, charts)
    calls, pages = use.call_rows(rounds * 5, peers, small.peer_package)
    yield from _table("A call that reads one record (client's processor)", calls, calls[0].name, charts)
    yield from _table("A page of 1,000 records (client's processor)", pages, pages[0].name, charts)
    asynchronous = async_calls.async_call_rows(rounds * 3)
    yield from _table("An asynchronous call (client's processor)", asynchronous, asynchronous[0].name, charts)
    sizes = tuple(size for size in (10, 100, 1_000, 10_000) if size <= given.grow)
    yield from _growth(growth.grown(folder / "grown", sizes))


def _growth(lines: list[growth.Grown]) -> Iterable[str]:
    yield f"## Synthetic documents (seed {growth.SEED}), nothing remembered; starts with Python's\n"
    yield "| operations | clock, s | ms an operation | MiB | package, MiB | import, s | with a call, s |"
    yield "| --: | --: | --: | --: | --: | --: | --: |"
    for line in lines:
        each = line.generated.wall / line.operations * 1_000
        yield (
            f"| {line.operations:,} | {line.generated.wall:.1f} | {each:.1f} | {line.generated.memory:.0f} "
            f"| {line.size:.1f} | {line.start:.3f} | {line.first_call:.3f} |"
        )
    yield ""


def _circumstances(peers: Path, rounds: int) -> Iterable[str]:
    ours = ", ".join(f"{name} {version(name)}" for name in _OURS)
    theirs = ", ".join(f"{name} {_version(peers, name)}" for name in _PEERS)
    yield f"{datetime.date.today():%d %B %Y}, {os.cpu_count()} processors ({platform.machine()}), "
    yield f"Python {platform.python_version()}, {ours}; peers: {theirs}.\n"
    yield f"Contenders run in turn, {rounds} rounds after one that does not count; the numbers are medians. Calls and"
    yield "pages run in one process, in turn as well. `make bench WRITE=1` makes this page.\n"


def _version(peers: Path, name: str) -> str:
    [folder] = (peers / "lib").glob(f"python*/site-packages/{name.replace('-', '_')}-*.dist-info")
    return folder.name.removesuffix(".dist-info").rpartition("-")[2]


def _table(title: str, rows: list[Row], base: str, charts: list[_Chart]) -> Iterable[str]:
    of = next(row.spent for row in rows if row.name == base)
    yield f"## {title}\n"
    if of.wall:
        yield f"| | clock, s | processors, s | MiB | x the clock of {base} |"
        yield "| --- | --: | --: | --: | --: |"
        ratios = {name: spent.wall / of.wall for name, spent in rows}
        shown = {name: f"{spent.wall:.3f} | {spent.cpu:.3f} | {spent.memory:.0f}" for name, spent in rows}
    else:
        yield f"| | ms | x {base} |"
        yield "| --- | --: | --: |"
        ratios = {name: spent.cpu / of.cpu for name, spent in rows}
        shown = {name: f"{spent.cpu * 1_000:.3f}" for name, spent in rows}
    for name, ratio in ratios.items():
        yield f"| {name} | {shown[name]} | {ratio:.2f} |"
    yield ""
    charts.append((title, base, ratios))


def _draw(charts: list[_Chart], peers: Path) -> None:
    subprocess.run(
        [peers / "bin" / "python", "-m", "benchmarks.picture", PICTURE],
        input=json.dumps(charts),
        cwd=ROOT,
        text=True,
        check=True,
    )


def _unpacked(path: Path, folder: Path) -> Path:
    if path.suffix != ".gz":
        return path
    target = folder / path.stem
    with gzip.open(path) as packed, target.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    return target


if __name__ == "__main__":
    main()
