"""An OpenAPI description after `resolve`: one shape for 3.0, 3.1 and 3.2, every reference followed.

Names are those of the OpenAPI Specification 3.1. A schema stays a JSON Schema 2020-12 object (a plain dict)
in which every `$ref` has the form `#/components/schemas/NAME` and names an entry of `Api.schemas`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from generator.document import Location
from generator.outcome import Skipped

JsonSchema = dict[str, Any]
ParameterLocation = Literal["path", "query", "querystring", "header", "cookie"]
Method = str
"""An HTTP method in upper case."""


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema with a name of its own: a component, or an inline object that was given a name.

    Attributes:
        name: The name in the document, or the one given (`SearchRequestWhere`).
        schema: The JSON Schema.
        location: Where it was written.
        inline: Whether the name was given by us.
    """

    name: str
    schema: JsonSchema
    location: Location
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Parameter:
    """A Parameter Object (OpenAPI 3.1, 4.8.12), its defaults filled in.

    Attributes:
        content: The media type where `content` is used instead of `schema`; its schema stands in `schema`.
    """

    name: str
    location_in: ParameterLocation
    required: bool
    schema: JsonSchema
    style: str
    explode: bool
    location: Location
    description: str = ""
    allow_reserved: bool = False
    deprecated: bool = False
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Encoding:
    """An Encoding Object (OpenAPI 3.1, 4.8.15): how one property of a form or a multipart body is written.

    Attributes:
        content_type: One media type or range, or several with commas between them.
        headers: The names of the headers that its part may have.
        style: Empty where the value is written by its content type instead.
    """

    content_type: str = ""
    headers: tuple[str, ...] = ()
    style: str = ""
    explode: bool = False
    allow_reserved: bool = False


@dataclass(frozen=True, slots=True)
class MediaType:
    """A Media Type Object and the media type it stands under.

    `schema` is None where the document gives none; so is `item_schema`, that of each item of a sequence (3.2).
    """

    media_type: str
    schema: JsonSchema | None
    location: Location
    encoding: Mapping[str, Encoding] = field(default_factory=dict[str, Encoding])
    item_schema: JsonSchema | None = None


@dataclass(frozen=True, slots=True)
class RequestBody:
    """A Request Body Object."""

    required: bool
    content: tuple[MediaType, ...]
    location: Location
    description: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """A Header Object (OpenAPI 3.1, 4.8.21) of a response.

    Attributes:
        content: The media type where `content` is used instead of `schema`; its schema stands in `schema`.
    """

    name: str
    schema: JsonSchema
    explode: bool
    description: str = ""
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """A Response Object; `status` is a code (`200`), a range (`4XX`) or `default`."""

    status: str
    description: str
    content: tuple[MediaType, ...]
    location: Location
    component: str | None = None
    """The name under `components/responses`, where it was referenced."""
    headers: tuple[Header, ...] = ()


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """A Server Variable Object, or a variable of a URL that none declares: that has no default."""

    name: str
    default: str | None
    enum: tuple[str, ...]
    description: str


@dataclass(frozen=True, slots=True)
class Server:
    """A Server Object.

    Attributes:
        name: Its name (3.2), which is unique in its list; empty where it has none.
    """

    url: str
    description: str
    variables: tuple[ServerVariable, ...]
    location: Location
    name: str = ""


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """A Security Scheme Object.

    Attributes:
        name: Its name under `components/securitySchemes`.
        type: `apiKey`, `http`, `oauth2`, `openIdConnect` or `mutualTLS`.
        scheme: The HTTP authentication scheme as the document spells it, for `http`.
        parameter: Name of the header, query parameter or cookie, for `apiKey`.
        location_in: `header`, `query` or `cookie`, for `apiKey`.
        token_url: Where a client gets tokens for its own credentials, for `oauth2`; None where it gets none, empty
            where the document does not say.
        scopes: What the requirements of the document ask of it.
    """

    name: str
    type: str
    location: Location
    description: str = ""
    scheme: str = ""
    parameter: str = ""
    location_in: str = ""
    token_url: str | None = None
    scopes: tuple[str, ...] = ()


Security = tuple[tuple[str, ...], ...]
"""Alternatives, each the names of the schemes that are needed together; `()` as an alternative means none is."""


@dataclass(frozen=True, slots=True)
class Operation:
    """An Operation Object with its path and method; path-level parameters and servers are merged in.

    Attributes: id: The operationId; for one that has none, made from method and path (`get /pets/{id}` ->
    `getPetsById`). security: None where the document's own applies. servers: Empty where the document's own
    apply. extensions: The `x-clientwright-*` fields of the operation, without that prefix.
    """

    id: str
    method: Method
    path: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    body: RequestBody | None
    responses: tuple[Response, ...]
    location: Location
    summary: str = ""
    description: str = ""
    deprecated: bool = False
    security: Security | None = None
    servers: tuple[Server, ...] = ()
    extensions: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Webhook:
    """A request that the API makes: an entry of `webhooks`, or of the `callbacks` of an operation.

    Attributes:
        id: The operationId of a webhook, else its name; `OPERATION_CALLBACK` for a callback. The method is added where
            either has several requests, and where these go, if need be.
        further: What tells it from another one of this id: its method, and where it goes.
        owner: What its inline schemas are named by.
        callback_of: The id of the operation whose callback it is; empty for a webhook.
    """

    id: str
    further: str
    owner: str
    body: RequestBody
    location: Location
    summary: str = ""
    description: str = ""
    deprecated: bool = False
    callback_of: str = ""


@dataclass(frozen=True, slots=True)
class Api:
    """One OpenAPI document.

    Attributes:
        name: The api's name in the configuration (`renewal_center`); a Python identifier.
        tags: Tag names with their descriptions, in document order.
        webhooks: The webhooks, and after them the callbacks, that have a body.
        any_webhook: The schema that is one of all webhooks' bodies, where a constant tells them apart.
        extensions: The root's `x-clientwright-*` fields, without that prefix.
    """

    name: str
    title: str
    description: str
    version: str
    location: Location
    servers: tuple[Server, ...]
    security: Security
    security_schemes: tuple[SecurityScheme, ...]
    tags: Mapping[str, str]
    schemas: Mapping[str, Schema]
    operations: tuple[Operation, ...]
    skipped: tuple[Skipped, ...] = ()
    extensions: Mapping[str, Any] | None = None
    webhooks: tuple[Webhook, ...] = ()
    any_webhook: str | None = None
