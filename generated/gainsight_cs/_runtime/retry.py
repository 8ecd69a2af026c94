"""When to send a request again: decided from what happened, with the clock passed in."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable
from math import isfinite
from typing import NamedTuple

from .response import Response
from .transport import Fault

_IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"})
_PASSING = frozenset({408, 409, 425, 429})


async def _sleep(seconds: float) -> None:
    # Not at the top: programs without an event loop need not pay for asyncio.
    import asyncio

    await asyncio.sleep(seconds)


class Clock(NamedTuple):
    """Time and chance, as the tests replace them. All times are in seconds."""

    now: Callable[[], float] = time.monotonic
    date: Callable[[], float] = time.time
    random: Callable[[], float] = random.random
    sleep: Callable[[float], None] = time.sleep
    sleep_async: Callable[[float], Awaitable[None]] = _sleep


class RetryPolicy(NamedTuple):
    """How long to wait, in seconds.

    Attributes:
        first: The longest first wait; it doubles with every further attempt.
        longest: The longest wait of our own choice.
        longest_asked: Who is asked by a Retry-After to wait longer gives up instead.
    """

    first: float = 0.5
    longest: float = 8.0
    longest_asked: float = 60.0

    def delay(
        self, outcome: Response | Fault, *, attempt: int, idempotent: bool, clock: Clock
    ) -> float | None:
        """The seconds to wait before attempt number `attempt + 1`; None: don't send again."""
        if isinstance(outcome, Response) and not is_passing(outcome.status_code):
            return None
        if not (idempotent or is_unprocessed(outcome)):
            return None
        asked = retry_after(outcome, clock)
        if asked is not None:
            return asked if asked <= self.longest_asked else None
        # Full jitter: clients that failed together must not come back together.
        exponent = min(attempt - 1, 30)
        return clock.random() * min(self.longest, self.first * 2.0**exponent)


def is_idempotent(method: str) -> bool:
    """Whether HTTP promises that sending a request of this method twice does no harm."""
    return method in _IDEMPOTENT


def is_passing(status_code: int) -> bool:
    """Whether the same request may fare better later."""
    return status_code in _PASSING or (status_code >= 500 and status_code != 501)


def is_unprocessed(outcome: Response | Fault) -> bool:
    """Whether the server certainly did nothing, so that even a create can be sent again."""
    if isinstance(outcome, Fault):
        return not outcome.sent
    if outcome.status_code == 503:
        return "retry-after" in outcome.headers
    return outcome.status_code == 429


def is_unknown(outcome: Response | Fault) -> bool:
    """Whether the server may or may not have done what it was asked."""
    if isinstance(outcome, Response) and outcome.status_code < 500:
        return False
    return not is_unprocessed(outcome)


def retry_after(outcome: Response | Fault, clock: Clock) -> float | None:
    """The seconds that a Retry-After header asks for, as a number or as a date (RFC 9110, 10.2.3)."""
    value = None
    if isinstance(outcome, Response):
        value = outcome.headers.get("retry-after")
    if value is None:
        return None
    try:
        seconds = float(value)
    except ValueError:
        seconds = _seconds_until(value, clock)
    return max(0.0, seconds) if isfinite(seconds) else None


def _seconds_until(value: str, clock: Clock) -> float:
    from datetime import timezone
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(value)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=timezone.utc)
        return moment.timestamp() - clock.date()
    except (ValueError, OverflowError):
        return float("nan")
