"""The fields to search by: of every model that an operation pages through, where its body takes a filter.

Which schema is a filter, and what its query language is called on the wire, `x-clientwright-filter` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator import ir
from generator.diagnostics import Diagnostics
from generator.document import Location
from generator.keywords import REFERENCE_PREFIX
from generator.names import Name
from generator.node import is_object
from generator.openapi import JsonSchema, Schema
from generator.shared import SharedApis
from generator.text import Identifier
from generator.translate.schemas import ApiSchemas, becomes_class
from generator.translate.types import type_of

EXTENSION = "x-clientwright-filter"

_FILTER_MEMBERS = ("conditions", "expression")
_CONDITION_MEMBERS = ("name", "alias", "operator", "value")
_WORDS = ("and", "or")
_OPERATORS = (
    "eq", "ne", "lt", "le", "gt", "ge", "between", "in", "contains", "starts_with", "ends_with", "is_null",
    "is_not_null", "includes", "excludes",
)  # fmt: skip
_MAXIMUM_HOPS = 16


def filters(
    shared: SharedApis, resources: Iterable[ir.Resource], models: Iterable[ir.Model], diagnostics: Diagnostics
) -> ir.Filters | None:
    """The package's query language and the fields to search by; None where no document declares one."""
    languages = _languages(shared, diagnostics)
    searches = list(_searches(resources, languages)) if languages else []
    if not searches:
        for language in languages.values():
            diagnostics.warning("X102", "no operation that pages takes this filter", language.location)
        return None
    language = searches[0].language
    first: dict[Identifier, _Search] = {}
    for search in searches:
        if search.language == language:
            first.setdefault(search.model, search)
        else:
            message = (
                f"{search.operation!r} has another query language than {searches[0].operation!r}; it gets no fields"
            )
            diagnostics.warning("X103", message, search.language.location)
    fields = _FieldFinder({model.name.python: model for model in models})
    classes = (
        ir.FilterFields(name, search.operation, search.argument, tuple(fields.of(name)))
        for name, search in sorted(first.items())
    )
    return ir.Filters(language, tuple(classes))


# --- the query language -----------------------------------------------------------------------------------------------


def _languages(shared: SharedApis, diagnostics: Diagnostics) -> dict[Identifier, ir.FilterLanguage]:
    """The query language of each class that is a filter."""
    found: dict[Identifier, ir.FilterLanguage] = {}
    for api in shared.apis:
        schemas = ApiSchemas(api, shared.classes)
        for name, schema in api.schemas.items():
            if EXTENSION in schema.schema and (language := _language(schema, schemas, diagnostics)):
                found.setdefault(shared.classes[api.name, name], language)
    return found


def _language(schema: Schema, schemas: ApiSchemas, diagnostics: Diagnostics) -> ir.FilterLanguage | None:
    place = schema.location.child(EXTENSION)
    value = schema.schema[EXTENSION]
    faults = list(_faults(value, schema, schemas, place))
    for message, location in faults:
        diagnostics.error("X101", f"`{EXTENSION}`: {message}", location)
    if faults:
        return None
    return ir.FilterLanguage(
        **{key: value[key] for key in (*_FILTER_MEMBERS, *_CONDITION_MEMBERS)},
        operators=tuple((key, value["operators"][key]) for key in _OPERATORS if key in value["operators"]),
        both=value["and"],
        either=value["or"],
        location=place,
    )


_Faults = Iterator[tuple[str, Location]]


def _faults(value: Any, schema: Schema, schemas: ApiSchemas, place: Location) -> _Faults:
    if not is_object(value):
        yield "it must be an object", place
        return
    texts = (*_FILTER_MEMBERS, *_CONDITION_MEMBERS, *_WORDS)
    yield from _text_faults(value, texts, (*texts, "operators"), place)
    for key in (*texts, "operators"):
        if key not in value:
            yield f"it must have `{key}`", place
    operators = value.get("operators", {})
    if is_object(operators):
        yield from _text_faults(operators, _OPERATORS, _OPERATORS, place.child("operators"))
    else:
        yield "`operators` must be an object", place.child("operators")
    yield from _word_faults(value, place)
    yield from _member_faults(value, schema.schema, schemas, place)


def _text_faults(value: JsonSchema, texts: Iterable[str], known: Iterable[str], place: Location) -> _Faults:
    for key in value:
        if key not in known:
            yield f"`{key}` is not known here; {', '.join(known)} are", place.child(key)
    for key in texts:
        if key in value and not (isinstance(value[key], str) and value[key]):
            yield f"`{key}` must be a text", place.child(key)


