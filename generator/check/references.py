"""Rules for references."""

from __future__ import annotations

from generator.check.parts import Parts
from generator.diagnostics import Diagnostics
from generator.node import Node
from generator.references import CircularReference, ReferenceFault


def check_references(parts: Parts, diagnostics: Diagnostics) -> None:
    """Every `$ref` within the document leads somewhere else (4.8.23)."""
    known: set[str] = set()
    for _, node in parts.all:
        reference = node.reference
        if reference is None or reference in known or not reference.startswith("#"):
            continue
        if fault := _fault(parts, node, reference):
            diagnostics.error("C130", fault, node.child("$ref").location)
        else:
            known.add(reference)


def _fault(parts: Parts, node: Node, reference: str) -> str | None:
    try:
        parts.references.find(reference, node.location)
    except ReferenceFault as fault:
        return str(fault)
    try:
        parts.references.follow(node)
    except CircularReference as fault:
        return str(fault)
    except ReferenceFault as fault:
        # Where a later one is at fault, it is reported there.
        return str(fault) if "--limit" in str(fault) else None
    return None
