"""Rules about the arguments of methods: parameters, and the fields of bodies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diff import catalogue as kinds
from generator.diff.annotations import Annotation, values
from generator.diff.change import Change, Kind
from generator.diff.rules.bounds import bound_changes
from generator.diff.rules.context import Context
from generator.diff.surface import Argument, Method

_OWN = frozenset({"content_type"})
"""An argument that other rules are about."""


def argument_changes(context: Context, old: Method, new: Method) -> Iterator[Change]:
    """Everything about the arguments of one method."""
    before, after = _keyed(old), _keyed(new)
    pairs = {key: (before[key], after[key]) for key in before if key in after}
    pairs |= _moved(before, after)
    gone = [each for key, each in before.items() if key not in pairs]
    met = {each[1].name for each in pairs.values()}
    for argument in gone:
        yield _change(context, kinds.ARGUMENT_REMOVED, old, argument, f"{_sent(argument)} is gone", gone=True)
    for argument in after.values():
        if argument.name not in met:
            kind = kinds.REQUIRED_ARGUMENT_ADDED if argument.required else kinds.ARGUMENT_ADDED
            yield _change(context, kind, new, argument, f"{_sent(argument)}: {argument.annotation.text}")
    for one, other in pairs.values():
        for rule in _RULES:
            for kind, detail in rule(context, one, other):
                yield _change(context, kind, new, other, detail, was=one)


_Key = tuple[str, str]


def _keyed(method: Method) -> dict[_Key, Argument]:
    return {
        (each.sent_in, each.wire or each.name): each for each in method.arguments if each.sent_in or _is_foreign(each)
    }


def _is_foreign(argument: Argument) -> bool:
    return argument.name not in _OWN


def _moved(before: Mapping[_Key, Argument], after: Mapping[_Key, Argument]) -> dict[_Key, tuple[Argument, Argument]]:
    """The arguments that are called the same and are sent in another place; else path parameters in the same place.

    A path parameter is what its position says: its name in the template is seen by nobody.
    """
    come = {each.name: each for key, each in after.items() if key not in before}
    found = {key: (each, come.pop(each.name)) for key, each in before.items() if key not in after and each.name in come}
    left = {each.position: each for each in come.values() if each.position is not None}
    for key, each in before.items():
        if key not in after and key not in found and each.position in left:
            found[key] = (each, left[each.position])
    return found


def _sent(argument: Argument) -> str:
    return f"{argument.wire or argument.name!r} in the {argument.sent_in}" if argument.sent_in else argument.name


def _change(
    context: Context,
    kind: Kind,
    method: Method,
    argument: Argument,
    detail: str,
    *,
    gone: bool = False,
    was: Argument | None = None,
) -> Change:
    place = context.spec("argument", method.id, argument.sent_in, argument.wire, gone=gone)
    names = {argument.name, was.name if was else argument.name}
    paths = {f"{method.path_in_code}({name})" for name in names}
    if method.bulk:
        paths |= {f"resources.{method.resource}.{method.class_name}.{method.bulk}({name})" for name in names}
    subject = f"{method.dotted}({was.name if was else argument.name})"
    return Change(kind, subject, detail, place, method.code, frozenset(paths))


# --- rules ------------------------------------------------------------------------------------------------------------

_Found = Iterator[tuple[Kind, str]]


def _required(context: Context, old: Argument, new: Argument) -> _Found:
    if new.required and not old.required:
        yield kinds.ARGUMENT_BECAME_REQUIRED, "it could be left out"
    if old.required and not new.required:
        yield kinds.ARGUMENT_BECAME_OPTIONAL, "it can be left out"


def _name(context: Context, old: Argument, new: Argument) -> _Found:
    if old.name != new.name:
        is_placed = old.position is not None and new.position is not None
        yield (kinds.POSITION_RENAMED if is_placed else kinds.ARGUMENT_RENAMED), f"{old.name} became {new.name}"


def _way(context: Context, old: Argument, new: Argument) -> _Found:
    if (old.position is None) != (new.position is None):
        ways = ["by name" if each.position is None else "by position" for each in (old, new)]
        yield kinds.ARGUMENT_BECAME_POSITIONAL, f"{ways[0]} became {ways[1]}"
    elif old.position != new.position:
        yield kinds.ARGUMENT_MOVED, f"position {old.position} became {new.position}"


def _place(context: Context, old: Argument, new: Argument) -> _Found:
    if old.sent_in != new.sent_in:
        yield kinds.ARGUMENT_PLACE_CHANGED, f"{old.sent_in} became {new.sent_in}"


def _form(context: Context, old: Argument, new: Argument) -> _Found:
    if old.form != new.form and old.sent_in == new.sent_in:
        yield kinds.ARGUMENT_FORM_CHANGED, f"{old.form or 'the usual form'} became {new.form or 'the usual form'}"


def _type(context: Context, old: Argument, new: Argument) -> _Found:
    before, after = old.annotation, new.annotation
    if context.types.same(before.type, after.type):
        yield from _values(before, after)
        return
    shown = f"{before.text} became {after.text}"
    if context.types.old_fits_new(before.type, after.type):
        yield kinds.ARGUMENT_WIDENED, shown
    else:
        yield kinds.ARGUMENT_NARROWED, shown


def _values(old: Annotation, new: Annotation) -> _Found:
    """The values that an open enum names: it takes any other too."""
    known, now = values(old.type), values(new.type)
    if gone := sorted(map(str, known - now)) if known and now else []:
        yield kinds.SENT_VALUE_REMOVED, ", ".join(gone)
    if come := sorted(map(str, now - known)) if known and now else []:
        yield kinds.VALUE_ADDED, ", ".join(come)


def _bounds(context: Context, old: Argument, new: Argument) -> _Found:
    yield from bound_changes(old.annotation.bounds, new.annotation.bounds)


def _default(context: Context, old: Argument, new: Argument) -> _Found:
    if old.default != new.default and old.default and not new.required:
        yield kinds.DEFAULT_CHANGED, f"{old.default} became {new.default or 'unknown'}"


_RULES = (_required, _name, _way, _place, _form, _type, _bounds, _default)
