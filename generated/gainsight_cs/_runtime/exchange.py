"""One call with all its attempts, without any input or output of its own.

A call is a generator: it yields a `Request` where one is to be sent, a number of seconds where it is
to wait, and a function where that is to be called; it is sent what came of it, or thrown what was
raised. What drives it may block or await: both kinds of client follow the same policy, which
stands here once.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from typing import Any, NamedTuple, Protocol, TypeVar

from .decode import Decoded, NotJSONError, UndecodableError
from .errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    ClientClosedError,
    ResponseDecodeError,
    call_error,
)
from .interpret import Interpreter
from .limiter import Limiter
from .operation import Arguments, Operation
from .pages import Make, Turn
from .paging import Found
from .request import Request, RequestBuilder
from .response import APIResponse, APIResponseWithHeaders, Response
from .retry import Clock, RetryPolicy, is_unknown, retry_after
from .settings import Settings
from .tracing import end_span, start_span, traced
from .transport import Fault
from .values import Hooks, Secret

T = TypeVar("T")

Steps = Generator[Request | float | Callable[[], Any], Any, T]


_NOTHING = Found([], total=0)


class TokenSource(Protocol):
    """What gives the token of each attempt, for a client whose token changes."""

    def authorization(
        self, core: Core, request: Request, refused: Secret | None
    ) -> Steps[Secret]:
        """The value of the header Authorization.

        Args:
            core: The client's.
            request: What it is for; its `timeout.total` is what is left of the whole call.
            refused: The value that the server did not accept, if this is asked for another one.

        Raises:
            AuthenticationError: The token server gives none.
            APIConnectionError: It does not answer.
            ConfigurationError: What was given in place of a token is none.
        """
        ...


class Answer(NamedTuple):
    """A whole answer, and what its body holds; where that can't be read, the reason."""

    response: Response
    read: Decoded | UndecodableError


class Core:
    """All of a client but its connection: what its constructor settled."""

    def __init__(
        self,
        settings: Settings,
        builder: RequestBuilder,
        interpreter: Interpreter,
        limiter: Limiter,
        hooks: Hooks,
        clock: Clock,
        max_response_bytes: int,
    ) -> None:
        self.settings = settings
        self.builder = builder
        self.interpreter = interpreter
        self.limiter = limiter
        self.hooks = hooks
        self.clock = clock
        self.max_response_bytes = max_response_bytes

    def __reduce__(self) -> str:
        raise TypeError("a client holds credentials and can't be pickled")

    def call(
        self, operation: Operation[Any], arguments: Arguments, *, raw: bool = False
    ) -> Steps[Any]:
        """The result of one call; raw, an `APIResponse` of it."""
        answer = yield from self.exchange(operation, arguments)
        parse = partial(self.interpreter.value, operation, *answer)
        return self._raw(operation, answer.response, parse) if raw else parse()

    def open(
        self,
        operation: Operation[Any],
        arguments: Arguments,
        make: Callable[[Response], Any],
        *,
        raw: bool = False,
    ) -> Steps[Any]:
        """What `make` makes of a good answer whose body is left to be read in pieces.

        Raw, an `APIResponse` of it, which was read whole.
        """
        request = self.builder.build(operation, arguments)
        if not raw:
            request = request._replace(streamed=request.timeout)
        answer = yield from self.send(operation, request)
        made = partial(make, answer.response)
        return self._raw(operation, answer.response, made) if raw else made()

    def page(self, turn: Turn, make: Make[T], *, raw: bool = False) -> Steps[Any]:
        """One page of a search, as `make` makes it of what was found."""
        operation, pages = turn.operation, turn.pages
        try:
            answer = yield from self.exchange(operation, turn.arguments, pages.items)
            parse = partial(self._found, turn, answer)
            if not raw:
                return make(turn, parse())
        except APIError as error:
            if not self.interpreter.means_nothing_found(error):
                error.resume = turn.position()
                raise
            if not raw or error.response is None:
                return make(turn, _NOTHING)
            return self._raw(operation, error.response, partial(make, turn, _NOTHING))
        return self._raw(operation, answer.response, lambda: make(turn, parse()))

    def exchange(
        self,
        operation: Operation[Any],
        arguments: Arguments,
        rows: str | None = None,
    ) -> Steps[Answer]:
        """A call's good answer.

        Raises:
            InvalidRequestError: The arguments don't fit; nothing was sent.
            APIConnectionError: No answer came.
            APIStatusError: The answer has an error status.
            ResponseDecodeError: The answer is broken.
        """
        request = self.builder.build(operation, arguments)
        return (yield from self.send(operation, request, rows))

    def send(
        self, operation: Operation[Any], request: Request, rows: str | None = None
    ) -> Steps[Answer]:
        """`exchange` with a request that was built before."""
        answer = yield from self.trial(operation, request, rows).steps()
        self.interpreter.accept(operation, answer.response)
        return answer

    def _raw(
        self, operation: Operation[Any], response: Response, parse: Callable[[], Any]
    ) -> APIResponse[Any]:
        """The whole answer, for who wants to read it himself."""
        self.interpreter.name(response)
        headers = operation.headers
        if headers is None:
            return APIResponse(response, parse)
        read = partial(self.interpreter.headers, operation, headers, response)
        return APIResponseWithHeaders(response, parse, read)

    def trial(
        self, operation: Operation[Any], request: Request, rows: str | None = None
    ) -> Trial:
        """A request that is about to be sent."""
        return Trial(self, operation, request, rows)

    def _found(self, turn: Turn, answer: Answer) -> Found:
        operation = turn.operation
        try:
            found = self.interpreter.found(operation, turn.pages, *answer)
        except APIError as error:
            if self.interpreter.means_nothing_found(error):
                return _NOTHING
            raise
        if not turn.is_repeated(found):
            return found
        told = "%s: the same page came twice; stopped there"
        self.interpreter.log.warning(told, operation.id)
        return found._replace(repeated=True)


