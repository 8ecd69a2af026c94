"""Fills the templates. The only importer of Jinja."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.text import Prose, Source


def render(template: str, view: object, folder: Path) -> str:
    """The text of a template, filled with a view.

    Args:
        template: The template's path below the folder.
        view: A dataclass that holds nothing but `Source`, `Prose`, booleans, and tuples and dataclasses of these.
        folder: The folder of the templates.

    Raises:
        TypeError: If the view holds a plain string: text that nobody made safe.
    """
    _refuse_raw_text(view, type(view).__name__)
    return _environment(folder).get_template(template).render(v=view)


def render_page(template: str, view: object, folder: Path) -> str:
    """The text of a template of HTML, filled with a view of plain texts: what is printed is escaped."""
    environment = _environment(folder).overlay(autoescape=True)
    return environment.get_template(template).render(v=view)


@cache
def _environment(folder: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        # The output is Python, which has no use for HTML's entities; safety lies in the types of what is printed.
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _refuse_raw_text(value: Any, where: str) -> None:
    if value is None or isinstance(value, Source | Prose | bool):
        return
    if is_dataclass(value):
        for field in fields(value):
            _refuse_raw_text(getattr(value, field.name), f"{where}.{field.name}")
    elif isinstance(value, tuple):
        _refuse_all(cast("tuple[object, ...]", value), where)
    else:
        raise TypeError(f"{where} is a raw {type(value).__name__}")


def _refuse_all(values: Iterable[Any], where: str) -> None:
    for value in values:
        _refuse_raw_text(value, where)
