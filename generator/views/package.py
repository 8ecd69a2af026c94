"""The package's own module, its errors and the index of its models, as finished pieces of source."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir
from generator.layout import lay_out
from generator.text import Docstring, Identifier, Literal, Source, literal, source
from generator.views.prose import document

_EXPORTS = {
    "APIResponse": "_runtime.response",
    "AsyncPage": "_runtime.pages",
    "AsyncPager": "_runtime.pages",
    "AsyncStream": "_runtime.stream",
    "AsyncStreamedResponse": "_runtime.download",
    "BulkEntry": "_runtime.bulk",
    "BulkResult": "_runtime.bulk",
    "Deviation": "_runtime.values",
    "File": "_runtime.values",
    "FileInput": "_runtime.values",
    "Hooks": "_runtime.values",
    "NOT_GIVEN": "_runtime.values",
    "NotGiven": "_runtime.values",
    "Page": "_runtime.pages",
    "RateLimit": "_runtime.values",
    "RequestOptions": "_runtime.values",
    "Stream": "_runtime.stream",
    "StreamedResponse": "_runtime.download",
    "Timeout": "_runtime.values",
    "errors": "errors",
    "models": "models",
}
"""What every package gives, and the module that it comes from."""

_ERRORS = (
    "APIConnectionError",
    "APIError",
    "APIResultError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "BulkError",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "InternalServerError",
    "InvalidRequestError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "ResponseDecodeError",
    "UnprocessableEntityError",
)


@dataclass(frozen=True, slots=True)
class PackageView:
    """What the template of `__init__.py` prints."""

    docstring: Docstring
    client: Identifier
    async_client: Identifier
    error: Identifier
    version: Literal
    exports: tuple[Literal, ...]
    modules: tuple[Source, ...]
    has_tokens: bool


@dataclass(frozen=True, slots=True)
class ErrorsView:
    """What the template of `errors.py` prints."""

    error: Identifier
    imported: tuple[Identifier, ...]
    names: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class ModelsView:
    """What the template of `models/__init__.py` prints."""

    imports: tuple[Source, ...]
    modules: Source
    exports: Source


def package_view(package: ir.Package) -> PackageView:
    """The view of `__init__.py`."""
    client, error = package.client, _error(package)
    has_tokens = any(isinstance(credential, ir.Bearer | ir.OAuth2) for credential in package.credentials)
    modules = {
        **_EXPORTS,
        **dict.fromkeys((str(client), f"Async{client}"), "client"),
        str(error): "errors",
        **({"Token": "_runtime.tokens"} if has_tokens else {}),
    }
    titles = ", ".join(f"{api.title} {api.version}".strip() for api in package.apis)
    return PackageView(
        docstring=document(0, f"The {client} client.", f"Made by clientwright from {titles}."),
        client=client,
        async_client=Identifier(f"Async{client}"),
        error=error,
        version=literal(package.version),
        exports=tuple(map(literal, sorted([*modules, "__version__"]))),
        modules=tuple(source("{k}: {v}", k=literal(k), v=literal(v)) for k, v in sorted(modules.items())),
        has_tokens=has_tokens,
    )


def errors_view(package: ir.Package) -> ErrorsView:
    """The view of `errors.py`."""
    error = _error(package)
    imported: list[str] = sorted([*_ERRORS, *(["EventDecodeError"] if package.events.found else [])])
    return ErrorsView(error, tuple(map(Identifier, imported)), tuple(map(literal, sorted({*imported, error}))))


def models_view(package: ir.Package) -> ModelsView:
    """The view of `models/__init__.py`."""
    by_module: dict[Identifier, list[Identifier]] = {}
    for model in sorted(package.models, key=lambda model: model.name.python):
        by_module.setdefault(model.module, []).append(model.name.python)
    imports = (_import(module, name) for module, names in sorted(by_module.items()) for name in names)
    pairs = sorted((model.name.python, model.module) for model in package.models)
    entries = [source("{k}: {v}", k=literal(str(name)), v=literal(str(module))) for name, module in pairs]
    names = [literal(str(name)) for name, _ in pairs]
    return ModelsView(
        imports=tuple(imports),
        modules=_exploded("_MODULES: dict[str, str] = {", entries, "}"),
        exports=_exploded("__all__ = [", names, "]"),
    )


def _import(module: Identifier, name: Identifier) -> Source:
    line = source("from .{module} import {name} as {name}", module=module, name=name)
    if len(line) + 4 <= 88:
        return Source("    " + line)
    return lay_out(source("from .{module} import ({name} as {name})", module=module, name=name), 4)


def _exploded(start: str, items: list[Literal] | list[Source], end: str) -> Source:
    if not items:
        return Source(start + end)
    return Source("\n".join([start, *(f"    {item}," for item in items), end]))


def _error(package: ir.Package) -> Identifier:
    return Identifier(f"{package.client}Error")
