"""One operation of a document as a method of a resource."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator import openapi
from generator.config import Envelope, OperationConfig
from generator.diagnostics import Diagnostics
from generator.ir import (
    ANY,
    Answer,
    Argument,
    Body,
    BulkMethod,
    Exchange,
    Failure,
    FieldsBody,
    Inferred,
    ListOf,
    Method,
    ModelReference,
    Parameter,
    Primitive,
    RuleError,
    Type,
    WholeBody,
)
from generator.names import BULK_PARAMETER_NAMES, METHOD_PARAMETER_NAMES, Name, bulk_method_name, snake
from generator.openapi import (
    Encoding,
    JsonSchema,
    MediaType,
    Operation,
    RequestBody,
    Response,
    Skipped,
)
from generator.text import Identifier
from generator.translate import bodies
from generator.translate.media import (
    FORM,
    acceptable,
    essence,
    preferred,
    preferred_sequence,
    read_as,
    requested,
    sequence,
)
from generator.translate.method_names import name_of_method
from generator.translate.schemas import ApiSchemas
from generator.translate.sequences import item_of
from generator.translate.types import nullable

Infer = Callable[[Exchange, OperationConfig, Envelope | None], Inferred]


class Unsupported(Exception):
    """The operation needs something that cannot be generated; the message says what."""


@dataclass(frozen=True, slots=True)
class OperationTranslator:
    """Translates the operations of one document."""

    schemas: ApiSchemas
    infer: Infer
    envelope: Envelope | None
    settings: Mapping[str, OperationConfig]
    diagnostics: Diagnostics

    def translate(self, operation: Operation, resource: str) -> Method | Skipped:
        """The method for an operation, or why there is none."""
        settings = self.settings.get(operation.id, OperationConfig())
        if settings.skip:
            return Skipped(operation.id, "skipped by the configuration", operation.location)
        try:
            return self._method(operation, resource, settings)
        except RuleError as why:
            raise self.diagnostics.fail(
                "F109", f"operations.{operation.id} of the configuration: {why}", operation.location
            ) from None
        except Unsupported as why:
            self.diagnostics.warning("U220", f"{why}; operation {operation.id!r} is skipped", operation.location)
            return Skipped(operation.id, str(why), operation.location)

    def _method(self, operation: Operation, resource: str, settings: OperationConfig) -> Method:
        response = _success(operation.responses)
        media = preferred(response.content) if response else None
        inferred = self.infer(self._exchange(operation, response, media), settings, self.envelope)
        answer = replace(self._answer(operation, media, inferred), description=response.description if response else "")
        name = name_of_method(operation.id, resource, settings)
        taken: set[str] = {*METHOD_PARAMETER_NAMES, *(BULK_PARAMETER_NAMES if inferred.bulk else ())}
        parameters = tuple(
            Parameter(
                self._argument(p.name, p.schema, p.required, p.description, p.location, taken, p.location_in),
                p.location_in,
                _style(p),
                p.explode,
                p.allow_reserved,
            )
            for p in sorted(operation.parameters, key=lambda p: p.location_in != "path")
        )
        body = self._body(operation.body, taken) if operation.body else None
        return Method(
            id=operation.id,
            name=name,
            http_method=operation.method,
            path=operation.path,
            summary=operation.summary,
            description=operation.description,
            deprecated=operation.deprecated,
            parameters=parameters,
            body=body,
            answer=answer,
            stream=self._stream(response, answer) if inferred.pages is None else None,
            failures=_failures(operation.responses, response),
            idempotent=inferred.idempotent,
            pages=inferred.pages,
            page_item=self._page_item(inferred),
            bulk=self._bulk(operation, inferred, body, name),
            security=operation.security,
            base_url=_base_url(operation),
            location=operation.location,
        )

    def _exchange(self, operation: Operation, response: Response | None, media: MediaType | None) -> Exchange:
        content = requested(operation.body.content) if operation.body else None
        # The rules know arrays and fields of JSON and forms, not parts that may be files.
        is_multipart = content is not None and essence(content.media_type).startswith("multipart/")
        schema = content.schema if content and not is_multipart else None
        return Exchange(
            id=operation.id,
            http_method=operation.method,
            extensions=operation.extensions or {},
            body=self.schemas.properties(schema) if schema else {},
            required_body=self.schemas.required(schema) if schema else frozenset(),
            whole_body=schema,
            query={p.name: p.schema for p in operation.parameters if p.location_in == "query"},
            answer=media.schema if media and read_as(media.media_type) == "json" else None,
            answer_headers=frozenset(name.lower() for name in response.headers) if response else frozenset(),
            follow=self.schemas.follow,
            location=operation.location,
        )

    def _answer(self, operation: Operation, media: MediaType | None, inferred: Inferred) -> Answer:
        if media is None:
            return Answer(None)
        if (stream := self._sequence(media)) is not None:
            return stream
        optional = any(r.status.startswith("2") and not r.content for r in operation.responses)
        match read_as(media.media_type):
            case "json":
                schema = inferred.answer if inferred.answer is not None else media.schema
                kind = ANY if schema is None else self.schemas.type_of(schema)
                return Answer(kind, "json", inferred.enveloped, optional)
            case "text":
                return Answer(Primitive("str"), "text", optional=optional, media_type=acceptable(media.media_type))
            case "bytes":
                return Answer(Primitive("bytes"), "bytes", optional=optional, media_type=acceptable(media.media_type))

    def _stream(self, response: Response | None, answer: Answer) -> Answer | None:
        """What an answer that is JSON or text can be had as besides."""
        if response is None or answer.is_stream or answer.reads == "bytes":
            return None
        media = preferred_sequence(response.content)
        return self._sequence(media) if media else None

    def _sequence(self, media: MediaType) -> Answer | None:
        form = sequence(media.media_type)
        if form is None:
            return None
        item, reads = item_of(media, form, self.schemas)
        return Answer(self.schemas.type_of(item), reads, media_type=acceptable(media.media_type))

    def _page_item(self, inferred: Inferred) -> Type:
        if inferred.pages is None or inferred.answer is None:
            return ANY
        schema = inferred.answer
        if inferred.pages.items is not None:
            for token in inferred.pages.items.split("."):
                schema = self.schemas.properties(schema).get(token, {})
        kind = self.schemas.type_of(self.schemas.follow(schema))
        return kind.items if isinstance(kind, ListOf) else ANY

    def _bulk(self, operation: Operation, inferred: Inferred, body: Body | None, name: Identifier) -> BulkMethod | None:
        media = requested(operation.body.content) if operation.body else None
        rule = inferred.bulk
        if rule is None or media is None or media.schema is None:
            return None
        if isinstance(body, FieldsBody) is (rule.field is None):
            # The fields of a body that is no plain object are no arguments.
            return None
        rows = media.schema if rule.field is None else self.schemas.properties(media.schema)[rule.field]
        row = self.schemas.type_of(self.schemas.follow(rows).get("items", {}))
        return BulkMethod(bulk_method_name(name), rule, row)

    def _body(self, body: RequestBody, taken: set[str]) -> Body:
        media = requested(body.content)
        if media is None:
            raise Unsupported("the request body has no content")
        self._note_others(body, media)
        sent = bodies.sent_as(media, self.schemas)
        media_type = bodies.media_type_of(media, sent)
        kind = bodies.whole_type(media, sent, self.schemas)
        parts = bodies.parts(media, sent, self.schemas)
        if sent in ("json", "form", "multipart") and isinstance(kind, ModelReference) and kind.is_object:
            fields = self._fields(media, sent, taken, body.required)
            return FieldsBody(media_type, kind, fields, body.required, parts)
        wire = Name("body", Identifier("body"))
        argument = Argument(wire, kind, body.required, body.description, media.location)
        others = bodies.others(kind) if sent == "multipart" else "value"
        return WholeBody(media_type, argument, parts, others)

    def _note_others(self, body: RequestBody, media: MediaType) -> None:
        left_out = [other.media_type for other in body.content if other is not media]
        if left_out:
            message = f"the body is sent as {media.media_type}; {', '.join(left_out)} is not offered"
            self.diagnostics.note("U222", message, body.location)

    def _fields(
        self, media: MediaType, sent: bodies.Sent, taken: set[str], is_body_required: bool
    ) -> tuple[Argument, ...]:
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
            fields.append(self._argument(name, inner, is_required, description, location, taken, "body", kind))
        return tuple(sorted(fields, key=lambda argument: not argument.required))

    def _argument(
        self,
        wire: str,
        schema: JsonSchema,
        required: bool,
        description: str,
        location: Any,
        taken: set[str],
        place: str,
        kind: Type | None = None,
    ) -> Argument:
        python = snake(wire)
        if python in taken:
            python = Identifier(f"{place}_{python.strip('_')}")
        if python in taken:
            while python in taken:
                python = Identifier(f"{python}_")
            self.diagnostics.warning("N107", f"several arguments want the name of {wire!r}; it is {python}", location)
        taken.add(python)
        kind = kind or self.schemas.type_of(schema)
        # An optional field may be null on the wire: that clears it, where leaving it out lets it be.
        kind = nullable(kind) if place == "body" and not required else kind
        return Argument(Name(wire, python), kind, required, description, location)


def _style(parameter: openapi.Parameter) -> str:
    """How a parameter is written: as its `style` says, or as its `content` is."""
    if parameter.content is None:
        return parameter.style
    if read_as(parameter.content) == "json":
        return "json"
    is_text = parameter.location_in == "querystring" and essence(parameter.content) != FORM
    return "text" if is_text else parameter.style


def _success(responses: Iterable[Response]) -> Response | None:
    """The response that tells the type of an answer: the first 2xx with content, else any 2xx, else `default`."""
    responses = tuple(responses)
    successes = [response for response in responses if response.status.startswith("2")]
    for response in successes:
        if response.content:
            return response
    if successes:
        return successes[0]
    return next((response for response in responses if response.status == "default"), None)


def _failures(responses: Iterable[Response], success: Response | None) -> tuple[Failure, ...]:
    return tuple(
        Failure(response.status, response.description)
        for response in responses
        if response is not success and not response.status.startswith(("2", "3", "1"))
    )


def _base_url(operation: Operation) -> str | None:
    """The URL of the operation's own server; a relative one stays so until the call."""
    if not operation.servers:
        return None
    server = operation.servers[0]
    url = server.url
    for variable in server.variables:
        url = url.replace("{" + variable.name + "}", variable.default or "")
    if "://" in url and not url.startswith(("http://", "https://")):
        raise Unsupported(f"its own server {url} is not reached by HTTP")
    return server.url
