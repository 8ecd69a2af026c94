"""The bases of the generated clients: construction and the end."""

from __future__ import annotations

import os
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, cast

from .access import check_default, grants
from .call import AsyncCaller, Caller
from .check import Refused
from .errors import ConfigurationError
from .exchange import Core
from .interpret import Interpreter
from .limiter import Limiter
from .line import Line
from .request import Defaults, RequestBuilder, merged_headers
from .retry import Clock
from .servers import Servers
from .settings import Settings
from .transport import AsyncHttpClient, AsyncTransport, Transport
from .values import NOT_GIVEN, Hooks, NotGiven, RateLimit, Timeout, is_mapping

if TYPE_CHECKING:
    import httpx2

C = TypeVar("C")
H = TypeVar("H", bound="httpx2.Client | AsyncHttpClient")
S = TypeVar("S")

# The limits of an httpx2 client, and of an aiohttp session, that nobody gave any.
_HTTPX_TIMEOUT = (5.0, 5.0, 5.0, 5.0)
_AIOHTTP_TIMEOUT = (30, None, None, None, 300)
# What goes with every request where the user's own client does not say otherwise.
_HEADERS = (("Accept-Encoding", "gzip, deflate"), ("Connection", "keep-alive"))


class _Client(ABC, Generic[C, H, S]):
    """What both kinds of client are built from.

    Args:
        settings: The API.
        server: The values of the servers' variables by name; None looks in the environment.
        server_name: Which of several servers; None looks in the environment, or takes the first.
        credentials: By the names of their schemes; a tuple where one has several arguments.
        base_url: Replaces the server's whole URL.
        timeout: Seconds for every phase of a call, or a `Timeout`.
        max_retries: How often a request that can safely be repeated is sent again.
        rate_limit: Replaces the API's; None removes it.
        strict_responses: Whether an answer that deviates from the description is an error.
        hooks: What is told of requests, answers, retries and deviations.
        default_headers: Sent with every request.
        max_response_bytes: How long an answer's body may be.
        http_client: Sends the requests, keeps its own timeout if it has one, and stays open;
            `"aiohttp"` opens a session of that library.
        transport: Takes the place of HTTP, in tests.
        clock: Time and chance, in tests.

    Raises:
        ConfigurationError: A value is missing or can't be used.
    """

    _http_kinds: ClassVar[tuple[str, ...]]

    def __init__(
        self,
        settings: Settings,
        *,
        server: Mapping[str, str | None] | None = None,
        server_name: str | None = None,
        credentials: Mapping[str, Any] | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | None | NotGiven = NOT_GIVEN,
        max_retries: int = 2,
        rate_limit: RateLimit | None | NotGiven = NOT_GIVEN,
        strict_responses: bool = False,
        hooks: Hooks | None = None,
        default_headers: Mapping[str, str] | None = None,
        max_response_bytes: int = 100 * 2**20,
        http_client: H | None = None,
        transport: S | None = None,
        clock: Clock | None = None,
    ) -> None:
        _check_kind(http_client, self._http_kinds)
        granted = grants(settings.credentials, credentials or {}, os.environ)
        check_default(settings.security, granted, settings.credentials)
        servers = Servers(settings, base_url, server_name, server or {}, os.environ)
        for name, number in (
            ("max_retries", max_retries),
            ("max_response_bytes", max_response_bytes),
        ):
            if type(number) is not int or number < 0:
                raise ConfigurationError(f"{name} must be a whole number, 0 or more")
        defaults = Defaults(
            servers=servers,
            grants=granted,
            headers=_their_headers(http_client),
            own_headers=_checked_headers(default_headers),
            query=str(getattr(http_client, "params", "")),
            timeout=_timeout(timeout, http_client),
            max_retries=max_retries,
        )
        limit = settings.rate_limit if isinstance(rate_limit, NotGiven) else rate_limit
        clock, hooks = clock or Clock(), hooks or Hooks()
        core = Core(
            settings,
            RequestBuilder(settings, defaults),
            Interpreter(settings, strict=strict_responses, hooks=hooks),
            _limiter(limit, clock),
            hooks,
            clock,
            max_response_bytes,
        )
        self._base_url = servers.base_url
        self._caller = self._connect(core, http_client, transport, max_response_bytes)

    @property
    def caller(self) -> C:
        """What the resources make their calls with."""
        return self._caller

    @abstractmethod
    def _connect(
        self, core: Core, http_client: H | None, transport: S | None, limit: int
    ) -> C: ...

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._base_url}>"


