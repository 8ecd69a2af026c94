"""What a package's README says about credentials."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator import ir
from generator.layout import lay_out
from generator.text import Identifier, Prose, Source, code_span, source
from generator.views.examples import Examples, usual_credentials


@dataclass(frozen=True, slots=True)
class ClientCredentialsReadme:
    """A scheme whose tokens the client asks for itself.

    Attributes:
        client: What the arguments start with.
        url: Where; None where the document does not say.
        scopes: What is asked for.
    """

    client: Source
    url: Prose | None
    scopes: Prose | None


@dataclass(frozen=True, slots=True)
class TokensReadme:
    """Tokens that change.

    Attributes:
        arguments: What takes them.
        construction: A client with a function that gives them.
    """

    arguments: Prose
    construction: Source


@dataclass(frozen=True, slots=True)
class AuthenticationReadme:
    """What grants access.

    Attributes:
        needed: The alternatives; None where there is only one.
        is_optional: Whether one of them is to give nothing.
        certificate: A client with a certificate of its own, where an operation needs that.
    """

    needed: Prose | None
    is_optional: bool
    tokens: TokensReadme | None
    clients: tuple[ClientCredentialsReadme, ...]
    certificate: Source | None


def authentication_readme(package: ir.Package, writer: Examples) -> AuthenticationReadme | None:
    """The section on credentials; None where there is nothing to say."""
    needed = _needed(package)
    tokens = _tokens(package, writer)
    clients = tuple(_client(found) for found in package.credentials if isinstance(found, ir.OAuth2))
    certificate = None
    if package.has_mutual_tls:
        lent = Source("http_client=httpx2.Client(verify=context)")
        certificate = lay_out(source("client = {made}", made=writer.construction(package, lent)))
    if needed is None and tokens is None and certificate is None:
        return None
    return AuthenticationReadme(needed, () in package.security, tokens, clients, certificate)


def _needed(package: ir.Package) -> Prose | None:
    credentials = {credential.scheme: credential for credential in package.credentials}
    alternatives = [[credentials[name] for name in alternative] for alternative in package.security]
    texts = [" with ".join(map(_passed, alternative)) or "nothing" for alternative in alternatives]
    # Sorted as the client looks for them: who gives a key wants it used.
    texts.sort(key=lambda text: text == "nothing")
    return Prose(", or ".join(texts)) if len(texts) > 1 else None


def _passed(credential: ir.Credential) -> str:
    match credential:
        case ir.OAuth2(arguments=(token, client_id, client_secret, *_)):
            return f"`{token.name}` (or `{client_id.name}` and `{client_secret.name}`)"
        case _:
            return " and ".join(f"`{argument.name}`" for argument in credential.arguments)


def _tokens(package: ir.Package, writer: Examples) -> TokensReadme | None:
    usual = usual_credentials(package)
    found = [each for each in (*usual, *package.credentials) if isinstance(each, ir.Bearer | ir.OAuth2)]
    if not found:
        return None
    call = writer.construction_with(package, found[0], Source("read_token"))
    names = dict.fromkeys(credential.arguments[0].name for credential in package.credentials if credential in found)
    return TokensReadme(_listed(tuple(names)), lay_out(source("client = {call}", call=call)))


def _listed(names: Sequence[Identifier]) -> Prose:
    spans = [f"`{name}`" for name in names]
    return Prose(", ".join(spans[:-1]) + f" and {spans[-1]}" if len(spans) > 1 else spans[0])


def _client(credential: ir.OAuth2) -> ClientCredentialsReadme:
    return ClientCredentialsReadme(
        client=Source(credential.client),
        url=code_span(credential.token_url) if credential.token_url else None,
        scopes=code_span(" ".join(credential.scopes)) if credential.scopes else None,
    )
