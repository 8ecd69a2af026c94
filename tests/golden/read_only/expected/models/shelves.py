"""Models of Shelves."""

from __future__ import annotations

from .._runtime.model import Model
from .common import Book, BookInput


class Place(Model):
    """The same both ways."""

    room: str | None = None


class Shelf(Model):
    """It holds books, so it is two classes as well."""

    books: list[Book]
    place: Place | None = None


class ShelfInput(Model):
    """It holds books, so it is two classes as well."""

    books: list[BookInput]
    place: Place | None = None