def _word_faults(value: JsonSchema, place: Location) -> _Faults:
    words = [word for key in _WORDS if isinstance(word := value.get(key), str)]
    for key in _WORDS:
        word = value.get(key)
        if isinstance(word, str) and (set(word) & set("() \t\n")):
            yield f"`{key}` must be one word, without brackets", place.child(key)
    if len(words) > len(set(words)):
        yield "`and` and `or` must differ", place.child("or")


def _member_faults(value: JsonSchema, schema: JsonSchema, schemas: ApiSchemas, place: Location) -> _Faults:
    """Whether the schema, and that of its conditions, has the members that are named."""
    properties = schemas.properties(schema)
    condition = schemas.follow(properties.get(str(value.get("conditions")), {})).get("items")
    for keys, found in (
        (_FILTER_MEMBERS, properties),
        (_CONDITION_MEMBERS, schemas.properties(condition) if is_object(condition) else {}),
    ):
        for key in keys:
            if isinstance(name := value.get(key), str) and name not in found and found:
                yield f"there is no property `{name}` to be its `{key}`", place.child(key)


# --- where it is used -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Search:
    """An operation that takes a filter and pages through a model's objects."""

    operation: str
    argument: Name
    model: Identifier
    language: ir.FilterLanguage


def _searches(resources: Iterable[ir.Resource], languages: Mapping[Identifier, ir.FilterLanguage]) -> Iterator[_Search]:
    for method in (method for resource in resources for method in resource.methods):
        item = method.page_item
        if method.pages is None or not (isinstance(item, ir.ModelReference) and item.is_object):
            continue
        fields = method.body.fields if isinstance(method.body, ir.FieldsBody) else ()
        for field in fields:
            for kind in _alternatives(field.type):
                if isinstance(kind, ir.ModelReference) and kind.name in languages:
                    yield _Search(method.id, field.name, item.name, languages[kind.name])


def _alternatives(kind: ir.Type) -> tuple[ir.Type, ...]:
    return kind.members if isinstance(kind, ir.UnionOf) else (kind,)


# --- the fields -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _FieldFinder:
    """Finds the fields of a model that a condition can compare."""

    models: Mapping[Identifier, ir.Model]

    def of(self, name: Identifier) -> Iterator[ir.FilterField]:
        """The fields of a model, those of its base first."""
        model = self.models[name]
        for base in model.schema.get("allOf", ()):
            yield from self.of(_target(base))
        for field in model.fields:
            schema = model.schema["properties"][field.name.wire]
            if (kind := self._kind(type_of(schema, self._reference))) is not None:
                yield ir.FilterField(field.name, kind, _description(schema))

    def _kind(self, kind: ir.Type, hops: int = 0) -> ir.FilterKind | None:
        """How a condition compares values of a type; None where it cannot."""
        match kind:
            case ir.Primitive(name=name):
                return _KINDS.get(name)
            case ir.Constant(values=values):
                return _one_kind(_KINDS.get(type(value).__name__) for value in values if value is not None)
            case ir.ListOf(items=items):
                return "text_list" if self._kind(items, hops) == "text" else None
            case ir.UnionOf(members=members):
                return _one_kind(self._kind(member, hops) for member in members if member != ir.NONE)
            case ir.ModelReference(name=name, is_object=False) if hops < _MAXIMUM_HOPS:
                return self._kind(type_of(self.models[name].schema, self._reference), hops + 1)
            case _:
                return None

    def _reference(self, name: str) -> ir.ModelReference:
        schema = self.models[Identifier(name)].schema
        return ir.ModelReference(Identifier(name), becomes_class(schema))


_KINDS: dict[str, ir.FilterKind] = {
    "str": "text",
    "UUID": "text",
    "int": "integer",
    "float": "number",
    "Decimal": "number",
    "DecimalNumber": "number",
    "bool": "boolean",
    "date": "date",
    "datetime": "datetime",
}


def _one_kind(kinds: Iterable[ir.FilterKind | None]) -> ir.FilterKind | None:
    found = set(kinds)
    if found == {"integer", "number"}:
        return "number"
    return found.pop() if len(found) == 1 else None


def _target(reference: JsonSchema) -> Identifier:
    return Identifier(reference["$ref"].removeprefix(REFERENCE_PREFIX))


def _description(schema: Any) -> str:
    text = schema.get("description") if is_object(schema) else None
    return text if isinstance(text, str) else ""
