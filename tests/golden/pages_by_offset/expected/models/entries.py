"""Models of Entries."""

from __future__ import annotations

from .._runtime.model import Model


class Entry(Model):
    id: int | None = None


class ListEntriesResponse(Model):
    entries: list[Entry] | None = None
    total: int | None = None
