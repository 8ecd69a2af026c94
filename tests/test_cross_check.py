"""The generator's own checks against the whole of openapi-spec-validator, whose places are of no use but whose verdict is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from openapi_spec_validator import validate
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError, ValidatorDetectError

from generator import check, load
from generator.diagnostics import Diagnostics
from tests.golden.cases import CASES, ROOT

DOCUMENTS = sorted([*(ROOT / "specs").glob("*.yml"), *(path for case in CASES for path in case.glob("*.yml"))])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_the_validator_accepts_is_accepted(path: Path) -> None:
    try:
        validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OpenAPIValidationError, ValidatorDetectError) as error:
        pytest.skip(f"the validator refuses it: {error!r}")
    diagnostics = Diagnostics()
    check.check(load.read(path, name=path.name, diagnostics=diagnostics), diagnostics)
    assert not diagnostics.has_errors


def test_the_two_documents_are_valid() -> None:
    for path in (ROOT / "specs").glob("*.yml"):
        validate(yaml.safe_load(path.read_text(encoding="utf-8")))
