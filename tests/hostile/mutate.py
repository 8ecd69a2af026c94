"""Changes a document at random, but so that it stays one: values move, names become hostile, schemas nest and refer."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

from tests.hostile.catalogue.code import CALL, PAYLOADS

_NAMES = (
    "self", "cls", "import", "None", "model_dump", "copy", "__init__", "__class__", "json", "os", "con", "Pets", "pets", "body",
    "options", "list", "date", "str", "Model", "Field", "", "-", "1", "x" * 300, "../x", "a.b", "a/b", "ａ", "ſ", "कि", "$ref",
    "x-python-type", "default_factory", "cached_property", "Resource", "client", "errors", "clientwright_extra", "ﬁ",
)  # fmt: skip
_SCALARS: tuple[Any, ...] = (None, True, False, 0, -1, 10**100, 1.5, 1e308, "", "x", [], {}, [[]], {"a": {}})
_KEYWORDS = (
    "type", "format", "enum", "const", "default", "items", "properties", "required", "additionalProperties", "allOf", "anyOf",
    "oneOf", "not", "nullable", "discriminator", "pattern", "minimum", "maxLength", "minItems", "readOnly", "writeOnly",
    "deprecated", "prefixItems", "patternProperties", "description", "title", "$ref", "$id", "$anchor", "$dynamicRef",
    "$dynamicAnchor", "customTypePath", "x-enum-varnames", "$defs", "propertyNames", "if", "then", "example", "xml",
)  # fmt: skip
_TYPES = ("string", "integer", "number", "boolean", "array", "object", "null", ["string", "null"], ["object", "array"])
_FORMATS = (
    "date",
    "date-time",
    "uuid",
    "binary",
    "byte",
    "decimal",
    "duration",
    "ipv4",
    "time",
    "int64",
    "password",
    CALL,
)

Place = tuple[Any, Any]
"""A container and a key of it."""


def mutated(document: Any, chance: random.Random, changes: int) -> Any:
    """A changed copy of a document."""
    result = copy.deepcopy(document)
    for _ in range(changes):
        places = list(_places(result))
        if not places:
            break
        chance.choice(_CHANGES)(places, chance)
    return result


def _places(node: Any, depth: int = 0) -> Iterator[Place]:
    if depth > 40:
        return
    keys: list[Any] = list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
    for key in keys:
        yield node, key
        yield from _places(node[key], depth + 1)


def _text(chance: random.Random) -> str:
    return chance.choice((*PAYLOADS.values(), *_NAMES))


def _change_text(places: list[Place], chance: random.Random) -> None:
    texts = [(node, key) for node, key in places if isinstance(node[key], str)]
    if texts:
        node, key = chance.choice(texts)
        node[key] = chance.choice([_text(chance), node[key] + _text(chance), node[key].upper(), node[key] * 2])


def _change_value(places: list[Place], chance: random.Random) -> None:
    node, key = chance.choice(places)
    node[key] = copy.deepcopy(chance.choice(_SCALARS))


def _rename(places: list[Place], chance: random.Random) -> None:
    node, key = chance.choice(places)
    if isinstance(node, dict):
        renamed = _text(chance) if chance.random() < 0.7 else str(key).swapcase()
        entries = [(renamed if name == key else name, value) for name, value in node.items()]
        node.clear()
        node.update(entries)


def _remove(places: list[Place], chance: random.Random) -> None:
    node, key = chance.choice(places)
    del node[key]


def _move(places: list[Place], chance: random.Random) -> None:
    """Put one value in another's place: everything is once where nobody expects it."""
    node, key = chance.choice(places)
    other, at = chance.choice(places)
    other[at] = copy.deepcopy(node[key])


def _double(places: list[Place], chance: random.Random) -> None:
    node, key = chance.choice(places)
    if isinstance(node, dict):
        node[_text(chance)] = copy.deepcopy(node[key])
    else:
        node.insert(key, copy.deepcopy(node[key]))


def _add_keyword(places: list[Place], chance: random.Random) -> None:
    objects = [node[key] for node, key in places if isinstance(node[key], dict)]
    if not objects:
        return
    target = chance.choice(objects)
    keyword = chance.choice(_KEYWORDS)
    values: dict[str, Any] = {
        "type": chance.choice(_TYPES),
        "format": chance.choice(_FORMATS),
        "enum": [_text(chance), chance.choice(_SCALARS), 1],
        "items": copy.deepcopy(chance.choice(objects)),
        "properties": {_text(chance): copy.deepcopy(chance.choice(objects))},
        "required": [_text(chance), chance.choice(list(target) or [""])],
        "discriminator": {"propertyName": _text(chance), "mapping": {_text(chance): _text(chance)}},
    }
    if keyword in ("allOf", "anyOf", "oneOf", "prefixItems"):
        target[keyword] = [copy.deepcopy(chance.choice(objects)) for _ in range(chance.randint(0, 3))]
    elif keyword in values:
        target[keyword] = values[keyword]
    else:
        target[keyword] = chance.choice([_text(chance), copy.deepcopy(chance.choice(objects)), *_SCALARS])


def _refer(places: list[Place], chance: random.Random) -> None:
    """Refer to another place of the document, in place of what was there or beside it."""
    references = [node["$ref"] for node, key in places if key == "$ref" and isinstance(node[key], str)]
    node, key = chance.choice(places)
    target = chance.choice(
        [*references, "#", "#/components/schemas/Pet", "../secret/spec.yml", "#/paths", "file:///etc/passwd"]
    )
    if isinstance(node[key], dict) and chance.random() < 0.5:
        node[key]["$ref"] = target
    else:
        node[key] = {"$ref": target}


_CHANGES = (
    _change_text,
    _change_text,
    _change_value,
    _rename,
    _rename,
    _remove,
    _move,
    _double,
    _add_keyword,
    _add_keyword,
    _refer,
)