class Trial:
    """The attempts of one call.

    Attributes:
        is_sent: Whether the server may have received one that it did not answer.
    """

    def __init__(
        self, core: Core, operation: Operation[Any], request: Request, rows: str | None
    ) -> None:
        self._core = core
        self._operation = operation
        self._request = request
        self._rows = rows
        self._attempt = 0
        self._is_under_way = False
        self._authorization: Secret | None = None
        self._is_renewed = False
        self._lost = False
        self._broken: Response | None = None
        self._read: Decoded | UndecodableError = Decoded(None)
        total = request.timeout.total
        self._until = None if total is None else core.clock.now() + total

    @property
    def is_sent(self) -> bool:
        return self._lost or self._is_under_way

    def steps(self) -> Steps[Answer]:
        """The answer, whatever its status."""
        while True:
            yield from self._permission()
            outcome = yield from self._send()
            delay = self._delay(outcome)
            if (yield from self._has_another_token(outcome)):
                # Nothing was done, and nobody is to be spared.
                delay = 0.0
            if delay is None:
                return self._settle(outcome)
            self._lost |= is_unknown(outcome)
            hook = self._core.hooks.on_retry
            self._core.interpreter.tell(hook, self._request, outcome, delay)
            yield delay

    def _permission(self) -> Steps[None]:
        while wait := self._core.limiter.start():
            if self._is_late(wait):
                text = "was not sent: the rate limit leaves no place for it in time"
                error = call_error(APITimeoutError, self._request, text)
                error.sent, error.attempts = self._lost, self._attempt
                raise error
            if wait >= 1:
                told = "waiting %.1f s for the rate limit"
                self._core.interpreter.log.info(told, wait)
            yield wait

    def _send(self) -> Steps[Response | Fault]:
        """One attempt, from the permission that the limiter gave to its end."""
        core = self._core
        self._broken = None
        outcome: Response | Fault | None = None
        span = None
        try:
            request = self._timed((yield from self._authorized()))
            self._attempt += 1
            span = start_span(core.settings.package, request, self._attempt)
            core.interpreter.tell(core.hooks.on_request, request)
            self._is_under_way = True
            outcome = yield traced(span, request)
            self._is_under_way = False
        except ClientClosedError as error:
            error.sent = self._lost
            raise
        finally:
            core.limiter.end()
            end_span(span, outcome)
        assert outcome is not None, "every request is answered"
        if isinstance(outcome, Response):
            self._name(outcome)
            core.interpreter.tell(core.hooks.on_response, request, outcome)
            outcome = self._readable(outcome)
        elif outcome.response is not None:
            self._name(outcome.response)
            self._broken = outcome.response
        told = "%s %s: %s, attempt %d"
        what = outcome.status_code if isinstance(outcome, Response) else outcome
        core.interpreter.log.debug(
            told, request.method, request.path, what, self._attempt
        )
        return outcome

    def _authorized(self) -> Steps[Request]:
        """The request of this attempt, with its token."""
        request = self._request
        if request.source is None:
            return request
        value, self._authorization = self._authorization, None
        if value is None:
            value = yield from self._token(request.source, None)
        self._authorization = value
        return request.authorized(value)

    def _has_another_token(self, outcome: Response | Fault) -> Steps[bool]:
        """Whether a token was refused that can be replaced by another one, once in a call."""
        source, refused = self._request.source, self._authorization
        self._authorization = None
        if source is None or self._is_renewed or isinstance(outcome, Fault):
            return False
        if outcome.status_code != 401 or self._is_late(0.0):
            return False
        if not self._request.can_be_sent:
            return False
        self._is_renewed = True
        value = yield from self._token(source, refused)
        self._authorization = value
        return value != refused

    def _token(self, source: TokenSource, refused: Secret | None) -> Steps[Secret]:
        request = self._timed(self._request)
        try:
            return (yield from source.authorization(self._core, request, refused))
        except APIConnectionError as error:
            # It tells of the request for a token: this one was not sent.
            error.sent = self._lost
            raise

    def _timed(self, request: Request) -> Request:
        """The request with what is left of the time for the whole call."""
        if self._until is None:
            return request
        left = max(self._until - self._core.clock.now(), 0.001)
        return request._replace(timeout=request.timeout.within(left))

    def _name(self, response: Response) -> None:
        header = self._core.settings.request_id_header
        response.request_id = response.headers.get(header)
        response.attempts = self._attempt

    def _readable(self, response: Response) -> Response | Fault:
        """The answer, or a fault where its body was cut short or comes from somewhere else."""
        if not response.is_success or response.pieces is not None:
            return response
        try:
            self._read = self._core.interpreter.read(
                self._operation, response, self._rows
            )
        except NotJSONError as error:
            self._broken = response
            return Fault(str(error), sent=True)
        except UndecodableError as error:
            self._read = error
        return response

    def _delay(self, outcome: Response | Fault) -> float | None:
        """The seconds until the next attempt; None where this outcome stands."""
        core, request = self._core, self._request
        if isinstance(outcome, Fault) and outcome.response is not None:
            return None
        if not request.can_be_sent:
            return None
        delay = RetryPolicy().delay(
            outcome,
            attempt=self._attempt,
            idempotent=request.idempotent,
            clock=core.clock,
        )
        if isinstance(outcome, Response) and outcome.status_code == 429:
            closed = self._close_limiter(outcome)
            delay = None if delay is None else max(delay, closed)
        if self._attempt > request.max_retries or delay is None:
            return None
        return None if self._is_late(delay) else delay

    def _close_limiter(self, refusal: Response) -> float:
        """Let the whole client wait: its threads and tasks share what the server has enough of."""
        limiter, clock = self._core.limiter, self._core.clock
        if limiter.limit is None:
            return 0.0
        seconds = retry_after(refusal, clock)
        if seconds is None:
            # A window may begin with the clock's minute. Who comes a little after its beginning
            # is safe even where two clocks differ.
            per = limiter.limit.per
            seconds = per - clock.date() % per + clock.random() * min(1.0, per / 10)
        seconds = min(seconds, RetryPolicy().longest_asked)
        limiter.close_for(seconds)
        return seconds

    def _is_late(self, wait: float) -> bool:
        return self._until is not None and self._core.clock.now() + wait >= self._until

    def _settle(self, outcome: Response | Fault) -> Answer:
        if isinstance(outcome, Response):
            outcome.repeated = self._lost
            return Answer(outcome, self._read)
        if self._broken is not None:
            reason = f"with what can't be read: {outcome}"
            raise self._core.interpreter.error(
                ResponseDecodeError, self._operation, self._broken, reason
            )
        kind = APITimeoutError if outcome.timeout else APIConnectionError
        times = f" after {self._attempt} attempts" if self._attempt > 1 else ""
        text = f"got no answer{times} ({outcome})"
        error = call_error(kind, self._request, text)
        error.sent, error.attempts = self._lost or outcome.sent, self._attempt
        raise error from outcome.__cause__
