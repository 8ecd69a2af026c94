"""Rules about webhooks and callbacks."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff import catalogue as kinds
from generator.diff.change import Change, Kind
from generator.diff.rules.context import Context
from generator.diff.surface import Event


def event_changes(context: Context) -> Iterator[Change]:
    """Everything about webhooks and callbacks."""
    before = {event.id: event for event in context.old.events}
    after = {event.id: event for event in context.new.events}
    for name, event in before.items():
        if name not in after:
            yield _change(context, kinds.EVENT_REMOVED, event, f"{name} is gone", gone=True, last=not after)
    for name, event in after.items():
        if name not in before:
            yield _change(context, kinds.EVENT_ADDED, event, name)
        else:
            yield from _changed(context, before[name], event)


def _changed(context: Context, old: Event, new: Event) -> Iterator[Change]:
    if old.name != new.name:
        yield _change(context, kinds.EVENT_RENAMED, old, f"{old.name} became {new.name}")
    if not context.types.new_fits_old(old.result.type, new.result.type):
        yield _change(context, kinds.EVENT_CHANGED, new, f"{old.result.text} became {new.result.text}")
    if new.deprecated and not old.deprecated:
        yield _change(context, kinds.DEPRECATED, new, "the document advises against it")
    if old.deprecated and not new.deprecated:
        yield _change(context, kinds.DEPRECATION_LIFTED, new, "the document does not advise against it any more")


def _change(
    context: Context, kind: Kind, event: Event, detail: str, *, gone: bool = False, last: bool = False
) -> Change:
    paths = frozenset({f"webhooks.{event.name}", *(("webhooks",) if last else ())})
    place = context.spec("event", event.id, gone=gone)
    return Change(kind, f"webhooks.{event.name}", detail, place, event.code, paths)
