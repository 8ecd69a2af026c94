"""Texts to make values of: odd ones, those of a format, those of a pattern."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

TEXTS = (
    "", "a", "text", "Ünïcode ☃", "😀", 'quo"ted', "back\\slash", "two\nlines", "</script>", " space ", "null", "true", "0",
    "1", "-1.5", "1e5", "NaN", "2026-01-31", "2026-01-31T12:30:00Z", "00000000-0000-0000-0000-000000000000", "\u0000",
    "\u2028", "P1D", "::1", "x" * 300,
)  # fmt: skip
FORMATS: Mapping[str, tuple[str, ...]] = {
    "byte": ("", "YQ==", "YWJj", "//79"),
    "base64": ("", "YQ==", "YWJj", "//79"),
    "date": ("2026-01-31", "1970-01-01", "2000-02-29", "9999-12-31", "0001-01-01"),
    "date-time": (
        "2026-01-31T12:30:00Z", "2026-01-31T12:30:00+05:30", "1999-12-31T23:59:59.5Z", "2026-01-31T12:30:00.123456-08:00",
        "0001-01-01T00:00:00Z", "2026-01-31t12:30:00z", "2026-01-31T12:30:00.123456789Z", "2026-01-31T23:59:00+00:00",
    ),
    "decimal": ("0", "1.10", "-12345678901234567890.12"),
    "duration": ("P1D", "PT1H30M", "P10DT2H30M", "PT0S", "P3W"),
    "email": ("a@example.com", "first.last+tag@sub.example.org"),
    "hostname": ("example.com", "localhost"),
    "idn-email": ("a@example.com",),
    "ipv4": ("127.0.0.1", "255.255.255.255"),
    "ipv6": ("::1", "2001:db8::ff00:42:8329", "2001:0DB8:0000:0000:0000:ff00:0042:8329"),
    "iri": ("https://example.com/ü",),
    "json-pointer": ("", "/a/0"),
    "regex": ("a+", "^$"),
    "time": ("12:30:00Z", "23:59:59.5+01:00"),
    "uri": ("https://example.com", "http://example.com/a?b=c#d", "urn:a:b", "mailto:a@example.com", "HTTP://EXAMPLE.com:80/%7e"),
    "uri-reference": ("/a/b", "https://example.com/", "#frag", ""),
    "uri-template": ("https://example.com/{owner}{/id}", "/a"),
    "url": ("https://example.com", "http://example.com/a?b=c#d"),
    "uuid": ("5f2b1d0c-9a1e-4c6f-8d53-0242ac130003", "5F2B1D0C-9A1E-4C6F-8D53-0242AC130003"),
}  # fmt: skip

_DRAWING = settings(
    max_examples=12,
    database=None,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
_pools: dict[str, tuple[str, ...]] = {}


def of_pattern(pattern: str) -> tuple[str, ...]:
    """A few texts of a pattern, always the same; none if it is not to be understood."""
    if pattern not in _pools:
        _pools[pattern] = _drawn(pattern)
    return _pools[pattern]


def _drawn(pattern: str) -> tuple[str, ...]:
    drawn: list[str] = []

    def draw(text: str) -> None:
        drawn.append(text)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            _DRAWING(given(st.from_regex(_expression(pattern)))(draw))()
    except Exception:
        # It says something that Python's expressions do not have, or nothing fits it.
        return ()
    return tuple(dict.fromkeys(drawn))


def _expression(pattern: str) -> re.Pattern[str]:
    """The expression in Python, where `$` would let a line's end pass, and `\\d` digits of any script."""
    end = pattern.endswith("$") and not pattern.endswith("\\$")
    return re.compile(f"{pattern[:-1]}\\Z" if end else pattern, re.ASCII)
