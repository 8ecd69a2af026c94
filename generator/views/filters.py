"""The module of filters, as finished pieces of source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import LiteralString

from generator import ir
from generator.layout import lay_out
from generator.names import snake
from generator.node import is_object
from generator.text import Docstring, Identifier, Literal, Source, join, literal, source
from generator.views.prose import document

FIELD_CLASSES: dict[ir.FilterKind, Identifier] = {
    "text": Identifier("TextField"),
    "number": Identifier("NumberField"),
    "integer": Identifier("IntegerField"),
    "boolean": Identifier("BooleanField"),
    "date": Identifier("DateField"),
    "datetime": Identifier("DateTimeField"),
    "text_list": Identifier("TextListField"),
}


_CONDITIONS: tuple[tuple[ir.FilterKind, str, LiteralString], ...] = (
    ("text", "eq", "F.{name}.eq({value})"),
    ("number", "gt", "(F.{name} > 1000)"),
    ("date", "between", "F.{name}.between(datetime.date(2026, 1, 1), datetime.date(2026, 3, 31))"),
)
"""Kind of field, operator, and a condition for the README."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field to search by."""

    statement: Source
    docstring: Docstring | None


@dataclass(frozen=True, slots=True)
class FieldsView:
    """The fields of one model."""

    name: Identifier
    docstring: Docstring
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class FiltersView:
    """What the template of `filters.py` prints."""

    language: Source
    field_classes: tuple[Identifier, ...]
    classes: tuple[FieldsView, ...]
    exports: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class FiltersReadme:
    """What the README shows of filters."""

    fields: Identifier
    has_dates: bool
    example: Source


def filters_view(filters: ir.Filters) -> FiltersView:
    """The view of `filters.py`."""
    kinds = sorted(FIELD_CLASSES.values())
    names = sorted(["Filter", *kinds, *(fields_class(found) for found in filters.classes)])
    return FiltersView(
        language=_language(filters.language),
        field_classes=tuple(kinds),
        classes=tuple(map(_class, filters.classes)),
        exports=tuple(map(literal, names)),
    )


def fields_class(found: ir.FilterFields) -> Identifier:
    """`OpportunityRecord` -> `OpportunityRecordFilter`."""
    return Identifier(f"{found.model}Filter")


def _language(language: ir.FilterLanguage) -> Source:
    texts = {
        "conditions": language.conditions,
        "expression": language.expression,
        "name": language.name,
        "alias": language.alias,
        "operator": language.operator,
        "value": language.value,
        "operators": dict(language.operators),
        "both": language.both,
        "either": language.either,
    }
    arguments = [source("{key}={value}", key=Identifier(key), value=literal(text)) for key, text in texts.items()]
    return lay_out(source("_LANGUAGE = FilterLanguage({arguments})", arguments=join(", ", arguments)))


def _class(found: ir.FilterFields) -> FieldsView:
    return FieldsView(
        name=fields_class(found),
        docstring=document(4, f"What a search for `{found.model}` can be filtered by."),
        fields=tuple(map(_field, found.fields)),
    )


def _field(found: ir.FilterField) -> FieldView:
    statement = source(
        "{name} = {kind}({wire})",
        name=found.name.python,
        kind=FIELD_CLASSES[found.kind],
        wire=literal(found.name.wire),
    )
    described = found.description.strip()
    return FieldView(lay_out(statement, 4), document(4, described) if described else None)


# --- the README -------------------------------------------------------------------------------------------------------

WriteCall = Callable[[ir.Resource, ir.Method, Mapping[str, Source]], Source]
"""Writes a call of a method with some of its arguments, by wire name."""


def filters_readme(package: ir.Package, call: WriteCall) -> FiltersReadme | None:
    """The first search with a field that an example can compare."""
    if package.filters is None:
        return None
    methods = {(m.id, m.page_item): (resource, m) for resource in package.resources for m in resource.methods}
    models = {model.name.python: model for model in package.models}
    for found in package.filters.classes:
        conditions = list(_conditions(found, dict(package.filters.language.operators), models))
        if conditions:
            name = found.argument.python
            resource, method = methods[
                found.operation, ir.ModelReference(found.model, is_object=True, takes_mapping=True)
            ]
            search = call(resource, method, {found.argument.wire: name})
            return FiltersReadme(
                fields=fields_class(found),
                has_dates=any("datetime." in condition for condition in conditions),
                example=source("{f}\nfor record in {s}:\n    print(record)", f=_assigned(name, conditions), s=search),
            )
    return None


def _assigned(name: Identifier, conditions: list[Source]) -> Source:
    if len(conditions) == 1:
        return source("{name} = {condition}", name=name, condition=conditions[0])
    return source("{name} = (\n    {conditions}\n)", name=name, conditions=join("\n    & ", conditions))


def _conditions(
    found: ir.FilterFields, operators: Mapping[str, str], models: Mapping[Identifier, ir.Model]
) -> Iterator[Source]:
    """One condition for each kind of field that has an example, as far as there are operators."""
    for kind, operator, template in _CONDITIONS:
        fields = [(f, _known_text(models[found.model], f.name.wire, models)) for f in found.fields if f.kind == kind]
        # A known text shows more than a name does, a name more than an identifier.
        fields.sort(key=lambda pair: (not pair[1], pair[0].name.python.endswith("id")))
        if fields and operator in operators:
            field, text = fields[0]
            yield source(template, name=field.name.python, value=literal(text or str(snake(field.name.wire))))


def _known_text(model: ir.Model, wire: str, models: Mapping[Identifier, ir.Model]) -> str:
    """The first text that the document knows of a field; empty where it knows none."""
    schema = model.schema.get("properties", {}).get(wire)
    reference = schema.get("$ref", "") if is_object(schema) else ""
    named = models.get(Identifier(reference.rpartition("/")[2])) if reference else None
    known = named.schema.get("enum", ()) if named else ()
    return next((value for value in known if isinstance(value, str)), "")
