"""The base of all data models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from .values import is_mapping

_OWN_IDS = frozenset({"id", "uid", "uuid", "guid"})


class Model(BaseModel):
    """An object of the API.

    Fields are set by their Python name or by their name on the wire. Fields that the API's
    description does not know are kept. The repr shows what identifies a record, nothing else.
    """

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        defer_build=True,
        hide_input_in_errors=True,
        validate_assignment=True,
        protected_namespaces=(),
    )

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        # Reads `__dict__`: a field may bear the name of a method or property of the base.
        given = self.__pydantic_fields_set__
        for wire, name in wire_names(type(self)).items():
            value = self.__dict__.get(name)
            if name in given and _identifies(name, wire) and _is_identifier(value):
                yield name, value

    def __str__(self) -> str:
        return self.__repr__()

    if not TYPE_CHECKING:
        # Pydantic warns of every field that is not of its declared type, and quotes the value.
        # What the API sent differently was reported when it came.

        def model_dump(self, *, warnings=False, **options):
            return super().model_dump(warnings=warnings, **options)

        def model_dump_json(self, *, warnings=False, **options):
            return super().model_dump_json(warnings=warnings, **options)


@cache
def wire_names(model: type[BaseModel]) -> Mapping[str, str]:
    """The Python names of a model's fields by their names on the wire."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


def member(value: Any, path: str) -> Any:
    """What stands at a dotted path of wire names in a decoded value; None where nothing does."""
    for key in path.split("."):
        if isinstance(value, BaseModel):
            name = wire_names(type(value)).get(key)
            extra = value.__pydantic_extra__ or {}
            value = extra.get(key) if name is None else value.__dict__.get(name)
        elif is_mapping(value):
            value = value.get(key)
        else:
            return None
    return value


def identity(records: list[Any]) -> tuple[Any, ...] | None:
    """What a page is known by: its length, and the ids of its first and its last record.

    None where they have no id of their own.
    """
    first, last = _own_id(records[0]), _own_id(records[-1])
    alike = first == last and len(records) > 1
    return (
        None if alike or first is None or last is None else (len(records), first, last)
    )


def _own_id(record: Any) -> Any:
    fields: Mapping[str, Any] = {}
    if isinstance(record, BaseModel):
        names = wire_names(type(record)).items()
        fields = {wire: record.__dict__.get(name) for wire, name in names}
        fields |= record.__pydantic_extra__ or {}
    elif is_mapping(record):
        fields = record
    own = (v for k, v in fields.items() if str(k).lower().strip("_") in _OWN_IDS)
    return next((value for value in own if _is_identifier(value)), None)


def _identifies(name: str, wire: str) -> bool:
    last_word = name.rstrip("_").rpartition("_")[2]
    return last_word == "id" or (len(wire) <= 5 and wire.lower().endswith("id"))


def _is_identifier(value: Any) -> bool:
    return isinstance(value, (str, int)) and not isinstance(value, bool)
