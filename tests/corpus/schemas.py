"""A document's schemas as JSON Schema 2020-12, read from the document itself: none of the generator's code has a part in it.

Where OpenAPI 3.0 differs, the schema says the same in the newer words. Annotations and prose are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast
from urllib.parse import unquote

import jsonschema_rs
import yaml

BUNDLE = "https://corpus.invalid/bundle"

_ONE = frozenset(
    {
        "additionalItems", "additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then",
        "unevaluatedItems", "unevaluatedProperties",
    }
)  # fmt: skip
_SEVERAL = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_NAMED = frozenset({"$defs", "definitions", "dependentSchemas", "patternProperties", "properties"})
_PLAIN = frozenset(
    {
        "$anchor", "$dynamicAnchor", "$dynamicRef", "$id", "const", "dependentRequired", "exclusiveMaximum",
        "exclusiveMinimum", "format", "maxContains", "maxItems", "maxLength", "maxProperties", "maximum", "minContains",
        "minItems", "minLength", "minProperties", "minimum", "multipleOf", "pattern", "uniqueItems",
    }
)  # fmt: skip
_MOST_HOPS = 20
_NULL = {"type": "null"}
_OTHER_TAG = re.compile(r"true|false|null|-?(0|[1-9]\d*)(\.\d+)?", re.IGNORECASE)
"""Keys of a mapping are texts; the tag may be a number all the same."""


class UnknownPlace(ValueError):
    """A reference leads nowhere."""


class Place(NamedTuple):
    """Where a schema stands."""

    file: Path
    pointer: str


class Schemas:
    """The schemas of one document, each converted when it is first asked for.

    Args:
        path: The document.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._files: dict[Path, Any] = {}
        self._keys: dict[Place, str] = {}
        self.definitions: dict[str, Any] = {}
        """What is converted so far, as `$defs` of the bundle."""
        self._is_3_0 = str(self.document.get("openapi", "")).startswith("3.0")

    @property
    def document(self) -> dict[str, Any]:
        """The document as it is."""
        return cast(dict[str, Any], self._file(self._path))

    @property
    def root(self) -> Place:
        """Where the document starts."""
        return Place(self._path, "")

    def components(self) -> dict[str, Place]:
        """Where each component schema stands."""
        named: Mapping[str, Any] = (self.document.get("components") or {}).get("schemas") or {}
        return {str(name): self.below(self.root, "components", "schemas", name) for name in named}

    def reference(self, place: Place) -> str:
        """The reference to a schema in the bundle, which holds it and all that it needs from now on."""
        key = self._keys.get(place)
        if key is None:
            key = self._keys[place] = f"schema{len(self._keys)}"
            self.definitions[key] = self._converted(self.at(place), place.file)
        return f"{BUNDLE}#/$defs/{key}"

    def at(self, place: Place) -> Any:
        """What stands at a place of a file."""
        node = self._file(place.file)
        for step in place.pointer.split("/")[1:]:
            step = step.replace("~1", "/").replace("~0", "~")
            if isinstance(node, list) and step.isdigit() and int(step) < len(node):
                node = node[int(step)]
            elif isinstance(node, dict) and step in node:
                node = node[step]
            elif isinstance(node, dict) and step.isdigit() and int(step) in node:
                node = node[int(step)]  # A status, as YAML reads it.
            else:
                raise UnknownPlace(f"{place.file.name}#{place.pointer}")
        return node

    def place(self, reference: str, file: Path) -> Place:
        """Where a reference of a file leads."""
        name, _, pointer = reference.partition("#")
        return Place((file.parent / unquote(name)).resolve() if name else file, unquote(pointer))

    def below(self, place: Place, *steps: object) -> Place:
        """A place inside another."""
        escaped = (str(step).replace("~", "~0").replace("/", "~1") for step in steps)
        return Place(place.file, "/".join((place.pointer, *escaped)))

    def followed(self, place: Place) -> Place:
        """Where a place leads that may hold a reference alone."""
        for _ in range(_MOST_HOPS):
            node = self.at(place)
            if not isinstance(node, dict) or not isinstance(node.get("$ref"), str):
                return place
            place = self.place(node["$ref"], place.file)
        raise UnknownPlace(place.pointer)

    def judge(self) -> Judge:
        """What knows whether a value is valid; schemas that are converted later are unknown to it."""
        bundle = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": BUNDLE,
            "$defs": self.definitions,
        }
        return Judge(jsonschema_rs.Registry([(BUNDLE, bundle)]))

    def _file(self, path: Path) -> Any:
        if path not in self._files:
            try:
                self._files[path] = _read(path)
            except OSError:
                raise UnknownPlace(path.name) from None
        return self._files[path]

    def _converted(self, schema: Any, file: Path) -> Any:
        if not isinstance(schema, dict):
            return schema if isinstance(schema, bool) else True
        if "$ref" in schema and isinstance(schema["$ref"], str):
            found = {"$ref": self._bundled(schema["$ref"], file)}
            return found if self._is_3_0 else self._with_nullable({**self._keywords(schema, file), **found}, schema)
        return self._with_nullable(self._with_tags(self._keywords(schema, file), schema, file), schema)

    def _keywords(self, schema: Mapping[str, Any], file: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in schema.items():
            if key in _ONE:
                found[key] = self._converted(value, file)
            elif key in _SEVERAL and isinstance(value, list):
                found[key] = [self._converted(inner, file) for inner in value]
            elif key in _NAMED and isinstance(value, dict):
                found[key] = self._members(value, file)
            elif key in _PLAIN:
                found[key] = value
        if kinds := schema.get("type"):
            found["type"] = kinds
        if schema.get("contentEncoding") in ("base64", "base64url"):
            found.setdefault("format", "byte")
        if isinstance(values := schema.get("enum"), list):
            found["enum"] = list(values)
        if isinstance(required := schema.get("required"), list):
            found["required"] = list(dict.fromkeys(map(str, required)))
        for name, inner in _properties(schema).items():
            if isinstance(inner, dict) and inner.get("required") is True:
                # Not allowed, and what it means is plain.
                found["required"] = list(dict.fromkeys([*found.get("required", ()), str(name)]))
        _raise_bounds(found)
        return found

    def _members(self, members: Mapping[str, Any], file: Path) -> dict[str, Any]:
        if isinstance(reference := members.get("$ref"), str):
            # A reference to all the properties: not allowed, and what it means is plain.
            place = self.place(reference, file)
            members, file = self.at(place), place.file
        return {str(name): self._converted(inner, file) for name, inner in members.items()}

    def _bundled(self, reference: str, file: Path) -> str:
        name, _, anchor = reference.partition("#")
        if anchor and not anchor.startswith("/"):
            if name and ":" not in name:
                raise UnknownPlace(reference)
            return reference  # The bundle knows it too.
        return self.reference(self.place(reference, file))

    def _with_tags(self, found: dict[str, Any], schema: Mapping[str, Any], file: Path) -> dict[str, Any]:
        """Let each member of a union hold only for the tags that are mapped to it, which is what is meant."""
        discriminator = schema.get("discriminator")
        if not isinstance(discriminator, dict) or not discriminator.get("mapping"):
            return found
        tag, mapping = str(discriminator.get("propertyName")), discriminator["mapping"]
        for key in ("oneOf", "anyOf"):
            for number, member in enumerate(schema.get(key) or []):
                tags = self._tags(member.get("$ref"), mapping, file) if isinstance(member, dict) else []
                if tags:
                    rule = {"type": "object", "properties": {tag: {"enum": tags}}, "required": [tag]}
                    found[key][number] = {"allOf": [found[key][number], rule]}
        return found

    def _tags(self, member: Any, mapping: Mapping[str, str], file: Path) -> list[Any]:
        if not isinstance(member, str):
            return []
        name, place = unquote(member).rpartition("/")[2], self.place(member, file)
        tags = [tag for tag, target in mapping.items() if target == name or self.place(str(target), file) == place]
        return [*tags, *(json.loads(tag.lower()) for tag in tags if _OTHER_TAG.fullmatch(tag))]

    def _with_nullable(self, found: dict[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
        """Real documents mean null to be valid wherever they say so, with an enum that lacks it too."""
        if schema.get("nullable") is not True:
            return found
        if "type" not in found or "const" in found:
            return {"anyOf": [found, _NULL]}
        kinds = found["type"] if isinstance(found["type"], list) else [found["type"]]
        enum = {"enum": [*found["enum"], None]} if None not in found.get("enum", [None]) else {}
        return {**found, "type": list(dict.fromkeys([*kinds, "null"])), **enum}


class Judge:
    """Knows which values are valid: jsonschema-rs.

    Args:
        registry: The bundle of a document's schemas.
    """

    def __init__(self, registry: jsonschema_rs.Registry) -> None:
        self._registry = registry

    def validator(self, reference: str) -> jsonschema_rs.Draft202012Validator:
        """The validator of one schema of the bundle."""
        return jsonschema_rs.Draft202012Validator({"$ref": reference}, registry=self._registry, validate_formats=True)


class Refusal(NamedTuple):
    """Why a value is not valid.

    Attributes:
        keyword: What refuses it; `null` where it is null that is refused.
        place: Where.
        value: What stands there, as far as it needs to be seen.
    """

    keyword: str
    place: str
    value: str


def refusals(errors: Iterable[Any]) -> Iterator[Refusal]:
    """Why a value is not valid; of something that may also be null, why it is not the something."""
    for error in errors:
        branches = getattr(error.kind, "context", None) or []
        real = [branch for branch in branches if not all(map(_wants_null, branch))]
        if len(real) == 1 and len(branches) == 2:
            yield from refusals(real[0])
        else:
            is_null = error.kind.name == "type" and error.instance is None
            place = ".".join(map(str, error.instance_path))
            yield Refusal("null" if is_null else error.kind.name, place, json.dumps(error.instance)[:80])


def _wants_null(error: Any) -> bool:
    return error.kind.name == "type" and "null" in error.message.rpartition("is not of type")[2]


def _properties(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    properties = schema.get("properties")
    return properties if isinstance(properties, dict) else {}


def _raise_bounds(found: dict[str, Any]) -> None:
    """OpenAPI 3.0 says with a flag that a bound is exclusive; some newer documents do so still."""
    for exclusive, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        flag = found.get(exclusive)
        if isinstance(flag, bool):
            del found[exclusive]
            if flag and bound in found:
                found[exclusive] = found.pop(bound)


class _Loader(yaml.CSafeLoader):
    """YAML 1.2 scalars: what looks like a day, like `NO` or `0o17` is a text or a number as JSON has them."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", [*"~nN", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", [*"tTfF"]),
    ("int", r"[-+]?[0-9]+", [*"-+0123456789"]),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", [*"-+.0123456789"]),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), _first)
_Loader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
_Loader.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))


def _read(path: Path) -> Any:
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".json":
        return json.loads(text)
    return yaml.load(text, Loader=_Loader)
