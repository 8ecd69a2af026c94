"""Rules about the media types of request bodies."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff import catalogue as kinds
from generator.diff.change import Change, Kind
from generator.diff.rules.context import Context
from generator.diff.surface import Body, Method


def body_changes(context: Context, old: Method, new: Method) -> Iterator[Change]:
    """Everything about the body of one method that its arguments do not show."""
    for rule in (_usual, _media_types, _forms, _models):
        for kind, detail in rule(context, old, new):
            place = context.spec("operation", new.id)
            paths = frozenset({f"{new.path_in_code}(content_type)"})
            yield Change(kind, f"{new.dotted} body", detail, place, new.code, paths)


_Found = Iterator[tuple[Kind, str]]


def _usual(context: Context, old: Method, new: Method) -> _Found:
    if old.bodies and new.bodies and (before := old.bodies[0].media_type) != (after := new.bodies[0].media_type):
        yield kinds.MEDIA_TYPE_CHANGED, f"{before} became {after}"


def _media_types(context: Context, old: Method, new: Method) -> _Found:
    if not (old.bodies and new.bodies):
        return
    before, after = (tuple(body.media_type for body in method.bodies) for method in (old, new))
    # A single media type is no choice: callers do not name it.
    if len(before) > 1:
        for name in before:
            if name not in after:
                yield kinds.MEDIA_TYPE_REMOVED, f"{name} is gone"
    if len(after) > 1:
        for name in after:
            if name not in before:
                yield kinds.MEDIA_TYPE_ADDED, name


def _both(old: Method, new: Method) -> Iterator[tuple[Body, Body]]:
    theirs = {body.media_type: body for body in new.bodies}
    return ((body, theirs[body.media_type]) for body in old.bodies if body.media_type in theirs)


def _forms(context: Context, old: Method, new: Method) -> _Found:
    for before, after in _both(old, new):
        if before.form != after.form:
            yield kinds.BODY_FORM_CHANGED, f"{before.form or 'the usual form'} became {after.form or 'the usual form'}"


def _models(context: Context, old: Method, new: Method) -> _Found:
    """Fields are arguments and have rules of their own; a model's name in between is no change for anybody."""
    for before, after in _both(old, new):
        whole = all(argument.wire or argument.sent_in != "body" for argument in (*old.arguments, *new.arguments))
        same = context.types.same(before.annotation.type, after.annotation.type)
        names = {each.name for kind in (before, after) for each in kind.annotation.type}
        if whole and not same and not all(name.startswith("models.") for name in names):
            yield kinds.BODY_TYPE_CHANGED, f"{before.annotation.text} became {after.annotation.text}"
