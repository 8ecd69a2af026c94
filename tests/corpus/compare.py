"""Says whether JSON that was read and written again is the same JSON.

Types with a meaning write their values in one form; the texts below may differ from what came and mean the same.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from ipaddress import IPv6Address
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

_SHOWN = 60
_DURATION = TypeAdapter(timedelta)


def differences(before: Any, after: Any, path: str = "") -> Iterator[str]:
    """The places where two JSON values mean different things."""
    match before, after:
        case dict(), dict():
            for key in {**before, **after}:
                if key not in after or key not in before:
                    yield f"{path}.{key} {'is new' if key in after else 'is gone'}"
                else:
                    yield from differences(before[key], after[key], f"{path}.{key}")
        case list(), list() if len(before) == len(after):
            for number, (one, other) in enumerate(zip(before, after, strict=True)):
                yield from differences(one, other, f"{path}[{number}]")
        case str(), str():
            if before != after and form(before, after) is None:
                yield f"{path}: {_shown(before)} became {_shown(after)}"
        case (bool(), _) | (_, bool()):
            if before is not after:
                yield f"{path}: {_shown(before)} became {_shown(after)}"
        case (int() | float(), int() | float()):
            # JSON does not tell 1 from 1.0, and a float has 17 digits.
            if before != after and not math.isclose(before, after, rel_tol=1e-15):
                yield f"{path}: {_shown(before)} became {_shown(after)}"
        case _:
            if before != after:
                yield f"{path}: {_shown(before)} became {_shown(after)}"


def _shown(value: Any) -> str:
    return repr(value)[:_SHOWN]


def form(before: str, after: str) -> str | None:
    """The form in which two different texts mean the same."""
    for name, read in _FORMS.items():
        try:
            if read(before) == read(after):
                return name
        except (ValueError, InvalidOperation, ValidationError, binascii.Error, OverflowError):
            continue
    return None


def _moment(text: str) -> Any:
    """`+00:00` is `Z`, `t` is `T`, and trailing zeros of a second say nothing; Python keeps six digits of it."""
    return datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", text.upper()))


def _uuid(text: str) -> Any:
    """Hexadecimal digits have no case."""
    return UUID(text)


def _time(text: str) -> Any:
    """As a moment."""
    return time.fromisoformat(text.upper())


def _duration(text: str) -> Any:
    """`P1Y` is 365 days to Python, and `P3W` is 21."""
    return _DURATION.validate_python(text)


def _decimal(text: str) -> Any:
    """`1.10` is `1.1`."""
    return Decimal(text)


def _ipv6(text: str) -> Any:
    """Zeros may be left out."""
    return IPv6Address(text)


def _base64(text: str) -> Any:
    """The URL's alphabet and the other are the same bytes, and padding says nothing."""
    return base64.b64decode(text.rstrip("=").translate(_STANDARD) + "=" * (-len(text.rstrip("=")) % 4), validate=True)


def _url(text: str) -> Any:
    """A scheme and a host have no case, an absent path is `/`, and a known port goes without saying."""
    parts = urlsplit(text)
    if not parts.scheme or not parts.netloc:
        raise ValueError
    port = {"http": 80, "https": 443}.get(parts.scheme)
    place = (parts.hostname, None if parts.port == port else parts.port, unquote(parts.path) or "/")
    return parts.scheme, *place, parts.query, parts.fragment


_STANDARD = str.maketrans("-_", "+/")
_FORMS: dict[str, Callable[[str], Any]] = {
    "moment": _moment,
    "time": _time,
    "uuid": _uuid,
    "ipv6": _ipv6,
    "duration": _duration,
    "decimal": _decimal,
    "base64": _base64,
    "url": _url,
}
