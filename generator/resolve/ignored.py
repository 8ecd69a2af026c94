"""What a document has and is not generated: one note each, so that nobody looks for it in vain."""

from __future__ import annotations

from generator.node import Node
from generator.resolve.context import Context

_COUNTED = {
    "U211": ("callbacks", "callbacks are"),
    "U212": ("links", "links are"),
}


def note_ignored(context: Context, root: Node) -> None:
    """Report webhooks, callbacks and links with their number."""
    webhooks = root.child("webhooks")
    if webhooks.value:
        count = len(list(webhooks.entries()))
        context.diagnostics.note("U210", f"{count} webhooks are not generated", webhooks.location)
    for code, (key, words) in _COUNTED.items():
        found = list(_holders(root, key))
        if found:
            count = sum(len(list(node.entries())) for node in found)
            message = f"{count} {words} not generated"
            context.diagnostics.note(code, message, found[0].location)


def _holders(root: Node, key: str) -> list[Node]:
    operations = [operation for _, item in root.child("paths").entries() for _, operation in item.entries()]
    responses = [response for operation in operations for _, response in operation.child("responses").entries()]
    owners = operations if key == "callbacks" else responses
    return [owner.child(key) for owner in owners if owner.child(key).value]
