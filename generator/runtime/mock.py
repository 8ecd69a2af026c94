"""A transport for the tests of programs that use a client: it answers from what it was told."""

from __future__ import annotations

import json as _json
from collections.abc import Callable, Mapping
from typing import Any

from .request import Request
from .response import Headers, Response

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
        reply: Reply | None = None,
    ) -> None:
        """Answer calls of an operation. Of several answers each serves once, the last for good.

        Args:
            method: The HTTP method.
            path: The template of the path, as the API's description has it: `/plans/{planId}`.
            json: The body; bytes are sent as they are.
            status: The HTTP status.
            headers: Of the answer.
            reply: Makes the answer of the request instead: a `Response`, or its JSON. It may
                raise a `Fault`.
        """

        def said(_: Request) -> Response:
            return response(json, status=status, headers=headers)

        self._replies.setdefault((method.upper(), path), []).append(reply or said)

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
        answer = reply(request)
        return answer if isinstance(answer, Response) else response(answer)

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
