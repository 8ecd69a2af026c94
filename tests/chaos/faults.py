"""What can go wrong between a client and a server, and how often."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from enum import Enum


class Fault(Enum):
    """One way in which a server fails its client; the value says whether the work was done before."""

    def __init__(self, commits: bool, number: int) -> None:
        self.commits = commits
        self.number = number

    # Before the server did what it was asked.
    RESET_AT_ACCEPT = False, 0
    RESET_UNDONE = False, 1
    CLOSED_UNDONE = False, 2
    SILENT_UNDONE = False, 3
    TOO_MANY = False, 4
    TOO_MANY_LATER = False, 5
    UNAVAILABLE_LATER = False, 6
    BAD_GATEWAY = False, 7
    ERROR_UNDONE = False, 8
    REFUSED_IN_200 = False, 9
    # After it did.
    RESET_DONE = True, 10
    CLOSED_DONE = True, 11
    SILENT_DONE = True, 12
    CUT_SHORT = True, 13
    DRIPPING = True, 14
    LENGTH_TOO_LONG = True, 15
    LENGTH_TOO_SHORT = True, 16
    CHUNK_BROKEN = True, 17
    GZIP_CUT = True, 18
    GARBAGE = True, 19
    NOT_JSON = True, 20
    HALF_JSON = True, 21
    ERROR_DONE = True, 22
    # The answer is right; the connection ends after it without a word.
    CLOSED_IDLE = True, 23
    # JSON, but somebody else's: a proxy's, or a login page's.
    FOREIGN_JSON = True, 24


HARMLESS = frozenset({Fault.DRIPPING, Fault.CLOSED_IDLE})
"""The whole answer arrives all the same."""

DEFINITE = frozenset({Fault.TOO_MANY, Fault.TOO_MANY_LATER, Fault.UNAVAILABLE_LATER, Fault.REFUSED_IN_200})
"""The answer says that nothing was done."""


@dataclass
class Faults:
    """Chooses what goes wrong, from a seed: the same for the same order of requests.

    Attributes:
        rate: How many requests of one have a fault.
        only: What may go wrong.
    """

    seed: int
    rate: float
    only: tuple[Fault, ...] = tuple(Fault)
    _random: random.Random = field(init=False)
    _burst: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def next(self) -> Fault | None:
        """What happens to the next request; None: nothing."""
        if self._burst:
            return self._burst.pop()
        if self._random.random() >= self.rate or not self.only:
            return None
        fault = self._random.choice(self.only)
        if fault in _BURSTING and self._random.random() < 0.2:
            self._burst = [fault] * self._random.randint(1, 6)
        return fault

    def offset(self, length: int) -> int:
        """Where an answer of this length is cut."""
        return self._random.randrange(length) if length else 0

    def often(self, chance: float) -> bool:
        """True so often."""
        return self._random.random() < chance


_BURSTING = frozenset(
    {Fault.TOO_MANY, Fault.TOO_MANY_LATER, Fault.UNAVAILABLE_LATER, Fault.BAD_GATEWAY, Fault.ERROR_UNDONE}
)
