"""The manifest of a vendored copy is somebody's text too: none of its paths is opened, and none of its words acts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.diagnostics import Diagnostics, GenerationError
from generator.files import File
from generator.write import write
from tests.hostile.running import GUARD

_PATHS = [
    "../secret/key",
    "/etc/passwd",
    "C:\\x",
    "a/../../secret/key",
    "\x1b[2J",
    "new\nline",
    "x" * 5_000,
    "",
    ".",
    "con",
]


@pytest.mark.parametrize(
    "content", ["[" * 100_000, "", "[]", '{"files": 1, "tools": {}}', '{"tools": {}, "files": {"a": 1}}', "\x00"]
)
def test_what_is_no_manifest(content: str, tmp_path: Path) -> None:
    (tmp_path / "clientwright.lock").write_text(content)
    verified = CliRunner().invoke(cli, ["verify", str(tmp_path)])
    assert verified.exit_code == 2 and "cannot be read" not in verified.output.partition("\n")[2]


def test_paths_of_a_manifest_are_only_names(tmp_path: Path) -> None:
    package, secret = tmp_path / "package", tmp_path / "secret"
    package.mkdir()
    secret.mkdir()
    (secret / "key").write_text("hunter2")
    manifest = json.dumps({"tools": {"black": "\x1b[2J"}, "files": dict.fromkeys(_PATHS, "0" * 64)})
    (package / "clientwright.lock").write_text(manifest)
    with GUARD.watching([], secret) as violations:
        verified = CliRunner().invoke(cli, ["verify", str(package)])
    assert verified.exit_code == 1 and violations == []
    assert len(verified.output.splitlines()) == len(_PATHS) + 1
    assert "\x1b" not in verified.output


def test_paths_of_a_manifest_are_never_removed(tmp_path: Path) -> None:
    package, secret = tmp_path / "package", tmp_path / "secret"
    package.mkdir()
    secret.mkdir()
    (secret / "key").write_text("hunter2")
    (package / "mine.py").write_text("mine")
    manifest = json.dumps({"tools": {}, "files": {**dict.fromkeys(_PATHS, "0" * 64), "mine.py": "0" * 64}})
    (package / "clientwright.lock").write_text(manifest)
    with pytest.raises(GenerationError):
        write([File("new.py", b"")], package, Diagnostics())
    assert (secret / "key").read_text() == "hunter2" and (package / "mine.py").read_text() == "mine"
