"""The intermediate representation: what the package will hold, said in OpenAPI's terms, before any Python is written.

Every node is frozen, names keep both forms, variants are classes of their own handled with `match`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from generator.document import Location
from generator.formats import ScalarName
from generator.names import Name
from generator.openapi import JsonSchema, ParameterLocation
from generator.outcome import Skipped
from generator.text import Identifier

# --- types ------------------------------------------------------------------------------------------------------------

PrimitiveName = ScalarName | Literal["Any", "None"]


@dataclass(frozen=True, slots=True)
class Primitive:
    """A type that Python or its standard library has."""

    name: PrimitiveName


@dataclass(frozen=True, slots=True)
class ModelReference:
    """A type of the package's models.

    Attributes:
        is_object: Whether it is a class with fields.
        takes_mapping: Whether a mapping may be given instead.
    """

    name: Identifier
    is_object: bool
    takes_mapping: bool = False


@dataclass(frozen=True, slots=True)
class ListOf:
    """An array."""

    items: Type


@dataclass(frozen=True, slots=True)
class TupleOf:
    """An array of a fixed length, each item with a type of its own."""

    items: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object whose keys are data."""

    values: Type


@dataclass(frozen=True, slots=True)
class UnionOf:
    """One of several types; at least two, none of them a union."""

    members: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class Constant:
    """One of a few JSON scalars."""

    values: tuple[str | int | bool | None, ...]


@dataclass(frozen=True, slots=True)
class FileInput:
    """What is sent as a file: bytes, a path, an open file."""


Type = Primitive | ModelReference | ListOf | TupleOf | MapOf | UnionOf | Constant | FileInput

ANY = Primitive("Any")
FILE = FileInput()
NONE = Primitive("None")

# --- models -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Field:
    """A property of an object schema."""

    name: Name
    required: bool


@dataclass(frozen=True, slots=True)
class Model:
    """A schema that becomes a definition in the package.

    Attributes:
        name: The schema's name, and the class it becomes: `<package>.models.<name.python>`.
        module: The module below `models` that holds it.
        schema: Its JSON Schema; references have the form `#/components/schemas/CLASS`.
        fields: Its properties, when it is an object.
        apis: The apis that have it in common.
    """

    name: Name
    module: Identifier
    schema: JsonSchema
    fields: tuple[Field, ...]
    apis: tuple[str, ...]
    location: Location


# --- operations -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Argument:
    """A parameter of an operation, or a field of its body, as a method takes it."""

    name: Name
    type: Type
    required: bool
    description: str
    location: Location


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument that travels outside the body (OpenAPI 3.1, 4.8.12)."""

    argument: Argument
    location_in: ParameterLocation
    style: str
    explode: bool
    allow_reserved: bool


@dataclass(frozen=True, slots=True)
class Part:
    """How one field of a form, or one part of a multipart body, is written (OpenAPI 3.1, 4.8.15).

    Attributes:
        name: Its name on the wire.
        holds: Whether it is always a file, may be one, or never; or is "raw": a text or a file in place of an object.
        content_type: Empty where it follows from the value.
        style: Empty where the value is written by its content type.
    """

    name: str
    holds: Literal["file", "any", "value", "raw"] = "value"
    content_type: str = ""
    style: str = ""
    explode: bool = False
    allow_reserved: bool = False


@dataclass(frozen=True, slots=True)
class FieldsBody:
    """A body that is a plain object: its fields are the method's arguments.

    Attributes:
        model: The object.
        parts: The fields of a form or a multipart body that are not written as their values suggest.
    """

    media_type: str
    model: ModelReference
    fields: tuple[Argument, ...]
    required: bool
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class WholeBody:
    """Any other body: one argument.

    Attributes:
        parts: Like those of `FieldsBody`.
        others: What the parts hold that are not among these.
    """

    media_type: str
    argument: Argument
    parts: tuple[Part, ...] = ()
    others: Literal["file", "any", "value"] = "value"


Body = FieldsBody | WholeBody


StreamReads = Literal["event_data", "event_text", "events", "json_events", "json_lines", "json_seq"]
"""How a sequence is read: of server-sent events the JSON or the text of their data, or they themselves with their data
as text or JSON."""

Reads = Literal["json", "text", "bytes"] | StreamReads


@dataclass(frozen=True, slots=True)
class Content:
    """What a good response of one status holds, where that is something else than the first one's.

    Attributes:
        status: A code (`202`), a range (`2XX`) or `default`.
        type: The type of the useful part.
        reads: How it is read.
        enveloped: Whether it stands inside the configured envelope.
        description: What the document says of it.
    """

    status: str
    type: Type
    reads: Reads
    enveloped: bool
    description: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a successful response holds.

    Attributes:
        type: The type of the useful part, of a stream that of an item; None where every 2xx has no content.
        reads: How the content is read.
        enveloped: Whether it stands inside the configured envelope.
        optional: Whether a 2xx may also have no content.
        accept: The media types to ask for; empty for plain JSON.
        description: What the document says of it.
        further: What responses of other statuses hold.
        gives: The type of what a call gives, whatever the status.
    """

    type: Type | None
    reads: Reads = "json"
    enveloped: bool = False
    optional: bool = False
    accept: str = ""
    description: str = ""
    further: tuple[Content, ...] = ()
    gives: Type | None = None

    @property
    def is_stream(self) -> bool:
        """Whether it is a sequence of items."""
        return self.reads not in ("json", "text", "bytes")


