"""Turns the resolved documents into the intermediate representation."""

from generator.translate.package import translate

__all__ = ["translate"]
