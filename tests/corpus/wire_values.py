"""Makes the values of parameters, bodies and answers, and knows which of them can stand where."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from tests.corpus.instances import Maker
from tests.corpus.schemas import Judge, Place, Schemas, UnknownPlace
from tests.corpus.wire_messages import Content, Described

_ATTEMPTS = 24
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""What a header can be called."""


class NoValueError(ValueError):
    """No value could be made; the text says of what."""


class Values:
    """Makes values.

    Args:
        schemas: Those of the document.
        seed: The same seed makes the same values.
    """

    def __init__(self, schemas: Schemas, seed: int) -> None:
        self._schemas = schemas
        self._seed = seed
        self._judge: Judge | None = None
        self._known = 0

    def know(self, places: Iterable[Place | None]) -> None:
        """Convert these schemas now: each that comes later makes a judge anew."""
        for place in places:
            with suppress(UnknownPlace, ValueError):
                if place is not None:
                    self._schemas.reference(place)

    def of_parameter(self, described: Described, others: frozenset[str]) -> list[Any]:
        """Some values of a parameter that its place can hold, the shortest first; raises `NoValueError`.

        Args:
            described: The parameter.
            others: The names that other parameters have.
        """
        fit = [value for value in self._made(described.schema) if can_hold(described, value, others)]
        if not fit:
            raise NoValueError(f"no value of the {described.place} parameter {described.name}")
        return sorted(fit, key=lambda value: len(json.dumps(value)))

    def of_content(self, content: Content) -> list[Any]:
        """Some values of a body or an answer, the shortest first; raises `NoValueError`."""
        if content.schema is None:
            return [{"any": "thing"}]
        fit = [value for value in self._made(content.schema) if not content.has_fields or has_form(content, value)]
        if not fit:
            raise NoValueError(f"no value of {content.media_type}")
        return sorted(fit, key=lambda value: len(json.dumps(value)))

    def with_files(self, content: Content, value: Any) -> Any:
        """A multipart body with bytes where a file is wanted."""
        found = dict(value)
        for key, inner in found.items():
            place = self._property(content.schema, key)
            media_type = str((content.encodings.get(key) or {}).get("contentType") or "")
            if self._is_file(place, media_type):
                found[key] = str(inner).encode()
            elif isinstance(inner, list) and place and self._is_file(self._inside(place, "items"), media_type):
                found[key] = [str(item).encode() for item in inner]
        return found

    def is_file(self, content: Content) -> bool:
        """Whether a body is one file, whatever its media type."""
        place = self._schemas.followed(content.schema) if content.schema else None
        return self._is_file(place, "")

    def _property(self, schema: Place | None, key: str) -> Place | None:
        place = self._schemas.followed(schema) if schema else None
        node = self._schemas.at(place) if place else {}
        if place and key in (node.get("properties") or {}):
            return self._inside(place, "properties", key)
        parts = [self._schemas.below(place, "allOf", n) for n, _ in enumerate(node.get("allOf") or ())] if place else []
        return next((found for part in parts if (found := self._property(part, key))), None)

    def _inside(self, place: Place, *steps: str) -> Place | None:
        try:
            return self._schemas.followed(self._schemas.below(place, *steps))
        except UnknownPlace:
            return None

    def _is_file(self, place: Place | None, media_type: str) -> bool:
        node = self._schemas.at(place) if place else None
        if not isinstance(node, dict) or "contentEncoding" in node:
            return False
        is_untyped = not node.keys() & {"type", "enum", "const", "anyOf", "oneOf", "allOf", "properties", "items"}
        named = str(node.get("contentMediaType") or (media_type if is_untyped else ""))
        is_binary = bool(named) and not any(kind in named for kind in ("text/", "json", "xml"))
        return node.get("format") == "binary" or is_binary

    def is_valid(self, place: Place | None, value: Any) -> bool:
        """Whether a value is one of a schema."""
        return place is None or bool(self._validator(place).is_valid(value))

    def _made(self, place: Place | None) -> Iterator[Any]:
        if place is None:
            yield "text"
            return
        try:
            reference = self._schemas.reference(place)
            validator = self._validator(place)
        except (UnknownPlace, ValueError):
            return
        maker = Maker(self._schemas.definitions, self._seed ^ zlib.crc32(place.pointer.encode()))
        for value in maker.values(reference, _ATTEMPTS):
            if validator.is_valid(value):
                yield value

    def _validator(self, place: Place) -> Any:
        reference = self._schemas.reference(place)
        if self._judge is None or self._known != len(self._schemas.definitions):
            self._judge, self._known = self._schemas.judge(), len(self._schemas.definitions)
        return self._judge.validator(reference)


