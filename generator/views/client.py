"""The client's module, as finished pieces of source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import ir
from generator.imports import from_import, import_lines
from generator.layout import lay_out
from generator.text import Docstring, Identifier, Source, join, literal, source, written_tuple
from generator.views.prose import Section, document, first_sentence
from generator.views.servers import server_arguments
from generator.views.settings import settings


@dataclass(frozen=True, slots=True)
class ClientResource:
    """A resource as an attribute of the client."""

    class_name: Identifier
    signature: Source
    docstring: Docstring
    statement: Source


@dataclass(frozen=True, slots=True)
class ClientView:
    """What the template of `client.py` prints."""

    docstring: Docstring
    imports: tuple[Source, ...]
    resource_imports: tuple[Source, ...]
    settings: Source
    client: Identifier
    async_client: Identifier
    class_docstring: Docstring
    async_class_docstring: Docstring
    signature: Source
    async_signature: Source
    call: Source
    resources: tuple[ClientResource, ...]
    async_resources: tuple[ClientResource, ...]


_TAIL = (
    "base_url: str | None = None",
    "timeout: float | Timeout | None | NotGiven = NOT_GIVEN",
    "max_retries: int = 2",
    "rate_limit: RateLimit | None | NotGiven = NOT_GIVEN",
    "strict_responses: bool = False",
    "hooks: Hooks | None = None",
    "default_headers: Mapping[str, str] | None = None",
    "max_response_bytes: int = 104_857_600",
)
_ASYNC_HTTP = "httpx2.AsyncClient or aiohttp.ClientSession"
_PASSED_ON = (
    "base_url",
    "timeout",
    "max_retries",
    "rate_limit",
    "strict_responses",
    "hooks",
    "default_headers",
    "max_response_bytes",
    "http_client",
    "transport",
)
_ARGUMENTS = (
    ("base_url", "Replaces the whole server URL, any version in its path included."),
    ("timeout", "Seconds for each step of an attempt, or a Timeout, which also bounds the whole call."),
    ("max_retries", "How often a call that may be repeated is sent again."),
    ("rate_limit", "At most so many calls in any window of time; None removes the limit."),
    ("strict_responses", "Raise where an answer deviates from the document, instead of reporting it."),
    ("hooks", "Functions that are told of each request, response, retry and deviation."),
    ("default_headers", "Sent with every call."),
    ("max_response_bytes", "A larger answer is an error, and is not read to its end."),
)


def client_view(package: ir.Package) -> ClientView:
    """The view of a package's clients."""
    name = package.client
    async_name = Identifier(f"Async{name}")
    imports, written = settings(package)
    titles = ", ".join(api.title for api in package.apis)
    return ClientView(
        docstring=document(0, f"The clients for {titles}."),
        imports=import_lines(
            imports | _IMPORTS | _argument_imports(package) | (_RESOURCE_IMPORTS if package.resources else set())
        ),
        resource_imports=tuple(
            _resource_import(resource, name)
            for resource in sorted(package.resources, key=lambda resource: resource.name)
        ),
        settings=written,
        client=name,
        async_client=async_name,
        class_docstring=_class_docstring(package, "A client", "httpx2.Client"),
        async_class_docstring=_class_docstring(package, "An asynchronous client", _ASYNC_HTTP),
        signature=_signature(package, Source("httpx2.Client"), Source("")),
        async_signature=_signature(package, Source("AsyncHttpClient"), Source("Async")),
        call=_call(package),
        resources=_resources(package, ""),
        async_resources=_resources(package, "Async"),
    )


_RESOURCE_IMPORTS = {Source("from functools import cached_property")}
_IMPORTS = {
    Source("from collections.abc import Mapping"),
    Source("from typing import TYPE_CHECKING"),
    Source("from ._runtime.client import AsyncClient"),
    Source("from ._runtime.client import SyncClient"),
    Source("from ._runtime.settings import Settings"),
    Source("from ._runtime.values import NOT_GIVEN"),
    Source("from ._runtime.values import Hooks"),
    Source("from ._runtime.values import NotGiven"),
    Source("from ._runtime.values import RateLimit"),
    Source("from ._runtime.values import Timeout"),
}


def _resource_import(resource: ir.Resource, client: Identifier) -> Source:
    name = resource.class_name
    return from_import(f".resources.{resource.name}", (f"Async{name}", name), indent=4)


