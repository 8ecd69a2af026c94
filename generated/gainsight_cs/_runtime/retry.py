"""When to send a request again: a pure function of what happened, with the clock passed in."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable
from math import isfinite
from typing import NamedTuple

from .response import Response

_IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"})
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504})


class Fault(Exception):
    """No whole answer came.

    Attributes:
        sent: Whether the server may have received the request.
        timeout: Whether it was waited for too long.
    """

    def __init__(self, reason: str, *, sent: bool, timeout: bool = False) -> None:
        super().__init__(reason)
        self.sent = sent
        self.timeout = timeout


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
        longest_asked: The longest wait that a server's Retry-After can ask for.
    """

    first: float = 0.5
    longest: float = 8.0
    longest_asked: float = 60.0

    def delay(
        self, outcome: Response | Fault, *, attempt: int, idempotent: bool, clock: Clock
    ) -> float | None:
        """The seconds to wait before attempt number `attempt + 1`; None: don't send again."""
        asked = None
        if isinstance(outcome, Response):
            if outcome.status_code not in _PASSING:
                return None
            asked = _retry_after(outcome.headers.get("retry-after"), clock)
        if not idempotent and not _unprocessed(outcome, asked):
            return None
        if asked is not None:
            return min(asked, self.longest_asked)
        # Full jitter: clients that failed together must not come back together.
        exponent = min(attempt - 1, 30)
        return clock.random() * min(self.longest, self.first * 2.0**exponent)


def is_idempotent(method: str) -> bool:
    """Whether HTTP promises that sending a request of this method twice does no harm."""
    return method in _IDEMPOTENT


def _unprocessed(outcome: Response | Fault, asked: float | None) -> bool:
    """Whether the server certainly did nothing, so that even a create can be sent again."""
    if isinstance(outcome, Fault):
        return not outcome.sent
    return outcome.status_code == 429 or (
        outcome.status_code == 503 and asked is not None
    )


def _retry_after(value: str | None, clock: Clock) -> float | None:
    """The seconds that a Retry-After header asks for, as a number or as a date."""
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
