"""The Python types of JSON Schema's scalars (the OpenAPI format registry; JSON Schema Validation 2020-12, 7 and 8).

A format is listed where Python has a type that holds every value of it, or all but odd ones, and gives the same
value back. `uri`, `email` and `base64url` are texts: nothing in Python reads them without changing them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

ScalarName = Literal[
    "str", "int", "float", "bool", "bytes", "date", "datetime", "time", "timedelta", "Decimal", "DecimalNumber", "UUID",
    "IPv4Address", "IPv6Address", "Base64",
]  # fmt: skip
"""`Base64` is bytes that travel as text, `DecimalNumber` a decimal that travels as a number."""

_STRINGS: Mapping[str, ScalarName] = {
    "binary": "bytes",
    "byte": "Base64",
    "date": "date",
    "date-time": "datetime",
    "date-time-local": "datetime",
    "decimal": "Decimal",
    "decimal128": "Decimal",
    "duration": "timedelta",
    "ipv4": "IPv4Address",
    "ipv6": "IPv6Address",
    "time": "time",
    "time-local": "time",
    "uuid": "UUID",
}
_NUMBERS: Mapping[str, ScalarName] = {
    "decimal": "DecimalNumber",
    "decimal128": "DecimalNumber",
    # A float would round what is beyond 2**53.
    **dict.fromkeys(("double-int", "int", "int8", "int16", "int32", "int64"), "int"),
    **dict.fromkeys(("uint", "uint8", "uint16", "uint32", "uint64"), "int"),
}


def scalar(kind: str, schema: Mapping[str, Any]) -> ScalarName:
    """The Python type of a schema whose `type` is a scalar's: `string`, `integer`, `number` or `boolean`."""
    form = schema.get("format")
    form = form if isinstance(form, str) else ""
    match kind:
        case "string":
            is_encoded = str(schema.get("contentEncoding")).lower() == "base64"
            return _STRINGS.get(form, "Base64" if is_encoded else "str")
        case "number":
            return _NUMBERS.get(form, "float")
        case "integer":
            return "int"
        case _:
            return "bool"
