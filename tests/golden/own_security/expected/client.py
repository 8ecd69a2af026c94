"""The clients for Orders, Parcels."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, SyncClient
from ._runtime.settings import ApiKey, Basic, Server, Settings
from ._runtime.tokens import AsyncTokenProvider, Bearer, TokenProvider
from ._runtime.values import NOT_GIVEN, Hooks, NotGiven, RateLimit, Timeout

if TYPE_CHECKING:
    import httpx2

    from ._runtime.transport import AsyncHttpClient, AsyncTransport, Transport
    from .resources.orders import AsyncOrders, Orders
    from .resources.parcels import AsyncParcels, Parcels

_SETTINGS = Settings(
    package="own_security",
    version="0.1.0",
    server=Server("https://shop.example.com"),
    credentials=(
        ApiKey(
            "key",
            argument="key",
            variable="OWN_SECURITY_KEY",
            name="X-Key",
            location="header",
        ),
        ApiKey(
            "parcels key",
            argument="parcels_key",
            variable="OWN_SECURITY_PARCELS_KEY",
            name="sid",
            location="cookie",
        ),
        Basic(
            "staff",
            username_argument="staff_username",
            password_argument="staff_password",
            variable="OWN_SECURITY_STAFF",
        ),
        Basic(
            "partner",
            username_argument="partner_username",
            password_argument="partner_password",
            variable="OWN_SECURITY_PARTNER",
        ),
        Bearer(
            "api_token",
            argument="api_token",
            variable="OWN_SECURITY_API_TOKEN",
            prefix="Token",
        ),
    ),
    security=(("key",),),
)


class OwnSecurity(SyncClient):
    """A client for Orders and Parcels.

    Args:
        key: Default: the environment variable OWN_SECURITY_KEY.
        parcels_key: Default: the environment variable OWN_SECURITY_PARCELS_KEY.
        staff_username: Default: the environment variable
            OWN_SECURITY_STAFF_USERNAME.
        staff_password: Default: the environment variable
            OWN_SECURITY_STAFF_PASSWORD.
        partner_username: Default: the environment variable
            OWN_SECURITY_PARTNER_USERNAME.
        partner_password: Default: the environment variable
            OWN_SECURITY_PARTNER_PASSWORD.
        api_token: A token, or a function that gives one; default: the environment
            variable OWN_SECURITY_API_TOKEN.
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
        key: str | None = None,
        parcels_key: str | None = None,
        staff_username: str | None = None,
        staff_password: str | None = None,
        partner_username: str | None = None,
        partner_password: str | None = None,
        api_token: str | TokenProvider | None = None,
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
            server={},
            credentials={
                "key": key,
                "parcels key": parcels_key,
                "staff": (staff_username, staff_password),
                "partner": (partner_username, partner_password),
                "api_token": api_token,
            },
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
    def orders(self) -> Orders:
        """The orders operations."""
        from .resources.orders import Orders

        return Orders(self.caller)

    @cached_property
    def parcels(self) -> Parcels:
        """The parcels operations."""
        from .resources.parcels import Parcels

        return Parcels(self.caller)


class AsyncOwnSecurity(AsyncClient):
    """An asynchronous client for Orders and Parcels.

    Args:
        key: Default: the environment variable OWN_SECURITY_KEY.
        parcels_key: Default: the environment variable OWN_SECURITY_PARCELS_KEY.
        staff_username: Default: the environment variable
            OWN_SECURITY_STAFF_USERNAME.
        staff_password: Default: the environment variable
            OWN_SECURITY_STAFF_PASSWORD.
        partner_username: Default: the environment variable
            OWN_SECURITY_PARTNER_USERNAME.
        partner_password: Default: the environment variable
            OWN_SECURITY_PARTNER_PASSWORD.
        api_token: A token, or a function that gives one; default: the environment
            variable OWN_SECURITY_API_TOKEN.
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
        key: str | None = None,
        parcels_key: str | None = None,
        staff_username: str | None = None,
        staff_password: str | None = None,
        partner_username: str | None = None,
        partner_password: str | None = None,
        api_token: str | AsyncTokenProvider | None = None,
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
            server={},
            credentials={
                "key": key,
                "parcels key": parcels_key,
                "staff": (staff_username, staff_password),
                "partner": (partner_username, partner_password),
                "api_token": api_token,
            },
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
    def orders(self) -> AsyncOrders:
        """The orders operations."""
        from .resources.orders import AsyncOrders

        return AsyncOrders(self.caller)

    @cached_property
    def parcels(self) -> AsyncParcels:
        """The parcels operations."""
        from .resources.parcels import AsyncParcels

        return AsyncParcels(self.caller)
