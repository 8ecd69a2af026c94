"""The clients for Names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, SyncClient
from ._runtime.settings import Server, Settings
from ._runtime.values import NOT_GIVEN, Hooks, NotGiven, RateLimit, Timeout

if TYPE_CHECKING:
    import httpx2

    from ._runtime.transport import AsyncHttpClient, AsyncTransport, Transport
    from .resources.add_ons import AddOns, AsyncAddOns
    from .resources.async_jobs import AsyncAsyncJobsResource, AsyncJobsResource
    from .resources.close_ import AsyncClose, Close
    from .resources.empty import AsyncEmpty, Empty
    from .resources.floating_ips import AsyncFloatingIPs, FloatingIPs
    from .resources.invites import AsyncInvites, Invites
    from .resources.jobs import AsyncJobs, Jobs
    from .resources.models import AsyncModels, Models
    from .resources.oauth_tokens import AsyncOauthTokens, OauthTokens
    from .resources.pager import AsyncPagerResource, PagerResource
    from .resources.things import AsyncThings, Things
    from .resources.заказы import AsyncЗаказы, Заказы

_SETTINGS = Settings(
    package="names",
    version="0.1.0",
    server=Server("https://names.example.com"),
)


class Names(SyncClient):
    """A client for Names.

    Args:
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
            credentials={},
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
    def things(self) -> Things:
        """The things operations."""
        from .resources.things import Things

        return Things(self.caller)

    @cached_property
    def invites(self) -> Invites:
        """The invites operations."""
        from .resources.invites import Invites

        return Invites(self.caller)

    @cached_property
    def floating_ips(self) -> FloatingIPs:
        """The floating_ips operations."""
        from .resources.floating_ips import FloatingIPs

        return FloatingIPs(self.caller)

    @cached_property
    def oauth_tokens(self) -> OauthTokens:
        """The oauth_tokens operations."""
        from .resources.oauth_tokens import OauthTokens

        return OauthTokens(self.caller)

    @cached_property
    def add_ons(self) -> AddOns:
        """The add_ons operations."""
        from .resources.add_ons import AddOns

        return AddOns(self.caller)

    @cached_property
    def заказы(self) -> Заказы:
        """The заказы operations."""
        from .resources.заказы import Заказы

        return Заказы(self.caller)

    @cached_property
    def jobs(self) -> Jobs:
        """The jobs operations."""
        from .resources.jobs import Jobs

        return Jobs(self.caller)

    @cached_property
    def async_jobs(self) -> AsyncJobsResource:
        """The async_jobs operations."""
        from .resources.async_jobs import AsyncJobsResource

        return AsyncJobsResource(self.caller)

    @cached_property
    def pager(self) -> PagerResource:
        """The pager operations."""
        from .resources.pager import PagerResource

        return PagerResource(self.caller)

    @cached_property
    def empty(self) -> Empty:
        """The empty operations."""
        from .resources.empty import Empty

        return Empty(self.caller)

    @cached_property
    def close_(self) -> Close:
        """The close_ operations."""
        from .resources.close_ import Close

        return Close(self.caller)

    @cached_property
    def models(self) -> Models:
        """The models operations."""
        from .resources.models import Models

        return Models(self.caller)


class AsyncNames(AsyncClient):
    """An asynchronous client for Names.

    Args:
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
            credentials={},
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
    def things(self) -> AsyncThings:
        """The things operations."""
        from .resources.things import AsyncThings

        return AsyncThings(self.caller)

    @cached_property
    def invites(self) -> AsyncInvites:
        """The invites operations."""
        from .resources.invites import AsyncInvites

        return AsyncInvites(self.caller)

    @cached_property
    def floating_ips(self) -> AsyncFloatingIPs:
        """The floating_ips operations."""
        from .resources.floating_ips import AsyncFloatingIPs

        return AsyncFloatingIPs(self.caller)

    @cached_property
    def oauth_tokens(self) -> AsyncOauthTokens:
        """The oauth_tokens operations."""
        from .resources.oauth_tokens import AsyncOauthTokens

        return AsyncOauthTokens(self.caller)

    @cached_property
    def add_ons(self) -> AsyncAddOns:
        """The add_ons operations."""
        from .resources.add_ons import AsyncAddOns

        return AsyncAddOns(self.caller)

    @cached_property
    def заказы(self) -> AsyncЗаказы:
        """The заказы operations."""
        from .resources.заказы import AsyncЗаказы

        return AsyncЗаказы(self.caller)

    @cached_property
    def jobs(self) -> AsyncJobs:
        """The jobs operations."""
        from .resources.jobs import AsyncJobs

        return AsyncJobs(self.caller)

    @cached_property
    def async_jobs(self) -> AsyncAsyncJobsResource:
        """The async_jobs operations."""
        from .resources.async_jobs import AsyncAsyncJobsResource

        return AsyncAsyncJobsResource(self.caller)

    @cached_property
    def pager(self) -> AsyncPagerResource:
        """The pager operations."""
        from .resources.pager import AsyncPagerResource

        return AsyncPagerResource(self.caller)

    @cached_property
    def empty(self) -> AsyncEmpty:
        """The empty operations."""
        from .resources.empty import AsyncEmpty

        return AsyncEmpty(self.caller)

    @cached_property
    def close_(self) -> AsyncClose:
        """The close_ operations."""
        from .resources.close_ import AsyncClose

        return AsyncClose(self.caller)

    @cached_property
    def models(self) -> AsyncModels:
        """The models operations."""
        from .resources.models import AsyncModels

        return AsyncModels(self.caller)
