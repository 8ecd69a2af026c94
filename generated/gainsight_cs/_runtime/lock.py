"""A lock that survives a fork."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable


class ForkedLock:
    """A lock that a forked process gets anew: the thread that held it is not there to release it.

    Args:
        renew: Called once in a forked process, under its lock.
    """

    def __init__(self, renew: Callable[[], object] | None = None) -> None:
        self._renew = renew
        self._process = os.getpid()
        self._locks = {self._process: threading.Lock()}

    def __enter__(self) -> None:
        process = os.getpid()
        lock = self._locks.get(process)
        if lock is None:
            # Of two threads that come first at once, both get the same.
            lock = self._locks.setdefault(process, threading.Lock())
        lock.acquire()
        if process != self._process:
            self._process = process
            if self._renew is not None:
                self._renew()

    def __exit__(self, *reason: object) -> None:
        self._locks[os.getpid()].release()
