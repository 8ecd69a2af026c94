"""The clients for Boards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, SyncClient
from ._runtime.oauth import ClientAuthentication, OAuth2
from ._runtime.settings import Server, Settings
from ._runtime.tokens import AsyncTokenProvider, Bearer, TokenProvider
from ._runtime.values import NOT_GIVEN, Hooks, NotGiven, RateLimit, Timeout

if TYPE_CHECKING:
    import httpx2

    from ._runtime.transport import AsyncHttpClient, AsyncTransport, Transport
    from .resources.boards import AsyncBoards, Boards

_SETTINGS = Settings(
    package="oauth2",
    version="0.1.0",
    server=Server("https://boards.example.com/v1"),
    credentials=(
        OAuth2(
            "token",
            argument="token",
            variable="OAUTH2_TOKEN",
            client="token_",
            client_variable="OAUTH2_TOKEN",
            token_url="/oauth/token",
            scopes=("board:read", "board:write"),
        ),
        Bearer("user_token", argument="user_token", variable="OAUTH2_USER_TOKEN"),
        OAuth2(
            "admin_token",
            argument="admin_token",
            variable="OAUTH2_ADMIN_TOKEN",
            client="admin_token_",
            client_variable="OAUTH2_ADMIN_TOKEN",
        ),
        Bearer("id_token", argument="id_token", variable="OAUTH2_ID_TOKEN"),
    ),
    security=(("token",),),
)


class Oauth2(SyncClient):
    """A client for Boards.

    Args:
        token: Access to boards. A token, or a function that gives one; default: the
            environment variable OAUTH2_TOKEN.
        token_client_id: Who asks for tokens, where none is given; default: the
            environment variable OAUTH2_TOKEN_CLIENT_ID.
        token_client_secret: The secret of token_client_id; default: the environment
            variable OAUTH2_TOKEN_CLIENT_SECRET.
        token_scopes: The scopes to ask for with token_client_id and
            token_client_secret: others than board:read board:write; default: the
            environment variable OAUTH2_TOKEN_SCOPES.
        token_token_url: Where to ask with token_client_id and token_client_secret:
            another URL than /oauth/token; default: the environment variable
            OAUTH2_TOKEN_TOKEN_URL.
        token_client_authentication: Where token_client_id and token_client_secret
            are sent: in a header, or in the body.
        user_token: A token, or a function that gives one; default: the environment
            variable OAUTH2_USER_TOKEN.
        admin_token: A token, or a function that gives one; default: the environment
            variable OAUTH2_ADMIN_TOKEN.
        admin_token_client_id: Who asks for tokens, where none is given; default:
            the environment variable OAUTH2_ADMIN_TOKEN_CLIENT_ID.
        admin_token_client_secret: The secret of admin_token_client_id; default: the
            environment variable OAUTH2_ADMIN_TOKEN_CLIENT_SECRET.
        admin_token_scopes: The scopes to ask for with admin_token_client_id and
            admin_token_client_secret: none are if you say nothing; default: the
            environment variable OAUTH2_ADMIN_TOKEN_SCOPES.
        admin_token_token_url: Where to ask with admin_token_client_id and
            admin_token_client_secret: what the document does not say; default: the
            environment variable OAUTH2_ADMIN_TOKEN_TOKEN_URL.
        admin_token_client_authentication: Where admin_token_client_id and
            admin_token_client_secret are sent: in a header, or in the body.
        id_token: A token, or a function that gives one; default: the environment
            variable OAUTH2_ID_TOKEN.
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
        token_client_id: str | None = None,
        token_client_secret: str | None = None,
        token_scopes: Iterable[str] | None = None,
        token_token_url: str | None = None,
        token_client_authentication: ClientAuthentication = "client_secret_basic",
        user_token: str | TokenProvider | None = None,
        admin_token: str | TokenProvider | None = None,
        admin_token_client_id: str | None = None,
        admin_token_client_secret: str | None = None,
        admin_token_scopes: Iterable[str] | None = None,
        admin_token_token_url: str | None = None,
        admin_token_client_authentication: ClientAuthentication = "client_secret_basic",
        id_token: str | TokenProvider | None = None,
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
                "token": (
                    token,
                    token_client_id,
                    token_client_secret,
                    token_scopes,
                    token_token_url,
                    token_client_authentication,
                ),
                "user_token": user_token,
                "admin_token": (
                    admin_token,
                    admin_token_client_id,
                    admin_token_client_secret,
                    admin_token_scopes,
                    admin_token_token_url,
                    admin_token_client_authentication,
                ),
                "id_token": id_token,
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
    def boards(self) -> Boards:
        """The boards operations."""
        from .resources.boards import Boards

        return Boards(self.caller)


