"""What it takes as documents grow, and whether a client's import does."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.measure import ROOT, Spent, command
from benchmarks.use import serving

SEED = 1
_IMPORT = "from synthetic import Synthetic; client = Synthetic(base_url={url!r})"
_CALL = f"{_IMPORT}; client.things0.get_thing0('1')"
_STARTS = 5


class Grown(NamedTuple):
    """What a document of one size takes.

    Attributes:
        operations: How many it has.
        generated: What it takes to generate.
        size: The package, in MiB.
        start: Seconds on the clock to start Python, import the package and make a client.
        first_call: The same, with one call.
    """

    operations: int
    generated: Spent
    size: float
    start: float
    first_call: float


def grown(folder: Path, sizes: tuple[int, ...]) -> list[Grown]:
    """A line for each size."""
    folder.mkdir(parents=True)
    with serving() as url:
        return [_grown(folder, operations, url) for operations in sizes]


def _grown(folder: Path, operations: int, url: str) -> Grown:
    place = folder / str(operations)
    place.mkdir()
    spec = place / "synthetic.json"
    command([sys.executable, "-m", "benchmarks.synthetic", str(operations), str(SEED), spec], ROOT)
    arguments = ["--package", "synthetic", "--output", place, "--no-cache", "--limit", "nodes=100000000"]
    generated = command([sys.executable, "-m", "generator", "generate", spec, *arguments], ROOT)
    size = sum(path.stat().st_size for path in (place / "synthetic").rglob("*") if path.is_file())
    start, first_call = (_start(place, line.format(url=url)) for line in (_IMPORT, _CALL))
    return Grown(operations, generated, size / 1024**2, start, first_call)


def _start(folder: Path, script: str) -> float:
    # The first start compiles what it imports, and does not count.
    starts = [command([sys.executable, "-c", script], ROOT, PYTHONPATH=str(folder)) for _ in range(_STARTS + 1)]
    return median(spent.wall for spent in starts[1:])
