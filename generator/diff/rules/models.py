"""Rules about models. What is sent and what is read break in opposite ways, so each rule asks which a model is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.diff import catalogue as kinds
from generator.diff.annotations import Alternative, Annotation, values
from generator.diff.change import Change, Kind
from generator.diff.rules.bounds import bound_changes
from generator.diff.rules.context import Context
from generator.diff.surface import Alias, Field, Model, Surface

_NONE = frozenset({Alternative("None")})


def model_changes(context: Context) -> Iterator[Change]:
    """Everything about models."""
    old, new = _all(context.old), _all(context.new)
    for name, found in old.items():
        if name in context.renamed:
            detail = f"models.{name} became models.{context.renamed[name]}"
            yield _model(context, kinds.MODEL_RENAMED, found, detail, gone=True)
        elif name not in new:
            yield _model(context, kinds.MODEL_REMOVED, found, f"models.{name} is gone", gone=True)
    for name, after in new.items():
        if name not in old and name not in context.renamed.values():
            yield _model(context, kinds.MODEL_ADDED, after, f"models.{name}")
        match old.get(name), after:
            case Model() as before, Model():
                yield from _class(context, before, after)
            case Alias() as before, Alias():
                yield from _alias(context, before, after)
            case None, _:
                pass
            case _:
                yield _model(context, kinds.MODEL_KIND_CHANGED, after, f"models.{name} is another kind of type")


def _all(surface: Surface) -> dict[str, Model | Alias]:
    return {**surface.models, **surface.aliases}


def _model(context: Context, kind: Kind, found: Model | Alias, detail: str, *, gone: bool = False) -> Change:
    place = context.spec("model", found.name, gone=gone)
    return Change(kind, f"models.{found.name}", detail, place, found.code, frozenset({f"models.{found.name}"}))


# --- types that are no classes ----------------------------------------------------------------------------------------


def _alias(context: Context, old: Alias, new: Alias) -> Iterator[Change]:
    before, after = old.annotation, new.annotation
    shown = f"{before.text} became {after.text}"
    # Compared by what they say, not by their name, which is the same.
    if context.types.same(before.type, after.type):
        yield from (_model(context, kind, new, detail) for kind, detail in _values(context, new.name, before, after))
    else:
        wider, narrower = _directions(context, before, after)
        if not wider and context.is_sent(new.name):
            yield _model(context, kinds.SENT_TYPE_NARROWED, new, shown)
        elif not narrower and context.is_read(new.name):
            yield _model(context, kinds.READ_TYPE_CHANGED, new, shown)
        else:
            yield _model(context, kinds.TYPE_CHANGED_HARMLESSLY, new, shown)
    if old.tags != new.tags and context.types.same(before.type, after.type):
        yield _model(context, kinds.TAGS_CHANGED, new, f"{old.tags or 'nothing'} became {new.tags or 'nothing'}")
    yield from _bounds(context, old, new)


def _bounds(context: Context, old: Alias, new: Alias) -> Iterator[Change]:
    if context.is_sent(new.name):
        for kind, detail in bound_changes(old.annotation.bounds, new.annotation.bounds):
            yield _model(context, kind, new, detail)


def _directions(context: Context, old: Annotation, new: Annotation) -> tuple[bool, bool]:
    """Whether the new type takes all that the old one did, and whether it gives no more."""
    return context.types.old_fits_new(old.type, new.type), context.types.new_fits_old(old.type, new.type)


def _values(context: Context, model: str, old: Annotation, new: Annotation) -> Iterator[tuple[Kind, str]]:
    """The values that an open enum names: any other is taken, and kept, too."""
    known, now = values(old.type), values(new.type)
    if known and now and (gone := sorted(map(str, known - now))):
        kind = kinds.SENT_VALUE_REMOVED if context.is_sent(model) else kinds.READ_VALUE_REMOVED
        yield kind, ", ".join(gone)
    if known and now and (come := sorted(map(str, now - known))):
        yield kinds.VALUE_ADDED, ", ".join(come)


# --- classes ----------------------------------------------------------------------------------------------------------


def _class(context: Context, old: Model, new: Model) -> Iterator[Change]:
    before = {found.wire: found for found in old.fields.values()}
    after = {found.wire: found for found in new.fields.values()}
    by_name = {found.name: found for found in new.fields.values()}
    for wire, one in before.items():
        other = after.get(wire)
        if other is None and one.name in by_name and by_name[one.name].wire not in before:
            other = by_name[one.name]
            after.pop(other.wire)
        if _is_inherited(one, other, old, new):
            continue
        if other is None:
            yield _field(context, kinds.FIELD_REMOVED, new, one, f"{one.annotation.text} is gone", gone=True)
        else:
            yield from _field_changes(context, new, one, other)
    for wire, other in after.items():
        if wire not in before and other.name in new.own:
            yield _added(context, new, other)
    yield from _base(context, old, new)
    if old.further != new.further:
        detail = f"{old.further or 'any'} became {new.further or 'any'}"
        yield _model(context, kinds.FURTHER_PROPERTIES_CHANGED, new, detail)


def _is_inherited(one: Field, other: Field | None, old: Model, new: Model) -> bool:
    """Whether the change, if there is any, is one of a base."""
    return one.name not in old.own and (other is None or other.name not in new.own) and old.base == new.base


def _base(context: Context, old: Model, new: Model) -> Iterator[Change]:
    if old.base and context.renamed.get(old.base, old.base) != new.base:
        yield _model(context, kinds.BASE_CHANGED, new, f"{old.base} became {new.base or 'none'}")


def _field(context: Context, kind: Kind, model: Model, found: Field, detail: str, *, gone: bool = False) -> Change:
    names = {model.name, *_heirs(context, model.name)}
    place = context.spec("field", model.name, found.wire, gone=gone)
    paths = frozenset(f"models.{name}.{found.name}" for name in names)
    return Change(kind, f"models.{model.name}.{found.name}", detail, place, found.code, paths)


def _heirs(context: Context, name: str) -> Iterator[str]:
    for found in (*context.old.models.values(), *context.new.models.values()):
        if found.base == name:
            yield found.name
            yield from _heirs(context, found.name)


def _added(context: Context, model: Model, found: Field) -> Change:
    is_needed = found.required and context.is_sent(model.name)
    kind = kinds.REQUIRED_FIELD_ADDED if is_needed else kinds.FIELD_ADDED
    return _field(context, kind, model, found, found.annotation.text)


def _field_changes(context: Context, model: Model, old: Field, new: Field) -> Iterator[Change]:
    for rule in (_field_names, _presence, _field_type, _field_values, _field_bounds, _default):
        for kind, detail in rule(context, model.name, old, new):
            yield replace(_field(context, kind, model, old, detail), code=new.code)


_Found = Iterator[tuple[Kind, str]]


def _field_names(context: Context, model: str, old: Field, new: Field) -> _Found:
    if old.name != new.name:
        yield kinds.FIELD_RENAMED, f"{old.name} became {new.name}"
    if old.wire != new.wire:
        yield kinds.FIELD_WIRE_NAME_CHANGED, f"{old.wire} became {new.wire}"


def _presence(context: Context, model: str, old: Field, new: Field) -> _Found:
    if new.required and not old.required and context.is_sent(model):
        yield kinds.FIELD_BECAME_REQUIRED, "it could be left out"
    if old.required and not new.required and context.is_sent(model):
        yield kinds.FIELD_BECAME_OPTIONAL, "it can be left out"


def _field_type(context: Context, model: str, old: Field, new: Field) -> _Found:
    before, after = old.annotation, new.annotation
    if context.types.same(before.type, after.type):
        return
    shown = f"{before.text} became {after.text}"
    takes_all, gives_no_more = _directions(context, before, after)
    if context.is_sent(model):
        # Where a field may be left out, None only says that it was.
        is_left_out = old.required or context.types.old_fits_new(before.type - _NONE, after.type)
        if not takes_all and not (is_left_out and new.required and not old.required):
            yield kinds.SENT_FIELD_NARROWED, shown
        elif takes_all and not context.is_read(model):
            yield kinds.FIELD_WIDENED, shown
    if context.is_read(model):
        yield from _read(context, before, after, shown, gives_no_more=gives_no_more)


def _read(context: Context, old: Annotation, new: Annotation, shown: str, *, gives_no_more: bool) -> _Found:
    if gives_no_more:
        is_there = old.type - new.type == _NONE
        yield (kinds.FIELD_ALWAYS_THERE if is_there else kinds.FIELD_NARROWED), shown
    elif context.types.new_fits_old(old.type, new.type - _NONE):
        yield kinds.FIELD_MAY_BE_NONE, shown
    else:
        yield kinds.READ_FIELD_CHANGED, shown


def _field_values(context: Context, model: str, old: Field, new: Field) -> _Found:
    if context.types.same(old.annotation.type, new.annotation.type):
        yield from _values(context, model, old.annotation, new.annotation)


def _field_bounds(context: Context, model: str, old: Field, new: Field) -> _Found:
    if context.is_sent(model):
        yield from bound_changes(old.annotation.bounds, new.annotation.bounds)


def _default(context: Context, model: str, old: Field, new: Field) -> _Found:
    if old.default and new.default and old.default != new.default:
        yield kinds.FIELD_DEFAULT_CHANGED, f"{old.default} became {new.default}"
