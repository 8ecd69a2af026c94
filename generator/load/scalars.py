"""Plain scalars of YAML 1.2, core schema (YAML 1.2.2, section 10.3.2)."""

from __future__ import annotations

import math
import re

from generator.load.fault import Fault

Scalar = str | int | float | bool | None

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_START = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

MAX_DIGITS = 255
"""Of an integer, in whatever base: each is in the range of a double then."""


def plain(text: str) -> Scalar:
    """The value of a plain scalar: `NO` and `2020-01-01` are strings, `1e-08` is a number."""
    if text[:1] in _NUMBER_START:
        return _number(text)
    return _CONSTANTS.get(text, text)


def finite(text: str) -> float:
    """The value of a number with a fraction or an exponent.

    Raises:
        Fault: It is outside the range of a double.
    """
    value = float(text)
    if math.isinf(value):
        raise Fault("L111", f"the number {text} is too large")
    return value


def integer(text: str, base: int = 10) -> int:
    """The value of an integer.

    Raises:
        Fault: It has too many digits.
    """
    if len(text) > MAX_DIGITS:
        raise Fault("L111", f"a number of {len(text)} digits is too long")
    return int(text, base)


def _number(text: str) -> Scalar:
    if _INTEGER.fullmatch(text):
        return integer(text)
    if _FLOAT.fullmatch(text):
        return finite(text)
    if _OCTAL.fullmatch(text):
        return integer(text[2:], 8)
    if _HEXADECIMAL.fullmatch(text):
        return integer(text[2:], 16)
    if _NOT_FINITE.fullmatch(text):
        raise Fault("L111", f"`{text}` is no JSON number; quote it if it is meant as text")
    return text
