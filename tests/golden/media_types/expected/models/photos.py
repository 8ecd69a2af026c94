"""Models of Photos."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model


class EditPhotoRequest(Model):
    image: bytes
    """The photo."""

    mask: bytes | None = None
    prompt: str


class EditPhotoRequestJson(Model):
    images: list[str]
    mask: str | None = None
    prompt: str
    """What to change."""


class AddPhotoRequestJson(Model):
    url: str
    content_type: Annotated[str | None, Field(alias="contentType")] = None
