"""Models of Entries."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model


class Entry(Model):
    id: int | None = None


class ListEntriesResponse(Model):
    data: list[Entry] | None = None
    next_cursor: Annotated[str | None, Field(alias="nextCursor")] = None
    has_more: Annotated[bool | None, Field(alias="hasMore")] = None
