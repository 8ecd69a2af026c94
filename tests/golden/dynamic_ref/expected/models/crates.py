"""Models of Crates."""

from __future__ import annotations

from .._runtime.model import Model


class Crate(Model):
    weight: float | None = None
    inside: list[Crate] | None = None


class SealedCrate(Model):
    weight: float | None = None
    inside: list[SealedCrate] | None = None
    seal: str


class OldTree(Model):
    branches: list[OldTree] | None = None


class GetCratesResponse(Model):
    crate: Crate | None = None
    sealed: SealedCrate | None = None
    old: OldTree | None = None
