"""The exceptions that the clients raise; AnswersError is the base of all."""

from ._runtime.errors import (
    APIConnectionError,
    APIError,
    APIResultError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    BulkError,
    ClientClosedError,
    ConfigurationError,
    ConflictError,
    InternalServerError,
    InvalidRequestError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ResponseDecodeError,
    UnprocessableEntityError,
)

AnswersError = APIError

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIResultError",
    "APIStatusError",
    "APITimeoutError",
    "AnswersError",
    "AuthenticationError",
    "BadRequestError",
    "BulkError",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "InternalServerError",
    "InvalidRequestError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "ResponseDecodeError",
    "UnprocessableEntityError",
]
