"""What a program can watch: log lines, hooks, spans."""

from __future__ import annotations

import asyncio
import json
import logging
import subprocess
import sys
from collections.abc import Generator, Sequence
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from generator.runtime.errors import APIError, APITimeoutError
from generator.runtime.mock import MockTransport
from generator.runtime.operation import Arguments, BulkRule
from generator.runtime.request import Request
from generator.runtime.response import Response
from generator.runtime.settings import ApiKey
from generator.runtime.transport import Fault
from generator.runtime.values import Deviation, Hooks, Timeout

from .sample import CREATE, GET, SETTINGS, ok
from .wire import Connect, answered, wire

PLAN = answered(json.dumps(ok({"Name": "a"})).encode(), "x-request-id: q-1")
BUSY = answered(b"", status="503 Busy")
ODD = answered(json.dumps(ok({"Name": 5, "Status": 7})).encode())


def test_one_logger_and_no_handler(connect: Connect, caplog: pytest.LogCaptureFixture) -> None:
    with wire(BUSY, b"", PLAN) as server, caplog.at_level(logging.DEBUG, SETTINGS.package):
        connect(base_url=server.url).call(GET, "hidden")
    lines = [(each.name, each.levelname, each.getMessage()) for each in caplog.records if each.name == SETTINGS.package]
    assert lines == [
        ("sample_api", "DEBUG", "GET /plans/{planId}: 503, attempt 1"),
        ("sample_api", "DEBUG", "GET /plans/{planId}: RemoteProtocolError, attempt 2"),
        ("sample_api", "DEBUG", "GET /plans/{planId}: 200, attempt 3"),
    ]
    assert logging.getLogger(SETTINGS.package).handlers == []
    assert [name for name in logging.root.manager.loggerDict if name.startswith(SETTINGS.package)] == ["sample_api"]


def test_deviations_are_logged_once_and_told_once(connect: Connect, caplog: pytest.LogCaptureFixture) -> None:
    told: list[Deviation] = []
    with wire(ODD) as server, caplog.at_level(logging.WARNING):
        client = connect(base_url=server.url, hooks=Hooks(on_deviation=told.append))
        client.call(GET, "1")
        client.call(GET, "1")
    assert [(each.operation, each.path) for each in told] == [("getPlan", "data.Name"), ("getPlan", "data.Status")]
    assert len(caplog.records) == 2 and "deviating answer: data.Name" in caplog.text


class Told:
    """All hooks, in the order of their calls."""

    def __init__(self, error: Exception | None = None) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self.error = error

    def hooks(self) -> Hooks:
        def hook(name: str) -> Any:
            def tell(*about: Any) -> None:
                self.calls.append((name, *about))
                if self.error is not None:
                    raise self.error

            return tell

        return Hooks(*(hook(name) for name in Hooks._fields))

    @property
    def names(self) -> list[str]:
        return [name.removeprefix("on_") for name, *_ in self.calls]


def test_hooks_are_told_in_order(connect: Connect) -> None:
    told = Told()
    with wire(BUSY, b"", ODD) as server:
        raw = connect(base_url=server.url, hooks=told.hooks()).call(GET, "1", raw=True)
        raw.parse()
    assert told.names == [
        *("request", "response", "retry"),
        *("request", "retry"),
        *("request", "response", "deviation", "deviation"),
    ]
    first, busy, again, _, cut, _, good, *_ = told.calls
    assert isinstance(first[1], Request) and (first[1].method, first[1].path) == ("GET", "/plans/{planId}")
    assert isinstance(busy[2], Response) and (busy[2].status_code, busy[2].attempts) == (503, 1)
    assert again[2] is busy[2] and again[3] == 0.5
    assert isinstance(cut[2], Fault) and cut[2].sent and cut[3] == 1.0
    assert (good[2].status_code, good[2].attempts) == (200, 3)


def test_a_hook_is_told_of_the_request_id(connect: Connect) -> None:
    told = Told()
    with wire(PLAN) as server:
        connect(base_url=server.url, hooks=told.hooks()).call(GET, "1")
    assert told.calls[1][2].request_id == "q-1"


