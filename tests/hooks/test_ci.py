"""The GitHub action and the GitLab jobs: well-formed, and their scripts run by a shell as a runner would run them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from .conftest import ROOT

ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
GITLAB = yaml.safe_load((ROOT / ".ci" / "gitlab.yml").read_text())
needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")

# Stands for the command, and says what it was called with.
ECHO = f"#!{sys.executable}\nimport sys\nprint(sys.argv[1:])\n"


@pytest.mark.parametrize(("schema", "path"), [("github-actions", "action.yml"), ("gitlab-ci", ".ci/gitlab.yml")])
def test_the_form_is_what_the_service_reads(schema: str, path: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", path]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_nothing_from_outside_becomes_text_of_a_script() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]
    for job in GITLAB.values():
        assert not [line for line in job["script"] if "$[[" in line or re.search(r'(?<!")\$\w', line)]


def step(number: int, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run a step of the action, with its inputs given the way a runner gives them."""
    found: dict[str, Any] = ACTION["runs"]["steps"][number]
    values = {name: value["default"] for name, value in ACTION["inputs"].items()} | inputs
    known = {f"inputs.{name}": value for name, value in values.items()} | {"github.action_path": str(ROOT)}
    environment = {
        name: re.sub(r"\$\{\{ (.*?) \}\}", lambda match: known[match[1]], text) for name, text in found["env"].items()
    }
    runner = {"RUNNER_TEMP": str(folder), "GITHUB_ENV": str(folder / "environment"), "CLIENTWRIGHT": str(folder / "cw")}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", found["run"]],
        cwd=folder,
        env={**os.environ, **runner, **environment},
        capture_output=True,
        text=True,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cw").write_text(ECHO)
    (tmp_path / "cw").chmod(0o755)
    return tmp_path


@needs_bash
@pytest.mark.parametrize(
    ("inputs", "arguments"),
    [
        ({}, ["check", "--format", "github"]),
        ({"arguments": "--package\nshop\n"}, ["check", "--format", "github", "--package", "shop"]),
        ({"command": "verify", "arguments": "src/a b\r\n"}, ["verify", "src/a b"]),
        (
            {"command": "generate", "arguments": '$(touch made)\n`touch made`; touch made\n"*" \\n'},
            ["generate", "$(touch made)", "`touch made`; touch made", '"*" \\n'],
        ),
    ],
)
def test_the_action_hands_on_what_it_is_given(inputs: dict[str, str], arguments: list[str], folder: Path) -> None:
    done = step(1, folder, **inputs)
    assert (done.stdout, done.stderr) == (f"{arguments}\n", "")
    assert not (folder / "made").exists()


@needs_bash
def test_the_action_refuses_other_commands(folder: Path) -> None:
    done = step(1, folder, command="check; touch made")
    assert done.returncode == 2
    assert done.stdout == "::error::the input command must be check, verify or generate\n"
    assert not (folder / "made").exists()


@needs_bash
@pytest.mark.installs
def test_the_action_installs_and_runs_clientwright(folder: Path) -> None:
    done = step(0, folder, python=sys.executable)
    if "No matching distribution" in done.stderr or "Could not fetch" in done.stderr:
        pytest.skip("no package index can be reached")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    command = (folder / "environment").read_text().strip().removeprefix("CLIENTWRIGHT=")
    (folder / "cw").write_text(f'#!/bin/sh\nexec "{command}" "$@"\n')
    shutil.copy(ROOT / "tests" / "golden" / "minimal" / "spec.yml", folder / "weather.yml")
    made = step(1, folder, command="generate", arguments="weather.yml")
    assert (made.returncode, made.stdout) == (0, "weather: 1 operation, 1 model -> weather\n")
    (folder / "weather" / "client.py").write_text("")
    done = step(1, folder, arguments="weather.yml")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=weather/client.py,line=1,")
    assert step(1, folder, command="verify", arguments="weather").stdout == "changed: weather/client.py\n"


@needs_bash
def test_the_jobs_for_gitlab(tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("python", "clientwright"):
        (programs / name).write_text(ECHO)
        (programs / name).chmod(0o755)
    (tmp_path / "my folder").mkdir()

    def told(job: str, **variables: str) -> list[str]:
        done = subprocess.run(
            ["sh", "-e", "-c", "\n".join(GITLAB[job]["script"])],
            cwd=tmp_path,
            env={**GITLAB[job]["variables"], **variables, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.splitlines()

    assert told(".clientwright-check", CLIENTWRIGHT_FOLDER="my folder", CLIENTWRIGHT="clientwright==1; x") == [
        "['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'clientwright==1; x']",
        "['check']",
    ]
    assert told(".clientwright-verify", CLIENTWRIGHT_FOLDER="my folder") == ["['-I', 'my folder/verify.py']"]
