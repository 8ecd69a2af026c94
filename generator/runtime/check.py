"""Checks what is about to be sent against its declared type, and turns it into JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from math import isfinite
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, PydanticSerializationError, from_json, to_json

from .values import is_list, is_mapping

_SHOWN = 5
_REPLACEMENT = "\ufffd"
_NOTHING = frozenset({"NaTType", "NAType"})
_TOO_DEEP = "it contains itself or is nested too deeply"
_OPAQUE = frozenset({"assertion_error", "union_tag_invalid", "value_error"})
_SCALARS = frozenset({"bool", "bytes", "date", "datetime", "float", "int", "str"})


class Refused(ValueError):
    """A value must not be sent. The text names the place and the problem, never the value."""


class Check:
    """One declared type, as the sending side needs it."""

    def __init__(self, declared: Any) -> None:
        self._declared = declared

    def plain(self, value: Any) -> Any:
        """The value as strings, numbers, lists and dicts, by the names of the wire.

        Raises:
            Refused: It does not fit the type.
        """
        if self._declared is str and type(value) is str:
            return value
        return self._dumped(self._adapter.dump_python, value, mode="json")

    def json(self, value: Any, extra: Mapping[str, Any] | None = None) -> bytes:
        """The value as compact UTF-8 JSON, NaN and infinity as null.

        Args:
            value: What to send.
            extra: Members to add to the object at the top, unchecked.

        Raises:
            Refused: It does not fit the type, or no JSON can hold it.
        """
        content: bytes = self._dumped(self._adapter.dump_json, value)
        return content if not extra else _merged(content, extra)

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self._declared)

    def _dumped(self, dump: Callable[..., Any], value: Any, **how: Any) -> Any:
        # It may have to be read twice. A data frame writes "nothing here" as NaN or NaT, and its
        # numbers are numpy's: this is looked for only where a value does not fit as it is.
        try:
            value = repeatable(value)
            try:
                return self._dumped_as_is(dump, value, how)
            except Refused:
                return self._dumped_as_is(dump, _plain(value), how)
        except RecursionError:
            raise Refused(_TOO_DEEP) from None

    def _dumped_as_is(
        self, dump: Callable[..., Any], value: Any, how: Mapping[str, Any]
    ) -> Any:
        try:
            checked = self._adapter.validate_python(value)
            rules: Any = {"by_alias": True, "exclude_unset": True, "warnings": False}
            dumped = dump(checked, **rules, **how)
            if _has_replacement(dumped):
                _encode_names(self._adapter.dump_python(checked, **rules))
            return dumped
        except ValidationError as error:
            problem = problems(error)
        except PydanticSerializationError as error:
            problem = str(error)
            if not problem.startswith("Unable to serialize unknown type"):
                problem = "it holds what JSON can't express"
        except (ValueError, TypeError, OverflowError) as error:
            problem = f"it holds a value that can't be checked ({type(error).__name__})"
        raise Refused(problem)


def _has_replacement(dumped: Any) -> bool:
    """Whether there may be a name in it that is no Unicode: pydantic replaces that in silence."""
    if isinstance(dumped, bytes):
        return _REPLACEMENT.encode() in dumped
    if is_mapping(dumped):
        return any(_REPLACEMENT in name for name in dumped) or any(
            map(_has_replacement, dumped.values())
        )
    return is_list(dumped) and any(map(_has_replacement, dumped))


def _encode_names(value: Any) -> None:
    """Raise UnicodeEncodeError, which is a ValueError, where a name is no Unicode."""
    if is_mapping(value):
        for name in value:
            str(name).encode()
    if is_mapping(value) or is_list(value):
        for member in value.values() if is_mapping(value) else value:
            _encode_names(member)


def repeatable(value: Any) -> Any:
    """The value with its iterators, however deep in plain lists and dicts, read into lists.

    An open file is an iterator too, but no list of lines.
    """
    kind: Any = value.__class__
    if kind is dict:
        return {key: repeatable(member) for key, member in value.items()}
    if kind is list or (hasattr(kind, "__next__") and not hasattr(kind, "read")):
        return [repeatable(member) for member in value]
    return value


def _plain(value: Any) -> Any:
    """A copy with None in place of NaN, NaT and infinity, and Python's numbers for numpy's."""
    if hasattr(value, "dtype") and hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, float):
        return value if isfinite(value) else None
    if type(value).__name__ in _NOTHING:
        return None
    if is_mapping(value):
        return {key: _plain(member) for key, member in value.items()}
    if type(value) in (list, tuple):
        return [_plain(member) for member in value]
    return value


def problems(error: ValidationError) -> str:
    """What a validation found, place by place, without any value."""
    found: dict[str, str] = {}
    for detail in error.errors(
        include_url=False, include_context=False, include_input=False
    ):
        found.setdefault(_place(detail["loc"]), problem(detail))
    shown = [f"{place}: {text}" if place else text for place, text in found.items()]
    if len(shown) > _SHOWN:
        shown[_SHOWN:] = [f"and {len(shown) - _SHOWN} more"]
    return "; ".join(shown)


def problem(detail: ErrorDetails) -> str:
    """One problem in words; pydantic's own text, less the parts that can quote the input."""
    kind = detail["type"]
    if kind in _OPAQUE:
        return "Input is not of an accepted form"
    return detail["msg"].partition(",")[0] if "parsing" in kind else detail["msg"]


def _place(location: tuple[int | str, ...]) -> str:
    """`records[2].CloseDate`, without the marks that pydantic sets for branches of a union."""
    place = ""
    last = len(location) - 1
    for index, part in enumerate(location):
        if isinstance(part, int):
            place += f"[{part}]"
        elif "[" in part or (index == last > 0 and part in _SCALARS):
            continue
        else:
            place += f".{part}" if place else part
    return place


def _merged(content: bytes, extra: Mapping[str, Any]) -> bytes:
    try:
        body: Any = from_json(content)
        added: Any = from_json(OBJECT.json(extra))
    except ValueError as error:
        raise error if isinstance(error, Refused) else Refused(_TOO_DEEP) from None
    if not is_mapping(body):
        raise Refused("extra_body needs a body that is a JSON object")
    return to_json({**body, **added})


OBJECT = Check(dict[str, Any])
