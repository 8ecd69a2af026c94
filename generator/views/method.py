"""A method of a resource, as finished pieces of source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from generator import ir
from generator.layout import lay_out
from generator.names import pascal, private_constant
from generator.text import Docstring, Identifier, Source, join, literal, source, written_tuple
from generator.views.operation import OperationWriter
from generator.views.prose import method_docstring
from generator.views.variants import CONTENT_TYPE, Variant, all_body_arguments, bodies, body_arguments, variants


@dataclass(frozen=True, slots=True)
class Signatures:
    """The sync and the async ones, without a body: one, or several and what stands for them all."""

    sync: tuple[Source, ...]
    asynchronous: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class MethodView:
    """One method in its sync and async form.

    Attributes:
        decorator: What marks it as deprecated; empty where it is not.
        overloads: Its signatures, where its arguments depend on the media type of its body.
        raw: Its signatures where it gives the whole response, if no function of the runtime can say them: type checkers
            would find fault with whatever refers to what is deprecated, and of overloads they would see one.
        streamed: The same where it gives its answer in pieces.
    """

    name: Identifier
    decorator: Source
    overloads: tuple[Source, ...]
    raw: Signatures | None
    streamed: Signatures | None
    signature: Source
    docstring: Docstring
    statement: Source
    async_overloads: tuple[Source, ...]
    async_signature: Source
    async_docstring: Docstring
    async_statement: Source


@dataclass(slots=True)
class MethodWriter:
    """Writes the methods of one resource.

    Attributes:
        class_name: The resource's.
        imports: The statements that what was written needs, those of the operations aside.
        types_only: The classes of the runtime that only type checkers import here: most programs need them not.
    """

    class_name: Identifier
    operations: OperationWriter
    imports: set[Source] = field(default_factory=set[Source])
    types_only: set[Identifier] = field(default_factory=set[Identifier])

    def method(self, method: ir.Method, pages_constant: Identifier) -> MethodView:
        """The method that is one call, or a search that may become several."""
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
        parameters = self._parameters(method)
        docs = method_docstring(method)
        if method.other_bodies:
            self.use(".._runtime.choice", "Choice")
        call = _call(method, pages_constant)
        return MethodView(
            name=method.name,
            decorator=self.decorator(method),
            overloads=self._overloads(method, answer),
            raw=self._raw(method, answer, async_answer) if is_said_again(method) else None,
            streamed=self._streamed(method) if is_said_again(method) else None,
            signature=define(method.name, parameters, answer),
            docstring=docs,
            statement=lay_out(source("return {call}", call=call), 8),
            async_overloads=self._overloads(method, async_answer, is_async=not is_paged),
            async_signature=define(method.name, parameters, async_answer, is_async=not is_paged),
            async_docstring=docs,
            async_statement=lay_out(source("return {call}" if is_paged else "return await {call}", call=call), 8),
        )

    def decorator(self, method: ir.Method, indent: int = 4) -> Source:
        """What marks a method as deprecated (PEP 702)."""
        if not method.deprecated:
            return Source("")
        self.use("typing", "TYPE_CHECKING")
        self.use("typing_extensions", "deprecated")
        return lay_out(deprecated(method.id), indent)

    # --- other signatures -----------------------------------------------------------------------------------------

    def _overloads(
        self, method: ir.Method, answer: Source, indent: int = 4, *, is_async: bool = False
    ) -> tuple[Source, ...]:
        found = variants(method)
        if len(found) < 2:
            return ()
        self.use("typing", "TYPE_CHECKING", "overload")
        first = lay_out(Source("@overload"), indent)
        stubs = (self._stub(method, self._of_variant(each), answer, indent, is_async=is_async) for each in found)
        return tuple(source("{first}\n{stub}", first=first, stub=stub) for stub in stubs)

    def _stub(
        self,
        method: ir.Method,
        parameters: Iterable[Source],
        answer: Source,
        indent: int = 8,
        *,
        is_async: bool = False,
    ) -> Source:
        """A method of which only the type counts."""
        line = source("{line} ...", line=define_line(method.name, parameters, answer, is_async=is_async))
        decorator = self.decorator(method, indent)
        return join("\n", [*([decorator] if decorator else []), lay_out(line, indent)])

    def _again(self, method: ir.Method, answer: Source, *, is_async: bool = False) -> tuple[Source, ...]:
        """The signatures of a method, giving something else."""
        stubs = self._overloads(method, answer, 8, is_async=is_async)
        if not stubs:
            return (self._stub(method, self._parameters(method), answer, is_async=is_async),)
        self.use("typing", "Any")
        anything = [Source("self"), Source("*args: Any"), Source("**kwargs: Any")]
        return (*stubs, self._stub(replace(method, deprecated=False), anything, answer, is_async=is_async))

    def _raw(self, method: ir.Method, answer: Source, async_answer: Source) -> Signatures:
        whole = self._again(method, self._response(method, answer))
        if method.pages is None:
            return Signatures(whole, self._again(method, self._response(method, async_answer), is_async=True))
        self.use(".._runtime.pages", "AsyncPage")
        self.use("collections.abc", "Awaitable")
        page = source("AsyncPage[{i}]", i=self.operations.types.result(method.page_item))
        return Signatures(whole, self._again(method, source("Awaitable[{r}]", r=self._response(method, page))))

    def _response(self, method: ir.Method, answer: Source) -> Source:
        """The type of a raw response."""
        if not method.headers:
            self.use(".._runtime.response", "APIResponse")
            return source("APIResponse[{answer}]", answer=answer)
        self.use(".._runtime.response", "APIResponseWithHeaders")
        headers = headers_class(self.class_name, method)
        return source("APIResponseWithHeaders[{answer}, {headers}]", answer=answer, headers=headers)

    def _streamed(self, method: ir.Method) -> Signatures | None:
        if method.stream is not None:
            self.types_only |= {Identifier("Stream"), Identifier("AsyncStream")}
            item = self.operations.item(method.stream, in_class=True)
            return Signatures(
                self._again(method, source("Stream[{i}]", i=item)),
                self._again(method, source("AsyncStream[{i}]", i=item), is_async=True),
            )
        if method.answer.reads != "bytes":
            return None
        self.types_only |= {Identifier("StreamedResponse"), Identifier("AsyncStreamedResponse")}
        self.use("contextlib", "AbstractAsyncContextManager", "AbstractContextManager")
        return Signatures(
            self._again(method, Source("AbstractContextManager[StreamedResponse]")),
            self._again(method, Source("AbstractAsyncContextManager[AsyncStreamedResponse]")),
        )

    # --- parameters -----------------------------------------------------------------------------------------------

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
        if any(isinstance(body, ir.FieldsBody) for body in bodies(method)):
            self.use("collections.abc", "Mapping")
            self.use("typing", "Any")
            yield source("extra_body: Mapping[{str}, Any] | None = None", str=self.builtin("str"))
        self.use(".._runtime.values", "RequestOptions")
        yield Source("options: RequestOptions | None = None")

    def _parameters(self, method: ir.Method) -> list[Source]:
        """The parameters of a method; where it has overloads, they take whatever those do."""
        match variants(method):
            case ():
                return self._listed(method, map(self.declaration, keyword_arguments(method)))
            case (only,):
                return self._of_variant(only)
            case found:
                default = next(each for each in found if each.default is not None)
                self.use(".._runtime.values", "NOT_GIVEN")
                self.use("typing", "Any")
                loosely = (source("{n}: Any = NOT_GIVEN", n=a.name.python) for a in all_body_arguments(method))
                keywords = map(self.declaration, keyword_arguments(replace(method, body=None)))
                return self._listed(method, [*keywords, *loosely, self._content_type(replace(default, is_open=True))])

    def _of_variant(self, variant: Variant) -> list[Source]:
        keywords = [*map(self.declaration, keyword_arguments(variant.method))]
        # What has to be said decides on all that follows.
        keywords.insert(0 if variant.default is None else len(keywords), self._content_type(variant))
        return self._listed(variant.method, keywords)

    def _content_type(self, variant: Variant) -> Source:
        kind = self.operations.types.argument(variant.type)
        if variant.default is None:
            return source("{name}: {kind}", name=CONTENT_TYPE, kind=kind)
        return source("{name}: {kind} = {value}", name=CONTENT_TYPE, kind=kind, value=literal(variant.default))

    def _listed(self, method: ir.Method, keywords: Iterable[Source]) -> list[Source]:
        path = path_arguments(method)
        parameters = [Source("self")]
        if path:
            parameters += [*map(self.declaration, path), Source("/")]
        parameters += [Source("*"), *keywords]
        if method.pages is not None:
            parameters.append(source("max_items: {int} | None = None", int=self.builtin("int")))
        return [*parameters, *self.tail(method)]


def deprecated(operation_id: str) -> Source:
    """The decorator of what an API's description advises against."""
    return source("@deprecated({message})", message=literal(f"{operation_id} is deprecated by the API's description"))


