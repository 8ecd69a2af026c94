"""How an operation pages, as a finished piece of source."""

from __future__ import annotations

from generator import ir
from generator.text import Identifier, Source, join, literal, source


def page_rule(rule: ir.PageRule) -> tuple[Identifier, Source]:
    """The runtime's class for a rule, and the call that makes it."""
    match rule:
        case ir.OffsetRule():
            name = Identifier("OffsetPages")
            values: dict[str, object] = {"items": rule.items, "total": rule.total}
            fields = {"offset": rule.offset, "limit": rule.limit}
        case ir.NumberRule():
            name = Identifier("NumberPages")
            values = {"items": rule.items, "total": rule.total, "first": None if rule.first == 1 else rule.first}
            fields = {"page": rule.page, "limit": rule.limit}
        case ir.CursorRule():
            name = Identifier("CursorPages")
            values = {"items": rule.items, "next_cursor": rule.next_cursor, "more": rule.more}
            fields = {"cursor": rule.cursor}
    given = {key: value for key, value in values.items() if value is not None or key in ("items", "total")}
    given |= {key: found.name for key, found in fields.items() if found is not None}
    # All request fields of a rule stand in one place; the body is the default.
    if any(found is not None and found.location_in == "query" for found in fields.values()):
        given["location"] = "query"
    arguments = [source("{key}={value}", key=Identifier(key), value=literal(value)) for key, value in given.items()]
    return name, source("{name}({arguments})", name=name, arguments=join(", ", arguments))
