"""One operation of the API: what generated code says about it, and what follows from that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

from pydantic_core import to_json

from .check import OBJECT, Check, Refused, repeatable
from .decode import Decoder
from .serialize import encode, form_pairs, header_text, path_segment, query_pairs
from .settings import Envelope
from .values import NOT_GIVEN, RequestOptions, is_mapping

if TYPE_CHECKING:
    from .upload import Upload

H = TypeVar("H")
T = TypeVar("T")

_CHARSET = re.compile(r';\s*charset\s*=\s*"?([^\s";]+)', re.IGNORECASE)

Location = Literal["path", "query", "querystring", "header", "cookie"]
Reads = Literal[
    "json",
    "text",
    "bytes",
    "event_data",
    "event_text",
    "events",
    "json_events",
    "json_lines",
    "json_seq",
]
"""What becomes of the body of an answer.

Of a stream of server-sent events, an item is the JSON of an event's data, its text, the event with
its data as text, or the event with the JSON of its data.
"""


@dataclass(frozen=True, eq=False)
class Parameter:
    """A parameter outside the body.

    Attributes:
        name: Its name on the wire.
        location: Where it is sent.
        type: Returns its type; called when the operation is first used.
        style: How arrays and objects are written, or "json"; None: as the location has it. A whole
            query may also be "text".
        explode: Whether their members stand apart; None: only where the style is "form".
        allow_reserved: Whether a value keeps reserved characters as they are, where it may.
        required: Whether a call without it makes no sense; what stands in a path always is.
    """

    name: str
    location: Location
    type: Callable[[], Any]
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    required: bool = False

    def segment(self, value: Any) -> str:
        """A path parameter as one encoded segment; raises `Refused`, as the next three."""
        return path_segment(
            self.name,
            self._plain(value),
            self._style,
            self._explode,
            allow_reserved=self.allow_reserved,
        )

    def pairs(self, value: Any) -> list[str]:
        """A query or cookie parameter as encoded `name=value` texts."""
        return query_pairs(
            self.name,
            self._plain(value),
            self._style,
            self._explode,
            place="cookie" if self.location == "cookie" else "query",
            allow_reserved=self.allow_reserved,
        )

    def querystring(self, value: Any) -> list[str]:
        """What is all of the query, encoded: the fields of a form, else one text."""
        plain = self._plain(value)
        if self._style != "form":
            is_text = self._style == "text" and isinstance(plain, str)
            return [encode(plain if is_text else to_json(plain).decode())]
        if not is_mapping(plain):
            raise Refused(f"{self.name} must be an object")
        return [pair for name, item in plain.items() for pair in form_pairs(name, item)]

    def header(self, value: Any) -> str | None:
        """A header parameter as text; None where there is nothing to send."""
        return header_text(self._plain(value), self._style, self._explode)

    def leaves_out(self, value: Any) -> bool:
        """Whether a value says that nothing is sent: null is something in JSON, and in a path."""
        if value is not None or self.location == "path":
            return value is NOT_GIVEN
        return self._style != "json"

    def _plain(self, value: Any) -> Any:
        try:
            return self._check.plain(value)
        except Refused as refused:
            raise Refused(f"{self.name}: {refused}") from None

    @cached_property
    def _check(self) -> Check:
        return Check(self.type())

    @cached_property
    def _style(self) -> str:
        form = self.location in ("query", "querystring", "cookie")
        return self.style or ("form" if form else "simple")

    @cached_property
    def _explode(self) -> bool:
        return self._style == "form" if self.explode is None else self.explode


class Part(NamedTuple):
    """How one field of a form, or one part of a multipart body, is written.

    Attributes:
        holds: Whether it is always a "file", may be one ("any"), or never ("value"); "raw" is a
            text or a file in place of an object that is not sent as JSON.
        content_type: Its media type, several or a range; None: what follows from the value.
        style: How it is written instead, as a query parameter is.
        explode: Whether the members of a styled array or object stand apart.
        allow_reserved: Whether a styled value keeps reserved characters as they are.
    """

    holds: Literal["file", "any", "value", "raw"] = "value"
    content_type: str | None = None
    style: str | None = None
    explode: bool = False
    allow_reserved: bool = False


@dataclass(frozen=True, eq=False)
class Body:
    """A request body.

    Attributes:
        media_type: JSON, a form, multipart, text; anything else is sent as the bytes that were
            given, as is whatever has the type `bytes`.
        type: Returns its type; called when the operation is first used.
        required: Whether an object without any field is sent as `{}`, not left out.
        parts: How single fields are written.
        others: What fields hold that are not among these.
    """

    media_type: str
    type: Callable[[], Any]
    required: bool = True
    parts: Mapping[str, Part] = field(default_factory=dict[str, Part])
    others: Literal["file", "any", "value"] = "value"

    @property
    def content_type(self) -> str:
        """The header that names the body's form."""
        if self._kind == "text" and "charset" not in self.media_type:
            return f"{self.media_type}; charset=utf-8"
        return self.media_type

    @property
    def is_form_data(self) -> bool:
        """Whether its parts need names, and are text unless they say something else."""
        return self._essence == "multipart/form-data"

    @cached_property
    def fields(self) -> tuple[str, ...] | None:
        """The fields that a call gives one by one, by their names on the wire; None where it gives the whole."""
        fields = getattr(self._declared, "model_fields", None)
        if fields is None:
            return None
        return tuple(info.alias or name for name, info in fields.items())

    @property
    def needs_media_type(self) -> bool:
        """Whether it is a range and nothing but the call says what is sent: a file may know."""
        return self._is_range and self._kind != "bytes"

    def covers(self, media_type: str) -> bool:
        """Whether it is a range that holds a media type."""
        own = self._essence.split("*")
        kind = media_type.partition(";")[0].strip().lower()
        return (
            self._is_range
            and "*" not in kind
            and "/" in kind
            and kind.startswith(own[0])
            and kind.endswith(own[-1])
        )

    @property
    def breadth(self) -> tuple[int, int]:
        """The less, the fewer media types a range holds."""
        return self._essence.count("*"), -len(self._essence)

    def part(self, name: str) -> Part:
        """How a field is written."""
        return self.parts.get(name) or Part(self.others)

    def content(
        self, value: Any, extra: Mapping[str, Any] | None
    ) -> bytes | Upload | None:
        """The body of a call as it is sent; None sends none.

        Args:
            value: The fields of an object, or the body itself.
            extra: Further fields, unchecked.

        Raises:
            Refused: The body does not fit its type.
        """
        if value is NOT_GIVEN and not extra:
            return None
        if value is NOT_GIVEN:
            value = {}
        elif is_mapping(value) and value:
            value = {key: item for key, item in value.items() if item is not NOT_GIVEN}
            if not value and not extra and not self.required:
                return None
        match self._kind:
            case "json":
                return self._check.json(value, extra)
            case "form":
                return self._form(value, extra)
            case "multipart":
                from .multipart import compose

                return compose(self, self._check, value, extra, Part("any"))
            case _:
                return self._whole(value)

    def _form(self, value: Any, extra: Mapping[str, Any] | None) -> bytes:
        fields = self._check.plain(value)
        if not is_mapping(fields):
            raise Refused("the body must be a mapping of its fields")
        every: dict[str, Any] = {**fields, **(OBJECT.plain(extra) if extra else {})}
        pairs = [
            pair for name, item in every.items() for pair in self._pairs(name, item)
        ]
        return "&".join(pairs).encode("ascii")

    def _pairs(self, name: str, value: Any) -> Iterable[str]:
        part = self.part(name)
        if part.style is None:
            return form_pairs(name, value, part.content_type)
        if value is None:
            return ()
        return query_pairs(
            name,
            value,
            part.style,
            part.explode,
            allow_reserved=part.allow_reserved,
            indexed=True,
        )

    def _whole(self, value: Any) -> bytes | Upload:
        if isinstance(value, str) and self._declared is not bytes:
            return self._encoded(value)
        if isinstance(value, bytes) and self._kind == "bytes" and not self._is_range:
            return value
        from .upload import Upload, as_file, content_type, needed_file, source_of

        try:
            if self._kind == "text" and as_file(value) is None:
                raise Refused("it must be a string")
            file = needed_file(value)
            # What the bytes of a text are encoded in, only the caller knows.
            return Upload(content_type(self.media_type, file), [source_of(file)])
        except Refused as refused:
            raise Refused(f"the body: {refused}") from None

    def _encoded(self, text: str) -> bytes:
        charset = _CHARSET.search(self.media_type)
        try:
            return text.encode(charset[1] if charset else "utf-8")
        except LookupError:
            reason = f"must be bytes: nothing here can write {self.media_type}"
        except UnicodeError:
            reason = "holds characters that its charset does not have"
        raise Refused(f"the body {reason}")

    @cached_property
    def _kind(self) -> Literal["json", "form", "multipart", "text", "bytes"]:
        essence = self._essence
        is_text = essence.startswith("text/") or essence.endswith(("/xml", "+xml"))
        if self._declared == str | bytes:
            return "text" if is_text else "bytes"
        if essence.startswith("multipart/"):
            return "multipart"
        if self._declared is bytes:
            return "bytes"
        if essence == "application/json" or essence.endswith("+json"):
            return "json"
        if essence == "application/x-www-form-urlencoded":
            return "form"
        return "text" if is_text else "bytes"

    @cached_property
    def _essence(self) -> str:
        return self.media_type.partition(";")[0].strip().lower()

    @cached_property
    def _is_range(self) -> bool:
        return "*" in self._essence

    @cached_property
    def _declared(self) -> Any:
        return self.type()

    @cached_property
    def _check(self) -> Check:
        raw = [name for name, part in self.parts.items() if part.holds == "raw"]
        if not raw:
            return Check(self._declared)
        from .multipart import with_raw

        return Check(with_raw(self._declared, raw))


