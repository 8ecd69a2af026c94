"""The package's README: every resource and method with an example that runs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import LiteralString

from generator import ir
from generator.layout import lay_out
from generator.text import Identifier, Prose, Source, code_span, join, literal, prose, source
from generator.views.authentication import AuthenticationReadme, authentication_readme
from generator.views.examples import Examples, imports_of
from generator.views.filters import FiltersReadme, filters_readme
from generator.views.method import keyword_arguments
from generator.views.prose import sentence, title
from generator.views.samples import Samples
from generator.views.servers import server_arguments
from generator.views.types import TypeWriter
from generator.views.variants import bodies, variants
from generator.views.webhooks import WebhooksReadme, webhooks_readme


@dataclass(frozen=True, slots=True)
class MethodReadme:
    """One method."""

    name: Identifier
    summary: Prose
    request_line: Prose
    example: Source
    returns: Source
    bulk: Identifier | None
    media_types: tuple[Prose, ...]
    """What its body can be sent as, where that can be chosen."""
    stream: Source | None
    """What it gives as a stream, where it gives that besides."""
    deprecated: bool


@dataclass(frozen=True, slots=True)
class ResourceReadme:
    """One resource."""

    name: Identifier
    description: Prose
    methods: tuple[MethodReadme, ...]


@dataclass(frozen=True, slots=True)
class ArgumentReadme:
    """An argument of the constructor with its environment variable."""

    name: Identifier
    variable: Source
    description: Prose


@dataclass(frozen=True, slots=True)
class ApiReadme:
    """One of the documents."""

    title: Prose
    version: Prose
    description: Prose


@dataclass(frozen=True, slots=True)
class MockedReadme:
    """A call that a mock answers."""

    answer: Source
    construction: Source
    call: Source
    path: Source


@dataclass(frozen=True, slots=True)
class DownloadReadme:
    """The lines that begin a download."""

    sync: Source
    asynchronous: Source


@dataclass(frozen=True, slots=True)
class StreamReadme:
    """The lines that begin to read a stream.

    Attributes:
        has_events: Whether it is one of server-sent events.
    """

    sync: Source
    asynchronous: Source
    has_events: bool


@dataclass(frozen=True, slots=True)
class ReadmeView:
    """What the template of the README prints."""

    package: Identifier
    client: Identifier
    async_client: Identifier
    error: Identifier
    apis: tuple[ApiReadme, ...]
    construction: Source
    async_construction: Source
    imports: tuple[Source, ...]
    quick_start: Source
    quick_start_async: Source
    arguments: tuple[ArgumentReadme, ...]
    authentication: AuthenticationReadme | None
    resources: tuple[ResourceReadme, ...]
    first_call: Source
    first_raw_call: Source
    rate_limit: Source | None
    resumed_call: Source | None
    bulk_call: Source | None
    hooked_construction: Source
    mocked: MockedReadme | None
    has_result_errors: bool
    has_typed_headers: bool
    upload: Source | None
    chosen: Source | None
    download: DownloadReadme | None
    stream: StreamReadme | None
    filters: FiltersReadme | None
    webhooks: WebhooksReadme | None


def readme_view(package: ir.Package) -> ReadmeView:
    """The view of a package's README."""
    writer = Examples({model.name.python: model for model in package.models})
    resources = tuple(_resource(resource, writer) for resource in package.resources)
    methods = [(r, m) for r in package.resources for m in r.methods]
    methods.sort(key=lambda pair: pair[1].deprecated)
    # Reading is the safer thing to try first; a page shows the most.
    order = [(method.deprecated, method.pages is None, method.http_method != "GET") for _, method in methods]
    first = methods[order.index(min(order))] if methods else None
    paged = next(((r, m) for r, m in methods if m.pages is not None), None)
    call = writer.call(*first) if first else Source("client")
    streams = [(r, m) for r, m in methods if m.answer.is_stream or m.stream]
    streams.sort(key=lambda pair: not pair[1].answer.is_stream)
    constructed = writer.construction(package)
    raw = call.replace(f".{first[1].name}(", f".with_raw_response.{first[1].name}(", 1) if first else call
    return ReadmeView(
        package=package.name,
        client=package.client,
        async_client=Identifier(f"Async{package.client}"),
        error=Identifier(f"{package.client}Error"),
        apis=tuple(ApiReadme(prose(a.title), prose(a.version), prose(a.description)) for a in package.apis),
        construction=source("with {c} as client:", c=constructed),
        async_construction=source("async with Async{c} as client:", c=constructed),
        imports=imports_of(call),
        quick_start=_indented(_shown(call, first and first[1], ""), 4),
        quick_start_async=_indented(_shown(call, first and first[1], "async "), 8),
        arguments=(
            *(
                ArgumentReadme(c.name, Identifier(c.variable), prose(sentence(c.description)))
                for credential in package.credentials
                for c in credential.arguments
                if c.variable
            ),
            *(
                ArgumentReadme(a.name, Identifier(a.variable), prose(sentence(_with_default(a.text, a.default))))
                for a in server_arguments(package)
            ),
        ),
        authentication=authentication_readme(package, writer),
        resources=resources,
        first_call=call,
        first_raw_call=Source(raw),
        resumed_call=_with_argument(writer.call(*paged), Source("**error.resume")) if paged else None,
        bulk_call=next((_bulk_call(r, m, m.bulk, writer) for r, m in methods if m.bulk), None),
        hooked_construction=writer.construction(package, Source("hooks=hooks")),
        mocked=_mocked(package, *first, writer) if first else None,
        rate_limit=_rate_limit(package.rate_limit) if package.rate_limit else None,
        has_result_errors=package.envelope is not None,
        has_typed_headers=any(method.headers for _, method in methods),
        chosen=next((found for r, m in methods if (found := _chosen(r, m, writer))), None),
        upload=next((found for r, m in methods if (found := _upload(r, m, writer))), None),
        download=next((_download(r, m, writer) for r, m in methods if m.answer.reads == "bytes"), None),
        stream=next((_stream(r, m, writer) for r, m in streams), None),
        filters=filters_readme(package, writer.call),
        webhooks=webhooks_readme(package.events),
    )


