"""What both hooks do: generate all that a project configures, in its source tree."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.config import PackageConfig
from generator.outcome import Outcome
from generator.run import OK, Run, refuse
from generator.settings import find_configuration
from generator.write import write


@dataclass(frozen=True, slots=True)
class Generated:
    """What came of a project.

    Attributes:
        targets: The folders of the packages.
        inputs: The files that they were made of, the configuration first.
    """

    targets: tuple[Path, ...]
    inputs: tuple[Path, ...]


def generate(root: Path) -> Generated:
    """Generate every package that a project configures, under the rules of `clientwright generate`.

    Args:
        root: The project's folder.

    Raises:
        SystemExit: If there is nothing to generate, or something is wrong with it; what, stands on standard error.
    """
    # Messages name files from the current folder, and that is what back ends make of the project's.
    folder = Path() if root.resolve() == Path.cwd() else root
    path = find_configuration(folder)
    if path is None:
        refuse(f"{root} configures no package: clientwright.toml or [tool.clientwright] of pyproject.toml")
    run = Run(config=path)

    def finish(config: PackageConfig, outcome: Outcome) -> int:
        write(outcome.files, config.target, run.diagnostics)
        return OK

    status = run.status(finish, writes=True)
    if status != OK:
        sys.exit(status)
    targets = tuple(config.target.resolve() for config, _ in run.outcomes)
    return Generated(targets, tuple(_inputs(path, run)))


def _inputs(path: Path, run: Run) -> Iterator[Path]:
    yield path.resolve()
    read = {path for _, outcome in run.outcomes for path in outcome.read}
    yield from sorted(read)
