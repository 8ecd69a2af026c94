"""One operation of a document as a method of a resource."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from generator.config import Envelope, OperationConfig
from generator.diagnostics import Diagnostics
from generator.ir import Body, BulkMethod, Exchange, FieldsBody, Inferred, Method, Parameter, RuleError
from generator.names import BODY_PARAMETER_NAMES, BULK_PARAMETER_NAMES, METHOD_PARAMETER_NAMES, bulk_method_name
from generator.openapi import JsonSchema, MediaType, Operation
from generator.outcome import Skipped
from generator.text import Identifier
from generator.translate.answers import AnswerTranslator, good_response
from generator.translate.arguments import ArgumentNames
from generator.translate.headers import answer_headers
from generator.translate.media import essence, offered, preferred, read_as, requested
from generator.translate.method_names import name_of_method
from generator.translate.requests import RequestTranslator, Unsupported
from generator.translate.schemas import ApiSchemas

Infer = Callable[[Exchange, OperationConfig, Envelope | None], Inferred]


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
        content = _requested(operation, settings)
        exchange = self._exchange(operation, content)
        inferred = self.infer(exchange, settings, self.envelope)
        answers = AnswerTranslator(self.schemas, operation, partial(self._unwrap, exchange, settings))
        answer = answers.answer()
        name = name_of_method(operation.id, resource, settings)
        parameters, bodies = self._request(operation, content, inferred)
        return Method(
            id=operation.id,
            name=name,
            http_method=operation.method,
            path=operation.path,
            summary=operation.summary,
            description=operation.description,
            deprecated=operation.deprecated,
            parameters=parameters,
            body=bodies[0] if bodies else None,
            other_bodies=bodies[1:],
            answer=answer,
            stream=answers.stream(answer) if inferred.pages is None else None,
            failures=answers.failures(),
            headers=answer_headers(operation, self.schemas),
            idempotent=inferred.idempotent,
            pages=inferred.pages,
            page_item=answers.page_item(inferred),
            bulk=self._bulk(content, inferred, bodies, name),
            security=operation.security,
            base_url=_base_url(operation),
            location=operation.location,
        )

    def _unwrap(
        self, exchange: Exchange, settings: OperationConfig, schema: JsonSchema | None
    ) -> tuple[JsonSchema | None, bool]:
        """The useful part of one of the operation's answers, and whether it stands in the envelope."""
        only_envelope = OperationConfig(envelope=settings.envelope)
        inferred = self.infer(replace(exchange, answer=schema), only_envelope, self.envelope)
        return inferred.answer, inferred.enveloped

    def _request(
        self, operation: Operation, content: MediaType | None, inferred: Inferred
    ) -> tuple[tuple[Parameter, ...], tuple[Body, ...]]:
        """What the method takes: parameters, and the body once for each media type that it offers."""
        body = operation.body
        others: tuple[MediaType, ...] = ()
        # The pages of a search are asked for in one way.
        if body and content and inferred.pages is None:
            others = offered(body.content, content)
        taken: set[str] = {*METHOD_PARAMETER_NAMES, *(BULK_PARAMETER_NAMES if inferred.bulk else ())}
        names = ArgumentNames(self.schemas, self.diagnostics, taken | (BODY_PARAMETER_NAMES if others else set()))
        requests = RequestTranslator(self.schemas, self.diagnostics, names)
        parameters = requests.parameters(operation.parameters)
        return parameters, requests.content(body, content, others) if body and content else ()

    def _exchange(self, operation: Operation, content: MediaType | None) -> Exchange:
        response = good_response(operation)
        media = preferred(response.content) if response else None
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
            answer_headers=frozenset(header.name.lower() for header in response.headers) if response else frozenset(),
            follow=self.schemas.follow,
            location=operation.location,
        )

    def _bulk(
        self, media: MediaType | None, inferred: Inferred, bodies: tuple[Body, ...], name: Identifier
    ) -> BulkMethod | None:
        rule = inferred.bulk
        if rule is None or media is None or media.schema is None:
            return None
        if isinstance(bodies[0], FieldsBody) is (rule.field is None):
            # The fields of a body that is no plain object are no arguments.
            return None
        rows = media.schema if rule.field is None else self.schemas.properties(media.schema)[rule.field]
        row = self.schemas.type_of(self.schemas.follow(rows).get("items", {}))
        return BulkMethod(bulk_method_name(name), rule, row)


def _requested(operation: Operation, settings: OperationConfig) -> MediaType | None:
    """The media type of the body that is sent if a call does not choose; None where there is no body.

    Raises:
        RuleError: It is configured, and the document does not have it.
        Unsupported: The body has no content.
    """
    content = operation.body.content if operation.body else ()
    if settings.content_type is not None:
        for media in content:
            if media.media_type == settings.content_type:
                return media
        known = ", ".join(media.media_type for media in content) or "none"
        raise RuleError(f"content_type names {settings.content_type!r}, which the body does not have; it has {known}")
    if operation.body is not None and not content:
        raise Unsupported("the request body has no content")
    return requested(content)


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
