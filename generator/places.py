"""Where the documents say what a package holds: what a comparison names beside the code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import ir
from generator.document import Location

PlaceKey = tuple[str, ...]


def places(package: ir.Package) -> Mapping[PlaceKey, Location]:
    """The place of each operation, argument, model, field and event.

    The keys are `("operation", ID)`, `("argument", ID, PLACE, NAME)`, `("model", CLASS)`, `("field", CLASS, NAME)` and
    `("event", ID)`; the names of arguments and fields are those of the wire.
    """
    return dict(_places(package))


def _places(package: ir.Package) -> Iterator[tuple[PlaceKey, Location]]:
    for resource in package.resources:
        for method in resource.methods:
            yield ("operation", method.id), method.location
            yield from _arguments(method)
    for model in package.models:
        yield ("model", model.name.python), model.location
        for field in model.fields:
            place = model.location.child("properties", field.name.wire)
            yield ("field", model.name.python, field.name.wire), place
    for event in package.events.found:
        yield ("event", event.id), event.location


def _arguments(method: ir.Method) -> Iterator[tuple[PlaceKey, Location]]:
    for parameter in method.parameters:
        key = ("argument", method.id, parameter.location_in, parameter.argument.name.wire)
        yield key, parameter.argument.location
    for body in (method.body, *method.other_bodies):
        match body:
            case ir.FieldsBody(fields=fields):
                for field in fields:
                    yield ("argument", method.id, "body", field.name.wire), field.location
            case ir.WholeBody(argument=argument):
                yield ("argument", method.id, "body", ""), argument.location
            case None:
                pass
