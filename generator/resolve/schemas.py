"""Schemas: every `$ref` to a named schema, every dialect to JSON Schema 2020-12."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from generator.defaults import default_fault
from generator.diagnostics import Diagnostics
from generator.document import Location
from generator.keywords import (
    ANNOTATIONS,
    LISTED_SCHEMAS,
    NAMED_SCHEMAS,
    REFERENCE_PREFIX,
    SINGLE_SCHEMAS,
    annotating,
    restricting,
)
from generator.names import class_name, pascal
from generator.node import Node, is_array, is_object
from generator.openapi import JsonSchema, Schema
from generator.references import CircularReference, ReferenceFault, References
from generator.resolve.bindings import Bindings, Scope
from generator.resolve.dialect import modernise
from generator.resolve.schema_names import candidates, is_definition
from generator.slips import holds_reference, mend

_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")

_NOTHING: JsonSchema = {"not": {}}
_SIBLINGS = ANNOTATIONS | {"$ref", "nullable"}
_SAY_NOTHING_HERE = frozenset({"$defs", "definitions", "example"})
"""What is converted where something refers to it, or not at all."""

_UNBOUND = "nothing tells what `%s` stands for; any value is allowed here"


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
        self._bindings = Bindings(references)
        self._scope: Scope = {}  # what dynamic references mean in the schema that is being converted
        self._outermost: Node | None = None  # that schema
        self._siblings_are_ignored = str(root.get("openapi")).startswith("3.0")
        components = root.child("components").child("schemas")
        self.names = {node.location: name for name, node in components.entries()}
        self._pending: deque[tuple[str, Node, Scope]] = deque()
        self._taken = {class_name(name): location for location, name in self.names.items()}
        self._instances: dict[tuple[Location, frozenset[tuple[str, Location]]], str] = {}
        self._defined: dict[str, Schema] = {}
        self._name_what_components_refer_to(components)
        for location, name in (names or {}).items():
            if location not in self.names:
                self._name(name, self._references.at(location))

    @property
    def reach_inside(self) -> bool:
        """Whether a reference leads into the inside of a schema, which then needs another pass."""
        return not all(is_definition(location) for location in self.names)

    def defined(self) -> Mapping[str, Schema]:
        """All named schemas, those of the root document first."""
        while self._pending:
            name, node, scope = self._pending.popleft()
            with self._converting(node, scope):
                self._defined[name] = Schema(name, self._definition(node), node.location)
        return self._defined

    def convert(self, node: Node) -> JsonSchema:
        """An inline schema in its final form; a boolean schema becomes an object."""
        if node.location in self.names:
            return {"$ref": self._reference_to(node)}
        if self._outermost is not None:
            return self._converted(node)
        with self._converting(node, {}):
            return self._converted(node)

    @contextmanager
    def _converting(self, node: Node, scope: Scope) -> Generator[None]:
        before = self._scope, self._outermost
        self._scope, self._outermost = scope, node
        try:
            yield
        finally:
            self._scope, self._outermost = before

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
        mended = mend(node)
        for slip in mended.slips:
            self._diagnostics.warning(slip.code, slip.message, slip.location)
        node = mended.schema
        if isinstance(node.value, bool):
            return {} if node.value else dict(_NOTHING)
        if not is_object(node.value):
            self._diagnostics.error("R104", "a schema must be an object or a boolean", node.location)
            return {}
        outer, own = self._scope, self._bindings.of(node)
        self._scope = {**own, **outer} if own else outer  # what is bound further out counts
        try:
            return modernise(self._body(node, is_binding=bool(own)))
        finally:
            self._scope = outer

    def _body(self, node: Node, *, is_binding: bool) -> JsonSchema:
        result = {key: self._keyword(key, entry) for key, entry in self._relevant(node) if key not in _REFERENCES}
        if "default" in result and default_fault(node, self._references) is not None:
            del result["default"]
        found = [
            self._instance(node, target) if is_binding else {"$ref": self._reference_to(target)}
            for key in _REFERENCES
            if key in node.value and (target := self._target(key, node.child(key))) is not None
        ]
        for reference in found:
            if "$ref" in reference and "$ref" not in result:
                result["$ref"] = reference["$ref"]
            elif reference:
                result = _joined(reference, result)
        return result

    def _relevant(self, node: Node) -> Iterator[tuple[str, Node]]:
        """The entries that count: OpenAPI 3.0 ignores most of what stands beside a `$ref`."""
        for key, entry in node.entries():
            ignored = self._siblings_are_ignored and node.reference is not None
            if key.startswith("x-"):
                if not holds_reference(entry.value):
                    yield key, entry
            elif key in _SAY_NOTHING_HERE:
                continue
            elif not ignored or key in _SIBLINGS:
                yield key, entry
            elif key not in _REFERENCES:
                message = f"OpenAPI 3.0 ignores `{key}` beside a `$ref`, and so does the client"
                self._diagnostics.note("R107", message, entry.location)

    def _keyword(self, key: str, entry: Node) -> Any:
        if key in SINGLE_SCHEMAS and not isinstance(entry.value, bool):
            return self.convert(entry) if key != "items" or not is_array(entry.value) else self._listed(entry)
        if key in NAMED_SCHEMAS:
            return self._named(entry)
        if key in LISTED_SCHEMAS:
            return self._listed(entry)
        if key == "discriminator":
            return self._discriminator(entry)
        if key == "description" and entry.reference is not None:
            return self._referenced_text(entry)
        return entry.value

    def _listed(self, entry: Node) -> list[JsonSchema]:
        if not is_array(entry.value):
            self._diagnostics.error("R104", "a list of schemas is needed here", entry.location)
        return [self.convert(child) for child in entry.items()]

    def _named(self, entry: Node) -> JsonSchema:
        """The schemas of `properties` and the like; some documents refer to all of them at once."""
        if entry.reference is not None:
            try:
                entry = self._references.follow(entry)
            except ReferenceFault as fault:
                self._diagnostics.error("R101", str(fault), entry.location)
        if not is_object(entry.value):
            self._diagnostics.error("R104", "an object with schemas is needed here", entry.location)
        return {name: self.convert(child) for name, child in entry.entries() if not _is_reference(name, child)}

    # --- references -----------------------------------------------------------------------------------------------

    def _target(self, key: str, entry: Node) -> Node | None:
        """Where a reference leads; None, and a message, where it leads nowhere."""
        if not isinstance(entry.value, str):
            self._diagnostics.error("R101", f"`{key}` must be a text", entry.location)
            return None
        try:
            if key == "$ref":
                return self._end_of_chain(self._references.find(entry.value, entry.location))
            target = self._dynamic_target(key, entry)
        except ReferenceFault as fault:
            self._diagnostics.error("R101", str(fault), entry.location)
            return None
        if target is None:
            # A template for other schemas means it so; a name that nobody ever gives a meaning is a mistake.
            say = self._diagnostics.note if self._bindings.is_ever_bound(entry) else self._diagnostics.warning
            say("U203", _UNBOUND % entry.value, entry.location)
        return target

    def _dynamic_target(self, key: str, entry: Node) -> Node | None:
        anchor = "" if key == "$recursiveRef" else entry.value.partition("#")[2]
        if key == "$dynamicRef" and (not anchor or anchor.startswith("/") or not entry.value.startswith("#")):
            return self._end_of_chain(self._references.find(entry.value, entry.location))
        if anchor in self._scope:
            return self._end_of_chain(self._references.at(self._scope[anchor]))
        if key == "$recursiveRef":
            return self._references.resource(entry.location) or self._outermost
        return self._bindings.default(anchor, entry.location)

    def _end_of_chain(self, target: Node) -> Node:
        """The target, or what it refers to where it says nothing else."""
        passed: set[Location] = set()
        while True:
            if not target.location.pointer and {"openapi", "paths"} & target.value.keys():
                raise ReferenceFault("the reference leads to the whole document, which is no schema")
            if target.location in self.names or not _is_only_reference(target):
                return target
            if target.location in passed:
                raise CircularReference(f"the reference `{target.reference}` leads back to itself")
            passed.add(target.location)
            target = self._references.find(str(target.reference), target.location)

    def _reference_to(self, target: Node) -> str:
        """The final form of a reference to a schema, in the scope in which it stands."""
        bound = self._bindings.needed(target, self._scope)
        if bound:
            return REFERENCE_PREFIX + self._name_of_instance(target, bound)
        if target.location not in self.names:
            self._name(self._free_name(target.location), target)
        return REFERENCE_PREFIX + self.names[target.location]

    def _name_of_instance(self, target: Node, bound: Scope) -> str:
        """The name of a template with its anchors bound: `PageOfUser`."""
        key = target.location, frozenset(bound.items())
        if key not in self._instances:
            words = [self._spoken(location) for _, location in sorted(bound.items())]
            name = self._unused(f"{self._spoken(target.location)}Of{'And'.join(words)}")
            self._instances[key] = name
            self._taken[class_name(name)] = target.location
            self._pending.append((name, target, bound))
        return self._instances[key]

    def _spoken(self, location: Location) -> str:
        """What a schema is called where another one's name is made of it."""
        target = self._end_of_chain(self._references.at(location))
        return pascal(self.names.get(target.location) or next(candidates(target.location, self._references.folder)))

    def _instance(self, binding: Node, target: Node) -> JsonSchema:
        """What a binding schema refers to: with its anchors bound, it stands in the place of the reference."""
        bound = self._bindings.needed(target, self._scope)
        if not bound or target.location in self._bindings.open or not self._stands_in(binding, target, bound):
            return {"$ref": self._reference_to(target)}
        self._bindings.open.add(target.location)
        try:
            return self._converted(target)
        finally:
            self._bindings.open.discard(target.location)

    def _stands_in(self, binding: Node, target: Node, bound: Scope) -> bool:
        """Whether a template can be written out where it is bound; one that refers to itself needs a name there."""
        if not self._bindings.is_recursive(target):
            return True
        name = self.names.get(binding.location)
        if name is None or not binding.value.keys() <= _SAYS_WHERE_AND_WHAT:
            return False
        return self._instances.setdefault((target.location, frozenset(bound.items())), name) == name

    def _discriminator(self, entry: Node) -> JsonSchema:
        """A Discriminator Object whose mapping holds only references that lead somewhere."""
        result: JsonSchema = {key: entry.value[key] for key in ("propertyName", "defaultMapping") if key in entry.value}
        mapping: dict[str, str] = {}
        for value, target in entry.child("mapping").entries():
            if reference := self._mapped(target):
                mapping[value] = reference
        if mapping:
            result["mapping"] = mapping
        if "defaultMapping" in result:
            del result["defaultMapping"]
            if reference := self._mapped(entry.child("defaultMapping")):
                result["defaultMapping"] = reference
        return result

    def _mapped(self, entry: Node) -> str | None:
        target = str(entry.value)
        is_address = any(mark in target for mark in "#/.")
        for reference in (REFERENCE_PREFIX + target, target) if is_address else (REFERENCE_PREFIX + target,):
            try:
                found = self._end_of_chain(self._references.find(reference, entry.location))
            except ReferenceFault:
                continue
            if is_object(found.value):
                return self._reference_to(found)
        self._diagnostics.warning("R108", f"no schema is called `{target}`; it is ignored here", entry.location)
        return None

    def _referenced_text(self, entry: Node) -> str:
        try:
            return str(self._references.follow(entry).value)
        except ReferenceFault as fault:
            self._diagnostics.error("R101", str(fault), entry.location)
            return ""

    # --- names ----------------------------------------------------------------------------------------------------

    def _name_what_components_refer_to(self, components: Node) -> None:
        """A component that is only a reference to another file gives its name to what stands there."""
        for name, node in components.entries():
            target = node
            if _is_only_reference(node):
                with suppress(ReferenceFault):  # reported where the reference is converted
                    target = self._end_of_chain(self._references.find(str(node.reference), node.location))
            if target.location in self.names or target.location.document is node.location.document:
                target = node
            self.names[target.location] = name
            self._pending.append((name, target, {}))

    def _free_name(self, location: Location) -> str:
        """A name that nothing else has; it depends on the place alone unless that name is taken."""
        tried = list(dict.fromkeys(candidates(location, self._references.folder)))
        name = next((name for name in tried if class_name(name) not in self._taken), None) or self._unused(tried[-1])
        if name != tried[0]:
            message = f"this schema is called {name}: {tried[0]} stands at {self._taken[class_name(tried[0])]}"
            self._diagnostics.note("R106", message, location)
        return name

    def _unused(self, name: str) -> str:
        number = 2
        unused = name
        while class_name(unused) in self._taken:
            unused = f"{name}{number}"
            number += 1
        return unused

    def _name(self, name: str, node: Node) -> None:
        self.names[node.location] = name
        self._taken[class_name(name)] = node.location
        self._pending.append((name, node, {}))


def _is_only_reference(node: Node) -> bool:
    """Whether a schema says nothing but where another stands."""
    return node.reference is not None and node.value.keys() <= _SAYS_ONLY_WHERE


_SAYS_ONLY_WHERE = {"$ref", "$dynamicAnchor", "$anchor", "$comment"}
_SAYS_WHERE_AND_WHAT = _SAYS_ONLY_WHERE | {"$defs", "definitions", "$id", "$schema", "title", "description"}


def _is_reference(name: str, entry: Node) -> bool:
    """Whether an entry is no property called `$ref` but the reference in whose place the others stand."""
    return name == "$ref" and isinstance(entry.value, str)


def _joined(reference: JsonSchema, rest: JsonSchema) -> JsonSchema:
    """What a reference was replaced with, and what stands beside it."""
    others = restricting(rest)
    if not others.keys() - {"$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$schema", "$comment"}:
        return {**reference, **annotating(rest)}
    return {"allOf": [*others.pop("allOf", ()), reference, others], **annotating(rest)}
