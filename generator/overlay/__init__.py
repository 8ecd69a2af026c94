"""Overlay: OpenAPI Overlays applied to documents.

What belongs beside a published document, and not into it, stands in an overlay. One overlay may
serve all documents of a package; an action that finds nothing in any of them is probably a mistake,
and a warning says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from generator.diagnostics import Diagnostics
from generator.document import Document, Location, Pointer
from generator.node import Node
from generator.overlay.actions import Action, actions
from generator.overlay.tree import Mismatch, Tree, in_removal_order


def apply(document: Document, overlays: Sequence[Document], diagnostics: Diagnostics) -> Document:
    """Apply overlays to one document, in order; the document itself stays as it is."""
    return apply_all((document,), overlays, diagnostics)[0]


def apply_all(
    documents: Sequence[Document], overlays: Sequence[Document], diagnostics: Diagnostics
) -> tuple[Document, ...]:
    """Apply every overlay, in order, to every document; the documents themselves stay as they are.

    A node of the result that an overlay brought in has its place in that overlay.
    """
    trees = [(document, Tree(document)) for document in documents]
    for overlay in overlays:
        chosen = _chosen(overlay, trees, diagnostics)
        for action in actions(overlay, diagnostics):
            _act(action, chosen, diagnostics)
    return tuple(document if tree.root is document.root else tree.document() for document, tree in trees)


def _chosen(overlay: Document, trees: Sequence[tuple[Document, Tree]], diagnostics: Diagnostics) -> list[Tree]:
    """The documents that an overlay is for: all, unless `extends` is the relative path of one."""
    extends = overlay.root.get("extends")
    if not isinstance(extends, str) or urlsplit(extends).scheme:
        return [tree for _, tree in trees]
    path = (overlay.path.parent / unquote(urlsplit(extends).path)).resolve()
    named = [tree for document, tree in trees if document.path == path]
    if not named:
        message = f"`extends` names none of the documents ({extends}); the overlay is not applied"
        diagnostics.warning("O108", message, Location(overlay, ("extends",)))
    return named


def _act(action: Action, trees: Sequence[Tree], diagnostics: Diagnostics) -> None:
    try:
        found = [(tree, _select(action.target, tree)) for tree in trees]
        for tree, targets in found:
            _change(action, tree, targets)
    except _Fault as fault:
        diagnostics.error(fault.code, str(fault), fault.node.location)
        return
    if trees and not any(targets for _, targets in found):
        message = f"the target `{action.target.value}` matches nothing in any document"
        diagnostics.warning("O106", message, action.target.location)


class _Fault(Exception):
    def __init__(self, code: str, message: str, node: Node) -> None:
        super().__init__(message)
        self.code = code
        self.node = node


def _select(expression: Node, tree: Tree) -> list[Pointer]:
    """The places that a JSONPath expression (RFC 9535) selects."""
    from jsonpath_rfc9535 import JSONPathError, find

    try:
        return [node.location for node in find(str(expression.value), tree.root)]
    except JSONPathError as error:
        message = f"`{expression.value}` is not a valid JSONPath expression: {error}"
        raise _Fault("O105", message, expression) from None


def _change(action: Action, tree: Tree, targets: list[Pointer]) -> None:
    if action.remove:
        for target in in_removal_order(targets):
            if not target:
                raise _Fault("O109", "the whole document cannot be removed", action.target)
            tree.remove(target)
        return
    if action.copy is not None and targets:
        _merge(_source(action.copy, tree), tree, targets, action)
    if action.update is not None:
        _merge(action.update, tree, targets, action)


def _merge(change: Node, tree: Tree, targets: list[Pointer], action: Action) -> None:
    for target in targets:
        try:
            tree.merge(target, change)
        except Mismatch as mismatch:
            raise _Fault("O107", str(mismatch), action.target) from None


def _source(expression: Node, tree: Tree) -> Node:
    """The one node that `copy` selects, as it is before the action."""
    selected = _select(expression, tree)
    if len(selected) != 1:
        message = f"`copy` must select one node; `{expression.value}` selects {len(selected)}"
        raise _Fault("O110", message, expression)
    return tree.snapshot(selected[0])
