"""Finds out where the API is and what grants access to it, from arguments and environment."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from .errors import ConfigurationError
from .serialize import encode
from .settings import ApiKey, Basic, Bearer, Credential, Server, ServerVariable
from .values import Secret

_LABEL_CHARACTERS = frozenset(
    "-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)


class Grant(NamedTuple):
    """One credential as it is sent."""

    location: Literal["header", "query", "cookie"]
    name: str
    value: Secret


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


def checked_url(url: Any, name: str = "base_url") -> str:
    """An absolute http or https URL without a final slash.

    Raises:
        ConfigurationError: It is none, or holds user info, a query or a fragment.
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
    if "@" in parts.netloc or "?" in url or "#" in url:
        raise ConfigurationError(
            f"{name} must hold no user info, no query and no fragment"
        )
    return url.rstrip("/")


def grants(
    credentials: tuple[Credential, ...],
    values: Mapping[str, Any],
    environ: Mapping[str, str],
) -> dict[str, Grant]:
    """The credentials that are configured, by the names of their schemes.

    Raises:
        ConfigurationError: One holds characters that no header can carry.
    """
    found = {
        credential.scheme: _grant(credential, values.get(credential.scheme), environ)
        for credential in credentials
    }
    return {scheme: grant for scheme, grant in found.items() if grant is not None}


def choose(
    security: tuple[tuple[str, ...], ...],
    configured: Mapping[str, Grant],
    credentials: tuple[Credential, ...],
) -> tuple[Grant, ...]:
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
    sources = {credential.scheme: _source(credential) for credential in credentials}
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


def _grant(
    credential: Credential, given: Any, environ: Mapping[str, str]
) -> Grant | None:
    match credential:
        case ApiKey():
            value = _secret(given, credential.variable, environ)
            grant = Grant(credential.location, credential.name, value)
        case Bearer():
            value = _secret(given, credential.variable, environ)
            grant = Grant("header", "Authorization", Secret(f"Bearer {value}"))
        case Basic():
            value = _basic(given or (None, None), credential.variable, environ)
            grant = Grant("header", "Authorization", Secret(f"Basic {value}"))
    if not value:
        return None
    if not (grant.value.isascii() and grant.value.isprintable()):
        raise ConfigurationError(
            f"the value of {_source(credential)} holds characters that can't be sent"
        )
    return grant


def _secret(given: Any, variable: str, environ: Mapping[str, str]) -> Secret:
    # Keys read from files often bring their line end along.
    return Secret(_text(given, variable, environ).strip())


def _basic(given: Any, variable: str, environ: Mapping[str, str]) -> Secret:
    name = _text(given[0], f"{variable}_USERNAME", environ)
    # An empty password is one: some servers take a key as the name and nothing else.
    if not name or (given[1] is None and f"{variable}_PASSWORD" not in environ):
        return Secret()
    password = _text(given[1], f"{variable}_PASSWORD", environ)
    return Secret(base64.b64encode(f"{name}:{password}".encode()).decode("ascii"))


def _text(given: Any, variable: str, environ: Mapping[str, str]) -> str:
    if given is not None and not isinstance(given, str):
        raise ConfigurationError(f"the value beside {variable} must be a text")
    return environ.get(variable, "") if given is None else given


def _source(credential: Credential) -> str:
    variable = credential.variable
    if isinstance(credential, Basic):
        arguments = (
            f"{credential.username_argument}= and {credential.password_argument}="
        )
        variables = f"{variable}_USERNAME and {variable}_PASSWORD"
        return f"{arguments} (or the environment variables {variables})"
    return f"{credential.argument}= (or the environment variable {variable})"
