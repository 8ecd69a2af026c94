"""What `diff` says of pairs of small documents, each of which shows one change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.diff import catalogue
from generator.diff.annotations import Alternative
from generator.diff.catalogue import KINDS, PYTHON_API_CHANGED
from generator.diff.change import Breaks
from generator.diff.join import join
from generator.diff.python_api import Finding
from generator.diff.versions import Step, is_enough, next_version, step
from tests.diff.pairs import FOLDER, PAIRS, compared, verdict


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_change_has_its_verdict(pair: Path, request: pytest.FixtureRequest) -> None:
    rewrites, expected = request.config.getoption("--rewrite-golden"), pair / "expected.txt"
    # It takes its time to ask griffe; `make golden` asks it about every pair.
    comparison = compared(pair, with_griffe=rewrites or PAIRS.index(pair) % 3 == 0)
    found = verdict(comparison)
    if rewrites:
        expected.write_text(found)
    assert found == expected.read_text()
    # A rule knows all that griffe finds here.
    assert not [change for change in comparison.changes if change.kind is PYTHON_API_CHANGED]
    assert all(change.code is not None for change in comparison.changes)


@pytest.mark.parametrize("name", ["prose_changed", "examples_and_extensions_changed", "nothing_changed"])
def test_prose_alone_is_no_change(name: str) -> None:
    assert compared(FOLDER / name).changes == ()
    assert step(compared(FOLDER / name)) in (Step.PATCH, Step.NONE)


def test_the_pairs_show_most_kinds() -> None:
    shown = {line.split()[0] for pair in PAIRS for line in (pair / "expected.txt").read_text().splitlines()[1:]}
    assert shown <= {kind.code for kind in KINDS}
    assert len(shown) > 0.7 * len(KINDS)


def test_every_kind_has_a_code_of_its_own_and_says_what_to_do() -> None:
    assert len({kind.code for kind in KINDS}) == len(KINDS)
    assert all(kind.remedy and kind.title for kind in KINDS)
    assert not [kind for kind in KINDS if kind.is_addition and kind.breaks is not Breaks.NOBODY]


def test_what_griffe_finds_and_no_rule_explains_is_reported() -> None:
    gone = "Public object was removed"
    findings = [
        Finding("resources.pets.Pets.list(limit)", "Parameter was removed", "", "resources/pets.py", 3),
        Finding("filters.Filter", gone, "", "filters.py", 1),
        Finding("filters.Filter", gone, "", "filters.py", 1),
        Finding("models.Pet", gone, "", "models/pets.py", 1),
        Finding("models.pets", gone, "", "models/pets.py", 1),
        Finding("models.Home", gone, "", "models/pets.py", 1),
    ]
    found = join((), findings, models={"Pet"})
    assert [change.subject for change in found] == ["resources.pets.Pets.list(limit)", "filters.Filter", "models.Home"]
    assert {change.kind for change in found} == {PYTHON_API_CHANGED}
    [removed] = [c for c in compared(FOLDER / "parameter_removed").changes if c.kind.code == "D201"]
    assert join((removed,), [Finding("resources.pets.Pets.get(tags)", "Parameter was removed", "", "", 1)], ()) == (
        removed,
    )


@pytest.mark.parametrize(
    ("version", "wanted", "following"),
    [
        ("1.4.2", Step.MAJOR, "2.0.0"),
        ("1.4.2", Step.MINOR, "1.5.0"),
        ("1.4.2", Step.PATCH, "1.4.3"),
        ("1.4.2", Step.NONE, "1.4.2"),
        ("0.4.2", Step.MAJOR, "0.5.0"),
        ("0.4.2", Step.MINOR, "0.4.3"),
        ("0.4.2", Step.PATCH, "0.4.3"),
        ("2.0.0rc1", Step.MAJOR, "2.0.0"),
        ("1", Step.MINOR, "1.1.0"),
        ("yesterday", Step.MAJOR, None),
    ],
)
def test_the_next_version(version: str, wanted: Step, following: str | None) -> None:
    assert next_version(version, wanted) == following


def test_a_version_is_enough_from_the_needed_one_on() -> None:
    for version in ("2.0.0", "2.0.0rc1", "10.0"):
        assert is_enough(version, "2.0.0", released="1.4.0")
    for version in ("1.9.9", "soon"):
        assert not is_enough(version, "2.0.0", released="1.4.0")


def test_a_version_comes_after_the_released_one_if_anything_changed() -> None:
    assert is_enough("2.0.0rc2", "2.0.0", released="2.0.0rc1")
    assert not is_enough("2.0.0rc1", "2.0.0", released="2.0.0rc1")
    assert not is_enough("2.0.0a1", "2.0.0", released="2.0.0rc1")
    assert is_enough("2.0.0", "2.0.0", released="2.0.0")


def test_values_of_literals_are_told_apart_by_their_types() -> None:
    assert Alternative("Literal", value=1) != Alternative("Literal", value="1")


def test_the_catalogue_is_written_down(request: pytest.FixtureRequest) -> None:
    path = Path(catalogue.__file__).with_name("CATALOGUE.md")
    head = "| code | change | breaks | what to do | pairs |\n| --- | --- | --- | --- | --- |\n"
    written = "".join(f"{line}\n" for line in _rows())
    text = path.read_text() if path.exists() else ""
    if request.config.getoption("--rewrite-golden"):
        path.write_text(text.partition("| code |")[0] + head + written)
    assert path.read_text().endswith(head + written)


def _rows() -> Iterator[str]:
    shown = [(pair.name, (pair / "expected.txt").read_text()) for pair in PAIRS]
    for kind in KINDS:
        pairs = sum(f"\n{kind.code} " in text for _, text in shown)
        yield f"| {kind.code} | {kind.title} | {kind.breaks.value} | {kind.remedy} | {pairs} |"
