"""`vendor`: a copy under any name that works, keeps its manifest, and is never replaced where somebody edited it."""

from __future__ import annotations

import importlib
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from generator.files import File
from generator.runtime.verify import tell

PACKAGE = Path(__file__).parents[1] / "generated" / "gainsight_cs"


def vendor(*arguments: Path | str) -> Result:
    return CliRunner().invoke(cli, ["vendor", *map(str, arguments)])


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACKAGE, tmp_path / "gainsight_cs", ignore=shutil.ignore_patterns("__pycache__")))


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def manifest_of(package: Path, **contents: str | None) -> None:
    """Change files of a package as a later run of the generator would; None removes one."""
    lock = json.loads((package / "clientwright.lock").read_text())
    for name, text in contents.items():
        path = package / f"{name}.py"
        if text is None:
            path.unlink()
            del lock["files"][path.name]
        else:
            path.write_text(text)
            lock["files"][path.name] = File(path.name, path.read_bytes()).digest
    (package / "clientwright.lock").write_text(json.dumps(lock))


def test_a_renamed_copy_works(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = vendor(package, "shop/vendor/crm")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"gainsight_cs -> shop/vendor/crm: {len(list(package.rglob('*.*')))} files added\n"
    assert tell(tmp_path / "shop" / "vendor" / "crm") == 0
    monkeypatch.syspath_prepend(str(tmp_path))
    crm = importlib.import_module("shop.vendor.crm")
    testing = importlib.import_module("shop.vendor.crm.testing")
    mock = testing.MockTransport()
    mock.on(
        "GET", "/data/objects/Opportunity/{recordId}", json={"result": True, "data": {"Gsid": "1", "Name": "Renewal"}}
    )
    with crm.Gainsight(domain="acme", access_key="k", transport=mock) as client:
        found = client.opportunities.get("1")
    assert (type(found).__module__, found.name) == ("shop.vendor.crm.models.opportunities", "Renewal")


def test_an_update_says_what_changed_and_removes_what_is_stale(package: Path, tmp_path: Path) -> None:
    vendor(package, "crm")
    assert vendor(package, "crm").stdout == "gainsight_cs -> crm: unchanged\n"
    manifest_of(package, filters=None, testing='"""New."""\n', webhooks='"""Added."""\n')
    assert vendor(package, "crm").stdout == (
        "changed: crm/clientwright.lock\nremoved: crm/filters.py\nchanged: crm/testing.py\nadded: crm/webhooks.py\n"
        "gainsight_cs -> crm: 4 files changed\n"
    )
    assert not (tmp_path / "crm" / "filters.py").exists()
    assert tell(tmp_path / "crm") == 0


def test_what_somebody_wrote_is_not_overwritten(package: Path, tmp_path: Path) -> None:
    vendor(package, "crm")
    (tmp_path / "crm" / "client.py").write_text("mine = 1\n")
    (tmp_path / "crm" / "mine.py").write_text("")
    manifest_of(package, testing='"""New."""\n')
    done = vendor(package, "crm")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "error W105: crm/client.py was edited by hand; move it away or restore it\n"
        "error W104: crm/mine.py was not written by clientwright; move it away\n"
    )
    assert (tmp_path / "crm" / "client.py").read_text() == "mine = 1\n"
    assert "New." not in (tmp_path / "crm" / "testing.py").read_text()


def test_only_a_package_as_generated_is_copied(package: Path, tmp_path: Path) -> None:
    (package / "errors.py").write_text("")
    done = vendor(package, "crm")
    assert done.exit_code == 2
    assert done.stderr.endswith("errors.py is changed; generate the package anew, then copy it\n")
    assert not (tmp_path / "crm").exists()


@pytest.mark.parametrize(
    ("source", "destination", "message"),
    [
        ("nowhere", "crm", "W106: nowhere is no generated package: it has no clientwright.lock that can be read"),
        ("gainsight_cs", "my-crm", "F105: my-crm: 'my-crm' is no name for a package"),
        ("gainsight_cs", "gainsight_cs/inner", "W108: gainsight_cs/inner lies inside the package"),
        ("gainsight_cs", "taken", "W103: taken was not written by clientwright"),
    ],
)
def test_what_cannot_be_meant(source: str, destination: str, message: str, package: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine.py").write_text("")
    done = vendor(source, destination)
    assert done.exit_code == 2
    assert message in done.stderr
    assert tell(package) == 0
