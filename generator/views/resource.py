"""A resource's module, as finished pieces of source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator import ir
from generator.layout import lay_out
from generator.names import private_constant
from generator.text import Docstring, Identifier, Source, join, literal, source, written_tuple
from generator.views.imports import import_lines
from generator.views.operation import OperationWriter
from generator.views.paging import page_rule
from generator.views.prose import document, first_sentence, method_docstring
from generator.views.types import TypeWriter

_BUILTINS = frozenset(
    {"str", "int", "float", "bool", "bytes", "list", "dict", "tuple", "set", "type", "object", "print"}
)
_IMPORTED_CLASSES = frozenset(
    {
        "Any", "APIResponse", "ApiKey", "AsyncClient", "AsyncPage", "AsyncPager", "AsyncResource", "AsyncTransport",
        "Basic", "Bearer", "Body", "BulkResult", "BulkRule", "Callable", "CursorPages", "Envelope", "Hooks",
        "Iterable", "LinkPages", "Literal", "Mapping", "NoResults", "NotGiven", "NumberPages", "OffsetPages",
        "Operation", "Page", "Parameter", "RateLimit", "RequestOptions", "Resource", "RowErrors", "Server",
        "ServerVariable", "Settings", "SyncClient", "Timeout", "Transport",
    }
)  # fmt: skip
"""What the modules of resources and of the client import."""


@dataclass(frozen=True, slots=True)
class MethodView:
    """One method in its sync and async form."""

    name: Identifier
    signature: Source
    docstring: Docstring
    statement: Source
    async_signature: Source
    async_docstring: Docstring
    async_statement: Source
    raw: Source
    async_raw: Source


@dataclass(frozen=True, slots=True)
class ResourceView:
    """What the template of a resource's module prints."""

    module: Identifier
    docstring: Docstring
    imports: tuple[Source, ...]
    constants: tuple[Source, ...]
    name: Identifier
    class_docstring: Docstring
    class_name: Identifier
    async_class_name: Identifier
    raw_class_name: Identifier
    async_raw_class_name: Identifier
    methods: tuple[MethodView, ...]


def resource_class(resource: ir.Resource, client: Identifier) -> Identifier:
    """The name of a resource's class: the tag, unless something else in the modules it appears in is called so."""
    taken = {*_IMPORTED_CLASSES, client, f"Async{client}"}
    name = resource.class_name
    return Identifier(f"{name}Resource") if name in taken else name


def resource_view(resource: ir.Resource, client: Identifier) -> ResourceView:
    """The view of one resource."""
    return _ResourceWriter(resource, resource_class(resource, client)).view()


