"""Unchanged input is not generated from twice, and nothing else is ever taken for it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cache, pipeline, settings
from generator.cache import Cache, Configurations
from generator.diagnostics import Diagnostics, GenerationError
from generator.settings import package_of
from tests.test_cli import ROOT, run

SPEC = """\
openapi: 3.1.0
info: {title: Weather, version: "1"}
paths:
  /stations:
    get:
      operationId: listStations
      parameters: [{$ref: "common.yml#/page"}]
      responses: {"200": {description: Stations}}
  /stations/{id}:
    get:
      operationId: getStation
      responses: {"200": {description: A station}}
"""
COMMON = "page: {name: page, in: query, schema: {type: integer}}\n"
OVERLAY = """\
overlay: 1.0.0
info: {title: Ours, version: "1"}
actions:
  - target: $.paths['/stations'].get
    update: {summary: Every station}
"""
CONFIGURATION = """\
[packages.weather]
output = "out"
apis.weather = "spec.yml"
overlays = ["overlay.yml"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "in").mkdir()
    for name, text in (
        ("spec.yml", SPEC),
        ("common.yml", COMMON),
        ("overlay.yml", OVERLAY),
        ("clientwright.toml", CONFIGURATION),
    ):
        (tmp_path / "in" / name).write_text(text)
    return tmp_path / "in"


def generated(folder: Path, *arguments: str) -> tuple[bool, str, int]:
    """Whether a run did the work, what it had to say, and its status."""
    report = folder.parent / "report.json"
    report.unlink(missing_ok=True)
    done = run("generate", "--verbose", "--report", str(report), *arguments, cwd=folder)
    return "load" in json.loads(report.read_text())["seconds"], done.stderr, done.returncode


def entries(folder: Path) -> list[Path]:
    return [path for path in (folder.parent / "cache").glob("*/packages/*") if path.is_file()]


def test_what_did_not_change_is_remembered_with_all_there_was_to_say(folder: Path) -> None:
    was_done, told, status = generated(folder)
    assert was_done and status == 0 and len(entries(folder)) == 1
    assert 'spec.yml:10:5: warning C142: the path parameter "id" is not declared' in told
    before = {path: path.read_bytes() for path in (folder / "out").rglob("*") if path.is_file()}
    shutil.rmtree(folder / "out")
    assert generated(folder) == (False, told, 0)
    assert {path: path.read_bytes() for path in (folder / "out").rglob("*") if path.is_file()} == before
    assert run("check", cwd=folder).stdout == "weather: current\n"


def _replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text()
        assert old in text
        (folder / name).write_text(text.replace(old, new))

    return change


@pytest.mark.parametrize(
    "change",
    [
        _replaced("spec.yml", "A station", "The station"),
        _replaced("common.yml", "integer", "string"),
        _replaced("overlay.yml", "Every station", "All stations"),
        _replaced("clientwright.toml", "[packages.weather]", '[packages.weather]\nclient = "Clouds"'),
    ],
    ids=["document", "referenced file", "overlay", "configuration"],
)
def test_what_changed_is_done_again(folder: Path, change: Callable[[Path], None]) -> None:
    assert generated(folder)[0]
    assert not generated(folder)[0]
    change(folder)
    assert generated(folder)[0]


def test_another_generator_remembers_nothing(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for part in ("generator", "templates"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))

    def by_copy() -> bool:
        script = "import sys; from generator.cli import main; main()"
        command = [sys.executable, "-c", script, "check", "--report", "report.json"]
        subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(copy)}, check=False)
        return "load" in json.loads((folder / "report.json").read_text())["seconds"]

    assert by_copy()
    assert not by_copy()
    template = next((copy / "templates").rglob("*.jinja"))
    template.write_text(template.read_text() + "\n")
    assert by_copy()


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: b"no entry",
        lambda content: content[:-20],
        lambda content: cache.zlib.compress(b"[]"),
        lambda content: cache.zlib.compress(b'{"read": {}, "files": 5}'),
        lambda content: cache.zlib.compress(b'{"read": []}'),
    ],
    ids=["empty", "text", "cut", "list", "other form", "no object"],
)
def test_an_entry_that_cannot_be_read_is_none(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    generated(folder)
    [entry] = entries(folder)
    entry.write_bytes(damage(entry.read_bytes()))
    was_done, _, status = generated(folder)
    assert was_done and status == 0
    assert not generated(folder)[0]


def test_no_cache_neither_reads_nor_writes(folder: Path) -> None:
    assert generated(folder, "--no-cache")[0] and entries(folder) == []
    generated(folder)
    assert generated(folder, "--no-cache")[0]


def test_what_is_refused_is_not_remembered(folder: Path) -> None:
    (folder / "common.yml").unlink()
    _, told, status = generated(folder)
    assert status == 2 and "common.yml" in told and entries(folder) == []
    (folder / "common.yml").write_text(COMMON)
    assert generated(folder)[2] == 0


def test_a_folder_that_cannot_be_written_is_no_fault(folder: Path) -> None:
    (folder.parent / "cache").write_text("")
    assert generated(folder)[2] == 0
    assert generated(folder)[0]


def test_what_changes_while_it_is_read_is_not_remembered(folder: Path) -> None:
    (folder / "spec.yml").write_text(SPEC.replace('      parameters: [{$ref: "common.yml#/page"}]\n', ""))
    config = package_of([folder / "spec.yml"], "weather", folder / "out", Diagnostics())
    mine = Cache(config, folder.parent / "mine")
    assert mine.recall() is None
    (folder / "spec.yml").write_text((folder / "spec.yml").read_text() + "tags: []\n")
    mine.remember(pipeline.generate(config, Diagnostics()), [])
    assert not (folder.parent / "mine").exists()


def test_the_oldest_entries_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_KEPT", 3)
    mine = folder.parent / "mine"
    mine.mkdir()
    for age in range(5):
        (mine / f"old{age}").write_text("")
        os.utime(mine / f"old{age}", (1_000_000 - age, 1_000_000 - age))
    config = package_of([folder / "spec.yml"], "weather", folder / "out", Diagnostics())
    found = Cache(config, mine)
    assert found.recall() is None
    found.remember(pipeline.generate(config, Diagnostics()), [])
    assert len([*mine.iterdir()]) == 3 and (mine / "old0").exists() and not (mine / "old2").exists()
    assert Cache(config, mine).recall() is not None


def test_runs_beside_each_other_share_it(folder: Path) -> None:
    command = [sys.executable, "-m", "generator", "generate"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = [
        subprocess.Popen([*command, "--output", f"out{number}"], cwd=folder, env=environment, stderr=subprocess.DEVNULL)
        for number in range(3)
    ]
    assert [each.wait() for each in running] == [0, 0, 0]
    assert len(entries(folder)) == 3
    assert [*(folder.parent / "cache").rglob("tmp*")] == []


def test_a_configuration_is_validated_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "clientwright.toml"
    read = settings.read_configuration(path, Diagnostics(), Configurations())
    monkeypatch.setattr("generator.shape.faults", lambda *_: pytest.fail("validated again"))
    assert settings.read_configuration(path, Diagnostics(), Configurations()) == read
    path.write_text(CONFIGURATION.replace("output", "outptu"))
    monkeypatch.undo()
    for _ in range(2):
        with pytest.raises(GenerationError):
            settings.read_configuration(path, Diagnostics(), Configurations())
