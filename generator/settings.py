"""Reads the configuration: `[tool.clientwright.packages.NAME]` of pyproject.toml.

Or clientwright.toml without the first two names.
"""

from __future__ import annotations

import difflib
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from generator.config import CredentialConfig, Envelope, OperationConfig, PackageConfig, SpecConfig
from generator.diagnostics import Diagnostics
from generator.names import CLIENT_MODULE_NAMES, client_class, is_package_name, snake
from generator.node import is_object

if TYPE_CHECKING:
    from generator.openapi import Api

_PACKAGE_KEYS = {
    "output": str, "client": str, "env_prefix": str, "version": str, "overlays": list, "envelope": dict,
    "apis": dict, "security": dict, "operations": dict,
}  # fmt: skip
_OPERATION_KEYS = {
    "method": str, "resource": str, "idempotent": bool, "pagination": (bool, dict), "bulk": (bool, dict),
    "skip": bool, "envelope": bool, "content_type": str,
}  # fmt: skip
_PAGINATION_KEYS: Mapping[str, Any] = {
    "style": str, "items": str, "total": str, "offset": str, "limit": str, "page": str, "cursor": str,
    "next_cursor": str, "more": str, "first": int,
}  # fmt: skip
_NEEDED_BY_STYLE = {"offset": ("offset",), "page": ("page",), "cursor": ("cursor", "next_cursor"), "link": ()}
_BULK_KEYS = {"field": str, "limit": int}
_KINDS = {str: "a string", int: "an integer", bool: "true or false", list: "an array", dict: "a table"}


def find_configuration(folder: Path) -> Path | None:
    """The configuration of a folder: clientwright.toml, else a pyproject.toml."""
    return next((path for name in _FILES if (path := folder / name).is_file()), None)


_FILES = ("clientwright.toml", "pyproject.toml")


