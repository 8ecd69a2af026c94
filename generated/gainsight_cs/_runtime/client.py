"""The bases of the generated clients: construction and the end."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

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
    import httpx2

C = TypeVar("C")
H = TypeVar("H", bound="httpx2.Client | httpx2.AsyncClient")

# The limit of an httpx2 client that nobody gave one.
_HTTPX_TIMEOUT = Timeout.of(5.0)


class _Client(ABC, Generic[C, H]):
    """What both kinds of client are built from.

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
        http_client: H | None = None,
        clock: Clock | None = None,
    ) -> None:
        granted = grants(settings.credentials, credentials or {}, os.environ)
        choose(settings.security, granted, settings.credentials)
        if max_retries < 0:
            raise ConfigurationError("max_retries can't be negative")
        if base_url is None:
            url = server_url(settings.server, server or {}, os.environ)
        else:
            url = checked_url(base_url)
        clock = clock or Clock()
        limit = settings.rate_limit if isinstance(rate_limit, NotGiven) else rate_limit
        self._base_url = url
        setup = Setup(
            settings,
            Defaults(
                base_url=url,
                fixed_url=base_url is not None,
                grants=granted,
                headers=_checked_headers(default_headers or {}),
                timeout=_timeout(timeout, http_client),
                max_retries=max_retries,
            ),
            Interpreter(settings, strict=strict_responses, on_deviation=on_deviation),
            Limiter(limit, clock.now),
            clock,
        )
        self._caller = self._connect(setup, http_client)

    @property
    def caller(self) -> C:
        """What the resources make their calls with."""
        return self._caller

    @abstractmethod
    def _connect(self, setup: Setup, http_client: H | None) -> C: ...

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._base_url}>"


class SyncClient(_Client[Caller, "httpx2.Client"]):
    """The base of a synchronous client."""

    def close(self) -> None:
        """Close all connections. Further calls raise `ClientClosedError`."""
        self.caller.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self.close()

    def _connect(self, setup: Setup, http_client: httpx2.Client | None) -> Caller:
        return Caller(Connection(setup, http_client))


class AsyncClient(_Client[AsyncCaller, "httpx2.AsyncClient"]):
    """The base of a client for an event loop."""

    async def close(self) -> None:
        """Close all connections. Further calls raise `ClientClosedError`."""
        await self.caller.connection.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *reason: object) -> None:
        await self.close()

    def _connect(
        self, setup: Setup, http_client: httpx2.AsyncClient | None
    ) -> AsyncCaller:
        return AsyncCaller(AsyncConnection(setup, http_client))


def _checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    try:
        return dict(merged_headers(headers.items()))
    except Refused as refused:
        raise ConfigurationError(f"default_headers: {refused}") from None


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
