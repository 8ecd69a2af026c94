"""What a generated package tells the runtime about its API: plain, immutable, no secret in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypeAlias

from .values import RateLimit, Secret

if TYPE_CHECKING:
    from .exchange import TokenSource


class ServerVariable(NamedTuple):
    """A `{name}` in a server's URL.

    Attributes:
        name: As it stands in the URL.
        argument: The constructor's argument that sets it.
        variable: The environment variable that is read where the argument is missing.
        enum: The only values allowed; empty allows any.
        default: Used where neither is given.
    """

    name: str
    argument: str
    variable: str
    enum: tuple[str, ...] = ()
    default: str | None = None


class Server(NamedTuple):
    """Where the API is.

    Attributes:
        url: With `{name}` for each of its variables.
        variables: These.
        name: What it is chosen by, where there are several.
    """

    url: str
    variables: tuple[ServerVariable, ...] = ()
    name: str = ""


class ApiKey(NamedTuple):
    """A key that is sent as the header, query parameter or cookie called `name`."""

    scheme: str
    argument: str
    variable: str
    name: str
    location: Literal["header", "query", "cookie"]


class Basic(NamedTuple):
    """A name and a password; their variables are VARIABLE_USERNAME and VARIABLE_PASSWORD."""

    scheme: str
    username_argument: str
    password_argument: str
    variable: str


class TokenCredential(Protocol):
    """A credential that packages carry a module for: `tokens.py` or `oauth.py`."""

    @property
    def scheme(self) -> str: ...

    def grant(
        self, given: Any, environ: Mapping[str, str]
    ) -> Secret | TokenSource | None:
        """The value of the header Authorization, or what gives it; None where nothing is given.

        Args:
            given: What the constructor got.
            environ: The environment variables.

        Raises:
            ConfigurationError: It is no such thing.
        """
        ...

    def told(self) -> str:
        """The arguments and environment variables to give it by, for messages."""
        ...


Credential: TypeAlias = ApiKey | Basic | TokenCredential


class Envelope(NamedTuple):
    """The fields of the object that every answer is wrapped in, by their names on the wire.

    Attributes:
        ok: False where the call failed, whatever the HTTP status.
        data: What the call is for.
        code: The server's error code.
        message: The server's explanation; it may quote record values.
        request_id: The server's name for the call.
    """

    ok: str
    data: str
    code: str | None = None
    message: str | None = None
    request_id: str | None = None


class NoResults(NamedTuple):
    """Errors that mean that a search found nothing: by code, or by how the message starts."""

    codes: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()


class RowErrors(NamedTuple):
    """Where the answer to a refused write says which rows are at fault.

    Attributes:
        path: The dotted path from the top of the body to a list, nested or not, with one member
            for each row; the others are names in its innermost objects.
        code: What kind of problem it is.
        field: The row's field.
        message: An explanation; it may quote the row's values.
        value: The value at fault.
    """

    path: str
    code: str | None = None
    field: str | None = None
    message: str | None = None
    value: str | None = None


class Settings(NamedTuple):
    """One API.

    Attributes:
        package: The package's name: of its logger, and in the User-Agent.
        version: The package's version.
        server: Where it is; None asks every user for `base_url`, as a mere path does.
        further_servers: Where else it is, if that is chosen.
        other_servers: Those of operations with servers of their own, together where one of them is
            to be chosen; such an operation names the URL of the first.
        server_variable: The environment variable that chooses.
        credentials: The security schemes that the client can use.
        security: Alternatives, each the names of the schemes it needs together; no alternative
            means that nothing is needed, an empty one that anonymous calls are allowed too.
        envelope: The wrapper of its answers, if it has one.
        no_results: Its errors that mean an empty page.
        row_errors: Where its errors name the rows of a write.
        request_id_header: The response header that names a call.
        rate_limit: How many calls a client sends; None sends as many as it is asked to.
    """

    package: str
    version: str
    server: Server | None = None
    further_servers: tuple[Server, ...] = ()
    other_servers: tuple[tuple[Server, ...], ...] = ()
    server_variable: str = ""
    credentials: tuple[Credential, ...] = ()
    security: tuple[tuple[str, ...], ...] = ()
    envelope: Envelope | None = None
    no_results: NoResults = NoResults()
    row_errors: RowErrors | None = None
    request_id_header: str = "x-request-id"
    rate_limit: RateLimit | None = None
