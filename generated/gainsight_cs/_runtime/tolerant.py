"""Reads values that deviate from their declared type, keeping what came.

A reader stands for a declared type. It first asks pydantic for the whole value; only where that
refuses does it go down, so that one odd field in a page of a thousand records costs one record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from .check import problem
from .model import wire_names
from .values import is_list, is_mapping


class Finding(NamedTuple):
    """One deviation.

    Attributes:
        path: Where it is, with `[]` for any index and `{}` for any key.
        problem: What is wrong, without any value.
        weight: How much it speaks against this reading of a union.
    """

    path: str
    problem: str
    weight: int = 1


class Reading(NamedTuple):
    """A value as well as it could be read, and what was wrong with it."""

    value: Any
    findings: tuple[Finding, ...] = ()


Memo = dict[tuple[int, int], Reading]


class Reader:
    """Reads a value of any type that has no parts of its own."""

    def __init__(self, declared: Any) -> None:
        self._declared = declared

    @property
    def is_container(self) -> bool:
        """Whether only a list or an object can be read as this type."""
        return False

    def fits(self, value: Any) -> bool:
        """Whether the value has at least the outer form that the type needs."""
        return not is_list(value) and not is_mapping(value)

    def read(self, value: Any, memo: Memo) -> Reading:
        """Read a value from parsed JSON; `memo` holds what was read of the same document.

        Without the memo, unions inside unions would read their innermost part once for every
        combination of members above it.
        """
        key = (id(self), id(value))
        reading = memo.get(key)
        if reading is None:
            reading = memo[key] = self._read(value, memo)
        return reading

    def _read(self, value: Any, memo: Memo) -> Reading:
        try:
            return Reading(self._validate(value))
        except ValidationError as error:
            refusal = error
        parts = self._read_parts(value, memo) if self.fits(value) else Reading(value)
        if parts.findings:
            return parts
        # Where all parts are well, it is the whole that is not: too long, out of bounds.
        return Reading(parts.value, (_finding(refusal),))

    def _validate(self, value: Any) -> Any:
        return self._adapter.validate_python(value, by_alias=True, by_name=False)

    def _read_parts(self, value: Any, memo: Memo) -> Reading:
        return Reading(value)

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self._declared)


class _ListReader(Reader):
    @property
    def is_container(self) -> bool:
        return True

    def fits(self, value: Any) -> bool:
        return is_list(value)

    def _read_parts(self, value: Any, memo: Memo) -> Reading:
        readings = [self._item.read(item, memo) for item in value]
        findings = [found for reading in readings for found in reading.findings]
        return Reading([reading.value for reading in readings], below("[]", findings))

    @cached_property
    def _item(self) -> Reader:
        return reader(get_args(_bare(self._declared))[0])


class _MappingReader(Reader):
    @property
    def is_container(self) -> bool:
        return True

    def fits(self, value: Any) -> bool:
        return is_mapping(value)

    def _read_parts(self, value: Any, memo: Memo) -> Reading:
        readings = {key: self._item.read(item, memo) for key, item in value.items()}
        findings = [found for each in readings.values() for found in each.findings]
        read = {key: reading.value for key, reading in readings.items()}
        return Reading(read, below("{}", findings))

    @cached_property
    def _item(self) -> Reader:
        return reader(get_args(_bare(self._declared))[1])


class _UnionReader(Reader):
    @cached_property
    def _members(self) -> list[Reader]:
        members = get_args(_bare(self._declared))
        return [reader(member) for member in members if member is not NoneType]

    @property
    def is_container(self) -> bool:
        return all(member.is_container for member in self._members)

    def fits(self, value: Any) -> bool:
        return any(member.fits(value) for member in self._members)

    def _read_parts(self, value: Any, memo: Memo) -> Reading:
        readings = [
            member.read(value, memo)
            for member in self._members
            if member.is_container and member.fits(value)
        ]
        if not readings:
            return Reading(value)
        return min(readings, key=_misfit)


class _ModelReader(Reader):
    @property
    def is_container(self) -> bool:
        return True

    def fits(self, value: Any) -> bool:
        return is_mapping(value)

    def _read_parts(self, value: Any, memo: Memo) -> Reading:
        draft = self._model.model_construct()
        findings: list[Finding] = []
        for key, given in value.items():
            name = self._names.get(key)
            if name is not None:
                findings += self._set(draft, name, key, given, memo)
            elif draft.__pydantic_extra__ is not None:
                draft.__pydantic_extra__[key] = given
                draft.__pydantic_fields_set__.add(key)
        for key, name in self._required.items():
            if key not in value:
                vars(draft)[name] = None
                findings.append(Finding(key, "Field required"))
        return Reading(draft, tuple(findings))

    def _set(
        self, draft: BaseModel, name: str, key: str, given: Any, memo: Memo
    ) -> tuple[Finding, ...]:
        """Set one field of the draft to its value, as validated as the value allows."""
        try:
            self._model.__pydantic_validator__.validate_assignment(
                draft, name, given, by_alias=True, by_name=False
            )
            return ()
        except ValidationError as error:
            refusal = error
        reading = self._fields[name].read(given, memo)
        vars(draft)[name] = reading.value
        draft.__pydantic_fields_set__.add(name)
        return below(key, reading.findings or (_finding(refusal),))

    @cached_property
    def _model(self) -> type[BaseModel]:
        model: type[BaseModel] = self._declared
        model.model_rebuild()
        return model

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return wire_names(self._model)

    @cached_property
    def _required(self) -> Mapping[str, str]:
        fields = self._model.model_fields
        return {
            k: name for k, name in self._names.items() if fields[name].is_required()
        }

    @cached_property
    def _fields(self) -> Mapping[str, Reader]:
        fields = self._model.model_fields
        return {name: reader(field.annotation) for name, field in fields.items()}


def reader(declared: Any) -> Reader:
    """The reader of a type. Parts are looked at when a value first needs them."""
    bare = _bare(declared)
    origin = get_origin(bare)
    if _is_object(bare):
        return _model_reader(bare)
    if origin is list:
        return _ListReader(declared)
    if origin in (dict, Mapping):
        return _MappingReader(declared)
    if origin in (Union, UnionType):
        return _UnionReader(declared)
    return Reader(declared)


def _is_object(declared: Any) -> TypeGuard[type[BaseModel]]:
    if not isinstance(declared, type):
        return False
    return issubclass(declared, BaseModel) and not declared.__pydantic_root_model__


@cache
def _model_reader(model: type[BaseModel]) -> Reader:
    return _ModelReader(model)


def _bare(declared: Any) -> Any:
    """The type itself, without its constraints and behind its aliases."""
    while True:
        if get_origin(declared) is Annotated:
            declared = get_args(declared)[0]
        elif hasattr(declared, "__value__"):
            declared = declared.__value__
        else:
            return declared


def _finding(error: ValidationError) -> Finding:
    details = error.errors(
        include_url=False, include_context=False, include_input=False
    )
    # A wrong constant is most likely the tag of another member of the union.
    weight = 3 if details[0]["type"] == "literal_error" else 1
    return Finding("", problem(details[0]), weight)


def _misfit(reading: Reading) -> int:
    """How badly a member of a union fits: what deviates, and what it does not know."""
    value: Any = reading.value
    unknown = len(value.__pydantic_extra__ or ()) if isinstance(value, BaseModel) else 0
    return unknown + sum(finding.weight for finding in reading.findings)


def below(step: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of a part, as seen from the whole; the same in many items is one."""
    return tuple(
        dict.fromkeys(
            finding._replace(path=join(step, finding.path)) for finding in findings
        )
    )


def join(step: str, path: str) -> str:
    """A path below a step: `records` and `[].ARR` are `records[].ARR`."""
    dotless = not path or path.startswith(("[", "{"))
    return step + path if dotless else f"{step}.{path}"