def _with_default(text: str, default: str) -> str:
    return f"{text}; default: {default}" if text and default else text or (default and f"Default: {default}")


def _resource(resource: ir.Resource, writer: Examples) -> ResourceReadme:
    return ResourceReadme(
        name=resource.name,
        description=prose(sentence(resource.description)),
        methods=tuple(_method(resource, method, writer) for method in resource.methods),
    )


def _method(resource: ir.Resource, method: ir.Method, writer: Examples) -> MethodReadme:
    call = writer.call(resource, method)
    types = TypeWriter()
    returns = types.result(method.answer.gives) if method.answer.gives else Source("None")
    if method.pages is not None:
        returns = source("Page[{item}]", item=types.result(method.page_item))
    elif method.answer.is_stream:
        returns = source("Stream[{item}]", item=returns)
    example = _shown(call, method, "") if _is_iterated(method) else lay_out(call)
    return MethodReadme(
        name=method.name,
        summary=prose(title(method)),
        request_line=code_span(f"{method.http_method} {method.path}"),
        bulk=method.bulk.name if method.bulk else None,
        media_types=tuple(code_span(body.media_type) for body in bodies(method)) if method.other_bodies else (),
        stream=source("Stream[{item}]", item=types.result(method.stream.type or ir.ANY)) if method.stream else None,
        deprecated=method.deprecated,
        example=join("\n", (*imports_of(call), *([Source("")] if imports_of(call) else []), example)),
        returns=returns,
    )


def _download(resource: ir.Resource, method: ir.Method, writer: Examples) -> DownloadReadme:
    call = _streaming(writer.call(resource, method), method)
    return DownloadReadme(_block("with ", call, " as response:"), _block("async with ", call, " as response:"))


def _stream(resource: ir.Resource, method: ir.Method, writer: Examples) -> StreamReadme:
    call = writer.call(resource, method)
    if method.stream is not None:
        call = _streaming(call, method)
    return StreamReadme(
        _block("with ", call, " as stream:"),
        _block("async with await ", call, " as stream:"),
        has_events="event" in (method.stream or method.answer).reads,
    )