def has_form(content: Content, value: Any) -> bool:
    """Whether something is all fields, of which each leaves a trace: what is null or empty leaves none."""
    if not isinstance(value, dict):
        return False
    styled = [(field, value[name]) for name in value if (field := content.field(name))]
    if not all(can_hold(field, inner, frozenset(value)) for field, inner in styled):
        return False
    members = [key for field, inner in styled if field.explode and isinstance(inner, dict) for key in inner]
    if len(members) != len(set(members)):
        return False
    inside = [item for inner in value.values() for item in (inner if isinstance(inner, list) else [inner])]
    return not any(inner in (None, []) for inner in (*value.values(), *inside)) and not any(
        isinstance(item, list) for inner in value.values() if isinstance(inner, list) for item in inner
    )


def can_hold(described: Described, value: Any, others: frozenset[str]) -> bool:
    """Whether a place can hold a value so that it can be read again: what the specification leaves open is left out."""
    if described.style == "json":
        return True
    if value is None or value in ([], {}):
        return False  # Nothing is sent of it.
    leaves = list(_leaves(value))
    if any(leaf is None or leaf in ([], {}) for leaf in leaves):
        return False
    if isinstance(value, dict) and described.explode and others & value.keys():
        return False
    texts = [text for leaf in leaves for text in [leaf if isinstance(leaf, str) else json.dumps(leaf)]]
    texts += [str(key) for key in value] if isinstance(value, dict) else []
    if any("\ud800" <= character <= "\udfff" for text in texts for character in text):
        return False
    delimiter = _delimiter(described)
    if delimiter and isinstance(value, dict | list):
        members = value.values() if isinstance(value, dict) else value
        if any(delimiter in text for text in texts) or any(isinstance(inner, dict | list) for inner in members):
            return False
    if described.style == "deepObject" and isinstance(value, dict) and not _is_deep(value):
        return False
    match described.place:
        case "header" if not _TOKEN.fullmatch(described.name):
            return False
        case "path":
            return all(text not in ("", ".", "..") for text in texts)
        case "header":
            return all(text.isascii() and text.isprintable() and text == text.strip() for text in texts)
        case "cookie" if described.style == "cookie":
            return all("!" <= character <= "~" and character not in '",;\\' for text in texts for character in text)
        case _:
            return not (described.reserved and any("%" in text or "+" in text for text in texts))


def _delimiter(described: Described) -> str:
    """What a member must not hold, as nothing would tell it from what stands between members; empty where all is encoded."""
    match described.style, described.explode:
        case "spaceDelimited", False:
            return " "
        case "pipeDelimited", False:
            return "|"
        case "label", True:
            return "."
        case "simple", _ if described.place == "header":
            return ","
        case _, False if described.reserved:
            return ","
        case _:
            return ""


def _is_deep(value: Any) -> bool:
    """Whether an object has no names that end a bracket, and nothing in arrays that has members."""
    match value:
        case dict():
            return all("[" not in key and "]" not in key and key and _is_deep(inner) for key, inner in value.items())
        case list():
            return not any(isinstance(item, dict | list) for item in value)
        case _:
            return True


def _leaves(value: Any) -> Iterator[Any]:
    match value:
        case dict() if value:
            for inner in value.values():
                yield from _leaves(inner)
        case list() if value:
            for inner in value:
                yield from _leaves(inner)
        case _:
            yield value
