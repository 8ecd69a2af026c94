"""Finds out where the API is and what grants access to it, from arguments and environment."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from .errors import ConfigurationError
from .serialize import encode
from .settings import ApiKey, Basic, Credential, Server, ServerVariable
from .values import Secret

if TYPE_CHECKING:
    from .exchange import TokenSource

_LABEL_CHARACTERS = frozenset(
    "-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)


class Grant(NamedTuple):
    """One credential as it is sent."""

    location: Literal["header", "query", "cookie"]
    name: str
    value: Secret


Access: TypeAlias = "Grant | TokenSource"
"""What grants access, or what gives it for each attempt."""


def server_url(
    server: Server | None, values: Mapping[str, str | None], environ: Mapping[str, str]
) -> str:
    """The server's URL without a final slash, its variables filled in.

    Raises:
        ConfigurationError: A variable is missing or its value can't stand where it belongs.
    """
    if server is None:
        raise ConfigurationError("base_url= is needed: the API names no server")
    scheme, separator, rest = server.url.partition("://")
    authority, slash, path = rest.partition("/")
    host = scheme + separator + authority
    for variable in server.variables:
        mark = f"{{{variable.name}}}"
        value = _variable(variable, values.get(variable.name), environ)
        if mark in host:
            host = host.replace(mark, _host_label(variable, value))
        if mark in path:
            path = path.replace(mark, _path_part(variable, value))
    return checked_url(host + slash + path, "the server's URL")


def checked_url(url: Any, name: str = "base_url", *, has_query: bool = False) -> str:
    """An absolute http or https URL; without a final slash, unless it may have a query.

    Raises:
        ConfigurationError: It is none, or holds user info, a fragment or such a query.
    """
    # The text is never quoted: a password may stand in it.
    if not isinstance(url, str):
        raise ConfigurationError(f"{name} must be a text")
    try:
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname)
        valid = valid and (parts.port is None or parts.port > 0)
    except ValueError:
        valid = False
        parts = urlsplit("")
    if not valid or not url.isprintable() or " " in url or "\\" in url:
        raise ConfigurationError(f"{name} must be an absolute http or https URL")
    if "@" in parts.netloc or "#" in url or ("?" in url and not has_query):
        query = "" if has_query else " no query"
        raise ConfigurationError(
            f"{name} must hold no user info,{query} and no fragment"
        )
    return url if has_query else url.rstrip("/")


def grants(
    credentials: tuple[Credential, ...],
    values: Mapping[str, Any],
    environ: Mapping[str, str],
) -> dict[str, Access]:
    """The credentials that are configured, by the names of their schemes.

    Raises:
        ConfigurationError: One holds characters that no header can carry.
    """
    found = {
        credential.scheme: _access(credential, values.get(credential.scheme), environ)
        for credential in credentials
    }
    return {scheme: access for scheme, access in found.items() if access is not None}


def check_default(
    security: tuple[tuple[str, ...], ...],
    configured: Mapping[str, Access],
    credentials: tuple[Credential, ...],
) -> None:
    """See that what most calls need is there, unless what others need was given instead.

    Raises:
        ConfigurationError: It is missing.
    """
    usual = {scheme for schemes in security for scheme in schemes}
    if configured.keys() <= usual:
        choose(security, configured, credentials)


def choose(
    security: tuple[tuple[str, ...], ...],
    configured: Mapping[str, Access],
    credentials: tuple[Credential, ...],
) -> tuple[Access, ...]:
    """The grants of the first alternative that is wholly configured.

    An empty alternative comes last wherever it stands: who gives a key wants it used.

    Raises:
        ConfigurationError: None is. The text names the arguments and variables that help.
    """
    for schemes in sorted(security, key=lambda schemes: not schemes):
        if all(scheme in configured for scheme in schemes):
            return tuple(configured[scheme] for scheme in schemes)
    if not security:
        return ()
    sources = {credential.scheme: _told(credential) for credential in credentials}
    needed = [
        " and ".join(sources.get(scheme, f"the scheme {scheme}") for scheme in schemes)
        for schemes in security
    ]
    raise ConfigurationError(f"credentials are missing: pass {'; or '.join(needed)}")


def _variable(variable: ServerVariable, given: Any, environ: Mapping[str, str]) -> str:
    # An empty text is an answer, and a wrong one; only None leaves it to the environment.
    if given is not None and not isinstance(given, str):
        raise ConfigurationError(f"{variable.argument} must be a text")
    value = given
    if value is None:
        value = environ.get(variable.variable) or variable.default
    if value is None:
        raise ConfigurationError(
            f"the server is not known: pass {variable.argument}= or base_url=,"
            f" or set the environment variable {variable.variable}"
        )
    if variable.enum and value not in variable.enum:
        allowed = ", ".join(variable.enum)
        raise ConfigurationError(f"{variable.argument} must be one of {allowed}")
    return value


def _host_label(variable: ServerVariable, value: str) -> str:
    if _is_described(variable, value):
        return value
    fits = 1 <= len(value) <= 63 and _LABEL_CHARACTERS.issuperset(value)
    if not fits or value.startswith("-") or value.endswith("-"):
        raise ConfigurationError(
            f"{variable.argument} must be a single host label:"
            " 1 to 63 letters, digits and hyphens, without a hyphen at an end"
        )
    return value


def _path_part(variable: ServerVariable, value: str) -> str:
    if _is_described(variable, value):
        return value
    if value in (".", ".."):
        raise ConfigurationError(f"{variable.argument} can't be '.' or '..'")
    return encode(value)


def _is_described(variable: ServerVariable, value: str) -> bool:
    """Whether the value comes from the API's description, which may join labels or segments."""
    return value == variable.default or value in variable.enum


