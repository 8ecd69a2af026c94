"""Where a `$ref` leads (RFC 3986, RFC 6901): within the root document's folder, never to a network.

A reference resolves to a node of a document, so that nobody who follows one needs to know whether
it leaves the file.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from generator.diagnostics import GenerationError
from generator.document import Document, Location, Pointer
from generator.names import is_device
from generator.node import Node, is_array, is_object, root_node

ReadFile = Callable[[Path, str], Document]
"""Reads a further file of the input: its resolved path, and what messages call it."""


class ReferenceFault(Exception):
    """A reference that leads nowhere; the message says why, without the place."""


class CircularReference(ReferenceFault):
    """A reference that leads back to itself through nothing but references."""


class References:
    """Follows the references of a document and of the files that it refers to."""

    def __init__(
        self, root: Document, *, read: ReadFile | None = None, folder: Path | None = None, hops: int = 100
    ) -> None:
        """Prepare to follow references.

        Args:
            root: The root document.
            read: Reads another file; None refuses references into other files.
            folder: Where other files may stand; by default the root document's folder.
            hops: How many references may lead from one to the next.
        """
        self._hops = hops
        self._too_far: set[Location] = set()  # references from which too many lead on
        self._root = root
        self._read = read
        self._folder = (folder or root.path.parent).resolve()
        self._documents = {root.path: root}
        self._named: dict[Document, _Names] = {}
        self._resources: dict[str, Node] = {}  # of all documents, by address
        self._passing: set[Location] = set()  # the references that are being followed now

    @property
    def folder(self) -> Path:
        """Where all files stand."""
        return self._folder

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
            around = base if address else self.resource(source) or base
            return self._anchor(around, unquote(fragment))
        tokens = [_unescape(token) for token in unquote(fragment).split("/")[1:]]
        try:
            return self._walk(base, tokens, reference)
        except ReferenceFault:
            if not address and (resource := self.resource(source)):
                return self._walk(resource, tokens, reference)
            raise

    def at(self, location: Location) -> Node:
        """The node of a place."""
        node = root_node(location.document)
        for token in location.pointer:
            node = node.child(token)
        return node

    def resource(self, source: Location) -> Node | None:
        """The innermost schema around a place that has an `$id`, to which fragments are relative."""
        resource: Node | None = None
        node = root_node(source.document)
        for token in source.pointer:
            node = node.child(token)
            if node.text("$id"):
                resource = node
        return resource

    def anchored(self, document: Document, name: str) -> tuple[Node, ...]:
        """The schemas of a document that have an anchor of a name."""
        return tuple(self._names_of(document).anchors.get(name, ()))

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
                if len(passed) > self._hops or node.location in self._too_far:
                    self._too_far |= passed
                    message = f"more than {self._hops} references lead from one to the next"
                    raise ReferenceFault(f"{message}; --limit references=N allows more")
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
        """What an address names: a schema by its `$id`, a document by its `$self`, else a file."""
        names = self._names_of(source.document)
        for known in (address, _joined(names.base_of(source), address)):
            if known in self._resources:
                return self._resources[known]
        return root_node(self._document(address, source))

    def _document(self, address: str, source: Location) -> Document:
        folder, address = self._relative(address, source)
        path = self._resolved(folder, address)
        if not path.is_relative_to(self._folder):
            raise ReferenceFault(f"`{address}` is not read: it is outside the document's folder")
        if path not in self._documents:
            self._documents[path] = self._open(path, address)
            self._names_of(self._documents[path])
        return self._documents[path]

    def _resolved(self, folder: Path, address: str) -> Path:
        """The file that an address names; nothing but the relative path of a file names one on any system."""
        parts = _split_address(address)
        path = unquote(parts.path) if parts else ""
        is_path = parts and not parts.scheme and not parts.netloc and path.isprintable() and not path.startswith("/")
        if not is_path or not _NO_PATH.isdisjoint(path) or any(map(is_device, path.split("/"))):
            raise ReferenceFault(f"`{address}` is not read: a reference may only name a file by its relative path")
        try:
            return (folder / path).resolve()
        except (OSError, RuntimeError, ValueError):
            # Too long a name, or a link that leads to itself.
            raise ReferenceFault(f"`{address}` cannot be the path of a file") from None

    def _relative(self, address: str, source: Location) -> tuple[Path, str]:
        """A folder and an address relative to it; beside the root document's `$self` stands what stands beside it."""
        own = root_node(self._root).text("$self")
        beside = _joined(own, ".") if own else ""
        if (parts := _split_address(beside)) and parts.scheme and address.startswith(beside):
            return self._root.path.parent, address.removeprefix(beside)
        return source.document.path.parent, address

    def _open(self, path: Path, address: str) -> Document:
        if self._read is None:
            raise ReferenceFault(f"`{address}` is not read: other files are not supported here")
        if not _is_file(path):
            raise ReferenceFault(f"there is no file `{address}`")
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

    def _anchor(self, around: Node, name: str) -> Node:
        found = self.anchored(around.location.document, name)
        pointer = around.location.pointer
        inside = [node for node in found if node.location.pointer[: len(pointer)] == pointer]
        # Of several, one in a schema with an `$id` of its own is meant last.
        for node in sorted(inside or found, key=lambda node: self.resource(node.location) not in (None, around)):
            return node
        raise ReferenceFault(f"no schema has the `$anchor` `{name}`")

    def _names_of(self, document: Document) -> _Names:
        if document not in self._named:
            names = self._named[document] = _Names()
            names.collect(root_node(document), "")
            self._resources = {**names.resources, **self._resources}
        return self._named[document]


@dataclass(slots=True)
class _Names:
    """What a document calls its parts besides pointers.

    Attributes:
        resources: By address, as written and as resolved: schemas by their `$id`, the whole by its `$self`.
        bases: What the addresses inside each resource are relative to.
        anchors: Schemas by their anchor.
    """

    resources: dict[str, Node] = field(default_factory=dict[str, Node])
    bases: dict[Pointer, str] = field(default_factory=dict[Pointer, str])
    anchors: dict[str, list[Node]] = field(default_factory=dict[str, list[Node]])

    def collect(self, node: Node, base: str) -> None:
        """Take what a node and the nodes inside it are called."""
        if is_object(node.value):
            own = node.text("$id") or ("" if node.location.pointer else node.text("$self"))
            if own:
                base = _joined(base, own).removesuffix("#")
                self.bases[node.location.pointer] = base
                self.resources.setdefault(base, node)
                self.resources.setdefault(own.removesuffix("#"), node)
            for key in ("$anchor", "$dynamicAnchor"):
                if name := node.text(key):
                    self.anchors.setdefault(name, []).append(node)
            for _, entry in node.entries():
                self.collect(entry, base)
        for item in node.items():
            self.collect(item, base)

    def base_of(self, place: Location) -> str:
        """What an address at a place is relative to."""
        pointer = place.pointer
        while pointer and pointer not in self.bases:
            pointer = pointer[:-1]
        return self.bases.get(pointer, "")


_NO_PATH = frozenset(':\\"<>|?*\ufffd')
"""What no path may hold: Windows would read a drive, a stream, another server or a pattern in it."""


def _joined(base: str, address: str) -> str:
    """An address relative to another one; itself where one of the two is none."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _split_address(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


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
