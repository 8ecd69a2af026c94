"""Keeps a client under its server's rate limit."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import NamedTuple


class RateLimit(NamedTuple):
    """At most `calls` requests in any stretch of `per` seconds."""

    calls: int
    per: float


class Limiter:
    """A sliding log of the latest starts, shared by the threads and tasks of one client.

    A sliding window also satisfies a server that counts in fixed windows, wherever they begin,
    and one that counts with a leaky bucket of the same size.

    Args:
        limit: The rate to keep to; None never waits.
        now: The time in seconds.

    Raises:
        ValueError: The limit allows no call.
    """

    def __init__(self, limit: RateLimit | None, now: Callable[[], float]) -> None:
        if limit and (limit.calls < 1 or not limit.per > 0):
            raise ValueError("a rate limit needs at least one call and some time")
        self._limit = limit
        self._now = now
        self._starts = deque[float](maxlen=limit.calls if limit else 0)
        self._lock = threading.Lock()

    def start(self) -> float:
        """Ask for permission to send now.

        Returns:
            0.0 where it is granted, and counted; else the seconds after which to ask again.
        """
        if self._limit is None:
            return 0.0
        # Held for arithmetic only, so that a task which takes it never stalls its event loop.
        with self._lock:
            now = self._now()
            if len(self._starts) == self._limit.calls:
                wait = self._starts[0] + self._limit.per - now
                if wait > 0:
                    return wait
            self._starts.append(now)
            return 0.0
