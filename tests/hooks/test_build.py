"""A downstream project that has its client generated when it is built, by hatchling and by setuptools."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.runtime.verify import tell

from .conftest import ROOT, build

PROJECT = """\
[build-system]
requires = ["{back_end}", "clientwright"]
build-backend = "{module}"

[project]
name = "shop"
version = "1.0"

[tool.clientwright.packages.weather]
output = "src/shop/vendor"
apis.weather = "documents/weather.yml"

{hook}
"""
BACK_ENDS = {
    "hatchling": (
        "hatchling.build",
        '[tool.hatch.build.targets.wheel]\npackages = ["src/shop"]\n'
        # Documents go into the sdist even where the project leaves them out.
        '[tool.hatch.build.targets.sdist]\ninclude = ["/src"]\n[tool.hatch.build.hooks.clientwright]\n',
    ),
    "setuptools": (
        "setuptools.build_meta",
        '[tool.setuptools]\ncmdclass = { build_py = "generator.hooks.setuptools.BuildPy" }\n',
    ),
}
IMPORTED = """\
import shop.vendor.weather as weather, shop.vendor.weather.testing as testing
mock = testing.MockTransport()
mock.on("GET", "/stations/{stationId}", json={"id": "7", "name": "Summit"})
with weather.Weather(base_url="http://localhost", transport=mock) as client:
    print(client.stations.get("7").name)
"""


@pytest.fixture(params=BACK_ENDS)
def project(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """A fresh checkout: its client is not there, and Git ignores it."""
    if request.param == "setuptools" and not find_spec("setuptools.command.bdist_wheel"):
        pytest.skip("this setuptools is too old to build a wheel by itself; the locked one does")
    module, hook = BACK_ENDS[request.param]
    folder = tmp_path / "shop"
    (folder / "src" / "shop").mkdir(parents=True)
    (folder / "documents").mkdir()
    (folder / "src" / "shop" / "__init__.py").write_text("")
    (folder / ".gitignore").write_text("/src/shop/vendor/\n")
    (folder / "pyproject.toml").write_text(PROJECT.format(back_end=request.param, module=module, hook=hook))
    shutil.copy(ROOT / "tests" / "golden" / "minimal" / "spec.yml", folder / "documents" / "weather.yml")
    return folder, module


def test_a_wheel_holds_what_was_generated(project: tuple[Path, str], installed: Path, tmp_path: Path) -> None:
    folder, module = project
    build(folder, module, tmp_path, "sdist", "wheel", path=str(installed))
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as unzipped:
        names = unzipped.namelist()
        unzipped.extractall(tmp_path / "site")
    assert len(names) == len(set(names))
    assert not [name for name in names if "documents" in name or "__pycache__" in name]
    assert tell(tmp_path / "site" / "shop" / "vendor" / "weather") == 0
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED],
        cwd=tmp_path / "site",
        env={**os.environ, "PYTHONPATH": ""},
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.stderr) == ("Summit\n", "")


def test_a_document_that_is_refused_fails_the_build(project: tuple[Path, str], installed: Path, tmp_path: Path) -> None:
    folder, module = project
    (folder / "documents" / "weather.yml").write_text("openapi: 3.1.0\ninfo: 1\npaths: [1]\n")
    with pytest.raises(AssertionError, match="documents/weather.yml:3:1: error C110: `paths` must be an object"):
        build(folder, module, tmp_path, "wheel", path=str(installed))
    assert not [*tmp_path.glob("*.whl")]
