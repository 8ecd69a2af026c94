"""Checks what is about to be sent against its declared type, and turns it into JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from math import isfinite
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, PydanticSerializationError, from_json, to_json

from .values import is_mapping

T = TypeVar("T")

_SHOWN = 5
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
        checked = self._checked(value)
        return _encoded(
            lambda: self._adapter.dump_python(
                checked, mode="json", by_alias=True, exclude_unset=True, warnings=False
            )
        )

    def json(self, value: Any, extra: Mapping[str, Any] | None = None) -> bytes:
        """The value as compact UTF-8 JSON, NaN and infinity as null.

        Args:
            value: What to send.
            extra: Members to add to the object at the top, unchecked.

        Raises:
            Refused: It does not fit the type, or no JSON can hold it.
        """
        checked = self._checked(value)
        content = _encoded(
            lambda: self._adapter.dump_json(
                checked, by_alias=True, exclude_unset=True, warnings=False
            )
        )
        return content if not extra else _merged(content, extra)

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self._declared)

    def _checked(self, value: Any) -> Any:
        value = _repeatable(value)
        try:
            return self._adapter.validate_python(value)
        except (ValueError, TypeError, OverflowError):
            pass
        # A data frame writes "nothing here" as NaN or NaT; try again with what that means.
        try:
            return self._adapter.validate_python(without_nan(value))
        except ValidationError as error:
            raise Refused(problems(error)) from None
        except RecursionError:
            raise Refused(_TOO_DEEP) from None
        except (ValueError, TypeError, OverflowError) as error:
            kind = type(error).__name__
            raise Refused(f"it holds a value that can't be checked ({kind})") from None


def without_nan(value: Any) -> Any:
    """A copy of plain lists and mappings with None in place of NaN, NaT and infinity."""
    if isinstance(value, float):
        return value if isfinite(value) else None
    if type(value).__name__ in _NOTHING:
        return None
    if is_mapping(value):
        return {key: without_nan(member) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [without_nan(member) for member in _listed(value)]
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


def _repeatable(value: Any) -> Any:
    """The value with its iterators read into lists: it may have to be validated twice."""
    if is_mapping(value):
        return {key: _listed(member) for key, member in value.items()}
    return _listed(value)


def _listed(value: Any) -> Any:
    unread: Any = value
    return list(unread) if isinstance(value, Iterator) else value


def _merged(content: bytes, extra: Mapping[str, Any]) -> bytes:
    try:
        body: Any = from_json(content)
        added: Any = from_json(_OBJECT.json(extra))
    except ValueError as error:
        raise error if isinstance(error, Refused) else Refused(_TOO_DEEP) from None
    if not is_mapping(body):
        raise Refused("extra_body needs a body that is a JSON object")
    return to_json({**body, **added})


def _encoded(encode: Callable[[], T]) -> T:
    try:
        return encode()
    except PydanticSerializationError as error:
        reason = str(error)
        if not reason.startswith("Unable to serialize unknown type"):
            reason = "it holds what JSON can't express"
        raise Refused(reason) from None
    except RecursionError:
        raise Refused(_TOO_DEEP) from None


_OBJECT = Check(dict[str, Any])
