"""The constructor's arguments that say where the API is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import ir
from generator.text import Identifier, Source, join, literal, source

_FEW = 12


@dataclass(frozen=True, slots=True)
class ServerArgument:
    """An argument.

    Attributes:
        takes: Its type, besides None.
        text: What it means.
        variable: The environment variable that stands in for it.
        default: What holds without either; empty where nothing does.
    """

    name: Identifier
    takes: Source
    text: str
    variable: str
    default: str


def server_arguments(package: ir.Package) -> tuple[ServerArgument, ...]:
    """The choice of a server, where there is one, and the variables of all."""
    servers = package.servers
    variables = (
        ServerArgument(
            name=v.name.python,
            takes=_one_of(v.enum) if v.enum else Source("str"),
            text=_told(v),
            variable=v.variable,
            default=_default(v, servers),
        )
        for v in servers.arguments
    )
    if not servers.names:
        return tuple(variables)
    takes = _one_of(servers.names)
    choice = ServerArgument(Identifier("server"), takes, "Which server", servers.variable, servers.names[0])
    return (choice, *variables)


def required_variables(package: ir.Package) -> Iterator[ir.ServerVariable]:
    """The variables that calls cannot do without, if nothing is chosen, and those with a few values to choose from."""
    firsts = [group[0] for group in (package.servers.usual, *package.servers.others) if group]
    shown = {v.name.python for server in firsts for v in server.variables if v.default is None or v.enum}
    return (variable for variable in package.servers.arguments if variable.name.python in shown)


def _one_of(values: tuple[str, ...]) -> Source:
    if len(values) > _FEW:
        return Source("str")
    return source("Literal[{values}]", values=join(", ", map(literal, values)))


def _told(variable: ir.ServerVariable) -> str:
    text = " ".join(variable.description.split()).rstrip(".")
    allowed = f"one of {', '.join(variable.enum)}" if variable.enum else ""
    told = "; ".join(filter(None, (text, allowed)))
    return told[:1].upper() + told[1:]


def _default(variable: ir.ServerVariable, servers: ir.Servers) -> str:
    """The default that all servers have in common."""
    every = (server for group in (servers.usual, *servers.others) for server in group)
    defaults = {v.default or "" for server in every for v in server.variables if v.name == variable.name}
    return defaults.pop() if len(defaults) == 1 else ""
