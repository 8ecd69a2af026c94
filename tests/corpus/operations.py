"""Which schemas a document gives the bodies and answers of its operations, and which types its package has for them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tests.corpus.schemas import Place, Schemas, UnknownPlace

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_COMPONENT = "#/components/schemas/"


class Documented(NamedTuple):
    """An operation as the document has it.

    Attributes:
        method: Its method, in upper case.
        path: The template of its path.
        item: Where its path item stands.
        place: Where it stands itself.
    """

    method: str
    path: str
    item: Place
    place: Place


class Exchanged(NamedTuple):
    """A body or an answer.

    Attributes:
        name: What it is of.
        place: Its schema.
        declared: Its type.
    """

    name: str
    place: Place
    declared: Any


def exchanged(schemas: Schemas, package: str) -> Iterator[Exchanged]:
    """The bodies and answers in JSON whose schemas stand where they are used; the others are components."""
    types = _types(package)
    for method, path, _, place in documented(schemas):
        operation = types.get((method, path))
        if operation is None:
            continue
        name = f"{method} {path}"
        body = _content(schemas, place, "requestBody")
        if body and operation.body:
            yield Exchanged(f"{name} body", body, operation.body.type())
        good = [status for status in _good(schemas, place) if _has_content(schemas, place, status)]
        # Which of several answers comes, the type does not say.
        answer = _content(schemas, place, "responses", good[0]) if len(good) == 1 else None
        if answer and operation.response and not operation.enveloped:
            yield Exchanged(f"{name} answer", answer, operation.response())


def _types(package: str) -> dict[tuple[str, str], Any]:
    """The operations of a package, by method and path."""
    resources = importlib.import_module(f"{package}.resources")
    found: dict[tuple[str, str], Any] = {}
    for module in pkgutil.walk_packages(resources.__path__, f"{resources.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            if type(value).__name__ == "Operation":
                found[value.method, value.path] = value
    return found


def documented(schemas: Schemas) -> Iterator[Documented]:
    """The operations of a document; what cannot be found is left out."""
    for path in schemas.document.get("paths") or {}:
        try:
            item = schemas.followed(schemas.below(schemas.root, "paths", path))
            for method in _METHODS:
                if method in schemas.at(item):
                    yield Documented(method.upper(), path, item, schemas.followed(schemas.below(item, method)))
        except UnknownPlace:
            continue


def _good(schemas: Schemas, operation: Place) -> list[str]:
    responses: Mapping[Any, Any] = schemas.at(operation).get("responses") or {}
    return [status for status in responses if str(status).startswith("2")]


def _has_content(schemas: Schemas, operation: Place, status: str) -> bool:
    try:
        return bool(schemas.at(schemas.followed(schemas.below(operation, "responses", status))).get("content"))
    except (UnknownPlace, AttributeError):
        return False


def _content(schemas: Schemas, operation: Place, *steps: str) -> Place | None:
    """The schema of what is exchanged, if it is JSON and nothing else, and no component."""
    try:
        place = schemas.followed(schemas.below(operation, *steps))
        content: Mapping[str, Any] = schemas.at(place).get("content") or {}
        [media_type] = content
        schema = content[media_type].get("schema")
    except (UnknownPlace, ValueError, AttributeError):
        return None
    if media_type != "application/json" or schema is None or str(schema.get("$ref", "")).startswith(_COMPONENT):
        return None
    return schemas.below(place, "content", media_type, "schema")
