"""One operation of the API: what generated code says about it, and what follows from that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from .check import Check
from .decode import Decoder
from .settings import Envelope
from .values import NOT_GIVEN, RequestOptions

T = TypeVar("T")

Location = Literal["path", "query", "header", "cookie"]
_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}


@dataclass(frozen=True, eq=False)
class Parameter:
    """A parameter outside the body.

    Attributes:
        name: Its name on the wire.
        location: Where it is sent.
        type: Returns its type; called when the operation is first used.
        style: How arrays and objects are written, or "json"; None: as the location has it.
        explode: Whether their members stand apart; None: only where the style is "form".
        allow_reserved: Whether a query value keeps reserved characters as they are.
    """

    name: str
    location: Location
    type: Callable[[], Any]
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False

    @cached_property
    def written_style(self) -> str:
        return self.style or _STYLES[self.location]

    @cached_property
    def exploded(self) -> bool:
        return self.written_style == "form" if self.explode is None else self.explode

    @cached_property
    def check(self) -> Check:
        return Check(self.type())


@dataclass(frozen=True, eq=False)
class Body:
    """A request body.

    Attributes:
        media_type: JSON, a form, text; anything else is sent as the bytes that were given.
        type: Returns its type; called when the operation is first used.
        required: Whether an object without any field is sent as `{}`, not left out.
        styles: The style of single fields of a form; the others have "form".
    """

    media_type: str
    type: Callable[[], Any]
    required: bool = True
    styles: Mapping[str, str] = field(default_factory=dict[str, str])

    @cached_property
    def kind(self) -> Literal["json", "form", "text", "bytes"]:
        essence = self.media_type.partition(";")[0].strip().lower()
        if essence == "application/json" or essence.endswith("+json"):
            return "json"
        if essence == "application/x-www-form-urlencoded":
            return "form"
        return "text" if essence.startswith("text/") else "bytes"

    @cached_property
    def check(self) -> Check:
        return Check(self.type())


@dataclass(frozen=True, eq=False, kw_only=True)
class Operation(Generic[T]):
    """An operation of the API whose calls return `T`.

    Attributes:
        id: The operation's name in the API's description.
        method: The HTTP method.
        path: The template of its path, with `{name}` for each path parameter.
        parameters: In the order in which a call passes their values.
        body: The request body, if it takes one.
        response: Returns `T`; None where the answer has no content of interest.
        enveloped: Whether the answer is wrapped as `Settings.envelope` says.
        idempotent: Whether it can be sent twice, beyond what its HTTP method promises.
        accept: The media type asked for.
        reads: What becomes of the answer's body.
        optional: Whether an empty answer is None.
        security: Replaces the alternatives of the settings; None keeps them.
        base_url: Replaces the server of the settings; a client's own `base_url` goes before it.
    """

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    response: Callable[[], Any] | None = None
    enveloped: bool = False
    idempotent: bool = False
    accept: str = "application/json"
    reads: Literal["json", "text", "bytes"] = "json"
    optional: bool = False
    security: tuple[tuple[str, ...], ...] | None = None
    base_url: str | None = None
    _decoders: dict[Envelope | None, Decoder] = field(
        default_factory=dict["Envelope | None", Decoder], init=False, repr=False
    )

    def decoder(self, envelope: Envelope | None) -> Decoder:
        """What reads the answers, built on first use and kept."""
        key = envelope if self.enveloped else None
        decoder = self._decoders.get(key)
        if decoder is None:
            declared: Any = Any if self.response is None else self.response()
            decoder = self._decoders[key] = Decoder(declared, key)
        return decoder


class Arguments(NamedTuple):
    """What one call passes, in the terms of the wire.

    Attributes:
        parameters: One value for each of the operation's parameters, in their order.
        body: The fields of an object body, or the body itself; `NOT_GIVEN` sends none.
        extra_body: Further members of an object body, sent unchecked.
        options: What this call sets apart.
    """

    parameters: tuple[Any, ...] = ()
    body: Any = NOT_GIVEN
    extra_body: Mapping[str, Any] | None = None
    options: RequestOptions = RequestOptions()
