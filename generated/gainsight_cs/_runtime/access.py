"""Finds out what grants access to the API, from arguments and environment."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from .errors import ConfigurationError
from .settings import ApiKey, Basic, Credential
from .values import Secret

if TYPE_CHECKING:
    from .exchange import TokenSource


class Grant(NamedTuple):
    """One credential as it is sent."""

    location: Literal["header", "query", "cookie"]
    name: str
    value: Secret


Access: TypeAlias = "Grant | TokenSource"
"""What grants access, or what gives it for each attempt."""


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
