"""Models of Pilots."""

from __future__ import annotations

from .._runtime.model import Model


class Advice(Model):
    text: str


class Word(Model):
    word: str


class AskPilotRequest(Model):
    question: str
    stream: bool | None = None


class AskOldPilotRequest(Model):
    question: str
    stream: bool | None = None
