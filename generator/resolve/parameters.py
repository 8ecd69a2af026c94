"""Parameter Objects (OpenAPI 3.1.1, section 4.8.12), their defaults filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.keywords import SCHEMA_KEYWORDS
from generator.node import Node
from generator.openapi import JsonSchema, Parameter, ParameterLocation
from generator.resolve.context import Context, Unsupported

_DEFAULT_STYLE = {"path": "simple", "header": "simple", "query": "form", "querystring": "form", "cookie": "form"}
_STYLES = {
    "path": ("simple", "label", "matrix"),
    "header": ("simple",),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "querystring": ("form",),
    "cookie": ("form", "cookie"),
}
_IGNORED_HEADERS = frozenset({"accept", "authorization", "content-type"})
"""Headers that no parameter describes: the specification says to ignore such a definition."""

_VARIABLE = re.compile(r"\{[+#./;?&]?([^{}]*?)\*?\}")
"""A variable in a path template; some documents write the modifiers of RFC 6570 in it."""


def template(path: str, parameters: tuple[Parameter, ...]) -> str:
    """A path template without modifiers at variables that are declared without them.

    A fragment only tells operations apart whose paths are the same: it is never sent.
    """
    path = "/" + path.partition("#")[0].removeprefix("/")
    declared = {each.name for each in parameters if each.location_in == "path"}

    def plain(match: re.Match[str]) -> str:
        whole = match.group()
        return whole if whole[1:-1] in declared else "{" + match.group(1) + "}"

    return _VARIABLE.sub(plain, path)


def parameters(context: Context, path: str, lists: list[Node]) -> tuple[Parameter, ...]:
    """All parameters of an operation.

    Args:
        context: What `resolve` shares.
        path: The path template; a variable that no parameter declares becomes a required string.
        lists: The `parameters` of the path item and of the operation; a later one replaces an
            earlier one of its name and place.

    Raises:
        Unsupported: One of them cannot be generated.
    """
    found: dict[tuple[str, str], Parameter] = {}
    for node in lists:
        for item in node.items():
            if item.value is not None and (parameter := _parameter(context, path, item)) is not None:
                found[parameter.name, parameter.location_in] = parameter
    for name in _undeclared(path, found):
        found[name, "path"] = _path_string(name, lists[-1])
    return tuple(found.values())


def _undeclared(path: str, found: dict[tuple[str, str], Parameter]) -> Iterator[str]:
    for match in _VARIABLE.finditer(path):
        if (match.group()[1:-1], "path") not in found and (match.group(1), "path") not in found:
            yield match.group(1)


def _path_string(name: str, node: Node) -> Parameter:
    schema: JsonSchema = {"type": "string"}
    return Parameter(name, "path", True, schema, "simple", False, node.location)


def _parameter(context: Context, path: str, item: Node) -> Parameter | None:
    node = context.follow(item)
    if node is None:
        return None
    name = node.text("name")
    if not name:
        raise Unsupported("U202", "a parameter has no `name`", node.location)
    place = _place(context, path, node)
    if place == "header" and name.lower() in _IGNORED_HEADERS:
        return None
    style = node.text("style")
    if style not in _STYLES[place]:
        style = _DEFAULT_STYLE[place]
    explode = node.get("explode")
    media_type, schema = _schema(context, node)
    return Parameter(
        name=name,
        location_in=place,
        required=place == "path" or node.flag("required"),
        schema=schema,
        style=style,
        explode=explode if isinstance(explode, bool) else style in ("form", "cookie"),
        location=node.location,
        description=context.text(node, "description"),
        allow_reserved=node.flag("allowReserved"),
        deprecated=node.flag("deprecated"),
        content=media_type,
    )


def _place(context: Context, path: str, node: Node) -> ParameterLocation:
    """Where a parameter stands; what the path has a variable for can only stand there."""
    name, written = node.text("name"), node.text("in")
    match written:
        case "path" | "query" | "querystring" | "header" | "cookie" as place:
            return place
        case _:
            meant = _meant_place(path, name, written)
            if meant is None:
                where = f'is in "{written}"' if written else "has no `in`"
                raise Unsupported("U202", f'parameter "{name}" {where}', node.location)
            message = f'the parameter "{name}" must have `in: {meant}`, which is assumed'
            context.diagnostics.warning("C147", message, node.location)
            return meant


def _meant_place(path: str, name: str, written: str) -> ParameterLocation | None:
    if f"{{{name}}}" in path:
        return "path"
    match written.strip().lower():
        case "query" | "header" | "cookie" as place:
            return place
        case _:
            return None


def _schema(context: Context, node: Node) -> tuple[str | None, JsonSchema]:
    """The media type, if the parameter has `content`, and the schema."""
    for media_type, media in node.child("content").entries():
        target = context.follow_or_empty(media)
        return media_type, _converted(context, target) if target else {}
    if "schema" in node.value:
        return None, _converted(context, node)
    written = {key: value for key, value in node.value.items() if key in SCHEMA_KEYWORDS}
    if not written:
        message = f'the parameter "{node.text("name")}" has neither `schema` nor `content`; any value is taken'
        context.diagnostics.warning("C153", message, node.location)
        return None, {}
    keys = ", ".join(f"`{key}`" for key in written)
    message = f"{keys}: this belongs into the parameter's `schema`, and is read as if it stood there"
    context.diagnostics.warning("C153", message, node.location)
    return None, context.schemas.convert(Node(written, node.location))


def _converted(context: Context, owner: Node) -> JsonSchema:
    return context.schemas.convert(owner.child("schema")) if "schema" in owner.value else {}
