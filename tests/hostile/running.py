"""Generates from a hostile document in this process, within limits and under the hook, and judges what came of it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from generator import cli
from generator.diagnostics import Severity
from tests.hostile.guard import Guard

PACKAGE = "taken"
_ROOT = Path(__file__).parents[2]
_MORE_MEMORY = 1 << 30
_LINE = re.compile(
    rf"^\S.*:\d+:\d+: (?:{'|'.join(s.value for s in Severity)}) [A-Z]\d{{3}}: \S.*$"
    rf"|^(?:{'|'.join(s.value for s in Severity)}) [A-Z]\d{{3}}: \S.*$"
    r"|^error: \S.*$|^nothing was written$|^\w+: \d+ .*skipped; --allow-skips accepts that$"
)

GUARD = Guard()


class TimeIsUp(BaseException):
    """A case took too long; no handler of the generator catches it."""


@dataclass(slots=True)
class Came:
    """What came of a document.

    Attributes:
        status: The exit status.
        told: What standard error got.
        violations: What the hook saw.
        seconds: How long it took.
        wrong: What is wrong with all this.
    """

    status: int
    told: str
    violations: list[str]
    seconds: float
    wrong: list[str] = field(default_factory=list[str])


def generate(folder: Path, spec: str, arguments: tuple[str, ...] = (), seconds: float = 30) -> Came:
    """Generate from `folder/in/spec` into `folder/out`, and judge by the rules for hostile documents."""
    target = folder / "out" / PACKAGE
    target.parent.mkdir(exist_ok=True)
    before = _content(folder)
    started = time.monotonic()
    with GUARD.watching([folder / "out"], folder / "secret") as violations:
        status, told = _run(
            [
                "generate",
                str(folder / "in" / spec),
                "--package",
                PACKAGE,
                "--output",
                str(folder / "out"),
                "--no-cache",
                *arguments,
            ],
            seconds,
        )
    came = Came(status, told, list(violations), time.monotonic() - started)
    came.wrong = [*violations, *_judged(came, before, _content(folder))]
    return came


def _run(arguments: list[str], seconds: float) -> tuple[int, str]:
    errors = io.StringIO()
    argv, sys.argv = sys.argv, ["clientwright", *arguments]
    limit = sys.getrecursionlimit()
    status = 0
    try:
        with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.StringIO()), _limits(seconds):
            cli.main()
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
    except TimeIsUp:
        status = -1
        errors.write("time is up")
    finally:
        sys.argv = argv
        sys.setrecursionlimit(limit)
    return status, errors.getvalue()


@contextlib.contextmanager
def _limits(seconds: float) -> Generator[None]:
    """Bound time and memory; both are far above what any of the documents should take."""

    def expire(number: int, frame: FrameType | None) -> None:
        raise TimeIsUp

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    handler = signal.signal(signal.SIGPROF, expire)
    resource.setrlimit(resource.RLIMIT_AS, (used + _MORE_MEMORY, hard))
    # Of the processor's time, since other tests may run beside.
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, handler)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _content(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
        if path.is_file() or path.is_symlink()
    }


def _judged(came: Came, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Generator[str]:
    if came.status not in (0, 2):
        yield f"exit status {came.status}: {came.told[-800:]}"
    if "Traceback" in came.told:
        yield f"a traceback: {came.told[-800:]}"
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    if came.status != 0 and changed:
        yield f"written in spite of all: {sorted(changed)[:5]}"
    yield from (f"written outside: {path}" for path in changed if not path.startswith(f"out/{PACKAGE}/"))
    if came.status == 2:
        lines = came.told.splitlines()
        if not any(" error " in f" {line}" or line.endswith("accepts that") for line in lines):
            yield f"refused without a reason: {came.told!r}"
        yield from (f"no message: {line[:300]!r}" for line in lines if not _LINE.match(line))


class Importer:
    """A process that imports what was generated."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONHASHSEED": "0"}
        self._process = subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "tests.hostile.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
            env=environment,
            text=True,
        )

    def findings(self, folder: Path, *, builds: bool = True) -> list[str]:
        """What is wrong with the package in `folder/out`."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps([str(folder / "out"), PACKAGE, builds]) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            return [f"the process that imported it ended with {self._process.wait()}"]
        found: Any = json.loads(line)
        return list(found)

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()
