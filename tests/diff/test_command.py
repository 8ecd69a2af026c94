"""`clientwright diff` and `check --against` as a user meets them, in a repository of their own."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from tests.diff.pairs import FOLDER

CONFIGURATION = """
[packages.pets]
output = "out"
version = "1.2.0"
[packages.pets.apis]
pets = "specs/pets.yaml"
"""
REQUIRED = ("{name: tags, in: query,", "{name: tags, in: query, required: true,")
MARKUP = "<script>alert('|`x`')</script>"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def run(*arguments: str) -> Result:
    """In this process: the libraries are loaded once."""
    return CliRunner().invoke(cli, arguments)


def git(*arguments: str) -> None:
    who = ("-c", "user.name=Tester", "-c", "user.email=tester@example.com")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configured package, generated; the current folder."""
    (tmp_path / "specs").mkdir()
    shutil.copy(FOLDER / "nothing_changed" / "before.yaml", tmp_path / "specs" / "pets.yaml")
    (tmp_path / "clientwright.toml").write_text(CONFIGURATION)
    monkeypatch.chdir(tmp_path)
    assert run("generate").exit_code == 0
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@needs_git
def test_a_repository_then_and_now(folder: Path) -> None:
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "One")
    git("tag", "v1.2.0")
    assert run("diff", "v1.2.0:", ".").exit_code == 0
    edit(folder / "specs" / "pets.yaml", *REQUIRED)
    done = run("diff", "v1.2.0:", ".")
    assert done.exit_code == 1
    assert "pets.get(tags)  argument required now  D204" in done.stdout
    assert "next version: 2.0.0 after 1.2.0" in done.stdout
    for old in ("v1.2.0:specs/pets.yaml", "v1.2.0:out/pets", "out/pets"):
        done = run("diff", old, "specs/pets.yaml", "--format", "github")
        assert done.exit_code == 1
        first = done.stdout.splitlines()[0]
        assert re.match(r"::error file=specs/pets.yaml,line=\d+,title=D204%3A pets.get\(tags\)%3A argument ", first)
    assert "no revision" in run("diff", "v9:", ".").stderr
    assert run("diff", "v9:", ".").exit_code == 2
    # What lies in the index or the work tree is as it was.
    assert subprocess.run(["git", "diff", "--name-only"], capture_output=True, text=True).stdout == "specs/pets.yaml\n"


def test_a_release_needs_a_version_that_is_high_enough(folder: Path) -> None:
    shutil.copytree(folder / "out" / "pets", folder / "released")
    shutil.move(folder / "released", folder / "last" / "pets")
    assert run("check", "--against", "last/pets").exit_code == 0
    edit(folder / "specs" / "pets.yaml", *REQUIRED)
    assert run("generate").exit_code == 0
    done = run("check", "--against", "last/pets")
    assert done.exit_code == 1
    assert "version 1.2.0 is too low: since 1.2.0" in done.stderr
    assert "D204 pets.get(tags)" in done.stderr
    edit(folder / "clientwright.toml", "1.2.0", "2.0.0")
    assert run("generate").exit_code == 0
    done = run("check", "--against", "last/pets")
    assert (done.exit_code, done.stdout.splitlines()[1][:36]) == (0, "pets: 2.0.0 after 1.2.0 is enough (1")
    assert run("check", "--against", "specs/pets.yaml").exit_code == 2


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("nowhere.yaml", "there is no nowhere.yaml here"),
        ("specs", "specs is no package (it has no clientwright.lock)"),
        ("out", "out is no package"),
    ],
)
def test_what_is_no_side_is_refused(folder: Path, old: str, said: str) -> None:
    done = run("diff", old, ".")
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_document_at_fault_is_refused_with_its_place(folder: Path) -> None:
    (folder / "broken.yaml").write_text("openapi: 3.1.0\ninfo: [\n")
    done = run("diff", "out/pets", "broken.yaml")
    assert done.exit_code == 2
    assert re.match(r"broken.yaml:\d+:\d+: error L", done.stderr)


def test_documents_take_the_rest_from_a_configuration(folder: Path) -> None:
    edit(folder / "clientwright.toml", 'output = "out"', 'output = "out"\nclient = "Menagerie"')
    assert run("generate").exit_code == 0
    done = run("diff", ".", "specs/pets.yaml")
    assert "Menagerie became Pets" in done.stdout
    assert run("diff", ".", "specs/pets.yaml", "--config", "clientwright.toml").exit_code == 0


@pytest.fixture
def hostile(folder: Path) -> Path:
    """A change that a document describes with markup."""
    shutil.copy(folder / "specs" / "pets.yaml", folder / "old.yaml")
    edit(folder / "old.yaml", "enum: [name, age, mood]", f'enum: [name, age, mood, "{MARKUP}"]')
    return folder


def test_markdown_for_a_comment(hostile: Path) -> None:
    done = run("diff", "old.yaml", "specs/pets.yaml", "--format", "markdown")
    [row] = [line for line in done.stdout.splitlines() if "D215" in line]
    # The only bars that are not written as text are those of the four cells.
    assert len(re.findall(r"(?<!\\)\|", row)) == 5
    assert row.startswith("| `models.GetPetOrder` | known value removed of what is sent: `` <script>alert(")


def test_json_for_programs(hostile: Path) -> None:
    [package] = json.loads(run("diff", "old.yaml", "specs/pets.yaml", "--format", "json").stdout)["packages"]
    assert (package["breaking"], package["step"], package["next_version"]) == (True, "major", None)
    [change] = package["changes"]
    assert (change["code"], change["breaks"], change["spec"]["file"]) == ("D215", "wire", "specs/pets.yaml")


def test_a_section_for_the_changelog(hostile: Path) -> None:
    edit(hostile / "specs" / "pets.yaml", "        age: {type: integer}\n", "        size: {type: integer}\n")
    done = run("diff", "out/pets", "specs/pets.yaml", "--changelog")
    assert re.match(r"## \[2\.0\.0\] - \d{4}-\d\d-\d\d\n\n### Added\n\n- `models.Pet.size`: field added", done.stdout)
    assert "### Removed\n\n- **Breaking:** `models.Pet.age`: field removed" in done.stdout


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_a_page_that_holds_all_and_in_which_text_stays_text(hostile: Path) -> None:
    page = run("diff", "old.yaml", "specs/pets.yaml", "--format", "html").stdout
    assert html.escape("<script>alert(") in page
    tags = _Tags()
    tags.feed(page)
    names = [name for name, _ in tags.found]
    assert "script" not in names and "link" not in names and "img" not in names
    assert not [value for _, attributes in tags.found for value in attributes.values() if "//" in (value or "")]
    assert "prefers-color-scheme: dark" in page and "@media print" in page


def _browser() -> str | None:
    return next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )


@pytest.mark.skipif(_browser() is None, reason="no Chromium is installed")
def test_the_page_in_a_browser(hostile: Path) -> None:
    """The screenshot is no blank page, and what the browser made of the page is what it says."""
    browser = _browser()
    assert browser is not None
    (hostile / "page.html").write_text(run("diff", "old.yaml", "specs/pets.yaml", "--format", "html").stdout)
    shown = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--window-size=900,900",
        f"--user-data-dir={hostile}/profile",
    ]
    picture, address = hostile / "page.png", (hostile / "page.html").as_uri()
    command = [browser, *shown, f"--screenshot={picture}", "--dump-dom", address]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert '<h1 class="bad">Something breaks</h1>' in done.stdout
    assert done.stdout.count("<article>") == 1
    # A picture of one colour would be smaller by far.
    assert picture.stat().st_size > 20_000
