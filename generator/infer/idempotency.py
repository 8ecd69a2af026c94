"""Whether sending a request twice does no more than sending it once (RFC 9110, 9.2.2)."""

from __future__ import annotations

from generator.config import OperationConfig
from generator.ir import Exchange

_IDEMPOTENT_METHODS = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"})


def idempotent(exchange: Exchange, settings: OperationConfig) -> bool:
    """The configuration's word, else the document's `x-clientwright-idempotent`, else what the HTTP method promises."""
    if settings.idempotent is not None:
        return settings.idempotent
    declared = exchange.extensions.get("idempotent")
    if isinstance(declared, bool):
        return declared
    return exchange.http_method in _IDEMPOTENT_METHODS
