"""The clients for Observatory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, SyncClient
from ._runtime.decode import Deviation
from ._runtime.limiter import RateLimit
from ._runtime.settings import Server, Settings
from ._runtime.values import NOT_GIVEN, NotGiven, Timeout

if TYPE_CHECKING:
    import httpx2

    from .resources.observations import AsyncObservations, Observations

_SETTINGS = Settings(
    package="filters",
    version="0.1.0",
    server=Server("https://observatory.example.com"),
)


class Filters(SyncClient):
    """A client for Observatory.

    Args:
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
            server={},
            credentials={},
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
    def observations(self) -> Observations:
        """The observations operations."""
        from .resources.observations import Observations

        return Observations(self)


class AsyncFilters(AsyncClient):
    """An asynchronous client for Observatory.

    Args:
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
            server={},
            credentials={},
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
    def observations(self) -> AsyncObservations:
        """The observations operations."""
        from .resources.observations import AsyncObservations

        return AsyncObservations(self)
