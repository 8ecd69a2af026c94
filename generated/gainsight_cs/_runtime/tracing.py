"""OpenTelemetry spans for the attempts of a call, in programs that use OpenTelemetry."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from .request import Request
from .response import Response
from .transport import Fault


def start_span(package: str, request: Request, attempt: int) -> Any:
    """A span by the semantic conventions for HTTP clients; None where nobody would see it.

    A program that has not imported OpenTelemetry by itself exports no spans, so it is never
    imported here.
    """
    trace: Any = sys.modules.get("opentelemetry.trace")
    if trace is None:
        return None
    # A query can hold record values, so it stays out of `url.full`.
    url = urlsplit(request.url)
    attributes: dict[str, Any] = {
        "http.request.method": request.method,
        "url.template": request.path,
        "url.full": url._replace(query="").geturl(),
        "server.address": url.hostname or "",
        "server.port": url.port or (443 if url.scheme == "https" else 80),
    }
    if attempt > 1:
        attributes["http.request.resend_count"] = attempt - 1
    return trace.get_tracer(package).start_span(
        f"{request.method} {request.path}",
        kind=trace.SpanKind.CLIENT,
        attributes=attributes,
    )


def traced(span: Any, request: Request) -> Request:
    """The request with the headers that carry the trace on to the server."""
    if span is None or not span.get_span_context().is_valid:
        return request
    # The program has imported OpenTelemetry, and spans that somebody sees; not always this part.
    propagate: Any = import_module("opentelemetry.propagate")
    trace: Any = sys.modules["opentelemetry.trace"]
    carrier: dict[str, str] = {}
    propagate.inject(carrier, trace.set_span_in_context(span))
    return request._replace(headers=(*request.headers, *carrier.items()))


def end_span(span: Any, outcome: Response | Fault | None) -> None:
    """End a span with what came of the attempt; None: it was broken off."""
    if span is None:
        return
    error: str | None = "cancelled"
    if isinstance(outcome, Response):
        span.set_attribute("http.response.status_code", outcome.status_code)
        failed = outcome.status_code >= 400
        error = str(outcome.status_code) if failed else None
    elif outcome is not None:
        error = "timeout" if outcome.timeout else str(outcome)
    if error is not None:
        span.set_attribute("error.type", error)
        trace: Any = sys.modules["opentelemetry.trace"]
        span.set_status(trace.StatusCode.ERROR)
    span.end()
