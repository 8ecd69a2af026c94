"""A resource's module, as finished pieces of source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator import ir
from generator.layout import lay_out
from generator.names import private_constant
from generator.text import Docstring, Identifier, Source, source
from generator.views.bulk import bulk_method, bulk_rule
from generator.views.imports import import_lines
from generator.views.method import MethodView, MethodWriter
from generator.views.operation import OperationWriter
from generator.views.paging import page_rule
from generator.views.prose import document, first_sentence
from generator.views.types import TypeWriter

_BUILTINS = frozenset(
    {"str", "int", "float", "bool", "bytes", "list", "dict", "tuple", "set", "type", "object", "print"}
)
_IMPORTED_CLASSES = frozenset(
    {
        "Any", "ApiKey", "APIResponse", "Arguments", "AsyncClient", "AsyncPage", "AsyncPager", "AsyncResource",
        "AsyncTransport", "Basic", "Bearer", "Body", "BulkResult", "BulkRule", "Callable", "CursorPages", "Envelope",
        "FileInput", "Hooks", "Iterable", "LinkPages", "Literal", "Mapping", "NoResults", "NotGiven", "NumberPages",
        "OffsetPages", "Operation", "Page", "Parameter", "Part", "RateLimit", "RequestOptions", "Resource", "RowErrors",
        "Server", "ServerVariable", "Settings", "SyncClient", "Timeout", "Transport",
    }
)  # fmt: skip
"""What the modules of resources and of the client import."""


@dataclass(frozen=True, slots=True)
class ResourceView:
    """What the template of a resource's module prints."""

    module: Identifier
    docstring: Docstring
    imports: tuple[Source, ...]
    has_bulk: bool
    constants: tuple[Source, ...]
    name: Identifier
    class_docstring: Docstring
    class_name: Identifier
    async_class_name: Identifier
    raw_class_name: Identifier
    async_raw_class_name: Identifier
    methods: tuple[MethodView, ...]
    raw: tuple[Source, ...]
    async_raw: tuple[Source, ...]
    deprecated: tuple[MethodView, ...]
    """The methods whose types are said again where they give the whole response."""


def resource_class(resource: ir.Resource, client: Identifier) -> Identifier:
    """The name of a resource's class: the tag, unless something else in the modules it appears in is called so."""
    taken = {*_IMPORTED_CLASSES, client, f"Async{client}"}
    name = resource.class_name
    return Identifier(f"{name}Resource") if taken & {name, f"Async{name}"} else name


def resource_view(resource: ir.Resource, client: Identifier) -> ResourceView:
    """The view of one resource."""
    return _ResourceWriter(resource, resource_class(resource, client)).view()


@dataclass(slots=True)
class _ResourceWriter:
    resource: ir.Resource
    class_name: Identifier
    types: TypeWriter = field(init=False)
    operations: OperationWriter = field(init=False)
    methods: MethodWriter = field(init=False)

    def __post_init__(self) -> None:
        names = {method.name for method in self.resource.methods}
        self.types = TypeWriter(shadowed=frozenset(names & _BUILTINS))
        self.operations = OperationWriter(self.types)
        self.methods = MethodWriter(self.operations)

    def view(self) -> ResourceView:
        name = self.class_name
        if any(method.bulk for method in self.resource.methods):
            self.methods.use("typing", "TYPE_CHECKING")
        constants = tuple(line for m in self.resource.methods for line in self._constants(m))
        methods = tuple(view for method in self.resource.methods for view in self._methods(method))
        current = [method for method in self.resource.methods if not method.deprecated]
        raw = tuple(self._raw(method, "raw") for method in current)
        async_raw = tuple(self._raw(m, "raw_pager" if m.pages else "raw_async") for m in current)
        self.methods.use("functools", "cached_property")
        self.methods.use(".._runtime.operation", "Arguments")
        self.methods.use(".._runtime.resource", "AsyncResource", "Resource")
        title = " ".join(word for word in self.resource.name.split("_") if word)
        description = self.resource.description or f"The operations of {title}."
        return ResourceView(
            module=self.resource.name,
            docstring=document(0, first_sentence(description)),
            imports=import_lines(self.methods.imports | self.operations.imports | self.types.imports),
            has_bulk=any(method.bulk for method in self.resource.methods),
            constants=constants,
            name=self.resource.name,
            class_docstring=document(4, description),
            class_name=name,
            async_class_name=Identifier(f"Async{name}"),
            raw_class_name=Identifier(f"{name}WithRawResponse"),
            async_raw_class_name=Identifier(f"Async{name}WithRawResponse"),
            methods=methods,
            raw=raw,
            async_raw=async_raw,
            deprecated=tuple(view for view in methods if view.raw is not None),
        )

    # --- module constants -----------------------------------------------------------------------------------------

    def _constants(self, method: ir.Method) -> Iterable[Source]:
        yield self.operations.constant(method)
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
        is_taken = any(private_constant(other.name) == name for other in self.resource.methods)
        return Identifier(f"{name}_RULE" if is_taken else name)

    # --- methods --------------------------------------------------------------------------------------------------

    def _methods(self, method: ir.Method) -> Iterable[MethodView]:
        yield self.methods.method(method, self._constant(method, "PAGES"))
        if method.bulk is not None:
            yield bulk_method(self.methods, method, method.bulk, self._constant(method, "BULK"))

    def _raw(self, method: ir.Method, function: str) -> Source:
        self.methods.use(".._runtime.resource", function)
        line = source("self.{name} = {raw}(methods.{name})", name=method.name, raw=Identifier(function))
        return lay_out(line, 8)