class SyncClient(_Client[Caller, "httpx2.Client", Transport]):
    """The base of a synchronous client."""

    _http_kinds = ("httpx2.Client",)

    def close(self) -> None:
        """Close all connections. Further calls raise `ClientClosedError`."""
        opened = self.caller.line.end()
        if opened is not None:
            opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self.close()

    def _connect(
        self,
        core: Core,
        http_client: httpx2.Client | None,
        transport: Transport | None,
        limit: int,
    ) -> Caller:
        def open_transport() -> Transport:
            if transport is not None:
                return transport
            from .http import HttpTransport

            return HttpTransport(http_client, limit)

        owned = http_client is None and transport is None
        line = Line(core, open_transport, owned=owned, per_loop=False)
        return Caller(core, line)


class AsyncClient(_Client[AsyncCaller, "AsyncHttpClient", AsyncTransport]):
    """The base of a client for an event loop."""

    _http_kinds = ("httpx2.AsyncClient", "aiohttp.ClientSession")

    async def close(self) -> None:
        """Close all connections. Further calls raise `ClientClosedError`."""
        opened = self.caller.line.end()
        closing = None if opened is None else opened.close()
        if closing is not None:
            await closing

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *reason: object) -> None:
        await self.close()

    def _connect(
        self,
        core: Core,
        http_client: AsyncHttpClient | None,
        transport: AsyncTransport | None,
        limit: int,
    ) -> AsyncCaller:
        def open_transport() -> AsyncTransport:
            if transport is not None:
                return transport
            if http_client == "aiohttp" or _is_a(http_client, "aiohttp.ClientSession"):
                from .session import SessionTransport

                return SessionTransport(None if own else http_client, limit)
            from .http import AsyncHttpTransport

            return AsyncHttpTransport(cast(Any, http_client), limit)

        own = http_client is None or isinstance(http_client, str)
        owned = own and transport is None
        line = Line(core, open_transport, owned=owned, per_loop=transport is None)
        return AsyncCaller(core, line)


def _is_a(value: object, name: str) -> bool:
    # Who brings a client along has loaded its library; the others need not yet.
    library, _, kind = name.partition(".")
    return isinstance(value, getattr(sys.modules.get(library), kind, ()))


def _check_kind(http_client: object, kinds: tuple[str, ...]) -> None:
    if http_client is None or any(_is_a(http_client, kind) for kind in kinds):
        return
    if len(kinds) > 1 and http_client == "aiohttp":
        if find_spec("aiohttp") is None:
            needed = 'http_client="aiohttp" needs that library'
            raise ConfigurationError(f"{needed}: pip install 'aiohttp>=3.12'")
        return
    wanted = " or an ".join(kinds) + (', or "aiohttp"' if len(kinds) > 1 else "")
    raise ConfigurationError(f"http_client must be an {wanted}")


def _checked_headers(headers: Any) -> dict[str, str]:
    if headers is None:
        return {}
    if not is_mapping(headers):
        raise ConfigurationError("default_headers must be a mapping")
    try:
        return dict(merged_headers(headers.items()))
    except Refused as refused:
        raise ConfigurationError(f"default_headers: {refused}") from None


def _their_headers(
    http_client: httpx2.Client | AsyncHttpClient | None,
) -> tuple[tuple[str, str], ...]:
    if http_client is None or isinstance(http_client, str):
        return _HEADERS
    headers: Any = http_client.headers
    if hasattr(headers, "multi_items"):
        return tuple(headers.multi_items())
    added = (pair for pair in _HEADERS if pair[0] not in headers)
    return (*added, *headers.items())


def _limiter(limit: Any, clock: Clock) -> Limiter:
    if limit is not None and not isinstance(limit, RateLimit):
        raise ConfigurationError("rate_limit must be a RateLimit or None")
    try:
        return Limiter(limit, clock.now)
    except (TypeError, ValueError):
        problem = "rate_limit needs at least one call and a time above 0"
    raise ConfigurationError(problem)


def _timeout(
    timeout: float | Timeout | None | NotGiven,
    http_client: httpx2.Client | AsyncHttpClient | None,
) -> Timeout:
    if isinstance(timeout, NotGiven):
        if http_client is None or isinstance(http_client, str):
            return Timeout()
        return _their_timeout(http_client.timeout)
    try:
        return Timeout.of(timeout)
    except ValueError as error:
        problem = str(error)
    raise ConfigurationError(problem)


def _their_timeout(own: Any) -> Timeout:
    if hasattr(own, "sock_read"):
        named = Timeout(own.sock_connect, own.sock_read, None, own.connect, own.total)
        return Timeout() if named == _AIOHTTP_TIMEOUT else named
    theirs = (own.connect, own.read, own.write, own.pool)
    return Timeout() if theirs == _HTTPX_TIMEOUT else Timeout(*theirs)
