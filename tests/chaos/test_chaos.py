"""A short run of chaos; `make chaos` is the long one."""

from __future__ import annotations

import random

import pytest

from tests.chaos.run import Plan, read, write

SEED = random.randrange(2**32)


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("concurrency", [1, 4])
def test_no_created_row_is_lost_or_doubled(kind: str, concurrency: int) -> None:
    print(f"seed {SEED}")
    report = write(Plan(kind, concurrency, 2_000 * concurrency, SEED, rate=0.2, restarts=concurrency > 1), update=False)
    assert report.outcomes["succeeded"] and not report.outcomes["unsent"]


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_every_updated_row_arrives(kind: str) -> None:
    print(f"seed {SEED}")
    report = write(Plan(kind, 4, 4_000, SEED, rate=0.1, restarts=False), update=True)
    assert set(report.outcomes) <= {"succeeded", "failed"}


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_every_record_is_read_once(kind: str) -> None:
    print(f"seed {SEED}")
    report = read(Plan(kind, 1, 3_000, SEED, rate=0.3, retries=0, restarts=False), size=100)
    assert report.outcomes["read"] == 3_000
