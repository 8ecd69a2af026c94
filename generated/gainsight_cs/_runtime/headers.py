"""The headers of an answer as the types that the API's description gives them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from .operation import Header
from .tolerant import Finding


class ReadHeaders(NamedTuple):
    """What the headers of an answer say.

    Attributes:
        values: Those that came, by the names that the description has.
        findings: The deviations; such a value is kept as the text that came.
    """

    values: dict[str, Any]
    findings: tuple[Finding, ...]


def read_headers(
    declared: Mapping[str, Header], headers: Mapping[str, str]
) -> ReadHeaders:
    """Read those headers that are declared."""
    values: dict[str, Any] = {}
    findings: list[Finding] = []
    for name, header in declared.items():
        text = headers.get(name)
        if text is None:
            continue
        try:
            values[name] = _value(header, text)
        except ValidationError:
            values[name] = text
            findings.append(Finding(f"header {name}", "another value than declared"))
    return ReadHeaders(values, tuple(findings))


def _value(header: Header, text: str) -> Any:
    """The value of a header in the style "simple" (OpenAPI 3.1, 4.8.12)."""
    adapter: TypeAdapter[Any] = TypeAdapter(header.type())
    if header.form == "json":
        return adapter.validate_json(text)
    if header.form == "text":
        return adapter.validate_python(text)
    parts = [part.strip() for part in text.split(",")] if text.strip() else []
    if header.form == "list":
        return adapter.validate_python(parts)
    if header.form == "object":
        return adapter.validate_python(dict(zip(parts[::2], parts[1::2], strict=False)))
    pairs = (part.partition("=") for part in parts)
    return adapter.validate_python({name: value for name, _, value in pairs})
