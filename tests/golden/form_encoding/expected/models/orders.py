"""Models of Orders."""

from __future__ import annotations

from .._runtime.model import Model


class Line(Model):
    article: str
    count: int | None = None


class CreateOrderRequestAddress(Model):
    street: str | None = None


class CreateOrderRequestLimits(Model):
    most: int | None = None


class CreateOrderRequest(Model):
    customer: str
    lines: list[Line] | None = None
    address: CreateOrderRequestAddress | None = None
    colours: list[str] | None = None
    sizes: list[int] | None = None
    codes: list[str] | None = None
    next: str | None = None
    limits: CreateOrderRequestLimits | None = None