def _access(
    credential: Credential, given: Any, environ: Mapping[str, str]
) -> Access | None:
    match credential:
        case ApiKey():
            value = _secret(given, credential, environ)
            grant = Grant(credential.location, credential.name, value)
        case Basic():
            value = _basic(given or (None, None), credential, environ)
            grant = Grant("header", "Authorization", value)
        case _:
            found = credential.grant(given, environ)
            if not isinstance(found, Secret):
                return found
            value, grant = found, Grant("header", "Authorization", found)
    if not value:
        return None
    # What stands in a query or a cookie is encoded.
    fits = grant.value.isascii() or grant.location != "header"
    if not (fits and grant.value.isprintable()):
        raise ConfigurationError(
            f"the value of {_told(credential)} holds characters that can't be sent"
        )
    return grant


def _secret(given: Any, credential: ApiKey, environ: Mapping[str, str]) -> Secret:
    value = text(given, credential.argument, credential.variable, environ) or ""
    # Keys read from files often bring their line end along.
    return Secret(value.strip())


def _basic(given: Any, credential: Basic, environ: Mapping[str, str]) -> Secret:
    arguments = credential.username_argument, credential.password_argument
    variables = f"{credential.variable}_USERNAME", f"{credential.variable}_PASSWORD"
    name, password = (
        text(value, argument, variable, environ)
        for value, argument, variable in zip(given, arguments, variables, strict=True)
    )
    # An empty password is one: some servers take a key as the name and nothing else.
    if not name or password is None:
        return Secret()
    if ":" in name:
        raise ConfigurationError(f"{arguments[0]} can hold no colon")
    code = base64.b64encode(f"{name}:{password}".encode()).decode("ascii")
    return Secret(f"Basic {code}")


def text(
    given: Any, argument: str, variable: str, environ: Mapping[str, str]
) -> str | None:
    """The text that was given, or that the environment holds; None where neither is.

    Raises:
        ConfigurationError: What was given is no text.
    """
    if given is not None and not isinstance(given, str):
        raise ConfigurationError(f"{argument} must be a text")
    return environ.get(variable) if given is None else given


def _told(credential: Credential) -> str:
    match credential:
        case ApiKey():
            return told((credential.argument,), (credential.variable,))
        case Basic():
            arguments = credential.username_argument, credential.password_argument
            variable = credential.variable
            return told(arguments, (f"{variable}_USERNAME", f"{variable}_PASSWORD"))
        case _:
            return credential.told()


def told(arguments: tuple[str, ...], variables: tuple[str, ...]) -> str:
    """Arguments of the constructor and the variables that stand in for them, for messages."""
    passed = " and ".join(f"{argument}=" for argument in arguments)
    plural = "s" if len(variables) > 1 else ""
    return f"{passed} (or the environment variable{plural} {' and '.join(variables)})"
