"""What all of `resolve` shares: the references, the schemas found so far, and where to complain."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.diagnostics import Diagnostics
from generator.document import Location
from generator.node import Node, is_object
from generator.references import ReferenceFault, References
from generator.resolve.schemas import Schemas

EXTENSION_PREFIX = "x-clientwright-"


class Unsupported(Exception):
    """What makes an operation impossible to generate.

    Attributes:
        code: The code of the warning.
        reason: What is not supported.
        location: Where it stands.
    """

    def __init__(self, code: str, reason: str, location: Location) -> None:
        """Say what is not supported, and where."""
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.location = location


@dataclass(frozen=True, slots=True)
class Context:
    """The parts that every pass works with.

    Attributes:
        root: The root of the document.
        further_schemes: Security schemes that a requirement names by their address.
        scopes: What the requirements ask of each security scheme.
    """

    root: Node
    references: References
    schemas: Schemas
    diagnostics: Diagnostics
    further_schemes: dict[str, Node] = field(default_factory=dict[str, Node])
    scopes: dict[str, dict[str, None]] = field(default_factory=dict[str, dict[str, None]])

    def follow(self, node: Node) -> Node | None:
        """What a node is or refers to; None, and an error, where that is no object.

        `summary` and `description` beside a reference replace those of its target (OpenAPI 3.1.1,
        section 4.8.23).
        """
        try:
            target = self.references.follow(node)
        except ReferenceFault as fault:
            self.diagnostics.error("R101", str(fault), node.location)
            return None
        if not is_object(target.value):
            self.diagnostics.error("R102", "an object is needed here", target.location)
            return None
        if target is node:
            return node
        own = {key: node.value[key] for key in ("summary", "description") if key in node.value}
        return Node({**target.value, **own}, target.location) if own else target

    def follow_or_empty(self, node: Node) -> Node | None:
        """The same; what is null or an empty list says nothing, as an empty object does."""
        return Node({}, node.location) if node.value is None or node.value == [] else self.follow(node)

    def security_scheme(self, name: str, entry: Node) -> str | None:
        """The name of a security scheme that a requirement names, by its name or (3.2) its address; None for none."""
        declared = self.root.child("components").child("securitySchemes")
        if declared.get(name) is not None:
            return name
        try:
            found = self.references.follow(self.references.find(name, entry.location)) if _is_address(name) else None
        except ReferenceFault:
            return None
        if found is None or not found.text("type"):
            return None
        own_name = str(found.location.pointer[-1]) if found.location.pointer else found.location.document.path.stem
        if found.location != declared.child(own_name).location:
            self.further_schemes[own_name] = found
        return own_name

    def text(self, node: Node, key: str) -> str:
        """The text of an entry; real documents put even a text into another file."""
        entry = node.child(key)
        if entry.reference is not None:
            try:
                entry = self.references.follow(entry)
            except ReferenceFault as fault:
                self.diagnostics.error("R101", str(fault), entry.location)
        return entry.value if isinstance(entry.value, str) else ""


def _is_address(name: str) -> bool:
    return any(mark in name for mark in "#/.")


def extensions(node: Node) -> dict[str, object] | None:
    """The `x-clientwright-*` fields of an object without that prefix; None where it has none."""
    found = {
        key.removeprefix(EXTENSION_PREFIX): entry.value
        for key, entry in node.entries()
        if key.startswith(EXTENSION_PREFIX)
    }
    return found or None
