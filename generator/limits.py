"""How much a document may ask for: bounds far above what real ones need, and far below what a computer bears."""

from __future__ import annotations

import _thread
import signal
import threading
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from types import FrameType


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a run.

    Attributes:
        bytes: Of one file.
        nodes: Of one document, where each alias of YAML counts as all that it stands for.
        depth: How deep collections may nest.
        references: How many may lead from one to the next.
        seconds: Of a whole package.
    """

    bytes: int = 100_000_000
    nodes: int = 2_000_000
    depth: int = 200
    references: int = 100
    seconds: int = 600

    def raised(self, settings: Iterable[str]) -> Limits:
        """The bounds with some of them set, each as `NAME=NUMBER`.

        Raises:
            ValueError: If one is no bound; the message says which.
        """
        known = [field.name for field in fields(self)]
        given: dict[str, int] = {}
        for setting in settings:
            name, _, number = setting.partition("=")
            if name not in known or not number.isdecimal() or not 0 < len(number) < 16 or not int(number):
                raise ValueError(f"{setting!r} is no NAME=NUMBER with one of {', '.join(known)}")
            given[name] = int(number)
        return replace(self, **given)


DEFAULT = Limits()


class TimeIsUp(BaseException):
    """A run took too long. No error of a library, so that none of them takes it for one of its own."""


@contextmanager
def deadline(seconds: int) -> Generator[None]:
    """Raise `TimeIsUp` in the block once the time is up."""
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        return (yield from _by_signal(seconds))
    return (yield from _by_interrupt(seconds))


def _by_signal(seconds: int) -> Generator[None]:
    def expire(number: int, frame: FrameType | None) -> None:
        raise TimeIsUp

    before = signal.signal(signal.SIGALRM, expire)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _by_interrupt(seconds: int) -> Generator[None]:
    """Where there are no timers of signals, as on Windows, a thread interrupts the main one."""
    is_up = threading.Event()

    def expire() -> None:
        is_up.set()
        _thread.interrupt_main()

    timer = threading.Timer(seconds, expire)
    timer.daemon = True
    timer.start()
    try:
        yield
    except KeyboardInterrupt:
        if is_up.is_set():
            raise TimeIsUp from None
        raise
    finally:
        timer.cancel()
