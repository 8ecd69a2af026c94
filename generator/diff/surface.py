"""What callers and servers see of a package, read from its code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.diff.annotations import Annotation, Type
from generator.diff.side import Place
from generator.names import pascal


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a method.

    Attributes:
        wire: What it is called on the wire; empty for an argument that is the method's own.
        sent_in: Where it goes: `path`, `query`, `querystring`, `header`, `cookie`, `body`; empty for the method's own.
        position: Its position; None where it is given by name.
        form: How it is written: its style and whether it explodes.
        default: What the server takes it for where it is left out; empty where the document does not say.
    """

    name: str
    wire: str
    sent_in: str
    annotation: Annotation
    required: bool
    position: int | None
    form: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """One media type of a request body."""

    media_type: str
    required: bool
    annotation: Annotation
    form: str = ""


@dataclass(frozen=True, slots=True)
class Method:
    """A method and the operation that it calls.

    Attributes:
        class_name: The resource's class.
        result: What a call gives.
        answers: What the bodies of its good answers hold.
        reads: How the answer is read, and whether it stands in the envelope.
        failures: The type of the JSON of each documented refusal, by its status.
        headers: The types of the headers of a good answer.
        pages: How it goes from page to page, as it is written; empty where it does not.
        paging: The kind of that: the runtime's class.
        bulk: The method beside it for any number of rows; empty where there is none.
        bulk_limit: How many rows a call takes.
        stream: The type of an item of the stream that its answer can be had as.
        security: What it needs, as it is written; None where it is as usual.
    """

    id: str
    resource: str
    class_name: str
    name: str
    http_method: str
    path: str
    arguments: tuple[Argument, ...]
    result: Annotation
    answers: tuple[Annotation, ...]
    deprecated: bool
    bodies: tuple[Body, ...]
    accept: str
    reads: str
    failures: Mapping[str, Annotation]
    headers: Mapping[str, Annotation]
    pages: str
    paging: str
    bulk: str
    bulk_limit: int
    stream: Annotation | None
    security: tuple[tuple[str, ...], ...] | None
    base_url: str
    code: Place

    @property
    def dotted(self) -> str:
        """`pets.list`."""
        return f"{self.resource}.{self.name}"

    @property
    def path_in_code(self) -> str:
        """`resources.pets.Pets.list`."""
        return f"resources.{self.resource}.{self.class_name}.{self.name}"

    @property
    def headers_in_code(self) -> str:
        """The class of the headers of its answers."""
        return f"resources.{self.resource}.{self.class_name}{pascal(self.name)}Headers"

    @property
    def streaming_in_code(self) -> tuple[str, str]:
        """What gives answers in pieces, of its whole resource."""
        of_resource = f"resources.{self.resource}.{self.class_name}"
        return f"{of_resource}WithStreamingResponse", f"{of_resource}.with_streaming_response"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a model.

    Attributes:
        default: As it is written; empty for a required one.
    """

    name: str
    wire: str
    annotation: Annotation
    default: str
    code: Place

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return not self.default


@dataclass(frozen=True, slots=True)
class Model:
    """A class with fields, those of its bases included.

    Attributes:
        base: Its base; empty where that is the runtime's.
        own: The names of the fields that it does not have from a base.
        further: The type of further properties; empty where they are any.
    """

    name: str
    module: str
    base: str
    fields: Mapping[str, Field]
    own: frozenset[str]
    further: str
    code: Place


@dataclass(frozen=True, slots=True)
class Alias:
    """A model that is no class.

    Attributes:
        tags: What tells the members of a union apart, as it is written; empty where nothing does.
    """

    name: str
    module: str
    annotation: Annotation
    tags: str
    code: Place


@dataclass(frozen=True, slots=True)
class Event:
    """A function that reads what the API sends."""

    id: str
    name: str
    result: Annotation
    deprecated: bool
    code: Place


@dataclass(frozen=True, slots=True)
class ClientArgument:
    """An argument of the constructor."""

    name: str
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class Server:
    """A server, and the default of each of its variables; None where the caller must say."""

    name: str
    url: str
    variables: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Client:
    """The client and its settings.

    Attributes:
        names: The public names of the package and of its errors.
        credentials: How each security scheme is sent, as it is written, by its name.
        environment: The environment variables that it reads.
        facts: What else the settings say, by the name of the setting.
    """

    name: str
    names: frozenset[str]
    arguments: Mapping[str, ClientArgument]
    servers: tuple[Server, ...]
    credentials: Mapping[str, str]
    security: tuple[tuple[str, ...], ...]
    environment: frozenset[str]
    facts: Mapping[str, str]
    code: Place


@dataclass(frozen=True, slots=True)
class Surface:
    """All of it."""

    client: Client | None
    methods: tuple[Method, ...]
    models: Mapping[str, Model]
    aliases: Mapping[str, Alias]
    events: tuple[Event, ...]
    means: Mapping[str, Type] = field(default_factory=dict[str, Type])