@dataclass(frozen=True, slots=True)
class Failure:
    """A documented response that is no success.

    Attributes:
        type: The type of its JSON, where the document gives one.
    """

    status: str
    description: str
    type: Type | None


@dataclass(frozen=True, slots=True)
class AnswerHeader:
    """A header that a good response may have.

    Attributes:
        name: As the document writes it.
        type: The type of its value.
        form: Whether the value is one text, a list, an object (`R,100,G,200` or, as "pairs", `R=100,G=200`) or JSON.
    """

    name: str
    type: Type
    form: Literal["text", "list", "object", "pairs", "json"]
    description: str


@dataclass(frozen=True, slots=True)
class RequestField:
    """Where a rule found a value of the request, by its wire name."""

    name: str
    location_in: Literal["body", "query"]


@dataclass(frozen=True, slots=True)
class OffsetRule:
    """The operation pages by counting records; names are wire names."""

    items: str | None
    total: str | None
    offset: RequestField
    limit: RequestField | None
    size: int | None = None
    """How long a page is when the caller sets no limit, where the document says so."""


@dataclass(frozen=True, slots=True)
class NumberRule:
    """The operation pages by counting pages; `first` is the number of the first, `size` that of `OffsetRule`."""

    items: str | None
    total: str | None
    page: RequestField
    limit: RequestField | None
    first: int
    size: int | None = None


@dataclass(frozen=True, slots=True)
class CursorRule:
    """The operation pages by a cursor that the response gives."""

    items: str | None
    cursor: RequestField
    next_cursor: str
    more: str | None


@dataclass(frozen=True, slots=True)
class LinkRule:
    """The operation pages by the URL of the next page, in the `Link` header of the response (RFC 8288)."""

    items: str | None
    limit: RequestField | None


class RuleError(Exception):
    """A rule that the configuration sets does not fit its operation; the message says why."""


PageRule = OffsetRule | NumberRule | CursorRule | LinkRule


@dataclass(frozen=True, slots=True)
class BulkRule:
    """A call takes at most `limit` rows: as the array in a field of the body, or as the body where that is None."""

    field: str | None
    limit: int


@dataclass(frozen=True, slots=True)
class BulkMethod:
    """The method beside an operation's own that takes any number of rows.

    Attributes:
        row: The type of one.
    """

    name: Identifier
    rule: BulkRule
    row: Type


@dataclass(frozen=True, slots=True)
class Method:
    """One operation.

    Attributes:
        other_bodies: Those of other media types, of which a call can choose one.
        pages: How to go from page to page, where the answer is one.
        page_item: The type of a page's items.
        stream: What its answer can be had as besides: a sequence.
        headers: What its good responses say besides their content.
        bulk: The method beside it for any number of rows, where it writes rows.
        base_url: The URL of the first of the operation's own servers, where it has any.
    """

    id: str
    name: Identifier
    http_method: str
    path: str
    summary: str
    description: str
    deprecated: bool
    parameters: tuple[Parameter, ...]
    body: Body | None
    other_bodies: tuple[Body, ...]
    answer: Answer
    stream: Answer | None
    failures: tuple[Failure, ...]
    headers: tuple[AnswerHeader, ...]
    idempotent: bool
    pages: PageRule | None
    page_item: Type
    bulk: BulkMethod | None
    security: tuple[tuple[str, ...], ...] | None
    base_url: str | None
    location: Location


