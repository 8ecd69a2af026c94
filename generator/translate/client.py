"""What the client's constructor takes: the server's variables and the credentials."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from generator import ir, openapi
from generator.config import PackageConfig
from generator.diagnostics import Diagnostics
from generator.names import Name, constant, numbered, snake
from generator.node import is_object
from generator.text import Identifier

_CONSTRUCTOR_PARAMETERS = frozenset(
    {
        "self", "super", "base_url", "timeout", "max_retries", "rate_limit", "strict_responses", "hooks",
        "default_headers", "max_response_bytes", "http_client", "transport",
    }
)  # fmt: skip


def server(apis: Sequence[openapi.Api], config: PackageConfig, diagnostics: Diagnostics) -> ir.Server | None:
    """The server that all documents have in common; the first document's where they differ.

    None where there is none with an absolute URL: the caller must then give a `base_url`.
    """
    servers = [api.servers[0] for api in apis if api.servers]
    absolute = [found for found in servers if found.url.startswith(("https://", "http://", "{"))]
    if not absolute:
        return None
    first = absolute[0]
    for other in absolute[1:]:
        if other.url != first.url:
            diagnostics.warning(
                "S103",
                f"the server {other.url} differs from {first.url} at {first.location}; "
                "the client talks to the latter unless it is given a base_url",
                other.location,
            )
    variables = tuple(_server_variable(variable, first.url, config) for variable in first.variables)
    return ir.Server(first.url, variables)


def _server_variable(variable: openapi.ServerVariable, url: str, config: PackageConfig) -> ir.ServerVariable:
    argument = _argument(variable.name)
    return ir.ServerVariable(
        name=Name(variable.name, argument),
        variable=f"{config.env_prefix}_{constant(argument)}",
        enum=variable.enum,
        default=None if _is_placeholder(variable, url) else variable.default,
        description=variable.description,
    )


def _is_placeholder(variable: openapi.ServerVariable, url: str) -> bool:
    """Whether the default only shows what stands there: one label of a host, of which every customer has another."""
    host = url.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]
    in_host = "{" + variable.name + "}" in host
    return in_host and not variable.enum and "." not in variable.default


def credentials(
    apis: Sequence[openapi.Api], config: PackageConfig, diagnostics: Diagnostics
) -> tuple[ir.Credential, ...]:
    """One credential for each security scheme that some operation needs; schemes of one name are one."""
    used = {name for api in apis for name in _used_schemes(api)}
    found: dict[str, tuple[openapi.SecurityScheme, ir.Credential]] = {}
    for api in apis:
        for scheme in api.security_schemes:
            if scheme.name not in used:
                continue
            credential = _credential(scheme, config, diagnostics)
            if credential is None:
                continue
            known = found.setdefault(scheme.name, (scheme, credential))
            if _place(known[1]) != _place(credential):
                diagnostics.warning(
                    "S104",
                    f"the security scheme {scheme.name!r} means something else at {known[0].location}; "
                    "the client sends what is described there",
                    scheme.location,
                )
    return tuple(credential for _, credential in found.values())


def _used_schemes(api: openapi.Api) -> Iterable[str]:
    for requirement in (api.security, *(operation.security or () for operation in api.operations)):
        for alternative in requirement:
            yield from alternative


def _place(credential: ir.Credential) -> tuple[str, str, str]:
    return credential.kind, credential.parameter, credential.location_in


def _credential(
    scheme: openapi.SecurityScheme, config: PackageConfig, diagnostics: Diagnostics
) -> ir.Credential | None:
    configured = config.security.get(scheme.name)
    chosen = configured.argument if configured else None
    kind = _kind(scheme)
    if kind is None:
        if scheme.type != "mutualTLS":
            diagnostics.warning(
                "U221",
                f"the HTTP authentication scheme {scheme.scheme!r} is not supported; send it with default_headers",
                scheme.location,
            )
        return None
    if kind == "basic":
        variable = f"{config.env_prefix}_{constant(chosen)}" if chosen else config.env_prefix
        names = [f"{chosen}_{name}" if chosen else name for name in ("username", "password")]
        variables = [f"{variable}_USERNAME", f"{variable}_PASSWORD"]
    else:
        names = [_argument(chosen or scheme.name)]
        variable = f"{config.env_prefix}_{constant(names[0])}"
        variables = [variable]
    return ir.Credential(
        scheme=scheme.name,
        kind=kind,
        arguments=tuple(
            ir.CredentialArgument(_argument(name), read, scheme.description)
            for name, read in zip(names, variables, strict=True)
        ),
        variable=variable,
        parameter=scheme.parameter,
        location_in=scheme.location_in,
    )


def distinct_arguments(
    server: ir.Server | None, credentials: Sequence[ir.Credential], diagnostics: Diagnostics
) -> tuple[ir.Server | None, tuple[ir.Credential, ...]]:
    """The server and the credentials, each argument of the constructor with a name of its own."""
    taken: set[str] = set()

    def number(*names: Identifier) -> int:
        """The first number with which none of the names is taken; 1 stands for none."""
        found = next(n for n in itertools.count(1) if taken.isdisjoint(_numbered(name, n) for name in names))
        taken.update(_numbered(name, found) for name in names)
        if found > 1:
            message = (
                f"two arguments of the client would be called {names[0]}; one is called {_numbered(names[0], found)}"
            )
            diagnostics.warning("N111", message)
        return found

    def variable(found: ir.ServerVariable) -> ir.ServerVariable:
        n = number(found.name.python)
        name = Name(found.name.wire, _numbered(found.name.python, n))
        return replace(found, name=name, variable=_numbered(Identifier(found.variable), n))

    def credential(found: ir.Credential) -> ir.Credential:
        n = number(*(argument.name for argument in found.arguments))
        read = _numbered(Identifier(found.variable), n)
        arguments = tuple(
            replace(a, name=_numbered(a.name, n), variable=read + a.variable.removeprefix(found.variable))
            for a in found.arguments
        )
        return replace(found, arguments=arguments, variable=read)

    if server is not None:
        server = replace(server, variables=tuple(map(variable, server.variables)))
    return server, tuple(map(credential, credentials))


def _numbered(name: Identifier, number: int) -> Identifier:
    return numbered(name, number) if number > 1 else name


def _kind(scheme: openapi.SecurityScheme) -> Any:
    match scheme.type, scheme.scheme:
        case "apiKey", _:
            return "api_key"
        case (("oauth2" | "openIdConnect"), _):
            return "bearer"
        case "http", "bearer" | "basic":
            return scheme.scheme
        case _:
            return None


def _argument(name: str) -> Identifier:
    argument = snake(name)
    return Identifier(f"{argument}_") if argument in _CONSTRUCTOR_PARAMETERS else argument


def supported(security: openapi.Security, known: Iterable[ir.Credential]) -> tuple[tuple[str, ...], ...]:
    """The alternatives, less the schemes that the client leaves to the transport or to `default_headers`."""
    names = {credential.scheme for credential in known}
    return tuple(tuple(name for name in alternative if name in names) for alternative in security)


def envelope(config: PackageConfig) -> ir.ErrorEnvelope | None:
    """The configured envelope."""
    found = config.envelope
    if found is None:
        return None
    return ir.ErrorEnvelope(found.ok, found.data, found.code, found.message, found.request_id)


def no_results(apis: Sequence[openapi.Api]) -> ir.NoResults | None:
    """`x-clientwright-no-results` of the documents, joined."""
    codes: dict[str, None] = {}
    messages: dict[str, None] = {}
    for value in _extension(apis, "no-results"):
        if is_object(value):
            codes |= dict.fromkeys(map(str, value.get("codes", ())))
            messages |= dict.fromkeys(map(str, value.get("messages", ())))
    return ir.NoResults(tuple(codes), tuple(messages)) if codes or messages else None


def row_errors(apis: Sequence[openapi.Api], diagnostics: Diagnostics) -> ir.RowErrors | None:
    """`x-clientwright-row-errors` of the first document that has it."""
    known = [found.name for found in fields(ir.RowErrors)]
    for api in apis:
        value = (api.extensions or {}).get("row-errors")
        if value is None:
            continue
        if is_object(value) and "path" in value and value.keys() <= set(known):
            return ir.RowErrors(**{name: str(text) for name, text in value.items()})
        diagnostics.warning(
            "X104",
            f"`x-clientwright-row-errors` is ignored: it needs `path`, and knows no keys but {', '.join(known)}",
            api.location,
        )
    return None


def rate_limit(apis: Sequence[openapi.Api]) -> ir.RateLimit | None:
    """The strictest `x-clientwright-rate-limit` of the documents."""
    limits = [
        ir.RateLimit(int(value["calls"]), float(value["seconds"]))
        for value in _extension(apis, "rate-limit")
        if is_object(value) and {"calls", "seconds"} <= value.keys()
    ]
    return min(limits, key=lambda limit: limit.calls / limit.seconds, default=None)


def request_id_header(apis: Sequence[openapi.Api]) -> str:
    """`x-clientwright-request-id-header` of the first document that has it."""
    return next((str(value) for value in _extension(apis, "request-id-header")), "x-request-id")


def _extension(apis: Sequence[openapi.Api], name: str) -> Iterable[Any]:
    return [api.extensions[name] for api in apis if api.extensions and name in api.extensions]
