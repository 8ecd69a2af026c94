"""What a case is, and the documents that cases are made of."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Content = str | bytes

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A hostile document.

    Attributes:
        name: What tests call it.
        reason: The advisory that it is modelled on, or what it tries.
        files: Makes its files: by path below the folder `in`, or outside it as `../secret/FILE`.
        refused: Whether it must be refused; None where taking it and refusing it are both right.
        links: Symbolic links, and where they lead.
        spec: The document itself.
        arguments: Further arguments of the command.
        says: What the refusal must say.
        builds: Whether its models are built too, not only imported: pydantic itself cannot build the largest.
    """

    name: str
    reason: str
    files: Callable[[], Mapping[str, Content]]
    refused: bool | None = False
    links: Mapping[str, str] = field(default_factory=dict[str, str])
    spec: str = "spec.yml"
    arguments: tuple[str, ...] = ()
    says: str = ""
    builds: bool = True


def taken(name: str, reason: str, document: Callable[[], Json]) -> Case:
    """A case that must be taken, and do nothing."""
    return Case(name, reason, lambda: {"spec.yml": json.dumps(document())}, refused=False)


def either(name: str, reason: str, document: Callable[[], Json], *, builds: bool = True) -> Case:
    """A case that may be refused."""
    return Case(name, reason, lambda: {"spec.yml": json.dumps(document())}, refused=None, builds=builds)


def refused(name: str, reason: str, document: Callable[[], Json], says: str) -> Case:
    """A case that must be refused."""
    return Case(name, reason, lambda: {"spec.yml": json.dumps(document())}, refused=True, says=says)


def text(name: str, reason: str, content: Content, *, refused: bool | None = True, says: str = "", **more: Any) -> Case:
    """A case of one file that is given as it is."""
    return Case(name, reason, lambda: {more.get("spec", "spec.yml"): content}, refused=refused, says=says, **more)


# --- documents --------------------------------------------------------------------------------------------------------


def api(paths: Json | None = None, schemas: Json | None = None, **root: Any) -> Json:
    """A document."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Hostile", "version": "1"},
        "paths": paths if paths is not None else {"/pets": {"get": operation()}},
        "components": {"schemas": schemas or {}},
        **root,
    }


def operation(schema: Json | None = None, **more: Any) -> Json:
    """An operation that gives a schema."""
    content = {"application/json": {"schema": schema if schema is not None else {"type": "string"}}}
    return {"tags": ["pets"], "responses": {"200": {"description": "done", "content": content}}, **more}


def giving(schema: Json, schemas: Json | None = None, **root: Any) -> Json:
    """A document with one operation that takes and gives a schema."""
    sent = {"required": True, "content": {"application/json": {"schema": schema}}}
    both = {
        "get": operation(schema, operationId="getPet"),
        "put": operation(schema, operationId="putPet", requestBody=sent),
    }
    return api({"/pets": both}, schemas, **root)


def object_of(**properties: Any) -> Json:
    """An object schema."""
    return {"type": "object", "properties": properties}
