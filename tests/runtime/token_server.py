"""A token server on loopback: the client credentials grant as authlib has it, with what goes wrong on demand."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from authlib.oauth2.rfc6749 import AuthorizationServer, ClientMixin, OAuth2Request
from authlib.oauth2.rfc6749.grants import ClientCredentialsGrant
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc6750 import BearerTokenGenerator

from tests.behaviour.server import Answer, Asked, Server, serving

ID, SECRET = "a client:%&+/ä", "s3cr3t key+/=:&%ü"


class Client(ClientMixin):
    """The one client that the server knows."""

    def __init__(self, method: str) -> None:
        self.method = method
        self.client_id = ID

    def get_client_id(self) -> str:
        return ID

    def get_allowed_scope(self, scope: str) -> str:
        return " ".join(each for each in (scope or "").split() if each != "forbidden")

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == self.method

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "client_credentials"


class Request(OAuth2Request):
    """A request as authlib takes it."""

    def __init__(self, asked: Asked, url: str) -> None:
        # authlib refuses what is not https; nothing leaves this machine here.
        headers = {name.title(): value for name, value in asked.headers.items()}
        super().__init__(asked.method, url.replace("http:", "https:") + asked.path, headers=headers)
        self.payload = BasicOAuth2Payload(dict(parse_qsl(asked.content.decode(), keep_blank_values=True)))

    @property
    def args(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.uri).query))

    @property
    def form(self) -> Any:
        return self.payload.data


class Grant(ClientCredentialsGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic", "client_secret_post")


class Authorizer(AuthorizationServer):
    """authlib's server, without a web framework."""

    def __init__(self, tokens: TokenServer) -> None:
        super().__init__(scopes_supported=None)
        self._tokens = tokens
        self.register_grant(Grant)
        self.register_token_generator("default", BearerTokenGenerator(self._make, None, lambda *_: tokens.expires_in))

    def _make(self, client: Any, grant_type: Any, user: Any, scope: Any) -> str:
        return self._tokens.issue()

    def query_client(self, client_id: str) -> Client | None:
        return self._tokens.client if client_id == ID else None

    def save_token(self, token: Mapping[str, Any], request: Any) -> None:
        self._tokens.granted.append(dict(token))

    def create_oauth2_request(self, request: Any) -> OAuth2Request:
        return request

    def handle_response(self, status: int, body: Any, headers: Any) -> Answer:
        content = body if isinstance(body, (str, bytes)) else json.dumps(body)
        return Answer(content if isinstance(content, bytes) else content.encode(), status, dict(headers))

    def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Nobody listens."""


class TokenServer:
    """An API that wants tokens, and the server that gives them.

    Attributes:
        granted: What was given, in order.
        asked: The requests for tokens.
        calls: The tokens that the API was called with.
        valid: Those that it takes.
        expires_in: What is told of new ones.
        delay: How long the token server takes.
        instead: What the token server does instead.
    """

    def __init__(self, method: str = "client_secret_basic") -> None:
        self.client = Client(method)
        self.granted: list[dict[str, Any]] = []
        self.asked: list[Asked] = []
        self.calls: list[str | None] = []
        self.valid: set[str] = set()
        self.expires_in: int | None = 3600
        self.delay = 0.0
        self.instead: Callable[[Asked], Answer | None] = lambda _: None
        self.url = ""
        self._number = 0
        self._lock = threading.Lock()
        self._authorizer = Authorizer(self)

    def issue(self) -> str:
        with self._lock:
            self._number += 1
            token = f"s3cr3t-token-{self._number}"
            self.valid.add(token)
            return token

    def reply(self, asked: Asked) -> Answer:
        if not asked.path.startswith("/oauth/token"):
            return self._call(asked)
        self.asked.append(asked)
        time.sleep(self.delay)
        instead = self.instead(asked)
        if instead is not None:
            return instead
        answer: Answer = self._authorizer.create_token_response(Request(asked, self.url))
        return answer

    def _call(self, asked: Asked) -> Answer:
        token = asked.headers.get("authorization", "").removeprefix("Bearer ")
        self.calls.append(token)
        if token not in self.valid:
            return Answer({"error": "who?"}, 401, {"www-authenticate": 'Bearer error="invalid_token"'})
        return Answer({"path": asked.path})


@contextmanager
def token_server(method: str = "client_secret_basic") -> Generator[TokenServer]:
    """Serve both."""
    tokens = TokenServer(method)
    running: Server
    with serving(reply=tokens.reply) as running:
        tokens.url = running.url
        yield tokens
