"""Gives the methods of a resource names of which no two are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.config import OperationConfig
from generator.diagnostics import Diagnostics
from generator.ir import Method
from generator.names import RESOURCE_ATTRIBUTES, bulk_method_name, method_name, whole_method_name
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
    """The methods, those that would share a name called by their whole operationId.

    All of them are, so that none changes its meaning because of another; what is called in the configuration stays.
    """
    wanted = Counter(method.name for method in methods)
    renamed = [
        _renamed(method, _free(whole_method_name(method.id)))
        if wanted[method.name] > 1 and not _is_configured(method, settings)
        else method
        for method in methods
    ]
    _refuse_clashes(resource, renamed, diagnostics)
    for before, after in zip(methods, renamed, strict=True):
        if before.name != after.name:
            diagnostics.warning(
                "N105",
                f"{resource}.{before.name} would be more than one operation; {after.id!r} is {resource}.{after.name}",
                after.location,
            )
        yield after


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


def _refuse_clashes(resource: Identifier, methods: Iterable[Method], diagnostics: Diagnostics) -> None:
    known: dict[Identifier, Method] = {}
    for method in methods:
        first = known.setdefault(method.name, method)
        if first is not method:
            diagnostics.error(
                "N103",
                f"the operations {first.id!r} ({first.location}) and {method.id!r} would both be "
                f"{resource}.{method.name}; name one in the configuration: "
                f'operations.{method.id}.method = "..."',
                method.location,
            )
