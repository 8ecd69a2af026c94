"""The hooks for pre-commit, run by pre-commit: it clones, builds and installs clientwright from a repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli

from .conftest import LIBRARIES, ROOT, checkout

CONFIGURATION = '[packages.weather]\napis.weather = "weather.yml"\n'
HOOKS = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: clientwright-generate
      - id: clientwright-check
      - id: clientwright-verify
        args: [weather]
"""


def git(*arguments: str, cwd: Path) -> str:
    identity = ("-c", "user.name=Tests", "-c", "user.email=tests@example.com", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *identity, *arguments], cwd=cwd, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def committed(folder: Path) -> str:
    git("init", "-q", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "All", cwd=folder)
    return git("rev-parse", "HEAD", cwd=folder)


@pytest.mark.installs
@pytest.mark.skipif(shutil.which("git") is None, reason="Git is not here")
def test_a_commit_is_held_back_until_what_was_generated_is_current(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = checkout(tmp_path / "clientwright")
    folder = tmp_path / "project"
    folder.mkdir()
    shutil.copy(ROOT / "tests" / "golden" / "minimal" / "spec.yml", folder / "weather.yml")
    (folder / "clientwright.toml").write_text(CONFIGURATION)
    monkeypatch.chdir(folder)
    assert CliRunner().invoke(cli, ["generate"]).exit_code == 0
    hooks = HOOKS.format(repository=repository, revision=committed(repository))
    (folder / ".pre-commit-config.yaml").write_text(hooks)
    committed(folder)
    environment = {
        **os.environ,
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        # pip installs clientwright itself; what it needs is here, so that no index is asked.
        "PYTHONPATH": LIBRARIES,
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",
        "PIP_NO_COMPILE": "1",
    }

    def pre_commit() -> tuple[int, str]:
        command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color=never"]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    client = folder / "weather" / "client.py"
    text = client.read_text()
    client.write_text(f"{text}x = 1\n")
    status, told = pre_commit()
    assert (status, told.count("Failed")) == (1, 3), told
    assert "W105: weather/client.py was edited by hand" in told  # generate
    assert "-x = 1" in told  # check
    assert "changed: weather/client.py" in told  # verify
    client.write_text(text)
    status, told = pre_commit()
    assert (status, told.count("Passed")) == (0, 3), told
