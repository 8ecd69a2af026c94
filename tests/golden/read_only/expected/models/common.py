"""Models that belong to no resource alone."""

from __future__ import annotations

from typing_extensions import TypeAliasType

from .._runtime.model import Model

Id = TypeAliasType("Id", int)


class Book(Model):
    """A required property that only the library gives: what is sent is another class."""

    id: Id
    title: str
    sequel: Book | None = None


class BookInput(Model):
    """A required property that only the library gives: what is sent is another class."""

    title: str
    sequel: BookInput | None = None
