"""Models of Books."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypeAliasType

from .._runtime.model import Model
from .common import CopyBinding

BookStatus = TypeAliasType("BookStatus", Literal["lent", "free"] | str)


class Book(Model):
    status: BookStatus | None = None
    """Of the book"""


class Copy(Model):
    status: BookStatus | None = None
    """The same values of the same name are the same type"""

    binding: CopyBinding | None = None
    """The same values of another name are not"""


class AddBookRequestAuthorsItem(Model):
    name: str | None = None


class AddBookRequestShelf(Model):
    """Where it stands"""

    row: int | None = None


class AddBookRequestLabelsValue(Model):
    colour: str | None = None


class AddBookRequest(Model):
    title: str
    authors: list[AddBookRequestAuthorsItem] | None = None
    shelf: AddBookRequestShelf | None = None
    """Where it stands"""

    labels: dict[str, AddBookRequestLabelsValue] | None = None


class AddBookResponse(Model):
    book: Book | None = None
