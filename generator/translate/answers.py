"""What a method gives: the type of a good answer, how it is read, and what may go wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.ir import ANY, Answer, Failure, Inferred, ListOf, Primitive, Type
from generator.openapi import MediaType, Operation, Response
from generator.translate.media import acceptable, preferred_sequence, read_as, sequence
from generator.translate.schemas import ApiSchemas
from generator.translate.sequences import item_of


@dataclass(frozen=True, slots=True)
class AnswerTranslator:
    """Translates the answers of one document."""

    schemas: ApiSchemas

    def answer(self, operation: Operation, media: MediaType | None, inferred: Inferred) -> Answer:
        """The answer that a method gives, of the media type that is read."""
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

    def stream(self, response: Response | None, answer: Answer) -> Answer | None:
        """What an answer that is JSON or text can be had as besides."""
        if response is None or answer.is_stream or answer.reads == "bytes":
            return None
        media = preferred_sequence(response.content)
        return self._sequence(media) if media else None

    def page_item(self, inferred: Inferred) -> Type:
        """The type of the items of a page."""
        if inferred.pages is None or inferred.answer is None:
            return ANY
        schema = inferred.answer
        if inferred.pages.items is not None:
            for token in inferred.pages.items.split("."):
                schema = self.schemas.properties(schema).get(token, {})
        kind = self.schemas.type_of(self.schemas.follow(schema))
        return kind.items if isinstance(kind, ListOf) else ANY

    def _sequence(self, media: MediaType) -> Answer | None:
        form = sequence(media.media_type)
        if form is None:
            return None
        item, reads = item_of(media, form, self.schemas)
        return Answer(self.schemas.type_of(item), reads, media_type=acceptable(media.media_type))


def success(responses: Iterable[Response]) -> Response | None:
    """The response that tells the type of an answer: the first 2xx with content, else any 2xx, else `default`."""
    responses = tuple(responses)
    successes = [response for response in responses if response.status.startswith("2")]
    for response in successes:
        if response.content:
            return response
    if successes:
        return successes[0]
    return next((response for response in responses if response.status == "default"), None)


def failures(responses: Iterable[Response], good: Response | None) -> tuple[Failure, ...]:
    """The documented error responses."""
    return tuple(
        Failure(response.status, response.description)
        for response in responses
        if response is not good and not response.status.startswith(("2", "3", "1"))
    )
