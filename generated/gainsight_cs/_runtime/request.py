"""Turns a call into an HTTP request: pure, so that everything wrong shows before it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from .access import Access, Grant, choose
from .check import Refused
from .errors import InvalidRequestError, call_error
from .operation import Arguments, Operation
from .retry import is_idempotent
from .serialize import checked_header, encode, query_pairs
from .servers import Servers
from .settings import Settings
from .values import RequestOptions, Secret, Timeout, is_mapping

if TYPE_CHECKING:
    from .exchange import TokenSource
    from .upload import Upload

Pairs = tuple[tuple[str, str], ...]


class Request(NamedTuple):
    """One HTTP request. Its repr shows nothing that a caller passed.

    Attributes:
        method: The HTTP method.
        path: The template of the path, for messages.
        url: Where it goes, less the credentials in its query.
        secret_query: Those credentials, encoded.
        headers: All headers but those that follow from URL and content.
        content: The body; an `Upload` is read while it is sent.
        timeout: The limits of one attempt; `total` is what is left of the whole call.
        max_retries: How often it may be sent again.
        idempotent: Whether sending it twice does no harm.
        streamed: Where a good answer's body is left to be read in pieces, the limits while it is
            read; None reads it whole.
        source: What gives the token of an attempt; None where it needs none, or has it.
        bare: Whether it goes without the cookies and the authentication of the user's own HTTP
            client, which are for the API.
    """

    method: str
    path: str
    url: str
    secret_query: str
    headers: Pairs
    content: bytes | Upload | None
    timeout: Timeout
    max_retries: int
    idempotent: bool
    streamed: Timeout | None = None
    source: TokenSource | None = None
    bare: bool = False

    def __repr__(self) -> str:
        return f"<Request {self.method} {self.path}>"

    @property
    def json(self) -> Any:
        """The body's JSON; None where there is no body, or one that is read while it is sent."""
        from json import loads

        content = self.content
        return loads(content) if isinstance(content, bytes) and content else None

    @property
    def can_be_sent(self) -> bool:
        """Whether its body can be read: a stream that was sent once is gone."""
        content = self.content
        return content is None or isinstance(content, bytes) or content.can_be_sent

    def authorized(self, value: Secret) -> Request:
        """The same with a header Authorization, as it is sent."""
        others = [pair for pair in self.headers if pair[0].lower() != "authorization"]
        headers = (*others, ("Authorization", value))
        return self._replace(headers=headers, source=None)


class Defaults(NamedTuple):
    """What every request of a client has in common.

    Attributes:
        servers: Where the operations go.
        grants: The configured credentials by scheme.
        headers: What the HTTP library sends by itself.
        own_headers: The user's, which replace all others.
        query: What the HTTP library adds to every query, encoded.
        timeout: The limits of a call.
        max_retries: How often a request may be sent again.
        bare: As in `Request`.
    """

    servers: Servers
    grants: Mapping[str, Access]
    headers: Pairs
    own_headers: Mapping[str, str]
    query: str
    timeout: Timeout
    max_retries: int
    bare: bool = False


class _Frame(NamedTuple):
    """The part of an operation's requests that does not change from call to call."""

    url: str
    headers: Pairs
    headers_with_body: Pairs
    secret_query: str
    cookies: tuple[str, ...]
    idempotent: bool
    source: TokenSource | None


