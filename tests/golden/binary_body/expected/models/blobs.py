"""Models of Blobs."""

from __future__ import annotations

from .._runtime.model import Model


class RemoveBlobsRequest(Model):
    keep: int | None = None


class AddAnythingRequest(Model):
    text: str | None = None
