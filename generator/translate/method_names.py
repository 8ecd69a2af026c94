"""Gives the methods of a resource names of which no two are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.config import OperationConfig
from generator.diagnostics import Diagnostics
from generator.ir import Method
from generator.names import RESOURCE_ATTRIBUTES, method_name, whole_method_name
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
        replace(method, name=_free(whole_method_name(method.id)))
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
