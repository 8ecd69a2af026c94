"""The clients for Vault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, SyncClient
from ._runtime.decode import Deviation
from ._runtime.limiter import RateLimit
from ._runtime.settings import ApiKey, Basic, Bearer, Server, ServerVariable, Settings
from ._runtime.values import NOT_GIVEN, NotGiven, Timeout

if TYPE_CHECKING:
    import httpx2

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
        token: Default: the environment variable SECURITY_TOKEN.
        key: Default: the environment variable SECURITY_KEY.
        username: Default: the environment variable SECURITY_USERNAME.
        password: Default: the environment variable SECURITY_PASSWORD.
        region: Default: the environment variable SECURITY_REGION.
        version: Default: the environment variable SECURITY_VERSION.
        base_url: Replaces the whole server URL, any version in its path included.
        timeout: Seconds for each attempt, or a Timeout; None waits for ever.
        max_retries: How often a call that may be repeated is sent again.
        rate_limit: At most so many calls in any window of time; None removes the
            limit.
        strict_responses: Raise where an answer deviates from the document, instead
            of reporting it.
        on_deviation: Called once for each place where answers deviate.
        default_headers: Sent with every call.
        http_client: Your own httpx2.Client; it stays open.
    """

    def __init__(
        self,
        *,
        token: str | None = None,
        key: str | None = None,
        username: str | None = None,
        password: str | None = None,
        region: str | None = None,
        version: str | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | None | NotGiven = NOT_GIVEN,
        max_retries: int = 2,
        rate_limit: RateLimit | None | NotGiven = NOT_GIVEN,
        strict_responses: bool = False,
        on_deviation: Callable[[Deviation], None] | None = None,
        default_headers: Mapping[str, str] | None = None,
        http_client: httpx2.Client | None = None,
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
            on_deviation=on_deviation,
            default_headers=default_headers,
            http_client=http_client,
        )

    @cached_property
    def secrets(self) -> Secrets:
        """The secrets operations."""
        from .resources.secrets import Secrets

        return Secrets(self)


class AsyncSecurity(AsyncClient):
    """An asynchronous client for Vault.

    Args:
        token: Default: the environment variable SECURITY_TOKEN.
        key: Default: the environment variable SECURITY_KEY.
        username: Default: the environment variable SECURITY_USERNAME.
        password: Default: the environment variable SECURITY_PASSWORD.
        region: Default: the environment variable SECURITY_REGION.
        version: Default: the environment variable SECURITY_VERSION.
        base_url: Replaces the whole server URL, any version in its path included.
        timeout: Seconds for each attempt, or a Timeout; None waits for ever.
        max_retries: How often a call that may be repeated is sent again.
        rate_limit: At most so many calls in any window of time; None removes the
            limit.
        strict_responses: Raise where an answer deviates from the document, instead
            of reporting it.
        on_deviation: Called once for each place where answers deviate.
        default_headers: Sent with every call.
        http_client: Your own httpx2.AsyncClient; it stays open.
    """

    def __init__(
        self,
        *,
        token: str | None = None,
        key: str | None = None,
        username: str | None = None,
        password: str | None = None,
        region: str | None = None,
        version: str | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | None | NotGiven = NOT_GIVEN,
        max_retries: int = 2,
        rate_limit: RateLimit | None | NotGiven = NOT_GIVEN,
        strict_responses: bool = False,
        on_deviation: Callable[[Deviation], None] | None = None,
        default_headers: Mapping[str, str] | None = None,
        http_client: httpx2.AsyncClient | None = None,
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
            on_deviation=on_deviation,
            default_headers=default_headers,
            http_client=http_client,
        )

    @cached_property
    def secrets(self) -> AsyncSecrets:
        """The secrets operations."""
        from .resources.secrets import AsyncSecrets

        return AsyncSecrets(self)
