"""What a client holds open: one transport, shared by all its resources, pages and threads."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .errors import Call, ClientClosedError, ConfigurationError, call_error
from .lock import ForkedLock

if TYPE_CHECKING:
    from .exchange import Core

S = TypeVar("S")

Home = tuple[int, Any]
"""Where a transport can be used: a process, and the event loop that its connections belong to."""


class Line(Generic[S]):
    """Opens its transport on first use, so that a client which makes no call loads no httpx2.

    In a forked process, and in another event loop than before, it opens a new one: connections
    can't be shared with them.

    Args:
        core: Whose line it is.
        open_transport: Makes a transport.
        owned: Whether its connections are its own, so that it can open new ones.
        per_loop: Whether they belong to one event loop.
    """

    def __init__(
        self,
        core: Core,
        open_transport: Callable[[], S],
        *,
        owned: bool,
        per_loop: bool,
    ) -> None:
        self._core = core
        self._open_transport = open_transport
        self._owned = owned
        self._per_loop = per_loop
        self._opened: dict[Home, S] = {}
        self._closed = False
        self._lock = ForkedLock()

    def __del__(self) -> None:
        # Here and not on the client: a resource or page that outlives the client still works.
        process = os.getpid()
        if self._owned and any(home[0] == process for home in self._opened):
            message = f"a client of {self._core.settings.package} was not closed"
            warnings.warn(message, ResourceWarning, source=self)

    def transport(self, call: Call) -> S:
        """What sends this call.

        Raises:
            ClientClosedError: The client is closed.
            ConfigurationError: The user's own HTTP client can't be used here.
        """
        home = self._home()
        opened = self._opened.get(home)
        return self._opened_at(home, call) if opened is None else opened

    def end(self) -> S | None:
        """Refuse further calls; returns what is still to be closed here."""
        with self._lock:
            self._closed = True
            opened, self._opened = self._opened, {}
        return opened.get(self._home())

    def _opened_at(self, home: Home, call: Call) -> S:
        # Under the lock, threads that call at once share one transport.
        with self._lock:
            if self._closed:
                text = "was not sent: the client is closed"
                raise call_error(ClientClosedError, call, text)
            if home not in self._opened:
                if self._opened and not self._owned:
                    text = "http_client belongs to another process or event loop"
                    raise call_error(ConfigurationError, call, f"was not sent: {text}")
                # A parent process's are kept: not even closing its connections is ours.
                live = {h: s for h, s in self._opened.items() if not _is_over(h)}
                self._opened = {**live, home: self._open_transport()}
            return self._opened[home]

    def _home(self) -> Home:
        # Programs without an event loop need not pay for asyncio.
        asyncio: Any = sys.modules.get("asyncio") if self._per_loop else None
        try:
            return os.getpid(), asyncio.get_running_loop() if asyncio else None
        except RuntimeError:
            return os.getpid(), None


def _is_over(home: Home) -> bool:
    loop = home[1]
    return loop is not None and bool(loop.is_closed())
