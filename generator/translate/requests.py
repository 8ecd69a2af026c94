"""What a method takes: parameters and a body."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from generator import openapi
from generator.diagnostics import Diagnostics
from generator.ir import Argument, Body, FieldsBody, ModelReference, Parameter, Type, WholeBody
from generator.names import Name
from generator.openapi import Encoding, MediaType, RequestBody
from generator.text import Identifier
from generator.translate import bodies
from generator.translate.arguments import ArgumentNames
from generator.translate.media import FORM, essence, is_json_only, read_as
from generator.translate.schemas import ApiSchemas


class Unsupported(Exception):
    """The operation needs something that cannot be generated; the message says what."""


@dataclass(frozen=True, slots=True)
class RequestTranslator:
    """Translates the request of one operation.

    Attributes:
        names: The arguments of its method.
    """

    schemas: ApiSchemas
    diagnostics: Diagnostics
    names: ArgumentNames

    def parameters(self, parameters: Iterable[openapi.Parameter]) -> tuple[Parameter, ...]:
        """The parameters, those of the path first."""
        return tuple(map(self._parameter, sorted(parameters, key=lambda p: p.location_in != "path")))

    def _parameter(self, parameter: openapi.Parameter) -> Parameter:
        place = parameter.location_in
        said = self._said(parameter)
        argument = self.names.argument(
            parameter.name, parameter.schema, parameter.required, said, parameter.location, place
        )
        return Parameter(argument, place, _style(parameter), parameter.explode, parameter.allow_reserved)

    def _said(self, parameter: openapi.Parameter) -> str:
        """What is said of a parameter: its description, and what the server takes it for where it is left out."""
        schema = {**self.schemas.follow(parameter.schema), **parameter.schema}
        more: list[str] = []
        if parameter.deprecated or schema.get("deprecated") is True:
            more.append("Deprecated: the document advises against it.")
        if schema.get("default") is not None and not parameter.required:
            more.append(f"Left out, it is {json.dumps(schema['default'], ensure_ascii=False)}.")
        described = parameter.description.strip()
        stop = "." if more and described and described[-1] not in ".!?:" else ""
        return " ".join([f"{described}{stop}", *more]).strip()

    def content(self, body: RequestBody, media: MediaType, others: Iterable[MediaType]) -> tuple[Body, ...]:
        """The body as a method takes it, once for each media type that is offered.

        Args:
            body: The body.
            media: What is sent if a call does not choose, which comes first.
            others: What else it can choose.
        """
        sent = bodies.sent_as(media, self.schemas)
        found = {(media_type := bodies.media_type_of(media, sent)): self._body(body, media, media_type)}
        for other in others:
            if other.media_type not in found:
                found[other.media_type] = self._other(body, other)
        offered = (media, *others)
        if left_out := [each.media_type for each in body.content if each not in offered]:
            message = f"the body is sent as {media.media_type}; {', '.join(left_out)} is not offered"
            self.diagnostics.note("U222", message, body.location)
        return tuple(found.values())

    def _other(self, body: RequestBody, media: MediaType) -> Body:
        sent = bodies.sent_as(media, self.schemas)
        if sent == "json" and not is_json_only(media.media_type):
            # Whatever it is, the caller has written it.
            return WholeBody(media.media_type, self._whole(body, media, bodies.TEXT_OR_FILE))
        return self._body(body, media, media.media_type)

    def _body(self, body: RequestBody, media: MediaType, media_type: str) -> Body:
        sent = bodies.sent_as(media, self.schemas)
        kind = bodies.whole_type(media, sent, self.schemas)
        parts = bodies.parts(media, sent, self.schemas)
        if sent in ("json", "form", "multipart") and isinstance(kind, ModelReference) and kind.is_object:
            fields = self._fields(media, sent, body.required)
            return FieldsBody(media_type, kind, fields, body.required, parts)
        others = bodies.others(kind) if sent == "multipart" else "value"
        return WholeBody(media_type, self._whole(body, media, kind), parts, others)

    def _whole(self, body: RequestBody, media: MediaType, kind: Type) -> Argument:
        wire = Name("body", Identifier("body"))
        return Argument(wire, kind, body.required, body.description, media.location)

    def _fields(self, media: MediaType, sent: bodies.Sent, is_body_required: bool) -> tuple[Argument, ...]:
        schema = media.schema or {}
        required = self.schemas.required(schema)
        place = self.schemas.location(schema, media.location.child("schema"))
        fields: list[Argument] = []
        for name, inner in self.schemas.properties(schema).items():
            if inner.get("readOnly") is True:
                continue  # Only the server gives it.
            encoding = media.encoding.get(name, Encoding())
            kind = None
            if sent == "multipart":
                kind = bodies.field_type(inner, self.schemas, encoding.content_type)
            # A body that may be left out can only be so if each of its fields may.
            is_required = is_body_required and name in required
            description = self.schemas.description(inner)
            if encoding.headers and sent == "multipart":
                description += f"\nIts part can have the headers {', '.join(encoding.headers)}."
            location = place.child("properties", name)
            fields.append(self.names.argument(name, inner, is_required, description, location, "body", kind))
        return tuple(sorted(fields, key=lambda argument: not argument.required))


def _style(parameter: openapi.Parameter) -> str:
    """How a parameter is written: as its `style` says, or as its `content` is."""
    if parameter.content is None:
        return parameter.style
    if read_as(parameter.content) == "json":
        return "json"
    is_text = parameter.location_in == "querystring" and essence(parameter.content) != FORM
    return "text" if is_text else parameter.style
