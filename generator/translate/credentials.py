"""The security schemes of all documents as arguments of the client's constructor."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urljoin

from generator import ir
from generator.config import PackageConfig
from generator.diagnostics import Diagnostics
from generator.names import constant, snake
from generator.openapi import Api, Security, SecurityScheme
from generator.text import Identifier

_CONSTRUCTOR_PARAMETERS = frozenset(
    {
        "self", "server", "super", "base_url", "timeout", "max_retries", "rate_limit", "strict_responses", "hooks",
        "default_headers", "max_response_bytes", "http_client", "transport",
    }
)  # fmt: skip
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "basic": ("username", "password"),
    "oauth2": ("client_id", "client_secret", "scopes", "token_url", "client_authentication"),
}
"""Arguments that get a prefix only where something else would have the same name."""

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""What the name of an HTTP authentication scheme may be (RFC 9110, 11.1)."""
_WITH_AN_ALGORITHM = frozenset(
    {
        "aws4-hmac-sha256", "concealed", "digest", "dpop", "gnap", "hawk", "hmac", "hoba", "kerberos", "mutual",
        "negotiate", "ntlm", "oauth", "privatetoken", "scram-sha-1", "scram-sha-256", "signature",
    }
)  # fmt: skip
"""Schemes whose value no caller can know beforehand."""

Kind = Literal["api_key", "basic", "bearer", "oauth2", "mutual_tls", "unsupported"]


@dataclass(frozen=True, slots=True)
class Credentials:
    """What grants access to the API of a package.

    Attributes:
        found: One for each scheme that some operation needs.
        names: The scheme of a credential, by an api's name and what its document calls it.
        has_mutual_tls: Whether some operation needs a certificate of the client's.
    """

    found: tuple[ir.Credential, ...]
    names: Mapping[tuple[str, str], str]
    has_mutual_tls: bool

    def needed(self, api: Api, security: Security) -> tuple[tuple[str, ...], ...]:
        """The alternatives of a requirement, less the schemes that the client leaves to the transport."""
        known = ([self.names.get((api.name, name)) for name in alternative] for alternative in security)
        return tuple(dict.fromkeys(tuple(name for name in names if name is not None) for names in known))

    def arguments(self) -> frozenset[Identifier]:
        """The names of all arguments."""
        return frozenset(argument.name for credential in self.found for argument in credential.arguments)


@dataclass(slots=True)
class _Scheme:
    """A scheme that one document has, or several have in common.

    Attributes:
        id: Its name; with the api's before, where another document means something else by it.
        chosen: The configured argument.
    """

    id: str
    kind: Kind
    scheme: SecurityScheme
    chosen: str | None


def credentials(apis: Sequence[Api], config: PackageConfig, diagnostics: Diagnostics) -> Credentials:
    """The credentials of a package; what several documents mean by one name is one."""
    schemes: list[_Scheme] = []
    names: dict[tuple[str, str], _Scheme] = {}
    for api in apis:
        used = {name for requirement in _requirements(api) for names_ in requirement for name in names_}
        for scheme in api.security_schemes:
            if scheme.name in used:
                placed = replace(scheme, token_url=_token_url(scheme, api, apis))
                names[api.name, scheme.name] = _distinct(api, placed, schemes, config, diagnostics)
    kept = [scheme for scheme in schemes if scheme.kind not in ("mutual_tls", "unsupported")]
    ids = {scheme.id for scheme in kept}
    return Credentials(
        found=tuple(_written(kept, config, diagnostics)),
        names={key: scheme.id for key, scheme in names.items() if scheme.id in ids},
        has_mutual_tls=any(scheme.kind == "mutual_tls" for scheme in schemes),
    )


def _token_url(scheme: SecurityScheme, api: Api, apis: Sequence[Api]) -> str | None:
    """Where tokens are to be had. A relative URL is a place on the document's own server.

    Where that is not the client's, it is joined here: a secret goes to no other document's host. A server that depends
    on variables leaves it to the caller.
    """
    url, own = scheme.token_url, _host(api)
    usual = next((host for other in apis if (host := _host(other))), None)
    if not url or "://" in url or own in (None, usual):
        return url
    return "" if "{" in (own or "") else urljoin(own or "", url)


def _host(api: Api) -> str | None:
    """The first server of a document that names a host."""
    return next((server.url for server in api.servers if "://" in server.url), None)


def _requirements(api: Api) -> Iterator[Security]:
    yield api.security
    for operation in api.operations:
        yield operation.security or ()


def _distinct(
    api: Api, scheme: SecurityScheme, found: list[_Scheme], config: PackageConfig, diagnostics: Diagnostics
) -> _Scheme:
    """The scheme among those that were found before, or as a further one."""
    others = [other for other in found if other.scheme.name == scheme.name]
    for other in others:
        if _meaning(other.scheme) == _meaning(scheme):
            scopes = {*other.scheme.scopes, *scheme.scopes}
            other.scheme = replace(other.scheme, scopes=tuple(sorted(scopes)))
            return other
    own_id = f"{api.name} {scheme.name}" if others else scheme.name
    if others:
        diagnostics.warning(
            "S104",
            f"the security scheme {scheme.name!r} means something else at {others[0].scheme.location}; "
            f"the client takes both, this one as {snake(own_id)}",
            scheme.location,
        )
    configured = config.security.get(own_id) or (None if others else config.security.get(scheme.name))
    made = _Scheme(own_id, _kind(scheme), scheme, configured.argument if configured else None)
    if made.kind == "unsupported":
        diagnostics.warning(
            "U221",
            f"the HTTP authentication scheme {scheme.scheme!r} is not supported: give the client an `http_client` "
            "whose `auth` knows it",
            scheme.location,
        )
    found.append(made)
    return made