class Content(NamedTuple):
    """What an answer holds.

    Attributes:
        type: Returns its type; None where it has no content of interest.
        reads: What becomes of its body.
        enveloped: Whether it is wrapped as `Settings.envelope` says.
    """

    type: Callable[[], Any] | None
    reads: Reads = "json"
    enveloped: bool = False


@dataclass(frozen=True, eq=False)
class StreamOf(Generic[T]):
    """The stream of `T` that an answer can be had as, beside its whole.

    Attributes:
        accept: The media type to ask for.
        reads: What becomes of it.
        item: Returns `T`.
    """

    accept: str
    reads: Reads
    item: Callable[[], Any]


class Header(NamedTuple):
    """How a header of an answer is read.

    Attributes:
        type: Returns the type of its value.
        form: How its value is written: as one text, as a list, as an object without or with `=` in
            its pairs, or as JSON.
    """

    type: Callable[[], Any]
    form: Literal["text", "list", "object", "pairs", "json"] = "text"


@dataclass(frozen=True, eq=False)
class HeadersOf(Generic[H]):
    """The headers of good answers, which are read into a mapping of the type `H`.

    Attributes:
        headers: By their names.
    """

    headers: Mapping[str, Header]


@dataclass(frozen=True, eq=False, kw_only=True)
class Operation(Generic[T]):
    """An operation of the API whose calls return `T`.

    Attributes:
        id: The operation's name in the API's description.
        method: The HTTP method.
        path: The template of its path, with `{name}` for each path parameter.
        parameters: In the order in which a call passes their values.
        body: The request body, if it takes one.
        other_bodies: Those of other media types, of which a call can choose one (`Choice`).
        response: Returns `T`, of a stream the type of an item; None where the answer has no content of interest.
        enveloped: Whether the answer is wrapped as `Settings.envelope` says.
        idempotent: Whether it can be sent twice, beyond what its HTTP method promises.
        accept: The media type asked for.
        reads: What becomes of the answer's body.
        optional: Whether an empty answer is None.
        further: What answers of other statuses hold: of a code, or a range such as "2XX".
        errors: Return the types of the JSON of answers that are no success, by their statuses.
        headers: What good answers say besides, where they say something.
        stream: What can be had instead.
        security: Replaces the alternatives of the settings; None keeps them.
        base_url: Replaces the server of the settings. A client's own `base_url` goes before it; a
            relative one is resolved against either (RFC 3986).
    """

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    other_bodies: tuple[Body, ...] = ()
    response: Callable[[], Any] | None = None
    enveloped: bool = False
    idempotent: bool = False
    accept: str = "application/json"
    reads: Reads = "json"
    optional: bool = False
    further: Mapping[str, Content] = field(default_factory=dict[str, Content])
    errors: Mapping[str, Callable[[], Any]] = field(
        default_factory=dict[str, Callable[[], Any]]
    )
    headers: HeadersOf[Any] | None = None
    stream: StreamOf[Any] | None = None
    security: tuple[tuple[str, ...], ...] | None = None
    base_url: str | None = None
    _decoders: dict[tuple[Callable[[], Any] | None, Envelope | None], Decoder] = field(
        default_factory=dict[
            "tuple[Callable[[], Any] | None, Envelope | None]", Decoder
        ],
        init=False,
        repr=False,
    )

    @cached_property
    def streaming(self) -> Operation[Any]:
        """The same operation, answered with a stream where there is one."""
        stream = self.stream
        if stream is None:
            return self
        return replace(
            self,
            response=stream.item,
            accept=stream.accept,
            reads=stream.reads,
            enveloped=False,
            optional=False,
            further={},
            stream=None,
        )

    @cached_property
    def main(self) -> Content:
        """What an answer holds of whose status nothing else is said."""
        return Content(self.response, self.reads, self.enveloped)

    def content(self, status_code: int) -> Content:
        """What a good answer holds."""
        found = of_status(self.further, status_code) if self.further else None
        return found or self.main

    def decoder(
        self, declared: Callable[[], Any] | None, envelope: Envelope | None
    ) -> Decoder:
        """What reads JSON, built on first use and kept.

        Args:
            declared: Returns the type of the content; None takes any.
            envelope: What it is wrapped in, if anything.
        """
        decoder = self._decoders.get((declared, envelope))
        if decoder is None:
            kind: Any = Any if declared is None else declared()
            decoder = self._decoders[declared, envelope] = Decoder(kind, envelope)
        return decoder


