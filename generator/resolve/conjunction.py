"""What two schemas say together (`allOf`, JSON Schema 2020-12, 10.2.1.1), as one schema without `allOf`.

Where one schema cannot say it, one of the two stands for both: what comes of it takes more values, never fewer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.keywords import NAMED_SCHEMAS, SINGLE_SCHEMAS, annotating, restricting
from generator.node import is_array, is_object
from generator.openapi import JsonSchema

_TYPELESS = frozenset(
    {"$comment", "else", "if", "maxProperties", "minProperties", "not", "propertyNames", "then", "type"}
)
"""Keywords that say nothing of the type behind a reference that they stand beside; no other type could go there."""

_CHOICE = frozenset({"anyOf", "oneOf", "discriminator"})
_FLAGS = frozenset({"deprecated", "readOnly", "writeOnly"})


def parts(schema: Any) -> list[JsonSchema]:
    """What has to hold at once: the parts of `allOf`, those inside them included, a reference, and the rest."""
    if not is_object(schema):
        return []
    found = [inner for part in schema.get("allOf", ()) for inner in parts(part)]
    if "$ref" in schema:
        found.append({"$ref": schema["$ref"]})
    rest = {key: value for key, value in schema.items() if key not in ("allOf", "$ref")}
    return [*found, rest] if rest else found


def only_reference(schema: JsonSchema) -> JsonSchema | None:
    """The reference of a schema that says nothing else of its values than what it refers to."""
    telling = [part for part in parts(schema) if _says_something(part)]
    is_one = bool(telling) and all(part == telling[0] for part in telling)
    return telling[0] if is_one and "$ref" in telling[0] else None


def _says_something(schema: JsonSchema) -> bool:
    anything: tuple[Any, ...] = (True, False, {})
    return any(
        key not in _TYPELESS and not (key in ("additionalProperties", "unevaluatedProperties") and value in anything)
        for key, value in restricting(schema).items()
    )


def joined_parts(listed: list[Any]) -> list[Any]:
    """The parts of `allOf`, those that describe the same property in place as one: `{}` stands for the others.

    What each says of the property would have a name of its own otherwise, and only one of them could stand.
    """
    result = list(listed)
    for at, part in enumerate(listed):
        for before in range(at):
            if _describe_one_property(result[before], part):
                result[before], result[at] = both(result[before], part), {}
                break
    return result


def _describe_one_property(first: Any, second: Any) -> bool:
    if not is_object(first) or not is_object(second) or _refers(first) or _refers(second):
        return False
    mine, others = first.get("properties"), second.get("properties")
    return is_object(mine) and is_object(others) and not mine.keys().isdisjoint(others)


def both(first: JsonSchema, second: JsonSchema) -> JsonSchema:
    """The schema of the values that fit two schemas that refer to nothing themselves."""
    if _chooses(first) and _chooses(second):
        # Of two choices one is made.
        first = {key: value for key, value in first.items() if key not in _CHOICE}
    result = dict(first)
    for key, value in second.items():
        if key not in result:
            result[key] = value
        elif key in ("properties", "patternProperties"):
            result[key] = _both_named(result[key], value)
        elif key in SINGLE_SCHEMAS and key not in NAMED_SCHEMAS:
            result[key] = both_at_one_place(result[key], value)
        else:
            result[key] = _MERGED.get(key, _later)(result[key], value)
    return _with_values(result, first, second)


def both_at_one_place(first: Any, second: Any) -> Any:
    """The same for the schemas of a property or an item, which may be references: a name is kept where it can be."""
    if first == second or not _restricts(second):
        return _beside(first, second)
    if not _restricts(first):
        return _beside(second, first)
    if not _refers(first) and not _refers(second):
        return both(first, second)
    # A type beside a reference says less than what is referred to.
    one = first if restricting(second).keys() <= {"type", "format"} else second
    return _beside(one, second if one is first else first)


def _both_named(first: Mapping[str, Any], second: Mapping[str, Any]) -> JsonSchema:
    shared = {name: both_at_one_place(first[name], inner) for name, inner in second.items() if name in first}
    return {**first, **second, **shared}


def _beside(schema: Any, other: Any) -> Any:
    """A schema with what another one annotates; its own annotations win."""
    if not is_object(schema) or not is_object(other):
        return schema if is_object(schema) or not is_object(other) else other
    return {**annotating(other), **schema, **_flags(schema, other)}


def _flags(*schemas: JsonSchema) -> JsonSchema:
    return {flag: True for flag in sorted(_FLAGS) if any(schema.get(flag) is True for schema in schemas)}


def _with_values(result: JsonSchema, first: JsonSchema, second: JsonSchema) -> JsonSchema:
    """A constant is one of the values of an enum, and has no need of it."""
    if "const" in result and "enum" in result:
        result = {key: value for key, value in result.items() if key != "enum"}
    return {**result, **_flags(first, second)}


def _chooses(schema: JsonSchema) -> bool:
    """Whether a schema has alternatives that are more than combinations of what is required."""
    variants = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    return any(is_object(variant) and bool(restricting(variant).keys() - {"required", "not"}) for variant in variants)


def _refers(schema: JsonSchema) -> bool:
    """Whether a schema names another one, or is a choice, which only stays whole by itself."""
    return not schema.keys().isdisjoint({"$ref", "allOf", "anyOf", "oneOf"})


def _restricts(schema: Any) -> bool:
    return is_object(schema) and bool(restricting(schema))


# --- what two values of a keyword say together ------------------------------------------------------------------------


def _later(_: Any, second: Any) -> Any:
    return second


def _union(first: Any, second: Any) -> Any:
    return list(dict.fromkeys([*first, *second])) if is_array(first) and is_array(second) else second


def _common(first: Any, second: Any) -> Any:
    """The values of both enums; of two that have none in common, the second."""
    if not is_array(first) or not is_array(second):
        return second
    return [value for value in second if any(_is_same(value, other) for other in first)] or second


def _is_same(first: Any, second: Any) -> bool:
    # Python takes 1 for true.
    return first == second and isinstance(first, bool) is isinstance(second, bool)


def _types(first: Any, second: Any) -> Any:
    """The types that both allow; an integer is a number."""
    mine, others = _listed(first), _listed(second)
    found = [kind for kind in others if kind in mine or (kind == "integer" and "number" in mine)]
    found += ["integer"] if "integer" in mine and "number" in others and "integer" not in found else []
    if not found:
        return second
    return found[0] if len(found) == 1 else found


def _listed(types: Any) -> list[Any]:
    return types if is_array(types) else [types]


def _bound(choose: Callable[[float, float], float]) -> Callable[[Any, Any], Any]:
    def chosen(first: Any, second: Any) -> Any:
        are_numbers = isinstance(first, int | float) and isinstance(second, int | float)
        return choose(first, second) if are_numbers else second

    return chosen


_MERGED: Mapping[str, Callable[[Any, Any], Any]] = {
    "enum": _common,
    "exclusiveMaximum": _bound(min),
    "exclusiveMinimum": _bound(max),
    "maxItems": _bound(min),
    "maxLength": _bound(min),
    "maximum": _bound(min),
    "minItems": _bound(max),
    "minLength": _bound(max),
    "minimum": _bound(max),
    "required": _union,
    "type": _types,
}
