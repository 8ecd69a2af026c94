"""Models of Notes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.model import Model


class Note(Model):
    """\"\"\" """

    a_b: Annotated[str | None, Field(alias='a"b')] = '"""'
    """\\\"\"\" """

    class_: Annotated[str | None, Field(alias="__class__")] = None
    model_dump_: Annotated[str | None, Field(alias="model_dump")] = None
    field_1st: Annotated[str | None, Field(alias="1st")] = None
    """@0@"""


GetNoteImportOsSort = TypeAliasType(
    "GetNoteImportOsSort",
    Literal['"', "'", "\\", "\n", "{x}"] | str,
)
