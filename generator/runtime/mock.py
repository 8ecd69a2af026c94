"""A transport for the tests of programs that use a client: it answers from what it was told."""

from __future__ import annotations

import json as _json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from .request import Request
from .response import Headers, Response
from .transport import Pieces

_SMALL = 16 * 2**20

Reply = Callable[[Request], Response | Any]


class MockTransport:
    """Takes the place of HTTP, for both kinds of client: `transport=MockTransport()`.

    Attributes:
        calls: Every request that was sent, in order. A streamed body of up to 16 MiB, or of unknown
            length, was read into its `content`.
    """

    def __init__(self) -> None:
        self.calls: list[Request] = []
        self._replies: dict[tuple[str, str], list[Reply]] = {}

    def on(
        self,
        method: str,
        path: str,
        *,
        json: Any = None,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        pieces: Iterable[bytes] | None = None,
        reply: Reply | None = None,
    ) -> None:
        """Answer calls of an operation. Of several answers each serves once, the last for good.

        Args:
            method: The HTTP method.
            path: The template of the path, as the API's description has it: `/plans/{planId}`.
            json: The body; bytes are sent as they are.
            status: The HTTP status.
            headers: Of the answer.
            pieces: The body instead, for what is read in pieces: each is read when it is asked
                for, and a generator may raise a `Fault` between two of them.
            reply: Makes the answer of the request instead: a `Response`, or its JSON. It may
                raise a `Fault`.
        """

        def answer(_: Request) -> Response:
            if pieces is None:
                return response(json, status=status, headers=headers)
            from .stream import ReadyPieces

            said = response(b"", status=status, headers=headers)
            said.pieces = ReadyPieces(pieces)
            return said

        self._replies.setdefault((method.upper(), path), []).append(reply or answer)

    def send(self, request: Request) -> Response:
        """Record a request and answer it.

        Raises:
            LookupError: Nobody said what to answer.
        """
        request = _gathered(request)
        self.calls.append(request)
        replies = self._replies.get((request.method, request.path))
        if replies is None:
            known = ", ".join(" ".join(each) for each in self._replies) or "nothing"
            asked = f"{request.method} {request.path}"
            raise LookupError(f"no answer was set for {asked}; answers are: {known}")
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        given = reply(request)
        answer = given if isinstance(given, Response) else response(given)
        if answer.pieces is None or (request.streamed and answer.is_success):
            return answer
        # This is a transport for both kinds of client: its pieces are never waited for.
        answer.content = b"".join(cast(Pieces, answer.pieces))
        answer.pieces = None
        return answer

    def close(self) -> None:
        """Nothing is open."""


def _gathered(request: Request) -> Request:
    content = request.content
    if content is None or isinstance(content, bytes) or content.is_async:
        return request
    if content.length is not None and content.length > _SMALL:
        return request
    return request._replace(content=b"".join(content.chunks()))


def response(
    json: Any = None, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """An answer with a body of JSON, or of bytes as they are."""
    content = json if isinstance(json, bytes) else _json.dumps(json).encode()
    return Response(status, Headers((headers or {}).items()), content)
