"""The hooks for pre-commit, run by pre-commit: it clones, builds and installs clientwright from a repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import LIBRARIES, ROOT, checkout

CONFIGURATION = '[packages.weather]\napis.weather = "weather.yml"\n'
HOOKS = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: clientwright-generate
        stages: [manual]
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


@pytest.mark.skipif(shutil.which("git") is None, reason="Git is not here")
def test_a_commit_is_held_back_until_what_was_generated_is_current(tmp_path: Path) -> None:
    repository = checkout(tmp_path / "clientwright")
    folder = tmp_path / "project"
    folder.mkdir()
    shutil.copy(ROOT / "tests" / "golden" / "minimal" / "spec.yml", folder / "weather.yml")
    (folder / "clientwright.toml").write_text(CONFIGURATION)
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
    }

    def pre_commit(*arguments: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color=never", *arguments]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    status, told = pre_commit()
    assert status == 1, told
    assert "weather/client.py" in told or "+++ generated/client.py" in told
    assert "not as generated; run `clientwright generate`" in told
    # What was generated is part of the same commit.
    assert pre_commit("--hook-stage", "manual", "clientwright-generate")[0] == 0
    git("add", "-A", cwd=folder)
    status, told = pre_commit()
    assert (status, told.count("Passed")) == (0, 2), told
    (folder / "weather" / "client.py").write_text("")
    status, told = pre_commit("clientwright-verify")
    assert status == 1
    assert "changed: weather/client.py" in told
