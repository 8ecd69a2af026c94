"""Models of Jobs."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypeAliasType

from .._runtime.model import Model


class Result(Model):
    value: float


class Ticket(Model):
    ticket: str


class Problem(Model):
    title: str
    running: Ticket | None = None


RefusalReason = TypeAliasType("RefusalReason", Literal["full", "closed"] | str)


class Refusal(Model):
    reason: RefusalReason | None = None


class GetJobStateResponseDefault(Model):
    state: str | None = None