def test_hooks_are_told_of_what_fails(connect: Connect) -> None:
    told = Told()
    with wire(answered(b"{}", status="404 Gone")) as server:
        with pytest.raises(APIError):
            connect(base_url=server.url, hooks=told.hooks()).call(GET, "1")
        with pytest.raises(APIError):
            connect(base_url=server.url, hooks=told.hooks()).call(GET, "..")
    assert told.names == ["request", "response"]


@pytest.mark.parametrize("error", [ValueError("hush"), RuntimeError("hush"), StopIteration(), RecursionError("hush")])
def test_a_hook_that_raises_breaks_nothing(
    connect: Connect, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    told = Told(error)
    with wire(BUSY, ODD) as server:
        client = connect(base_url=server.url, hooks=told.hooks())
        assert client.call(GET, "1", raw=True).attempts == 2
        assert client.call(GET, "1").name == 5
    assert told.names == [
        "request",
        "response",
        "retry",
        "request",
        "response",
        "request",
        "response",
        "deviation",
        "deviation",
    ]
    assert f"a hook raised {type(error).__name__}" in caplog.text and "hush" not in caplog.text


@pytest.fixture(scope="module")
def provider() -> TracerProvider:
    # OpenTelemetry takes one provider per process.
    provider = TracerProvider()
    trace.set_tracer_provider(provider)
    return provider


class Spans:
    """What was exported."""

    def __init__(self, exporter: InMemorySpanExporter) -> None:
        self._exporter = exporter

    def __call__(self) -> Sequence[ReadableSpan]:
        found = [span for span in self._exporter.get_finished_spans() if span.kind == trace.SpanKind.CLIENT]
        return sorted(found, key=lambda span: span.start_time or 0)


@pytest.fixture
def spans(provider: TracerProvider) -> Generator[Spans]:
    exporter = InMemorySpanExporter()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    yield Spans(exporter)
    # Not the processor, which stays: one that is shut down logs a warning at every span of the tests to come.
    exporter.shutdown()


def sent_trace(request: bytes) -> str:
    """The trace and the span that a request names."""
    line = next(line for line in request.split(b"\r\n") if line.lower().startswith(b"traceparent:"))
    _, trace_id, span_id, _ = line.decode().partition(":")[2].strip().split("-")
    return f"{trace_id}-{span_id}"


def named(span: ReadableSpan) -> str:
    context = span.get_span_context()
    assert context is not None
    return f"{context.trace_id:032x}-{context.span_id:016x}"


def test_a_span_for_each_attempt(connect: Connect, spans: Spans, provider: TracerProvider) -> None:
    key = ApiKey("key", "access_key", "KEY", "key", "query")
    with wire(BUSY, b"", PLAN) as server:
        client = connect(
            base_url=server.url, settings=SETTINGS._replace(credentials=(key,)), credentials={"key": "s3cr3t"}
        )
        with provider.get_tracer("program").start_as_current_span("work") as work:
            client.call(GET, "7", options={"query": {"name": "Hidden Hans"}})
        requests = server.requests
    first, second, third = found = spans()
    for span in found:
        assert span.name == "GET /plans/{planId}"
        assert span.kind == trace.SpanKind.CLIENT
        assert span.parent is not None and span.parent.span_id == work.get_span_context().span_id
        assert span.instrumentation_scope is not None and span.instrumentation_scope.name == "sample_api"
        assert "s3cr3t" not in span.to_json() and "Hidden" not in span.to_json()
    common = {
        "http.request.method": "GET",
        "url.template": "/plans/{planId}",
        "url.full": f"{server.url}/plans/7",
        "server.address": "127.0.0.1",
        "server.port": server.port,
    }
    assert dict(first.attributes or {}) == common | {"http.response.status_code": 503, "error.type": "503"}
    assert dict(second.attributes or {}) == common | {
        "http.request.resend_count": 1,
        "error.type": "RemoteProtocolError",
    }
    assert dict(third.attributes or {}) == common | {"http.request.resend_count": 2, "http.response.status_code": 200}
    codes = [span.status.status_code for span in found]
    assert codes == [trace.StatusCode.ERROR, trace.StatusCode.ERROR, trace.StatusCode.UNSET]
    assert [sent_trace(request) for request in requests] == [named(span) for span in found]


def test_spans_of_what_goes_wrong(connect: Connect, spans: Spans) -> None:
    def silent(_: bytes) -> list[bytes]:
        server.over.wait(0.5)
        return []

    with wire(reply=silent) as server:
        with pytest.raises(APITimeoutError):
            connect(base_url=server.url).call(GET, "1", options={"timeout": Timeout(read=0.05), "max_retries": 0})
    with wire(answered(b"x" * 1000)) as long, pytest.raises(APIError):
        connect(base_url=long.url, max_response_bytes=10).call(GET, "1")
    with pytest.raises(APIError):
        connect(base_url=server.url, max_retries=0).call(CREATE, body={"records": []})
    with pytest.raises(APIError):
        connect(base_url=server.url).call(GET, "..")
    types = [(span.attributes or {}).get("error.type") for span in spans()]
    assert types == ["timeout", "more than max_response_bytes", "ConnectError"]


def test_a_page_and_a_call_outside_of_any_trace(connect: Connect, spans: Spans) -> None:
    with wire(PLAN) as server:
        connect(base_url=server.url).call(GET, "1")
        (span,) = spans()
        assert span.parent is None and sent_trace(server.requests[0]) == named(span)


def test_a_cancelled_call_ends_its_span(spans: Spans) -> None:
    def silent(_: bytes) -> list[bytes]:
        server.over.wait(5)
        return []

    connect = Connect("async")
    with wire(reply=silent) as server:
        client = connect(base_url=server.url)

        async def cancelled() -> None:
            async with asyncio.timeout(0.05):
                await client.client.caller.call(GET, Arguments(("1",)))

        with pytest.raises(TimeoutError):
            client.runner.run(cancelled())  # type: ignore[attr-defined]
        connect.end()
    (span,) = spans()
    assert span.status.status_code == trace.StatusCode.ERROR
    assert (span.attributes or {})["error.type"] == "cancelled"


@pytest.mark.parametrize("concurrency", [1, 3])
def test_a_bulk_write_keeps_its_trace(
    connect: Connect, spans: Spans, provider: TracerProvider, concurrency: int
) -> None:
    mock = MockTransport()
    mock.on("POST", "/plans", json=ok({"count": 1}))
    client = connect(transport=mock)
    rows = [{"Name": f"n{number}"} for number in range(6)]
    given: Any = (CREATE, BulkRule("records", 2), rows, Arguments(body={}), concurrency, None)
    with provider.get_tracer("program").start_as_current_span("work") as work:
        if connect.kind == "sync":
            result = client.client.caller.bulk(*given)
        else:
            result = client.runner.run(client.client.caller.bulk(*given))  # type: ignore[attr-defined]
    assert len(result.succeeded) == 6
    parents = [span.parent.span_id if span.parent else None for span in spans()]
    assert parents == [work.get_span_context().span_id] * 3
    sent = {dict(request.headers)["traceparent"].split("-")[2] for request in mock.calls}
    assert len(sent) == 3


def test_a_program_without_opentelemetry_does_not_get_it() -> None:
    program = """
import sys
from generator.runtime.client import SyncClient
from generator.runtime.operation import Arguments
from tests.runtime.sample import GET, SETTINGS
client = SyncClient(SETTINGS, base_url=sys.argv[1], credentials={"key": "k"})
with client:
    assert client.caller.call(GET, Arguments(("1",))).name == "a"
loaded = [name for name in sys.modules if name.startswith("opentelemetry")]
sys.exit(", ".join(loaded) or 0)
"""
    with wire(PLAN) as server:
        done = subprocess.run([sys.executable, "-c", program, server.url], check=False, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        assert b"traceparent" not in server.requests[0].lower()


def test_a_program_with_only_the_api_of_opentelemetry() -> None:
    """Its spans record nothing and nothing is sent."""
    program = """
import sys
import opentelemetry.trace
from generator.runtime.client import SyncClient
from generator.runtime.operation import Arguments
from tests.runtime.sample import GET, SETTINGS
with SyncClient(SETTINGS, base_url=sys.argv[1], credentials={"key": "k"}) as client:
    assert client.caller.call(GET, Arguments(("1",))).name == "a"
"""
    with wire(PLAN) as server:
        done = subprocess.run([sys.executable, "-c", program, server.url], check=False, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        assert b"traceparent" not in server.requests[0].lower()
