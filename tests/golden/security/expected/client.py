"""The clients for Vault."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from ._runtime.client import AsyncClient, SyncClient
from ._runtime.settings import ApiKey, Basic, Server, ServerVariable, Settings
from ._runtime.tokens import AsyncTokenProvider, Bearer, TokenProvider
from ._runtime.values import NOT_GIVEN, Hooks, NotGiven, RateLimit, Timeout

if TYPE_CHECKING:
    import httpx2

    from ._runtime.transport import AsyncHttpClient, AsyncTransport, Transport
    from .resources.secrets import AsyncSecrets, Secrets

_SETTINGS = Settings(
    package="security",
    version="0.1.0",
    server=Server(
        "https://{region}.vault.example.com/{version}",
        variables=(
            ServerVariable(
                "region",
                argument="region",
                variable="SECURITY_REGION",
                enum=("eu", "us"),
                default="eu",
            ),
            ServerVariable(
                "version",
                argument="version",
                variable="SECURITY_VERSION",
                default="v1",
            ),
        ),
    ),
    credentials=(
        Bearer("token", argument="token", variable="SECURITY_TOKEN"),
        ApiKey(
            "key",
            argument="key",
            variable="SECURITY_KEY",
            name="key",
            location="query",
        ),
        Basic(
            "user",
            username_argument="username",
            password_argument="password",
            variable="SECURITY",
        ),
    ),
    security=(("token",), ("key", "user")),
)


class Security(SyncClient):
    """A client for Vault.

    Args:
        token: A token, or a function that gives one; default: the environment
            variable SECURITY_TOKEN.
        key: Default: the environment variable SECURITY_KEY.
        username: Default: the environment variable SECURITY_USERNAME.
        password: Default: the environment variable SECURITY_PASSWORD.
        region: One of eu, us; default: the environment variable SECURITY_REGION,
            else eu.
        version: Default: the environment variable SECURITY_VERSION, else v1.
        base_url: Replaces the whole server URL, any version in its path included.
        timeout: Seconds for each step of an attempt, or a Timeout, which also
            bounds the whole call.
        max_retries: How often a call that may be repeated is sent again.
        rate_limit: At most so many calls in any window of time; None removes the
            limit.
        strict_responses: Raise where an answer deviates from the document, instead
            of reporting it.
        hooks: Functions that are told of each request, response, retry and
            deviation.
        default_headers: Sent with every call.
        max_response_bytes: A larger answer is an error, and is not read to its end.
        http_client: Your own httpx2.Client; it stays open.
        transport: Stands in for HTTP altogether, as a MockTransport does in tests.
    """

    def __init__(
        self,
        *,
        token: str | TokenProvider | None = None,
        key: str | None = None,
        username: str | None = None,
        password: str | None = None,
        region: Literal["eu", "us"] | None = None,
        version: str | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | None | NotGiven = NOT_GIVEN,
        max_retries: int = 2,
        rate_limit: RateLimit | None | NotGiven = NOT_GIVEN,
        strict_responses: bool = False,
        hooks: Hooks | None = None,
        default_headers: Mapping[str, str] | None = None,
        max_response_bytes: int = 104_857_600,
        http_client: httpx2.Client | None = None,
        transport: Transport | None = None,
    ) -> None:
        super().__init__(
            _SETTINGS,
            server={"region": region, "version": version},
            credentials={"token": token, "key": key, "user": (username, password)},
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            rate_limit=rate_limit,
            strict_responses=strict_responses,
            hooks=hooks,
            default_headers=default_headers,
            max_response_bytes=max_response_bytes,
            http_client=http_client,
            transport=transport,
        )

    @cached_property
    def secrets(self) -> Secrets:
        """The secrets operations."""
        from .resources.secrets import Secrets

        return Secrets(self.caller)


class AsyncSecurity(AsyncClient):
    """An asynchronous client for Vault.

    Args:
        token: A token, or a function that gives one; default: the environment
            variable SECURITY_TOKEN.
        key: Default: the environment variable SECURITY_KEY.
        username: Default: the environment variable SECURITY_USERNAME.
        password: Default: the environment variable SECURITY_PASSWORD.
        region: One of eu, us; default: the environment variable SECURITY_REGION,
            else eu.
        version: Default: the environment variable SECURITY_VERSION, else v1.
        base_url: Replaces the whole server URL, any version in its path included.
        timeout: Seconds for each step of an attempt, or a Timeout, which also
            bounds the whole call.
        max_retries: How often a call that may be repeated is sent again.
        rate_limit: At most so many calls in any window of time; None removes the
            limit.
        strict_responses: Raise where an answer deviates from the document, instead
            of reporting it.
        hooks: Functions that are told of each request, response, retry and
            deviation.
        default_headers: Sent with every call.
        max_response_bytes: A larger answer is an error, and is not read to its end.
        http_client: Your own httpx2.AsyncClient or aiohttp.ClientSession; it stays
            open. "aiohttp" opens a session of its own.
        transport: Stands in for HTTP altogether, as a MockTransport does in tests.
    """

    def __init__(
        self,
        *,
        token: str | AsyncTokenProvider | None = None,
        key: str | None = None,
        username: str | None = None,
        password: str | None = None,
        region: Literal["eu", "us"] | None = None,
        version: str | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | None | NotGiven = NOT_GIVEN,
        max_retries: int = 2,
        rate_limit: RateLimit | None | NotGiven = NOT_GIVEN,
        strict_responses: bool = False,
        hooks: Hooks | None = None,
        default_headers: Mapping[str, str] | None = None,
        max_response_bytes: int = 104_857_600,
        http_client: AsyncHttpClient | None = None,
        transport: AsyncTransport | None = None,
    ) -> None:
        super().__init__(
            _SETTINGS,
            server={"region": region, "version": version},
            credentials={"token": token, "key": key, "user": (username, password)},
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            rate_limit=rate_limit,
            strict_responses=strict_responses,
            hooks=hooks,
            default_headers=default_headers,
            max_response_bytes=max_response_bytes,
            http_client=http_client,
            transport=transport,
        )

    @cached_property
    def secrets(self) -> AsyncSecrets:
        """The secrets operations."""
        from .resources.secrets import AsyncSecrets

        return AsyncSecrets(self.caller)
