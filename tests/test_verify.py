"""A package verifies itself with Python's standard library alone, whatever its name and place."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.runtime.verify import MANIFEST, digest, tell

PACKAGE = Path(__file__).parents[1] / "generated" / "gainsight_cs"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A vendored copy, under another name and below a parent package."""
    return Path(shutil.copytree(PACKAGE, tmp_path / "shop" / "vendor" / "gs"))


def python(*arguments: str, cwd: Path) -> tuple[int, str, str]:
    """What a Python without any installed package says."""
    done = subprocess.run([sys.executable, "-S", *arguments], cwd=cwd, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def test_it_needs_no_installed_package(copy: Path, tmp_path: Path) -> None:
    assert python("-c", "import pydantic", cwd=tmp_path)[0] == 1
    assert python("-m", "shop.vendor.gs.verify", cwd=tmp_path) == (0, "shop/vendor/gs: as generated\n", "")
    # What Python and tools leave behind is no finding.
    (copy / "models" / "__pycache__").mkdir(exist_ok=True)
    (copy / "models" / "__pycache__" / "shared.cpython-311.pyc").write_bytes(b"")
    assert python("-I", "shop/vendor/gs/verify.py", cwd=tmp_path) == (0, "shop/vendor/gs: as generated\n", "")
    script = "import sys, shop.vendor.gs; print([name for name in sys.modules if 'gs._' in name or 'gs.c' in name])"
    assert python("-c", script, cwd=tmp_path) == (0, "[]\n", "")


def test_every_kind_of_fault_is_found(copy: Path, tmp_path: Path) -> None:
    (copy / "client.py").write_text("x = 1\n")
    (copy / "errors.py").unlink()
    (copy / "models" / "mine.py").write_text("")
    with (copy / "verify.py").open("a") as stream:
        stream.write("# edited\n")
    assert python("-I", "shop/vendor/gs/verify.py", cwd=tmp_path) == (
        1,
        "changed: shop/vendor/gs/client.py\n"
        "missing: shop/vendor/gs/errors.py\n"
        "foreign: shop/vendor/gs/models/mine.py\n"
        "changed: shop/vendor/gs/verify.py\n",
        "4 files not as generated\n",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_is_no_file_of_the_package(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(copy / "client.py", copy.parent / "same.py")
    (copy / "client.py").unlink()
    (copy / "client.py").symlink_to(copy.parent / "same.py")
    assert tell(copy) == 1
    assert capsys.readouterr().out == f"changed: {copy / 'client.py'}\n"


def test_without_a_manifest_there_is_nothing_to_compare_with(copy: Path, tmp_path: Path) -> None:
    (copy / "clientwright.lock").write_text("{}")
    status, output, errors = python("-I", "shop/vendor/gs/verify.py", cwd=tmp_path)
    assert (status, output) == (2, "")
    assert errors == "error: shop/vendor/gs has no clientwright.lock that can be read\n"
    status, _, errors = python("-I", "shop/vendor/gs/verify.py", "elsewhere", cwd=tmp_path)
    assert status == 2
    assert "unrecognized arguments: elsewhere" in errors


def test_names_of_files_move_no_cursor(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / "a\x1b[2Jb\n.py").write_text("")
    assert tell(copy) == 1
    assert capsys.readouterr().out == f"foreign: {copy}/a\\x1b[2Jb\\n.py\n"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_no_manifest_says_that_a_link_is_right(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A vendored package is somebody else's: `vendor` would copy what the link leads to."""
    secret = copy.parent / "secret.txt"
    secret.write_text("not part of it")
    (copy / "notes.py").symlink_to(secret)
    manifest = json.loads((copy / MANIFEST).read_text(encoding="utf-8"))
    manifest["files"]["notes.py"] = digest(copy / "notes.py")
    (copy / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    assert tell(copy) == 2
    assert f"has no {MANIFEST} that can be read" in capsys.readouterr().err


def test_beside_byte_code_nothing_else_is_passed_over(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy / "__pycache__"
    folder.mkdir(exist_ok=True)
    (folder / "client.cpython-311.pyc").write_bytes(b"")
    assert tell(copy) == 0
    (folder / "mine.py").write_text("x = 1\n")
    assert tell(copy) == 1
    assert f"foreign: {folder / 'mine.py'}" in capsys.readouterr().out
