"""Reads answers: strictly and fast first, field by field where an answer deviates."""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    create_model,
)
from pydantic_core import from_json

from .settings import Envelope
from .tolerant import Finding, Memo, Reading, below, reader
from .values import is_list, is_mapping


class Decoded(NamedTuple):
    """What an answer holds.

    Attributes:
        value: The content, without its envelope.
        refused: Whether the envelope says that the call failed; there is no content then.
        empty: Whether the envelope lacks the content that is declared.
        findings: The deviations.
    """

    value: Any
    refused: bool = False
    empty: bool = False
    findings: tuple[Finding, ...] = ()


class UndecodableError(ValueError):
    """The body can't be read at all. The text says why, without any value."""


class NotJSONError(UndecodableError):
    """It is no JSON: cut short, or made by something between here and the API."""


class Decoder:
    """Reads the answers of one operation.

    Args:
        declared: The type of the content.
        envelope: What the content is wrapped in, if anything.
    """

    def __init__(self, declared: Any, envelope: Envelope | None) -> None:
        self._declared = declared
        self._envelope = envelope
        self._reader = reader(declared)

    def decode(self, content: bytes, *, rows: str | None = None) -> Decoded:
        """Read a body.

        Args:
            content: The body.
            rows: The path of the list in a page's content. A bare list is then read as if it
                stood there, which is what older endpoints send.

        Raises:
            NotJSONError: It is no JSON.
            UndecodableError: It is no list or object where one is needed.
        """
        try:
            value = self._adapter.validator.validate_json(
                content, by_alias=True, by_name=False
            )
        except ValidationError:
            return self._decode_tolerantly(content, rows)
        if not isinstance(value, _Wrapped):
            return Decoded(value)
        if value.ok is None:
            return self._decode_tolerantly(content, rows)
        if is_failure(value.ok):
            return Decoded(None, refused=True)
        if value.data is None and not self._accepts_null:
            return self._decode_tolerantly(content, rows)
        return Decoded(value.data)

    def read(self, value: Any) -> Decoded:
        """Read content that was parsed already; another kind of value than declared is kept.

        Raises:
            UndecodableError: It is nested too deeply.
        """
        try:
            if self._reader.is_container and not self._reader.fits(value):
                finding = Finding("", "another kind of JSON than declared")
                return Decoded(value, findings=(finding,))
            return self._read(value, None)
        except RecursionError:
            raise UndecodableError("nested too deeply") from None

    def _decode_tolerantly(self, content: bytes, rows: str | None) -> Decoded:
        body = parse(content)
        try:
            if self._envelope is None:
                return self._read(body, rows)
            return self._unwrap(body, self._envelope, rows)
        except RecursionError:
            raise UndecodableError("nested too deeply") from None

    def _unwrap(self, body: Any, envelope: Envelope, rows: str | None) -> Decoded:
        if not is_mapping(body):
            raise UndecodableError("no JSON object")
        ok = body.get(envelope.ok)
        if ok is None and envelope.data not in body:
            # Somebody else's answer, such as a proxy's: it says nothing of the call.
            raise NotJSONError("without the API's envelope")
        if is_failure(ok) or (ok is None and body.get(envelope.code or "")):
            return Decoded(None, refused=True)
        data = body.get(envelope.data)
        if data is None and not self._accepts_null:
            return self._without_data(envelope)
        decoded = self._read(data, rows)
        return Decoded(decoded.value, findings=below(envelope.data, decoded.findings))

    def _without_data(self, envelope: Envelope) -> Decoded:
        """An empty list or object where there is none: a write that went well must not raise."""
        forms: tuple[Any, ...] = ({}, [], None)
        form = next(form for form in forms if form is None or self._reader.fits(form))
        reading = self._reader.read(form, Memo())
        finding = Finding(envelope.data, "null where content is declared")
        return Decoded(reading.value, empty=True, findings=(finding,))

    def _read(self, value: Any, rows: str | None) -> Decoded:
        memo = Memo()
        if not self._reader.is_container or self._reader.fits(value):
            reading = self._reader.read(value, memo)
        elif rows and is_list(value):
            listed = self._reader.read(_nested(rows, value), memo)
            found = Finding("", "a list where an object is declared")
            reading = Reading(listed.value, (found, *listed.findings))
        else:
            raise UndecodableError("another kind of JSON than declared")
        return Decoded(reading.value, findings=reading.findings)

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        if self._envelope is None:
            return TypeAdapter(self._declared)
        return TypeAdapter(_wrapper(self._declared, self._envelope))

    @cached_property
    def _accepts_null(self) -> bool:
        try:
            TypeAdapter[Any](self._declared).validate_python(None)
        except ValidationError:
            return False
        return True


def parse(content: bytes) -> Any:
    """The body as JSON.

    Raises:
        NotJSONError: It is none.
    """
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return from_json(content)
    except ValueError:
        pass
    # Servers that cut a text in the middle of an emoji send half of its escape. That is JSON, and
    # one such text must not cost a page of records.
    from json import loads

    try:
        return loads(content.decode())
    except (ValueError, RecursionError):
        raise NotJSONError("no JSON") from None


def is_failure(ok: Any) -> bool:
    """Whether an envelope's flag says that the call failed; where it is absent, none did."""
    return ok == 0 if isinstance(ok, (bool, int)) else str(ok).lower() == "false"


class _Wrapped(BaseModel):
    """An envelope; its fields' aliases are those of the API."""

    model_config = ConfigDict(defer_build=True)

    ok: Any = None
    data: Any = None


def _wrapper(declared: Any, envelope: Envelope) -> type[_Wrapped]:
    nullable: Any = declared | None
    # One model per type of content: pydantic then reads envelope and content in one pass. Null
    # is allowed so that a refusal, which has no content, takes the same pass.
    return create_model(
        "Envelope",
        __base__=_Wrapped,
        ok=(Any, Field(default=None, alias=envelope.ok)),
        data=(nullable, Field(default=None, alias=envelope.data)),
    )


def _nested(path: str, value: Any) -> Any:
    for key in reversed(path.split(".")):
        value = {key: value}
    return value
