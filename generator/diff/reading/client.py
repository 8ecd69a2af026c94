"""Reads the client, its settings and the public names of the package."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from generator.diff.annotations import annotation
from generator.diff.reading.source import Module, called, calls, constant, keyword, text
from generator.diff.surface import Client, ClientArgument, Server

_FACTS = ("envelope", "no_results", "row_errors", "request_id_header", "rate_limit")


def read_client(modules: Mapping[str, Module]) -> Client | None:
    """The client; None where the package has no module of it that can be read."""
    module = modules.get("client.py")
    settings = module.constants("Settings").get("_SETTINGS") if module else None
    found = next((each for each in module.classes() if _is_client(each)), None) if module else None
    if module is None or settings is None or found is None:
        return None
    return Client(
        name=found.name,
        names=frozenset(_public(modules)),
        arguments=dict(_arguments(found)),
        servers=tuple(_servers(settings)),
        credentials={text(keyword(each, "scheme", 0)): _sent(each) for each in calls(keyword(settings, "credentials"))},
        security=constant(keyword(settings, "security"), ()),
        environment=frozenset(_environment(settings)),
        facts={name: text(keyword(settings, name)) for name in _FACTS},
        code=module.place(found),
    )


def _is_client(found: ast.ClassDef) -> bool:
    return any(ast.unparse(base) == "SyncClient" for base in found.bases)


def _public(modules: Mapping[str, Module]) -> Iterator[str]:
    for path, prefix in (("__init__.py", ""), ("errors.py", "errors.")):
        for statement in modules[path].tree.body if path in modules else ():
            match statement:
                case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                    yield from (f"{prefix}{name}" for name in constant(value, []))
                case _:
                    pass


def _arguments(found: ast.ClassDef) -> Iterator[tuple[str, ClientArgument]]:
    for statement in found.body:
        if isinstance(statement, ast.FunctionDef) and statement.name == "__init__":
            for each in statement.args.kwonlyargs:
                if each.annotation is not None:
                    yield each.arg, ClientArgument(each.arg, annotation(each.annotation))


def _servers(settings: ast.Call) -> Iterator[Server]:
    first = keyword(settings, "server")
    for server in (*((first,) if isinstance(first, ast.Call) else ()), *calls(keyword(settings, "further_servers"))):
        variables = {
            text(keyword(each, "argument")): constant(keyword(each, "default"))
            for each in calls(keyword(server, "variables"))
        }
        yield Server(text(keyword(server, "name")), text(keyword(server, "url", 0)), variables)


def _sent(credential: ast.Call) -> str:
    """How a credential is sent: all that is said of it but the names that callers use."""
    facts = [called(credential)]
    for each in credential.keywords:
        if each.arg and "argument" not in each.arg and "variable" not in each.arg and each.arg != "client":
            facts.append(f"{each.arg}={ast.unparse(each.value)}")
    return " ".join(facts)


def _environment(settings: ast.Call) -> Iterator[str]:
    for call in (each for each in ast.walk(settings) if isinstance(each, ast.Call)):
        for each in call.keywords:
            if each.arg and each.arg.endswith("variable") and (found := constant(each.value)):
                yield found
