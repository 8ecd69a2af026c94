"""Models that belong to no resource alone."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypeAliasType

CopyBinding = TypeAliasType("CopyBinding", Literal["lent", "free"] | str)
