"""What a document says about itself: servers, security, tags."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.node import Node
from generator.openapi import Security, SecurityScheme, Server, ServerVariable
from generator.resolve.context import Context

_MARK = re.compile(r"\{([^{}]+)\}")
"""A variable in a server's URL."""


def servers(context: Context, owner: Node) -> tuple[Server, ...]:
    """The servers of a document, a path item or an operation."""
    return tuple(
        Server(
            url=node.text("url"),
            description=context.text(node, "description"),
            variables=_variables(context, node),
            location=node.location,
            name=node.text("name"),
        )
        for node in owner.child("servers").items()
        if node.text("url")
    )


def _variables(context: Context, server: Node) -> tuple[ServerVariable, ...]:
    """The variables of a server; last those of its URL that it does not declare."""
    declared = {
        name: ServerVariable(
            name=name,
            default=None if node.get("default") is None else _scalar(node.get("default")),
            enum=tuple(_scalar(value.value) for value in node.child("enum").items()),
            description=context.text(node, "description"),
        )
        for name, node in server.child("variables").entries()
    }
    further = (name for name in _MARK.findall(server.text("url")) if name not in declared)
    return (*declared.values(), *(ServerVariable(name, None, (), "") for name in dict.fromkeys(further)))


def security(context: Context, owner: Node) -> Security:
    """The alternatives of a document or an operation: names of schemes needed together.

    A scheme that nothing declares cannot be told to a client: alternatives without such ones are preferred, and where
    there are none, nothing is sent for it.
    """
    alternatives = [_alternative(context, node) for node in owner.child("security").items()]
    known = [names for names in alternatives if None not in names]
    chosen = known or alternatives
    return tuple(dict.fromkeys(tuple(name for name in names if name is not None) for names in chosen))


def _alternative(context: Context, node: Node) -> list[str | None]:
    names: list[str | None] = []
    for name, entry in node.entries():
        found = context.security_scheme(name, entry)
        if found is None:
            message = f"no security scheme is called `{name}`; nothing is sent for it"
            context.diagnostics.warning("C151", message, entry.location)
        else:
            scopes = (scope.value for scope in entry.items() if isinstance(scope.value, str))
            context.scopes.setdefault(found, {}).update(dict.fromkeys(scopes))
        names.append(found)
    return names


def security_schemes(context: Context, root: Node) -> tuple[SecurityScheme, ...]:
    """The security schemes of a document, and those in other files that its requirements name.

    To be asked after all requirements were.
    """
    entries = root.child("components").child("securitySchemes").entries()
    declared = [(name, node) for name, entry in entries if (node := context.follow(entry)) is not None]
    return tuple(_security_scheme(context, name, node) for name, node in [*declared, *context.further_schemes.items()])


def _security_scheme(context: Context, name: str, node: Node) -> SecurityScheme:
    return SecurityScheme(
        name=name,
        type=node.text("type"),
        location=node.location,
        description=context.text(node, "description"),
        scheme=node.text("scheme"),
        parameter=node.text("name"),
        location_in=node.text("in"),
        token_url=_token_url(node.child("flows")),
        scopes=tuple(sorted(context.scopes.get(name, ()))),
    )


def _token_url(flows: Node) -> str | None:
    if flows.get("clientCredentials") is None:
        return None
    url = flows.child("clientCredentials").text("tokenUrl")
    # Some documents have a template there, whose variables nobody declares.
    return "" if "{" in url else url


def tags(context: Context, root: Node) -> Mapping[str, str]:
    """Tag names with their descriptions."""
    items = root.child("tags").items()
    return {tag.text("name"): context.text(tag, "description") for tag in items if tag.text("name")}


def _scalar(value: object) -> str:
    """A default or enum value as it stands in a URL; a port is often written as a number."""
    return str(value) if isinstance(value, str | int | float) else ""
