"""An answer as it came, with and without the means to read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from .values import NOT_GIVEN, NotGiven

if TYPE_CHECKING:
    from .transport import AsyncPieces, Pieces

H = TypeVar("H")
T = TypeVar("T")

_CONFIDENTIAL = frozenset(
    {"authorization", "location", "set-cookie", "www-authenticate"}
)


class Headers(Mapping[str, str]):
    """Response headers: names in any case, repeated ones joined with a comma.

    Their repr shows names only, and what may grant access is left out of a pickle.
    """

    __slots__ = ("_values",)

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        values: dict[str, str] = {}
        for name, value in pairs:
            key = name.lower()
            values[key] = f"{values[key]}, {value}" if key in values else value
        self._values = values

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(self._values)})"

    def __reduce__(self) -> tuple[type[Headers], tuple[list[tuple[str, str]]]]:
        kept = [pair for pair in self._values.items() if pair[0] not in _CONFIDENTIAL]
        return Headers, (kept,)


class Response:
    """An HTTP answer, whole and without its request.

    Attributes:
        status_code: The HTTP status.
        headers: By name, in any case.
        content: The body as it came, decompressed; empty where it is left to be read in pieces.
        request_id: The server's name for the call, if it gave one.
        attempts: How often the request was sent until this answer came.
        repeated: Whether an earlier attempt may have been processed too.
        pieces: What is left of the body, where it was not read whole.
    """

    __slots__ = (
        "attempts",
        "content",
        "headers",
        "pieces",
        "repeated",
        "request_id",
        "status_code",
    )

    def __init__(
        self, status_code: int, headers: Mapping[str, str], content: bytes
    ) -> None:
        self.status_code = status_code
        self.headers = headers
        self.content = content
        self.request_id: str | None = None
        self.attempts = 1
        self.repeated = False
        self.pieces: Pieces | AsyncPieces | None = None

    @property
    def is_success(self) -> bool:
        """Whether the status says that the call went well."""
        return 200 <= self.status_code < 300

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status_code}, {len(self.content)} bytes>"


class APIResponse(Response, Generic[T]):
    """What `with_raw_response` returns: the answer, and on demand what it holds."""

    __slots__ = ("_parse", "_parsed")

    def __init__(self, response: Response, parse: Callable[[], T]) -> None:
        super().__init__(response.status_code, response.headers, response.content)
        self.request_id = response.request_id
        self.attempts = response.attempts
        self._parse = parse
        self._parsed: T | NotGiven = NOT_GIVEN

    def parse(self) -> T:
        """What the plain method would have returned; read once, then remembered.

        Raises:
            APIResultError: The body says that the call failed.
            ResponseDecodeError: The body can't be read.
        """
        if self._parsed is NOT_GIVEN:
            self._parsed = self._parse()
        return cast(T, self._parsed)


class APIResponseWithHeaders(APIResponse[T], Generic[T, H]):
    """An `APIResponse` whose headers the API's description types."""

    __slots__ = ("_read_headers",)

    def __init__(
        self, response: Response, parse: Callable[[], T], read_headers: Callable[[], H]
    ) -> None:
        super().__init__(response, parse)
        self._read_headers = read_headers

    @property
    def typed_headers(self) -> H:
        """Those headers that the description has and that came, each as its type.

        A value of another kind is kept as the text that it is, and reported.

        Raises:
            ResponseDecodeError: It deviates, and the client is strict.
        """
        return self._read_headers()