@dataclass(frozen=True, slots=True)
class Resource:
    """The operations of one tag."""

    name: Identifier
    class_name: Identifier
    description: str
    methods: tuple[Method, ...]


# --- events -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Event:
    """A request that the API makes: a webhook or a callback.

    Attributes:
        api: The document's name.
        further: What its name is made of where another one has the same.
        type: The type of its content.
        reads: How the content is read.
        lists: The fields of a form that may come several times.
        nested: The fields of a form whose text is JSON.
        content: What the document says of the content.
        callback_of: The id of the operation whose callback it is; empty for a webhook.
    """

    id: str
    api: str
    name: Identifier
    further: str
    type: Type
    reads: Literal["json", "form", "text", "bytes"]
    lists: tuple[str, ...]
    nested: tuple[str, ...]
    summary: str
    description: str
    deprecated: bool
    content: str
    callback_of: str
    location: Location


@dataclass(frozen=True, slots=True)
class Events:
    """All that the API sends by itself.

    Attributes:
        any_webhook: The type that is one of all webhooks, where their content tells them apart.
    """

    found: tuple[Event, ...]
    any_webhook: ModelReference | None
    skipped: tuple[Skipped, ...]


# --- filters ----------------------------------------------------------------------------------------------------------

FilterKind = Literal["text", "number", "integer", "boolean", "date", "datetime", "text_list"]


@dataclass(frozen=True, slots=True)
class FilterLanguage:
    """How an API wants the conditions of a search.

    Attributes:
        conditions: The filter's member that lists the conditions.
        expression: The filter's member that combines them by their aliases.
        name: A condition's member, as are `alias`, `operator` and `value`.
        operators: The operators, by the names they have here.
        both: The word for "and".
        either: The word for "or".
    """

    conditions: str
    expression: str
    name: str
    alias: str
    operator: str
    value: str
    operators: tuple[tuple[str, str], ...]
    both: str
    either: str
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True)
class FilterField:
    """A field of a model that conditions can compare."""

    name: Name
    kind: FilterKind
    description: str