def read_configuration(path: Path, diagnostics: Diagnostics) -> tuple[PackageConfig, ...]:
    """Every package that a file configures.

    Raises:
        GenerationError: If the file cannot be read or says something that has no meaning.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise diagnostics.fail("F101", f"cannot read {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise diagnostics.fail("F101", f"cannot read {path}: it is not in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise diagnostics.fail("F102", f"{path} is no TOML: {error}") from None
    reader = _Reader(path, diagnostics)
    root, where = content, ""
    if path.name == "pyproject.toml":
        root, where = reader.table(reader.table(content, "tool"), "clientwright"), "tool.clientwright"
    reader.keys(root, {"packages": dict}, where)
    return tuple(reader.package(name, table) for name, table in root.get("packages", {}).items())


def package_of(specs: Sequence[Path], name: str | None, output: Path | None, diagnostics: Diagnostics) -> PackageConfig:
    """The configuration of a package whose documents stand on the command line."""
    # The order in which they are named means nothing.
    specs = sorted(specs)
    chosen = name or snake(specs[0].stem)
    _require_package_name(chosen, diagnostics)
    if name is None and chosen in sys.stdlib_module_names:
        message = f"a package called {chosen} would hide that of the standard library; give it a name with --package"
        raise diagnostics.fail("F105", message)
    client = str(client_class(chosen))
    return PackageConfig(
        name=chosen,
        output=output or Path(),
        specs=tuple(SpecConfig(path) for path in specs),
        client=client,
        env_prefix=snake(client).upper(),
        folder=specs[0].parent,
    )


def require_known_names(config: PackageConfig, apis: Sequence[Api], diagnostics: Diagnostics) -> None:
    """Record an error for each operation, event and security scheme that is configured and that no document has."""
    operations = {operation.id for api in apis for operation in api.operations}
    operations |= {skipped.id for api in apis for skipped in api.skipped}
    operations |= {webhook.id for api in apis for webhook in api.webhooks}
    # The api's name tells apart what several documents mean by one name.
    schemes = {
        name for api in apis for scheme in api.security_schemes for name in (scheme.name, f"{api.name} {scheme.name}")
    }
    for key, configured, known in (
        ("operations", config.operations, operations),
        ("security", config.security, schemes),
    ):
        for name in sorted(configured.keys() - known):
            hint = _close_or_known(name, known)
            diagnostics.error("F108", f"packages.{config.name}.{key}.{name} is in no document{hint}")


def _close_or_known(name: str, known: Iterable[str]) -> str:
    listed = sorted(known)
    close = difflib.get_close_matches(name, listed, n=1)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; known are {', '.join(listed)}" if 0 < len(listed) <= 20 else ""


def _require_package_name(name: str, diagnostics: Diagnostics) -> None:
    if not is_package_name(name):
        raise diagnostics.fail("F105", f"{name!r} is no name for a package: it must be an identifier of Python")


class _Reader:
    """Reads one file, refusing what it does not know."""

    def __init__(self, path: Path, diagnostics: Diagnostics) -> None:
        self.path = path
        self.folder = path.parent
        self.diagnostics = diagnostics

    def package(self, name: str, table: Any) -> PackageConfig:
        _require_package_name(name, self.diagnostics)
        where = f"packages.{name}"
        self.keys({name: table}, {name: dict}, "packages")
        self.keys(table, _PACKAGE_KEYS, where)
        if not table.get("apis"):
            self.refuse("F106", f"{where}.apis names no document")
        client = table.get("client") or str(client_class(name))
        env_prefix = table.get("env_prefix") or snake(client).upper()
        if not is_package_name(env_prefix):
            self.refuse("F105", f"{where}.env_prefix: {env_prefix!r} is no name for environment variables")
        if not is_package_name(client):
            self.refuse("F105", f"{where}.client: {client!r} is no Python identifier")
        if client in CLIENT_MODULE_NAMES:
            self.refuse("F107", f"{where}.client: {client!r} is the name of something else in every package")
        return PackageConfig(
            name=name,
            output=self.folder / table.get("output", "."),
            specs=self.specs(table["apis"], where),
            client=client,
            env_prefix=env_prefix,
            version=table.get("version", "0.1.0"),
            overlays=tuple(
                self.folder / overlay for overlay in self.strings(table.get("overlays", []), f"{where}.overlays")
            ),
            envelope=self.envelope(table.get("envelope"), f"{where}.envelope"),
            security=self.security(table.get("security", {}), f"{where}.security"),
            operations={
                key: self.operation(value, f"{where}.operations.{key}")
                for key, value in table.get("operations", {}).items()
            },
            folder=self.folder,
        )

    def specs(self, apis: Mapping[str, Any], where: str) -> tuple[SpecConfig, ...]:
        for name, path in apis.items():
            self.keys({name: path}, {name: str}, f"{where}.apis")
            if not is_package_name(name):
                self.refuse("F105", f"{where}.apis: {name!r} is no Python identifier")
        return tuple(SpecConfig(self.folder / path, name) for name, path in sorted(apis.items()))

    def envelope(self, table: Any, where: str) -> Envelope | None:
        if table is None:
            return None
        self.keys(table, {found.name: str for found in fields(Envelope)}, where)
        for key in ("ok", "data"):
            if key not in table:
                self.refuse("F104", f"{where} needs {key!r}")
        return Envelope(**table)

    def security(self, table: Mapping[str, Any], where: str) -> dict[str, CredentialConfig]:
        result: dict[str, CredentialConfig] = {}
        for name, value in table.items():
            self.keys({name: value}, {name: dict}, where)
            self.keys(value, {"argument": str}, f"{where}.{name}")
            argument = value.get("argument")
            if argument is not None and not is_package_name(argument):
                self.refuse("F105", f"{where}.{name}.argument: {argument!r} is no Python identifier")
            result[name] = CredentialConfig(argument)
        return result

    def operation(self, table: Any, where: str) -> OperationConfig:
        if not is_object(table):
            self.refuse("F104", f"{where} must be a table")
        self.keys(table, _OPERATION_KEYS, where)
        method = table.get("method")
        if method is not None and not is_package_name(method):
            self.refuse("F105", f"{where}.method: {method!r} is no Python identifier")
        if isinstance(table.get("pagination"), dict):
            self.pagination(table["pagination"], f"{where}.pagination")
        elif table.get("pagination") is True:
            self.refuse("F104", f"{where}.pagination must be false, or a table that says how it pages")
        if isinstance(table.get("bulk"), dict):
            self.bulk(table["bulk"], f"{where}.bulk")
        elif table.get("bulk") is True:
            self.refuse("F104", f"{where}.bulk must be false, or a table that says how many rows a call takes")
        return OperationConfig(**table)

    def bulk(self, table: Mapping[str, Any], where: str) -> None:
        self.keys(table, _BULK_KEYS, where)
        if table.get("limit", 0) < 1:
            self.refuse("F104", f"{where} needs 'limit', the number of rows that a call takes")

    def pagination(self, table: Mapping[str, Any], where: str) -> None:
        self.keys(table, _PAGINATION_KEYS, where)
        style = table.get("style", "")
        if style not in _NEEDED_BY_STYLE:
            self.refuse("F104", f"{where}.style must be one of {', '.join(_NEEDED_BY_STYLE)}")
        for key in _NEEDED_BY_STYLE[style]:
            if key not in table:
                self.refuse("F104", f"{where} needs {key!r} for the style {style!r}")

    def table(self, parent: Mapping[str, Any], key: str) -> dict[str, Any]:
        """A table of another, empty where there is none."""
        found = parent.get(key, {})
        if not is_object(found):
            self.refuse("F104", f"{key} must be a table")
        return found

    def strings(self, values: list[Any], where: str) -> list[str]:
        for value in values:
            if not isinstance(value, str):
                self.refuse("F104", f"{where} must hold strings")
        return values

    def keys(self, table: Mapping[str, Any], known: Mapping[str, Any], where: str) -> None:
        """Refuse keys that mean nothing and values of the wrong type."""
        for key, value in table.items():
            name = f"{where}.{key}".lstrip(".")
            if key not in known:
                self.refuse("F103", f"{name} is no known key{_close_or_known(key, known)}")
            kinds = known[key] if isinstance(known[key], tuple) else (known[key],)
            if not isinstance(value, kinds):
                self.refuse("F104", f"{name} must be {' or '.join(_KINDS[kind] for kind in kinds)}")

    def refuse(self, code: str, message: str) -> NoReturn:
        raise self.diagnostics.fail(code, f"{self.path.as_posix()}: {message}")
