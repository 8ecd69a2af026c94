"""A resource's module, as finished pieces of source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator import ir
from generator.imports import from_import, import_lines
from generator.layout import lay_out
from generator.names import private_constant
from generator.text import Docstring, Identifier, Source, join, literal, source
from generator.views.bulk import bulk_method, bulk_rule
from generator.views.method import MethodView, MethodWriter, headers_class, is_said_again
from generator.views.operation import OperationWriter
from generator.views.paging import page_rule
from generator.views.prose import document, first_sentence
from generator.views.types import TypeWriter
from generator.views.wrapper import Function, RetypedView, WrapperView, taken_over, wrapper, wrapper_class

_BUILTINS = frozenset(
    {"str", "int", "float", "bool", "bytes", "list", "dict", "tuple", "set", "type", "object", "print"}
)


_TYPES_ONLY = {
    "AsyncStream": "stream",
    "AsyncStreamedResponse": "download",
    "BulkResult": "bulk",
    "Stream": "stream",
    "StreamedResponse": "download",
}
"""The runtime's module of each class that only type checkers import."""


@dataclass(frozen=True, slots=True)
class HeadersView:
    """The type of the headers of a method's answers, which only type checkers need."""

    statement: Source
    docstring: Docstring


@dataclass(frozen=True, slots=True)
class ResourceView:
    """What the template of a resource's module prints."""

    module: Identifier
    docstring: Docstring
    imports: tuple[Source, ...]
    types_only: tuple[Source, ...]
    typed_headers: tuple[HeadersView, ...]
    constants: tuple[Source, ...]
    name: Identifier
    class_docstring: Docstring
    class_name: Identifier
    async_class_name: Identifier
    raw_class_name: Identifier
    async_raw_class_name: Identifier
    streaming_class_name: Identifier | None
    """None where no method has an answer to read in pieces."""
    async_streaming_class_name: Identifier | None
    methods: tuple[MethodView, ...]
    wrappers: tuple[WrapperView, ...]


def _types_only(names: Iterable[Identifier]) -> Iterable[Source]:
    """The statements that import classes for type checkers."""
    modules: dict[str, list[str]] = {}
    for name in names:
        modules.setdefault(_TYPES_ONLY[name], []).append(name)
    return (from_import(f".._runtime.{module}", modules[module], 4) for module in sorted(modules))


def resource_view(resource: ir.Resource) -> ResourceView:
    """The view of one resource."""
    return _ResourceWriter(resource, resource.class_name).view()


