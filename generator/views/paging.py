"""How an operation pages, as a finished piece of source."""

from __future__ import annotations

from collections.abc import Iterable

from generator import ir
from generator.text import Identifier, Source, join, literal, source


def page_rule(rule: ir.PageRule, method: ir.Method) -> tuple[Identifier, Source]:
    """The runtime's class for a rule, and the call that makes it.

    Args:
        rule: How the operation pages.
        method: The operation, which gives its fields names of Python's.
    """
    match rule:
        case ir.OffsetRule():
            name = Identifier("OffsetPages")
            values: dict[str, object] = {"items": rule.items, "total": rule.total, "size": rule.size}
            fields = {"offset": rule.offset, "limit": rule.limit}
        case ir.NumberRule():
            name = Identifier("NumberPages")
            first = None if rule.first == 1 else rule.first
            values = {"items": rule.items, "total": rule.total, "first": first, "size": rule.size}
            fields = {"page": rule.page, "limit": rule.limit}
        case ir.CursorRule():
            name = Identifier("CursorPages")
            values = {"items": rule.items, "next_cursor": rule.next_cursor, "more": rule.more}
            fields = {"cursor": rule.cursor}
        case ir.LinkRule():
            name = Identifier("LinkPages")
            values = {"items": rule.items}
            fields = {"limit": rule.limit}
    # All request fields of a rule stand in one place. A link is a URL: it may change the whole query.
    found = [field for field in fields.values() if field is not None]
    is_link = isinstance(rule, ir.LinkRule)
    place = "query" if is_link else found[0].location_in
    given = {key: value for key, value in values.items() if value is not None or key in ("items", "total")}
    given |= {key: field.name for key, field in fields.items() if field is not None}
    if place == "query" and not is_link:
        given["location"] = place
    if names := _names(method, place, None if is_link else {field.name for field in found}):
        given["names"] = names
    arguments = [source("{key}={value}", key=Identifier(key), value=literal(value)) for key, value in given.items()]
    return name, source("{name}({arguments})", name=name, arguments=join(", ", arguments))


def _names(method: ir.Method, place: str, wanted: set[str] | None) -> dict[str, str]:
    """The arguments of a method that are not called as on the wire, by their names there."""
    return {
        name.wire: str(name.python)
        for name in (argument.name for argument in _arguments(method, place))
        if name.wire != name.python and (wanted is None or name.wire in wanted)
    }


def _arguments(method: ir.Method, place: str) -> Iterable[ir.Argument]:
    if place == "body":
        return method.body.fields if isinstance(method.body, ir.FieldsBody) else ()
    return (parameter.argument for parameter in method.parameters if parameter.location_in == place)
