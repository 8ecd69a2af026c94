"""Models of BodiesResource."""

from __future__ import annotations

from .._runtime.model import Model


class Cat(Model):
    meow: str


class Dog(Model):
    bark: int
