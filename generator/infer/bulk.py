"""Whether a body is one array of records of which a call takes only so many."""

from __future__ import annotations

from generator.ir import BulkRule, Exchange


def bulk(exchange: Exchange) -> BulkRule | None:
    """The only array of the body, when it is required and has `maxItems`, and nothing else is required."""
    arrays = {name: exchange.follow(schema) for name, schema in exchange.body.items()}
    arrays = {name: schema for name, schema in arrays.items() if schema.get("type") == "array"}
    if len(arrays) != 1:
        return None
    [(name, schema)] = arrays.items()
    limit = schema.get("maxItems")
    if exchange.required_body != frozenset({name}) or not isinstance(limit, int):
        return None
    return BulkRule(name, limit)
