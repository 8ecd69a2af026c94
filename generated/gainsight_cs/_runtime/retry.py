"""When to send a request again: decided from what happened, with the clock passed in."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Awaitable, Callable
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from .errors import APIConnectionError, APITimeoutError
from .response import Response

if TYPE_CHECKING:
    from .request import Request

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


class Trial:
    """One call's attempts: all decisions, none of the waiting."""

    def __init__(self, request: Request, clock: Clock, log: logging.Logger) -> None:
        self._request = request
        self._clock = clock
        self._log = log
        self._attempts = 0
        self._arrived = False

    def pause(self, outcome: Response | Fault) -> float | None:
        """The seconds until the next attempt; None where this outcome stands."""
        self._attempts += 1
        self._arrived |= not _unprocessed(outcome, None)
        request = self._request
        if self._attempts > request.max_retries:
            return None
        delay = RetryPolicy().delay(
            outcome,
            attempt=self._attempts,
            idempotent=request.idempotent,
            clock=self._clock,
        )
        if delay is not None:
            what = outcome.status_code if isinstance(outcome, Response) else outcome
            again = "%s %s: %s; trying again in %.1f s"
            self._log.debug(again, request.method, request.path, what, delay)
        return delay

    def settle(self, outcome: Response | Fault) -> Response:
        """The last outcome, as a call returns or raises it."""
        if isinstance(outcome, Response):
            outcome.attempts = self._attempts
            return outcome
        request = self._request
        kind = APITimeoutError if outcome.timeout else APIConnectionError
        times = f" after {self._attempts} attempts" if self._attempts > 1 else ""
        error = kind(
            f"{request.method} {request.path}: no answer{times} ({outcome})",
            method=request.method,
            path=request.path,
        )
        error.sent = self._arrived
        error.attempts = self._attempts
        raise error from outcome.__cause__


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