class RequestBuilder:
    """Builds the requests of one client."""

    def __init__(self, settings: Settings, defaults: Defaults) -> None:
        self._settings = settings
        self._defaults = defaults
        self._frames: dict[Operation[Any], _Frame] = {}

    @property
    def base_url(self) -> str:
        """The server that most operations talk to."""
        return self._defaults.servers.base_url

    def build(
        self,
        operation: Operation[Any],
        arguments: Arguments,
        *,
        with_body: bool = True,
    ) -> Request:
        """The request of one call; without its body, to see whether all else fits.

        Raises:
            InvalidRequestError: The arguments do not fit the operation.
            ConfigurationError: The client lacks the credentials that the operation needs.
        """
        try:
            frame = self._frames.get(operation)
            if frame is None:
                frame = self._frames[operation] = self._frame(operation)
            return self._fill(frame, operation, arguments, with_body)
        except Refused as refused:
            reason = f"was not sent: {refused}"
        raise call_error(InvalidRequestError, operation, reason)

    def _fill(
        self,
        frame: _Frame,
        operation: Operation[Any],
        arguments: Arguments,
        with_body: bool,
    ) -> Request:
        options, defaults = arguments.options or {}, self._defaults
        timeout = checked_options(options) or defaults.timeout
        url, headers = self._placed(frame, operation, arguments)
        content, body, given = None, operation.body, arguments.body
        if with_body and body is not None:
            if operation.other_bodies:
                # Most operations have one media type.
                from .choice import chosen

                body, given = chosen((body, *operation.other_bodies), arguments)
            content = body.content(given, arguments.extra_body)
        fixed = frame.headers if content is None else frame.headers_with_body
        if content is not None and not isinstance(content, bytes):
            headers = {"Content-Type": content.content_type, **headers}
        elif content is not None and body is not None and body is not operation.body:
            headers = {"Content-Type": body.content_type, **headers}
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
            # Who passes the header of a single call wants no other.
            source=None if _has_authorization(options) else frame.source,
            bare=defaults.bare,
        )

    def _placed(
        self, frame: _Frame, operation: Operation[Any], arguments: Arguments
    ) -> tuple[str, dict[str, str]]:
        """The URL and the headers of one call, with its parameters and options in place."""
        url, cookies = frame.url, list(frame.cookies)
        query = [self._defaults.query] if self._defaults.query else []
        headers: dict[str, str] = {}
        given = zip(operation.parameters, arguments.parameters, strict=True)
        for parameter, value in given:
            if parameter.leaves_out(value):
                if parameter.required:
                    raise Refused(f"{parameter.name} is required")
                continue
            match parameter.location:
                case "path":
                    segment = parameter.segment(value)
                    url = url.replace(f"{{{parameter.name}}}", segment)
                case "query" | "querystring":
                    is_whole = parameter.location == "querystring"
                    pairs = (parameter.querystring if is_whole else parameter.pairs)(
                        value
                    )
                    if parameter.required and not pairs:
                        raise Refused(f"{parameter.name} is required, and empty")
                    query += pairs
                case "header":
                    text = parameter.header(value)
                    if text is not None:
                        headers[parameter.name] = text
                    elif parameter.required:
                        raise Refused(f"{parameter.name} is required, and empty")
                case "cookie":
                    cookies += parameter.pairs(value)
        if cookies:
            headers["Cookie"] = "; ".join(cookies)
        if arguments.options:
            query += _added_query(arguments.options)
            headers |= arguments.options.get("headers", {})
        if arguments.url is not None:
            return _followed(url, arguments.url), headers
        joint = "&" if "?" in url else "?"
        return f"{url}{joint}{'&'.join(query)}" if query else url, headers

    def _frame(self, operation: Operation[Any]) -> _Frame:
        settings, defaults, body = self._settings, self._defaults, operation.body
        security = operation.security
        if security is None:
            security = settings.security
        access = choose(security, defaults.grants, settings.credentials)
        grants = [granted for granted in access if isinstance(granted, Grant)]
        sources = [granted for granted in access if not isinstance(granted, Grant)]
        agent = f"{settings.package}/{settings.version}"
        headers = merged_headers(
            defaults.headers,
            [("Accept", operation.accept), ("User-Agent", agent)],
            defaults.own_headers.items(),
            [(g.name, g.value) for g in grants if g.location == "header"],
        )
        content_type = [("Content-Type", body.content_type)] if body else []
        return _Frame(
            url=defaults.servers.of(operation.base_url).rstrip("/") + operation.path,
            headers=headers,
            headers_with_body=merged_headers(headers, content_type),
            secret_query="&".join(_grant_pairs(grants, "query")),
            cookies=tuple(_grant_pairs(grants, "cookie")),
            idempotent=operation.idempotent or is_idempotent(operation.method),
            source=sources[-1] if sources else None,
        )


def _has_authorization(options: RequestOptions) -> bool:
    return any(str(n).lower() == "authorization" for n in options.get("headers", ()))


def checked_options(options: RequestOptions) -> Timeout | None:
    """The timeout of one call, if it has its own.

    Raises:
        Refused: The options would only fail, or be overlooked, once the request was sent.
    """
    if not options:
        return None
    if not is_mapping(options):
        raise Refused("options must be a mapping")
    if unknown := options.keys() - RequestOptions.__optional_keys__:
        raise Refused(f"there is no option {', '.join(sorted(unknown))}")
    retries = options.get("max_retries", 0)
    if type(retries) is not int or retries < 0:
        raise Refused("the option max_retries must be a whole number, 0 or more")
    for name in ("headers", "query"):
        if not is_mapping(options.get(name, {})):
            raise Refused(f"the option {name} must be a mapping")
    try:
        return Timeout.of(options["timeout"]) if "timeout" in options else None
    except ValueError as error:
        raise Refused(f"the option {error}") from None


def merged_headers(*sources: Iterable[tuple[str, str]]) -> Pairs:
    """Headers from several sources; a later one replaces an earlier one of the same name.

    Raises:
        Refused: A name or value can't stand in a header.
    """
    merged: dict[str, tuple[str, str]] = {}
    for source in sources:
        for name, value in source:
            merged[str(name).lower()] = checked_header(name, value)
    return tuple(merged.values())


def same_origin(url: str, other: str) -> bool:
    """Whether two absolute URLs have the same scheme, host and port (RFC 6454)."""
    return _origin(url) == _origin(other)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    default = {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, parts.hostname, parts.port or default


def _followed(base: str, link: str) -> str:
    """The URL that a server's link names: on the same server, or the key would go elsewhere."""
    try:
        url = urljoin(base, link).partition("#")[0]
        plain = url.isascii() and url.isprintable() and "\\" not in url
        if plain and same_origin(url, base) and "@" not in urlsplit(url).netloc:
            return url
    except ValueError:
        pass
    raise Refused("the server's link to the next page leads to another server")


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
