"""Models of Notices."""

from __future__ import annotations

from typing import Annotated

from typing_extensions import TypeAliasType

from .._runtime.formats import date
from .._runtime.model import Model
from .._runtime.union import OneOf


class Notice(Model):
    """Of any kind. What is sent is told apart as what comes."""

    number: int
    kind: str


class NoticeInput(Model):
    """Of any kind. What is sent is told apart as what comes."""

    kind: str


class Closing(Notice):
    until: date | None = None


class ClosingInput(NoticeInput):
    until: date | None = None


AnyNotice = TypeAliasType(
    "AnyNotice",
    Annotated[
        Closing | Notice,
        OneOf({"Closing": "Closing", "Notice": "Notice"}, "kind", default="Notice"),
    ],
)
"""Any Notice."""


AnyNoticeInput = TypeAliasType(
    "AnyNoticeInput",
    Annotated[
        ClosingInput | NoticeInput,
        OneOf(
            {"Closing": "ClosingInput", "Notice": "NoticeInput"},
            "kind",
            default="NoticeInput",
        ),
    ],
)
"""Any Notice."""
