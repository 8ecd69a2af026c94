"""Turns a call into an HTTP request: pure, so that everything wrong shows before it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from .access import Grant, choose
from .check import Refused
from .errors import InvalidRequestError
from .operation import Arguments, Operation
from .retry import is_idempotent
from .serialize import encode, query_pairs
from .settings import Settings
from .values import NOT_GIVEN, RequestOptions, Secret, Timeout

Pairs = tuple[tuple[str, str], ...]

_TOKEN = frozenset("!#$%&'*+-.^_`|~")


class Request(NamedTuple):
    """One HTTP request. Its repr shows nothing that a caller passed.

    Attributes:
        method: The HTTP method.
        path: The template of the path, for messages.
        url: Where it goes, less the credentials in its query.
        secret_query: Those credentials, encoded.
        headers: All headers but those that follow from URL and content.
        content: The body.
        timeout: The limits of one attempt.
        max_retries: How often it may be sent again.
        idempotent: Whether sending it twice does no harm.
    """

    method: str
    path: str
    url: str
    secret_query: str
    headers: Pairs
    content: bytes | None
    timeout: Timeout
    max_retries: int
    idempotent: bool

    def __repr__(self) -> str:
        return f"<Request {self.method} {self.path}>"


class Defaults(NamedTuple):
    """What every request of a client has in common.

    Attributes:
        base_url: The server, without a final slash.
        fixed_url: Whether the user chose it, so that no operation has another.
        grants: The configured credentials by scheme.
        headers: The user's own headers.
        timeout: The limits of one attempt.
        max_retries: How often a request may be sent again.
    """

    base_url: str
    fixed_url: bool
    grants: Mapping[str, Grant]
    headers: Mapping[str, str]
    timeout: Timeout
    max_retries: int

    def __repr__(self) -> str:
        return f"<Defaults {self.base_url}>"


class _Frame(NamedTuple):
    """The part of an operation's requests that does not change from call to call."""

    url: str
    headers: Pairs
    headers_with_body: Pairs
    query: tuple[str, ...]
    secret_query: str
    cookies: tuple[str, ...]
    idempotent: bool

    def __repr__(self) -> str:
        return f"<_Frame {self.url}>"


class RequestBuilder:
    """Builds the requests of one client.

    Args:
        settings: The API.
        defaults: The client.
        headers: What the HTTP library sends by itself, which all others replace.
        query: What it adds to every query, encoded.
    """

    def __init__(
        self,
        settings: Settings,
        defaults: Defaults,
        headers: Iterable[tuple[str, str]] = (),
        query: str = "",
    ) -> None:
        self._settings = settings
        self._defaults = defaults
        self._headers = tuple(headers)
        self._query = (query,) if query else ()
        self._frames: dict[Operation[Any], _Frame] = {}

    def build(self, operation: Operation[Any], arguments: Arguments) -> Request:
        """The request of one call.

        Raises:
            InvalidRequestError: The arguments do not fit the operation.
            ConfigurationError: The client lacks the credentials that the operation needs.
        """
        try:
            frame = self._frames.get(operation)
            if frame is None:
                frame = self._frames[operation] = self._frame(operation)
            return self._fill(frame, operation, arguments)
        except Refused as refused:
            reason = str(refused)
        raise InvalidRequestError(
            f"{operation.method} {operation.path} was not sent: {reason}",
            method=operation.method,
            path=operation.path,
        )

    def _fill(
        self, frame: _Frame, operation: Operation[Any], arguments: Arguments
    ) -> Request:
        url, headers = _placed(frame, operation, arguments)
        content = None
        if operation.body is not None:
            content = operation.body.content(arguments.body, arguments.extra_body)
        fixed = frame.headers if content is None else frame.headers_with_body
        options, defaults = arguments.options, self._defaults
        _refuse_wrong(options)
        timeout = defaults.timeout
        if "timeout" in options:
            timeout = Timeout.of(options["timeout"])
        return Request(
            method=operation.method,
            path=operation.path,
            url=url,
            secret_query=frame.secret_query,
            headers=merged_headers(fixed, headers.items()) if headers else fixed,
            content=content,
            timeout=timeout,
            max_retries=options.get("max_retries", defaults.max_retries),
            idempotent=options.get("idempotent", frame.idempotent),
        )

    def _frame(self, operation: Operation[Any]) -> _Frame:
        grants = self._grants(operation)
        defaults = self._defaults
        base_url = None if defaults.fixed_url else operation.base_url
        headers = merged_headers(
            self._headers,
            self._own_headers(operation),
            defaults.headers.items(),
            [(g.name, g.value) for g in grants if g.location == "header"],
        )
        body = operation.body
        content_type = [("Content-Type", body.content_type)] if body else []
        return _Frame(
            url=(base_url or defaults.base_url).rstrip("/") + operation.path,
            headers=headers,
            headers_with_body=merged_headers(headers, content_type),
            query=self._query,
            secret_query="&".join(_grant_pairs(grants, "query")),
            cookies=tuple(_grant_pairs(grants, "cookie")),
            idempotent=operation.idempotent or is_idempotent(operation.method),
        )

    def _own_headers(self, operation: Operation[Any]) -> Pairs:
        settings = self._settings
        agent = f"{settings.package}/{settings.version}"
        return ("Accept", operation.accept), ("User-Agent", agent)

    def _grants(self, operation: Operation[Any]) -> tuple[Grant, ...]:
        settings = self._settings
        security = operation.security
        if security is None:
            security = settings.security
        return choose(security, self._defaults.grants, settings.credentials)


