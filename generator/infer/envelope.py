"""Whether an answer stands inside the envelope that the configuration describes."""

from __future__ import annotations

from generator.config import Envelope
from generator.ir import Exchange
from generator.openapi import JsonSchema


def enveloped_data(exchange: Exchange, envelope: Envelope | None) -> JsonSchema | None:
    """The schema of the useful part, when the answer declares both the success flag and the data."""
    if envelope is None or exchange.answer is None:
        return None
    properties = exchange.follow(exchange.answer).get("properties", {})
    if envelope.ok not in properties:
        return None
    data: JsonSchema | None = properties.get(envelope.data)
    return data
