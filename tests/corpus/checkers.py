"""Asks mypy and pyright, both strict, about many packages at once."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.corpus.documents import ROOT

_BATCH = 150_000
"""Lines that a checker is given at once: what it takes of memory grows with them."""

# The runtime is byte for byte the same in every package and checked once, in `generated`.
_MYPY = "[mypy]\nstrict = True\nexclude = /_runtime/\n[mypy-*._runtime.*]\nfollow_imports = silent\n"
_PYRIGHT = {"typeCheckingMode": "strict", "pythonVersion": "3.11", "exclude": ["**/_runtime"]}
_PYRIGHT_COMMAND = ROOT / "node_modules" / ".bin" / "pyright"


def check(output: Path, packages: Iterable[str], jobs: int) -> dict[str, list[str]]:
    """What the checkers find in packages below a folder, by package."""
    findings: dict[str, list[str]] = {}
    with ThreadPoolExecutor(min(jobs, 2)) as pool:
        for batch in _batches(output, packages):
            for found in pool.map(lambda checker, batch=batch: checker(output, batch), (_mypy, _pyright)):
                for text in found:
                    findings.setdefault(text.partition("/")[0], []).append(text)
    return findings


def has_pyright() -> bool:
    """Whether pyright can run here."""
    return shutil.which("node") is not None and _PYRIGHT_COMMAND.exists()


def _batches(output: Path, packages: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    total = 0
    for package in packages:
        lines = sum(file.read_bytes().count(b"\n") for file in (output / package).rglob("*.py"))
        if batch and total + lines > _BATCH:
            yield batch
            batch, total = [], 0
        batch.append(package)
        total += lines
    if batch:
        yield batch


def _mypy(output: Path, packages: list[str]) -> list[str]:
    settings = output / "mypy.ini"
    settings.write_text(_MYPY)
    how = ["--config-file", str(settings), "--no-incremental", "--no-error-summary", "--hide-error-context"]
    done = _run([sys.executable, "-m", "mypy", *how, *packages], output)
    found = [line for line in done.stdout.splitlines() if re.match(r".+: error: ", line)]
    if done.returncode and not found:
        raise RuntimeError(f"mypy failed: {done.stdout}{done.stderr}")
    return [f"{line} (mypy)" for line in found]


def _pyright(output: Path, packages: list[str]) -> list[str]:
    if not has_pyright():
        return []
    settings = output / "pyrightconfig.json"
    settings.write_text(json.dumps({**_PYRIGHT, "include": packages}))
    how = ["--outputjson", "--pythonpath", sys.executable, "--project", str(settings)]
    done = _run([str(_PYRIGHT_COMMAND), *how], output)
    try:
        report = json.loads(done.stdout)
    except ValueError:
        raise RuntimeError(f"pyright failed: {done.stdout}{done.stderr}") from None
    return [_line(finding, output.resolve()) for finding in report["generalDiagnostics"]]


def _line(finding: dict[str, Any], output: Path) -> str:
    path = Path(finding["file"]).resolve().relative_to(output).as_posix()
    line = finding.get("range", {}).get("start", {}).get("line", -1) + 1
    return f"{path}:{line}: {finding['severity']}: {finding['message'].partition(chr(10))[0]} (pyright)"


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)
