"""Chooses operations of a document: those that have between them all that occurs in it, and others by chance."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import suppress

from tests.corpus.operations import Documented
from tests.corpus.schemas import Schemas, UnknownPlace
from tests.corpus.wire_messages import answers, body, parameters


def sampled(schemas: Schemas, operations: Sequence[Documented], limit: int, seed: int) -> list[Documented]:
    """At least so many operations, or all: every combination that occurs in the document has one that shows it."""
    if len(operations) <= limit:
        return list(operations)
    shuffled = random.Random(seed).sample(operations, len(operations))
    seen: set[str] = set()
    chosen: list[Documented] = []
    for operation in shuffled:
        found = set(features(schemas, operation))
        if found - seen:
            seen |= found
            chosen.append(operation)
    others = [operation for operation in shuffled if operation not in chosen]
    return [*chosen, *others[: max(0, limit - len(chosen))]]


def features(schemas: Schemas, operation: Documented) -> Iterator[str]:
    """What an operation shows: how each parameter is written, which bodies and which answers it has."""
    with suppress(UnknownPlace, AttributeError):
        for each in parameters(schemas, operation):
            kind = schemas.at(schemas.followed(each.schema)).get("type") if each.schema else None
            yield f"{each.place} {each.style} {each.explode} {each.reserved} {each.required} {kind}"
        for content in (body(schemas, operation) or (False, []))[1]:
            yield f"body {content.essence} {sorted(content.encodings) != []}"
        for answer in answers(schemas, operation):
            yield f"answer {answer.status} {answer.content.essence if answer.content else ''}"
