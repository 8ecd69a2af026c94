"""The command line as a user meets it: streams, exit statuses, and a disk that is left as it was."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WEATHER = ROOT / "tests" / "golden" / "minimal" / "spec.yml"
SKIPPED = ROOT / "tests" / "golden" / "skipped_operation" / "spec.yml"


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(WEATHER, tmp_path / "weather.yml")
    return tmp_path


ARGUMENTS = ("weather.yml", "--package", "demo", "--output", "out")


def test_generate_check_and_verify(folder: Path) -> None:
    done = run("generate", *ARGUMENTS, cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "demo: 1 operation, 1 model -> out/demo\n", "")
    done = run("generate", *ARGUMENTS, cwd=folder)
    assert done.stdout == "demo: 1 operation, 1 model -> out/demo (unchanged)\n"
    done = run("check", *ARGUMENTS, cwd=folder)
    assert (done.returncode, done.stdout) == (0, "demo: current\n")
    done = run("verify", "out/demo", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "out/demo: as generated\n")


def test_check_shows_drift_and_writes_nothing(folder: Path) -> None:
    run("generate", *ARGUMENTS, cwd=folder)
    lock = json.loads((folder / "out/demo/clientwright.lock").read_text())
    lock["tools"]["black"] = "1.0"
    (folder / "out/demo/clientwright.lock").write_text(json.dumps(lock))
    (folder / "out/demo/client.py").write_text("x = 1\n")
    (folder / "out/demo/mine.py").write_text("")
    before = tree(folder)
    done = run("check", *ARGUMENTS, cwd=folder)
    assert done.returncode == 1
    assert "--- found/client.py\n+++ generated/client.py\n" in done.stdout
    assert "foreign: out/demo/mine.py\n" in done.stdout
    assert done.stderr.startswith("black: written by 1.0, here is ")
    assert done.stderr.endswith(
        "3 files of out/demo not as generated, 2 of them edited by hand; run `clientwright generate`\n"
    )
    assert tree(folder) == before
    done = run("verify", "out/demo", cwd=folder)
    assert (done.returncode, done.stdout) == (1, "changed: out/demo/client.py\nforeign: out/demo/mine.py\n")


def test_inspect_shows_what_can_be_searched_by() -> None:
    spec = Path(__file__).parent / "golden" / "filters" / "spec.yml"
    shown = run("inspect", str(spec), cwd=spec.parent).stdout
    assert "\nFilters\n  ObservationFilter for " in shown


def test_inspect_shows_what_would_be_generated(folder: Path) -> None:
    done = run("inspect", "weather.yml", cwd=folder)
    assert done.returncode == 0
    assert "stations.get" in done.stdout
    assert "GET /stations/{stationId}" in done.stdout
    assert sorted(path.name for path in folder.iterdir()) == ["weather.yml"]


def test_a_skipped_operation_is_a_failure_unless_allowed(tmp_path: Path) -> None:
    shutil.copy(SKIPPED, tmp_path / "files.yml")
    done = run("generate", "files.yml", "--report", "report.json", cwd=tmp_path)
    assert done.returncode == 2
    assert "files.yml:6:5: warning U220: " in done.stderr
    assert done.stderr.endswith("1 operation skipped; --allow-skips accepts that\nnothing was written\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["files.yml", "report.json"]
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["operations"]["total"] == 2
    assert report["operations"]["generated"] == 1
    [skip] = report["operations"]["skipped"]
    assert (skip["id"], skip["location"]) == ("sendFile", "files.yml:6:5")
    assert report["models"] == 0
    assert report["diagnostics"][0]["code"] == "U220"
    assert {"load", "check", "resolve", "emit"} <= report["seconds"].keys()
    done = run("generate", "files.yml", "--allow-skips", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "files: 1 operation, 0 models -> files\n")
    assert run("inspect", "files.yml", cwd=tmp_path).stdout.count("sendFile") == 1


def test_the_report_is_written_when_the_input_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text("openapi: 3.1.0\ninfo: {title: x, version: '1'}\npaths: [a]\n")
    done = run("generate", "bad.yml", "--report", "report.json", cwd=tmp_path)
    assert done.returncode == 2
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["operations"] == {"total": 0, "generated": 0, "skipped": []}
    assert report["diagnostics"][0]["location"] == "bad.yml:3:1"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("generate", "nowhere.yml"), "error L101: cannot read nowhere.yml: there is no such file\n"),
        (("generate", "."), "is a directory"),
        (("generate",), "nothing to do: give documents, or configure a package"),
        (("generate", "--config", "nowhere.toml"), "F101: cannot read nowhere.toml"),
        (("generate", "weather.yml", "--package", "a-b"), "F105: 'a-b' is no name for a package"),
        (("generate", "weather.yml", "--output", "weather.yml"), "W101: cannot write"),
        (("generate", "weather.yml", "--outptu", "x"), "No such option"),
        (
            ("generate", "weather.yml", "--report", "nowhere/r.json"),
            "cannot write nowhere/r.json: there is no such folder",
        ),
        (("verify", "nowhere"), "nowhere is not a directory"),
        (("verify", "."), "has no clientwright.lock that can be read"),
    ],
)
def test_wrong_usage_and_input(arguments: tuple[str, ...], message: str, folder: Path) -> None:
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["weather.yml"]


def test_a_foreign_file_in_the_output_is_refused(folder: Path) -> None:
    (folder / "out" / "demo").mkdir(parents=True)
    (folder / "out" / "demo" / "mine.txt").write_text("mine")
    done = run("generate", *ARGUMENTS, cwd=folder)
    assert done.returncode == 2
    assert "error W103: out/demo was not written by clientwright" in done.stderr
    assert tree(folder / "out") == {"demo/mine.txt": b"mine"}


def test_every_configured_package_is_generated(tmp_path: Path) -> None:
    shutil.copy(WEATHER, tmp_path / "w.yml")
    (tmp_path / "clientwright.toml").write_text(
        '[packages.one]\n[packages.one.apis]\nx = "w.yml"\n[packages.two]\noutput = "o"\n[packages.two.apis]\nx = "w.yml"\n'
    )
    done = run("generate", cwd=tmp_path)
    assert done.stdout == "one: 1 operation, 1 model -> one\ntwo: 1 operation, 1 model -> o/two\n"
    assert run("check", "--package", "two", cwd=tmp_path).stdout == "two: current\n"
    assert run("check", "--package", "three", cwd=tmp_path).returncode == 2
    done = run("check", "--report", "report.json", cwd=tmp_path)
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["operations"] == {"total": 2, "generated": 2, "skipped": []}
    assert report["models"] == 2


def test_no_package_is_written_where_another_is_refused(tmp_path: Path) -> None:
    shutil.copy(WEATHER, tmp_path / "w.yml")
    (tmp_path / "clientwright.toml").write_text(
        '[packages.one.apis]\nx = "w.yml"\n[packages.two.apis]\nx = "missing.yml"\n'
    )
    done = run("generate", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error L101: cannot read missing.yml: there is no such file\nnothing was written\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clientwright.toml", "w.yml"]
    done = run("check", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.endswith("run `clientwright generate`\n")


def test_a_terminal_obeys_nothing_that_a_document_says(tmp_path: Path) -> None:
    (tmp_path / "evil.yml").write_text(
        'openapi: 3.1.0\ninfo: {title: "red \\e[31m\\nand \\u202Eback", version: "1\\e[0m"}\n'
        'paths: {"/a\\e[2Jb": {get: {operationId: "get\\e[5mA", tags: [x],\n'
        '  servers: [{url: "wss://\\e[31mform"}],\n'
        '  responses: {"200": {description: ok}}}}}\n'
    )
    done = run("inspect", "evil.yml", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout.startswith("red \\x1b[31m\\nand \\u202eback 1\\x1b[0m\n")
    assert all(char == "\n" or char.isprintable() for char in done.stdout + done.stderr)


def test_a_configured_name_that_no_document_has_is_refused(tmp_path: Path) -> None:
    shutil.copy(WEATHER, tmp_path / "w.yml")
    (tmp_path / "clientwright.toml").write_text(
        '[packages.a.apis]\nx = "w.yml"\n[packages.a.operations.getStaton]\nskip = true\n'
        '[packages.a.security.key]\nargument = "k"\n'
    )
    done = run("generate", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        "error F108: packages.a.operations.getStaton is in no document; did you mean 'getStation'?\n"
        "error F108: packages.a.security.key is in no document\n"
        "nothing was written\n"
    )


@pytest.mark.parametrize(
    "command", [(), ("generate",), ("check",), ("inspect",), ("init",), ("schema",), ("vendor",), ("verify",)]
)
def test_help_shows_an_example(command: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*command, "--help", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Usage: {' '.join(('clientwright', *command))} ")
    assert "\n  Examples:\n    clientwright " in done.stdout
    assert not {"\b", "\\b"} & set(done.stdout.split())


def test_the_schema_can_be_had(tmp_path: Path) -> None:
    done = run("schema", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["properties"]["packages"]


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    trees: list[dict[str, bytes]] = []
    for seed, locale in (("1", "C"), ("2", "C.UTF-8")):
        run("generate", *ARGUMENTS[:-1], f"out{seed}", cwd=folder, PYTHONHASHSEED=seed, LC_ALL=locale)
        trees.append(tree(folder / f"out{seed}"))
    assert trees[0] == trees[1]
    assert trees[0]


def test_the_order_of_documents_changes_nothing(tmp_path: Path) -> None:
    case = ROOT / "tests" / "golden" / "sharing"
    for name in ("first.yml", "second.yml"):
        shutil.copy(case / name, tmp_path)
    run("generate", "first.yml", "second.yml", "--package", "shop", "--output", "a", cwd=tmp_path)
    run("generate", "second.yml", "first.yml", "--package", "shop", "--output", "b", cwd=tmp_path)
    assert tree(tmp_path / "a") == tree(tmp_path / "b") != {}


def test_a_bug_is_called_one(folder: Path) -> None:
    script = "import generator.pipeline as p, generator.cli as c\n"
    script += "def boom(*_): raise ZeroDivisionError('boom')\np.generate = boom\nc.main()"
    done = subprocess.run(
        [sys.executable, "-c", script, "generate", *ARGUMENTS],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 3
    assert "ZeroDivisionError: boom" in done.stderr
    assert "This is a bug in clientwright" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_an_interrupt_leaves_the_old_package_whole(folder: Path) -> None:
    run("generate", *ARGUMENTS, cwd=folder)
    before = tree(folder / "out")
    (folder / "weather.yml").write_text(WEATHER.read_text().replace("altitude", "height"))
    script = "import generator.emit as e, generator.cli as c, time\nreal = e.emit\n"
    script += (
        "def slow(*a, **k): print('here', flush=True); time.sleep(30); return real(*a, **k)\ne.emit = slow\nc.main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, "generate", *ARGUMENTS],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"
    time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors.strip() == "interrupted; no package was left half written"
    assert tree(folder / "out") == before


def test_what_is_checked_in_is_current() -> None:
    done = run("check", cwd=ROOT)
    assert (done.returncode, done.stdout) == (0, "gainsight_cs: current\n")


def test_a_file_that_a_reference_leads_to_is_part_of_the_manifest(folder: Path) -> None:
    text = WEATHER.read_text()
    start = text.index("components:")
    (folder / "parts.yml").write_text(text[start:])
    (folder / "weather.yml").write_text(text[:start].replace("#/components", "parts.yml#/components"))
    assert run("generate", *ARGUMENTS, cwd=folder).returncode == 0
    lock = json.loads((folder / "out/demo/clientwright.lock").read_text())
    assert [found["path"] for found in lock["referenced"]] == ["parts.yml"]


def test_the_settings_of_the_folder_change_nothing(folder: Path) -> None:
    run("generate", *ARGUMENTS, cwd=folder)
    before = tree(folder / "out")
    (folder / "pyproject.toml").write_text("[tool.black]\nline-length = 40\nskip-string-normalization = true\n")
    assert run("check", *ARGUMENTS, cwd=folder).returncode == 0
    (folder / "pyproject.toml").write_text("[tool]\nblack = 1\n")
    run("generate", *ARGUMENTS, cwd=folder)
    assert tree(folder / "out") == before
