"""Tokens that are sent in the header Authorization: given as text, or by a function."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from copy import copy
from typing import Any, NamedTuple, TypeAlias

from .access import told
from .errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    AuthenticationError,
    ConfigurationError,
    call_error,
)
from .exchange import Core, Steps
from .lock import ForkedLock
from .request import Request
from .values import Secret

_POLL = 0.02
"""Seconds between two looks at what another thread or task asks for."""
_PATIENCE = 600.0
"""Seconds after which it is no longer waited for: its event loop may have been left for good."""
_MARGIN = 30.0
"""At most so many seconds before its end a token is replaced; a tenth of its time, if that is less."""


class Token(NamedTuple):
    """A token that a client may keep. Its repr does not show it.

    Attributes:
        value: What is sent.
        expires_in: The seconds after which it is asked for anew; None keeps it until the server
            refuses it.
    """

    value: str
    expires_in: float | None = None

    def __repr__(self) -> str:
        return "<Token>"


TokenProvider: TypeAlias = Callable[[], "str | Token"]
"""Gives a token. A text is asked for before every attempt; a `Token` is kept until it expires."""

AsyncTokenProvider: TypeAlias = Callable[[], "str | Token | Awaitable[str | Token]"]
"""The same for an event loop, in which it is called and, if need be, awaited."""


class Bearer(NamedTuple):
    """A token that is sent as `Authorization: PREFIX TOKEN`."""

    scheme: str
    argument: str
    variable: str
    prefix: str = "Bearer"

    def grant(
        self, given: Any, environ: Mapping[str, str]
    ) -> Secret | TokenSource | None:
        """What was given, or stands in the environment."""
        given = environ.get(self.variable) if given is None else given
        if callable(given):
            return Provided(self.argument, self.prefix, given)
        # An empty text is no token: the variable may be set to nothing.
        return header_value(given, self.prefix, self.argument) if given else None

    def told(self) -> str:
        """How it is given, for messages."""
        return told((self.argument,), (self.variable,))


def header_value(token: Any, prefix: str, argument: str) -> Secret:
    """A token as it is sent.

    Raises:
        ConfigurationError: It is no text, or none that a header can carry.
    """
    if not isinstance(token, str):
        raise ConfigurationError(
            f"{argument} must be a text, or a function that returns a text or a Token"
        )
    # Tokens read from files often bring their line end along.
    value = token.strip()
    if not (value and value.isascii() and value.isprintable()):
        raise ConfigurationError(
            f"{argument} is an empty token, or holds characters that can't be sent"
        )
    return Secret(f"{prefix} {value}")


class _Held(NamedTuple):
    """A token as it is sent, and when it is to be replaced."""

    value: Secret
    until: float


class _Flight:
    """A token that one thread or task asks for, and others wait for."""

    __slots__ = ("error", "has_landed", "until", "value")

    def __init__(self, until: float) -> None:
        self.until = until
        self.has_landed = False
        self.value: Secret | None = None
        self.error: APIError | None = None

    def is_over(self, now: float) -> bool:
        return self.has_landed or now >= self.until


_NOWHERE = _Flight(0.0)


class TokenSource:
    """Gives the token of each attempt, to all threads and tasks of a client.

    A token that can be kept is asked for by one of them, while the others look again and again
    whether it has come: so threads, tasks of any event loop and forked processes wait alike, and
    nobody is left behind when the one that asks is cancelled.

    Args:
        argument: The argument that the token comes from.
        prefix: What stands before the token.
    """

    def __init__(self, argument: str, prefix: str) -> None:
        self._argument = argument
        self._prefix = prefix
        self._held: _Held | None = None
        self._flight: _Flight | None = None
        self._is_plain = False
        self._lock = ForkedLock(renew=self._land)

    def __reduce__(self) -> str:
        raise TypeError("what gives tokens can't be pickled")

    def authorization(
        self, core: Core, request: Request, refused: Secret | None
    ) -> Steps[Secret]:
        """The value of the header Authorization, as `exchange.TokenSource` says."""
        now, total = core.clock.now, request.timeout.total
        end = None if total is None else now() + total
        while True:
            held, flight, is_first = self._board(now(), refused)
            if held is not None:
                return held
            if is_first:
                return (yield from self._fly(flight, core, request))
            while not flight.is_over(now()):
                if end is not None and now() >= end:
                    text = "was not sent: no token came in time"
                    raise call_error(APITimeoutError, request, text)
                yield _POLL
            if flight.error is not None:
                raise copy(flight.error) from flight.error.__cause__
            if flight.value is not None and flight.value != refused:
                return flight.value

    def _ask(self, core: Core, request: Request) -> Steps[Any]:
        """Ask for a token: a text, or a `Token`, which can be kept."""
        raise NotImplementedError

    def _board(
        self, now: float, refused: Secret | None
    ) -> tuple[Secret | None, _Flight, bool]:
        """The token that is held; else the one to wait for, or, as the first, to ask for."""
        with self._lock:
            flight = self._flight
            # In this order: what has landed left its token before.
            is_over = flight is None or flight.is_over(now)
            held = self._held
            if held is not None and held.value != refused and now < held.until:
                return held.value, _NOWHERE, False
            if flight is not None and not is_over:
                return None, flight, False
            flight = _Flight(now + _PATIENCE)
            if not self._is_plain:
                self._flight = flight
            return None, flight, True

    def _fly(self, flight: _Flight, core: Core, request: Request) -> Steps[Secret]:
        began = core.clock.now()
        try:
            given = yield from self._ask(core, request)
            token = given.value if isinstance(given, Token) else given
            value = header_value(token, self._prefix, self._argument)
            self._is_plain = not isinstance(given, Token)
            if isinstance(given, Token):
                self._held = _Held(value, began + _lifetime(given, self._argument))
                flight.value = value
            return value
        except (APIConnectionError, AuthenticationError) as error:
            # The others may have more time.
            if not isinstance(error, APITimeoutError):
                flight.error = error
            raise
        finally:
            flight.has_landed = True

    def _land(self) -> None:
        # What was asked for when this process was forked comes to its parent.
        self._flight = None


class Provided(TokenSource):
    """The tokens that a function gives."""

    def __init__(self, argument: str, prefix: str, provider: Callable[[], Any]) -> None:
        super().__init__(argument, prefix)
        self._provider = provider

    def _ask(self, core: Core, request: Request) -> Steps[Any]:
        given = yield self._provider
        if isinstance(given, Awaitable):
            if isinstance(given, Coroutine):
                # It would complain that nobody awaited it.
                given.close()
            raise ConfigurationError(
                f"an asynchronous function for {self._argument}"
                " needs the asynchronous client"
            )
        return given


def _lifetime(token: Token, argument: str) -> float:
    seconds: Any = token.expires_in
    if seconds is None:
        return float("inf")
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise ConfigurationError(
            f"the expires_in of a Token for {argument} must be a number of seconds"
        )
    return seconds - min(_MARGIN, seconds / 10)
