"""Plain values that a caller meets: "not given", timeouts, limits, hooks, the options of one call."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from types import NoneType
from typing import (
    TYPE_CHECKING,
    Any,
    BinaryIO,
    Final,
    Literal,
    NamedTuple,
    TypeAlias,
    TypedDict,
    TypeGuard,
    final,
)

if TYPE_CHECKING:
    from .request import Request
    from .response import Response
    from .transport import Fault


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


class File(NamedTuple):
    """A file to send, with what is told of it. Its repr shows nothing of the content.

    Attributes:
        content: Bytes, a path, an open binary file, or chunks of bytes (asynchronous ones for the
            asynchronous client only). What is open is read from where it stands.
        filename: Replaces its own name.
        content_type: Replaces the media type that the API's description has.
        headers: Further headers of its part in a multipart body.
    """

    content: (
        bytes | BinaryIO | os.PathLike[str] | Iterable[bytes] | AsyncIterable[bytes]
    )
    filename: str | None = None
    content_type: str | None = None
    headers: Mapping[str, str] | None = None

    def __repr__(self) -> str:
        return f"<File {self.filename or type(self.content).__name__}>"


FileInput: TypeAlias = bytes | BinaryIO | os.PathLike[str] | File


class Timeout(NamedTuple):
    """How long a call may take, in seconds; None waits for ever.

    Attributes:
        connect: Opening the connection, TLS included.
        read: Each wait for a piece of the answer.
        write: Each wait for a piece of the request to leave.
        pool: The wait for a free connection.
        total: The whole call: all its attempts and the waits for them.
    """

    connect: float | None = 10.0
    read: float | None = 60.0
    write: float | None = 60.0
    pool: float | None = 60.0
    total: float | None = 600.0

    @classmethod
    def of(cls, value: float | Timeout | None) -> Timeout:
        """The same limit for every phase of an attempt; None limits nothing, the whole neither.

        Raises:
            ValueError: It is no time.
        """
        if isinstance(value, Timeout):
            given = value
        elif value is None:
            given = cls(None, None, None, None, None)
        else:
            given = cls(value, value, value, value)
        times: tuple[Any, ...] = given
        for seconds in times:
            if type(seconds) not in (int, float, NoneType):
                raise ValueError(
                    "timeout must be a number of seconds, a Timeout or None"
                )
            if seconds is not None and not seconds > 0:
                raise ValueError("timeout must be more than 0 seconds")
        return given

    def phases(self) -> dict[str, float | None]:
        """The limits of the phases of one attempt, by name."""
        return dict(zip(("connect", "read", "write", "pool"), self, strict=False))

    def within(self, left: float) -> Timeout:
        """The limits of an attempt when so many seconds are left of the whole call."""
        return Timeout(*(left if each is None else min(each, left) for each in self))


class RateLimit(NamedTuple):
    """At most `calls` requests in any window of `per` seconds. It holds for one client.

    Several clients, processes or machines that share a key share the server's limit: give each
    its part of it.
    """

    calls: int
    per: float


class Deviation(NamedTuple):
    """Where the API's answers differ from its description.

    Attributes:
        operation: The operation's id.
        path: The field on the wire, from the top of the body: `data.records[].CloseDate`.
        problem: What is wrong. It never holds a value.
    """

    operation: str
    path: str
    problem: str


class Hooks(NamedTuple):
    """Functions that are told what happens. What they raise is logged and goes no further.

    Attributes:
        on_request: Before each attempt.
        on_response: After each answer, whatever its status.
        on_retry: When an attempt will be repeated: what came of it, and the seconds until then.
        on_deviation: Once for each operation and field whose answers deviate.
    """

    on_request: Callable[[Request], object] | None = None
    on_response: Callable[[Request, Response], object] | None = None
    on_retry: Callable[[Request, Response | Fault, float], object] | None = None
    on_deviation: Callable[[Deviation], object] | None = None


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
