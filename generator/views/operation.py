"""The `Operation(...)` behind a method, as a finished piece of source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator import ir
from generator.layout import lay_out
from generator.names import private_constant
from generator.text import Identifier, Source, join, literal, source, written_tuple
from generator.views.types import TypeWriter


@dataclass(slots=True)
class OperationWriter:
    """Writes the operations of one module.

    Attributes:
        types: Writes the module's types.
        imports: The statements that what was written needs, those of the types aside.
    """

    types: TypeWriter
    imports: set[Source] = field(default_factory=set[Source])

    def constant(self, method: ir.Method, stream: Identifier, headers: Identifier) -> Source:
        """The statement that defines a method's operation.

        Args:
            method: The method.
            stream: The constant of what it can give as a stream.
            headers: The constant of the headers of its answers.
        """
        self._use("Operation")
        arguments = [*self._arguments(method)]
        if method.headers:
            arguments.append(source("headers={headers}", headers=headers))
        if method.stream is not None:
            arguments.append(source("stream={stream}", stream=stream))
        call = source(
            "{name}: Operation[{answer}] = Operation({arguments})",
            name=private_constant(method.name),
            answer=self.answer(method, in_class=False),
            arguments=join(", ", arguments),
        )
        return lay_out(call)

    def stream(self, stream: ir.Answer, name: Identifier) -> Source:
        """The statement that defines what a method can give as a stream."""
        self._use("StreamOf")
        call = source(
            "{name}: StreamOf[{kind}] = StreamOf({accept}, {reads}, lambda: {item})",
            name=name,
            kind=self.item(stream, in_class=False),
            accept=literal(stream.accept or "*/*"),
            reads=literal(stream.reads),
            item=self.types.wire(stream.type or ir.ANY),
        )
        return lay_out(call)

    def headers(self, method: ir.Method, name: Identifier, values: Identifier) -> Source:
        """The statement that defines how the headers of a method's answers are read.

        Args:
            method: The method.
            name: The constant's name.
            values: The type of the mapping that they are read into.
        """
        self._use("Header")
        self._use("HeadersOf")
        items = join(", ", map(self._header, method.headers))
        return lay_out(
            source("{name}: HeadersOf[{values}] = HeadersOf({{{items}}})", name=name, values=values, items=items)
        )

    def _header(self, header: ir.AnswerHeader) -> Source:
        arguments = [source("lambda: {kind}", kind=self.types.wire(header.type))]
        if header.form != "text":
            arguments.append(literal(header.form))
        return source("{name}: Header({arguments})", name=literal(header.name), arguments=join(", ", arguments))

    def item(self, stream: ir.Answer, *, in_class: bool) -> Source:
        """The type of an item of a stream."""
        return self.types.result(stream.type or ir.ANY, in_class=in_class)

    def answer(self, method: ir.Method, *, in_class: bool) -> Source:
        """The type of what a method gives, or of an item of it where it is a stream."""
        gives = method.answer.gives
        return Source("None") if gives is None else self.types.result(gives, in_class=in_class)

    def _arguments(self, method: ir.Method) -> Iterable[Source]:
        yield source("id={id}", id=literal(method.id))
        yield source("method={method}", method=literal(method.http_method))
        yield source("path={path}", path=literal(method.path))
        if method.parameters:
            self._use("Parameter")
            yield source("parameters={p}", p=written_tuple(map(self._parameter, method.parameters)))
        if method.body is not None:
            yield source("body={body}", body=self._body(method.body))
        if method.other_bodies:
            yield source("other_bodies={bodies}", bodies=written_tuple(map(self._body, method.other_bodies)))
        answer = method.answer
        if answer.type is not None:
            written = self.types.wire(answer.type)
            yield source("response=lambda: {written}", written=written)
        yield from self._flags(method)
        yield from self._by_status(method)

    def _flags(self, method: ir.Method) -> Iterable[Source]:
        answer = method.answer
        if answer.accept:
            yield source("accept={accept}", accept=literal(answer.accept))
        if answer.reads != "json":
            yield source("reads={reads}", reads=literal(answer.reads))
        if answer.enveloped:
            yield Source("enveloped=True")
        if answer.optional and answer.type is not None:
            yield Source("optional=True")
        if method.idempotent != (method.http_method in _IDEMPOTENT_METHODS):
            yield source("idempotent={value}", value=literal(method.idempotent))
        if method.security is not None:
            yield source("security={value}", value=literal(method.security))
        if method.base_url is not None:
            yield source("base_url={value}", value=literal(method.base_url))

    def _by_status(self, method: ir.Method) -> Iterable[Source]:
        """What other answers hold than the first good one."""
        further = [
            source("{s}: {content}", s=literal(content.status), content=self._content(content))
            for content in method.answer.further
        ]
        if further:
            yield source("further={{{further}}}", further=join(", ", further))
        errors = [
            source("{s}: lambda: {kind}", s=literal(failure.status), kind=self.types.wire(failure.type))
            for failure in method.failures
            if failure.type is not None
        ]
        if errors:
            yield source("errors={{{errors}}}", errors=join(", ", errors))

    def _content(self, content: ir.Content) -> Source:
        self._use("Content")
        arguments = [source("lambda: {kind}", kind=self.types.wire(content.type))]
        if content.reads != "json":
            arguments.append(literal(content.reads))
        if content.enveloped:
            arguments.append(Source("enveloped=True"))
        return source("Content({arguments})", arguments=join(", ", arguments))

    def _body(self, body: ir.Body) -> Source:
        match body:
            case ir.FieldsBody(model=model):
                return self._body_of(body.media_type, model, body.required, body.parts)
            case ir.WholeBody(argument=argument):
                return self._body_of(body.media_type, argument.type, argument.required, body.parts, body.others)

    def _body_of(
        self, media_type: str, kind: ir.Type, required: bool, parts: Iterable[ir.Part], others: str = "value"
    ) -> Source:
        self._use("Body")
        written = self.types.wire(kind)
        arguments = [source("{media_type}, lambda: {kind}", media_type=literal(media_type), kind=written)]
        if not required:
            arguments.append(Source("required=False"))
        if parts:
            items = (source("{name}: {part}", name=literal(part.name), part=self._part(part)) for part in parts)
            arguments.append(source("parts={{{items}}}", items=join(", ", items)))
        if others != "value":
            arguments.append(source("others={others}", others=literal(others)))
        return source("Body({arguments})", arguments=join(", ", arguments))

    def _part(self, part: ir.Part) -> Source:
        self._use("Part")
        arguments: list[Source] = [] if part.holds == "value" else [source("{holds}", holds=literal(part.holds))]
        if part.content_type:
            arguments.append(source("content_type={value}", value=literal(part.content_type)))
        if part.style:
            arguments.append(source("style={value}", value=literal(part.style)))
        if part.explode:
            arguments.append(Source("explode=True"))
        if part.allow_reserved:
            arguments.append(Source("allow_reserved=True"))
        return source("Part({arguments})", arguments=join(", ", arguments))

    def _parameter(self, parameter: ir.Parameter) -> Source:
        arguments = [
            literal(parameter.argument.name.wire),
            literal(parameter.location_in),
            source("lambda: {kind}", kind=self.types.wire(parameter.argument.type)),
        ]
        style, explode = _DEFAULT_STYLES[parameter.location_in]
        if parameter.style != style:
            arguments.append(source("style={style}", style=literal(parameter.style)))
        if parameter.explode != (parameter.style == "form" if parameter.style != style else explode):
            arguments.append(source("explode={explode}", explode=literal(parameter.explode)))
        if parameter.allow_reserved:
            arguments.append(Source("allow_reserved=True"))
        if parameter.argument.required and parameter.location_in != "path":
            arguments.append(Source("required=True"))
        return source("Parameter({arguments})", arguments=join(", ", arguments))

    def _use(self, name: str) -> None:
        self.imports.add(Source(f"from .._runtime.operation import {name}"))


_IDEMPOTENT_METHODS = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"})
_DEFAULT_STYLES = {
    "path": ("simple", False),
    "query": ("form", True),
    "querystring": ("form", True),
    "header": ("simple", False),
    "cookie": ("form", True),
}
