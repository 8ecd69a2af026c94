"""The package's directory is replaced as a whole or not at all, and what is not ours is never touched."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from generator import write as writing
from generator.compare import compare
from generator.diagnostics import Diagnostics, GenerationError
from generator.files import File
from generator.runtime.verify import MANIFEST
from generator.write import write


def package(**contents: str) -> tuple[File, ...]:
    files = [File(path.replace("__", "/") + ".py", text.encode()) for path, text in contents.items()]
    manifest = {"tools": {}, "files": {file.path: file.digest for file in files}}
    return (*files, File(MANIFEST, json.dumps(manifest).encode()))


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def refusals(files: tuple[File, ...], target: Path) -> list[str]:
    diagnostics = Diagnostics()
    with pytest.raises(GenerationError):
        write(files, target, diagnostics)
    return [f"{found.code} {found.message.replace(str(target), 'TARGET')}" for found in diagnostics]


def test_a_package_is_made_with_its_parents(tmp_path: Path) -> None:
    target = tmp_path / "out" / "demo"
    files = package(client="a = 1\n", models__pet="b = 2\n")
    assert write(files, target, Diagnostics())
    assert tree(target) == {file.path: file.content for file in files}
    assert [path.name for path in target.parent.iterdir()] == ["demo"]


def test_what_is_current_is_not_written(tmp_path: Path) -> None:
    target = tmp_path / "demo"
    files = package(client="a = 1\n")
    write(files, target, Diagnostics())
    before = {path: path.stat().st_mtime_ns for path in target.rglob("*")} | {target: target.stat().st_ino}
    assert not write(files, target, Diagnostics())
    assert before == {path: path.stat().st_mtime_ns for path in target.rglob("*")} | {target: target.stat().st_ino}


def test_stale_files_go(tmp_path: Path) -> None:
    target = tmp_path / "demo"
    write(package(client="a", models__old="b"), target, Diagnostics())
    (target / "__pycache__").mkdir()
    (target / "__pycache__" / "client.cpython-311.pyc").write_bytes(b"")
    files = package(client="a")
    write(files, target, Diagnostics())
    assert tree(target) == {file.path: file.content for file in files}


def test_an_edited_and_a_foreign_file_are_refused_together(tmp_path: Path) -> None:
    target = tmp_path / "demo"
    write(package(client="a", errors="b"), target, Diagnostics())
    (target / "client.py").write_text("mine")
    (target / "notes.txt").write_text("mine")
    before = tree(target)
    assert refusals(package(client="c", errors="d"), target) == [
        "W105 TARGET/client.py was edited by hand; move it away or restore it",
        "W104 TARGET/notes.txt was not written by clientwright; move it away",
    ]
    assert tree(target) == before


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "demo"
    target.mkdir()
    (target / "thesis.tex").write_text("mine")
    [message] = refusals(package(client="a"), target)
    assert message.startswith("W103 TARGET was not written by clientwright")
    assert tree(target) == {"thesis.tex": b"mine"}


def test_a_manifest_that_cannot_be_read_is_said_to_be_there(tmp_path: Path) -> None:
    target = tmp_path / "demo"
    write(package(client="a"), target, Diagnostics())
    (target / MANIFEST).write_text("<<<<<<< HEAD\n")
    [message] = refusals(package(client="b"), target)
    assert message.startswith(f"W106 TARGET/{MANIFEST} cannot be read")


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    assert write(package(client="a"), tmp_path / "demo", Diagnostics())


@pytest.mark.parametrize("kind", ["file", "link"])
def test_a_target_that_is_no_folder_is_refused(kind: str, tmp_path: Path) -> None:
    target = tmp_path / "demo"
    if kind == "file":
        target.write_text("mine")
    else:
        (tmp_path / "elsewhere").mkdir()
        target.symlink_to(tmp_path / "elsewhere")
    [message] = refusals(package(client="a"), target)
    assert message.startswith({"file": "W102 TARGET is not a", "link": "W102 TARGET is a symbolic link"}[kind])


def test_a_parent_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    [message] = refusals(package(client="a"), tmp_path / "out" / "demo")
    assert message.startswith("W101 cannot write")


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("at", range(4))
def test_a_run_that_dies_leaves_the_old_package_whole(
    fault: BaseException, at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "demo"
    write(package(client="a", errors="b"), target, Diagnostics())
    before = tree(target)
    calls = 0
    # Every step that can fail: writing each file, and each of the two renames.
    for owner, name in ((Path, "write_bytes"), (Path, "rename")):
        real = getattr(owner, name)

        def step(self: Path, *arguments: object, real: object = real) -> object:
            nonlocal calls
            calls += 1
            if calls == at + 1:
                raise fault
            assert callable(real)
            return real(self, *arguments)

        monkeypatch.setattr(owner, name, step)
    with pytest.raises((GenerationError, KeyboardInterrupt)):
        write(package(client="c"), target, Diagnostics())
    monkeypatch.undo()
    assert tree(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]


def test_a_run_killed_between_the_renames_is_mended_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "demo"
    write(package(client="a"), target, Diagnostics())
    target.rename(tmp_path / ".demo.clientwright-old")
    (target.parent / ".demo.clientwright-new-x").mkdir()
    assert not write(package(client="a"), target, Diagnostics())
    assert tree(target)["client.py"] == b"a"
    write(package(client="b"), target, Diagnostics())
    assert not (tmp_path / ".demo.clientwright-old").exists()
    assert tree(target)["client.py"] == b"b"


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_modes_follow_the_umask(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write(package(client="a"), tmp_path / "demo", Diagnostics())
    finally:
        os.umask(old)
    assert (tmp_path / "demo" / "client.py").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "demo").stat().st_mode & 0o777 == 0o750


def test_compare_names_every_kind_of_difference(tmp_path: Path) -> None:
    target = tmp_path / "demo"
    write(package(client="a\n", old="b\n"), target, Diagnostics())
    (target / "mine.py").write_text("x")
    found = compare(package(client="c\n", new="d\n"), target)
    assert [(difference.path, difference.kind) for difference in found] == [
        ("client.py", "changed"),
        (MANIFEST, "changed"),
        ("mine.py", "foreign"),
        ("new.py", "missing"),
        ("old.py", "stale"),
    ]
    assert found[0].diff == "--- found/client.py\n+++ generated/client.py\n@@ -1 +1 @@\n-a\n+c\n"
    assert compare(package(a="x"), tmp_path / "nowhere")[0].kind == "missing"


def test_nothing_else_writes() -> None:
    """`write` is the only module of the generator that changes a file system."""
    root = Path(writing.__file__).parent
    writers = ("write_bytes(", "write_text(", ".rename(", "rmtree(", "mkdtemp(", ".unlink(", 'open("w', 'open("x')
    found = {
        path.name
        for path in root.rglob("*.py")
        if "runtime" not in path.parts and any(word in path.read_text(encoding="utf-8") for word in writers)
    }
    # The command line writes the report that it was asked for, a first configuration, and what it remembers; what griffe
    # reads stands in a temporary folder.
    assert found == {"write.py", "run.py", "initial.py", "cache.py", "python_api.py"}
