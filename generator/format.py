"""black's form, and proof that a module is Python. The only importer of black."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from generator.layout import is_in_form


class FormatError(Exception):
    """What was rendered is no Python: a fault of the generator."""


@dataclass(frozen=True, slots=True)
class Module:
    """A module in black's form.

    Attributes:
        path: Its path in the package.
        text: Its text.
        tree: What Python parses of it.
    """

    path: str
    text: str
    tree: ast.Module


def format_module(path: str, text: str) -> Module:
    """The module in black's form; most are in it already, and black is asked only for those that may not be.

    Args:
        path: The module's path in the package.
        text: Its text.

    Raises:
        FormatError: If the text cannot be parsed.
    """
    tree = _parse(path, text)
    if is_in_form(text):
        return Module(path, text, tree)
    # black takes longer to import than most packages take to generate.
    import black

    text = black.format_str(text, mode=black.Mode())
    return Module(path, text, _parse(path, text))


def _parse(path: str, text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except SyntaxError as error:
        raise FormatError(f"{path}:{error.lineno}: {error.msg}") from error
