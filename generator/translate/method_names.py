"""Gives the methods of a resource names of which no two are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.config import OperationConfig
from generator.diagnostics import Diagnostics
from generator.ir import Method
from generator.names import (
    RESOURCE_ATTRIBUTES,
    bulk_method_name,
    method_name,
    numbered,
    path_method_name,
    whole_method_name,
)
from generator.text import Identifier


def name_of_method(operation_id: str, resource: str, settings: OperationConfig) -> Identifier:
    """The configured name, else the operationId less the resource's noun."""
    return Identifier(settings.method) if settings.method is not None else _free(method_name(operation_id, resource))


def distinct_methods(
    resource: Identifier,
    methods: Sequence[Method],
    settings: Mapping[str, OperationConfig],
    diagnostics: Diagnostics,
) -> Iterator[Method]:
    """The methods, those that would share a name called by their whole operationId, else by HTTP method and path.

    All of them are, so that none changes its meaning because of another; what is called in the configuration stays.
    """
    _refuse_configured_clashes(resource, methods, settings, diagnostics)
    by_id = _apart(methods, settings, lambda method: whole_method_name(method.id))
    by_path = _apart(by_id, settings, lambda method: path_method_name(method.http_method, method.path))
    renamed = _numbered(by_path, settings)
    for before, after, name in zip(methods, renamed, (method.name for method in by_id), strict=True):
        if before.name != after.name:
            diagnostics.warning(
                "N105" if after.name == name else "N103",
                f"{resource}.{before.name} would be more than one operation; {after.id!r} is {resource}.{after.name}",
                after.location,
            )
        yield after


def _apart(
    methods: Sequence[Method], settings: Mapping[str, OperationConfig], rename: Callable[[Method], Identifier]
) -> list[Method]:
    """The methods, those that share a name renamed."""
    wanted = Counter(method.name for method in methods)
    return [
        _renamed(method, _free(rename(method)))
        if wanted[method.name] > 1 and not _is_configured(method, settings)
        else method
        for method in methods
    ]


def _numbered(methods: Sequence[Method], settings: Mapping[str, OperationConfig]) -> list[Method]:
    """The methods, those that still share a name told apart by a number; the first has none."""
    taken = {method.name for method in methods if _is_configured(method, settings)}
    plain = {method.name for method in methods}
    result: list[Method] = []
    for method in methods:
        name, number = method.name, 1
        while name in taken and not _is_configured(method, settings):
            number += 1
            name = numbered(method.name, number)
            name = method.name if name in plain else name
        taken.add(name)
        result.append(_renamed(method, name))
    return result


def distinct_bulk_methods(
    resource: Identifier, methods: Sequence[Method], diagnostics: Diagnostics
) -> Iterator[Method]:
    """The methods, less those for any number of rows whose name belongs to another operation."""
    wanted = Counter(method.bulk.name for method in methods if method.bulk)
    wanted.update(method.name for method in methods)
    for method in methods:
        if method.bulk is None or wanted[method.bulk.name] == 1:
            yield method
            continue
        diagnostics.warning(
            "N108",
            f"{resource}.{method.bulk.name}, for any number of rows of {method.id!r}, would also be something else "
            f'and is left out; name {method.id!r} in the configuration: operations.{method.id}.method = "..."',
            method.location,
        )
        yield replace(method, bulk=None)


def _renamed(method: Method, name: Identifier) -> Method:
    bulk = method.bulk and replace(method.bulk, name=bulk_method_name(name))
    return replace(method, name=name, bulk=bulk)


def _is_configured(method: Method, settings: Mapping[str, OperationConfig]) -> bool:
    return method.id in settings and settings[method.id].method is not None


def _free(name: Identifier) -> Identifier:
    return Identifier(f"{name}_") if name in RESOURCE_ATTRIBUTES else name


def _refuse_configured_clashes(
    resource: Identifier,
    methods: Iterable[Method],
    settings: Mapping[str, OperationConfig],
    diagnostics: Diagnostics,
) -> None:
    known: dict[Identifier, Method] = {}
    for method in methods:
        if not _is_configured(method, settings):
            continue
        first = known.setdefault(method.name, method)
        if first is not method:
            diagnostics.error(
                "N109",
                f"the configuration calls both {first.id!r} ({first.location}) and {method.id!r} "
                f"{resource}.{method.name}",
                method.location,
            )
