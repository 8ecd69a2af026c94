"""Models of Parcels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.model import Model


class Sender(Model):
    name: str | None = None


ContentsOption1 = TypeAliasType("ContentsOption1", Literal["letter", "gift"] | str)


class ContentsOption2(Model):
    weight: float | None = None


Contents = TypeAliasType("Contents", ContentsOption1 | ContentsOption2)


State = TypeAliasType("State", Literal["open", "sent", "lost"] | str)


class Item(Model):
    number: str
    state: State | None = None
    weight: float | None = None


class Parcel(Item):
    """A class with a base."""

    if TYPE_CHECKING:

        @property
        def model_extra(self) -> dict[str, str]: ...

    else:
        __pydantic_extra__: dict[str, str]

    sender: Sender | None = None
    """Null stays, as it may stand in both parts."""

    contents: Contents | None = None
    """A choice stays a choice."""

    previous: State | None = "open"
    stamp: Any


class Lost(Model):
    """A property that is described twice has what both descriptions say."""

    number: Annotated[str, Field(max_length=9)]
    state: State
    """Kept with its name"""

    weight: Annotated[float | None, Field(ge=0.0)] = None
