"""Content that is sent while it is read: a file is never in memory as a whole."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Callable,
    Generator,
    Iterable,
    Iterator,
    Sequence,
)
from contextlib import suppress
from typing import Any, BinaryIO, NamedTuple, TypeAlias, TypeGuard

from .check import Refused
from .values import File

CHUNK = 65_536
_NEEDED = "bytes, a path, an open binary file or a File"

Reading: TypeAlias = Generator[bytes, None, None]


class Source(NamedTuple):
    """Bytes that are read when they are sent.

    Attributes:
        read: Reads them from their beginning.
        length: How many there are, if that is known.
        repeatable: Whether they can be read a second time.
        read_async: Reads them in an event loop, where nothing else can.
    """

    read: Callable[[], Reading]
    length: int | None
    repeatable: bool
    read_async: Callable[[], AsyncIterator[bytes]] | None = None


class Upload:
    """The body of a request, in pieces. Its repr shows nothing of them.

    Attributes:
        content_type: The header that names its form.
        length: How many bytes it has; None where a piece does not know.
    """

    def __init__(self, content_type: str, pieces: Sequence[bytes | Source]) -> None:
        self.content_type = content_type
        self._pieces = pieces
        lengths = [_length(piece) for piece in pieces]
        self.length = None if None in lengths else sum(n for n in lengths if n)
        self._started = False

    def __repr__(self) -> str:
        return f"<Upload {self.content_type.partition(';')[0]}>"

    @property
    def can_be_sent(self) -> bool:
        """Whether it can be read from its beginning: always, before it was first read."""
        return not self._started or all(
            isinstance(piece, bytes) or piece.repeatable for piece in self._pieces
        )

    @property
    def is_async(self) -> bool:
        """Whether only an event loop can read it."""
        return any(
            isinstance(piece, Source) and piece.read_async for piece in self._pieces
        )

    def chunks(self) -> Iterator[bytes]:
        """All of it, from the beginning."""
        self._started = True
        for piece in self._pieces:
            if isinstance(piece, bytes):
                yield piece
            else:
                yield from piece.read()

    async def chunks_async(self) -> AsyncIterator[bytes]:
        """All of it, read by other threads so that the event loop never waits for a disk."""
        self._started = True
        for piece in self._pieces:
            if isinstance(piece, bytes):
                yield piece
                continue
            reading = piece.read_async
            async for chunk in reading() if reading else _in_threads(piece.read()):
                yield chunk


def as_file(value: Any) -> File | None:
    """What a caller gives as a file; None for any other value."""
    if isinstance(value, File):
        return value
    is_one = _is_bytes(value) or _is_path(value) or hasattr(value, "read")
    return File(value) if is_one else None


def needed_file(value: Any) -> File:
    """`as_file`, where nothing else will do.

    Raises:
        Refused: It is none.
    """
    if (file := as_file(value)) is not None:
        return file
    if isinstance(value, str):
        raise Refused(f"it must be {_NEEDED}; a text must be encoded first")
    raise Refused(f"it must be {_NEEDED}")


def source_of(file: File) -> bytes | Source:
    """The content of a file.

    Raises:
        Refused: It can't be read, or holds no bytes.
    """
    content: Any = file.content
    if _is_bytes(content):
        return bytes(content)
    if _is_path(content):
        return _path(content)
    if hasattr(content, "read"):
        return _handle(content)
    if hasattr(content, "__aiter__"):
        return _stream_async(content)
    if hasattr(content, "__iter__") and not isinstance(content, str):
        return _stream(content)
    raise Refused(f"the content of a File must be {_NEEDED[:-10]} or chunks of bytes")


def file_name(file: File) -> str | None:
    """The name that a file is sent under; None where it has none of its own."""
    if file.filename is not None:
        return file.filename
    content: Any = file.content
    if not _is_path(content):
        content = getattr(content, "name", None)
    if not (isinstance(content, str) or _is_path(content)):
        return None
    name = os.path.basename(os.fsdecode(content))
    return None if not name or name.startswith("<") else name


def content_type(declared: str | None, file: File) -> str:
    """The media type of a file: its own, else what is declared; among several, what its name suggests."""
    if file.content_type is not None:
        return file.content_type
    known = [each.strip() for each in (declared or "").split(",") if each.strip()]
    concrete = [each for each in known if "*" not in each.partition(";")[0]]
    if len(known) == len(concrete) == 1:
        return known[0]
    guessed = _guessed(file_name(file)) if known else None
    if guessed is not None and any(_covers(each, guessed) for each in known):
        return guessed
    return concrete[0] if concrete else "application/octet-stream"


def _guessed(name: str | None) -> str | None:
    from mimetypes import guess_type

    return guess_type(name)[0] if name else None


def _covers(media_range: str, media_type: str) -> bool:
    kind, _, subtype = media_range.partition(";")[0].strip().lower().partition("/")
    own_kind, _, own_subtype = media_type.partition("/")
    return kind in ("*", own_kind) and subtype in ("*", own_subtype)


def _is_bytes(value: object) -> TypeGuard[bytes]:
    return isinstance(value, (bytes, bytearray, memoryview))


def _is_path(value: object) -> TypeGuard[os.PathLike[str]]:
    return isinstance(value, os.PathLike)


def _length(piece: bytes | Source) -> int | None:
    return len(piece) if isinstance(piece, bytes) else piece.length


def _path(path: os.PathLike[str]) -> Source:
    try:
        found = os.stat(path)
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise Refused(f"the file can't be read: {problem}") from None
    if stat.S_ISDIR(found.st_mode):
        raise Refused("the file is a directory")
    regular = stat.S_ISREG(found.st_mode)
    length = found.st_size if regular else None

    def read() -> Reading:
        with open(path, "rb") as opened:
            yield from _chunks(opened, length)

    return Source(read, length, repeatable=regular)


def _handle(handle: BinaryIO) -> Source:
    if isinstance(handle, io.TextIOBase):
        raise Refused("the file is open for text: open it in binary mode")
    if getattr(handle, "closed", False):
        raise Refused("the file is closed")
    start = _position(handle)
    if start is None:
        return Source(lambda: _chunks(handle, None), None, repeatable=False)
    length = _rest(handle, start)

    def read() -> Reading:
        handle.seek(start)
        yield from _chunks(handle, length)

    return Source(read, length, repeatable=True)


def _position(handle: BinaryIO) -> int | None:
    """Where a file stands, if it can be set back to it."""
    try:
        return handle.tell() if handle.seekable() else None
    except (AttributeError, OSError, ValueError):
        return None


def _rest(handle: BinaryIO, start: int) -> int | None:
    """How many bytes come, if the file can tell without being read."""
    try:
        handle.seek(0, os.SEEK_END)
        return max(handle.tell() - start, 0)
    except (OSError, ValueError):
        return None
    finally:
        handle.seek(start)


def _chunks(handle: BinaryIO, length: int | None) -> Reading:
    left = length
    while left != 0:
        chunk = handle.read(CHUNK if left is None else min(CHUNK, left))
        if not chunk:
            if left:
                raise EOFError("a file became shorter while it was sent")
            return
        yield _checked(chunk)
        left = None if left is None else left - len(chunk)


def _stream(content: Iterable[Any]) -> Source:
    def read() -> Reading:
        for chunk in content:
            yield _checked(chunk)

    return Source(read, None, repeatable=not hasattr(content, "__next__"))


def _stream_async(content: AsyncIterable[Any]) -> Source:
    async def read() -> AsyncIterator[bytes]:
        async for chunk in content:
            yield _checked(chunk)

    def refuse() -> Reading:
        raise TypeError("an asynchronous stream needs an event loop")

    return Source(refuse, None, not hasattr(content, "__anext__"), read)


def _checked(chunk: Any) -> bytes:
    if not _is_bytes(chunk):
        raise TypeError("a file gave something else than bytes")
    return bytes(chunk)


async def _in_threads(chunks: Reading) -> AsyncIterator[bytes]:
    import asyncio

    try:
        while (chunk := await asyncio.to_thread(next, chunks, None)) is not None:
            yield chunk
    finally:
        # A thread that a cancelled call left behind still reads, and closes the file in the end.
        with suppress(ValueError):
            chunks.close()