def _meaning(scheme: SecurityScheme) -> tuple[str | None, ...]:
    return scheme.type, scheme.scheme.lower(), scheme.parameter, scheme.location_in, scheme.token_url


def _kind(scheme: SecurityScheme) -> Kind:
    match scheme.type, scheme.scheme.lower():
        case "apiKey", _:
            return "api_key"
        case "oauth2", _:
            return "bearer" if scheme.token_url is None else "oauth2"
        case "openIdConnect", _:
            return "bearer"
        case "mutualTLS", _:
            return "mutual_tls"
        case "http", "basic":
            return "basic"
        case "http", name if name not in _WITH_AN_ALGORITHM and _TOKEN.fullmatch(name):
            return "bearer"
        case _:
            return "unsupported"


def _written(schemes: Sequence[_Scheme], config: PackageConfig, diagnostics: Diagnostics) -> Iterator[ir.Credential]:
    single: dict[str, Identifier] = {}
    for scheme in schemes:
        if scheme.kind != "basic":
            single[scheme.id] = _own_name(scheme, single.values(), diagnostics)
    taken = set(single.values())
    groups = Counter(scheme.kind for scheme in schemes if _prefix(scheme) is None)
    for scheme in schemes:
        prefix = _prefix(scheme)
        if prefix is None:
            clashes = groups[scheme.kind] > 1 or not taken.isdisjoint(_GROUPS.get(scheme.kind, ()))
            prefix = str(snake(scheme.id)) if clashes else ""
            while not taken.isdisjoint(f"{prefix}_{name}" for name in _GROUPS.get(scheme.kind, ())):
                prefix += "_"
        yield _credential(scheme, single.get(scheme.id), prefix, config)


def _prefix(scheme: _Scheme) -> str | None:
    """The configured beginning of the names of several arguments."""
    return scheme.chosen if scheme.kind == "basic" else None


def _own_name(scheme: _Scheme, taken: Iterable[Identifier], diagnostics: Diagnostics) -> Identifier:
    name = constructor_argument(scheme.chosen or scheme.id)
    if name in taken:
        while name in taken:
            name = Identifier(f"{name}_")
        message = f"several arguments want the name of {scheme.id!r}; it is {name}"
        diagnostics.warning("N107", message, scheme.scheme.location)
    return name


def _credential(scheme: _Scheme, name: Identifier | None, prefix: str, config: PackageConfig) -> ir.Credential:
    described = scheme.scheme
    variable = f"{config.env_prefix}_{constant(prefix)}" if prefix else config.env_prefix
    if name is None:
        names = [f"{prefix}_{each}" if prefix else each for each in _GROUPS["basic"]]
        variables = [f"{variable}_USERNAME", f"{variable}_PASSWORD"]
        pairs = zip(names, variables, strict=True)
        texts = tuple(ir.CredentialArgument(snake(each), read, described.description) for each, read in pairs)
        return ir.Basic(scheme.id, texts, variable)
    own_variable = f"{config.env_prefix}_{constant(name)}"
    if scheme.kind == "api_key":
        key = ir.CredentialArgument(name, own_variable, described.description)
        return ir.ApiKey(scheme.id, (key,), described.parameter, described.location_in)
    token = ir.CredentialArgument(name, own_variable, _of_token(described), "token")
    if scheme.kind != "oauth2":
        is_plain = described.type != "http" or described.scheme.lower() == "bearer"
        return ir.Bearer(scheme.id, (token,), "Bearer" if is_plain else described.scheme)
    client = f"{prefix}_" if prefix else ""
    return ir.OAuth2(
        scheme=scheme.id,
        arguments=(token, *_client_arguments(client, variable, described)),
        client=client,
        client_variable=variable,
        token_url=described.token_url or "",
        scopes=described.scopes,
    )


def _of_token(scheme: SecurityScheme) -> str:
    what = "A token, or a function that gives one"
    described = scheme.description.strip()
    if not described:
        return what
    return f"{described if described[-1] in '.!?' else described + '.'} {what}"


def _client_arguments(client: str, variable: str, scheme: SecurityScheme) -> Iterator[ir.CredentialArgument]:
    pair = f"{client}client_id and {client}client_secret"
    url = f"another URL than {scheme.token_url}" if scheme.token_url else "what the document does not say"
    scopes = f"others than {' '.join(scheme.scopes)}" if scheme.scopes else "none are if you say nothing"
    texts: dict[str, tuple[str, Literal["text", "scopes", "client_authentication"]]] = {
        "client_id": ("Who asks for tokens, where none is given", "text"),
        "client_secret": (f"The secret of {client}client_id", "text"),
        "scopes": (f"The scopes to ask for with {pair}: {scopes}", "scopes"),
        "token_url": (f"Where to ask with {pair}: {url}", "text"),
        "client_authentication": (f"Where {pair} are sent: in a header, or in the body", "client_authentication"),
    }
    for name, (text, takes) in texts.items():
        read = "" if takes == "client_authentication" else f"{variable}_{name.upper()}"
        yield ir.CredentialArgument(Identifier(client + name), read, text, takes)


def constructor_argument(name: str) -> Identifier:
    """An argument of the constructor that is not one of every client."""
    argument = snake(name)
    return Identifier(f"{argument}_") if argument in _CONSTRUCTOR_PARAMETERS else argument
