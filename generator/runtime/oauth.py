"""OAuth2 tokens that a client asks for itself, by client credentials (RFC 6749, 4.4)."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypeAlias
from urllib.parse import quote, urljoin, urlsplit

from .access import text, told
from .errors import (
    APIConnectionError,
    APIError,
    AuthenticationError,
    ClientClosedError,
    ConfigurationError,
)
from .exchange import Core, Steps
from .interpret import Interpreter
from .limiter import Limiter
from .operation import Arguments, Body, Operation
from .request import Defaults, Request, RequestBuilder
from .servers import Servers, checked_url
from .settings import Envelope, Settings
from .tokens import Bearer, Token, TokenSource
from .values import Hooks, RequestOptions, Secret, Timeout, is_mapping

ClientAuthentication: TypeAlias = Literal["client_secret_basic", "client_secret_post"]
"""How a client says who it is (RFC 6749, 2.3.1): in the header Authorization, or in the body."""

_BASIC, _POST = _METHODS = ("client_secret_basic", "client_secret_post")
_CODES = frozenset(
    {
        "invalid_request",
        "invalid_client",
        "invalid_grant",
        "unauthorized_client",
        "unsupported_grant_type",
        "invalid_scope",
        "access_denied",
        "temporarily_unavailable",
    }
)
"""What a server may call a refusal (RFC 6749, 5.2); anything else could be a text of its own."""


class OAuth2(NamedTuple):
    """A token that is given, or asked for with the credentials of the client.

    Attributes:
        scheme: Its name in the API's description.
        argument: The argument that takes a token.
        variable: The environment variable for it.
        client: What the other arguments start with: `client_id`, `client_secret`, `scopes`,
            `token_url`, `client_authentication`.
        client_variable: What their environment variables start with.
        token_url: Where to ask, perhaps relative to the server; None where that is not described.
        scopes: What is asked for if the user says nothing.
    """

    scheme: str
    argument: str
    variable: str
    client: str
    client_variable: str
    token_url: str | None = None
    scopes: tuple[str, ...] = ()

    def grant(
        self, given: Any, environ: Mapping[str, str]
    ) -> Secret | TokenSource | None:
        """What was given; where nothing was, what stands in the environment.

        Args:
            given: The token, client_id, client_secret, scopes, token_url, client_authentication.
            environ: The environment variables.

        Raises:
            ConfigurationError: Only a part of what is needed was given, or too much.
        """
        token, *client = given or (None,) * 6
        bearer = Bearer(self.scheme, self.argument, self.variable)
        is_client_given = client[0] is not None or client[1] is not None
        if token is not None and is_client_given:
            problem = f"either {self.argument} or {self.client}client_id"
            raise ConfigurationError(f"pass {problem}, not both")
        if not is_client_given:
            granted = bearer.grant(token, environ)
            if granted is not None:
                return granted
        return self._asking(client, environ)

    def told(self) -> str:
        """How it is given, for messages."""
        names = ("client_id", "client_secret")
        arguments = tuple(self.client + name for name in names)
        variables = tuple(self._variable(name) for name in names)
        token = told((self.argument,), (self.variable,))
        return f"{told(arguments, variables)} or {token}"

    def _asking(
        self, given: list[Any], environ: Mapping[str, str]
    ) -> ClientCredentials | None:
        id_, secret, url = (
            text(value, self.client + name, self._variable(name), environ)
            for name, value in zip(
                ("client_id", "client_secret", "token_url"),
                (given[0], given[1], given[3]),
                strict=True,
            )
        )
        if not id_ and secret is None:
            return None
        if not id_ or secret is None:
            missing = "client_secret" if id_ else "client_id"
            problem = told((self.client + missing,), (self._variable(missing),))
            raise ConfigurationError(f"credentials are missing: pass {problem}")
        method = given[4] or _BASIC
        if method not in _METHODS:
            known = " or ".join(_METHODS)
            raise ConfigurationError(
                f"{self.client}client_authentication must be {known}"
            )
        return ClientCredentials(
            self,
            Secret(id_.strip()),
            Secret(secret.strip()),
            self._scopes(given[2], environ),
            self._token_url(url),
            is_basic=method == _BASIC,
        )

    def _scopes(self, given: Any, environ: Mapping[str, str]) -> str:
        given = environ.get(self._variable("scopes")) if given is None else given
        given = self.scopes if given is None else given
        scopes: list[Any] = given.split() if isinstance(given, str) else [*given]
        if not all(isinstance(scope, str) for scope in scopes):
            raise ConfigurationError(f"{self.client}scopes must be texts")
        return " ".join(scopes)

    def _token_url(self, url: str | None) -> str:
        name = f"{self.client}token_url"
        if url:
            return checked_url(url, name, has_query=True)
        if self.token_url is None:
            problem = told((name,), (self._variable("token_url"),))
            raise ConfigurationError(
                "the API's description does not say where tokens are to be had:"
                f" pass {problem}"
            )
        return self.token_url

    def _variable(self, name: str) -> str:
        return f"{self.client_variable}_{name.upper()}"


class ClientCredentials(TokenSource):
    """Asks for the tokens of one client.

    The token server is an API of its own with one operation, called with the policy of any call,
    but for the rate limit and the hooks, which are of the API that the tokens are for.
    """

    def __init__(
        self,
        settings: OAuth2,
        client_id: Secret,
        client_secret: Secret,
        scopes: str,
        url: str,
        *,
        is_basic: bool,
    ) -> None:
        super().__init__(f"the token from {settings.client}token_url", "Bearer")
        self._settings = settings
        self._id = client_id
        self._secret = client_secret
        self._scopes = scopes
        self._url = Secret(url)  # A query may hold a key.
        self._is_basic = is_basic
        self._server: tuple[Operation[Any], Core] | None = None

    def _ask(self, core: Core, request: Request) -> Steps[Any]:
        if self._server is None:
            self._server = self._reached(core)
        operation, server = self._server
        options = RequestOptions(
            timeout=request.timeout, max_retries=request.max_retries
        )
        arguments = Arguments(body=self._form(), options=options)
        given: Any = None
        refusal: APIError | None = None
        try:
            given = yield from server.call(operation, arguments)
        except (APIConnectionError, ClientClosedError):
            raise
        except APIError as error:
            refusal = error
        token = _token(given)
        if token is None:
            # Without the answer, and out of reach of its error: there may be a token in it.
            raise self._refused(operation, refusal)
        return token

    def _reached(self, core: Core) -> tuple[Operation[Any], Core]:
        """The one operation of the token server, and what calls it."""
        url = urljoin(core.builder.base_url, self._url)
        parts = urlsplit(checked_url(url, "the token URL", has_query=True))
        operation: Operation[Any] = Operation(
            id="token",
            method="POST",
            path=parts.path or "/",
            body=Body("application/x-www-form-urlencoded", lambda: dict[str, str]),
            response=lambda: Any,
            idempotent=True,
        )
        settings = Settings(
            core.settings.package,
            core.settings.version,
            envelope=Envelope("", "", "error", "error_description"),
        )
        # What the user sends with all calls may be meant for the API alone.
        defaults = Defaults(
            servers=Servers(settings, f"{parts.scheme}://{parts.netloc}", None, {}, {}),
            grants={},
            headers=(
                ("Accept-Encoding", "gzip, deflate"),
                ("Connection", "keep-alive"),
            ),
            own_headers={"Authorization": self._basic()} if self._is_basic else {},
            query=parts.query,
            timeout=Timeout(),
            max_retries=0,
            bare=True,
        )
        hooks = Hooks()
        return operation, Core(
            settings,
            RequestBuilder(settings, defaults),
            Interpreter(settings, strict=False, hooks=hooks),
            Limiter(None, core.clock.now),
            hooks,
            core.clock,
            core.max_response_bytes,
        )

    def _form(self) -> dict[str, str]:
        form = {"grant_type": "client_credentials"}
        if self._scopes:
            form["scope"] = self._scopes
        if not self._is_basic:
            form |= {"client_id": self._id, "client_secret": self._secret}
        return form

    def _basic(self) -> Secret:
        # Both are encoded as in a form before (RFC 6749, 2.3.1): of the ways to write a space, in
        # the one that every server understands.
        pair = f"{quote(self._id, safe='')}:{quote(self._secret, safe='')}"
        return Secret(f"Basic {base64.b64encode(pair.encode()).decode('ascii')}")

    def _refused(
        self, operation: Operation[Any], error: APIError | None
    ) -> AuthenticationError:
        """The error of an answer without a token: of what it says, what can hold no secret."""
        client = self._settings.client
        status = 200 if error is None else error.status_code
        code = error.code if error is not None and error.code in _CODES else None
        match code:
            case "invalid_client" | "unauthorized_client":
                hint = f"{client}client_id= and {client}client_secret= are not accepted"
                if self._is_basic:
                    hint += (
                        f' (some servers want {client}client_authentication="{_POST}")'
                    )
            case "invalid_scope":
                hint = f"{client}scopes= are not granted"
            case _ if error is None:
                hint = "its answer holds no access token of the type Bearer"
            case _:
                hint = f"is {client}token_url= right?"
        told = f" ({code})" if code else ""
        return AuthenticationError(
            f"POST {operation.path} gave no token, with status {status}{told}: {hint}",
            method="POST",
            path=operation.path,
            status_code=status,
            code=code,
            request_id=None if error is None else error.request_id,
        )


def _token(answer: Any) -> Token | None:
    """The token in an answer (RFC 6749, 5.1); None where it holds none."""
    if not is_mapping(answer):
        return None
    value, kind = answer.get("access_token"), answer.get("token_type")
    if not (isinstance(value, str) and value and str(kind).lower() == "bearer"):
        return None
    try:
        # Some servers write it as a text, and some leave it out.
        return Token(value, float(answer["expires_in"]))
    except (KeyError, TypeError, ValueError):
        return Token(value)
