"""A method of a resource, as finished pieces of source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator import ir
from generator.layout import lay_out
from generator.names import private_constant
from generator.text import Docstring, Identifier, Source, join, literal, source, written_tuple
from generator.views.operation import OperationWriter
from generator.views.prose import method_docstring


@dataclass(frozen=True, slots=True)
class Signatures:
    """The sync and the async one, without a body."""

    sync: Source
    asynchronous: Source


@dataclass(frozen=True, slots=True)
class MethodView:
    """One method in its sync and async form.

    Attributes:
        decorator: What marks it as deprecated; empty where it is not.
        raw: Its signatures where it gives the whole response, for one that is deprecated: type checkers would find
            fault with whatever refers to it.
        streamed: The same where it gives its answer in pieces.
    """

    name: Identifier
    decorator: Source
    raw: Signatures | None
    streamed: Signatures | None
    signature: Source
    docstring: Docstring
    statement: Source
    async_signature: Source
    async_docstring: Docstring
    async_statement: Source


@dataclass(slots=True)
class MethodWriter:
    """Writes the methods of one resource.

    Attributes:
        imports: The statements that what was written needs, those of the operations aside.
        types_only: The classes of the runtime that only type checkers import here: most programs need them not.
    """

    operations: OperationWriter
    imports: set[Source] = field(default_factory=set[Source])
    types_only: set[Identifier] = field(default_factory=set[Identifier])

    def method(self, method: ir.Method, pages_constant: Identifier) -> MethodView:
        """The method that is one call, or a search that may become several."""
        parameters = self._parameters(method)
        is_paged = method.pages is not None
        if is_paged:
            self.use(".._runtime.pages", "Page", "AsyncPager")
            item = self.operations.types.result(method.page_item)
            answer, async_answer = source("Page[{i}]", i=item), source("AsyncPager[{i}]", i=item)
        else:
            answer = async_answer = self.operations.answer(method, in_class=True)
        if method.answer.is_stream and not is_paged:
            self.types_only |= {Identifier("Stream"), Identifier("AsyncStream")}
            answer, async_answer = source("Stream[{i}]", i=answer), source("AsyncStream[{i}]", i=answer)
        docs = method_docstring(method)
        call = _call(method, pages_constant)
        return MethodView(
            name=method.name,
            decorator=self.decorator(method),
            raw=self._raw(method, parameters, answer, async_answer) if method.deprecated else None,
            streamed=self._streamed(method, parameters) if method.deprecated else None,
            signature=define(method.name, parameters, answer),
            docstring=docs,
            statement=lay_out(source("return {call}", call=call), 8),
            async_signature=define(method.name, parameters, async_answer, is_async=not is_paged),
            async_docstring=docs,
            async_statement=lay_out(source("return {call}" if is_paged else "return await {call}", call=call), 8),
        )

    def decorator(self, method: ir.Method) -> Source:
        """What marks a method as deprecated (PEP 702)."""
        if not method.deprecated:
            return Source("")
        self.use("typing", "TYPE_CHECKING")
        self.use("typing_extensions", "deprecated")
        return lay_out(deprecated(method.id), 4)

    def _streamed(self, method: ir.Method, parameters: list[Source]) -> Signatures | None:
        if method.stream is not None:
            self.types_only |= {Identifier("Stream"), Identifier("AsyncStream")}
            item = self.operations.item(method.stream, in_class=True)
            return Signatures(
                _stub(method, parameters, source("Stream[{i}]", i=item)),
                _stub(method, parameters, source("AsyncStream[{i}]", i=item), is_async=True),
            )
        if method.answer.reads != "bytes":
            return None
        self.types_only |= {Identifier("StreamedResponse"), Identifier("AsyncStreamedResponse")}
        self.use("contextlib", "AbstractAsyncContextManager", "AbstractContextManager")
        return Signatures(
            _stub(method, parameters, Source("AbstractContextManager[StreamedResponse]")),
            _stub(method, parameters, Source("AbstractAsyncContextManager[AsyncStreamedResponse]")),
        )

    def _raw(self, method: ir.Method, parameters: list[Source], answer: Source, async_answer: Source) -> Signatures:
        self.use(".._runtime.response", "APIResponse")
        whole = source("APIResponse[{answer}]", answer=answer)
        if method.pages is None:
            awaited = source("APIResponse[{answer}]", answer=async_answer)
            return Signatures(_stub(method, parameters, whole), _stub(method, parameters, awaited, is_async=True))
        self.use(".._runtime.pages", "AsyncPage")
        self.use("collections.abc", "Awaitable")
        page = source("APIResponse[AsyncPage[{i}]]", i=self.operations.types.result(method.page_item))
        return Signatures(_stub(method, parameters, whole), _stub(method, parameters, source("Awaitable[{p}]", p=page)))

    def use(self, module: str, *names: str) -> None:
        """Import names."""
        self.imports |= {Source(f"from {module} import {name}") for name in names}

    def declaration(self, argument: ir.Argument) -> Source:
        """A parameter for a value of the document."""
        kind = self.operations.types.argument(argument.type)
        if argument.required:
            return source("{name}: {kind}", name=argument.name.python, kind=kind)
        self.use(".._runtime.values", "NOT_GIVEN")
        if kind == "Any":
            return source("{name}: Any = NOT_GIVEN", name=argument.name.python)
        self.use(".._runtime.values", "NotGiven")
        return source("{name}: {kind} | NotGiven = NOT_GIVEN", name=argument.name.python, kind=kind)

    def builtin(self, name: ir.PrimitiveName) -> Source:
        """A builtin type, whatever the methods are called."""
        return self.operations.types.result(ir.Primitive(name))

    def tail(self, method: ir.Method) -> Iterable[Source]:
        """The parameters that every method has at its end."""
        if isinstance(method.body, ir.FieldsBody):
            self.use("collections.abc", "Mapping")
            self.use("typing", "Any")
            yield source("extra_body: Mapping[{str}, Any] | None = None", str=self.builtin("str"))
        self.use(".._runtime.values", "RequestOptions")
        yield Source("options: RequestOptions | None = None")

    def _parameters(self, method: ir.Method) -> list[Source]:
        path = path_arguments(method)
        parameters = [Source("self")]
        if path:
            parameters += [*map(self.declaration, path), Source("/")]
        parameters.append(Source("*"))
        parameters += map(self.declaration, keyword_arguments(method))
        if method.pages is not None:
            parameters.append(source("max_items: {int} | None = None", int=self.builtin("int")))
        return [*parameters, *self.tail(method)]


def deprecated(operation_id: str) -> Source:
    """The decorator of what an API's description advises against."""
    return source("@deprecated({message})", message=literal(f"{operation_id} is deprecated by the API's description"))