def _refuse_wrong(options: RequestOptions) -> None:
    """Refuse options that would only fail, or be overlooked, once the request was sent."""
    if unknown := options.keys() - RequestOptions.__optional_keys__:
        raise Refused(f"there is no option {', '.join(sorted(unknown))}")
    retries = options.get("max_retries", 0)
    if type(retries) is not int or retries < 0:
        raise Refused("the option max_retries must be a whole number, 0 or more")


def _placed(
    frame: _Frame, operation: Operation[Any], arguments: Arguments
) -> tuple[str, dict[str, str]]:
    """The URL and the headers of one call, with its parameters and options in their places."""
    url, query, cookies = frame.url, list(frame.query), list(frame.cookies)
    headers: dict[str, str] = {}
    given = zip(operation.parameters, arguments.parameters, strict=True)
    for parameter, value in given:
        if value is NOT_GIVEN or (value is None and parameter.location != "path"):
            continue
        match parameter.location:
            case "path":
                segment = parameter.segment(value)
                url = url.replace(f"{{{parameter.name}}}", segment)
            case "query":
                query += parameter.pairs(value)
            case "header":
                headers[parameter.name] = parameter.header(value)
            case "cookie":
                cookies += parameter.pairs(value)
    if cookies:
        headers["Cookie"] = "; ".join(cookies)
    if arguments.options:
        query += _added_query(arguments.options)
        headers |= arguments.options.get("headers", {})
    return f"{url}?{'&'.join(query)}" if query else url, headers


def merged_headers(*sources: Iterable[tuple[str, str]]) -> Pairs:
    """Headers from several sources; a later one replaces an earlier one of the same name.

    Raises:
        Refused: A name or value can't stand in a header.
    """
    merged: dict[str, tuple[str, str]] = {}
    for source in sources:
        for name, value in source:
            merged[name.lower()] = (name, _header_value(name, value))
    return tuple(merged.values())


def _header_value(name: str, value: str) -> str:
    if not name or not all(c.isascii() and (c.isalnum() or c in _TOKEN) for c in name):
        raise Refused("a header's name holds characters that no name can have")
    if not (value.isascii() and value.replace("\t", " ").isprintable()):
        raise Refused(f"the header {name} holds characters that no header can carry")
    return value if isinstance(value, Secret) else value.strip()


def _added_query(options: RequestOptions) -> list[str]:
    return [
        pair
        for name, value in options.get("query", {}).items()
        for pair in query_pairs(name, value, "form", explode=True)
        if value is not None
    ]


def _grant_pairs(grants: Iterable[Grant], location: str) -> list[str]:
    return [
        f"{encode(grant.name)}={encode(grant.value)}"
        for grant in grants
        if grant.location == location
    ]