def _resources(package: ir.Package, prefix: str) -> tuple[ClientResource, ...]:
    return tuple(
        ClientResource(
            class_name=(name := Identifier(prefix + resource.class_name)),
            signature=lay_out(source("def {name}(self) -> {kind}:", name=resource.name, kind=name), 4),
            docstring=document(8, first_sentence(resource.description or f"The {resource.name} operations")),
            statement=from_import(f".resources.{resource.name}", (name,), indent=8),
        )
        for resource in package.resources
    )


def _class_docstring(package: ir.Package, kind: str, http_client: str) -> Docstring:
    described = " ".join(" ".join(api.description.split()) for api in package.apis[:1] if api.description)
    titles = " and ".join(api.title for api in package.apis)
    entries = [
        (argument.name, _or_variable(argument.description, argument.variable))
        for credential in package.credentials
        for argument in credential.arguments
    ]
    entries += [(each.name, _or_variable(each.text, each.variable, each.default)) for each in server_arguments(package)]
    chosen = ' "aiohttp" opens a session of its own.' if "aiohttp" in http_client else ""
    own = (
        ("http_client", f"Your own {http_client}; it stays open.{chosen}"),
        ("transport", "Stands in for HTTP altogether, as a MockTransport does in tests."),
    )
    sections: list[Section] = [("Args", (*entries, *_ARGUMENTS, *own))]
    return document(4, f"{kind} for {titles}", described if len(package.apis) == 1 else "", sections=sections)


def _or_variable(description: str, variable: str, default: str = "") -> str:
    text = " ".join(description.split()).rstrip(".")
    if not variable:
        return text
    otherwise = f"default: the environment variable {variable}" + (f", else {default}" if default else "")
    return f"{text}; {otherwise}" if text else otherwise[0].upper() + otherwise[1:]


def _signature(package: ir.Package, http_client: Source, prefix: Source) -> Source:
    own = [
        source("{name}: {taken}", name=argument.name, taken=_taken(argument, prefix))
        for credential in package.credentials
        for argument in credential.arguments
    ]
    own += [source("{n}: {taken} | None = None", n=a.name, taken=a.takes) for a in server_arguments(package)]
    parameters = [
        Source("self"),
        Source("*"),
        *own,
        *map(Source, _TAIL),
        source("http_client: {kind} | None = None", kind=http_client),
        source("transport: {prefix}Transport | None = None", prefix=prefix),
    ]
    return lay_out(source("def __init__({p}) -> None:", p=join(", ", parameters)), 4)


def _taken(argument: ir.CredentialArgument, prefix: Source) -> Source:
    """The type of an argument, and its default."""
    match argument.takes:
        case "text":
            return Source("str | None = None")
        case "token":
            return source("str | {prefix}TokenProvider | None = None", prefix=prefix)
        case "scopes":
            return Source("Iterable[str] | None = None")
        case "client_authentication":
            return Source('ClientAuthentication = "client_secret_basic"')


def _argument_imports(package: ir.Package) -> set[Source]:
    """What the types of the constructor's own arguments need."""
    taken = {argument.takes for credential in package.credentials for argument in credential.arguments}
    imports: set[Source] = set()
    if "token" in taken:
        imports |= {Source(f"from ._runtime.tokens import {prefix}TokenProvider") for prefix in ("", "Async")}
    if any(argument.takes.startswith("Literal[") for argument in server_arguments(package)):
        imports.add(Source("from typing import Literal"))
    if "scopes" in taken:
        imports.add(Source("from collections.abc import Iterable"))
        imports.add(Source("from ._runtime.oauth import ClientAuthentication"))
    return imports


def _call(package: ir.Package) -> Source:
    credentials = _dictionary((c.scheme, _credential_value(c)) for c in package.credentials)
    server = _dictionary((v.name.wire, v.name.python) for v in package.servers.arguments)
    chosen = Source("server_name=server, ") if package.servers.names else Source("")
    passed = join(", ", [source("{name}={name}", name=Identifier(name)) for name in _PASSED_ON])
    line = source(
        "super().__init__(_SETTINGS, {chosen}server={server}, credentials={credentials}, {passed})",
        chosen=chosen,
        server=server,
        credentials=credentials,
        passed=passed,
    )
    return lay_out(line, 8)


def _credential_value(credential: ir.Credential) -> Source:
    names = [argument.name for argument in credential.arguments]
    return names[0] if len(names) == 1 else written_tuple(names)


def _dictionary(items: Iterable[tuple[str, Source]]) -> Source:
    parts = [source("{key}: {value}", key=literal(key), value=value) for key, value in items]
    return source("{{{items}}}", items=join(", ", parts))
