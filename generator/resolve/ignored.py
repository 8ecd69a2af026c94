"""What a document has and is not generated: one note each, so that nobody looks for it in vain."""

from __future__ import annotations

from collections.abc import Iterator

from generator.node import Node
from generator.resolve.context import Context


def note_ignored(context: Context, root: Node) -> None:
    """Report links with their number."""
    found = list(_links(root))
    if found:
        count = sum(len(list(node.entries())) for node in found)
        context.diagnostics.note("U212", f"{count} links are not generated", found[0].location)


def _links(root: Node) -> Iterator[Node]:
    for _, item in root.child("paths").entries():
        for _, operation in item.entries():
            for _, response in operation.child("responses").entries():
                if response.child("links").value:
                    yield response.child("links")
