"""Keeps a client under its server's rate limit."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from .lock import ForkedLock
from .values import RateLimit


class Limiter:
    """A sliding log, shared by the threads and tasks of one client.

    A request counts from the moment it starts until `per` seconds after its answer came. When
    the server counted it is unknown, but lies between start and answer: so no window of the
    server, fixed or sliding, wherever it begins, holds more than `calls` requests, and a leaky
    bucket of that size never flows over.

    Args:
        limit: The rate to keep to; None never waits of its own accord.
        now: A clock that never goes back, in seconds.

    Raises:
        ValueError: The limit allows no call.
    """

    def __init__(self, limit: RateLimit | None, now: Callable[[], float]) -> None:
        if limit and (limit.calls < 1 or not limit.per > 0):
            raise ValueError("a rate limit needs at least one call and some time")
        self.limit = limit
        self._now = now
        self._flying = 0
        self._ends = deque[float]()
        self._closed_until = 0.0
        self._lock = ForkedLock(renew=self._land)

    def start(self) -> float:
        """Ask for permission to send now.

        Returns:
            0.0 where it is granted, and counted until `end`; else the seconds after which to
            ask again.
        """
        # Held for arithmetic only, so that a task which takes it never stalls its event loop.
        with self._lock:
            now = self._now()
            if now < self._closed_until:
                return self._closed_until - now
            if self.limit is not None:
                while self._ends and self._ends[0] + self.limit.per <= now:
                    self._ends.popleft()
                if self._flying + len(self._ends) >= self.limit.calls:
                    return self._until_free(self.limit, now)
            self._flying += 1
            return 0.0

    def end(self) -> None:
        """A request that was granted got its answer, or never will."""
        with self._lock:
            self._flying -= 1
            if self.limit is not None:
                self._ends.append(self._now())

    def close_for(self, seconds: float) -> None:
        """Grant nothing for so long: the server says that it has enough."""
        with self._lock:
            self._closed_until = max(self._closed_until, self._now() + seconds)

    def _land(self) -> None:
        # What was under way when this process was forked ends in its parent.
        self._flying = 0

    def _until_free(self, limit: RateLimit, now: float) -> float:
        if self._ends:
            # The sum can be rounded down to `now`; a wait of 0.0 would mean permission.
            return max(self._ends[0] + limit.per - now, 1e-6)
        # All are under way, and nobody knows until when.
        return min(limit.per / limit.calls, 0.1)
