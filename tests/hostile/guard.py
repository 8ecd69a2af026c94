"""Watches a process through an audit hook: what it opens, starts and connects to. Python cannot take a hook out
again, so one hook serves all cases of a process, and looks only while a case runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_NEVER = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.startfile", "pty.", "ctypes.",
          "urllib.", "http.client.", "ftplib.", "smtplib.", "webbrowser.", "winreg.", "shutil.unpack_archive")  # fmt: skip
_CHANGES = {
    "os.remove": 1, "os.rename": 2, "os.rmdir": 1, "os.mkdir": 1, "os.symlink": 2, "os.link": 2, "os.chmod": 1,
    "os.truncate": 1, "shutil.rmtree": 1, "shutil.move": 2, "shutil.copyfile": 2, "shutil.copytree": 2,
}  # fmt: skip
"""Events that change the disk, and how many of their first arguments are paths."""

_HARMLESS_MODULES = frozenset({"socket.gethostname", "subprocess.list2cmdline"})
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


class Guard:
    """The hook of this process."""

    def __init__(self) -> None:
        self._writable: tuple[str, ...] = ()
        self._secret: str | None = None
        self._watching = False
        self.violations: list[str] = []
        sys.addaudithook(self._hook)

    @contextmanager
    def watching(self, writable: Sequence[Path], secret: Path) -> Generator[list[str]]:
        """What happens inside the block and must not.

        Args:
            writable: The folders in which files may change.
            secret: A folder of which nothing may be read.
        """
        self.violations = []
        self._writable = tuple(str(path.resolve()) for path in writable)
        self._secret = str(secret.resolve())
        self._watching = True
        try:
            yield self.violations
        finally:
            self._watching = False

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._watching:
            return
        if event == "open":
            self._opened(*arguments)
        elif event in _CHANGES:
            for path in arguments[: _CHANGES[event]]:
                self._changed(event, path)
        elif event == "import" and str(arguments[0]).startswith("clientwright_canary"):
            self._violated(f"import of {arguments[0]}")
        elif event.startswith(_NEVER) and event not in _HARMLESS_MODULES:
            self._violated(event)

    def _opened(self, path: Any, mode: Any, flags: Any) -> None:
        if not isinstance(path, str | bytes | os.PathLike):
            return
        name = self._resolved(path)
        if self._secret is not None and name.startswith(self._secret):
            self._violated(f"open of {name}")
        writes = any(mark in mode for mark in "wax+") if isinstance(mode, str) else bool((flags or 0) & _WRITES)
        if writes:
            self._changed("open", path)

    def _changed(self, event: str, path: Any) -> None:
        if not isinstance(path, str | bytes | os.PathLike):
            return
        name = self._resolved(path)
        # mkdtemp and rmtree name what they work on below a folder that is open.
        if os.path.isabs(os.fsdecode(path)) and name != os.devnull and not name.startswith(self._writable):
            self._violated(f"{event} of {name}")

    def _resolved(self, path: Any) -> str:
        watching, self._watching = self._watching, False
        try:
            return os.path.realpath(os.fsdecode(path))
        finally:
            self._watching = watching

    def _violated(self, what: str) -> None:
        self.violations.append(what)
        raise PermissionError(f"not in a test of hostile documents: {what}")
