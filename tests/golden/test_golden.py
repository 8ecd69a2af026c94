"""Each case is a folder: the documents, what is made of them, and what the user is told.

`pytest tests/golden --rewrite-golden` writes the expectations anew; review the difference like code. The
runtime and the manifest are the same for all packages or follow from the rest, and are left out.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.files import File
from tests.golden.cases import CASES, FAILING_CASES, generate_case, in_expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_output(case: Path, request: pytest.FixtureRequest) -> None:
    files, diagnostics = generate_case(case)
    if request.config.getoption("--rewrite-golden"):
        _rewrite(case, files, diagnostics)
    expected = case / "expected"
    found = {file.path: file.content.decode() for file in files if in_expected(file.path)}
    known = {path.relative_to(expected).as_posix(): path for path in expected.rglob("*") if path.is_file()}
    assert sorted(found) == sorted(known)
    for path, text in found.items():
        assert text == known[path].read_text(encoding="utf-8"), path
    assert diagnostics == (case / "stderr.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", FAILING_CASES, ids=lambda case: case.name)
def test_refusal(case: Path, request: pytest.FixtureRequest) -> None:
    files, diagnostics = generate_case(case)
    if request.config.getoption("--rewrite-golden"):
        (case / "stderr.txt").write_text(diagnostics, encoding="utf-8")
    assert files == ()
    assert ": error " in diagnostics
    assert diagnostics == (case / "stderr.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_order_of_documents_changes_nothing(case: Path) -> None:
    forwards, _ = generate_case(case)
    backwards, _ = generate_case(case, reverse=True)
    assert {file.path: file.content for file in forwards} == {file.path: file.content for file in backwards}


def _rewrite(case: Path, files: tuple[File, ...], diagnostics: str) -> None:
    expected = case / "expected"
    for path in sorted(expected.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for file in files:
        if in_expected(file.path):
            target = expected / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)
    (case / "stderr.txt").write_text(diagnostics, encoding="utf-8")


def test_messages_name_no_folder_of_this_machine() -> None:
    for case in (*CASES, *FAILING_CASES):
        text = (case / "stderr.txt").read_text(encoding="utf-8")
        assert str(Path.cwd()) not in text, case.name
