"""What the runtime is told about the API once and for all, as a finished piece of source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from generator import ir
from generator.layout import lay_out
from generator.text import Identifier, Literal, Source, join, literal, source, written_tuple


def settings(package: ir.Package) -> tuple[set[Source], Source]:
    """The imports that the settings need, and the constant that holds them."""
    imports: set[Source] = set()
    arguments = [
        source("package={value}", value=literal(package.name)),
        source("version={value}", value=literal(package.version)),
    ]

    def use(name: str, value: Source, keyword: str) -> None:
        imports.add(Source(f"from ._runtime.settings import {name}"))
        arguments.append(source("{keyword}={value}", keyword=Identifier(keyword), value=value))

    written_servers = list(_servers(package.servers))
    if written_servers:
        imports.add(Source("from ._runtime.settings import Server"))
        arguments += written_servers
    if any("ServerVariable(" in argument for argument in written_servers):
        imports.add(Source("from ._runtime.settings import ServerVariable"))
    if package.credentials:
        written = [_credential(credential) for credential in package.credentials]
        for module, constructed in written:
            imports.add(Source(f"from ._runtime.{module} import {constructed.partition('(')[0]}"))
        value = written_tuple(constructed for _, constructed in written)
        arguments.append(source("credentials={value}", value=value))
    if package.security:
        arguments.append(source("security={value}", value=literal(package.security)))
    if package.envelope is not None:
        use("Envelope", _construct("Envelope", asdict(package.envelope)), "envelope")
    if package.no_results is not None:
        found_none = package.no_results
        keys_none = {"codes": found_none.codes or None, "messages": found_none.messages or None}
        use("NoResults", _construct("NoResults", keys_none), "no_results")
    if package.row_errors is not None:
        use("RowErrors", _construct("RowErrors", asdict(package.row_errors)), "row_errors")
    if package.request_id_header != "x-request-id":
        value = literal(package.request_id_header)
        arguments.append(source("request_id_header={value}", value=value))
    if package.rate_limit is not None:
        limit = package.rate_limit
        written_limit = _construct("RateLimit", {"calls": limit.calls, "per": limit.seconds})
        # RateLimit stands among the values, which every client imports.
        arguments.append(source("rate_limit={value}", value=written_limit))
    return imports, lay_out(source("_SETTINGS = Settings({a})", a=join(", ", arguments)))


def _servers(servers: ir.Servers) -> Iterator[Source]:
    """The arguments that say where the API is."""
    usual = list(map(_server, servers.usual))
    if servers.path:
        usual = [source("Server({path})", path=literal(servers.path))]
    if usual:
        yield source("server={server}", server=usual[0])
    if usual[1:]:
        yield source("further_servers={servers}", servers=written_tuple(usual[1:]))
    if servers.others:
        groups = (written_tuple(map(_server, group)) for group in servers.others)
        yield source("other_servers={servers}", servers=written_tuple(groups))
    if servers.variable:
        yield source("server_variable={variable}", variable=literal(servers.variable))


def _server(server: ir.Server) -> Source:
    arguments: list[Source] = [literal(server.url)]
    if server.variables:
        arguments.append(source("variables={value}", value=written_tuple(map(_server_variable, server.variables))))
    if server.name:
        arguments.append(source("name={name}", name=literal(server.name)))
    return source("Server({arguments})", arguments=join(", ", arguments))


def _server_variable(variable: ir.ServerVariable) -> Source:
    keys = {
        "argument": variable.name.python,
        "variable": variable.variable,
        "enum": variable.enum or None,
        "default": variable.default,
    }
    return _construct("ServerVariable", keys, literal(variable.name.wire))


def _credential(credential: ir.Credential) -> tuple[str, Source]:
    """The module that a credential's class comes from, and the class with its arguments."""
    arguments = [argument.name for argument in credential.arguments]
    scheme = literal(credential.scheme)
    keys: dict[str, object]
    match credential:
        case ir.ApiKey(parameter=parameter, location_in=location):
            keys = {"argument": arguments[0], "variable": credential.arguments[0].variable}
            return "settings", _construct("ApiKey", {**keys, "name": parameter, "location": location}, scheme)
        case ir.Basic(variable=variable):
            keys = {"username_argument": arguments[0], "password_argument": arguments[1], "variable": variable}
            return "settings", _construct("Basic", keys, scheme)
        case ir.Bearer(prefix=prefix):
            keys = {"argument": arguments[0], "variable": credential.arguments[0].variable}
            keys["prefix"] = None if prefix == "Bearer" else prefix
            return "tokens", _construct("Bearer", keys, scheme)
        case ir.OAuth2() as oauth:
            keys = {
                "argument": arguments[0],
                "variable": oauth.arguments[0].variable,
                "client": oauth.client,
                "client_variable": oauth.client_variable,
                "token_url": oauth.token_url or None,
                "scopes": oauth.scopes or None,
            }
            return "oauth", _construct("OAuth2", keys, scheme)


def _construct(name: str, keys: Mapping[str, object], *first: Literal) -> Source:
    given = [
        source("{key}={value}", key=Identifier(key), value=literal(_plain(value)))
        for key, value in keys.items()
        if value is not None
    ]
    return source("{name}({arguments})", name=Identifier(name), arguments=join(", ", [*first, *given]))


def _plain(value: object) -> object:
    return str(value) if isinstance(value, str) else value
