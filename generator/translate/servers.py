"""Where operations go: the servers of all documents, and those of single paths and operations."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace

from generator import ir
from generator.config import PackageConfig
from generator.names import Name, constant
from generator.openapi import Api, Operation, Server, ServerVariable
from generator.text import Identifier
from generator.translate.credentials import constructor_argument


@dataclass(slots=True)
class ServersTranslator:
    """Finds the servers of a package.

    Attributes:
        apis: All documents.
        config: The package's configuration.
        taken: The constructor's arguments that have a name already.
    """

    apis: Sequence[Api]
    config: PackageConfig
    taken: frozenset[Identifier]
    _others: dict[str, tuple[ir.Server, ...]] = field(default_factory=dict[str, tuple[ir.Server, ...]])
    _names: dict[str, Identifier] = field(default_factory=dict[str, Identifier])

    def own_url(self, api: Api, operation: Operation) -> str | None:
        """The URL of the first of an operation's own servers, or of its document's, where that is not the client's.

        What is to be known of them besides is kept for `translate`.
        """
        if operation.servers:
            known = self._variables_of_documents()
            return self._kept([_with_defaults(server, known) for server in operation.servers], is_own=True)
        usual, own = self._usual(), _servers(api)
        if not own or own[0].url == usual[0].url:
            return None
        return self._kept([_with_defaults(server, ()) if _is_relative(server) else server for server in own])

    def translate(self) -> ir.Servers:
        """The servers of the package; to be asked after all operations were."""
        usual = self._usual()
        path = usual[0].url if usual and _is_relative(usual[0]) else ""
        names = [] if path else [_name(server) for server in usual]
        groups = [names, *([_name(s) for s in _servers(api) if not _is_relative(s)] for api in self.apis)]
        choices = tuple(dict.fromkeys(name for group in groups if len(set(group)) > 1 for name in group))
        prefix = self.config.env_prefix
        return ir.Servers(
            usual=() if path else tuple(self._server(server, choices) for server in usual),
            others=tuple(
                tuple(replace(server, name=server.name if server.name in choices else "") for server in group)
                for group in self._others.values()
                if group[1:] or any(server.variables for server in group)
            ),
            path=path,
            arguments=tuple(self._arguments().values()),
            names=choices,
            variable=f"{prefix}_SERVER" if choices else "",
        )

    def _usual(self) -> tuple[Server, ...]:
        """The servers of the first document that names a host, and what other documents have beside the same."""
        lists = [_servers(api) for api in self.apis]
        first = next((found for found in lists if found and not _is_relative(found[0])), ())
        if not first:
            return next((found for found in lists if found), ())
        same = [server for found in lists if found and found[0].url == first[0].url for server in found]
        return tuple({server.url: server for server in reversed(same)}.values())[::-1]

    def _kept(self, servers: Sequence[Server], *, is_own: bool = False) -> str:
        """The first URL. Of an operation's own servers, every default serves where nothing is given."""
        group = servers[:1] if _is_relative(servers[0]) else [server for server in servers if not _is_relative(server)]
        written = tuple(self._server(server, (_name(server),), is_own=is_own) for server in group)
        self._others.setdefault(group[0].url, written)
        return group[0].url

    def _variables_of_documents(self) -> dict[str, list[tuple[ServerVariable, Server]]]:
        found: dict[str, list[tuple[ServerVariable, Server]]] = {}
        for api in self.apis:
            for server in _servers(api):
                for variable in () if _is_relative(server) else server.variables:
                    found.setdefault(variable.name, []).append((variable, server))
        return found

    def _arguments(self) -> dict[str, ir.ServerVariable]:
        """What the constructor takes; a value must suit one of the servers that have the variable."""
        arguments: dict[str, ir.ServerVariable] = {}
        for name, found in self._variables_of_documents().items():
            written = [self._variable(variable, server) for variable, server in found]
            enums = [each.enum for each in written]
            merged = tuple(dict.fromkeys(value for enum in enums for value in enum)) if all(enums) else ()
            described = next((each.description for each in written if each.description), "")
            arguments[name] = replace(written[0], enum=merged, description=described)
        return arguments

    def _server(self, server: Server, names: Sequence[str], *, is_own: bool = False) -> ir.Server:
        name = _name(server)
        variables = tuple(self._variable(variable, server) for variable in server.variables)
        if is_own:
            declared = zip(variables, server.variables, strict=True)
            variables = tuple(replace(variable, default=found.default) for variable, found in declared)
        return ir.Server(server.url, variables, name if name in names else "")

    def _variable(self, variable: ServerVariable, server: Server) -> ir.ServerVariable:
        argument = self._argument(variable.name)
        return ir.ServerVariable(
            name=Name(variable.name, argument),
            variable=f"{self.config.env_prefix}_{constant(argument)}",
            enum=variable.enum,
            default=None if _is_placeholder(variable, server.url) else variable.default,
            description=variable.description,
        )

    def _argument(self, wire: str) -> Identifier:
        """The argument of a variable; of two variables whose names are one here, the later has underscores."""
        if wire not in self._names:
            name = constructor_argument(wire)
            if name in self.taken:
                name = Identifier(f"server_{name}")
            while name in self.taken or name in self._names.values():
                name = Identifier(f"{name}_")
            self._names[wire] = name
        return self._names[wire]


def _servers(api: Api) -> tuple[Server, ...]:
    """The servers of a document that HTTP reaches; a mere `/` says nothing."""
    found = [server for server in api.servers if server.url.rstrip("/") and _is_http(server)]
    hosts = [server for server in found if not _is_relative(server)]
    return tuple({server.url: server for server in reversed(hosts or found)}.values())[::-1]


def _is_http(server: Server) -> bool:
    scheme, separator, _ = server.url.partition("://")
    return not separator or scheme in ("http", "https") or "{" in scheme


def _is_relative(server: Server) -> bool:
    return "://" not in server.url


def _name(server: Server) -> str:
    return server.name or server.url


def _with_defaults(server: Server, known: Container[str]) -> Server:
    """The server with the defaults of those variables that the constructor does not take."""
    is_kept = not _is_relative(server)
    kept = tuple(variable for variable in server.variables if is_kept and variable.name in known)
    url = server.url
    for variable in server.variables:
        if variable not in kept:
            url = url.replace("{" + variable.name + "}", variable.default or "")
    return replace(server, url=url, variables=kept)


def _is_placeholder(variable: ServerVariable, url: str) -> bool:
    """Whether the default only shows what stands there: one label of a host, of which every customer has another."""
    host = url.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]
    in_host = "{" + variable.name + "}" in host
    return in_host and not variable.enum and "." not in (variable.default or "") and variable.default != "localhost"
