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
    build(source, "hatchling.build", folder, "wheel")
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


# One process for both, because what they load takes longer than what they do.
BUILD = """\
import importlib, os, shutil, sys
module, output, *kinds = sys.argv[1:]
back_end = importlib.import_module(module)
for kind in kinds:
    if kind == "wheel" and "sdist" in kinds:
        shutil.unpack_archive(os.path.join(output, name), os.path.join(output, "unpacked"), "gztar")
        os.chdir(os.path.join(output, "unpacked", name.removesuffix(".tar.gz")))
    name = getattr(back_end, f"build_{kind}")(output)
"""


def build(project: Path, back_end: str, output: Path, *kinds: str, path: str = "") -> None:
    """Have a back end build an sdist, a wheel, or a wheel from an sdist, without an index and without isolation."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore::DeprecationWarning", "-c", BUILD, back_end, str(output), *kinds],
        cwd=project,
        env={**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
