"""Resolve: a checked document to an Api, in which no difference of OpenAPI versions is left.

Schemas inside parameters, bodies and responses stay inline; every `$ref` in them names an entry of
`Api.schemas`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.diagnostics import Diagnostics
from generator.document import Document, Location
from generator.node import Node, root_node
from generator.openapi import Api
from generator.references import ReadFile, References
from generator.resolve.context import Context, extensions
from generator.resolve.events import events
from generator.resolve.ignored import note_ignored
from generator.resolve.operations import operations
from generator.resolve.root import security, security_schemes, servers, tags
from generator.resolve.schemas import Schemas


def resolve(
    document: Document,
    name: str,
    diagnostics: Diagnostics,
    *,
    read: ReadFile | None = None,
    folder: Path | None = None,
    hops: int = 100,
) -> Api:
    """Describe what a document offers.

    Args:
        document: A document that `check` found no error in; it is not changed.
        name: The api's name in the configuration.
        diagnostics: Takes references that lead nowhere, clashes, and what is not supported.
        read: Reads a file that a reference names; None refuses such references.
        folder: Where such files may stand; by default the document's folder.
        hops: How many references may lead from one to the next.
    """
    root = root_node(document)
    references = References(document, read=read, folder=folder, hops=hops)
    context = Context(root, references, Schemas(root, references, diagnostics), diagnostics)
    api = _api(context, root, name)
    if context.schemas.reach_inside:
        # A reference leads into a schema that was converted in place: it becomes a reference too.
        api = _api(_again(context, root), root, name)
    note_ignored(context, root)
    return api


def _again(context: Context, root: Node) -> Context:
    names: Mapping[Location, str] = context.schemas.names
    schemas = Schemas(root, context.references, context.diagnostics, names)
    return Context(root, context.references, schemas, context.diagnostics)


def _api(context: Context, root: Node, name: str) -> Api:
    info = root.child("info")
    found = operations(context, root)
    webhooks = events(context, root, found.nodes)
    requirements = security(context, root)
    return Api(
        name=name,
        title=info.text("title"),
        description=context.text(info, "description"),
        version=str(info.get("version") or ""),
        location=root.location,
        servers=servers(context, root),
        security=requirements,
        security_schemes=security_schemes(context, root),
        tags=tags(context, root),
        schemas=context.schemas.defined(),
        operations=found.generated,
        skipped=found.skipped,
        extensions=extensions(root),
        webhooks=webhooks,
    )
