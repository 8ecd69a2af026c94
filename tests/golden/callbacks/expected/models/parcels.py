"""Models of Parcels."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.model import Model


class SendParcelRequest(Model):
    status_url: Annotated[str, Field(alias="statusUrl")]
