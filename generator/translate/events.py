"""Webhooks and callbacks as functions that read their content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from generator.config import OperationConfig
from generator.diagnostics import Diagnostics
from generator.ir import ANY, Event, Events, ListOf, MapOf, ModelReference, Primitive, Type, UnionOf
from generator.names import event_name, numbered
from generator.openapi import Api, Encoding, MediaType, Webhook
from generator.outcome import Skipped
from generator.shared import SharedApis
from generator.text import Identifier
from generator.translate.media import FORM, essence, is_json, preferred, read_as
from generator.translate.schemas import ApiSchemas

Reads = Literal["json", "form", "text", "bytes"]


def events(shared: SharedApis, settings: Mapping[str, OperationConfig], diagnostics: Diagnostics) -> Events:
    """The events of all documents.

    Args:
        shared: The documents.
        settings: What is configured for operations, and for events by their ids.
        diagnostics: Receives what is skipped, and clashes of names.
    """
    found: list[Event] = []
    skipped: list[Skipped] = []
    for api in shared.apis:
        schemas = ApiSchemas(api, shared.classes)
        for webhook in api.webhooks:
            event = _event(webhook, schemas, settings.get(webhook.id, OperationConfig()), diagnostics)
            if isinstance(event, Skipped):
                skipped.append(event)
            else:
                found.append(event)
    named = tuple(_distinct(found, settings, diagnostics))
    return Events(named, _any_webhook(shared, named), tuple(skipped))


def _event(
    webhook: Webhook, schemas: ApiSchemas, settings: OperationConfig, diagnostics: Diagnostics
) -> Event | Skipped:
    kind = "callback" if webhook.callback_of else "webhook"
    if settings.skip:
        return Skipped(webhook.id, "skipped by the configuration", webhook.location)
    media = preferred(webhook.body.content)
    if media is None:
        reason = f"content of type {webhook.body.content[0].media_type} is not read"
        diagnostics.warning("U224", f"{reason}; {kind} {webhook.id!r} is skipped", webhook.body.location)
        return Skipped(webhook.id, reason, webhook.location)
    _note_others(webhook, media, diagnostics)
    content_type, reads = _content(media, schemas)
    lists, nested = _form(media, schemas) if reads == "form" else ((), ())
    return Event(
        id=webhook.id,
        api=schemas.api.name,
        name=Identifier(settings.method) if settings.method is not None else event_name(webhook.id),
        further=webhook.further,
        type=content_type,
        reads=reads,
        lists=lists,
        nested=nested,
        summary=webhook.summary,
        description=webhook.description,
        deprecated=webhook.deprecated,
        content=webhook.body.description,
        callback_of=webhook.callback_of,
        location=webhook.location,
    )


def _note_others(webhook: Webhook, media: MediaType, diagnostics: Diagnostics) -> None:
    others = [other.media_type for other in webhook.body.content if other is not media]
    if others:
        message = f"the content is read as {media.media_type}; {', '.join(others)} is not"
        diagnostics.note("U222", message, webhook.body.location)


# --- what a content is ------------------------------------------------------------------------------------------------


def _content(media: MediaType, schemas: ApiSchemas) -> tuple[Type, Reads]:
    declared = ANY if media.schema is None else schemas.type_of(media.schema)
    if essence(media.media_type) == FORM:
        return declared, "form"
    match read_as(media.media_type):
        case "json":
            return declared, "json"
        case "text":
            return Primitive("str"), "text"
        case "bytes":
            return Primitive("bytes"), "bytes"


def _form(media: MediaType, schemas: ApiSchemas) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a form that may come several times, and those whose text is JSON."""
    lists: list[str] = []
    nested: list[str] = []
    for name, schema in (schemas.properties(media.schema) if media.schema else {}).items():
        kinds = (schemas.type_of(schema), schemas.type_of(schemas.follow(schema)))
        content_type = media.encoding.get(name, Encoding()).content_type
        if any(map(_is_list, kinds)):
            lists.append(name)
        if any(map(_holds_objects, kinds)) or (content_type and is_json(content_type)):
            nested.append(name)
    return tuple(lists), tuple(nested)


def _is_list(kind: Type) -> bool:
    match kind:
        case ListOf():
            return True
        case UnionOf(members=members):
            return any(map(_is_list, members))
        case _:
            return False


def _holds_objects(kind: Type) -> bool:
    match kind:
        case ListOf(items=items):
            return _holds_objects(items)
        case UnionOf(members=members):
            return any(map(_holds_objects, members))
        case ModelReference(takes_mapping=takes_mapping):
            return takes_mapping
        case _:
            return isinstance(kind, MapOf)


def _any_webhook(shared: SharedApis, found: Iterable[Event]) -> ModelReference | None:
    """The type of any webhook, where one document has them all and none is left out."""
    webhooks = [event for event in found if not event.callback_of]
    apis = [api for api in shared.apis if any(not webhook.callback_of for webhook in api.webhooks)]
    if len(apis) != 1 or apis[0].any_webhook is None or any(event.reads != "json" for event in webhooks):
        return None
    if len(webhooks) < sum(not webhook.callback_of for webhook in apis[0].webhooks):
        return None
    return _reference(apis[0], apis[0].any_webhook, shared)


def _reference(api: Api, name: str, shared: SharedApis) -> ModelReference:
    return ModelReference(shared.classes[api.name, name], is_object=False, takes_mapping=True)


# --- names ------------------------------------------------------------------------------------------------------------


def _distinct(
    found: Sequence[Event], settings: Mapping[str, OperationConfig], diagnostics: Diagnostics
) -> Iterator[Event]:
    """The events, all those that would share a name told apart; what is called in the configuration stays."""
    _refuse_configured_clashes(found, settings, diagnostics)
    by_request = _apart(found, settings, lambda event: event.further)
    are_several = len({event.api for event in found}) > 1
    by_api = _apart(by_request, settings, lambda event: f"{event.api} {event.further}") if are_several else by_request
    taken = {event.name for event in by_api if _is_configured(event, settings)}
    for before, after in zip(found, by_api, strict=True):
        name, number = after.name, 1
        while name in taken and not _is_configured(after, settings):
            number += 1
            name = numbered(after.name, number)
        taken.add(name)
        if name != before.name:
            message = f"webhooks.{before.name} would be more than one event; {before.id!r} is webhooks.{name}"
            diagnostics.warning("N110", message, before.location)
        yield replace(after, name=name)


def _apart(
    found: Sequence[Event], settings: Mapping[str, OperationConfig], rename: Callable[[Event], str]
) -> list[Event]:
    wanted = Counter(event.name for event in found)
    return [
        replace(event, name=event_name(rename(event)))
        if wanted[event.name] > 1 and not _is_configured(event, settings)
        else event
        for event in found
    ]


def _is_configured(event: Event, settings: Mapping[str, OperationConfig]) -> bool:
    return event.id in settings and settings[event.id].method is not None


def _refuse_configured_clashes(
    found: Iterable[Event], settings: Mapping[str, OperationConfig], diagnostics: Diagnostics
) -> None:
    known: dict[Identifier, Event] = {}
    for event in found:
        if _is_configured(event, settings) and (first := known.setdefault(event.name, event)) is not event:
            message = f"the configuration calls both {first.id!r} ({first.location}) and {event.id!r} {event.name}"
            diagnostics.error("N109", message, event.location)
