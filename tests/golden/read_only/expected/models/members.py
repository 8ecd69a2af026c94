"""Models of Members."""

from __future__ import annotations

from .._runtime.formats import date
from .._runtime.model import Model


class Member(Model):
    """One class serves both ways: nothing that only one side gives is required."""

    name: str
    since: date | None = None
    password: str | None = None


class Login(Model):
    """Only ever sent."""

    name: str
    password: str