def _streaming(call: Source, method: ir.Method) -> Source:
    return Source(call.replace(f".{method.name}(", f".with_streaming_response.{method.name}(", 1))


def _block(start: LiteralString, call: Source, end: LiteralString) -> Source:
    return source(f"{start}{{call}}{end}", call=call)


def _chosen(resource: ir.Resource, method: ir.Method, writer: Examples) -> Source | None:
    """A call that chooses the media type of its body; None where there is nothing to choose."""
    for variant in variants(method):
        for name in variant.media_types:
            if name != variant.default:
                # Every range has a subtype `example` (RFC 4735).
                content_type = literal(name.replace("*", "example"))
                return lay_out(writer.call(resource, variant.method, content_type=content_type))
    return None


def _upload(resource: ir.Resource, method: ir.Method, writer: Examples) -> Source | None:
    """A call that sends a file; None where the method takes none."""
    for argument in keyword_arguments(method):
        file: Source | None = None
        match argument.type:
            case ir.FileInput():
                file = _FILE
            case ir.UnionOf(members=members) if ir.FILE in members:
                file = _FILE
            case ir.ListOf(items=ir.FileInput()):
                file = source("[{file}]", file=_FILE)
            case _:
                continue
        return lay_out(writer.call(resource, method, {argument.name.wire: file}))
    return None


_FILE = Source('File(b"...", "photo.png", content_type="image/png")')


def _bulk_call(resource: ir.Resource, method: ir.Method, bulk: ir.BulkMethod, writer: Examples) -> Source:
    call = source("result = {call}", call=writer.bulk_call(resource, method, bulk))
    return Source(lay_out(call).removeprefix("result = "))


def _mocked(package: ir.Package, resource: ir.Resource, method: ir.Method, writer: Examples) -> MockedReadme:
    answer = Samples(writer.models, wire=True).answer(method, package.envelope)
    how = source("json={value}", value=literal(answer))
    if method.answer.type is None:
        how = Source("status=204")
    elif method.answer.is_stream:
        how = source("json={value}", value=literal(_one_item(method.answer.reads, answer)))
    elif method.answer.reads != "json":
        how = Source('json=b"..."')
    path = literal(method.path)
    line = source("mock.on({http}, {path}, {how})", http=literal(method.http_method), path=path, how=how)
    call = writer.call(resource, method)
    return MockedReadme(
        answer=lay_out(line),
        construction=writer.construction(package, Source("transport=mock"), tested=True),
        call=_indented(_shown(call, method, ""), 4),
        path=path,
    )


def _one_item(reads: ir.Reads, item: object) -> bytes:
    """A stream of one item, as it comes."""
    match reads:
        case "json_lines":
            return json.dumps(item).encode() + b"\n"
        case "json_seq":
            return b"\x1e" + json.dumps(item).encode() + b"\n"
        case "event_text":
            return f"data: {item if isinstance(item, str) else '...'}\n\n".encode("ascii", "ignore")
        case "events" | "json_events":
            return b"data: " + json.dumps("..." if reads == "events" else {}).encode() + b"\n\n"
        case _:
            return b"data: " + json.dumps(item).encode() + b"\n\n"


def _with_argument(call: Source, argument: Source) -> Source:
    comma = "" if call.endswith("()") else ", "
    return Source(f"{call[:-1]}{comma}{argument})")


def _rate_limit(limit: ir.RateLimit) -> Source:
    seconds = int(limit.seconds) if limit.seconds % 1 == 0 else limit.seconds
    return source("{n} calls in {s} seconds", n=literal(limit.calls), s=literal(seconds))


def _is_iterated(method: ir.Method) -> bool:
    return method.pages is not None or method.answer.is_stream


def _shown(call: Source, method: ir.Method | None, keyword: str) -> Source:
    awaited = "await " if keyword else ""
    if method is not None and _is_iterated(method):
        # The pages of a search are asked for on the way.
        asked = call if method.pages is not None else f"{awaited}{call}"
        return Source(f"{keyword}for record in {asked}:\n    print(record)")
    return Source(f"result = {awaited}{call}\nprint(result)")


def _indented(text: Source, indent: int) -> Source:
    margin = " " * indent
    return Source("\n".join(margin + line for line in text.split("\n")))
