"""Finds what several documents have in common and makes each such thing one definition.

A schema is shared when its name and its structure agree in at least two documents and everything it refers to
is shared too. Prose does not count. A name with two meanings stays apart: each gets its api's name in front,
and a warning names both places.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from generator.diagnostics import Diagnostics
from generator.keywords import references, with_references
from generator.names import class_name, pascal
from generator.node import is_array, is_object
from generator.openapi import Api, Schema
from generator.shared import Definition, SchemaKey, SharedApis
from generator.text import Identifier

_PROSE = frozenset({"description", "title", "summary", "example", "examples", "externalDocs", "$comment"})


def share(apis: Sequence[Api], diagnostics: Diagnostics) -> SharedApis:
    """Merge the schemas of all documents into one set of definitions."""
    ordered = tuple(sorted(apis, key=lambda api: api.name))
    schemas = {(api.name, name): schema for api in ordered for name, schema in api.schemas.items()}
    groups = _groups(schemas)
    classes = _class_names(groups, schemas, diagnostics)
    definitions: dict[Identifier, Definition] = {}
    for members in groups:
        first = schemas[members[0]]
        name = classes[members[0]]
        definitions[name] = Definition(
            wire=first.name,
            class_name=name,
            schema=with_references(first.schema, partial(_class_of, classes, members[0][0])),
            apis=tuple(api for api, _ in members),
            inline=first.inline,
            location=first.location,
        )
    return SharedApis(ordered, definitions, classes, (*_shared_schemas(definitions), *_shared_rest(ordered)))


def _class_of(classes: Mapping[SchemaKey, Identifier], api: str, name: str) -> Identifier:
    return classes[api, name]


def _groups(schemas: Mapping[SchemaKey, Schema]) -> list[tuple[SchemaKey, ...]]:
    """Partition the schemas: those that are one definition stand together.

    Each group in the order of the apis.
    """
    structures = {key: _structure(schema.schema) for key, schema in schemas.items()}
    named = {key: tuple(references(schema.schema)) for key, schema in schemas.items()}
    # Schemas of one name start out together and part where structure, or a schema they refer to, differs: the coarsest
    # partition that is stable, found by refining until nothing changes.
    group_of: dict[SchemaKey, object] = {key: (key[1], structures[key]) for key in schemas}
    while True:
        refined: dict[SchemaKey, object] = {
            key: (group_of[key], tuple(group_of.get((key[0], name)) for name in named[key])) for key in schemas
        }
        numbers: dict[object, int] = {}
        numbered: dict[SchemaKey, object] = {
            key: numbers.setdefault(value, len(numbers)) for key, value in refined.items()
        }
        if len(numbers) == len(set(group_of.values())):
            break
        group_of = numbered
    groups: dict[object, list[SchemaKey]] = {}
    for key, group in group_of.items():
        groups.setdefault(group, []).append(key)
    return [tuple(members) for members in groups.values()]


def _class_names(
    groups: Iterable[tuple[SchemaKey, ...]],
    schemas: Mapping[SchemaKey, Schema],
    diagnostics: Diagnostics,
) -> dict[SchemaKey, Identifier]:
    """Name every group.

    A name that two groups want goes to a shared one, and the others get their api's name in front.
    """
    groups = list(groups)
    wanted = Counter(class_name(members[0][1]) for members in groups)
    owners: dict[str, tuple[SchemaKey, ...]] = {}
    names: dict[SchemaKey, Identifier] = {}
    for members in sorted(groups, key=len, reverse=True):
        name = class_name(members[0][1])
        if wanted[name] > 1 and (len(members) == 1 or name in owners):
            name = _qualified_name(name, members, owners, schemas, diagnostics)
        names.update(dict.fromkeys(members, name))
        owners[name] = members
    _warn_of_two_meanings(groups, names, schemas, diagnostics)
    return names


def _qualified_name(
    name: Identifier,
    members: tuple[SchemaKey, ...],
    owners: Mapping[str, tuple[SchemaKey, ...]],
    schemas: Mapping[SchemaKey, Schema],
    diagnostics: Diagnostics,
) -> Identifier:
    api, wire = members[0]
    if sum(key[0] == api and class_name(key[1]) == name for key in schemas) > 1:
        # Two names of one document that differ only in case or separators: the first keeps the plain one.
        if name not in owners:
            return name
        number = 2
        while (numbered := Identifier(f"{name}{number}")) in owners:
            number += 1
        diagnostics.warning(
            "S102",
            f"the schemas {owners[name][0][1]!r} and {wire!r} want the same class {name}; the second one is {numbered}",
            schemas[members[0]].location,
        )
        return numbered
    return class_name(pascal(api) + name)


def _warn_of_two_meanings(
    groups: Iterable[tuple[SchemaKey, ...]],
    names: Mapping[SchemaKey, Identifier],
    schemas: Mapping[SchemaKey, Schema],
    diagnostics: Diagnostics,
) -> None:
    by_wire: dict[str, list[SchemaKey]] = {}
    for members in groups:
        by_wire.setdefault(members[0][1], []).append(members[0])
    for wire, keys in by_wire.items():
        # What stands inside a schema that was reported differs with it.
        if len(keys) < 2 or all(schemas[key].inline for key in keys):
            continue
        for key in keys[1:]:
            diagnostics.warning(
                "S101",
                f"the schema {wire!r} means something else at {schemas[keys[0]].location}; "
                f"they stay apart as {names[keys[0]]} and {names[key]}",
                schemas[key].location,
            )


def _structure(schema: object) -> str:
    """The schema less its prose, in a form that can be compared."""
    return json.dumps(_without_prose(schema), sort_keys=True, default=str)


def _without_prose(node: Any, *, names_are_data: bool = False) -> Any:
    if is_object(node):
        return {
            key: _without_prose(value, names_are_data=key in ("properties", "patternProperties", "$defs"))
            for key, value in node.items()
            if names_are_data or (key not in _PROSE and not key.startswith("x-"))
        }
    if is_array(node):
        return [_without_prose(item) for item in node]
    return node


def _shared_schemas(definitions: Mapping[Identifier, Definition]) -> Iterator[str]:
    for definition in sorted(definitions.values(), key=lambda found: found.class_name):
        if len(definition.apis) > 1:
            yield f"schema {definition.class_name}"


def _shared_rest(apis: Sequence[Api]) -> Iterator[str]:
    """What else at least two documents have in common: responses, security schemes, servers."""
    if len(apis) < 2:
        return
    for label, of in (("response", _responses), ("security scheme", _schemes), ("server", _servers)):
        counts = Counter(item for api in apis for item in of(api))
        for (name, _), count in sorted(counts.items()):
            if count > 1:
                yield f"{label} {name}"


def _responses(api: Api) -> set[tuple[str, str]]:
    return {
        (response.component, _structure([[media.media_type, media.schema] for media in response.content]))
        for operation in api.operations
        for response in operation.responses
        if response.component is not None
    }


def _schemes(api: Api) -> set[tuple[str, str]]:
    return {
        (scheme.name, repr((scheme.type, scheme.scheme, scheme.parameter, scheme.location_in, scheme.token_url)))
        for scheme in api.security_schemes
    }


def _servers(api: Api) -> set[tuple[str, str]]:
    return {(server.url, repr(server.variables)) for server in api.servers}
