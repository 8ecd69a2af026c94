"""One type for all webhooks of a document, where a constant that each of them has tells them apart."""

from __future__ import annotations

from dataclasses import replace

from generator.node import is_object
from generator.openapi import Api, JsonSchema, Schema, Webhook
from generator.resolve.union_tags import with_tag

_NAME = "AnyWebhook"


def join_webhooks(api: Api) -> Api:
    """The same description, with a schema that is one of all webhooks' bodies if one can know which; callbacks aside.

    Args:
        api: Its objects have names already.
    """
    webhooks = [webhook for webhook in api.webhooks if not webhook.callback_of]
    union = _union([_json(webhook) for webhook in webhooks], api)
    if union is None:
        return api
    name = _NAME
    while name in api.schemas:
        name += "Union"
    schema = Schema(name, union, webhooks[0].location, inline=True)
    return replace(api, schemas={**api.schemas, name: schema}, any_webhook=name)


def _union(bodies: list[JsonSchema | None], api: Api) -> JsonSchema | None:
    """The union of some bodies; None where nothing that all of them require tells each from all others."""
    names = {body["$ref"] for body in bodies if is_object(body) and "$ref" in body}
    if len(names) < len(bodies):
        return None
    union = with_tag({"oneOf": bodies, "description": "Any of the webhooks."}, lambda name: _schema(api, name))
    tag = union.get("discriminator")
    if not is_object(tag) or tag["optional"]:
        return None
    return union if {member["$ref"] for _, member in tag["values"]} == names else None


def _json(webhook: Webhook) -> JsonSchema | None:
    """The schema of a body that is JSON."""
    return next((m.schema for m in webhook.body.content if "json" in m.media_type.lower()), None)


def _schema(api: Api, name: str) -> JsonSchema | None:
    found = api.schemas.get(name)
    return found.schema if found else None
