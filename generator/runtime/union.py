"""Unions of objects that one of their properties tells apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .values import is_mapping

_OTHER = "\0"
_ABSENT = object()

Tag = str | int
"""A value of the property."""


class OneOf:
    """Which members of a union an object may be, by the value of one of its properties.

    Without it pydantic would try all of them and take what fits best.

    Args:
        members: The names of members by the values of the property.
        names: The property's name on the wire, and its name in Python where that differs.
        default: The member that objects without a known value are.
        optional: Whether an object may lack the property. Each member is tried then.
    """

    def __init__(
        self,
        members: Mapping[Tag, str | tuple[str, ...]],
        *names: str,
        default: str | None = None,
        optional: bool = False,
    ) -> None:
        self.name = names[0]
        self._members = members
        self._names = names
        self._default = default
        self._optional = optional

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        # Of a union of one class twice, Python makes the class.
        parts = {_name(part): part for part in get_args(source) or (source,)}
        tagged = {name for value in self._members for name in self._named(value)}
        choices: dict[Any, CoreSchema] = {
            value: _any_of([handler.generate_schema(parts[name]) for name in names])
            for value in self._members
            if (names := self._named(value))
        }
        discriminator: Any = [[name] for name in self._names]
        if self._default is not None or self._optional:
            # To ask for what is absent, pydantic's core has to leave itself, which costs a call.
            others = tagged if self._default is None else [self._default]
            rest = [handler.generate_schema(parts[name]) for name in sorted(others)]
            choices[_OTHER] = _any_of(rest)
            discriminator = self._choice
        objects = core_schema.tagged_union_schema(choices, discriminator)
        plain = [p for n, p in parts.items() if n not in tagged and n != self._default]
        schema: Any = _any_of([objects, *map(handler.generate_schema, plain)])
        # Written is what a value is, not what its tag says: that may be anything by then.
        written = core_schema.simple_ser_schema("any")
        return cast("CoreSchema", {**schema, "serialization": written})

    def possible(self, value: Mapping[str, Any], members: Iterable[Any]) -> list[Any]:
        """The members that an object from the wire may be; none where its tag is unknown."""
        choice = self._choice(value)
        if choice is None and _tag(value, self._names) is _ABSENT:
            return list(members)
        if choice == _OTHER:
            return [m for m in members if self._default in (None, _name(m))]
        named = self._named(choice) if choice is not None else ()
        untagged = [] if named else self._untagged(members)
        return untagged or [m for m in members if _name(m) in named]

    def _untagged(self, members: Iterable[Any]) -> list[Any]:
        tagged = {name for value in self._members for name in self._named(value)}
        return [m for m in members if _name(m) not in tagged]

    def _choice(self, value: Any) -> Any:
        tag = _tag(value, self._names)
        if isinstance(tag, (str, int)) and tag in self._members:
            return tag
        if self._default is not None or (self._optional and tag is _ABSENT):
            return _OTHER
        return None

    def _named(self, value: Any) -> tuple[str, ...]:
        names = self._members[value]
        return (names,) if isinstance(names, str) else names


def _tag(value: Any, names: tuple[str, ...]) -> Any:
    for name in names:
        if is_mapping(value):
            found: Any = value.get(name, _ABSENT)
        else:
            found = getattr(value, name, _ABSENT)
        if found is not _ABSENT and found is not None:
            return found
    return _ABSENT


def _any_of(schemas: list[CoreSchema]) -> CoreSchema:
    return schemas[0] if len(schemas) == 1 else core_schema.union_schema(list(schemas))


def _name(part: Any) -> str:
    return str(getattr(part, "__name__", part))
