"""What an API sends by itself: webhooks, and the callbacks of operations (OpenAPI 3.1.1, sections 4.8.1 and 4.8.18).

Before OpenAPI 3.1, documents have webhooks under `x-webhooks`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.names import path_operation_id
from generator.node import Node, is_object
from generator.openapi import Webhook
from generator.resolve.context import Context
from generator.resolve.messages import request_body
from generator.resolve.operations import methods, path_item

_CALLBACK_PREFIX = "#/components/callbacks/"


def events(context: Context, root: Node, operations: Iterable[tuple[str, Node]]) -> tuple[Webhook, ...]:
    """All webhooks of a document, then all callbacks, in its order; those without a body only give a note.

    Args:
        context: The document.
        root: Its root.
        operations: Its operations with their ids.
    """
    return (*_webhooks(context, root), *_callbacks(context, operations))


def _webhooks(context: Context, root: Node) -> Iterator[Webhook]:
    for key in ("webhooks", "x-webhooks"):
        for name, entry in root.child(key).entries():
            if name.startswith("x-") or entry.value is None:
                continue
            requests = list(_requests(context, name, entry))
            for request in requests:
                path_id = f"{request.method.lower()}_{name}"
                own_id = request.node.text("operationId") or (name if len(requests) == 1 else path_id)
                yield from _event(context, request, own_id, path_id, own_id)


def _callbacks(context: Context, operations: Iterable[tuple[str, Node]]) -> Iterator[Webhook]:
    for operation_id, operation in operations:
        for name, entry in operation.child("callbacks").entries():
            if name.startswith("x-") or not is_object(entry.value) or (callback := context.follow(entry)) is None:
                continue
            own_id = f"{operation_id}_{name}"
            owner = _component(entry) or own_id
            targets = [each for each in callback.entries() if not each[0].startswith("x-") and each[1].value]
            requests = [request for target in targets for request in _requests(context, *target)]
            for request, apart in zip(requests, _apart(requests), strict=True):
                further = f"{own_id}_{path_operation_id(request.method, request.name)}"
                yield from _event(context, request, own_id + apart, further, owner + apart, operation_id)


def _apart(requests: Sequence[_Request]) -> Iterator[str]:
    """What tells the requests of a callback apart: nothing if there is one, their methods, else also where they go."""
    methods = {request.method for request in requests}
    for request in requests:
        if len(requests) == 1:
            yield ""
        elif len(methods) == len(requests):
            yield f"_{request.method.lower()}"
        else:
            yield f"_{path_operation_id(request.method, request.name)}"


@dataclass(frozen=True, slots=True)
class _Request:
    """A request that a path item describes.

    Attributes:
        name: What stands in the place of its path: the webhook's name, or an expression.
    """

    name: str
    method: str
    item: Node
    node: Node


def _requests(context: Context, name: str, entry: Node) -> Iterator[_Request]:
    if (item := path_item(context, entry)) is None:
        return
    for method, node in methods(context, item):
        if callbacks := list(node.child("callbacks").entries()):
            message = f"{len(callbacks)} callbacks of a request that the API makes are not generated"
            context.diagnostics.note("U211", message, node.child("callbacks").location)
        yield _Request(name, method, item, node)


def _event(
    context: Context, request: _Request, own_id: str, further: str, owner: str, callback_of: str = ""
) -> Iterator[Webhook]:
    """The request as a webhook, if it brings anything to read."""
    item, node = request.item, request.node
    body = request_body(context, node)
    if body is None:
        kind = "callback" if callback_of else "webhook"
        context.diagnostics.note("U210", f"the {kind} `{own_id}` has no body: there is nothing to read", node.location)
        return
    yield Webhook(
        id=own_id,
        further=further,
        owner=owner,
        body=body,
        location=node.location,
        summary=context.text(node, "summary") or context.text(item, "summary"),
        description=context.text(node, "description") or context.text(item, "description"),
        deprecated=node.flag("deprecated"),
        callback_of=callback_of,
    )


def _component(entry: Node) -> str | None:
    """The name of the component that a callback is, which may be that of several operations."""
    reference = entry.reference or ""
    return reference.partition(_CALLBACK_PREFIX)[2] or None