@dataclass(frozen=True, slots=True)
class FilterFields:
    """The fields of one model to search by.

    Attributes:
        model: Its class.
        operation: The first operation that searches for it.
        argument: The operation's argument that takes the filter.
    """

    model: Identifier
    operation: str
    argument: Name
    fields: tuple[FilterField, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """The query language of a package, and what can be searched with it."""

    language: FilterLanguage
    classes: tuple[FilterFields, ...]


# --- the client -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """A variable of servers' URLs, as the constructor takes it.

    Attributes:
        enum: The only values that it may have; empty allows any.
        default: None where the caller must say.
    """

    name: Name
    variable: str
    enum: tuple[str, ...]
    default: str | None
    description: str


@dataclass(frozen=True, slots=True)
class Server:
    """Where operations go; the URL may hold `{variables}`.

    Attributes:
        name: What it is chosen by; empty where there is no choice.
    """

    url: str
    variables: tuple[ServerVariable, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Servers:
    """Where all operations go.

    Attributes:
        usual: The servers of those that have none of their own, the first by default; none where the caller must say.
        others: Those of other operations, which name the URL of the first of theirs.
        path: What the documents say where they name no host.
        arguments: The variables of all servers of documents; what is said of one is what holds for all servers.
        names: What the caller can choose from.
        variable: The environment variable to choose by.
    """

    usual: tuple[Server, ...]
    others: tuple[tuple[Server, ...], ...]
    path: str
    arguments: tuple[ServerVariable, ...]
    names: tuple[str, ...]
    variable: str


@dataclass(frozen=True, slots=True)
class CredentialArgument:
    """An argument of the constructor.

    Attributes:
        variable: The environment variable that stands in for it; empty where none does.
        takes: What it takes: a text, a token or a function that gives one, scopes, or a way to authenticate.
    """

    name: Identifier
    variable: str
    description: str
    takes: Literal["text", "token", "scopes", "client_authentication"] = "text"


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key, as the constructor takes it.

    Attributes:
        scheme: What requirements call it, as those of the others do.
        parameter: Name of the header, query parameter or cookie.
    """

    scheme: str
    arguments: tuple[CredentialArgument, ...]
    parameter: str
    location_in: str


@dataclass(frozen=True, slots=True)
class Basic:
    """A name and a password (RFC 7617).

    Attributes:
        variable: What the two environment variables start with.
    """

    scheme: str
    arguments: tuple[CredentialArgument, ...]
    variable: str


@dataclass(frozen=True, slots=True)
class Bearer:
    """A token, or a function that gives one.

    Attributes:
        prefix: The HTTP authentication scheme that it is sent with.
    """

    scheme: str
    arguments: tuple[CredentialArgument, ...]
    prefix: str = "Bearer"


@dataclass(frozen=True, slots=True)
class OAuth2:
    """A token, or what the client needs to ask for tokens (RFC 6749, 4.4).

    Attributes:
        client: What all arguments but the first start with.
        client_variable: What their environment variables start with.
        token_url: Empty where the document does not say.
    """

    scheme: str
    arguments: tuple[CredentialArgument, ...]
    client: str
    client_variable: str
    token_url: str
    scopes: tuple[str, ...]


Credential = ApiKey | Basic | Bearer | OAuth2


@dataclass(frozen=True, slots=True)
class ErrorEnvelope:
    """Wire names in the object that wraps every JSON response."""

    ok: str
    data: str
    code: str | None
    message: str | None
    request_id: str | None


@dataclass(frozen=True, slots=True)
class NoResults:
    """Errors that mean: the search found nothing."""

    codes: tuple[str, ...]
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowErrors:
    """Where the answer to a refused write says which rows are at fault.

    Attributes:
        path: The dotted path to a list with a member for each row; the others are keys of its innermost objects.
    """

    path: str
    code: str | None = None
    field: str | None = None
    message: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class RateLimit:
    """At most `calls` in any window of `seconds`."""

    calls: int
    seconds: float


@dataclass(frozen=True, slots=True)
class ApiInfo:
    """One of the documents, for people to read."""

    name: str
    title: str
    version: str
    description: str
    server: str


@dataclass(frozen=True, slots=True)
class Package:
    """Everything the output is made of."""

    name: Identifier
    client: Identifier
    version: str
    env_prefix: str
    apis: tuple[ApiInfo, ...]
    servers: Servers
    credentials: tuple[Credential, ...]
    security: tuple[tuple[str, ...], ...]
    has_mutual_tls: bool
    envelope: ErrorEnvelope | None
    no_results: NoResults | None
    row_errors: RowErrors | None
    request_id_header: str
    rate_limit: RateLimit | None
    resources: tuple[Resource, ...]
    models: tuple[Model, ...]
    shared: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    filters: Filters | None
    events: Events


# --- what the rules see and say ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Exchange:
    """An operation as the inference rules see it: what goes out and what comes back, references followed.

    Attributes:
        id: The operationId.
        http_method: In upper case.
        extensions: The operation's `x-clientwright-*` fields.
        body: Properties of the body, by wire name, when it is an object.
        required_body: Which of them are required.
        whole_body: The schema of the body, whatever it is; None where there is none.
        query: Schemas of the query parameters, by wire name.
        answer: Schema of the successful response's content; None where it has none.
        answer_headers: Names of the headers that this response declares, in lower case.
        follow: Replaces a reference by the schema that it names.
    """

    id: str
    http_method: str
    extensions: Mapping[str, Any]
    body: Mapping[str, JsonSchema]
    required_body: frozenset[str]
    whole_body: JsonSchema | None
    query: Mapping[str, JsonSchema]
    answer: JsonSchema | None
    answer_headers: frozenset[str]
    follow: Callable[[JsonSchema], JsonSchema]
    location: Location


@dataclass(frozen=True, slots=True)
class Inferred:
    """What the rules conclude about one operation.

    Attributes:
        answer: The schema of the useful part of the answer.
        enveloped: Whether that part stands in the configured envelope.
        idempotent: Whether the operation may be sent again, beyond what its HTTP method says.
    """

    answer: JsonSchema | None
    enveloped: bool
    idempotent: bool
    pages: PageRule | None
    bulk: BulkRule | None
