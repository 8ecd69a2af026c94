"""The types of formats that pydantic reads or writes in another way than the API means them."""

from __future__ import annotations

import base64 as _base64
import datetime as _datetime
import re
from decimal import Decimal as _Decimal
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer

if TYPE_CHECKING:
    from datetime import date as date
    from datetime import timedelta as timedelta
    from decimal import Decimal as Decimal

    Base64 = bytes
    DecimalNumber = Decimal
else:
    # The parts of ISO 8601 that are a fixed time: nobody knows how long a month is.
    _FIXED = re.compile(
        r"[+-]?P(?=.)(\d+W|(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,6})?S)?)?)"
    )

    def _date_part(value: _datetime.datetime) -> _datetime.date:
        return value.date()

    def _fixed(value: Any) -> Any:
        if isinstance(value, _datetime.timedelta):
            return value
        if isinstance(value, str) and _FIXED.fullmatch(value):
            return value
        raise ValueError("not a duration of fixed length")

    def _decoded(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        content = _base64.b64decode(value)
        # What would not be written again as it came is no such text: it stays one.
        if _encoded(content) != value:
            raise ValueError("not the one way to write it")
        return content

    # What was read although it is of another type is written as it came.

    def _encoded(value: Any) -> Any:
        is_content = isinstance(value, bytes)
        return _base64.b64encode(value).decode() if is_content else value

    def _written_out(value: Any) -> Any:
        return format(value, "f") if isinstance(value, _Decimal) else value

    def _number(value: Any) -> Any:
        return float(value) if isinstance(value, _Decimal) else value

    # A day alone never leaves pydantic's core; only a moment in time costs a call.
    date = Annotated[
        _datetime.date | Annotated[_datetime.datetime, AfterValidator(_date_part)],
        Field(union_mode="left_to_right"),
    ]
    timedelta = Annotated[_datetime.timedelta, BeforeValidator(_fixed)]
    Decimal = Annotated[_Decimal, PlainSerializer(_written_out, when_used="json")]
    DecimalNumber = Annotated[_Decimal, PlainSerializer(_number, when_used="json")]
    Base64 = Annotated[
        bytes,
        BeforeValidator(_decoded),
        PlainSerializer(_encoded, when_used="json"),
    ]
