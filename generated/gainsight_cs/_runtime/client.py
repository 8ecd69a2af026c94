"""The bases of the generated clients: construction and the end."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Self

from .access import checked_url, choose, grants, server_url
from .call import AsyncCaller, Caller
from .check import Refused
from .connection import AsyncConnection, Connection, Setup
from .decode import Deviation
from .errors import ConfigurationError
from .interpret import Interpreter
from .limiter import Limiter, RateLimit
from .request import Defaults, merged_headers
from .retry import Clock
from .settings import Settings
from .values import NOT_GIVEN, NotGiven, Timeout

if TYPE_CHECKING:
    from types import TracebackType

    import httpx2

# The limit of an httpx2 client that nobody gave one.
_HTTPX_TIMEOUT = Timeout.of(5.0)


class SyncClient:
    """The base of a synchronous client.

    Args:
        settings: The API.
        server: The values of the server's variables by name; None looks in the environment.
        credentials: By the names of their schemes; a tuple for name and password, else a text.
        base_url: Replaces the server's whole URL.
        timeout: Seconds for every phase of an attempt; 60, and 10 to connect, if not given.
        max_retries: How often a request that can safely be repeated is sent again.
        rate_limit: Replaces the API's; None removes it.
        strict_responses: Whether an answer that deviates from the description is an error.
        on_deviation: Called once for each operation and field that deviates.
        default_headers: Sent with every request.
        http_client: Sends the requests, keeps its own timeout if it has one, and stays open.
        clock: Time and chance, for tests.

    Raises:
        ConfigurationError: A value is missing or can't be used.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        server: Mapping[str, str | None] | None = None,
        credentials: Mapping[str, Any] | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | None | NotGiven = NOT_GIVEN,
        max_retries: int = 2,
        rate_limit: RateLimit | None | NotGiven = NOT_GIVEN,
        strict_responses: bool = False,
        on_deviation: Callable[[Deviation], None] | None = None,
        default_headers: Mapping[str, str] | None = None,
        http_client: httpx2.Client | None = None,
        clock: Clock | None = None,
    ) -> None:
        defaults = _defaults(
            settings,
            server=server or {},
            credentials=credentials or {},
            base_url=base_url,
            timeout=_timeout(timeout, http_client),
            max_retries=max_retries,
            headers=default_headers or {},
        )
        interpreter = Interpreter(
            settings, strict=strict_responses, on_deviation=on_deviation
        )
        setup = _setup(settings, defaults, interpreter, rate_limit, clock or Clock())
        self._connection = Connection(setup, http_client)

    @property
    def caller(self) -> Caller:
        """What the resources make their calls with."""
        return Caller(self._connection)

    def close(self) -> None:
        """Close all connections. Further calls raise `ClientClosedError`."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._connection.setup.defaults.base_url}>"


class AsyncClient:
    """The base of a client for an event loop; its arguments are those of `SyncClient`."""

    def __init__(
        self,
        settings: Settings,
        *,
        server: Mapping[str, str | None] | None = None,
        credentials: Mapping[str, Any] | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | None | NotGiven = NOT_GIVEN,
        max_retries: int = 2,
        rate_limit: RateLimit | None | NotGiven = NOT_GIVEN,
        strict_responses: bool = False,
        on_deviation: Callable[[Deviation], None] | None = None,
        default_headers: Mapping[str, str] | None = None,
        http_client: httpx2.AsyncClient | None = None,
        clock: Clock | None = None,
    ) -> None:
        defaults = _defaults(
            settings,
            server=server or {},
            credentials=credentials or {},
            base_url=base_url,
            timeout=_timeout(timeout, http_client),
            max_retries=max_retries,
            headers=default_headers or {},
        )
        interpreter = Interpreter(
            settings, strict=strict_responses, on_deviation=on_deviation
        )
        setup = _setup(settings, defaults, interpreter, rate_limit, clock or Clock())
        self._connection = AsyncConnection(setup, http_client)

    @property
    def caller(self) -> AsyncCaller:
        """What the resources make their calls with."""
        return AsyncCaller(self._connection)

    async def close(self) -> None:
        """Close all connections. Further calls raise `ClientClosedError`."""
        await self._connection.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._connection.setup.defaults.base_url}>"


def _defaults(
    settings: Settings,
    *,
    server: Mapping[str, str | None],
    credentials: Mapping[str, Any],
    base_url: str | None,
    timeout: Timeout,
    max_retries: int,
    headers: Mapping[str, str],
) -> Defaults:
    configured = grants(settings.credentials, credentials, os.environ)
    choose(settings.security, configured, settings.credentials)
    try:
        checked_headers = dict(merged_headers(headers.items()))
    except Refused as refused:
        raise ConfigurationError(f"default_headers: {refused}") from None
    if max_retries < 0:
        raise ConfigurationError("max_retries can't be negative")
    return Defaults(
        base_url=(
            server_url(settings.server, server, os.environ)
            if base_url is None
            else checked_url(base_url)
        ),
        fixed_url=base_url is not None,
        grants=configured,
        headers=checked_headers,
        timeout=timeout,
        max_retries=max_retries,
    )


def _setup(
    settings: Settings,
    defaults: Defaults,
    interpreter: Interpreter,
    rate_limit: RateLimit | None | NotGiven,
    clock: Clock,
) -> Setup:
    limit = settings.rate_limit if isinstance(rate_limit, NotGiven) else rate_limit
    limiter = Limiter(limit, clock.now)
    return Setup(settings, defaults, interpreter, limiter, clock)


def _timeout(
    timeout: float | Timeout | None | NotGiven,
    http_client: httpx2.Client | httpx2.AsyncClient | None,
) -> Timeout:
    if not isinstance(timeout, NotGiven):
        return Timeout.of(timeout)
    if http_client is None:
        return Timeout()
    own = http_client.timeout
    theirs = Timeout(own.connect, own.read, own.write, own.pool)
    return Timeout() if theirs == _HTTPX_TIMEOUT else theirs