@dataclass(slots=True)
class _ResourceWriter:
    resource: ir.Resource
    class_name: Identifier
    types: TypeWriter = field(init=False)
    operations: OperationWriter = field(init=False)
    imports: set[Source] = field(default_factory=set[Source])

    def __post_init__(self) -> None:
        methods = {method.name for method in self.resource.methods}
        self.types = TypeWriter(shadowed=frozenset(methods & _BUILTINS))
        self.operations = OperationWriter(self.types)

    def view(self) -> ResourceView:
        name = self.class_name
        constants = tuple(line for m in self.resource.methods for line in self._constants(m))
        methods = tuple(self._method(method) for method in self.resource.methods)
        self._use("functools", "cached_property")
        self._use(".._runtime.resource", "AsyncResource", "Resource")
        title = " ".join(word for word in self.resource.name.split("_") if word)
        description = self.resource.description or f"The operations of {title}."
        return ResourceView(
            module=self.resource.name,
            docstring=document(0, first_sentence(description)),
            imports=import_lines(self.imports | self.operations.imports | self.types.imports),
            constants=constants,
            name=self.resource.name,
            class_docstring=document(4, description),
            class_name=name,
            async_class_name=Identifier(f"Async{name}"),
            raw_class_name=Identifier(f"{name}WithRawResponse"),
            async_raw_class_name=Identifier(f"Async{name}WithRawResponse"),
            methods=methods,
        )

    def _use(self, module: str, *names: str) -> None:
        self.imports |= {Source(f"from {module} import {name}") for name in names}

    # --- module constants -----------------------------------------------------------------------------------------

    def _constants(self, method: ir.Method) -> Iterable[Source]:
        yield self.operations.constant(method)
        if method.pages is not None:
            kind, rule = page_rule(method.pages, method)
            self._use(".._runtime.pages", kind)
            yield lay_out(source("{name} = {rule}", name=self._pages_constant(method), rule=rule))

    def _pages_constant(self, method: ir.Method) -> Identifier:
        name = f"{private_constant(method.name)}_PAGES"
        # A method search_pages has the constant that the pages of search would have.
        is_taken = any(private_constant(other.name) == name for other in self.resource.methods)
        return Identifier(f"{name}_RULE" if is_taken else name)

    # --- methods --------------------------------------------------------------------------------------------------

    def _method(self, method: ir.Method) -> MethodView:
        parameters = self._parameters(method)
        is_paged = method.pages is not None
        item = self.types.result(method.page_item) if is_paged else Source("")
        answer = self.operations.answer(method, in_class=True)
        docs = method_docstring(method)
        call = self._call(method)
        raw_async = Identifier("raw_pager" if is_paged else "raw_async")
        self._use(".._runtime.resource", "raw", raw_async)
        if is_paged:
            self._use(".._runtime.pages", "Page", "AsyncPager")
        return MethodView(
            name=method.name,
            signature=_def(method.name, parameters, source("Page[{i}]", i=item) if is_paged else answer),
            docstring=docs,
            statement=lay_out(source("return {call}", call=call), 8),
            async_signature=_def(
                method.name,
                parameters,
                source("AsyncPager[{i}]", i=item) if is_paged else answer,
                is_async=not is_paged,
            ),
            async_docstring=docs,
            async_statement=lay_out(source("return {call}" if is_paged else "return await {call}", call=call), 8),
            raw=self._raw(method, Identifier("raw")),
            async_raw=self._raw(method, raw_async),
        )

    def _raw(self, method: ir.Method, function: Identifier) -> Source:
        line = source("self.{name} = {function}(methods.{name})", name=method.name, function=function)
        return lay_out(line, 8)

    def _parameters(self, method: ir.Method) -> list[Source]:
        path = [p.argument for p in method.parameters if p.location_in == "path"]
        others = [p.argument for p in method.parameters if p.location_in != "path"]
        fields = list(method.body.fields) if isinstance(method.body, ir.FieldsBody) else []
        if isinstance(method.body, ir.WholeBody):
            fields = [method.body.argument]
        keyword = sorted([*others, *fields], key=lambda argument: not argument.required)
        parameters = [Source("self")]
        if path:
            parameters += [*map(self._parameter_declaration, path), Source("/")]
        parameters.append(Source("*"))
        parameters += map(self._parameter_declaration, keyword)
        if method.pages is not None:
            parameters.append(source("max_items: {int} | None = None", int=self._builtin("int")))
        if isinstance(method.body, ir.FieldsBody):
            self._use("collections.abc", "Mapping")
            self._use("typing", "Any")
            name = self._builtin("str")
            parameters.append(source("extra_body: Mapping[{str}, Any] | None = None", str=name))
        self._use(".._runtime.values", "RequestOptions")
        parameters.append(Source("options: RequestOptions | None = None"))
        return parameters

    def _builtin(self, name: str) -> Source:
        match name:
            case "int":
                return self.types.result(ir.Primitive("int"))
            case _:
                return self.types.result(ir.Primitive("str"))

    def _parameter_declaration(self, argument: ir.Argument) -> Source:
        kind = self.types.argument(argument.type)
        if argument.required:
            return source("{name}: {kind}", name=argument.name.python, kind=kind)
        self._use(".._runtime.values", "NOT_GIVEN")
        if kind == "Any":
            return source("{name}: Any = NOT_GIVEN", name=argument.name.python)
        self._use(".._runtime.values", "NotGiven")
        return source("{name}: {kind} | NotGiven = NOT_GIVEN", name=argument.name.python, kind=kind)

    def _call(self, method: ir.Method) -> Source:
        arguments: list[Source] = [private_constant(method.name)]
        if method.pages is not None:
            arguments.append(self._pages_constant(method))
        if method.parameters:
            names = [parameter.argument.name.python for parameter in method.parameters]
            arguments.append(source("parameters={names}", names=written_tuple(names)))
        match method.body:
            case ir.FieldsBody(fields=fields):
                items = [source("{wire}: {name}", wire=literal(f.name.wire), name=f.name.python) for f in fields]
                arguments.append(source("body={{{items}}}", items=join(", ", items)))
            case ir.WholeBody():
                arguments.append(Source("body=body"))
            case None:
                pass
        if method.pages is not None:
            arguments.append(Source("max_items=max_items"))
        if isinstance(method.body, ir.FieldsBody):
            arguments.append(Source("extra_body=extra_body"))
        arguments.append(Source("options=options"))
        function = Identifier("_pages" if method.pages is not None else "_call")
        return source("self.{function}({arguments})", function=function, arguments=join(", ", arguments))


def _def(name: Identifier, parameters: Iterable[Source], answer: Source, *, is_async: bool = False) -> Source:
    line = source("def {name}({p}) -> {answer}:", name=name, p=join(", ", parameters), answer=answer)
    return lay_out(source("async {line}", line=line) if is_async else line, 4)
