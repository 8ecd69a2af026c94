"""Where a `$ref` leads (RFC 3986, RFC 6901): within the root document's folder, never to a network.

A reference resolves to a node of a document, so that nobody who follows one needs to know whether
it leaves the file.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from generator.diagnostics import GenerationError
from generator.document import Document, Location
from generator.node import Node, is_array, is_object, root_node

ReadFile = Callable[[Path, str], Document]
"""Reads a further file of the input: its resolved path, and what messages call it."""


class ReferenceFault(Exception):
    """A reference that leads nowhere; the message says why, without the place."""


class CircularReference(ReferenceFault):
    """A reference that leads back to itself through nothing but references."""


class References:
    """Follows the references of a document and of the files that it refers to."""

    def __init__(self, root: Document, *, read: ReadFile | None = None, folder: Path | None = None) -> None:
        """Prepare to follow references.

        Args:
            root: The root document.
            read: Reads another file; None refuses references into other files.
            folder: Where other files may stand; by default the root document's folder.
        """
        self._root = root
        self._read = read
        self._folder = (folder or root.path.parent).resolve()
        self._documents = {root.path: root}
        self._named: dict[Document, dict[str, Node]] = {}
        self._passing: set[Location] = set()  # the references that are being followed now

    @property
    def version(self) -> str:
        """The version of OpenAPI that the root document says it is written in."""
        return str(root_node(self._root).get("openapi"))

    def find(self, reference: str, source: Location) -> Node:
        """The node that a reference names.

        Args:
            reference: The text of the `$ref`.
            source: Where it stands.

        Raises:
            ReferenceFault: There is no such node, or it may not be read.
        """
        address, _, fragment = reference.partition("#")
        base = self._base(address, source) if address else root_node(source.document)
        if fragment and not fragment.startswith("/"):
            return self._anchor(base.location.document, unquote(fragment))
        tokens = [_unescape(token) for token in unquote(fragment).split("/")[1:]]
        try:
            return self._walk(base, tokens, reference)
        except ReferenceFault:
            if not address and (resource := _enclosing_resource(source)):
                return self._walk(resource, tokens, reference)
            raise

    def follow(self, node: Node) -> Node:
        """The node itself, or what it refers to in the end.

        Raises:
            ReferenceFault: A reference on the way leads nowhere or back.
        """
        passed: set[Location] = set()
        try:
            while (reference := node.reference) is not None:
                if node.location in self._passing:
                    message = f"the reference `{reference}` leads back to itself"
                    raise CircularReference(message)
                passed.add(node.location)
                self._passing.add(node.location)
                node = self.find(reference, node.location)
        finally:
            self._passing -= passed
        return node

    def _walk(self, node: Node, tokens: list[str], reference: str) -> Node:
        for token in tokens:
            if not _has(node, token):
                node = self.follow(node)  # a pointer may pass through another reference
            if not _has(node, token):
                raise ReferenceFault(f"`{reference}` leads nowhere{_suggestion(node, token)}")
            node = node.child(int(token) if is_array(node.value) else token)
        return node

    def _base(self, address: str, source: Location) -> Node:
        named = self._names_of(source.document).get(address)
        if named is not None:
            return named
        return root_node(self._document(address, source))

    def _document(self, address: str, source: Location) -> Document:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or parts.path.startswith("/") or "\\" in address:
            raise ReferenceFault(f"`{address}` is not read: a reference may only name a file by its relative path")
        path = (source.document.path.parent / unquote(parts.path)).resolve()
        if not path.is_relative_to(self._folder):
            raise ReferenceFault(f"`{address}` is not read: it is outside the document's folder")
        if path not in self._documents:
            self._documents[path] = self._open(path, address)
        return self._documents[path]

    def _open(self, path: Path, address: str) -> Document:
        if self._read is None:
            raise ReferenceFault(f"`{address}` is not read: other files are not supported here")
        try:
            return self._read(path, self._name(path))
        except GenerationError:
            raise ReferenceFault(f"the file `{address}` cannot be used") from None

    def _name(self, path: Path) -> str:
        """What messages call a file: beside the root document, as the user named that."""
        base = self._root.path.parent
        if not path.is_relative_to(base):
            return path.as_posix()
        return str(PurePosixPath(self._root.name).parent / path.relative_to(base).as_posix())

    def _anchor(self, document: Document, name: str) -> Node:
        anchored = self._names_of(document).get("#" + name)
        if anchored is None:
            raise ReferenceFault(f"no schema has the `$anchor` `{name}`")
        return anchored

    def _names_of(self, document: Document) -> dict[str, Node]:
        if document not in self._named:
            self._named[document] = dict(_names(root_node(document)))
        return self._named[document]


def _names(node: Node) -> Iterator[tuple[str, Node]]:
    """What a document calls its parts besides pointers: `$id`, `$self`, `#` with an anchor."""
    if is_object(node.value):
        for key in ("$id", "$self"):
            if name := node.text(key):
                yield name.removesuffix("#"), node
        for key in ("$anchor", "$dynamicAnchor"):
            if name := node.text(key):
                yield "#" + name, node
        for _, entry in node.entries():
            yield from _names(entry)
    for item in node.items():
        yield from _names(item)


def _enclosing_resource(source: Location) -> Node | None:
    """The innermost schema around a place that has an `$id`, to which fragments are relative."""
    resource: Node | None = None
    node = root_node(source.document)
    for token in source.pointer:
        node = node.child(token)
        if node.text("$id"):
            resource = node
    return resource


def _has(node: Node, token: str) -> bool:
    if is_array(node.value):
        return token.isdecimal() and int(token) < len(node.value)
    return is_object(node.value) and token in node.value


def _unescape(token: str) -> str:
    return token.replace("~1", "/").replace("~0", "~")


def _suggestion(node: Node, token: str) -> str:
    known = list(node.value) if is_object(node.value) else []
    close = difflib.get_close_matches(token, known, 1)
    return f': there is no "{token}"' + (f', but "{close[0]}"' if close else "")
