"""Models of Parts."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model


class Part(Model):
    sku: str | None = None
    weight: Annotated[float | None, Field(ge=0.0)] = None


class CreatePartsRequest(Model):
    parts: Annotated[list[Part], Field(max_length=50)]
