"""Plain values that a caller meets: "not given", timeouts, the options of one call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple, TypedDict, TypeGuard, final


@final
class NotGiven:
    """The type of `NOT_GIVEN`, which stands for an argument that was left out.

    It differs from None: what is not given is not sent, while None is sent as null.
    """

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "NOT_GIVEN"

    def __reduce__(self) -> str:
        # A global's name: copies and pickles stay the one instance that `is` tests for.
        return "NOT_GIVEN"


NOT_GIVEN: Final = NotGiven()


class Secret(str):
    """Text that shows as asterisks wherever a program prints the values it holds."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'**********'"


class Timeout(NamedTuple):
    """How long each phase of one attempt may take, in seconds; None waits for ever.

    Attributes:
        connect: Opening the connection, TLS included.
        read: Each wait for a piece of the answer.
        write: Each wait for a piece of the request to leave.
        pool: The wait for a free connection.
    """

    connect: float | None = 10.0
    read: float | None = 60.0
    write: float | None = 60.0
    pool: float | None = 60.0

    @classmethod
    def of(cls, value: float | Timeout | None) -> Timeout:
        """The same limit for every phase, or `value` itself where it tells them apart."""
        if isinstance(value, Timeout):
            return value
        return cls(value, value, value, value)


class RequestOptions(TypedDict, total=False):
    """What one call may set apart from its arguments.

    Attributes:
        headers: Sent as well; they replace headers of the same name.
        query: Added to the query string; a list repeats its name.
        timeout: Replaces the client's; a number is seconds for every phase.
        max_retries: Replaces the client's; 0 sends once.
        idempotent: Whether a call that may have reached the server can be sent again.
    """

    headers: Mapping[str, str]
    query: Mapping[str, Any]
    timeout: float | Timeout | None
    max_retries: int
    idempotent: bool


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether a value of no known type is a mapping."""
    return isinstance(value, Mapping)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether a value of no known type is a list."""
    return isinstance(value, list)
