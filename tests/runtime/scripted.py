"""What the property-based tests share: their profile, and clients of both kinds on one scripted transport."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings

from generator.runtime.client import AsyncClient
from generator.runtime.mock import response
from generator.runtime.request import Request
from generator.runtime.response import Response
from generator.runtime.settings import Settings
from generator.runtime.transport import Fault

from .sample import KEY, SETTINGS, Sample, ok

T = TypeVar("T")


def few(examples: int) -> settings:
    """A bounded number of examples. A failure prints the blob that reproduces it."""
    return settings(
        max_examples=examples,
        deadline=None,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def run(main: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(main)


class AsyncSample(AsyncClient):
    """`Sample` for an event loop, without resources: the tests use its caller."""

    def __init__(self, *, settings: Settings = SETTINGS, **others: Any) -> None:
        super().__init__(settings, server={"domain": "acme"}, credentials={"key": KEY}, **others)


class Server:
    """A transport for both kinds of client, which answers with what a function makes of a request."""

    def __init__(self, reply: Callable[[Request], Response]) -> None:
        self.reply = reply
        self.requests: list[Request] = []

    def send(self, request: Request) -> Response:
        self.requests.append(request)
        return self.reply(request)

    def close(self) -> None:
        """Nothing is open."""


def client(reply: Callable[[Request], Response], **others: Any) -> Sample:
    return Sample(transport=Server(reply), **others)


def async_client(reply: Callable[[Request], Response], **others: Any) -> AsyncSample:
    return AsyncSample(transport=Server(reply), **others)


def good(data: Any = None) -> Response:
    return response(ok({"Name": "a"} if data is None else data))


def outcome(kind: Response | Fault) -> Response:
    """What a transport does with an outcome: return or raise it."""
    if isinstance(kind, Fault):
        raise kind
    return kind
