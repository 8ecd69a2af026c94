"""Validation by JSON Schema. The only importer of jsonschema-rs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError


@dataclass(frozen=True, slots=True)
class Violation:
    """What a schema says against a value.

    Attributes:
        path: Where the value stands; a key such as "200" may come as a number.
        schema_path: Where the keyword stands in the schema.
        kind: The keyword as `name`, and what belongs to it.
        message: jsonschema-rs's own words.
    """

    path: Sequence[str | int]
    schema_path: Sequence[str | int]
    kind: Any
    message: str


def violations(schema: Mapping[str, Any], value: object) -> Iterator[Violation]:
    """All that is wrong; instead of "fits no alternative", what is wrong with the alternative that was meant."""
    # Imported here: most runs need none of it.
    from jsonschema_rs import validator_for

    for error in _specific(validator_for(dict(schema)).iter_errors(value)):
        yield Violation(error.instance_path, error.schema_path, error.kind, error.message)


def _specific(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    for error in errors:
        alternatives: list[list[ValidationError]] = getattr(error.kind, "context", [])
        if alternatives:
            yield from _specific(_meant(alternatives))
        else:
            yield error


def _meant(alternatives: list[list[ValidationError]]) -> list[ValidationError]:
    return max(alternatives, key=_likelihood)


def _likelihood(errors: list[ValidationError]) -> tuple[bool, int, int]:
    """How likely an alternative was meant: it is no reference, it got far, and little is wrong."""
    is_reference = any(getattr(error.kind, "property", None) == "$ref" for error in errors)
    depth = max((len(error.instance_path) for error in errors), default=0)
    return not is_reference, depth, -len(errors)
