"""Finds the golden cases and generates them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from generator import pipeline
from generator.config import PackageConfig
from generator.diagnostics import Diagnostics, GenerationError
from generator.files import File
from generator.settings import package_of, read_configuration

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
CASES = sorted(path.parent for path in FOLDER.glob("*/expected"))
FAILING_CASES = sorted(path.parent for path in FOLDER.glob("refused/*/spec.*"))


def configuration(case: Path) -> PackageConfig:
    """The configuration of a case: its own file, else what the command line would make of its documents."""
    if (case / "clientwright.toml").exists():
        [config] = read_configuration(case / "clientwright.toml", Diagnostics())
        return config
    specs = sorted(path for path in case.iterdir() if path.suffix in (".yml", ".yaml", ".json"))
    config = package_of(specs, case.name, None, Diagnostics())
    return replace(config, folder=case)


@cache
def generate_case(case: Path, *, reverse: bool = False) -> tuple[tuple[File, ...], str]:
    """The files of a case and what the user is told; no files where it is refused."""
    diagnostics = Diagnostics()
    try:
        config = configuration(case)
        if reverse:
            config = replace(config, specs=config.specs[::-1])
        files = pipeline.generate(config, diagnostics).files
    except GenerationError:
        files = ()
    told = "".join(f"{diagnostic}\n" for diagnostic in diagnostics)
    return files, told.replace(f"{case.relative_to(Path.cwd()).as_posix()}/", "")


def in_expected(path: str) -> bool:
    """Whether a file differs from package to package."""
    return not path.startswith("_runtime/") and path not in ("clientwright.lock", "py.typed", "verify.py")
