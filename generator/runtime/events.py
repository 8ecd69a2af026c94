"""Requests that the API makes: webhooks and callbacks, read from the content that came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from logging import Logger
from typing import Any, Generic, Literal, TypeVar, cast

from .decode import Decoded, Decoder, NotJSONError, UndecodableError, parse
from .errors import EventDecodeError
from .tolerant import Finding, Memo, reader
from .values import is_list

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, eq=False)
class Form:
    """What the fields of a form hold that are not just text.

    Attributes:
        lists: Those that may come several times.
        nested: Those whose text is JSON.
    """

    lists: tuple[str, ...] = ()
    nested: tuple[str, ...] = ()

    def fields(self, text: str) -> dict[str, Any]:
        """The fields by their names on the wire; one that comes several times is a list."""
        from urllib.parse import parse_qs

        found = parse_qs(text, keep_blank_values=True)
        return {name: self._value(name, texts) for name, texts in found.items()}

    def _value(self, name: str, texts: list[str]) -> Any:
        values = [_nested(each) for each in texts] if name in self.nested else texts
        if len(values) > 1:
            return values
        return values if name in self.lists and not is_list(values[0]) else values[0]


_PLAIN = Form()


class Event(Generic[T]):
    """A request that the API makes, whose content is a `T`.

    Args:
        id: Its name in the API's description.
        declared: Returns its type; called when the first content is read.
        log: Is told where a content deviates from its description: once for each place.
        reads: What becomes of the content.
        form: What the fields of a form hold.
    """

    def __init__(
        self,
        id: str,
        declared: Callable[[], Any],
        *,
        log: Logger,
        reads: Literal["json", "form", "text", "bytes"] = "json",
        form: Form = _PLAIN,
    ) -> None:
        self._id = id
        self._declared = declared
        self._log = log
        self._reads = reads
        self._form = form
        self._reported: set[str] = set()

    def read(self, content: bytes | str, *, strict: bool = False) -> T:
        """What a content holds.

        Args:
            content: The body of the request, as it came.
            strict: Whether to refuse a content that deviates from its description.

        Raises:
            EventDecodeError: It can't be read, or deviates and must not.
        """
        try:
            decoded = self._decoded(content)
        except UndecodableError as fault:
            raise EventDecodeError(
                f"{self._id} came with what can't be read: {fault}"
            ) from None
        if strict and decoded.findings:
            places = ", ".join(found.path or "all" for found in decoded.findings[:5])
            raise EventDecodeError(
                f"{self._id} came with what its description does not allow: {places}"
            )
        self._report(decoded)
        return cast(T, decoded.value)

    def _decoded(self, content: bytes | str) -> Decoded:
        if self._reads == "json":
            return self._decoder.decode(_bytes(content))
        if self._reads == "bytes":
            return Decoded(_bytes(content))
        text, findings = _text(content)
        if self._reads == "text":
            return Decoded(text, findings=findings)
        declared = reader(self._declared())
        fields = self._form.fields(text)
        if declared.is_container and not declared.fits(fields):
            raise UndecodableError("a form, where none is declared")
        try:
            reading = declared.read(fields, Memo())
        except RecursionError:
            raise UndecodableError("nested too deeply") from None
        return Decoded(reading.value, findings=(*findings, *reading.findings))

    @cached_property
    def _decoder(self) -> Decoder:
        return Decoder(self._declared(), None)

    def _report(self, decoded: Decoded) -> None:
        for path, problem, _ in decoded.findings:
            if path not in self._reported:
                self._reported.add(path)
                told = "%s: deviating event: %s: %s"
                self._log.warning(told, self._id, path, problem)


def _bytes(content: bytes | str) -> bytes:
    try:
        return content.encode() if isinstance(content, str) else content
    except UnicodeEncodeError:
        raise UndecodableError("text with half a character") from None


def _text(content: bytes | str) -> tuple[str, tuple[Finding, ...]]:
    """The content as text, and whether something in it is none."""
    if isinstance(content, str):
        return content, ()
    try:
        return content.decode(), ()
    except UnicodeDecodeError:
        return content.decode(errors="replace"), (Finding("", "not UTF-8"),)


def _nested(text: str) -> Any:
    """The value of a text that is JSON; of any other the text, which its reader finds fault with."""
    try:
        return parse(text.encode(errors="replace"))
    except NotJSONError:
        return text
