"""Everything that a call can raise.

APIError
├── ConfigurationError (ValueError)     a client can't be built from what it was given
├── ClientClosedError                   a call on a closed client
├── InvalidRequestError (ValueError)    refused here, before anything was sent
├── APIConnectionError                  no answer: refused, unreachable, cut short
│   └── APITimeoutError                 no answer in time
├── APIStatusError                      an answer with an error status
│   ├── BadRequestError                 400
│   ├── AuthenticationError             401, or no token for the call
│   ├── PermissionDeniedError           403
│   ├── NotFoundError                   404
│   ├── ConflictError                   409
│   ├── UnprocessableEntityError        422
│   ├── RateLimitError                  429
│   └── InternalServerError             5xx
├── APIResultError                      a good status around a body that says the call failed
├── ResponseDecodeError                 an answer that can't be read
├── EventDecodeError (ValueError)       a webhook's or callback's content that can't be read
└── BulkError                           some rows of a bulk write were not written
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from .bulk import BulkResult
    from .response import Response


class APIError(Exception):
    """The base of all errors of this package. Its text holds no secret and no record values.

    Attributes:
        method: The HTTP method, where a call is concerned.
        path: The template of its path, such as `/plans/{planId}`.
        status_code: The status of the answer, if there was one.
        code: The server's error code.
        request_id: The server's name for the call.
        message: The server's own words. They may quote record values and are not part of `str()`.
        body: The answer's JSON, or None.
        parsed: The same as the type that the API's description has for answers of this status; None
            where it has none, or the body is something else.
        response: The whole answer. A pickled error keeps it, less its confidential headers.
        resume: For a page that could not be read, the arguments with which the same search goes
            on from it: `search(limit=500, **error.resume)`.
    """

    resume: dict[str, Any] | None = None

    def __init__(
        self,
        summary: str = "",
        *,
        method: str | None = None,
        path: str | None = None,
        status_code: int | None = None,
        code: str | None = None,
        request_id: str | None = None,
        message: str | None = None,
        body: Any = None,
        parsed: Any = None,
        response: Response | None = None,
    ) -> None:
        # Only the summary becomes an argument of the exception: `args` is what gets printed.
        super().__init__(summary)
        self.method = method
        self.path = path
        self.status_code = status_code
        self.code = code
        self.request_id = request_id
        self.message = message
        self.body = body
        self.parsed = parsed
        self.response = response


class ConfigurationError(APIError, ValueError):
    """A client can't be built, or can't make this call, with what it was given."""


class ClientClosedError(APIError):
    """The client was closed before this call, or between two attempts of it.

    Attributes:
        sent: Whether the server may have received and processed an earlier attempt.
    """

    sent: bool = False


class InvalidRequestError(APIError, ValueError):
    """The arguments don't make a valid request. Nothing was sent."""


class APIConnectionError(APIError):
    """No whole answer came.

    Attributes:
        sent: Whether the server may have received and processed the request.
        attempts: How often it was tried.
    """

    sent: bool = True
    attempts: int = 1


class APITimeoutError(APIConnectionError):
    """No answer came in time."""


class APIStatusError(APIError):
    """The server answered with an error status."""


class BadRequestError(APIStatusError):
    """400: the server refuses the request as it is."""


class AuthenticationError(APIStatusError):
    """401: the credentials are missing or not accepted; or the token server gave no token."""


class PermissionDeniedError(APIStatusError):
    """403: the credentials don't allow this call."""


class NotFoundError(APIStatusError):
    """404: there is no such record or path."""


class ConflictError(APIStatusError):
    """409: the request conflicts with the state of the record."""


class UnprocessableEntityError(APIStatusError):
    """422: the server understands the request and refuses its content."""


class RateLimitError(APIStatusError):
    """429: too many calls."""


class InternalServerError(APIStatusError):
    """5xx: the server failed. A write may or may not have happened."""


class APIResultError(APIError):
    """The status says success, the body that the call failed."""


class ResponseDecodeError(APIError):
    """The answer can't be read as what the API promises."""


class EventDecodeError(APIError, ValueError):
    """The content of a webhook or callback can't be read as what the API promises."""


class BulkError(APIError):
    """A bulk write did not write every row. `result` tells which, and what became of them."""

    result: BulkResult | None = None


_BY_STATUS: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def status_error(status_code: int) -> type[APIStatusError]:
    """The class for an HTTP status that is no success."""
    if status_code >= 500:
        return InternalServerError
    return _BY_STATUS.get(status_code, APIStatusError)


E = TypeVar("E", bound=APIError)


class Call(Protocol):
    """What an error is about: an operation, or one request of it."""

    @property
    def method(self) -> str: ...

    @property
    def path(self) -> str: ...


def call_error(kind: type[E], call: Call, text: str) -> E:
    """An error about a call: `GET /plans/{planId} was not sent: ...`."""
    text = f"{call.method} {call.path} {text}"
    return kind(text, method=call.method, path=call.path)
