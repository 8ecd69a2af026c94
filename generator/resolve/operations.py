"""Paths to operations (OpenAPI 3.1.1, sections 4.8.8 to 4.8.10)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.names import path_operation_id
from generator.node import Node, is_array
from generator.openapi import Operation
from generator.outcome import Skipped
from generator.resolve.context import Context, Unsupported, extensions
from generator.resolve.messages import request_body, responses
from generator.resolve.parameters import parameters, template
from generator.resolve.root import security, servers

_METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"})
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""What an HTTP method may be."""


@dataclass(frozen=True, slots=True)
class Operations:
    """What the paths of a document come to."""

    generated: tuple[Operation, ...]
    skipped: tuple[Skipped, ...]
    nodes: tuple[tuple[str, Node], ...]
    """Every operation, skipped or not, with its id."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An operation where a document has it.

    Attributes:
        method: The HTTP method.
        item: The path item around it.
        declared: Its operationId; empty where it has none.
        path_id: The id that follows from method and path.
    """

    path: str
    method: str
    item: Node
    node: Node
    declared: str
    path_id: str


def operations(context: Context, root: Node) -> Operations:
    """All operations of a document, in its order."""
    generated: list[Operation] = []
    skipped: list[Skipped] = []
    entries = list(_entries(context, root))
    named = list(zip(entries, _ids(context, entries), strict=True))
    for entry, own_id in named:
        try:
            generated.append(_operation(context, own_id, entry))
        except Unsupported as unsupported:
            message = f"{unsupported.reason}; operation `{own_id}` skipped"
            context.diagnostics.warning(unsupported.code, message, unsupported.location)
            skipped.append(Skipped(own_id, unsupported.reason, entry.node.location))
    return Operations(tuple(generated), tuple(skipped), tuple((own_id, entry.node) for entry, own_id in named))


def _entries(context: Context, root: Node) -> Iterator[_Entry]:
    for path, entry in root.child("paths").entries():
        if path.startswith("x-") or entry.value is None or (item := path_item(context, entry)) is None:
            continue
        for method, node in methods(context, item):
            path_id = path_operation_id(method, path)
            yield _Entry(path, method, item, node, node.text("operationId"), path_id)


def _ids(context: Context, entries: Sequence[_Entry]) -> Iterator[str]:
    """The id of each operation: its own if it has one that no other has, else one made of method and path."""
    declared = Counter(entry.declared for entry in entries)
    taken = {entry.declared for entry in entries if declared[entry.declared] == 1}
    first: dict[str, _Entry] = {}
    for entry in entries:
        if entry.declared and declared[entry.declared] == 1:
            yield entry.declared
            continue
        own_id, number = entry.path_id, 1
        while own_id in taken:
            number += 1
            own_id = f"{entry.path_id}{number}"
        taken.add(own_id)
        other = first.setdefault(entry.declared or entry.path_id, entry)
        _tell_of_id(context, entry, own_id, other)
        yield own_id


def _tell_of_id(context: Context, entry: _Entry, own_id: str, other: _Entry) -> None:
    if entry.declared:
        also = "" if other is entry else f", first at {other.node.child('operationId').location}"
        message = f"the operationId `{entry.declared}` is used twice{also}; this operation is called `{own_id}`"
        context.diagnostics.warning("C140", message, entry.node.child("operationId").location)
    elif own_id != entry.path_id:
        message = (
            f"without an operationId, this operation would be called `{entry.path_id}` as another one is; "
            f"it is called `{own_id}`"
        )
        context.diagnostics.warning("R105", message, entry.node.location)


def path_item(context: Context, entry: Node) -> Node | None:
    """A path item; the fields beside its `$ref` count too."""
    target = context.follow(entry)
    if target is None or target is entry:
        return target
    own = {key: value for key, value in entry.value.items() if key != "$ref"}
    return Node({**target.value, **own}, target.location) if own else target


def methods(context: Context, item: Node) -> Iterator[tuple[str, Node]]:
    """The operations of a path item with their methods, 3.2's `additionalOperations` included."""
    for method, entry in item.entries():
        if method == "additionalOperations":
            yield from _methods_of(context, entry)
        elif method.lower() in _METHODS and entry.value is not None and (node := context.follow(entry)) is not None:
            if method.lower() != method:
                message = f"`{method}` is read as `{method.lower()}`: the fields of a path item are in lower case"
                context.diagnostics.warning("C148", message, entry.location)
            yield method.upper(), node


def _methods_of(context: Context, additional: Node) -> Iterator[tuple[str, Node]]:
    """Methods are case-sensitive (RFC 9110, section 9.1): each is sent as it is written here."""
    for method, entry in additional.entries():
        if not _TOKEN.fullmatch(method):
            message = f'"{method}" can be no HTTP method; the operation is ignored'
            context.diagnostics.warning("C149", message, entry.location)
        elif entry.value is not None and (node := context.follow(entry)) is not None:
            yield method, node


def _operation(context: Context, own_id: str, entry: _Entry) -> Operation:
    item, node = entry.item, entry.node
    own = parameters(context, entry.path, [item.child("parameters"), node.child("parameters")])
    return Operation(
        id=own_id,
        method=entry.method,
        path=template(entry.path, own),
        tags=_tags(node.child("tags")),
        parameters=own,
        body=request_body(context, node),
        responses=responses(context, node),
        location=node.location,
        summary=context.text(node, "summary") or context.text(item, "summary"),
        description=context.text(node, "description") or context.text(item, "description"),
        deprecated=node.flag("deprecated"),
        security=security(context, node) if is_array(node.get("security")) else None,
        servers=servers(context, node) or servers(context, item),
        extensions=extensions(node),
    )


def _tags(tags: Node) -> tuple[str, ...]:
    """The names of an operation's tags; some documents write one alone, or as an object."""
    listed = tags.items() if is_array(tags.value) else (tags,)
    names = (tag.value if isinstance(tag.value, str) else tag.text("name") for tag in listed)
    return tuple(name for name in names if name)
