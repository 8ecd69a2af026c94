"""What an answer means: a value, a page or an error."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar, cast

from .decode import Decoded, NotJSONError, UndecodableError, parse
from .errors import APIError, APIResultError, ResponseDecodeError, status_error
from .model import member
from .operation import HeadersOf, Operation, of_status
from .paging import CursorPages, Found, LinkPages, Pages, next_link
from .response import Response
from .settings import Settings
from .values import Deviation, Hooks, is_list, is_mapping

T = TypeVar("T")

_NO_CONTENT = (HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT)
_FALLBACKS = ("message", "detail", "title")


class Interpreter:
    """Reads the answers to one client.

    Args:
        settings: The API.
        strict: Whether a deviation is an error.
        hooks: What is told of deviations.
    """

    def __init__(self, settings: Settings, *, strict: bool, hooks: Hooks) -> None:
        self._settings = settings
        self._strict = strict
        self._hooks = hooks
        self._reported: set[tuple[str, str]] = set()
        self.log = logging.getLogger(settings.package)

    def tell(self, hook: Callable[..., object] | None, *about: object) -> None:
        """Call a hook. The server did what it was asked; a hook's fault can't undo that."""
        if hook is None:
            return
        try:
            hook(*about)
        except Exception as error:
            self.log.error("a hook raised %s", type(error).__name__)

    def read(
        self, operation: Operation[Any], response: Response, rows: str | None = None
    ) -> Decoded:
        """What the body of a good answer holds.

        Raises:
            NotJSONError: It should be JSON and is none: the answer is broken.
            UndecodableError: It is JSON of another kind than declared.
        """
        body, content = response.content, operation.content(response.status_code)
        if operation.optional and response.status_code in _NO_CONTENT:
            return Decoded(None)
        if content.reads == "text":
            return Decoded(body.decode(_charset(response), errors="replace"))
        if content.reads != "json":
            return Decoded(body)
        if not body and (operation.optional or content.type is None):
            return Decoded(None)
        if content.type is None and not content.enveloped:
            return Decoded(None)
        envelope = self._settings.envelope if content.enveloped else None
        return operation.decoder(content.type, envelope).decode(body, rows=rows)

    def accept(self, operation: Operation[Any], response: Response) -> None:
        """Let an answer with a good status pass.

        Raises:
            APIStatusError: Its status is none of success.
        """
        if not response.is_success:
            kind = status_error(response.status_code)
            how = "with a redirect, which is not followed"
            redirects = 300 <= response.status_code < 400
            raise self.error(kind, operation, response, how if redirects else "")

    def name(self, response: Response) -> None:
        """Take the request id from the body where no header has one."""
        response.request_id = self._request_id(response, json_of(response))

    def value(
        self, operation: Operation[T], response: Response, read: Decoded | Exception
    ) -> T:
        """What the method returns.

        Raises:
            APIResultError: The body says that the call failed.
            ResponseDecodeError: The body can't be read.
        """
        decoded = self._checked(operation, response, read)
        if decoded.empty and operation.method == "GET" and not is_list(decoded.value):
            # Who asks for a record and gets none must not go on with an empty one. After a
            # write, though, an error would read as "not written" and invite a second write.
            raise self.error(APIResultError, operation, response, "without content")
        return cast(T, decoded.value if operation.response is not None else None)

    def found(
        self,
        operation: Operation[Any],
        pages: Pages,
        response: Response,
        read: Decoded | Exception,
    ) -> Found:
        """What a page holds; raises as `value`."""
        value = self._checked(operation, response, read).value
        items = value if pages.items is None else member(value, pages.items)
        if items is None and not operation.further:
            # Where an answer may be of another kind, no records are none of this one.
            items = list[Any]()
        if not is_list(items):
            reason = f"with no list of records at {pages.items}"
            raise self.error(ResponseDecodeError, operation, response, reason)
        if isinstance(pages, LinkPages):
            return Found(items, next=next_link(response.headers.get("link", "")))
        total = member(value, pages.total) if pages.total else None
        total = total if type(total) is int else None
        if not isinstance(pages, CursorPages):
            return Found(items, total)
        more = member(value, pages.more) if pages.more else None
        return Found(items, total, member(value, pages.next_cursor), more)

    def headers(
        self, operation: Operation[Any], declared: HeadersOf[Any], response: Response
    ) -> Any:
        """What the declared headers of an answer say.

        Raises:
            ResponseDecodeError: One deviates, and that is an error.
        """
        # Few programs read headers.
        from .headers import read_headers

        values, findings = read_headers(declared.headers, response.headers)
        read = Decoded(values, findings=findings)
        return self._checked(operation, response, read).value

    def means_nothing_found(self, error: APIError) -> bool:
        """Whether the server's refusal only says that a search found no record."""
        if error.status_code not in (HTTPStatus.OK, HTTPStatus.BAD_REQUEST):
            return False
        nothing = self._settings.no_results
        listed = error.code is not None and error.code in nothing.codes
        return listed or (error.message or "").startswith(nothing.messages)

    def error(
        self,
        kind: type[APIError],
        operation: Operation[Any],
        response: Response,
        how: str = "",
    ) -> APIError:
        """An error about an answer, with all that the answer says of itself."""
        body = json_of(response)
        envelope = self._settings.envelope
        code = _text(body, envelope.code if envelope else "code")
        named = (envelope.message if envelope else None, *_FALLBACKS)
        said = (_text(body, name) for name in named)
        request_id = self._request_id(response, body)
        summary = f"{operation.method} {operation.path} answered {response.status_code}"
        summary += f" {how}" if how else ""
        summary += f" ({code})" if code else ""
        return kind(
            f"{summary}, request id {request_id}" if request_id else summary,
            method=operation.method,
            path=operation.path,
            status_code=response.status_code,
            code=code,
            request_id=request_id,
            message=next((text for text in said if text), None),
            body=body,
            parsed=self._parsed(operation, response),
            response=response,
        )

    def _parsed(self, operation: Operation[Any], response: Response) -> Any:
        """The body of an error as the description types it; None where it does not, or it is something else."""
        if response.is_success:
            return None
        declared = of_status(operation.errors, response.status_code)
        if declared is None:
            return None
        try:
            read = operation.decoder(declared, None).decode(response.content)
        except UndecodableError:
            return None
        self._report(operation, read, f"{response.status_code}: ")
        return read.value

    def _checked(
        self,
        operation: Operation[Any],
        response: Response,
        read: Decoded | Exception,
    ) -> Decoded:
        if isinstance(read, Exception):
            reason = f"with what can't be read: {read}"
        elif read.refused:
            raise self.error(APIResultError, operation, response, "with a failure")
        elif not (read.findings and self._strict):
            self._report(operation, read)
            return read
        else:
            places = ", ".join(path for path, *_ in read.findings[:5])
            reason = f"with what its description does not allow: {places}"
        raise self.error(ResponseDecodeError, operation, response, reason)

    def _report(
        self, operation: Operation[Any], decoded: Decoded, prefix: str = ""
    ) -> None:
        for place, problem, _ in decoded.findings:
            path = prefix + place
            if (operation.id, path) not in self._reported:
                self._reported.add((operation.id, path))
                told = "%s: deviating answer: %s: %s"
                self.log.warning(told, operation.id, path, problem)
                deviation = Deviation(operation.id, path, problem)
                self.tell(self._hooks.on_deviation, deviation)

    def _request_id(self, response: Response, body: Any) -> str | None:
        envelope = self._settings.envelope
        named = envelope.request_id if envelope else None
        return response.request_id or _text(body, named)


def json_of(response: Response) -> Any:
    """The parsed body of an answer; None where it is no JSON."""
    try:
        return parse(response.content)
    except NotJSONError:
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