def _stub(method: ir.Method, parameters: Iterable[Source], answer: Source, *, is_async: bool = False) -> Source:
    """A method of which only the type counts."""
    line = define_line(method.name, parameters, answer, is_async=is_async)
    return lay_out(source("{line} ...", line=line), 8)


def path_arguments(method: ir.Method) -> list[ir.Argument]:
    """The arguments that have a place in the path."""
    return [p.argument for p in method.parameters if p.location_in == "path"]


def keyword_arguments(method: ir.Method) -> list[ir.Argument]:
    """All other arguments, those first that are required."""
    others = [p.argument for p in method.parameters if p.location_in != "path"]
    match method.body:
        case ir.FieldsBody(fields=fields):
            others += fields
        case ir.WholeBody(argument=argument):
            others.append(argument)
        case None:
            pass
    return sorted(others, key=lambda argument: not argument.required)


def common_arguments(method: ir.Method, bulk: ir.BulkMethod) -> list[ir.Argument]:
    """What is the same for all rows of a bulk write: all keyword arguments but the rows."""
    match method.body:
        case ir.FieldsBody(fields=fields):
            rows = [argument for argument in fields if argument.name.wire == bulk.rule.field]
        case ir.WholeBody(argument=argument):
            rows = [argument]
        case None:
            rows = []
    return [argument for argument in keyword_arguments(method) if argument not in rows]


def define(name: Identifier, parameters: Iterable[Source], answer: Source, *, is_async: bool = False) -> Source:
    """The line that begins a method, laid out."""
    return lay_out(define_line(name, parameters, answer, is_async=is_async), 4)


def define_line(name: Identifier, parameters: Iterable[Source], answer: Source, *, is_async: bool = False) -> Source:
    """The line that begins a function."""
    line = source("def {name}({p}) -> {answer}:", name=name, p=join(", ", parameters), answer=answer)
    return source("async {line}", line=line) if is_async else line


def passed_arguments(method: ir.Method, fields: Iterable[ir.Argument] = (), body: Source | None = None) -> Source:
    """What a call passes, in the terms of the wire.

    Args:
        method: The operation.
        fields: The fields of a body that is an object.
        body: A body that is none.
    """
    passed: list[Source] = []
    if method.parameters:
        names = [parameter.argument.name.python for parameter in method.parameters]
        passed.append(source("parameters={names}", names=written_tuple(names)))
    if isinstance(method.body, ir.FieldsBody):
        items = [source("{wire}: {name}", wire=literal(f.name.wire), name=f.name.python) for f in fields]
        passed += [source("body={{{items}}}", items=join(", ", items)), Source("extra_body=extra_body")]
    elif body is not None:
        passed.append(source("body={body}", body=body))
    return source("Arguments({passed})", passed=join(", ", [*passed, Source("options=options")]))


def _call(method: ir.Method, pages_constant: Identifier) -> Source:
    fields = method.body.fields if isinstance(method.body, ir.FieldsBody) else ()
    body = Identifier("body") if isinstance(method.body, ir.WholeBody) else None
    passed = passed_arguments(method, fields, body)
    operation = private_constant(method.name)
    if method.pages is None:
        if method.answer.is_stream:
            return source("self._caller.stream({operation}, {passed})", operation=operation, passed=passed)
        return source("self._caller.call({operation}, {passed})", operation=operation, passed=passed)
    return source(
        "self._caller.pages({operation}, {pages}, {passed}, max_items)",
        operation=operation,
        pages=pages_constant,
        passed=passed,
    )
