"""The body of an answer as it comes in: bounded in time and, decompressed, in length."""

from __future__ import annotations

import time
from collections.abc import Callable

from .response import Response
from .transport import Fault


class Body:
    """Gathers a body.

    Args:
        total: Seconds from now until all of it must be here.
        limit: How many bytes it may have.
    """

    def __init__(self, total: float | None, limit: int) -> None:
        # Made before the request is sent: the wait for the headers counts too.
        self._until = None if total is None else time.monotonic() + total
        self._left = limit
        self._chunks: list[bytes] = []

    def add(self, chunk: bytes, whole: Callable[[bytes], Response]) -> None:
        """Take a piece.

        Args:
            chunk: The piece.
            whole: Makes an answer of a body; asked only if this is too long a one.

        Raises:
            Fault: It took too long or has too many bytes.
        """
        if self._until is not None and time.monotonic() > self._until:
            raise Fault("the time for the whole call is over", sent=True, timeout=True)
        self._left -= len(chunk)
        if self._left < 0:
            self._chunks = []
            reason = "more than max_response_bytes"
            raise Fault(reason, sent=True, response=whole(b""))
        self._chunks.append(chunk)

    def content(self) -> bytes:
        """All of it that came."""
        return b"".join(self._chunks)
