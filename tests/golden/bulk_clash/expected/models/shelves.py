"""Models of Shelves."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model


class FillShelfRequestBooksItem(Model):
    title: str | None = None


class FillShelfRequest(Model):
    books: Annotated[list[FillShelfRequestBooksItem], Field(max_length=5)]
    rows: int | None = None
    concurrency: int | None = None
