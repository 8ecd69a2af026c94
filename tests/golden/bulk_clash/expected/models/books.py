"""Models of Books."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model


class CreateBooksRequestBooksItem(Model):
    title: str | None = None


class CreateBooksRequest(Model):
    books: Annotated[list[CreateBooksRequestBooksItem], Field(max_length=5)]
