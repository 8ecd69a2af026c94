"""What the client is told of the API besides its operations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from generator import ir, openapi
from generator.config import PackageConfig
from generator.diagnostics import Diagnostics
from generator.node import is_object


def envelope(config: PackageConfig) -> ir.ErrorEnvelope | None:
    """The configured envelope."""
    found = config.envelope
    if found is None:
        return None
    return ir.ErrorEnvelope(found.ok, found.data, found.code, found.message, found.request_id)


def no_results(apis: Sequence[openapi.Api]) -> ir.NoResults | None:
    """`x-clientwright-no-results` of the documents, joined."""
    codes: dict[str, None] = {}
    messages: dict[str, None] = {}
    for value in _extension(apis, "no-results"):
        if is_object(value):
            codes |= dict.fromkeys(map(str, value.get("codes", ())))
            messages |= dict.fromkeys(map(str, value.get("messages", ())))
    return ir.NoResults(tuple(codes), tuple(messages)) if codes or messages else None


def row_errors(apis: Sequence[openapi.Api], diagnostics: Diagnostics) -> ir.RowErrors | None:
    """`x-clientwright-row-errors` of the first document that has it."""
    known = [found.name for found in fields(ir.RowErrors)]
    for api in apis:
        value = (api.extensions or {}).get("row-errors")
        if value is None:
            continue
        if is_object(value) and "path" in value and value.keys() <= set(known):
            return ir.RowErrors(**{name: str(text) for name, text in value.items()})
        diagnostics.warning(
            "X104",
            f"`x-clientwright-row-errors` is ignored: it needs `path`, and knows no keys but {', '.join(known)}",
            api.location,
        )
    return None


def rate_limit(apis: Sequence[openapi.Api]) -> ir.RateLimit | None:
    """The strictest `x-clientwright-rate-limit` of the documents."""
    limits = [
        ir.RateLimit(int(value["calls"]), float(value["seconds"]))
        for value in _extension(apis, "rate-limit")
        if is_object(value) and {"calls", "seconds"} <= value.keys()
    ]
    return min(limits, key=lambda limit: limit.calls / limit.seconds, default=None)


def request_id_header(apis: Sequence[openapi.Api]) -> str:
    """`x-clientwright-request-id-header` of the first document that has it."""
    return next((str(value) for value in _extension(apis, "request-id-header")), "x-request-id")


def _extension(apis: Sequence[openapi.Api], name: str) -> Iterable[Any]:
    return [api.extensions[name] for api in apis if api.extensions and name in api.extensions]
