"""Schemas: every `$ref` to a named schema, every dialect to JSON Schema 2020-12."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

from generator.defaults import default_fault
from generator.diagnostics import Diagnostics
from generator.document import Location
from generator.keywords import ANNOTATIONS, LISTED_SCHEMAS, NAMED_SCHEMAS, SINGLE_SCHEMAS
from generator.node import Node, is_array, is_object, root_node
from generator.openapi import JsonSchema, Schema
from generator.references import CircularReference, ReferenceFault, References
from generator.resolve.dialect import modernise
from generator.resolve.schema_names import candidates, is_definition

PREFIX = "#/components/schemas/"

_NOTHING: JsonSchema = {"not": {}}
_SIBLINGS = ANNOTATIONS | {"$ref", "nullable"}
_DYNAMIC = "`$dynamicRef` is not followed; any value is allowed here"


class Schemas:
    """The named schemas of an api, and the conversion of those that stand inline.

    The root document's components keep their names. A reference to any other place gives that place
    a name.
    """

    def __init__(
        self,
        root: Node,
        references: References,
        diagnostics: Diagnostics,
        names: Mapping[Location, str] | None = None,
    ) -> None:
        """Start with the root document's components.

        Args:
            root: The root of the root document.
            references: Follows references.
            diagnostics: Takes what is wrong with a reference or a schema.
            names: Names that an earlier pass gave to places inside other schemas.
        """
        self._references = references
        self._diagnostics = diagnostics
        self._siblings_are_ignored = str(root.get("openapi")).startswith("3.0")
        components = root.child("components").child("schemas")
        self.names = {node.location: name for name, node in components.entries()}
        self._pending = deque((name, node) for name, node in components.entries())
        self._taken = {name: location for location, name in self.names.items()}
        self._defined: dict[str, Schema] = {}
        for location, name in (names or {}).items():
            if location not in self.names:
                self._name(name, _node_at(location))

    @property
    def reach_inside(self) -> bool:
        """Whether a reference leads into the inside of a schema, which then needs another pass."""
        return not all(is_definition(location) for location in self.names)

    def defined(self) -> Mapping[str, Schema]:
        """All named schemas, those of the root document first."""
        while self._pending:
            name, node = self._pending.popleft()
            self._defined[name] = Schema(name, self._definition(node), node.location)
        return self._defined

    def convert(self, node: Node) -> JsonSchema:
        """An inline schema in its final form; a boolean schema becomes an object."""
        if (name := self.names.get(node.location)) is not None:
            return {"$ref": PREFIX + name}
        return self._converted(node)

    def _definition(self, node: Node) -> JsonSchema:
        try:
            self._references.follow(node)
        except CircularReference as fault:
            self._diagnostics.error("R103", str(fault), node.location)
            return {}
        except ReferenceFault:
            pass  # reported where the reference is converted
        return self._converted(node)

    def _converted(self, node: Node) -> JsonSchema:
        if isinstance(node.value, bool):
            return {} if node.value else dict(_NOTHING)
        if not is_object(node.value):
            self._diagnostics.error("R104", "a schema must be an object or a boolean", node.location)
            return {}
        result = {key: self._keyword(key, entry) for key, entry in self._relevant(node)}
        if result.get("$ref", "") is None:  # a broken reference, reported
            del result["$ref"]
        if "default" in result and default_fault(node, self._references) is not None:
            del result["default"]
        return modernise(result)

    def _relevant(self, node: Node) -> Iterator[tuple[str, Node]]:
        """The entries that count: OpenAPI 3.0 ignores most of what stands beside a `$ref`."""
        for key, entry in node.entries():
            ignored = self._siblings_are_ignored and node.reference is not None
            if not ignored or key in _SIBLINGS or key.startswith("x-"):
                yield key, entry

    def _keyword(self, key: str, entry: Node) -> Any:
        if key == "$ref":
            return self._reference(entry)
        if key == "$dynamicRef":
            self._diagnostics.warning("U203", _DYNAMIC, entry.location)
        elif key in SINGLE_SCHEMAS and is_object(entry.value):
            return self.convert(entry)
        elif key in NAMED_SCHEMAS and is_object(entry.value):
            return self._named(entry)
        elif key in (*LISTED_SCHEMAS, "items") and is_array(entry.value):
            return [self.convert(child) for child in entry.items()]
        elif key == "discriminator" and is_object(entry.value):
            return self._discriminator(entry)
        elif key == "description" and entry.reference is not None:
            return self._referenced_text(entry)
        return entry.value

    def _named(self, entry: Node) -> JsonSchema:
        """The schemas of `properties` and the like; some documents refer to all of them at once."""
        if entry.reference is not None:
            try:
                entry = self._references.follow(entry)
            except ReferenceFault as fault:
                self._diagnostics.error("R101", str(fault), entry.location)
        return {name: self.convert(child) for name, child in entry.entries() if name != "$ref"}

    def _reference(self, entry: Node) -> str | None:
        """The final form of a `$ref`; None, and an error, where it leads nowhere."""
        try:
            target = self._references.find(str(entry.value), entry.location)
            if target.location not in self.names and _is_only_reference(target):
                target = self._references.follow(target)
        except ReferenceFault as fault:
            self._diagnostics.error("R101", str(fault), entry.location)
            return None
        if target.location not in self.names:
            self._name(self._free_name(target.location), target)
        return PREFIX + self.names[target.location]

    def _discriminator(self, entry: Node) -> JsonSchema:
        """A Discriminator Object whose mapping holds only references that lead somewhere."""
        mapping: dict[str, str] = {}
        for value, target in entry.child("mapping").entries():
            if reference := self._mapped(str(target.value), target.location):
                mapping[value] = reference
        return {**entry.value, "mapping": mapping} if mapping else _without_mapping(entry.value)

    def _mapped(self, target: str, location: Location) -> str | None:
        is_address = any(mark in target for mark in "#/.")
        for reference in (PREFIX + target, target) if is_address else (PREFIX + target,):
            try:
                found = self._references.find(reference, location)
            except ReferenceFault:
                continue
            if is_object(found.value):
                return self._reference(Node(reference, location))
        return None

    def _referenced_text(self, entry: Node) -> str:
        try:
            return str(self._references.follow(entry).value)
        except ReferenceFault as fault:
            self._diagnostics.error("R101", str(fault), entry.location)
            return ""

    def _free_name(self, location: Location) -> str:
        """A name that nothing else has; it depends on the place alone unless that name is taken."""
        tried = list(dict.fromkeys(candidates(location)))
        for name in tried:
            if name not in self._taken:
                break
        else:
            name = f"{tried[-1]}_{len(self._taken)}"
        if name != tried[0]:
            message = f"this schema is called {name}: {tried[0]} stands at {self._taken[tried[0]]}"
            self._diagnostics.note("R106", message, location)
        return name

    def _name(self, name: str, node: Node) -> None:
        self.names[node.location] = name
        self._taken[name] = node.location
        self._pending.append((name, node))


def _is_only_reference(node: Node) -> bool:
    return node.reference is not None and len(node.value) == 1


def _without_mapping(discriminator: JsonSchema) -> JsonSchema:
    return {key: value for key, value in discriminator.items() if key != "mapping"}


def _node_at(location: Location) -> Node:
    node = root_node(location.document)
    for token in location.pointer:
        node = node.child(token)
    return node
