"""Puts the models into modules, by what refers to what.

A module holds what one resource alone reaches; what several reach stands in a module of the api; what several
apis have in common stands in `shared`. References then point only from the first kind to the second to the
third, so that no two modules need each other, and touching one resource loads little else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.text import Identifier

Graph = Mapping[Identifier, frozenset[Identifier]]
"""For each class, the classes it refers to."""

SHARED = Identifier("shared")
COMMON = Identifier("common")
WEBHOOKS = Identifier("webhooks")
"""What webhooks and callbacks alone reach; also a resource of this name."""
_WEBHOOKS_OTHER = Identifier("webhooks_other")
_MANY = 400
"""Of more models than these, a module of webhooks would be slow to import, and more than type checkers take."""


def group(
    graph: Graph,
    apis: Mapping[Identifier, tuple[Identifier, ...]],
    roots: Mapping[Identifier, Iterable[Identifier]],
) -> dict[Identifier, Identifier]:
    """The module of each class.

    Args:
        graph: What each class refers to.
        apis: The apis that have each class.
        roots: For each resource, and for `webhooks`, the classes that their methods and functions name.
    """
    reached_by: dict[Identifier, set[Identifier]] = {name: set() for name in graph}
    for resource, names in roots.items():
        for name in _reachable(graph, names):
            reached_by[name].add(resource)
    several = len({api for names in apis.values() for api in names}) > 1
    modules: dict[Identifier, Identifier] = {}
    for name, resources in reached_by.items():
        if len(apis[name]) > 1:
            modules[name] = SHARED
        elif len(resources) == 1:
            modules[name] = _module_of(min(resources))
        elif resources:
            modules[name] = _own_module(apis[name][0], several, roots)
    for name in graph:
        if name not in modules:
            own_module = _own_module(apis[name][0], several, roots)
            modules[name] = _module_of_unused(name, graph, reached_by, apis, own_module)
    return modules


def by_family(
    modules: Mapping[Identifier, Identifier], graph: Graph, roots: Mapping[str, Iterable[Identifier]]
) -> dict[Identifier, Identifier]:
    """The modules, that of very many webhooks in several: what one family of them alone reaches has its own.

    Args:
        modules: The module of each class.
        graph: What each class refers to.
        roots: For each family of webhooks, and for the resource `webhooks` under its name, the classes they name.
    """
    members = [name for name, module in modules.items() if module == WEBHOOKS]
    if len(members) <= _MANY:
        return dict(modules)
    reached_by: dict[Identifier, set[str]] = {name: set() for name in graph}
    for family, names in roots.items():
        for name in _reachable(graph, names):
            reached_by[name].add(family)
    split = dict(modules)
    for name in members:
        families = reached_by[name]
        if not families:
            split[name] = _WEBHOOKS_OTHER  # It may refer to all of them.
        elif len(families) == 1 and WEBHOOKS not in families:
            split[name] = Identifier(f"{WEBHOOKS}_{min(families)}")
    return split


def _module_of_unused(
    name: Identifier,
    graph: Graph,
    reached_by: Mapping[Identifier, set[Identifier]],
    apis: Mapping[Identifier, tuple[Identifier, ...]],
    own_module: Identifier,
) -> Identifier:
    """Beside what it refers to, if that is one resource's.

    In a module that nothing else refers to, if it is several's.
    """
    owners = {
        min(reached_by[other])
        for other in _reachable(graph, (name,))
        if len(reached_by[other]) == 1 and len(apis[other]) == 1
    }
    match len(owners):
        case 0:
            return own_module
        case 1:
            return _module_of(min(owners))
        case _:
            return Identifier(f"{own_module}_other")


def _module_of(resource: Identifier) -> Identifier:
    """What belongs to a resource called `shared` is not what several documents have in common."""
    return Identifier(f"{resource}_resource") if resource == SHARED else resource


def _own_module(api: Identifier, several: bool, roots: Mapping[Identifier, Iterable[Identifier]]) -> Identifier:
    name = api if several else COMMON
    return Identifier(f"{name}_common") if name in roots or name == SHARED else name


def _reachable(graph: Graph, names: Iterable[Identifier]) -> set[Identifier]:
    found: set[Identifier] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(graph[name])
    return found
