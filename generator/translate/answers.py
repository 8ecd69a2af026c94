"""What a method gives: the type of a good answer, how it is read, and what may go wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.ir import ANY, Answer, Content, Failure, Inferred, ListOf, Primitive, Type
from generator.openapi import JsonSchema, MediaType, Operation, Response
from generator.translate.media import acceptable, is_json, preferred, preferred_sequence, read_as, sequence
from generator.translate.schemas import ApiSchemas
from generator.translate.sequences import item_of
from generator.translate.types import nullable, union

Unwrap = Callable[[JsonSchema | None], tuple[JsonSchema | None, bool]]
"""Gives the schema of the useful part of an answer, and whether that stands in the configured envelope."""

_JSON = "application/json"
_ANY_JSON = frozenset({_JSON, "*/*", "application/*"})


@dataclass(frozen=True, slots=True)
class AnswerTranslator:
    """Translates the answers of one operation."""

    schemas: ApiSchemas
    operation: Operation
    unwrap: Unwrap

    def answer(self) -> Answer:
        """The answer that a method gives."""
        good = good_response(self.operation)
        media = _read(good.content) if good else None
        if good is None or media is None:
            return Answer(None, description=good.description if good else "")
        if (stream := self._sequence(media, good.description)) is not None:
            return stream
        main = self._content(good, media)
        further = tuple(self._further(good, main))
        optional = any(not response.content for response in successes(self.operation))
        accepted = [media.media_type, *(read.media_type for _, read in self._read_besides(good))]
        gives = union(each.type for each in (main, *further))
        return Answer(
            type=main.type,
            reads=main.reads,
            enveloped=main.enveloped,
            optional=optional,
            accept=_accept(accepted),
            description=good.description,
            further=further,
            gives=nullable(gives) if optional else gives,
        )

    def stream(self, answer: Answer) -> Answer | None:
        """What an answer that is JSON or text can be had as besides."""
        good = good_response(self.operation)
        if good is None or answer.is_stream or answer.reads == "bytes":
            return None
        media = preferred_sequence(good.content)
        return self._sequence(media, "") if media else None

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

    def failures(self) -> tuple[Failure, ...]:
        """The documented responses that are no success."""
        good = good_response(self.operation)
        return tuple(
            Failure(response.status, response.description, self._failure_type(response))
            for response in self.operation.responses
            if response is not good and not response.status.startswith(("1", "2"))
        )

    def _read_besides(self, good: Response) -> Iterator[tuple[Response, MediaType]]:
        """The other good responses that have content which is no sequence, each with the media type that is read."""
        for response in successes(self.operation):
            media = _read(response.content)
            if response is not good and media is not None and sequence(media.media_type) is None:
                yield response, media

    def _further(self, good: Response, main: Content) -> Iterator[Content]:
        """What other statuses hold than the main one, if that is something else."""
        found = [self._content(response, media) for response, media in self._read_besides(good)]
        other = [each for each in found if _held(each) != _held(main)]
        # A range covers the codes that are not listed: then all that are must be.
        yield from [main, *found] if any(each.status.endswith("XX") for each in other) else other

    def _content(self, response: Response, media: MediaType) -> Content:
        status, described = response.status, response.description
        match read_as(media.media_type):
            case "json":
                schema, enveloped = self.unwrap(media.schema)
                kind = ANY if schema is None else self.schemas.type_of(schema)
                return Content(status, kind, "json", enveloped, described)
            case "text":
                return Content(status, Primitive("str"), "text", False, described)
            case "bytes":
                return Content(status, Primitive("bytes"), "bytes", False, described)

    def _sequence(self, media: MediaType, description: str) -> Answer | None:
        form = sequence(media.media_type)
        if form is None:
            return None
        item, reads = item_of(media, form, self.schemas)
        kind = self.schemas.type_of(item)
        return Answer(kind, reads, accept=acceptable(media.media_type), description=description, gives=kind)

    def _failure_type(self, response: Response) -> Type | None:
        media = preferred(response.content)
        if media is None or media.schema is None or not is_json(media.media_type):
            return None
        kind = self.schemas.type_of(media.schema)
        return None if kind == ANY else kind


def good_response(operation: Operation) -> Response | None:
    """The response that tells the type of an answer: the first 2xx with content, else any 2xx, else `default`."""
    good = successes(operation)
    with_content = (response for response in good if response.content)
    by_default = (response for response in operation.responses if response.status == "default")
    return next(with_content, None) or next(iter(good), None) or next(by_default, None)


def successes(operation: Operation) -> list[Response]:
    """The responses with a status of success."""
    return [response for response in operation.responses if response.status.startswith("2")]


def _read(content: tuple[MediaType, ...]) -> MediaType | None:
    """The media type to read; of parts none is read by itself, so that they are given as the bytes that they are."""
    return preferred(content) or next(iter(content), None)


def _held(content: Content) -> tuple[Type, str, bool]:
    return content.type, content.reads, content.enveloped


def _accept(media_types: Iterable[str]) -> str:
    """What to ask for in order to get any of these media types; empty for plain JSON."""
    asked = (_JSON if media_type in _ANY_JSON else acceptable(media_type) for media_type in media_types)
    text = ", ".join(dict.fromkeys(filter(None, asked)))
    return "" if text == _JSON else text
