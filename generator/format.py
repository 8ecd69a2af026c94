"""black's form, and proof that a module is Python. The only importer of black."""

from __future__ import annotations

import ast

from generator.layout import is_in_form


class FormatError(Exception):
    """What was rendered is no Python: a fault of the generator."""


def format_module(path: str, text: str) -> str:
    """The module in black's form; most are in it already, and black is asked only for those that may not be.

    Args:
        path: The module's path in the package, for the message.
        text: Its text.

    Raises:
        FormatError: If the text cannot be parsed.
    """
    try:
        ast.parse(text)
    except SyntaxError as error:
        raise FormatError(f"{path}:{error.lineno}: {error.msg}") from error
    if is_in_form(text):
        return text
    # black takes longer to import than most packages take to generate.
    import black

    return black.format_str(text, mode=black.Mode())
