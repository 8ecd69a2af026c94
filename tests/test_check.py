"""`check`: why a package is not current, and annotations where GitHub Actions shows it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli

ROOT = Path(__file__).parents[1]
CONFIGURATION = """\
[packages.demo]
output = "out"
apis.weather = "weather.yml"
"""


def clientwright(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    shutil.copy(ROOT / "tests" / "golden" / "minimal" / "spec.yml", folder / "weather.yml")
    (folder / "clientwright.toml").write_text(CONFIGURATION)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert clientwright("generate").exit_code == 0
    return folder


@pytest.fixture
def folder(generated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(generated, folder)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    return folder


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_what_changed_is_named_before_what_came_of_it_the_tools_first(folder: Path) -> None:
    lock = folder / "out" / "demo" / "clientwright.lock"
    replace(folder / "weather.yml", "Weather", "Climate")
    replace(folder / "clientwright.toml", "[packages.demo]", '[packages.demo]\nversion = "2"')
    lock.write_text(re.sub(r'"black": "[^"]*"', '"black": "1.0"', lock.read_text()))
    done = clientwright("check")
    assert done.exit_code == 1
    first, *others = done.stderr.splitlines()
    assert first.startswith("black: written by 1.0, here is ")
    assert others[:2] == [
        "the configuration changed since it was written",
        "weather.yml changed since it was written",
    ]


def test_a_document_that_came_or_went_is_named(folder: Path) -> None:
    shutil.move("weather.yml", "climate.yml")
    replace(folder / "clientwright.toml", "weather.yml", "climate.yml")
    assert clientwright("check").stderr.splitlines()[:2] == [
        "climate.yml was added since it was written",
        "weather.yml went since it was written",
    ]


def test_github_shows_an_annotation_where_a_file_differs(folder: Path) -> None:
    path = folder / "out" / "demo" / "errors.py"
    path.write_text(path.read_text() + "::set-output name=a::b\n# 100%\n")
    (folder / "out" / "demo" / "a,b:c.py").write_text("")
    done = clientwright("check", "--format", "github")
    assert done.exit_code == 1
    foreign, edited, group, stop, *diff, go_on, end = done.stdout.splitlines()
    assert foreign == (
        "::error file=out/demo/a%2Cb%3Ac.py,line=1,title=clientwright%3A foreign"
        "::out/demo/a,b:c.py: not written by clientwright"
    )
    line = path.read_text().splitlines().index("::set-output name=a::b") + 1
    assert edited == (
        f"::error file=out/demo/errors.py,line={line},title=clientwright%3A changed::out/demo/errors.py: edited by hand"
    )
    assert (group, end) == ("::group::out/demo/errors.py", "::endgroup::")
    # Until the token comes again, the runner takes no line for a command.
    token = stop.removeprefix("::stop-commands::")
    assert re.fullmatch("[0-9a-f]{32}", token)
    assert go_on == f"::{token}::"
    assert diff[-2:] == ["-::set-output name=a::b", "-# 100%"]


def test_annotations_name_files_from_the_root_of_the_repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder.parent))
    replace(folder / "weather.yml", "operationId: getStation", "operationId: getStation\n      oops%: 1")
    found = [line for line in clientwright("check", "--format", "github").stderr.splitlines() if "oops" in line]
    number = (folder / "weather.yml").read_text().splitlines().index("      oops%: 1") + 1
    assert found == [
        f"::warning file=project/weather.yml,line={number},col=7,title=clientwright C112::`oops%25` is not known here "
        "and is ignored (#/paths/~1stations~1{stationId}/get/oops%25)"
    ]


def test_what_is_current_stays_as_it_is_and_says_so(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    for form in ("text", "github"):
        done = clientwright("check", "--format", form)
        assert (done.exit_code, done.stdout, done.stderr) == (0, "demo: current\n", "")
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
