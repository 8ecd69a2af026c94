"""Makes values of JSON Schemas from a seed; whether they are valid is for somebody else to judge.

A schema is flattened first: references followed, the parts of `allOf` and one member of each union taken together.
What cannot be flattened this way (`not`, `if`, `contains`) is left to the judge, who throws away what does not fit.

(hypothesis-jsonschema would spare us this, but its last release needs parts of Hypothesis that are gone, and it knows
neither recursion nor the keywords of 2020-12.)
"""

from __future__ import annotations

import copy
import random
import string
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from tests.corpus.merge import merged
from tests.corpus.schemas import BUNDLE
from tests.corpus.texts import FORMATS, TEXTS, of_pattern

_DEEP = 5
"""From here on only what is required is made."""
_TOO_DEEP = 24
_ATTEMPTS = 8
_SAFE_INTEGER = 2**53
"""Beyond it a JSON number need not survive as a float."""

_RANGES: Mapping[str, tuple[int, int]] = {
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "uint32": (0, 2**32 - 1),
    "uint64": (0, 2**64 - 1),
    "int8": (-(2**7), 2**7 - 1),
    "uint8": (0, 2**8 - 1),
    "int16": (-(2**15), 2**15 - 1),
    "uint16": (0, 2**16 - 1),
    "unix-time": (0, 2**31 - 1),
}
_ALL_KINDS = ("string", "integer", "number", "boolean", "null", "array", "object")


class ImpossibleError(ValueError):
    """No value of the schema could be made."""


