"""The module of webhooks and callbacks, as finished pieces of source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import ir
from generator.imports import import_lines
from generator.layout import lay_out
from generator.names import private_constant
from generator.text import Docstring, Identifier, Literal, Prose, Source, join, literal, prose, source
from generator.views.method import deprecated
from generator.views.prose import Section, deprecation, document, title
from generator.views.types import TypeWriter

_CONTENT = ("content", "The body of the request, as it came.")
_STRICT = ("strict", "Whether to refuse a content that deviates from its description.")
_RAISES: Section = ("Raises", (("EventDecodeError", "It cannot be read, or deviates and must not."),))
_PARAMETERS = Source("content: bytes | str, *, strict: bool = False")
_NONE = Source("")
_ANY_WEBHOOK = Identifier("_any_webhook")
"""No constant of an event: those are in upper case."""


@dataclass(frozen=True, slots=True)
class FunctionView:
    """One function that reads a content."""

    decorator: Source
    signature: Source
    docstring: Docstring
    statement: Source


@dataclass(frozen=True, slots=True)
class WebhooksView:
    """What the template of `webhooks.py` prints."""

    docstring: Docstring
    imports: tuple[Source, ...]
    exports: tuple[Literal, ...]
    logger: Literal
    constants: tuple[Source, ...]
    functions: tuple[FunctionView, ...]


@dataclass(frozen=True, slots=True)
class EventReadme:
    """One function, as the README has it."""

    name: Identifier
    returns: Source
    summary: Prose


@dataclass(frozen=True, slots=True)
class WebhooksReadme:
    """What the README shows of webhooks and callbacks."""

    first: Identifier
    events: tuple[EventReadme, ...]
    parses_any: bool


def webhooks_view(package: ir.Package) -> WebhooksView:
    """The view of `webhooks.py`."""
    events, types = package.events, TypeWriter(package=".")
    constants = [_constant(event, types) for event in events.found]
    functions = [_function(event, types) for event in events.found]
    names = [event.name for event in events.found]
    if events.any_webhook is not None:
        constants.append(_event_of(_ANY_WEBHOOK, "any webhook", events.any_webhook, (), types))
        functions.append(_parse(events.any_webhook, types))
        names.append(Identifier("parse"))
    used = {"Event", "Form"} if any(event.lists or event.nested for event in events.found) else {"Event"}
    imports = {Source("import logging"), *(Source(f"from ._runtime.events import {name}") for name in used)}
    if any(event.deprecated for event in events.found):
        imports.add(Source("from typing_extensions import deprecated"))
    return WebhooksView(
        docstring=document(
            0,
            "The requests that the API makes: what their content is.",
            "Nothing here knows who sent a request: verify that, by its signature or as the API provides, before you "
            "read it.",
        ),
        imports=import_lines(imports | types.imports),
        exports=tuple(literal(str(name)) for name in sorted(names)),
        logger=literal(str(package.name)),
        constants=tuple(constants),
        functions=tuple(functions),
    )


def webhooks_readme(events: ir.Events) -> WebhooksReadme | None:
    """What the README shows; None where there is no module of webhooks."""
    if not events.found:
        return None
    types = TypeWriter()
    lines = (EventReadme(e.name, types.result(e.type), prose(title(e))) for e in events.found)
    return WebhooksReadme(events.found[0].name, tuple(lines), events.any_webhook is not None)


# --- constants --------------------------------------------------------------------------------------------------------


def _constant(event: ir.Event, types: TypeWriter) -> Source:
    return _event_of(private_constant(event.name), event.id, event.type, tuple(_arguments(event)), types)


def _event_of(
    name: Identifier, event_id: str, content: ir.Type, arguments: Iterable[Source], types: TypeWriter
) -> Source:
    reads = source("lambda: {wire}", wire=types.wire(content))
    statement = source(
        "{name}: Event[{result}] = Event({arguments})",
        name=name,
        result=types.result(content, in_class=False),
        arguments=join(", ", [literal(event_id), reads, Source("log=_log"), *arguments]),
    )
    return lay_out(statement)


def _arguments(event: ir.Event) -> Iterable[Source]:
    if event.reads != "json":
        yield source("reads={reads}", reads=literal(event.reads))
    parts = [("lists", event.lists), ("nested", event.nested)]
    written = [source("{name}={names}", name=Identifier(name), names=literal(names)) for name, names in parts if names]
    if written:
        yield source("form=Form({written})", written=join(", ", written))


# --- functions --------------------------------------------------------------------------------------------------------


def _function(event: ir.Event, types: TypeWriter) -> FunctionView:
    returns = (("", event.content),) if event.content.strip() else ()
    sections: tuple[Section, ...] = (("Args", (_CONTENT, _STRICT)), ("Returns", returns), _RAISES)
    return _reader(
        event.name,
        private_constant(event.name),
        types.result(event.type, in_class=False),
        document(4, title(event), event.description, deprecation(event), sections=sections),
        deprecated(event.id) if event.deprecated else Source(""),
    )


def _parse(any_webhook: ir.ModelReference, types: TypeWriter) -> FunctionView:
    sections: tuple[Section, ...] = (("Args", (_CONTENT, _STRICT)), _RAISES)
    return _reader(
        Identifier("parse"),
        _ANY_WEBHOOK,
        types.result(any_webhook, in_class=False),
        document(
            4,
            "Read any of the webhooks: its class says which it is.",
            "What is none of those that are described becomes a plain object, unless `strict` refuses it.",
            sections=sections,
        ),
    )


def _reader(
    name: Identifier, constant: Identifier, result: Source, docstring: Docstring, decorator: Source = _NONE
) -> FunctionView:
    line = source("def {name}({parameters}) -> {result}:", name=name, parameters=_PARAMETERS, result=result)
    call = source("return {constant}.read(content, strict=strict)", constant=constant)
    return FunctionView(lay_out(decorator), lay_out(line), docstring, lay_out(call, 4))
