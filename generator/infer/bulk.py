"""Whether an operation writes rows, of which one call takes only so many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.ir import BulkRule, Exchange, RuleError
from generator.names import words
from generator.node import is_object
from generator.openapi import JsonSchema

_WRITING_METHODS = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_READING = frozenset({"count", "fetch", "find", "get", "list", "lookup", "query", "read", "search"})
_READING_LAST = frozenset({"lookup", "query", "read", "search"})
_REPLACING = frozenset({"overwrite", "reorder", "replace", "reset", "set", "sort"})


def bulk(exchange: Exchange, setting: bool | Mapping[str, Any] | None) -> BulkRule | None:
    """The array of records, when it is the body or all that the body requires, and has `maxItems`.

    The rule is careful: what is no write of one record at a time must not be cut into several calls. An array of
    scalars may be the members of one thing, and what replaces a whole would be left with the last part.

    Args:
        exchange: The operation.
        setting: False switches the rule off; a table says what it would have inferred.
    """
    if setting is False:
        return None
    if isinstance(setting, Mapping):
        return _configured(exchange, setting)
    return (_whole(exchange) or _of_field(exchange)) if _writes(exchange) else None


def _writes(exchange: Exchange) -> bool:
    """Whether it adds to what is there or changes it, as far as its method and its name tell."""
    verb_and_nouns = words(exchange.id.replace(".", "/").rpartition("/")[2])
    spoken = [word for word in map(str.lower, verb_and_nouns) if word not in ("batch", "bulk")] or [""]
    if spoken[0] in _READING | _REPLACING or spoken[-1] in _READING_LAST:
        return False
    return exchange.http_method in _WRITING_METHODS


def _whole(exchange: Exchange) -> BulkRule | None:
    limit = _limit(exchange, exchange.whole_body)
    return None if limit is None else BulkRule(None, limit)


def _of_field(exchange: Exchange) -> BulkRule | None:
    arrays = [name for name, schema in exchange.body.items() if _is_array(exchange, schema)]
    if len(arrays) != 1 or exchange.required_body != frozenset(arrays):
        return None
    limit = _limit(exchange, exchange.body[arrays[0]])
    return None if limit is None else BulkRule(arrays[0], limit)


def _configured(exchange: Exchange, setting: Mapping[str, Any]) -> BulkRule:
    if exchange.http_method not in _WRITING_METHODS:
        raise RuleError(f"bulk is for operations that write, which a {exchange.http_method} does not")
    field: str | None = setting.get("field")
    if field is not None and field not in exchange.body:
        known = ", ".join(exchange.body) or "none"
        raise RuleError(f"bulk names {field!r}, which is no field of the body; its fields are {known}")
    if not _is_array(exchange, exchange.whole_body if field is None else exchange.body[field]):
        raise RuleError(f"bulk needs an array, which {'the body' if field is None else repr(field)} is not")
    return BulkRule(field, setting["limit"])


def _limit(exchange: Exchange, schema: JsonSchema | None) -> int | None:
    if schema is None or not _is_array(exchange, schema):
        return None
    array = exchange.follow(schema)
    items, limit = array.get("items"), array.get("maxItems")
    record = exchange.follow(items) if is_object(items) else {}
    is_record = record.get("type") == "object" or "properties" in record
    return limit if is_record and type(limit) is int and limit > 0 else None


def _is_array(exchange: Exchange, schema: JsonSchema | None) -> bool:
    return schema is not None and exchange.follow(schema).get("type") == "array"
