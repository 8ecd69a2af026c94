"""Check: whether a document is an OpenAPI description that a client can be made of.

Real documents are often slightly wrong. What leaves the meaning clear is a warning; what does not
is an error. Rules are small functions that know nothing of each other.
"""

from __future__ import annotations

from generator.check.document import check_tags, check_version
from generator.check.operations import (
    check_parameters,
    check_paths,
    check_security,
    check_status_codes,
)
from generator.check.parts import Parts
from generator.check.references import check_references
from generator.check.schemas import check_defaults, check_schemas
from generator.check.structure import check_structure
from generator.diagnostics import Diagnostics
from generator.document import Document
from generator.node import root_node
from generator.references import References

_RULES = (
    check_tags,
    check_paths,
    check_parameters,
    check_status_codes,
    check_security,
    check_schemas,
    check_defaults,
    check_references,
)


def check(document: Document, diagnostics: Diagnostics, *, hops: int = 100) -> None:
    """Report everything that is wrong with an OpenAPI document, each with its place.

    References into other files are left to `resolve`, which reads those.

    Args:
        document: A document with its overlays applied.
        diagnostics: Takes what was found.
        hops: How many references may lead from one to the next.
    """
    root = root_node(document)
    version = check_version(root, diagnostics)
    if version is None:
        return
    check_structure(root, version, diagnostics)
    parts = Parts(root, References(document, hops=hops))
    for rule in _RULES:
        rule(parts, diagnostics)