def of_status(table: Mapping[str, T], status_code: int) -> T | None:
    """What is said of a status: of the code itself, else of its range, else of all others (OpenAPI 3.1, 4.8.16)."""
    for key in (str(status_code), f"{status_code // 100}XX", "default"):
        if key in table:
            return table[key]
    return None


class BulkRule(NamedTuple):
    """How an operation takes many rows.

    Attributes:
        field: The body's array of rows; None where the body is the array.
        limit: How many rows a call takes.
    """

    field: str | None
    limit: int


class Arguments(NamedTuple):
    """What one call passes, in the terms of the wire.

    Attributes:
        parameters: One value for each of the operation's parameters, in their order.
        body: The fields of an object body, or the body itself; `NOT_GIVEN` sends none. A `Choice`
            where there are several media types.
        extra_body: Further members of an object body, sent unchecked.
        options: What this call sets apart.
        url: Where the server says that this call goes, parameters and all.
    """

    parameters: tuple[Any, ...] = ()
    body: Any = NOT_GIVEN
    extra_body: Mapping[str, Any] | None = None
    options: RequestOptions | None = None
    url: str | None = None

    def settled(self) -> Arguments:
        """The same for several calls: what can be read only once is read into lists."""
        return self._replace(
            parameters=tuple(map(repeatable, self.parameters)),
            body=repeatable(self.body),
            extra_body=repeatable(self.extra_body),
        )
