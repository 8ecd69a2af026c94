"""Models that belong to no resource alone."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model


class Pin(Model):
    """The property that is called like the attribute keeps it."""

    id__: Annotated[str | None, Field(alias="_id")] = None
    id_: str | None = None
    id: str | None = None
    id___: Annotated[str | None, Field(alias="ID")] = None
