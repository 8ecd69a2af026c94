"""A few documents that were changed at random, always the same: `make fuzz` does it for as long as asked."""

from __future__ import annotations

import pytest

from tests.hostile.fuzz import execute, seeds

DOCUMENTS = seeds()


@pytest.mark.parametrize("seed", range(5))
def test_a_changed_document_is_taken_or_refused(seed: int) -> None:
    _, wrong, text = execute(seed, DOCUMENTS, None)
    assert not wrong, text
