"""Every document of the catalogue is taken and harmless, or refused with a reason; nothing else happens."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.catalogue import CASES, Case
from tests.hostile.running import Importer, generate


@pytest.fixture(scope="session")
def importer() -> Iterator[Importer]:
    found = Importer()
    yield found
    found.close()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, tmp_path: Path, importer: Importer) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret").mkdir()
    for name, content in case.files().items():
        path = tmp_path / "in" / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    for name, target in case.links.items():
        (tmp_path / "in" / name).symlink_to(target)
    came = generate(tmp_path, case.spec, ("--allow-skips", *case.arguments))
    assert not came.wrong
    assert case.refused is None or (came.status == 2) is case.refused, came.told
    if case.refused:
        assert case.says in came.told
    if came.status == 0:
        assert importer.findings(tmp_path, builds=case.builds) == []
    assert not Path("CANARY").exists() and not os.environ.get("CANARY")
