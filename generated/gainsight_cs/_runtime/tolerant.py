"""Reads values that deviate from their declared type, keeping what came.

A reader stands for a declared type. It first asks pydantic for the whole value; only where that
refuses does it go down, so that one odd field in a page of a thousand records costs one record.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from inspect import get_annotations
from types import NoneType, SimpleNamespace, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NamedTuple,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import BaseModel, TypeAdapter, ValidationError

from .check import problem
from .model import Model, wire_names
from .union import OneOf
from .values import is_list, is_mapping

_DEEP = 4


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


class Memo(dict[tuple[int, int], Reading]):
    """What was read of a document already, by reader and value.

    Attributes:
        depth: How many values around the one that is read are being read.
    """

    depth = 0

    @property
    def is_deep(self) -> bool:
        """Whether parts are to be read before the whole.

        A whole that is refused costs by its size and, with unions inside unions, by the square of
        its depth. Deep down it would be refused once for every value around the one at fault.
        """
        return self.depth > _DEEP


class Reader:
    """Reads values of one declared type. Its parts are looked at when a value first needs them.

    Args:
        declared: The type, as an annotation.
    """

    def __init__(self, declared: Any) -> None:
        self._declared = declared
        self._bare, self._one_of = _bare(declared)
        self._form = _form(self._bare)

    @cached_property
    def is_container(self) -> bool:
        """Whether only a list or an object can be read as this type."""
        if self._form == "union":
            return all(member.is_container for member in self._members)
        return self._form != "scalar"

    def fits(self, value: Any) -> bool:
        """Whether the value has at least the outer form that the type needs."""
        match self._form:
            case "list" | "tuple":
                return is_list(value)
            case "model" | "mapping":
                return is_mapping(value)
            case "union":
                return any(member.fits(value) for member in self._members)
            case _:
                return not is_list(value) and not is_mapping(value)

    def is_one(self, declared: Iterable[Any]) -> bool:
        """Whether this reads one of some types."""
        return any(self._bare is _bare(each)[0] for each in declared)

    def read(self, value: Any, memo: Memo) -> Reading:
        """Read a value from parsed JSON; `memo` holds what was read of the same document.

        Without the memo, unions inside unions would read their innermost part once for every
        combination of members above it.
        """
        key = (id(self), id(value))
        reading = memo.get(key)
        if reading is None:
            memo.depth += 1
            reading = memo[key] = self._read(value, memo)
            memo.depth -= 1
        return reading

    def _read(self, value: Any, memo: Memo) -> Reading:
        parts = None
        if memo.is_deep and (is_list(value) or is_mapping(value)) and self.fits(value):
            parts = self._read_parts(value, memo)
            if parts.findings:
                return parts
        try:
            return Reading(
                self._adapter.validate_python(value, by_alias=True, by_name=False)
            )
        except ValidationError as error:
            refusal = error
        if parts is None:
            fits = self.fits(value)
            parts = self._read_parts(value, memo) if fits else Reading(value)
        if parts.findings:
            return parts
        # Where all parts are well, it is the whole that is not: too long, out of bounds.
        return Reading(parts.value, (_finding(refusal),))

    def _read_parts(self, value: Any, memo: Memo) -> Reading:
        match self._form:
            case "list":
                items = [self._member.read(item, memo) for item in value]
                findings = [found for item in items for found in item.findings]
                return Reading([item.value for item in items], below("[]", findings))
            case "tuple":
                return self._read_tuple(value, memo)
            case "mapping":
                read = {
                    key: self._member.read(item, memo) for key, item in value.items()
                }
                findings = [found for item in read.values() for found in item.findings]
                values = {key: item.value for key, item in read.items()}
                return Reading(values, below("{}", findings))
            case "model":
                return self._read_model(value, memo)
            case "union":
                return self._read_union(value, memo)
            case _:
                return Reading(value)

    def _read_tuple(self, value: list[Any], memo: Memo) -> Reading:
        """A list of another length stays one; what is there is read as far as it is declared."""
        read = [
            r.read(item, memo) for r, item in zip(self._members, value, strict=False)
        ]
        undeclared = value[len(read) :]
        items = [item.value for item in read] + undeclared
        findings = [
            f for n, item in enumerate(read) for f in below(f"[{n}]", item.findings)
        ]
        if len(value) != len(self._members):
            findings.append(Finding("", "another number of items than declared"))
            return Reading(items, tuple(findings))
        return Reading(tuple(items), tuple(findings))

    def _read_union(self, value: Any, memo: Memo) -> Reading:
        is_container = is_list(value) or is_mapping(value)
        fitting = [m for m in self._members if is_container and m.fits(value)]
        if self._one_of is not None and is_mapping(value):
            possible = self._one_of.possible(value, get_args(self._bare))
            fitting = [m for m in fitting if m.is_one(possible)]
            if not fitting:
                # Of no class that is known here: all that came is in it under its own name.
                found = Finding(self._one_of.name, "an unknown kind of object")
                return Reading(reader(Model).read(value, memo).value, (found,))
        readings = [member.read(value, memo) for member in fitting]
        return min(readings, key=_misfit, default=Reading(value))

    def _read_model(self, value: Any, memo: Memo) -> Reading:
        model: type[BaseModel] = self._bare
        model.model_rebuild()
        names, draft = wire_names(model), model.model_construct()
        findings: list[Finding] = []
        for key, given in value.items():
            if key in names:
                findings += self._set(draft, names[key], key, given, memo)
        unknown = {key: value[key] for key in value if key not in names}
        if _types_further(model):
            findings += self._add_typed(draft, unknown)
        # Afterwards: setting a field would take an unknown one of its Python name for its value.
        if (further := draft.__pydantic_extra__) is not None:
            further.update({k: v for k, v in unknown.items() if k not in further})
            draft.__pydantic_fields_set__.update(unknown.keys() - model.model_fields)
        for key, name in names.items():
            if key not in value and model.model_fields[name].is_required():
                vars(draft)[name] = None
                findings.append(Finding(key, "Field required"))
            elif key not in value and model.model_fields[name].validate_default:
                default = self._fields[name].read(vars(draft)[name], Memo())
                vars(draft)[name] = default.value
        return Reading(draft, tuple(findings))

    def _set(
        self, draft: BaseModel, name: str, key: str, given: Any, memo: Memo
    ) -> tuple[Finding, ...]:
        """Set one field of the draft to its value, as validated as the value allows."""
        if memo.is_deep and (is_list(given) or is_mapping(given)):
            reading = self._fields[name].read(given, memo)
            if reading.findings:
                return self._keep(draft, name, key, reading)
        try:
            # The field's own validator, with the constraints that its annotation lacks.
            type(draft).__pydantic_validator__.validate_assignment(
                draft, name, given, by_alias=True, by_name=False
            )
            return ()
        except ValidationError as error:
            refusal = error
        reading = self._fields[name].read(given, memo)
        found = reading.findings or (_finding(refusal),)
        return self._keep(draft, name, key, Reading(reading.value, found))

    def _keep(
        self, draft: BaseModel, name: str, key: str, reading: Reading
    ) -> tuple[Finding, ...]:
        vars(draft)[name] = reading.value
        draft.__pydantic_fields_set__.add(name)
        return below(key, reading.findings)

    def _add_typed(
        self, draft: BaseModel, unknown: Mapping[str, Any]
    ) -> tuple[Finding, ...]:
        """Add the properties that have no field and are of the type of further properties."""
        findings: list[Finding] = []
        for key in unknown.keys() - type(draft).model_fields:
            try:
                type(draft).__pydantic_validator__.validate_assignment(
                    draft, key, unknown[key], by_alias=True, by_name=False
                )
            except ValidationError as error:
                findings.append(_finding(error))
        return below("{}", findings)

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self._declared)

    @cached_property
    def _member(self) -> Reader:
        return reader(get_args(self._bare)[-1])

    @cached_property
    def _members(self) -> list[Reader]:
        return [
            reader(member) for member in get_args(self._bare) if member is not NoneType
        ]

    @cached_property
    def _fields(self) -> Mapping[str, Reader]:
        fields = self._bare.model_fields
        return {name: reader(f.rebuild_annotation()) for name, f in fields.items()}


def reader(declared: Any) -> Reader:
    """The reader of a type; one for each model, which may contain itself."""
    bare, _ = _bare(declared)
    return _model_reader(bare) if _form(bare) == "model" else Reader(declared)


@cache
def _model_reader(model: type[BaseModel]) -> Reader:
    return Reader(model)


@cache
def _types_further(model: type[BaseModel]) -> bool:
    return any(
        "__pydantic_extra__" in get_annotations(base)
        for base in model.__mro__[: model.__mro__.index(BaseModel)]
    )


def _form(
    bare: Any,
) -> Literal["model", "list", "tuple", "mapping", "union", "scalar"]:
    origin = get_origin(bare)
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return "scalar" if bare.__pydantic_root_model__ else "model"
    if origin in (list, tuple):
        return "list" if origin is list else "tuple"
    if origin in (dict, Mapping):
        return "mapping"
    return "union" if origin in (Union, UnionType) else "scalar"


def _bare(declared: Any) -> tuple[Any, OneOf | None]:
    """The type itself, without its constraints and behind its aliases; and what tells a union's members apart."""
    one_of: OneOf | None = None
    while True:
        if get_origin(declared) is Annotated:
            declared, *metadata = get_args(declared)
            one_of = next((m for m in metadata if isinstance(m, OneOf)), one_of)
        elif hasattr(declared, "__value__"):
            declared = _value(declared)
        else:
            return declared, one_of


@cache
def _value(alias: Any) -> Any:
    """What an alias stands for, with the names in it looked up where it stands."""
    holder = SimpleNamespace(__annotations__={"value": alias.__value__})
    names = vars(sys.modules[alias.__module__])
    return get_type_hints(holder, names, include_extras=True)["value"]


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
