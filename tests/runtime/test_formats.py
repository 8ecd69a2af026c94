"""What the formats of texts and numbers become, and that they go back as they came."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import Any

import pytest

from generator.runtime import formats
from generator.runtime.check import Check, Refused
from generator.runtime.decode import Decoder
from generator.runtime.model import Model


def read(declared: Any, text: str) -> tuple[Any, bool]:
    """The value, and whether it is what was declared."""
    decoded = Decoder(declared, None).decode(text.encode())
    return decoded.value, not decoded.findings


@pytest.mark.parametrize(
    ("declared", "sent", "value", "written"),
    [
        (formats.timedelta, '"PT36H"', datetime.timedelta(hours=36), '"P1DT12H"'),
        (formats.timedelta, '"P2W"', datetime.timedelta(weeks=2), '"P14D"'),
        (formats.timedelta, '"-PT0.5S"', datetime.timedelta(seconds=-0.5), '"-PT0.5S"'),
        (formats.Decimal, '"1.10"', Decimal("1.10"), '"1.10"'),
        (formats.Decimal, '"0.000000001"', Decimal("1E-9"), '"0.000000001"'),
        (formats.DecimalNumber, "0.1", Decimal("0.1"), "0.1"),
        (formats.Base64, '"aGVsbG8="', b"hello", '"aGVsbG8="'),
        (formats.Base64, '""', b"", '""'),
        (formats.date, '"2026-01-31"', datetime.date(2026, 1, 31), '"2026-01-31"'),
        (formats.date, '"2026-01-31T12:00:00Z"', datetime.date(2026, 1, 31), '"2026-01-31"'),
    ],
)
def test_a_value_is_read_and_written(declared: Any, sent: str, value: Any, written: str) -> None:
    assert read(declared, sent) == (value, True)
    assert Check(declared).json(value).decode() == written


@pytest.mark.parametrize(
    ("declared", "sent"),
    [
        pytest.param(formats.timedelta, '"P1M"', id="nobody knows how long a month is"),
        pytest.param(formats.timedelta, '"P1Y2DT3H"', id="nor a year"),
        pytest.param(formats.timedelta, '"PT0.1234567S"', id="finer than a microsecond"),
        pytest.param(formats.timedelta, '"PT"', id="no duration"),
        pytest.param(formats.timedelta, "90", id="of which unit?"),
        pytest.param(formats.Base64, '"aGVsbG8"', id="without padding"),
        pytest.param(formats.Base64, '"aGVs\\nbG8="', id="with line breaks"),
        pytest.param(formats.Base64, '"a\u00e9"', id="not base64"),
        pytest.param(formats.Decimal, '"NaN"', id="no number"),
    ],
)
def test_what_python_has_no_value_for_stays_as_it_came(declared: Any, sent: str) -> None:
    assert read(declared, sent) == (json.loads(sent), False)
    with pytest.raises(Refused):
        Check(declared).json(json.loads(sent))


def test_base64_is_given_as_bytes_or_as_the_text_itself() -> None:
    check = Check(formats.Base64)
    assert check.json(b"hello") == check.json("aGVsbG8=") == b'"aGVsbG8="'


@pytest.mark.parametrize("declared", [formats.Base64, formats.Decimal, formats.DecimalNumber])
@pytest.mark.parametrize("came", ["null", '"other"', "[1]"])
def test_what_was_read_although_it_is_none_of_them_can_be_written(declared: Any, came: str) -> None:
    class Holder(Model):
        value: declared

    holder, _ = read(Holder, f'{{"value":{came}}}')
    assert holder.model_dump_json() == f'{{"value":{came}}}'
