"""What it takes to generate a package: cold, unchanged, and with one description changed."""

from __future__ import annotations

import itertools
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.measure import ROOT, Row, Spent, command, in_turn, together

_PYTHON = sys.executable


class Generation:
    """The contenders for some documents.

    Args:
        specs: The documents.
        folder: A folder to work in.
        peers: The environment of the peer.
    """

    def __init__(self, specs: Sequence[Path], folder: Path, peers: Path) -> None:
        folder.mkdir(parents=True)
        self._folder = folder
        self._specs = [Path(shutil.copy(spec, folder)) for spec in specs]
        self._peers = peers
        self._numbers = itertools.count()

    def rows(self, rounds: int) -> list[Row]:
        """A line for each contender."""
        contenders: dict[str, Callable[[], Spent]] = {
            "clientwright, nothing remembered": partial(self._clientwright, "--no-cache"),
            "clientwright, unchanged": self._clientwright,
            "clientwright, one description changed": self._changed,
            "openapi-python-client": self._openapi_python_client,
            "datamodel-code-generator, models alone": self._datamodel_code_generator,
        }
        if shutil.which("java"):
            contenders["openapi-generator"] = self._openapi_generator
        return in_turn(contenders, rounds)

    @property
    def peer_package(self) -> Path:
        """The folder of the package `plans`, which openapi-python-client made of the last document."""
        return self._folder

    def _clientwright(self, *options: str) -> Spent:
        arguments = ["--package", "made", "--output", "clientwright", "--allow-skips", *options]
        return self._command(_PYTHON, "-m", "generator", "generate", *self._specs, *arguments)

    def _changed(self) -> Spent:
        spec = self._specs[0]
        changed = spec.with_name(f"changed{spec.suffix}")
        # Elsewhere: what this process once held in memory would count as what those after it hold.
        command([_PYTHON, "-m", "benchmarks.change", spec, changed, str(next(self._numbers))], ROOT)
        arguments = ["--package", "made", "--output", "changed", "--allow-skips"]
        return self._command(_PYTHON, "-m", "generator", "generate", changed, *self._specs[1:], *arguments)

    def _openapi_python_client(self) -> Spent:
        program = self._peers / "bin" / "openapi-python-client"
        options = ["--meta", "none", "--overwrite"]
        return together(
            self._command(program, "generate", "--path", spec, "--output-path", name, *options)
            for name, spec in zip(self._names(), self._specs, strict=True)
        )

    def _names(self) -> list[str]:
        return [*(f"other_{number}" for number in range(len(self._specs) - 1)), "plans"]

    def _openapi_generator(self) -> Spent:
        program = self._peers / "bin" / "openapi-generator-cli"
        return together(
            self._command(program, "generate", "-g", "python", "-i", spec, "-o", f"java-{number}")
            for number, spec in enumerate(self._specs)
        )

    def _datamodel_code_generator(self) -> Spent:
        program = Path(_PYTHON).with_name("datamodel-codegen")
        options = ["--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel"]
        return together(
            self._command(program, "--input", spec, "--output", f"dmcg_{number}.py", *options)
            for number, spec in enumerate(self._specs)
        )

    def _command(self, *arguments: str | Path) -> Spent:
        cache = str(self._folder / "cache")
        return command(arguments, self._folder, PYTHONPATH=str(ROOT), XDG_CACHE_HOME=cache)
