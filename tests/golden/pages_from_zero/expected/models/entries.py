"""Models of Entries."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model


class Entry(Model):
    id: int | None = None


class ListEntriesResponse(Model):
    items: list[Entry] | None = None
    total_items: Annotated[int | None, Field(alias="totalItems")] = None
