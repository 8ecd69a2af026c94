"""The proof by changed documents, on a golden one; `make diff-mutations` takes real ones."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.diff.mutate import mutated
from tests.diff.mutations import Subject, table
from tests.diff.pairs import FOLDER

DOCUMENT = FOLDER / "nothing_changed" / "before.yaml"


@pytest.fixture(scope="module")
def subject(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    return Subject(yaml.safe_load(DOCUMENT.read_text()), "pets", tmp_path_factory.mktemp("subject"), libraries=False)


def test_diff_says_what_mypy_says(subject: Subject) -> None:
    # A value more in an enum, and a required parameter.
    results = [result for seed in (1, 32) if (result := subject.judge(seed))]
    assert [result.is_seen for result in results] == [False, True], table(results)
    assert all(result.agrees for result in results), table(results)


def test_a_mutation_is_the_same_for_the_same_seed() -> None:
    document = yaml.safe_load(Path(DOCUMENT).read_text())
    made = [mutated(document, seed) for seed in range(40)]
    assert made == [mutated(document, seed) for seed in range(40)]
    assert document == yaml.safe_load(Path(DOCUMENT).read_text())
    assert len({found.what for found in made if found}) > 10
