"""The clients for Gainsight CS Renewal Center API, Gainsight CS Success Plan API."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, SyncClient
from ._runtime.settings import (
    ApiKey,
    Envelope,
    NoResults,
    RowErrors,
    Server,
    ServerVariable,
    Settings,
)
from ._runtime.values import NOT_GIVEN, Hooks, NotGiven, RateLimit, Timeout

if TYPE_CHECKING:
    import httpx2

    from ._runtime.transport import AsyncHttpClient, AsyncTransport, Transport
    from .resources.configuration import AsyncConfiguration, Configuration
    from .resources.objectives import AsyncObjectives, Objectives
    from .resources.opportunities import AsyncOpportunities, Opportunities
    from .resources.success_plans import AsyncSuccessPlans, SuccessPlans

_SETTINGS = Settings(
    package="gainsight_cs",
    version="1.0.0",
    server=Server(
        "https://{domain}.gainsightcloud.com/v1",
        variables=(
            ServerVariable("domain", argument="domain", variable="GAINSIGHT_DOMAIN"),
        ),
    ),
    credentials=(
        ApiKey(
            "apiKey",
            argument="access_key",
            variable="GAINSIGHT_ACCESS_KEY",
            name="accessKey",
            location="header",
        ),
    ),
    security=(("apiKey",),),
    envelope=Envelope(
        ok="result",
        data="data",
        code="errorCode",
        message="errorDesc",
        request_id="requestId",
    ),
    no_results=NoResults(
        codes=("GSOBJ_1011", "GSOBJ_1XXX"),
        messages=("No data found",),
    ),
    row_errors=RowErrors(
        path="data.errors",
        code="errorCode",
        field="fieldName",
        message="errorMessage",
        value="invalidValue",
    ),
    request_id_header="x-gs-request-id",
    rate_limit=RateLimit(calls=100, per=60.0),
)


class Gainsight(SyncClient):
    """A client for Gainsight CS Renewal Center API and Gainsight CS Success Plan API.

    Args:
        access_key: Gainsight CS REST API access key; default: the environment
            variable GAINSIGHT_ACCESS_KEY.
        domain: Customer-specific domain prefix; default: the environment variable
            GAINSIGHT_DOMAIN.
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
        access_key: str | None = None,
        domain: str | None = None,
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
            server={"domain": domain},
            credentials={"apiKey": access_key},
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
    def opportunities(self) -> Opportunities:
        """Manage opportunity records."""
        from .resources.opportunities import Opportunities

        return Opportunities(self.caller)

    @cached_property
    def success_plans(self) -> SuccessPlans:
        """Manage success plans."""
        from .resources.success_plans import SuccessPlans

        return SuccessPlans(self.caller)

    @cached_property
    def objectives(self) -> Objectives:
        """Manage success plan objectives."""
        from .resources.objectives import Objectives

        return Objectives(self.caller)

    @cached_property
    def configuration(self) -> Configuration:
        """Success plan configuration."""
        from .resources.configuration import Configuration

        return Configuration(self.caller)


class AsyncGainsight(AsyncClient):
    """An asynchronous client for Gainsight CS Renewal Center API and Gainsight CS
    Success Plan API.

    Args:
        access_key: Gainsight CS REST API access key; default: the environment
            variable GAINSIGHT_ACCESS_KEY.
        domain: Customer-specific domain prefix; default: the environment variable
            GAINSIGHT_DOMAIN.
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
        access_key: str | None = None,
        domain: str | None = None,
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
            server={"domain": domain},
            credentials={"apiKey": access_key},
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
    def opportunities(self) -> AsyncOpportunities:
        """Manage opportunity records."""
        from .resources.opportunities import AsyncOpportunities

        return AsyncOpportunities(self.caller)

    @cached_property
    def success_plans(self) -> AsyncSuccessPlans:
        """Manage success plans."""
        from .resources.success_plans import AsyncSuccessPlans

        return AsyncSuccessPlans(self.caller)

    @cached_property
    def objectives(self) -> AsyncObjectives:
        """Manage success plan objectives."""
        from .resources.objectives import AsyncObjectives

        return AsyncObjectives(self.caller)

    @cached_property
    def configuration(self) -> AsyncConfiguration:
        """Success plan configuration."""
        from .resources.configuration import AsyncConfiguration

        return AsyncConfiguration(self.caller)
