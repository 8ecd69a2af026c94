"""`init`: a first configuration, commented, that can stay as it is."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import pipeline
from generator.cli import cli
from generator.diagnostics import Diagnostics
from generator.settings import read_configuration
from tests.golden.cases import CASES, ROOT, generate_case

# The cases whose documents have something for each line of a configuration.
SHOWN = ("bulk_array", "hostile_text", "pages_by_cursor", "pages_by_link", "pages_from_zero", "security", "sharing")


def init(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["init", *arguments])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("case", [case for case in CASES if case.name in SHOWN], ids=lambda case: case.name)
def test_what_it_writes_is_what_was_inferred(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected, _ = generate_case(case)
    monkeypatch.chdir(tmp_path)
    (tmp_path / case.name).mkdir()
    specs = [shutil.copy(path, Path(case.name)) for path in sorted(case.glob("*.yml"))]
    done = init(*map(str, specs), "--package", case.name)
    assert (done.exit_code, done.stdout) == (
        0,
        f"{case.name} -> clientwright.toml; read it, then run `clientwright generate`\n",
    )
    path = tmp_path / "clientwright.toml"
    # What is suggested says the same as the rules do: with all of it nothing changes but the manifest.
    suggested = re.sub(r"^# (?=\[packages|(pagination|bulk) = )", "", path.read_text(), flags=re.MULTILINE)
    path.write_text(suggested)
    assert (suggested.count("pagination = ") > 0) == case.name.startswith("pages_")
    [config] = read_configuration(path, Diagnostics())
    made = pipeline.generate(config, Diagnostics()).files
    assert {file.path for file in made if file not in expected} == {"clientwright.lock"}


def test_every_line_is_explained(folder: Path) -> None:
    shutil.copy(ROOT / "tests" / "golden" / "security" / "spec.yml", folder / "vault.yml")
    assert init("vault.yml", "--output", "src").exit_code == 0
    text = (folder / "clientwright.toml").read_text()
    assert text.partition("\n\n")[2] == (
        "[packages.vault]\n"
        'output = "src"  # the parent folder: the package is vault in it\n'
        'client = "Vault"  # the classes Vault, AsyncVault and VaultError\n'
        'env_prefix = "VAULT"  # what the names of environment variables start with\n'
        'version = "0.1.0"  # the package\'s __version__\n'
        '# overlays = ["overlay.yaml"]  # OpenAPI Overlays: what the documents leave out, or say wrong\n'
        "\n"
        "[packages.vault.apis]\n"
        'vault = "vault.yml"  # Vault 1\n'
        "\n"
        "[packages.vault.security]\n"
        'token = { argument = "token" }  # the constructor takes token or VAULT_TOKEN\n'
        'key = { argument = "key" }  # the constructor takes key or VAULT_KEY\n'
        "# user: the constructor takes username or VAULT_USERNAME, password or VAULT_PASSWORD; "
        "an `argument` would name them after it\n"
    )


def test_an_envelope_is_suggested_where_answers_stand_in_one(folder: Path) -> None:
    for path in (ROOT / "specs").glob("*.yml"):
        shutil.copy(path, folder)
    assert init(*(path.name for path in folder.glob("*.yml")), "--package", "crm").exit_code == 0
    text = (folder / "clientwright.toml").read_text()
    assert '# envelope = { ok = "result", data = "data"' in text
    path = folder / "clientwright.toml"
    path.write_text(text.replace("# envelope", "envelope"))
    [config] = read_configuration(path, Diagnostics())
    assert config.envelope is not None


def test_nothing_is_overwritten(folder: Path) -> None:
    shutil.copy(ROOT / "tests" / "golden" / "minimal" / "spec.yml", folder / "weather.yml")
    project = folder / "pyproject.toml"
    project.write_text('[project]\nname = "shop"\n')
    done = init("weather.yml")
    assert (done.exit_code, done.stderr) == (0, "pyproject.toml is there already; add this to it\n")
    assert project.read_text() == '[project]\nname = "shop"\n'
    assert [path.name for path in folder.glob("*.toml")] == ["pyproject.toml"]
    project.write_text(project.read_text() + done.stdout)
    [config] = read_configuration(project, Diagnostics())
    assert (config.name, config.specs[0].path.name) == ("weather", "weather.yml")
    done = init("weather.yml")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "error F109: pyproject.toml configures a package weather already\n"


def test_a_document_that_is_refused_gives_none(folder: Path) -> None:
    (folder / "bad.yml").write_text("openapi: 3.1.0\ninfo: 1\npaths: [1]\n")
    done = init("bad.yml")
    assert done.exit_code == 2
    assert "bad.yml:3:1: error C110" in done.stderr
    assert [path.name for path in folder.iterdir()] == ["bad.yml"]
