"""Parameter Objects (OpenAPI 3.1.1, section 4.8.12), their defaults filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.node import Node
from generator.openapi import JsonSchema, Parameter, ParameterLocation
from generator.resolve.context import Context, Unsupported

_DEFAULT_STYLE = {"path": "simple", "header": "simple", "query": "form", "cookie": "form"}
_STYLES = {
    "path": ("simple", "label", "matrix"),
    "header": ("simple",),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "cookie": ("form", "cookie"),
}
_IGNORED_HEADERS = frozenset({"accept", "authorization", "content-type"})
"""Headers that no parameter describes: the specification says to ignore such a definition."""

_VARIABLE = re.compile(r"\{[+#./;?&]?([^{}]*?)\*?\}")
"""A variable in a path template; some documents write the modifiers of RFC 6570 in it."""


def template(path: str, parameters: tuple[Parameter, ...]) -> str:
    """A path template without modifiers at variables that are declared without them."""
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
            if (parameter := _parameter(context, item)) is not None:
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


def _parameter(context: Context, item: Node) -> Parameter | None:
    node = context.follow(item)
    if node is None or not node.text("name"):
        return None
    place = _place(node)
    name = node.text("name")
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
        required=place == "path" or node.get("required") is True,
        schema=schema,
        style=style,
        explode=explode if isinstance(explode, bool) else style in ("form", "cookie"),
        location=node.location,
        description=context.text(node, "description"),
        allow_reserved=node.get("allowReserved") is True,
        deprecated=node.get("deprecated") is True,
        content=media_type,
    )


def _place(node: Node) -> ParameterLocation:
    name = node.text("name")
    match node.text("in"):
        case "path" | "query" | "header" | "cookie" as place:
            return place
        case "querystring":
            reason = f'`querystring` parameter "{name}" is not supported'
            raise Unsupported("U201", reason, node.location)
        case place:
            raise Unsupported("U202", f'parameter "{name}" is in "{place}"', node.location)


def _schema(context: Context, node: Node) -> tuple[str | None, JsonSchema]:
    """The media type, if the parameter has `content`, and the schema."""
    for media_type, media in node.child("content").entries():
        target = context.follow(media)
        return media_type, _converted(context, target) if target else {}
    return None, _converted(context, node)


def _converted(context: Context, owner: Node) -> JsonSchema:
    return context.schemas.convert(owner.child("schema")) if "schema" in owner.value else {}
