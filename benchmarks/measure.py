"""Runs contenders turn by turn, so that whatever else the machine does hits all of them, and takes medians."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
_MEBIBYTE = 1024 if sys.platform == "linux" else 1024**2
"""Of what the system counts memory in."""


class Spent(NamedTuple):
    """What something took: seconds on the clock, seconds of all processors, and the most memory at a time in MiB."""

    wall: float
    cpu: float
    memory: float


class Row(NamedTuple):
    """A line of a table."""

    name: str
    spent: Spent


def command(arguments: Sequence[str | Path], cwd: Path, **environment: str) -> Spent:
    """What a command takes; memory is that of its largest process.

    Raises:
        RuntimeError: It fails; the message has what it said.
    """
    started = time.perf_counter()
    process = subprocess.Popen(
        [str(argument) for argument in arguments],
        cwd=cwd,
        # What is imported stays compiled, as it does for whoever uses it.
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    told = process.stderr.read()
    process.stderr.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(map(str, arguments))} ended with {process.returncode}:\n{told[-2000:]}")
    return Spent(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _MEBIBYTE)


def together(spents: Iterable[Spent]) -> Spent:
    """What several commands take, one after the other."""
    wall, cpu, memory = zip(*spents, strict=True)
    return Spent(sum(wall), sum(cpu), max(memory))


def in_turn(contenders: Mapping[str, Callable[[], Spent]], rounds: int) -> list[Row]:
    """The medians of each contender over so many rounds, after one that does not count."""
    found: dict[str, list[Spent]] = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name, run in contenders.items():
            spent = run()
            if number:
                found[name].append(spent)
    return [Row(name, Spent(*map(median, zip(*spents, strict=True)))) for name, spents in found.items()]
