"""What an answer means: a value, a page or an error."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar, cast

from .decode import Decoded, Deviation, UndecodableError, parse
from .errors import APIError, APIResultError, ResponseDecodeError, status_error
from .model import member
from .operation import Operation
from .paging import CursorPages, Found, Pages
from .response import Response
from .settings import Settings
from .values import is_list, is_mapping

T = TypeVar("T")

_FALLBACKS = ("message", "detail", "title")


class Interpreter:
    """Reads the answers to one client.

    Args:
        settings: The API.
        strict: Whether a deviation is an error.
        on_deviation: Called once for each operation and field that deviates.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        strict: bool = False,
        on_deviation: Callable[[Deviation], None] | None = None,
    ) -> None:
        self._settings = settings
        self._strict = strict
        self._on_deviation = on_deviation
        self._reported: set[tuple[str, str]] = set()
        self.log = logging.getLogger(settings.package)

    def accept(self, operation: Operation[Any], response: Response) -> None:
        """Name the answer.

        Raises:
            APIStatusError: Its status is none of success.
        """
        response.request_id = response.headers.get(self._settings.request_id_header)
        if not 200 <= response.status_code < 300:
            kind = status_error(response.status_code)
            raise self._error(kind, operation, response)

    def value(self, operation: Operation[T], response: Response) -> T:
        """What the method returns.

        Raises:
            APIResultError: The body says that the call failed.
            ResponseDecodeError: The body can't be read.
        """
        return cast(T, self._value(operation, response))

    def accept_raw(self, operation: Operation[Any], response: Response) -> None:
        """`accept`, with the request id of the body where no header has one."""
        self.accept(operation, response)
        response.request_id = self._request_id(response, _json(response))

    def accept_page(self, operation: Operation[Any], response: Response) -> None:
        """`accept_raw`, save for the errors that mean an empty page."""
        try:
            self.accept_raw(operation, response)
        except APIError as error:
            if not self._means_nothing_found(error):
                raise

    def found(
        self,
        operation: Operation[Any],
        pages: Pages,
        response: Response,
        before: list[Any] | None = None,
    ) -> Found:
        """What a page holds; nothing, where the error of the answer means just that.

        Args:
            operation: What was called.
            pages: How it pages.
            response: The answer.
            before: The records of the page before.

        Raises:
            APIError: As `accept` and `value`.
        """
        try:
            self.accept(operation, response)
            decoded = self._decoded(operation, response, rows=pages.items)
        except APIError as error:
            if self._means_nothing_found(error):
                return Found([], total=0)
            raise
        found = self._page(operation, response, pages, decoded.value)
        # A cursor that moves is progress, even where two pages look alike.
        if not found.items or found.items != before or isinstance(pages, CursorPages):
            return found
        self.log.warning("%s: the same page came twice; stopped there", operation.id)
        return found._replace(repeated=True)

    def _value(self, operation: Operation[Any], response: Response) -> Any:
        content = response.content
        if operation.reads == "bytes":
            return content
        if operation.reads == "text":
            return content.decode(_charset(response), errors="replace")
        if not content and (operation.optional or operation.response is None):
            return None
        if operation.response is None and not operation.enveloped:
            return None
        decoded = self._decoded(operation, response)
        if decoded.empty and operation.method == "GET" and not is_list(decoded.value):
            # Who asks for a record and gets none must not go on with an empty one. After a
            # write, though, an error would read as "not written" and invite a second write.
            raise self._error(APIResultError, operation, response, "without content")
        return None if operation.response is None else decoded.value

    def _decoded(
        self, operation: Operation[Any], response: Response, rows: str | None = None
    ) -> Decoded:
        decoder = operation.decoder(self._settings.envelope)
        try:
            decoded = decoder.decode(response.content, rows=rows)
        except UndecodableError as error:
            reason = f"with what can't be read: {error}"
        else:
            if decoded.refused:
                raise self._error(APIResultError, operation, response, "with a failure")
            if not (decoded.findings and self._strict):
                self._report(operation, decoded)
                return decoded
            places = ", ".join(path for path, *_ in decoded.findings[:5])
            reason = f"with what its description does not allow: {places}"
        raise self._error(ResponseDecodeError, operation, response, reason)

    def _report(self, operation: Operation[Any], decoded: Decoded) -> None:
        for path, problem, _ in decoded.findings:
            if (operation.id, path) in self._reported:
                continue
            self._reported.add((operation.id, path))
            self.log.warning(
                "%s: deviating answer: %s: %s", operation.id, path, problem
            )
            if self._on_deviation is not None:
                self._tell(self._on_deviation, Deviation(operation.id, path, problem))

    def _tell(self, hook: Callable[[Deviation], None], deviation: Deviation) -> None:
        try:
            hook(deviation)
        except Exception as error:
            # The server did what it was asked; a fault of the caller's hook can't undo that.
            self.log.error("on_deviation raised %s", type(error).__name__)

    def _page(
        self, operation: Operation[Any], response: Response, pages: Pages, value: Any
    ) -> Found:
        items = value if pages.items is None else member(value, pages.items)
        items = list[Any]() if items is None else items
        if not is_list(items):
            reason = f"with no list of records at {pages.items}"
            raise self._error(ResponseDecodeError, operation, response, reason)
        total = member(value, pages.total) if pages.total else None
        total = total if type(total) is int else None
        if not isinstance(pages, CursorPages):
            return Found(items, total)
        more = member(value, pages.more) if pages.more else None
        return Found(items, total, member(value, pages.next_cursor), more)

    def _means_nothing_found(self, error: APIError) -> bool:
        if error.status_code not in (HTTPStatus.OK, HTTPStatus.BAD_REQUEST):
            return False
        nothing = self._settings.no_results
        listed = error.code is not None and error.code in nothing.codes
        return listed or (error.message or "").startswith(nothing.messages)

    def _error(
        self,
        kind: type[APIError],
        operation: Operation[Any],
        response: Response,
        how: str = "",
    ) -> APIError:
        body = _json(response)
        envelope = self._settings.envelope
        code = _text(body, envelope.code if envelope else "code")
        named = (envelope.message if envelope else None, *_FALLBACKS)
        said = (_text(body, name) for name in named)
        request_id = self._request_id(response, body)
        return kind(
            _summary(operation, response, code, request_id, how),
            method=operation.method,
            path=operation.path,
            status_code=response.status_code,
            code=code,
            request_id=request_id,
            message=next((text for text in said if text), None),
            body=body,
            response=response,
        )

    def _request_id(self, response: Response, body: Any) -> str | None:
        envelope = self._settings.envelope
        named = envelope.request_id if envelope else None
        return response.request_id or _text(body, named)


def _summary(
    operation: Operation[Any],
    response: Response,
    code: str | None,
    request_id: str | None,
    how: str,
) -> str:
    text = f"{operation.method} {operation.path} answered {response.status_code}"
    text += f" {how}" if how else ""
    text += f" ({code})" if code else ""
    return f"{text}, request id {request_id}" if request_id else text


def _json(response: Response) -> Any:
    try:
        return parse(response.content)
    except UndecodableError:
        return None


def _text(body: Any, name: str | None) -> str | None:
    """A text or number that stands in a JSON object."""
    value = body.get(name) if name and is_mapping(body) else None
    return str(value) if value and isinstance(value, (str, int)) else None


def _charset(response: Response) -> str:
    import codecs

    content_type = response.headers.get("content-type", "")
    charset = content_type.partition("charset=")[2].partition(";")[0].strip(' "')
    try:
        return codecs.lookup(charset or "utf-8").name
    except LookupError:
        return "utf-8"
