"""What every rule is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.diff.annotations import Aliases, Type, models_in
from generator.diff.side import Place, PlaceKey, Side
from generator.diff.surface import Alias, Method, Model, Surface


@dataclass(slots=True)
class Context:
    """Both sides, and what follows from them.

    Attributes:
        sent: The models that callers give, on either side.
        read: The models that callers are given, on either side.
        renamed: The new names of models that have one.
    """

    old_side: Side
    new_side: Side
    old: Surface
    new: Surface
    renamed: dict[str, str] = field(init=False)
    types: Aliases = field(init=False)
    sent: frozenset[str] = field(init=False)
    read: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.renamed = dict(_renamed(self.old, self.new))
        self.types = Aliases(self.old.means, self.new.means, self.renamed)
        self.sent = _reached(self.old, _sent(self.old)) | _reached(self.new, _sent(self.new))
        self.read = _reached(self.old, _read(self.old)) | _reached(self.new, _read(self.new))

    def spec(self, *key: str, gone: bool = False) -> Place | None:
        """Where a document says something; of what is gone, where the old one did."""
        return _place((self.old_side if gone else self.new_side).places, key)

    def is_sent(self, model: str) -> bool:
        """Whether callers give a model; what no operation names can be used either way."""
        return model in self.sent or model not in self.read

    def is_read(self, model: str) -> bool:
        """Whether callers are given a model."""
        return model in self.read or model not in self.sent


def _place(places: Mapping[PlaceKey, Place], key: PlaceKey) -> Place | None:
    """The place of something, else of what holds it."""
    if key in places:
        return places[key]
    owner = {"argument": "operation", "field": "model"}.get(key[0])
    return places.get((owner, key[1])) if owner else None


def _renamed(old: Surface, new: Surface) -> Iterator[tuple[str, str]]:
    """The models that have another name and are otherwise the same, where only one can be meant."""
    before: dict[str, Model | Alias] = {**old.models, **old.aliases}
    after: dict[str, Model | Alias] = {**new.models, **new.aliases}
    gone = {name: _shape(found) for name, found in before.items() if name not in after}
    come = {name: _shape(found) for name, found in after.items() if name not in before}
    for name, shape in gone.items():
        same = [other for other, theirs in come.items() if theirs == shape]
        if shape and len(same) == 1 and list(gone.values()).count(shape) == 1:
            yield name, same[0]


def _shape(model: Model | Alias) -> tuple[tuple[str, str, str], ...]:
    """All that is said of a model but its name, which the names of what stands in it begin with."""
    match model:
        case Alias(name=name, annotation=found, tags=tags):
            return ((tags, found.text.replace(name, "."), ""),)
        case Model(name=name, fields=fields):
            return tuple((each.wire, each.annotation.text.replace(name, "."), each.default) for each in fields.values())


def _sent(surface: Surface) -> Iterator[Type]:
    for method in surface.methods:
        yield from (argument.annotation.type for argument in method.arguments)
        yield from (body.annotation.type for body in method.bodies)


def _read(surface: Surface) -> Iterator[Type]:
    for method in surface.methods:
        yield from _answers(method)
    yield from (event.result.type for event in surface.events)


def _answers(method: Method) -> Iterator[Type]:
    yield method.result.type
    yield from (found.type for found in (*method.answers, *method.failures.values(), *method.headers.values()))
    if method.stream is not None:
        yield method.stream.type


def _reached(surface: Surface, roots: Iterable[Type]) -> frozenset[str]:
    waiting = [name for root in roots for name in models_in(root)]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(_named_by(surface.models.get(name), surface.aliases.get(name)))
    return frozenset(found)


def _named_by(model: Model | None, alias: Alias | None) -> Iterator[str]:
    if model is not None:
        if model.base:
            yield model.base
        for each in model.fields.values():
            yield from models_in(each.annotation.type)
    if alias is not None:
        yield from models_in(alias.annotation.type)