class Maker:
    """Makes values.

    Args:
        definitions: The schemas of a bundle.
        seed: The same seed makes the same values.
    """

    def __init__(self, definitions: Mapping[str, Any], seed: int) -> None:
        self._definitions = definitions
        self._random = random.Random(seed)

    def values(self, reference: str, count: int) -> Iterator[Any]:
        """Values that may be valid: small, middling and full ones in turn."""
        for number in range(count):
            share = (0.0, 1.0, 0.5)[number % 3]
            with suppress(ImpossibleError):
                yield self._make({"$ref": reference}, 0, share)

    def _make(self, schema: Any, depth: int, share: float) -> Any:
        if depth > _TOO_DEEP:
            raise ImpossibleError
        flat = self._flat(schema, depth)
        if "const" in flat:
            return copy.deepcopy(flat["const"])
        if "enum" in flat:
            if not flat["enum"]:
                raise ImpossibleError
            return copy.deepcopy(self._random.choice(flat["enum"]))
        return self._of_kind(self._kind(flat, depth), flat, depth, share)

    def _of_kind(self, kind: str, flat: Mapping[str, Any], depth: int, share: float) -> Any:
        match kind:
            case "object":
                return self._object(flat, depth, share)
            case "array":
                return self._array(flat, depth, share)
            case "string":
                return self._text(flat)
            case "integer":
                return self._integer(flat)
            case "number":
                return self._integer(flat) if flat.get("format") in _RANGES else self._number(flat)
            case "boolean":
                return self._random.random() < 0.5
            case "null":
                return None
            case _:
                raise ImpossibleError

    def _kind(self, flat: Mapping[str, Any], depth: int) -> str:
        kinds = flat.get("type")
        if isinstance(kinds, str):
            return kinds
        if isinstance(kinds, list):
            if not kinds:
                raise ImpossibleError
            if depth > _DEEP and "null" in kinds:
                return "null"
            return str(self._random.choice(kinds))
        return _implied_kind(flat) or self._random.choice(_ALL_KINDS if depth <= _DEEP else _ALL_KINDS[:5])

    # --- flattening ---

    def _flat(self, schema: Any, depth: int) -> dict[str, Any]:
        """One object schema that allows some of what the schema allows."""
        if schema is False or depth > 2 * _TOO_DEEP:
            raise ImpossibleError
        if not isinstance(schema, Mapping):
            return {}
        flat = {key: value for key, value in schema.items() if key not in ("$ref", "$dynamicRef", *_COMPOSED)}
        for key in ("$ref", "$dynamicRef"):
            if key in schema:
                flat = merged(flat, self._flat(self._target(schema[key]), depth + 1))
        for part in schema.get("allOf", ()):
            flat = merged(flat, self._flat(part, depth + 1))
        for key in ("anyOf", "oneOf"):
            if key in schema:
                flat = merged(flat, self._member(schema[key], depth))
        return flat

    def _member(self, members: list[Any], depth: int) -> dict[str, Any]:
        if depth > _TOO_DEEP:
            raise ImpossibleError
        ordered = self._random.sample(members, len(members))
        if depth > _DEEP:
            ordered.sort(key=lambda member: _weight(member))
        for member in ordered:
            try:
                return self._flat(member, depth + 1)
            except ImpossibleError:
                continue
        raise ImpossibleError

    def _target(self, reference: str) -> Any:
        name = reference.removeprefix(f"{BUNDLE}#/$defs/")
        if name in self._definitions:
            return self._definitions[name]
        anchor = reference.rpartition("#")[2]
        for definition in self._definitions.values():
            for node in _nodes(definition):
                if anchor in (node.get("$anchor"), node.get("$dynamicAnchor")) or node.get("$id") == reference:
                    return node
        raise ImpossibleError

    # --- containers ---

    def _object(self, flat: Mapping[str, Any], depth: int, share: float) -> dict[str, Any]:
        required = set(flat.get("required", ()))
        optional = [name for name in flat.get("properties", {}) if name not in required]
        chance = max(share / (1 + depth), share * 0.1) if depth <= _DEEP else 0.0
        least = flat.get("minProperties", 0) - len(required)
        wanted = {name for name in optional if self._random.random() < chance}
        wanted.update(self._random.sample(optional, min(len(optional), max(0, least))))
        made: dict[str, Any] = {}
        for name in [*flat.get("properties", {}), *sorted(required - flat.get("properties", {}).keys())]:
            if name in required:
                made[name] = self._make(self._property(flat, name), depth + 1, share)
            elif name in wanted:
                with suppress(ImpossibleError):
                    made[name] = self._make(self._property(flat, name), depth + 1, share)
        return self._with_others(made, flat, depth, share)

    def _property(self, flat: Mapping[str, Any], name: str) -> Any:
        properties = flat.get("properties", {})
        return properties[name] if name in properties else flat.get("additionalProperties", True)

    def _with_others(self, made: dict[str, Any], flat: Mapping[str, Any], depth: int, share: float) -> dict[str, Any]:
        """The members that have no property of their own."""
        patterns: Mapping[str, Any] = flat.get("patternProperties", {})
        # Beside patterns, other names are valid too: a type takes the patterns for all there are.
        others = flat.get("additionalProperties", flat.get("unevaluatedProperties", not patterns))
        more = self._random.randint(0, 2) if share and depth <= _DEEP else 0
        wanted = max(flat.get("minProperties", 0), min(flat.get("maxProperties", len(made) + more), len(made) + more))
        for _ in range(_ATTEMPTS):
            if len(made) >= wanted:
                break
            if patterns and (others is False or self._random.random() < 0.7):
                pattern, inner = self._random.choice(list(patterns.items()))
                name = self._of_pattern(pattern)
            elif others is not False:
                inner, name = others, self._name(flat)
            else:
                break
            if name not in made and name not in flat.get("properties", {}):
                with suppress(ImpossibleError):
                    made[name] = self._make(inner, depth + 1, share)
        return made

    def _name(self, flat: Mapping[str, Any]) -> str:
        if "propertyNames" in flat:
            return str(self._make({"type": "string", **self._flat(flat["propertyNames"], 0)}, 0, 0.0))
        return self._random.choice(("unknown", "Unknown-Field", "ü", "a b", "class", "0", "self", "model_fields", "$x"))

    def _array(self, flat: Mapping[str, Any], depth: int, share: float) -> list[Any]:
        prefix: list[Any] = flat.get("prefixItems", [])
        items = flat.get("items", True)
        least = flat.get("minItems", 0)
        most = flat.get("maxItems", max(least, len(prefix)) + 3)
        if depth > _DEEP or items is False:
            most = min(most, max(least, len(prefix)))
        length = self._random.randint(least, max(least, min(most, least + 3))) if share else least
        made: list[Any] = []
        for index in range(length):
            inner = prefix[index] if index < len(prefix) else items
            for _ in range(_ATTEMPTS):
                item = self._make(inner, depth + 1, share)
                if not flat.get("uniqueItems") or item not in made:
                    made.append(item)
                    break
        return made

    # --- scalars ---

    def _text(self, flat: Mapping[str, Any]) -> str:
        if isinstance(pattern := flat.get("pattern"), str):
            return self._of_pattern(pattern)
        if flat.get("format") in FORMATS:
            return self._random.choice(FORMATS[flat["format"]])
        least, most = flat.get("minLength", 0), flat.get("maxLength")
        text = self._random.choice(TEXTS)
        while len(text) < least:
            text += self._random.choice(string.ascii_letters)
        return text if most is None else text[:most]

    def _of_pattern(self, pattern: str) -> str:
        texts = of_pattern(pattern)
        if not texts:
            raise ImpossibleError
        return self._random.choice(texts)

    def _integer(self, flat: Mapping[str, Any]) -> int:
        low, high = self._bounds(flat, *_RANGES.get(flat.get("format", ""), (-(2**63), 2**63 - 1)))
        step = flat.get("multipleOf", 1)
        if step != int(step) or int(step) < 1:
            step = 1
        low, high = -(-int(-(-low // 1)) // int(step)), int(high // 1) // int(step)
        if low > high:
            raise ImpossibleError
        chosen = self._random.choice(
            (low, high, 0, 1, -1, 7, self._random.randint(-1000, 1000), self._random.randint(low, high))
        )
        return max(low, min(high, chosen)) * int(step)

    def _number(self, flat: Mapping[str, Any]) -> Any:
        low, high = self._bounds(flat, -_SAFE_INTEGER, _SAFE_INTEGER)
        step = flat.get("multipleOf")
        if step:
            most = int(high // step)
            count = max(int(-(-low // step)), min(most, self._random.randint(-5, 20)))
            return round(count * step, 9) if isinstance(step, float) else count * step
        chosen = self._random.choice((low, high, 0, 1, 0.5, -1.25, 1e-9, 1e10, self._random.uniform(low, high)))
        return max(low, min(high, chosen))

    def _bounds(self, flat: Mapping[str, Any], low: float, high: float) -> tuple[Any, Any]:
        """The least and the greatest value, a little inside where the bound itself is out."""
        inside: float = 1 if flat.get("type") == "integer" else 1e-6
        low = max([low, *_numbers(flat, "minimum"), *(bound + inside for bound in _numbers(flat, "exclusiveMinimum"))])
        high = min(
            [high, *_numbers(flat, "maximum"), *(bound - inside for bound in _numbers(flat, "exclusiveMaximum"))]
        )
        if low > high:
            raise ImpossibleError
        return low, high


_COMPOSED = ("allOf", "anyOf", "oneOf")


def _numbers(flat: Mapping[str, Any], key: str) -> list[float]:
    value = flat.get(key)
    return [value] if isinstance(value, int | float) else []


def _implied_kind(flat: Mapping[str, Any]) -> str | None:
    """What a schema without `type` is about: other kinds are valid too, and nobody sends them."""
    if flat.keys() & {"properties", "required", "additionalProperties", "patternProperties", "minProperties"}:
        return "object"
    if flat.keys() & {"items", "prefixItems", "minItems", "maxItems"}:
        return "array"
    if flat.keys() & {"pattern", "format", "minLength", "maxLength"}:
        return "string"
    return "number" if flat.keys() & {"minimum", "maximum", "multipleOf"} else None


def _weight(member: Any) -> int:
    """How far a member of a union leads, for choosing a short way."""
    if not isinstance(member, Mapping):
        return 0
    if member.keys() & {"const", "enum"} or member.get("type") in ("null", "string", "integer", "number", "boolean"):
        return 0
    return 2 if "$ref" in member else 1


def _nodes(schema: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(schema, Mapping):
        yield schema
        for inner in schema.values():
            yield from _nodes(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _nodes(inner)