@dataclass(slots=True)
class _ResourceWriter:
    resource: ir.Resource
    class_name: Identifier
    types: TypeWriter = field(init=False)
    operations: OperationWriter = field(init=False)
    methods: MethodWriter = field(init=False)
    constants: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        names = {method.name for method in self.resource.methods}
        self.types = TypeWriter(shadowed=frozenset(names & _BUILTINS))
        self.operations = OperationWriter(self.types)
        self.methods = MethodWriter(self.class_name, self.operations)
        self.constants = frozenset(map(private_constant, names))

    def view(self) -> ResourceView:
        name = self.class_name
        constants = tuple(line for m in self.resource.methods for line in self._constants(m))
        methods = tuple(view for method in self.resource.methods for view in self._methods(method))
        streaming = [method for method in self.resource.methods if method.answer.reads == "bytes" or method.stream]
        wrappers = (*self._raw(methods), *(self._streaming(methods, streaming) if streaming else ()))
        typed_headers = tuple(self._typed_headers(method) for method in self.resource.methods if method.headers)
        if self.methods.types_only or typed_headers:
            self.methods.use("typing", "TYPE_CHECKING")
        self.methods.use("functools", "cached_property")
        self.methods.use(".._runtime.operation", "Arguments")
        self.methods.use(".._runtime.resource", "AsyncResource", "Resource")
        title = " ".join(word for word in self.resource.name.split("_") if word)
        description = self.resource.description or f"The operations of {title}."
        return ResourceView(
            module=self.resource.name,
            docstring=document(0, first_sentence(description)),
            imports=import_lines(self.methods.imports | self.operations.imports | self.types.imports),
            types_only=(
                *((Source("    from typing import TypedDict"),) if typed_headers else ()),
                *_types_only(self.methods.types_only),
            ),
            typed_headers=typed_headers,
            constants=constants,
            name=self.resource.name,
            class_docstring=document(4, description),
            class_name=name,
            async_class_name=Identifier(f"Async{name}"),
            raw_class_name=wrapper_class("Raw", name),
            async_raw_class_name=wrapper_class("Raw", Identifier(f"Async{name}")),
            streaming_class_name=wrapper_class("Streaming", name) if streaming else None,
            async_streaming_class_name=wrapper_class("Streaming", Identifier(f"Async{name}")) if streaming else None,
            methods=methods,
            wrappers=wrappers,
        )

    # --- module constants -----------------------------------------------------------------------------------------

    def _constants(self, method: ir.Method) -> Iterable[Source]:
        stream, headers = self._constant(method, "STREAM"), self._constant(method, "HEADERS")
        if method.stream is not None:
            yield self.operations.stream(method.stream, stream)
        if method.headers:
            yield self.operations.headers(method, headers, headers_class(self.class_name, method))
        yield self.operations.constant(method, stream, headers)
        if method.pages is not None:
            kind, rule = page_rule(method.pages, method)
            self.methods.use(".._runtime.pages", kind)
            yield lay_out(source("{name} = {rule}", name=self._constant(method, "PAGES"), rule=rule))
        if method.bulk is not None:
            self.methods.use(".._runtime.operation", "BulkRule")
            rule = bulk_rule(method.bulk.rule)
            yield lay_out(source("{name} = {rule}", name=self._constant(method, "BULK"), rule=rule))

    def _constant(self, method: ir.Method, suffix: str) -> Identifier:
        name = f"{private_constant(method.name)}_{suffix}"
        # A method search_pages has the constant that the pages of search would have.
        return Identifier(f"{name}_RULE" if name in self.constants else name)

    # --- headers of answers ---------------------------------------------------------------------------------------

    def _typed_headers(self, method: ir.Method) -> HeadersView:
        name = headers_class(self.class_name, method)
        items = [
            source("{name}: {kind}", name=literal(header.name), kind=self.types.result(header.type, in_class=False))
            for header in method.headers
        ]
        call = source(
            "{name} = TypedDict({text}, {{{items}}}, total=False)",
            name=name,
            text=literal(name),
            items=join(", ", items),
        )
        entries = tuple((header.name, header.description) for header in method.headers if header.description.strip())
        docs = document(4, f"The headers of answers to {method.name}.", sections=[("Keys", entries)])
        return HeadersView(lay_out(call, 4), docs)

    # --- methods --------------------------------------------------------------------------------------------------

    def _methods(self, method: ir.Method) -> Iterable[MethodView]:
        yield self.methods.method(method, self._constant(method, "PAGES"))
        if method.bulk is not None:
            yield bulk_method(self.methods, method, method.bulk, self._constant(method, "BULK"))

    # --- the same methods, giving something else ------------------------------------------------------------------

    def _raw(self, views: Iterable[MethodView]) -> Iterable[WrapperView]:
        plain = [method for method in self.resource.methods if not is_said_again(method)]
        again = [(view, view.raw) for view in views if view.raw is not None]
        yield wrapper(
            "Raw",
            self.class_name,
            [self._taken_over(method, "raw") for method in plain],
            [RetypedView(types.sync, taken_over(view.name, "", 12)) for view, types in again],
        )
        yield wrapper(
            "Raw",
            Identifier(f"Async{self.class_name}"),
            [self._taken_over(method, "raw_pager" if method.pages else "raw_async") for method in plain],
            [RetypedView(types.asynchronous, taken_over(view.name, "", 12)) for view, types in again],
        )

    def _streaming(self, views: Iterable[MethodView], methods: list[ir.Method]) -> Iterable[WrapperView]:
        kept = {method.name: method for method in methods}
        again = [(view.streamed, kept[view.name]) for view in views if view.streamed is not None]
        for name, is_async in ((self.class_name, False), (Identifier(f"Async{self.class_name}"), True)):
            yield wrapper(
                "Streaming",
                name,
                [self._streamed(method, 8, is_async=is_async) for method in methods if not is_said_again(method)],
                [
                    RetypedView(
                        types.asynchronous if is_async else types.sync,
                        self._streamed(method, 12, is_async=is_async),
                    )
                    for types, method in again
                ],
            )

    def _streamed(self, method: ir.Method, indent: int, *, is_async: bool) -> Source:
        """The statement that takes over a method whose answer is read in pieces."""
        if method.stream is None:
            function: Function = "streamed_async" if is_async else "streamed"
            self.methods.use(".._runtime.resource", function)
            return taken_over(method.name, function, indent)
        function = "stream_of_async" if is_async else "stream_of"
        self.methods.use(".._runtime.resource", function)
        return taken_over(method.name, function, indent, self._constant(method, "STREAM"))

    def _taken_over(self, method: ir.Method, function: Function) -> Source:
        if not method.headers:
            self.methods.use(".._runtime.resource", function)
            return taken_over(method.name, function)
        function = _WITH_HEADERS[function]
        self.methods.use(".._runtime.resource", function)
        return taken_over(method.name, function, also=self._constant(method, "HEADERS"))


_WITH_HEADERS: Mapping[Function, Function] = {
    "raw": "raw_with",
    "raw_async": "raw_async_with",
    "raw_pager": "raw_pager_with",
}
