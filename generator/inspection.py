"""What `inspect` shows of a package, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from generator.suggest import Suggestions


@dataclass(frozen=True, slots=True)
class ApiLine:
    """One document."""

    name: str
    title: str
    version: str
    servers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MethodLine:
    """One method: its HTTP line, its types, and what was inferred."""

    name: str
    http: str
    path: str
    request: str
    response: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResourceLine:
    """One resource."""

    name: str
    class_name: str
    description: str
    methods: tuple[MethodLine, ...]


@dataclass(frozen=True, slots=True)
class ModelModule:
    """A module of models and the names in it."""

    module: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SkippedLine:
    """An operation that is not generated."""

    id: str
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything `inspect` shows."""

    package: str
    client: str
    apis: tuple[ApiLine, ...]
    resources: tuple[ResourceLine, ...]
    models: tuple[ModelModule, ...]
    filters: tuple[str, ...]
    events: tuple[str, ...]
    shared: tuple[str, ...]
    security: tuple[str, ...]
    skipped: tuple[SkippedLine, ...]
    suggestions: Suggestions
