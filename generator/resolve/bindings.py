"""What dynamic references stand for (JSON Schema 2020-12, 8.2.3.2), as far as the document alone tells.

A schema binds an anchor that it has itself or in its `$defs`; what it refers to, directly or further on, sees the
outermost binding. So a template with `$dynamicRef: '#item'` becomes one schema for each binding of `item` that leads
to it. `$recursiveAnchor: true` of 2019-09 is a binding without a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from generator.document import Location
from generator.keywords import subschemas
from generator.node import Node, root_node
from generator.references import ReferenceFault, References

Scope = dict[str, Location]
"""What each bound anchor stands for."""

_DEFINITIONS = ("$defs", "definitions")


class Bindings:
    """Looks for bindings and their uses."""

    def __init__(self, references: References) -> None:
        """Prepare to look.

        Args:
            references: Follows references.
        """
        self._references = references
        self._used: dict[Location, frozenset[str]] = {}
        self._recursive: set[Location] = set()
        self.open: set[Location] = set()
        """The templates that are being written out in the place of a reference."""

    def of(self, schema: Node) -> Scope:
        """What a schema binds itself."""
        scope: Scope = {}
        if name := schema.text("$dynamicAnchor"):
            scope[name] = schema.location
        if schema.get("$recursiveAnchor") is True:
            scope[""] = schema.location
        for keyword in _DEFINITIONS:
            if schema.get(keyword):
                for _, entry in schema.child(keyword).entries():
                    if name := entry.text("$dynamicAnchor"):
                        scope.setdefault(name, entry.location)
        return scope

    def needed(self, target: Node, scope: Scope) -> Scope:
        """The part of a scope that makes another schema of a target than it is by itself."""
        if not scope:
            return {}
        own = self.of(target)
        return {
            name: scope[name]
            for name in sorted(self._uses(target) & scope.keys())
            if scope[name] != (own.get(name) or self._default_location(name, target.location))
        }

    def is_recursive(self, target: Node) -> bool:
        """Whether a schema refers to itself by its name, and so needs one."""
        self._uses(target)
        return target.location in self._recursive

    def default(self, anchor: str, location: Location) -> Node | None:
        """What an anchor stands for where nothing binds it: a schema around the place, else the only component."""
        found = [bound for around in _around(location) if (bound := self.of(around).get(anchor)) is not None]
        if not found:
            found = [
                node.location
                for node in self._references.anchored(location.document, anchor)
                if node.location.pointer[:2] in ((), ("components", "schemas")) and len(node.location.pointer) in (0, 3)
            ]
            found = found if len(found) == 1 else []
        return self._references.at(found[-1]) if found else None

    def is_ever_bound(self, entry: Node) -> bool:
        """Whether anything in the document binds what a reference names."""
        return bool(self._references.anchored(entry.location.document, str(entry.value).partition("#")[2]))

    def _default_location(self, anchor: str, location: Location) -> Location | None:
        found = self.default(anchor, location) if anchor else None
        return None if found is None else found.location

    def _uses(self, start: Node) -> frozenset[str]:
        """The anchors that a schema, and whatever it refers to, leaves to others."""
        if start.location not in self._used:
            found: set[str] = set()
            seen: set[Location] = set()
            waiting = [start]
            while waiting:
                schema = waiting.pop()
                if schema.location in seen and schema.location == start.location:
                    self._recursive.add(start.location)
                if schema.location not in seen:
                    seen.add(schema.location)
                    found |= set(_named_by(schema))
                    waiting.extend(self._next(schema))
            self._used[start.location] = frozenset(found)
        return self._used[start.location]

    def _next(self, schema: Node) -> Iterator[Node]:
        if schema.reference is not None:
            with suppress(ReferenceFault):  # reported where the reference is converted
                yield self._references.find(schema.reference, schema.location)
        for child in subschemas(schema):
            if child.location.pointer[-2] not in _DEFINITIONS:
                yield child


def _named_by(schema: Node) -> Iterator[str]:
    address, _, anchor = schema.text("$dynamicRef").partition("#")
    if anchor and not address and not anchor.startswith("/"):
        yield anchor
    if schema.text("$recursiveRef"):
        yield ""


def _around(location: Location) -> Iterator[Node]:
    """The nodes around a place, the outermost first."""
    node = root_node(location.document)
    for token in location.pointer:
        node = node.child(token)
        yield node
