"""Models that belong to no resource alone."""

from __future__ import annotations

from typing_extensions import TypeAliasType

Binary = TypeAliasType("Binary", bytes)
