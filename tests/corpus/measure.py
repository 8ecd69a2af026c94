"""Runs the generator over a document, each time in a process of its own, and looks at what came."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.corpus.documents import ROOT, Document

_LOCATED_ERROR = re.compile(r"^\S.*:\d+:\d+: error [A-Z]\d+: .*", re.MULTILINE)
_MEBIBYTE = 1024 if sys.platform == "linux" else 1024**2
"""Of what the system counts memory in."""


class Done(NamedTuple):
    """A process that ended, and what it took."""

    status: int
    seconds: float
    mebibytes: float
    out: str
    errors: str


@dataclass(slots=True)
class Result:
    """What became of a document.

    Attributes:
        document: The document.
        status: The generator's exit status.
        refusal: The first error that names a place.
        errors: All that the generator said.
        operations: How many the document has.
        generated: How many of them have a method.
        skipped: Why the first of the others has none.
        models: How many the package has.
        seconds: What the run took.
        mebibytes: The most memory that it held.
        findings: What is wrong with the package.
    """

    document: Document
    status: int
    refusal: str
    errors: str
    operations: int
    generated: int
    skipped: str
    models: int
    seconds: float
    mebibytes: float
    findings: list[str] = field(default_factory=list[str])

    @property
    def is_refused(self) -> bool:
        """Whether the run stopped as it should where a document is at fault."""
        return self.status == 2 and bool(self.refusal)

    @property
    def is_good(self) -> bool:
        """Whether every operation has a method and nothing is wrong, or the document is refused for a reason."""
        complete = self.status == 0 and self.generated == self.operations
        return (complete or self.is_refused) and not self.findings

    @property
    def verdict(self) -> str:
        """What became of it, in words."""
        if self.is_refused:
            return f"refused: {self.refusal}"
        if self.status:
            return f"failed with status {self.status}: {self.errors.strip().rpartition(chr(10))[2]}"
        if self.generated < self.operations:
            return f"skips {self.operations - self.generated}: {self.skipped}"
        return "all"


def measure(document: Document, output: Path) -> Result:
    """Generate a document's package into a folder, and compile, import and build all that is in it."""
    result = generate(document, output)
    if not result.status:
        result.findings = probe(output, document.package)
    return result


def generate(document: Document, output: Path) -> Result:
    """Generate a document's package into a folder."""
    report_file = output / f"{document.package}.json"
    command = ["-m", "generator", "generate", str(document.path), "--package", document.package]
    done = run([*command, "--output", str(output), "--report", str(report_file), "--allow-skips"])
    report = json.loads(report_file.read_text()) if report_file.exists() else {}
    operations = report.get("operations", {"total": 0, "generated": 0, "skipped": []})
    error = _LOCATED_ERROR.search(done.errors)
    return Result(
        document=document,
        status=done.status,
        refusal=error[0].replace(f"{document.path.parent}/", "") if error else "",
        errors=done.errors,
        operations=operations["total"],
        generated=operations["generated"],
        skipped=next((skipped["reason"] for skipped in operations["skipped"]), ""),
        models=report.get("models", 0),
        seconds=done.seconds,
        mebibytes=done.mebibytes,
    )


def probe(output: Path, package: str) -> list[str]:
    """What is wrong with a package as Python sees it, found by a fresh process to which a warning is an error."""
    done = run(["-W", "error", "-m", "tests.corpus.probe", str(output), package])
    if done.status:
        return [f"probe: {(done.errors.strip() or 'died').rpartition(chr(10))[2]}"]
    findings: list[str] = json.loads(done.out)
    return findings


def run(arguments: list[str]) -> Done:
    """Run Python and count what this one process took."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        started = time.monotonic()
        process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=out, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        errors.seek(0)
        texts = out.read().decode(errors="replace"), errors.read().decode(errors="replace")
        return Done(process.returncode, seconds, usage.ru_maxrss / _MEBIBYTE, *texts)
