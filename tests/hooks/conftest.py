"""clientwright as a wheel, for projects that build with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIBRARIES = sysconfig.get_path("purelib")
"""Where all that a hook needs is installed: no index is asked for it."""


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what a wheel of clientwright installs."""
    folder = tmp_path_factory.mktemp("clientwright")
    source = checkout(folder / "source")
    build(source, "wheel", "hatchling.build", folder)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def checkout(target: Path) -> Path:
    """What the wheel is built from, in a folder of its own."""
    target.mkdir()
    for name in ("generator", "templates"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, target)
    return target


def build(project: Path, kind: str, back_end: str, output: Path, *path: Path) -> Path:
    """Have a back end build a wheel or an sdist, without an index and without isolation."""
    script = f"import sys, {back_end} as back_end; print(back_end.build_{kind}(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", script, str(output)],
        cwd=project,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, path)), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return output / done.stdout.splitlines()[-1]
