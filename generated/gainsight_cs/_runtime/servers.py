"""Finds out where the API is, from arguments and environment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from .errors import ConfigurationError
from .check import Refused
from .serialize import encode
from .settings import Server, ServerVariable, Settings

_LABEL = re.compile(r"(?!-)[-0-9A-Za-z]{1,63}(?<!-)")


class Servers:
    """Where the operations of one client go.

    Args:
        settings: The API.
        base_url: Replaces every server.
        chosen: The name of one of several.
        values: Of variables, by their names; None looks in the environment.
        environ: The environment variables.

    Attributes:
        base_url: Where most operations go, without a final slash.

    Raises:
        ConfigurationError: It is not known where that is.
    """

    def __init__(
        self,
        settings: Settings,
        base_url: str | None,
        chosen: str | None,
        values: Mapping[str, str | None],
        environ: Mapping[str, str],
    ) -> None:
        self._values = values
        self._environ = environ
        self._chosen = _choice(settings, chosen, environ)
        self._is_replaced = base_url is not None
        self._others: dict[str, str | ConfigurationError] = {}
        if base_url is not None:
            self.base_url = checked_url(base_url)
            return
        if settings.server is None:
            raise ConfigurationError("base_url= is needed: the API names no server")
        self.base_url = self._url((settings.server, *settings.further_servers))
        for group in settings.other_servers:
            try:
                self._others[group[0].url] = self._url(group)
            except ConfigurationError as error:
                # Nobody may call what is there.
                self._others[group[0].url] = error

    def of(self, own: str | None) -> str:
        """Where an operation goes that has perhaps a server of its own.

        A relative one is a place on the server that the client talks to.

        Raises:
            ConfigurationError: It is not known where that is.
        """
        is_host = own is not None and ("://" in own or bool(urlsplit(own).netloc))
        if own is None or (self._is_replaced and is_host):
            return self.base_url
        found = self._others.get(own)
        if isinstance(found, ConfigurationError):
            # Not the same one: it would collect the frames of all who meet it.
            raise ConfigurationError(str(found))
        return found or urljoin(self.base_url, own)

    def _url(self, servers: tuple[Server, ...]) -> str:
        """The URL of the one that was chosen; of the first where none was, or none of these."""
        named = (server for server in servers if server.name == self._chosen)
        server = next(named, servers[0])
        if "://" not in server.url:
            raise ConfigurationError(
                "base_url= is needed: the API's description gives only the path"
                f" {server.url}, which base_url must include"
            )
        return server_url(server, self._values, self._environ)


def _choice(settings: Settings, given: Any, environ: Mapping[str, str]) -> str | None:
    chosen = environ.get(settings.server_variable) if given is None else given
    names = [
        server.name
        for servers in (
            (settings.server, *settings.further_servers),
            *settings.other_servers,
        )
        for server in servers
        if server is not None and server.name
    ]
    if not chosen and given is None:
        return None
    if chosen not in names:
        known = ", ".join(dict.fromkeys(names))
        raise ConfigurationError(f"server must be one of {known}")
    return str(chosen)


def server_url(
    server: Server, values: Mapping[str, str | None], environ: Mapping[str, str]
) -> str:
    """The server's URL without a final slash, its variables filled in.

    Raises:
        ConfigurationError: A variable is missing or its value can't stand where it belongs.
    """
    scheme, separator, rest = server.url.partition("://")
    authority, slash, path = rest.partition("/")
    for variable in server.variables:
        mark = f"{{{variable.name}}}"
        if mark not in server.url:
            continue
        value = _variable(variable, values.get(variable.name), environ)
        if mark in path:
            path = path.replace(mark, _path_part(variable, value))
        if mark in scheme or mark in authority:
            is_host = authority.partition(":")[0] == mark
            part = _host(variable, value) if is_host else _host_label(variable, value)
            scheme = scheme.replace(mark, part)
            authority = authority.replace(mark, part)
    return checked_url(
        f"{scheme}{separator}{authority}{slash}{path}", "the server's URL"
    )


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
    if not (_is_described(variable, value) or _LABEL.fullmatch(value)):
        raise ConfigurationError(
            f"{variable.argument} must be a single host label:"
            " 1 to 63 letters, digits and hyphens, without a hyphen at an end"
        )
    return value


def _host(variable: ServerVariable, value: str) -> str:
    """What is all of the host: a name, an address."""
    is_address = value.startswith("[") and value.endswith("]")
    if not (is_address or all(map(_LABEL.fullmatch, value.split(".")))):
        raise ConfigurationError(f"{variable.argument} must be the name of a host")
    return value


def _path_part(variable: ServerVariable, value: str) -> str:
    if _is_described(variable, value):
        return value
    if value in (".", ".."):
        raise ConfigurationError(f"{variable.argument} can't be '.' or '..'")
    try:
        return encode(value)
    except Refused as refused:
        raise ConfigurationError(f"{variable.argument}: {refused}") from None


def _is_described(variable: ServerVariable, value: str) -> bool:
    """Whether the value comes from the API's description, which may join labels or segments."""
    return value == variable.default or value in variable.enum
