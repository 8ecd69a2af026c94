"""Render prints nothing that nobody made safe."""

from dataclasses import dataclass
from pathlib import Path

import jinja2
import pytest

from generator.render import render
from generator.text import Source, literal


@dataclass(frozen=True)
class View:
    value: object


def test_safe_text_is_printed(tmp_path: Path) -> None:
    (tmp_path / "t").write_text("x = {{ v.value }}\n")
    assert render("t", View(literal("{{ 7 * 7 }}")), tmp_path) == 'x = "{{ 7 * 7 }}"\n'


@pytest.mark.parametrize("value", ["raw", ("raw",), View("raw"), {"key": Source("x")}, 7, ["list"]])
def test_raw_text_is_refused_wherever_it_stands(value: object, tmp_path: Path) -> None:
    (tmp_path / "t").write_text("x = {{ v.value }}\n")
    with pytest.raises(TypeError, match="raw"):
        render("t", View(value), tmp_path)


def test_a_name_that_the_view_lacks_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "t").write_text("{{ v.other }}")
    with pytest.raises(jinja2.UndefinedError):
        render("t", View(literal(1)), tmp_path)
