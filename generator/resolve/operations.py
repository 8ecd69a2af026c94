"""Paths to operations (OpenAPI 3.1.1, sections 4.8.8 to 4.8.10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.node import Node, is_array
from generator.openapi import Operation, Skipped
from generator.resolve.context import Context, Unsupported, extensions
from generator.resolve.messages import request_body, responses
from generator.resolve.operation_id import operation_id
from generator.resolve.parameters import parameters, template
from generator.resolve.root import security, servers

_METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"})


@dataclass(frozen=True, slots=True)
class Operations:
    """What the paths of a document come to."""

    generated: tuple[Operation, ...]
    skipped: tuple[Skipped, ...]


@dataclass(slots=True)
class _Found:
    generated: list[Operation] = field(default_factory=list[Operation])
    skipped: list[Skipped] = field(default_factory=list[Skipped])
    by_id: dict[str, Node] = field(default_factory=dict[str, Node])


def operations(context: Context, root: Node) -> Operations:
    """All operations of a document, in its order."""
    found = _Found()
    for path, entry in root.child("paths").entries():
        if path.startswith("x-") or (item := _path_item(context, entry)) is None:
            continue
        for method, node in _methods(context, item):
            _add(context, found, path, method, item, node)
    return Operations(tuple(found.generated), tuple(found.skipped))


def _path_item(context: Context, entry: Node) -> Node | None:
    """A path item; the fields beside its `$ref` count too."""
    target = context.follow(entry)
    if target is None or target is entry:
        return target
    own = {key: value for key, value in entry.value.items() if key != "$ref"}
    return Node({**target.value, **own}, target.location) if own else target


def _methods(context: Context, item: Node) -> Iterator[tuple[str, Node]]:
    """The operations of a path item with their methods, 3.2's `additionalOperations` included."""
    for method, entry in item.entries():
        if method == "additionalOperations":
            yield from _methods_of(context, entry)
        elif method in _METHODS and (node := context.follow(entry)) is not None:
            yield method.upper(), node


def _methods_of(context: Context, additional: Node) -> Iterator[tuple[str, Node]]:
    for method, entry in additional.entries():
        if (node := context.follow(entry)) is not None:
            yield method.upper(), node


def _add(context: Context, found: _Found, path: str, method: str, item: Node, node: Node) -> None:
    own_id = node.text("operationId") or operation_id(method, path)
    if other := found.by_id.get(own_id):
        message = (
            f"two operations have the id `{own_id}`: the other stands at {other.location}; "
            "give each an `operationId` of its own"
        )
        context.diagnostics.error("R105", message, node.location)
        return
    found.by_id[own_id] = node
    try:
        found.generated.append(_operation(context, own_id, path, method, item, node))
    except Unsupported as unsupported:
        message = f"{unsupported.reason}; operation `{own_id}` skipped"
        context.diagnostics.warning(unsupported.code, message, unsupported.location)
        found.skipped.append(Skipped(own_id, unsupported.reason, node.location))


def _operation(context: Context, own_id: str, path: str, method: str, item: Node, node: Node) -> Operation:
    own = parameters(context, path, [item.child("parameters"), node.child("parameters")])
    return Operation(
        id=own_id,
        method=method,
        path=template(path, own),
        tags=tuple(str(tag.value) for tag in node.child("tags").items()),
        parameters=own,
        body=request_body(context, node),
        responses=responses(context, node),
        location=node.location,
        summary=context.text(node, "summary") or context.text(item, "summary"),
        description=context.text(node, "description") or context.text(item, "description"),
        deprecated=node.get("deprecated") is True,
        security=security(node) if is_array(node.get("security")) else None,
        servers=servers(context, node) or servers(context, item),
        extensions=extensions(node),
    )
