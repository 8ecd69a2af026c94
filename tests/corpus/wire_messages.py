"""What a document says that goes over the wire: parameters, bodies and answers, read from the document itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tests.corpus.operations import Documented
from tests.corpus.schemas import Place, Schemas, UnknownPlace

_STYLES = {"path": "simple", "header": "simple", "query": "form", "cookie": "form", "querystring": "form"}
_IGNORED = frozenset({"accept", "authorization", "content-type"})
"""Headers that no Parameter Object describes."""

Encodings = Mapping[str, Mapping[str, Any]]


class Described(NamedTuple):
    """A parameter, its defaults filled in.

    Attributes:
        name: Its name on the wire.
        place: Where it stands: `path`, `query`, `querystring`, `header` or `cookie`.
        required: Whether it must be given.
        style: How it is written; `json` where its content is that.
        explode: Whether its members stand apart.
        reserved: Whether reserved characters stay as they are.
        schema: Where its schema stands, if it has one.
    """

    name: str
    place: str
    required: bool
    style: str
    explode: bool
    reserved: bool
    schema: Place | None


class Content(NamedTuple):
    """A body under one media type.

    Attributes:
        media_type: The media type, or a range.
        schema: Where its schema stands, if it has one.
        encodings: Its Encoding Objects, by the names of properties; OpenAPI 3.0 knows no styles of parts.
        is_sequence: Whether the schema is that of one item of a sequence.
    """

    media_type: str
    schema: Place | None
    encodings: Encodings
    is_sequence: bool = False

    @property
    def essence(self) -> str:
        """The media type without its parameters."""
        return self.media_type.partition(";")[0].strip().lower()

    def field(self, name: str) -> Described | None:
        """How a field is written that has a style; None where its content type says how."""
        encoding = self.encodings.get(name) or {}
        if not any(key in encoding for key in ("style", "explode", "allowReserved")):
            return None
        style = str(encoding.get("style") or "form")
        explode = encoding.get("explode", style == "form")
        return Described(name, "query", False, style, explode, encoding.get("allowReserved") is True, None)

    @property
    def has_fields(self) -> bool:
        """Whether it is a form, or a body of named parts."""
        return self.essence in ("application/x-www-form-urlencoded", "multipart/form-data")


class Answer(NamedTuple):
    """A documented response: one status, one media type, or no content at all."""

    status: str
    content: Content | None

    @property
    def code(self) -> int:
        """A status code that it is for."""
        return 200 if self.status == "default" else int(self.status.upper().replace("X", "0"))


_VARIABLE = re.compile(r"\{[+#./;?&]?([^{}]*?)\*?\}")


def plain(operation: Documented) -> Documented:
    """An operation whose path is what is sent: without a fragment, and without the modifiers of RFC 6570."""
    return operation._replace(path=_VARIABLE.sub(r"{\1}", operation.path.partition("#")[0]))


def parameters(schemas: Schemas, operation: Documented) -> list[Described]:
    """The parameters of an operation; its own before those of its path item. What a path needs is one in any case."""
    variables = re.findall(r"\{([^{}]*)\}", operation.path)
    found = {(name, "path"): Described(name, "path", True, "simple", False, False, None) for name in variables}
    for owner in (operation.item, operation.place):
        for number, _ in enumerate(schemas.at(owner).get("parameters") or ()):
            place = schemas.followed(schemas.below(owner, "parameters", number))
            parameter = _parameter(schemas, place)
            if parameter.place != "header" or parameter.name.lower() not in _IGNORED:
                found[parameter.name, parameter.place] = parameter
    return list(found.values())


def _parameter(schemas: Schemas, place: Place) -> Described:
    node = schemas.at(place)
    where = str(node["in"])
    style = str(node.get("style") or _STYLES[where])
    schema = schemas.below(place, "schema") if "schema" in node else None
    for media_type in node.get("content") or ():
        inner = schemas.followed(schemas.below(place, "content", media_type))
        schema = schemas.below(inner, "schema") if "schema" in schemas.at(inner) else None
        style = "json" if "json" in media_type else style
    return Described(
        name=str(node["name"]),
        place=where,
        required=node.get("required") is True or where == "path",
        style=style,
        explode=node.get("explode", style in ("form", "cookie")),
        reserved=node.get("allowReserved") is True,
        schema=schema,
    )


def body(schemas: Schemas, operation: Documented) -> tuple[bool, list[Content]] | None:
    """Whether an operation needs a body, and what may be in it; None where it takes none."""
    if not schemas.at(operation.place).get("requestBody"):
        return None
    place = schemas.followed(schemas.below(operation.place, "requestBody"))
    return schemas.at(place).get("required") is True, list(_contents(schemas, place))


def answers(schemas: Schemas, operation: Documented) -> list[Answer]:
    """All documented responses of an operation."""
    found: list[Answer] = []
    for status in schemas.at(operation.place).get("responses") or {}:
        if not str(status).startswith("x-"):
            place = schemas.followed(schemas.below(operation.place, "responses", status))
            contents = list(_contents(schemas, place))
            # The answer to HEAD is that to GET without its content.
            has_content = contents and operation.method != "HEAD"
            found += (
                [Answer(str(status), content) for content in contents] if has_content else [Answer(str(status), None)]
            )
    return found


def _contents(schemas: Schemas, owner: Place) -> Iterator[Content]:
    for media_type in schemas.at(owner).get("content") or {}:
        try:
            place = schemas.followed(schemas.below(owner, "content", media_type))
        except UnknownPlace:
            continue
        node = schemas.at(place) or {}
        key = "itemSchema" if "itemSchema" in node else "schema"
        schema = schemas.below(place, key) if key in node else None
        encodings = dict(node.get("encoding") or {})
        if media_type.startswith("multipart/") and str(schemas.document.get("openapi")).startswith("3.0"):
            encodings = {name: {"contentType": each.get("contentType")} for name, each in encodings.items()}
        yield Content(str(media_type), schema, encodings, key == "itemSchema")


def alternatives(schemas: Schemas, operation: Documented) -> list[list[Mapping[str, Any]]]:
    """The security schemes of each alternative of an operation."""
    own = schemas.at(operation.place).get("security")
    required = schemas.document.get("security") if own is None else own
    schemes = (schemas.document.get("components") or {}).get("securitySchemes") or {}
    return [[schemes.get(name) or {} for name in alternative] for alternative in required or [{}]]
