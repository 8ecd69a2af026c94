"""Where the next page begins: one pure rule for each way of paging."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from .operation import Arguments, Operation
from .values import is_mapping

Location: TypeAlias = Literal["body", "query"]


class Found(NamedTuple):
    """What one page holds.

    Attributes:
        items: Its records.
        total: How many records there are in all, where the server says so.
        cursor: What the server names as the beginning of the next page.
        more: Whether the server says that there is one.
        repeated: Whether the page before it held the same.
    """

    items: list[Any]
    total: int | None = None
    cursor: Any = None
    more: bool | None = None
    repeated: bool = False


class OffsetPages(NamedTuple):
    """Pages that begin at a record's number, the first being 0. All names are the wire's.

    Attributes:
        items: The path of the list in the answer; None where the answer is the list.
        offset: The request's field for that number.
        limit: The request's field for the size of a page.
        total: The path of the number of all records in the answer.
        location: Where the request's fields stand.
    """

    items: str | None
    offset: str
    limit: str | None = None
    total: str | None = None
    location: Location = "body"

    def next(self, asked: Mapping[str, Any], found: Found) -> dict[str, Any] | None:
        """The fields to change for the next page; None after the last."""
        seen = _number(asked.get(self.offset), 0) + len(found.items)
        return {self.offset: seen} if _goes_on(asked, self.limit, found, seen) else None


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

    def next(self, asked: Mapping[str, Any], found: Found) -> dict[str, Any] | None:
        """The fields to change for the next page; None after the last."""
        number = _number(asked.get(self.page), self.first)
        size = _number(asked.get(self.limit or ""), len(found.items))
        seen = (number - self.first) * size + len(found.items)
        if found.total is not None and seen > found.total:
            # The server's pages are smaller than asked for; count what it sends instead.
            seen = (number - self.first + 1) * len(found.items)
        goes_on = _goes_on(asked, self.limit, found, seen)
        return {self.page: number + 1} if goes_on else None


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

    def next(self, asked: Mapping[str, Any], found: Found) -> dict[str, Any] | None:
        """The fields to change for the next page; None after the last."""
        moved = found.cursor not in (None, "", asked.get(self.cursor))
        goes_on = moved and found.more is not False
        return {self.cursor: found.cursor} if goes_on else None


Pages: TypeAlias = OffsetPages | NumberPages | CursorPages


def asked_fields(
    pages: Pages, operation: Operation[Any], arguments: Arguments
) -> Mapping[str, Any]:
    """The fields of a call among which its paging fields are."""
    if pages.location == "query":
        names = [parameter.name for parameter in operation.parameters]
        return dict(zip(names, arguments.parameters, strict=True))
    body = arguments.body
    return {**(body if is_mapping(body) else {}), **(arguments.extra_body or {})}


def with_fields(
    pages: Pages,
    operation: Operation[Any],
    arguments: Arguments,
    fields: Mapping[str, Any],
) -> Arguments:
    """The call with other values for some of its paging fields."""
    if pages.location == "query":
        values = zip(operation.parameters, arguments.parameters, strict=True)
        changed = tuple(fields.get(each.name, value) for each, value in values)
        return arguments._replace(parameters=changed)
    body = arguments.body
    extra = {k: v for k, v in (arguments.extra_body or {}).items() if k not in fields}
    changed_body = {**(body if is_mapping(body) else {}), **fields}
    return arguments._replace(body=changed_body, extra_body=extra)


def _goes_on(
    asked: Mapping[str, Any], limit: str | None, found: Found, seen: int
) -> bool:
    if not found.items:
        return False
    # The server's own count goes before the size of the page: a server that caps its pages
    # below the limit asked for sends nothing but short ones.
    size = _number(asked.get(limit or ""), 0)
    if found.total is None:
        return len(found.items) >= size
    # A full page at the end of the count may be one more than the server counted: some count
    # the records of the page, or none.
    is_full = 0 < size <= len(found.items)
    return seen < found.total or (is_full and seen != found.total)


def _number(value: Any, default: int) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return default
