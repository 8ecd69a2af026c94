"""Says what a package holds, for `inspect`."""

from __future__ import annotations

from collections.abc import Iterator

from generator import ir
from generator.inspection import (
    ApiLine,
    Inspection,
    MethodLine,
    ModelModule,
    ResourceLine,
    SkippedLine,
)
from generator.suggest import suggest
from generator.views.filters import fields_class
from generator.views.types import TypeWriter
from generator.views.variants import bodies


def describe(package: ir.Package) -> Inspection:
    """What would be generated: resources, methods, models, inferred rules, skipped parts."""
    modules: dict[str, list[str]] = {}
    for model in package.models:
        modules.setdefault(str(model.module), []).append(str(model.name.python))
    return Inspection(
        package=package.name,
        client=package.client,
        apis=tuple(ApiLine(a.name, a.title, a.version, (a.server,) if a.server else ()) for a in package.apis),
        resources=tuple(_resource(resource) for resource in package.resources),
        models=tuple(ModelModule(name, tuple(sorted(names))) for name, names in sorted(modules.items())),
        filters=tuple(_filter(found) for found in package.filters.classes) if package.filters else (),
        events=tuple(_events(package.events)),
        shared=package.shared,
        security=tuple(_credential(credential) for credential in package.credentials),
        skipped=tuple(
            SkippedLine(s.id, s.reason, str(s.location)) for s in (*package.skipped, *package.events.skipped)
        ),
        suggestions=suggest(package),
    )


def _resource(resource: ir.Resource) -> ResourceLine:
    methods = tuple(_method(method) for method in resource.methods)
    return ResourceLine(resource.name, resource.class_name, resource.description, methods)


def _method(method: ir.Method) -> MethodLine:
    return MethodLine(
        name=method.name,
        http=method.http_method,
        path=method.path,
        request=_requests(method),
        response=_response(method),
        rules=tuple(_rules(method)),
    )


def _requests(method: ir.Method) -> str:
    """What is sent, and as what where it can have one of several media types."""
    sent: dict[str, list[str]] = {}
    for body in bodies(method):
        sent.setdefault(_request(body), []).append(body.media_type)
    if not method.other_bodies:
        return "".join(sent)
    return " or ".join(f"{kind} as {', '.join(media_types)}" for kind, media_types in sent.items())


def _request(body: ir.Body) -> str:
    match body:
        case ir.FieldsBody(model=model):
            return str(model.name)
        case ir.WholeBody(argument=argument):
            return _type(argument.type)


def _response(method: ir.Method) -> str:
    if method.pages is not None:
        return f"Page[{_type(method.page_item)}]"
    answer = _type(method.answer.gives or ir.NONE)
    if method.stream is not None:
        return f"{answer} or Stream[{_type(method.stream.type or ir.ANY)}]"
    return f"Stream[{answer}]" if method.answer.is_stream else answer


def _type(kind: ir.Type) -> str:
    return str(TypeWriter().result(kind)).replace("models.", "")


def _rules(method: ir.Method) -> list[str]:
    rules: list[str] = []
    match method.pages:
        case ir.OffsetRule(offset=field):
            rules.append(f"pages by offset ({field.name})")
        case ir.NumberRule(page=field):
            rules.append(f"pages by number ({field.name})")
        case ir.CursorRule(cursor=field):
            rules.append(f"pages by cursor ({field.name})")
        case ir.LinkRule():
            rules.append("pages by Link header")
        case None:
            pass
    if method.bulk is not None:
        rules.append(f"{method.bulk.name} in calls of at most {method.bulk.rule.limit}")
    if method.idempotent and method.http_method in ("POST", "PATCH"):
        rules.append("idempotent")
    if method.answer.enveloped:
        rules.append("enveloped")
    if method.deprecated:
        rules.append("deprecated")
    return rules


def _filter(found: ir.FilterFields) -> str:
    fields = ", ".join(str(field.name.python) for field in found.fields)
    return f"{fields_class(found)} for {found.argument.python}=: {fields}"


def _events(events: ir.Events) -> Iterator[str]:
    for event in events.found:
        kind = f"callback of {event.callback_of}" if event.callback_of else "webhook"
        reads = f", {event.reads}" if event.reads != "json" else ""
        deprecated = ", deprecated" if event.deprecated else ""
        yield f"webhooks.{event.name} -> {_type(event.type)}  [{kind}{reads}{deprecated}]"
    if events.any_webhook is not None:
        yield f"webhooks.parse -> {_type(events.any_webhook)}  [any webhook]"


def _credential(credential: ir.Credential) -> str:
    match credential:
        case ir.ApiKey(location_in=location, parameter=parameter):
            kind = f"api key {location} {parameter}"
        case ir.Basic():
            kind = "basic"
        case ir.Bearer(prefix=prefix):
            kind = prefix.lower()
        case ir.OAuth2():
            kind = "oauth2 by client credentials"
    arguments = ", ".join(
        f"{argument.name} or {argument.variable}" if argument.variable else str(argument.name)
        for argument in credential.arguments
    )
    return f"{credential.scheme}: {kind} ({arguments})"
