"""The whole package: resources from tags, models in modules, one client."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator import ir
from generator.config import PackageConfig
from generator.diagnostics import Diagnostics
from generator.keywords import references
from generator.names import (
    RESOURCE_MODULE_NAMES,
    Name,
    distinct_classes,
    field_name,
    resource_class,
    resource_name,
    says_something,
    snake,
)
from generator.openapi import Api, Operation
from generator.outcome import Skipped
from generator.shared import Definition, SharedApis
from generator.text import Identifier
from generator.translate import client
from generator.translate.credentials import Credentials, credentials
from generator.translate.events import events
from generator.translate.filters import filters
from generator.translate.group import WEBHOOKS, by_family, group
from generator.translate.method_names import distinct_bulk_methods, distinct_methods
from generator.translate.operations import Infer, OperationTranslator
from generator.translate.schemas import ApiSchemas
from generator.translate.servers import ServersTranslator

_SAYS_LITTLE = re.compile(
    r"api|rest|v[0-9]+([._-]?[0-9]+)*((alpha|beta|preview|rc)[0-9]*)?|[0-9]+([.-][0-9]+)*", re.IGNORECASE
)
"""A segment that many paths of an api start with: `api`, `v1`, `2024-01-31`, `v2beta1`."""


def translate(shared: SharedApis, config: PackageConfig, infer: Infer, diagnostics: Diagnostics) -> ir.Package:
    """The intermediate representation of a package.

    Args:
        shared: All documents of the package.
        config: The package's configuration.
        infer: The inference rules.
        diagnostics: Receives what is skipped, and clashes of names.
    """
    access = credentials(shared.apis, config, diagnostics)
    security = _default_security(shared.apis, access)
    servers = ServersTranslator(shared.apis, config, access.arguments())
    skipped = [skip for api in shared.apis for skip in api.skipped]
    drafts = _Drafts(config, {api.name: frozenset(snake(_noun(op)) for op in api.operations) for api in shared.apis})
    for api in shared.apis:
        schemas = ApiSchemas(api, shared.classes)
        translator = OperationTranslator(schemas, infer, config.envelope, config.operations, diagnostics)
        for operation in api.operations:
            draft = drafts.of(operation, api)
            result = translator.translate(operation, draft.noun)
            if isinstance(result, Skipped):
                skipped.append(result)
            else:
                method = replace(result, base_url=servers.own_url(api, operation))
                draft.methods.append(_with_security(method, api, access, security))
                draft.items += _item_models(operation, api, shared)
    resources = drafts.resources(diagnostics)
    received = events(shared, config.operations, diagnostics)
    items = {name: draft.items for name, draft in drafts.found.items()}
    models = _models(shared.definitions, resources, items, received, diagnostics)
    return ir.Package(
        name=Identifier(config.name),
        client=Identifier(config.client),
        version=config.version,
        env_prefix=config.env_prefix,
        apis=tuple(_api_info(api) for api in shared.apis),
        servers=servers.translate(),
        credentials=access.found,
        security=security,
        has_mutual_tls=access.has_mutual_tls,
        envelope=client.envelope(config),
        no_results=client.no_results(shared.apis),
        row_errors=client.row_errors(shared.apis, diagnostics),
        request_id_header=client.request_id_header(shared.apis),
        rate_limit=client.rate_limit(shared.apis),
        resources=resources,
        models=models,
        shared=shared.shared,
        skipped=tuple(skipped),
        filters=filters(shared, resources, models, diagnostics),
        events=received,
    )


@dataclass(slots=True)
class _Draft:
    """A resource in the making."""

    name: Identifier
    noun: str
    title: str
    description: str
    methods: list[ir.Method] = field(default_factory=list[ir.Method])
    items: list[Identifier] = field(default_factory=list[Identifier])
    """The models of what the sequences of its bodies and answers are made of: no method names them."""


@dataclass(slots=True)
class _Drafts:
    """The resources of a package.

    Attributes:
        config: The package's configuration.
        nouns: What the operations of each document are grouped by.
    """

    config: PackageConfig
    nouns: Mapping[str, frozenset[Identifier]]
    found: dict[Identifier, _Draft] = field(default_factory=dict[Identifier, _Draft])

    def of(self, operation: Operation, api: Api) -> _Draft:
        """The resource that an operation belongs to."""
        settings = self.config.operations.get(operation.id)
        noun = (settings and settings.resource) or _noun(operation)
        is_shared = any(snake(noun) in nouns for name, nouns in self.nouns.items() if name != api.name)
        # Two documents that use the same tag get their own namespaces.
        title = f"{api.name} {noun}" if is_shared else noun
        name = resource_name(title)
        return self.found.setdefault(name, _Draft(name, noun, title, api.tags.get(noun, "")))

    def resources(self, diagnostics: Diagnostics) -> tuple[ir.Resource, ...]:
        """The resources that have methods."""
        drafts = [draft for draft in self.found.values() if draft.methods]
        taken = {*RESOURCE_MODULE_NAMES, self.config.client, f"Async{self.config.client}"}
        classes = distinct_classes([resource_class(draft.title) for draft in drafts], taken)
        return tuple(self._resource(draft, name, diagnostics) for draft, name in zip(drafts, classes, strict=True))

    def _resource(self, draft: _Draft, class_name: Identifier, diagnostics: Diagnostics) -> ir.Resource:
        methods = tuple(distinct_methods(draft.name, draft.methods, self.config.operations, diagnostics))
        methods = tuple(distinct_bulk_methods(draft.name, methods, diagnostics))
        return ir.Resource(draft.name, class_name, draft.description, methods)


def _noun(operation: Operation) -> str:
    """The first tag; without one, the first segment of the path that tells of something."""
    for tag in operation.tags:
        if says_something(tag):
            return tag
    segments = [part for part in operation.path.split("/") if "{" not in part and says_something(part)]
    telling = [part for part in segments if not _SAYS_LITTLE.fullmatch(part)]
    return next(iter(telling or segments), "default")


def _with_security(method: ir.Method, api: Api, access: Credentials, default: tuple[tuple[str, ...], ...]) -> ir.Method:
    own = api.security if method.security is None else method.security
    needed = access.needed(api, own)
    return replace(method, security=None if needed == default else needed)


def _default_security(apis: Iterable[Api], access: Credentials) -> tuple[tuple[str, ...], ...]:
    return next((access.needed(api, api.security) for api in apis if api.security), ())


def _api_info(api: Api) -> ir.ApiInfo:
    url = api.servers[0].url if api.servers else ""
    return ir.ApiInfo(api.name, api.title, api.version, api.description, url)


# --- models -----------------------------------------------------------------------------------------------------------


def _models(
    definitions: Mapping[Identifier, Definition],
    resources: Iterable[ir.Resource],
    items: Mapping[Identifier, Iterable[Identifier]],
    received: ir.Events,
    diagnostics: Diagnostics,
) -> tuple[ir.Model, ...]:
    graph = {name: frozenset(map(Identifier, references(found.schema))) for name, found in definitions.items()}
    roots = {resource.name: (*_named_by(resource), *items[resource.name]) for resource in resources}
    families = _families(received, roots.get(WEBHOOKS, ()))
    if received.found:
        any_webhook = (received.any_webhook.name,) if received.any_webhook is not None else ()
        roots[WEBHOOKS] = (*any_webhook, *(name for names in families.values() for name in names))
    needed = _needed(graph, definitions, roots.values())
    graph = {name: others for name, others in graph.items() if name in needed}
    apis = {name: tuple(Identifier(api) for api in definitions[name].apis) for name in graph}
    modules = by_family(group(graph, apis, roots), graph, families)
    classes = frozenset(graph)
    return tuple(_model(definitions[name], modules[name], classes, diagnostics) for name in graph)


def _needed(
    graph: Mapping[Identifier, frozenset[Identifier]],
    definitions: Mapping[Identifier, Definition],
    roots: Iterable[Iterable[Identifier]],
) -> set[Identifier]:
    """Every component, every schema a method names, and what these refer to; not what only an envelope wrapped."""
    waiting = [name for names in roots for name in names]
    waiting += [name for name, definition in definitions.items() if not definition.inline]
    found: set[Identifier] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(graph[name])
    return found


def _model(
    definition: Definition, module: Identifier, classes: Collection[Identifier], diagnostics: Diagnostics
) -> ir.Model:
    required = frozenset(definition.schema.get("required", ()))
    return ir.Model(
        name=Name(definition.wire, definition.class_name),
        module=module,
        schema=definition.schema,
        fields=tuple(
            ir.Field(Name(wire, python), wire in required)
            for wire, python in _field_names(definition, classes, diagnostics).items()
        ),
        apis=definition.apis,
        location=definition.location,
    )


def _field_names(
    definition: Definition, classes: Collection[Identifier], diagnostics: Diagnostics
) -> dict[str, Identifier]:
    """Attribute names of the properties; of two that would be one, the later gets an underscore.

    A property that is itself called so keeps the name: an object is taken by the names of either side. What would hide
    a class, as it may in a script without capitals, gets an underscore too.
    """
    wires = tuple(definition.schema.get("properties", {}))
    names = {Identifier(wire): wire for wire in wires if field_name(wire) == wire and wire not in classes}
    for wire in wires:
        name = plain = field_name(wire)
        while name in classes or (name != wire and (name in names or name in wires)):
            name = Identifier(f"{name}_")
        names[name] = wire
        if name != plain and plain in names:
            diagnostics.warning(
                "N106",
                f"the properties {names[plain]!r} and {wire!r} of {definition.wire!r} want the same attribute {plain}; "
                f"{wire!r} is {name}",
                definition.location.child("properties", wire),
            )
    chosen = {wire: name for name, wire in names.items()}
    return {wire: chosen[wire] for wire in wires}


def _item_models(operation: Operation, api: Api, shared: SharedApis) -> Iterator[Identifier]:
    bodies = (operation.body,) if operation.body else ()
    for message in (*bodies, *operation.responses):
        for media in message.content:
            for name in references(media.item_schema):
                yield shared.classes[api.name, name]


def _named_by(resource: ir.Resource) -> Iterator[Identifier]:
    for method in resource.methods:
        yield from _models_in(method.page_item)
        if method.bulk is not None:
            yield from _models_in(method.bulk.row)
        yield from _models_in(method.answer.gives or ir.NONE)
        if method.stream is not None:
            yield from _models_in(method.stream.type or ir.NONE)
        for failure in method.failures:
            yield from _models_in(failure.type or ir.NONE)
        for parameter in method.parameters:
            yield from _models_in(parameter.argument.type)
        for body in (method.body, *method.other_bodies):
            yield from _named_by_body(body)


def _named_by_body(body: ir.Body | None) -> Iterator[Identifier]:
    match body:
        case ir.FieldsBody(model=model, fields=fields):
            yield model.name
            for field in fields:
                yield from _models_in(field.type)
        case ir.WholeBody(argument=argument):
            yield from _models_in(argument.type)
        case None:
            pass


def _families(received: ir.Events, of_resource: Iterable[Identifier]) -> dict[str, list[Identifier]]:
    """What webhooks and callbacks name, by the first word of their functions, and what a resource `webhooks` names."""
    families: dict[str, list[Identifier]] = {}
    for event in received.found:
        families.setdefault(event.name.split("_")[0], []).extend(_models_in(event.type))
    return {**families, WEBHOOKS: list(of_resource)}


def _models_in(kind: ir.Type) -> Iterator[Identifier]:
    match kind:
        case ir.ModelReference(name=name):
            yield name
        case ir.ListOf(items=inner) | ir.MapOf(values=inner):
            yield from _models_in(inner)
        case ir.UnionOf(members=members) | ir.TupleOf(items=members):
            for member in members:
                yield from _models_in(member)
        case ir.Primitive() | ir.Constant() | ir.FileInput():
            pass
