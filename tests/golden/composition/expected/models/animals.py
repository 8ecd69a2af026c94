"""Models of Animals."""

from __future__ import annotations

from .._runtime.model import Model
from .common import CatName


class Keeper(Model):
    name: str | None = None


class Animal(Model):
    name: str
    keeper: Keeper | None = None


class Dog(Animal):
    """Inherits what nothing says again"""

    breed: str | None = None


class Cat(Model):
    """Says a field of its base again, so it has all of them itself"""

    name: CatName
    keeper: Keeper | None = None


class Mule(Model):
    """Has two bases"""

    name: CatName
    keeper: Keeper | None = None
    breed: str | None = None
