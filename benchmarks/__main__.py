"""Measures and prints, and with `--write` keeps what it found in benchmarks/RESULTS.md: `make bench`."""

from __future__ import annotations

import argparse
import datetime
import gzip
import os
import platform
import shutil
import tempfile
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from benchmarks import use
from benchmarks.generation import Generation
from benchmarks.measure import ROOT, Row

RESULTS = Path(__file__).with_name("RESULTS.md")
_OURS = ("black", "datamodel-code-generator", "httpx2", "jinja2", "pydantic")


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="how often each contender runs")
    parser.add_argument("--peers", type=Path, default=ROOT / ".venv-bench", help="where the peer is installed")
    parser.add_argument("--large", type=Path, help="a large document, which may be packed with gzip")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = "\n".join(_tables(Path(folder), given.rounds, given.peers, given.large))
    print(text)
    if given.write:
        RESULTS.write_text(text, encoding="utf-8")


def _tables(folder: Path, rounds: int, peers: Path, large: Path | None) -> Iterable[str]:
    yield "# What it takes\n"
    yield from _circumstances(peers, rounds)
    specs = sorted((ROOT / "specs").glob("*.yml"))
    small = Generation(specs, folder / "small", peers)
    yield from _table("Generating from the two documents in `specs/`", small.rows(rounds), "openapi-python-client", 1)
    if large is not None:
        found = Generation([_unpacked(large, folder)], folder / "large", peers)
        title = f"Generating from {large.name.removesuffix('.gz')}"
        yield from _table(title, found.rows(max(1, rounds // 3)), "openapi-python-client", 1)
    imports = use.import_rows(rounds * 3, peers, small.peer_package)
    yield from _table("Importing a client and making one, Python's start included", imports, imports[0].name, 1)
    calls = use.call_rows(rounds)
    yield from _table("A call that reads one record (client's processor)", calls, calls[0].name, 1_000)
    pages = use.page_rows(rounds)
    yield from _table("A page of 1,000 records (client's processor)", pages, pages[0].name, 1_000)


def _circumstances(peers: Path, rounds: int) -> Iterable[str]:
    python = next((peers / "lib").glob("python*/site-packages"))
    peer = next(python.glob("openapi_python_client-*.dist-info")).name.removesuffix(".dist-info").split("-")[1]
    yield f"{datetime.date.today():%d %B %Y}, {os.cpu_count()} processors ({platform.machine()}),"
    ours = ", ".join(f"{name} {version(name)}" for name in _OURS)
    yield f"Python {platform.python_version()}, {ours}; openapi-python-client {peer}.\n"
    yield f"Contenders run in turn, {rounds} rounds after one that does not count; the numbers are medians."
    yield "`make bench WRITE=1` makes this page.\n"


def _table(title: str, rows: list[Row], base: str, scale: int) -> Iterable[str]:
    of = next(row.spent for row in rows if row.name == base)
    unit = "s" if scale == 1 else "ms"
    has_wall = any(row.spent.wall for row in rows)
    yield f"## {title}\n"
    if has_wall:
        yield f"| | clock, {unit} | processors, {unit} | MiB | x the clock of {base} |"
        yield "| --- | --: | --: | --: | --: |"
        for name, spent in rows:
            shown = f"{spent.wall * scale:.3f} | {spent.cpu * scale:.3f} | {spent.memory:.0f}"
            yield f"| {name} | {shown} | {spent.wall / of.wall:.2f} |"
    else:
        yield f"| | {unit} | x {base} |"
        yield "| --- | --: | --: |"
        for name, spent in rows:
            yield f"| {name} | {spent.cpu * scale:.3f} | {spent.cpu / of.cpu:.2f} |"
    yield ""


def _unpacked(path: Path, folder: Path) -> Path:
    if path.suffix != ".gz":
        return path
    target = folder / path.stem
    with gzip.open(path) as packed, target.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    return target


if __name__ == "__main__":
    main()
