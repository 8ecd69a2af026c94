"""Where the next page begins: one pure rule for each way of paging."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypeAlias
from urllib.parse import parse_qsl

Location: TypeAlias = Literal["body", "query"]

_LINK = re.compile(r'<([^<>]*)>((?:[^,"]|"[^"]*")*)')
_REL = re.compile(r';\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]*))', re.IGNORECASE)


class Found(NamedTuple):
    """What one page holds.

    Attributes:
        items: Its records.
        total: How many records there are in all, where the server says so.
        cursor: What the server names as the beginning of the next page.
        more: Whether the server says that there is one.
        next: The URL that the server names as that of the next page.
        repeated: Whether the same records came before.
    """

    items: list[Any]
    total: int | None = None
    cursor: Any = None
    more: bool | None = None
    next: str | None = None
    repeated: bool = False


class OffsetPages(NamedTuple):
    """Pages that begin at a record's number, the first being 0. All names are the wire's.

    Attributes:
        items: The path of the list in the answer; None where the answer is the list.
        offset: The request's field for that number.
        limit: The request's field for the size of a page.
        total: The path of the number of all records in the answer.
        location: Where the request's fields stand.
        size: The size of a page for which the request gives no limit, where it is known.
        names: The names of Python arguments, where they differ from those of the wire.
    """

    items: str | None
    offset: str
    limit: str | None = None
    total: str | None = None
    location: Location = "body"
    size: int | None = None
    names: Mapping[str, str] = {}

    @property
    def start(self) -> str:
        """The request's field that says where a page begins."""
        return self.offset

    def next(self, asked: Mapping[str, Any], found: Found) -> dict[str, Any] | None:
        """The fields to change for the next page; None after the last."""
        seen = _number(asked.get(self.offset), 0) + len(found.items)
        size = _number(asked.get(self.limit or ""), self.size or 0)
        return {self.offset: seen} if _goes_on(found, size, seen) else None


class NumberPages(NamedTuple):
    """Pages with a number.

    Attributes:
        page: The request's field for that number.
        first: The number of the first page.

    The others are those of `OffsetPages`.
    """

    items: str | None
    page: str
    limit: str | None = None
    total: str | None = None
    location: Location = "body"
    first: int = 1
    size: int | None = None
    names: Mapping[str, str] = {}

    @property
    def start(self) -> str:
        """The request's field that says where a page begins."""
        return self.page

    def next(self, asked: Mapping[str, Any], found: Found) -> dict[str, Any] | None:
        """The fields to change for the next page; None after the last."""
        number = _number(asked.get(self.page), self.first)
        size = _number(asked.get(self.limit or ""), self.size or 0)
        before = number - self.first
        seen = before * (size or len(found.items)) + len(found.items)
        if before and found.total is not None and seen >= found.total:
            # The server's pages may be smaller than asked for; count what it sends instead.
            seen = (before + 1) * len(found.items)
        return {self.page: number + 1} if _goes_on(found, size, seen) else None


class CursorPages(NamedTuple):
    """Pages that begin where the server said that the one before ended.

    Attributes:
        cursor: The request's field.
        next_cursor: The path of its next value in the answer.
        more: The path of the answer's flag for a further page.

    The others are those of `OffsetPages`.
    """

    items: str | None
    cursor: str
    next_cursor: str
    more: str | None = None
    total: str | None = None
    location: Location = "body"
    names: Mapping[str, str] = {}

    @property
    def start(self) -> str:
        """The request's field that says where a page begins."""
        return self.cursor

    def next(self, asked: Mapping[str, Any], found: Found) -> dict[str, Any] | None:
        """The fields to change for the next page; None after the last."""
        moved = found.cursor not in (None, "", asked.get(self.cursor))
        goes_on = moved and found.more is not False
        return {self.cursor: found.cursor} if goes_on else None


class LinkPages(NamedTuple):
    """Pages whose answer names the next one in a `Link` header (RFC 8288), as `rel="next"`.

    The attributes are those of `OffsetPages`.
    """

    items: str | None
    limit: str | None = None
    location: Location = "query"
    names: Mapping[str, str] = {}


Pages: TypeAlias = OffsetPages | NumberPages | CursorPages | LinkPages


def next_link(header: str) -> str | None:
    """The target of a `Link` header's `rel="next"`."""
    for target, parameters in _LINK.findall(header):
        relation = _REL.search(parameters)
        if relation and "next" in (relation[1] or relation[2] or "").lower().split():
            return str(target)
    return None


def query_of(url: str) -> list[tuple[str, str]]:
    """The query of a URL as pairs of name and value."""
    # Not with `urlsplit`: a server's link may be no URL at all.
    query = url.partition("#")[0].partition("?")[2]
    return parse_qsl(query, keep_blank_values=True)


def _goes_on(found: Found, size: int, seen: int) -> bool:
    """Whether there may be a further page: one request too many loses nothing, one too few does.

    Args:
        found: This page.
        size: How many records a page was asked to have; 0 where that is unknown.
        seen: How many records this page and those before it have.
    """
    if not found.items:
        return False
    if 0 < size <= len(found.items):
        # A full page: the total may be wrong. Some servers count the records of the page.
        return True
    if found.total is not None:
        # A short page may be one that the server capped below the limit asked for.
        return seen < found.total
    return not size


def _number(value: Any, default: int) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return default
