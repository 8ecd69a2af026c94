"""Overlay documents to actions (OpenAPI Overlay Specification 1.0.0, 1.1.0 and 1.2.0)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Diagnostics
from generator.document import Document
from generator.node import Node, is_array, is_object, root_node

_VERSION = re.compile(r"1\.[012]\.\d+(-.+)?")
_REUSABLE = "#/components/actions/"


@dataclass(frozen=True, slots=True)
class Action:
    """An Action Object, what it takes from a reusable one filled in.

    Attributes:
        target: The text of the JSONPath expression and its place.
        remove: Whether the targets are removed; the other changes then have no effect.
        update: The value to merge into the targets.
        copy: The JSONPath expression of the node to merge into the targets.
    """

    target: Node
    remove: bool
    update: Node | None
    copy: Node | None


def actions(overlay: Document, diagnostics: Diagnostics) -> tuple[Action, ...]:
    """The actions of an overlay, in order; none, and an error, where it is no known overlay."""
    root = root_node(overlay)
    if "overlay" not in overlay.root:
        message = "not an OpenAPI Overlay: there is no `overlay` field"
        diagnostics.error("O101", message, root.location)
    elif not _VERSION.fullmatch(root.text("overlay")):
        message = f"Overlay version {root.get('overlay')!r} is not supported; 1.0, 1.1 and 1.2 are"
        diagnostics.error("O102", message, root.child("overlay").location)
    elif not is_array(root.get("actions")):
        message = "`actions` must be a list" if "actions" in overlay.root else "`actions` is missing"
        diagnostics.error("O103", message, root.child("actions").location)
    else:
        return tuple(_actions(root, diagnostics))
    return ()


def _actions(root: Node, diagnostics: Diagnostics) -> Iterator[Action]:
    for item in root.child("actions").items():
        try:
            yield _action(root, item)
        except _Malformed as malformed:
            diagnostics.error(malformed.code, str(malformed), malformed.node.location)


class _Malformed(Exception):
    def __init__(self, code: str, message: str, node: Node) -> None:
        super().__init__(message)
        self.code = code
        self.node = node


def _action(root: Node, item: Node) -> Action:
    if not is_object(item.value):
        raise _Malformed("O103", "an action must be an object", item)
    if not item.text("target"):
        raise _Malformed("O103", "the action has no `target`", item)
    levels = [item, *_reusable(root, item)]
    remove = next((level.child("remove") for level in levels if "remove" in level.value), None)
    if remove and not isinstance(remove.value, bool):
        raise _Malformed("O103", "`remove` must be true or false", remove)
    key, change = next(filter(None, map(_change, levels)), ("", None))
    if not remove and not change:
        raise _Malformed("O103", "the action has none of `update`, `copy` and `remove`", item)
    return Action(
        target=item.child("target"),
        remove=remove is not None and remove.value,
        update=change if key == "update" else None,
        copy=change if key == "copy" else None,
    )


def _change(fields: Node) -> tuple[str, Node] | None:
    """What is merged into the targets: `update` or `copy`."""
    given = [key for key in ("update", "copy") if key in fields.value]
    if len(given) == 2:
        raise _Malformed("O103", "an action cannot have both `update` and `copy`", fields)
    return (given[0], fields.child(given[0])) if given else None


def _reusable(root: Node, item: Node) -> Iterator[Node]:
    """The fields of the reusable action (1.2) that an action refers to; its own replace them."""
    reference = item.reference
    if reference is None:
        return
    name = reference.removeprefix(_REUSABLE).replace("~1", "/").replace("~0", "~")
    fields = root.child("components").child("actions").child(name).child("fields")
    if not reference.startswith(_REUSABLE) or not is_object(fields.value):
        raise _Malformed("O104", f"`{reference}` is no reusable action", item.child("$ref"))
    yield fields