def headers_class(resource: Identifier, method: ir.Method) -> Identifier:
    """The type of the headers of a method's answers."""
    return Identifier(f"{resource}{pascal(method.name)}Headers")


def is_said_again(method: ir.Method) -> bool:
    """Whether the types of a method are said again where it gives something else."""
    return method.deprecated or len(variants(method)) > 1


def path_arguments(method: ir.Method) -> list[ir.Argument]:
    """The arguments that have a place in the path."""
    return [p.argument for p in method.parameters if p.location_in == "path"]


def keyword_arguments(method: ir.Method) -> list[ir.Argument]:
    """All other arguments, those first that are required."""
    others = [p.argument for p in method.parameters if p.location_in != "path"]
    return sorted([*others, *body_arguments(method.body)], key=lambda argument: not argument.required)


def common_arguments(method: ir.Method, bulk: ir.BulkMethod) -> list[ir.Argument]:
    """What is the same for all rows of a bulk write: all keyword arguments but the rows."""
    is_whole = isinstance(method.body, ir.WholeBody)
    rows = [argument for argument in body_arguments(method.body) if is_whole or argument.name.wire == bulk.rule.field]
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
        body: What is passed for any other.
    """
    passed: list[Source] = []
    if method.parameters:
        names = [parameter.argument.name.python for parameter in method.parameters]
        passed.append(source("parameters={names}", names=written_tuple(names)))
    if body is not None:
        passed.append(source("body={body}", body=body))
    elif isinstance(method.body, ir.FieldsBody):
        passed.append(source("body={fields}", fields=_by_wire_names(fields)))
    if any(isinstance(each, ir.FieldsBody) for each in bodies(method)):
        passed.append(Source("extra_body=extra_body"))
    return source("Arguments({passed})", passed=join(", ", [*passed, Source("options=options")]))


def _by_wire_names(fields: Iterable[ir.Argument]) -> Source:
    items = (source("{wire}: {name}", wire=literal(f.name.wire), name=f.name.python) for f in fields)
    return source("{{{items}}}", items=join(", ", items))


def _choice(method: ir.Method) -> Source:
    """What is passed for a body that can have one of several media types."""
    given: list[Source] = [CONTENT_TYPE]
    fields = [argument for argument in all_body_arguments(method) if argument.name.python != _WHOLE]
    if fields:
        given.append(source("fields={fields}", fields=_by_wire_names(fields)))
    if any(isinstance(body, ir.WholeBody) for body in bodies(method)):
        given.append(source("whole={whole}", whole=_WHOLE))
    return source("Choice({given})", given=join(", ", given))


_WHOLE = Identifier("body")


def _call(method: ir.Method, pages_constant: Identifier) -> Source:
    fields = body_arguments(method.body)
    body: Source | None = _WHOLE if isinstance(method.body, ir.WholeBody) else None
    if method.other_bodies:
        body = _choice(method)
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