class AsyncOauth2(AsyncClient):
    """An asynchronous client for Boards.

    Args:
        token: Access to boards. A token, or a function that gives one; default: the
            environment variable OAUTH2_TOKEN.
        token_client_id: Who asks for tokens, where none is given; default: the
            environment variable OAUTH2_TOKEN_CLIENT_ID.
        token_client_secret: The secret of token_client_id; default: the environment
            variable OAUTH2_TOKEN_CLIENT_SECRET.
        token_scopes: The scopes to ask for with token_client_id and
            token_client_secret: others than board:read board:write; default: the
            environment variable OAUTH2_TOKEN_SCOPES.
        token_token_url: Where to ask with token_client_id and token_client_secret:
            another URL than /oauth/token; default: the environment variable
            OAUTH2_TOKEN_TOKEN_URL.
        token_client_authentication: Where token_client_id and token_client_secret
            are sent: in a header, or in the body.
        user_token: A token, or a function that gives one; default: the environment
            variable OAUTH2_USER_TOKEN.
        admin_token: A token, or a function that gives one; default: the environment
            variable OAUTH2_ADMIN_TOKEN.
        admin_token_client_id: Who asks for tokens, where none is given; default:
            the environment variable OAUTH2_ADMIN_TOKEN_CLIENT_ID.
        admin_token_client_secret: The secret of admin_token_client_id; default: the
            environment variable OAUTH2_ADMIN_TOKEN_CLIENT_SECRET.
        admin_token_scopes: The scopes to ask for with admin_token_client_id and
            admin_token_client_secret: none are if you say nothing; default: the
            environment variable OAUTH2_ADMIN_TOKEN_SCOPES.
        admin_token_token_url: Where to ask with admin_token_client_id and
            admin_token_client_secret: what the document does not say; default: the
            environment variable OAUTH2_ADMIN_TOKEN_TOKEN_URL.
        admin_token_client_authentication: Where admin_token_client_id and
            admin_token_client_secret are sent: in a header, or in the body.
        id_token: A token, or a function that gives one; default: the environment
            variable OAUTH2_ID_TOKEN.
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
        token_client_id: str | None = None,
        token_client_secret: str | None = None,
        token_scopes: Iterable[str] | None = None,
        token_token_url: str | None = None,
        token_client_authentication: ClientAuthentication = "client_secret_basic",
        user_token: str | AsyncTokenProvider | None = None,
        admin_token: str | AsyncTokenProvider | None = None,
        admin_token_client_id: str | None = None,
        admin_token_client_secret: str | None = None,
        admin_token_scopes: Iterable[str] | None = None,
        admin_token_token_url: str | None = None,
        admin_token_client_authentication: ClientAuthentication = "client_secret_basic",
        id_token: str | AsyncTokenProvider | None = None,
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
                "token": (
                    token,
                    token_client_id,
                    token_client_secret,
                    token_scopes,
                    token_token_url,
                    token_client_authentication,
                ),
                "user_token": user_token,
                "admin_token": (
                    admin_token,
                    admin_token_client_id,
                    admin_token_client_secret,
                    admin_token_scopes,
                    admin_token_token_url,
                    admin_token_client_authentication,
                ),
                "id_token": id_token,
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
    def boards(self) -> AsyncBoards:
        """The boards operations."""
        from .resources.boards import AsyncBoards

        return AsyncBoards(self.caller)
