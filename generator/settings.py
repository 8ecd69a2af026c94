"""Reads the configuration: `[tool.clientwright.packages.NAME]` of pyproject.toml.

Or clientwright.toml without the first two names.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

from generator import shape
from generator.config import CredentialConfig, Envelope, OperationConfig, PackageConfig, SpecConfig
from generator.diagnostics import Diagnostics
from generator.names import CLIENT_MODULE_NAMES, client_class, is_package_name, snake
from generator.node import is_object
from generator.shape import close_or_known

if TYPE_CHECKING:
    from generator.openapi import Api


def find_configuration(folder: Path) -> Path | None:
    """The configuration of a folder: clientwright.toml, else a pyproject.toml."""
    return next((path for name in _FILES if (path := folder / name).is_file()), None)


_FILES = ("clientwright.toml", "pyproject.toml")


class Memory(Protocol):
    """Remembers texts of configurations that were found to be well-formed, so that none is validated twice."""

    def knows(self, text: str) -> bool:
        """Whether a text is one of them."""
        ...

    def keep(self, text: str) -> None:
        """Remember a text."""
        ...


def read_configuration(path: Path, diagnostics: Diagnostics, memory: Memory | None = None) -> tuple[PackageConfig, ...]:
    """Every package that a file configures.

    Raises:
        GenerationError: If the file cannot be read or says something that has no meaning.
    """
    try:
        text = path.read_text(encoding="utf-8")
        content = tomllib.loads(text)
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
    # Its own name says which table of a file was looked at.
    text = f"{where}\n{text}"
    if memory is None or not memory.knows(text):
        _refuse_shape(root, where, path, diagnostics)
        if memory is not None:
            memory.keep(text)
    return tuple(reader.package(name, table) for name, table in root.get("packages", {}).items())


def _refuse_shape(root: Mapping[str, Any], where: str, path: Path, diagnostics: Diagnostics) -> None:
    for code, message in shape.faults(root, where):
        diagnostics.error(code, f"{path.as_posix()}: {message}")
    diagnostics.stop_on_errors()


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
            hint = close_or_known(name, known)
            diagnostics.error("F108", f"packages.{config.name}.{key}.{name} is in no document{hint}")


def _require_package_name(name: str, diagnostics: Diagnostics) -> None:
    if not is_package_name(name):
        raise diagnostics.fail("F105", f"{name!r} is no name for a package: it must be an identifier of Python")


class _Reader:
    """Reads what a file says, once its shape is right."""

    def __init__(self, path: Path, diagnostics: Diagnostics) -> None:
        self.path = path
        self.folder = path.parent
        self.diagnostics = diagnostics

    def package(self, name: str, table: Any) -> PackageConfig:
        _require_package_name(name, self.diagnostics)
        where = f"packages.{name}"
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
            overlays=tuple(self.folder / overlay for overlay in table.get("overlays", ())),
            envelope=Envelope(**table["envelope"]) if "envelope" in table else None,
            security=self.security(table.get("security", {}), f"{where}.security"),
            operations={
                key: self.operation(value, f"{where}.operations.{key}")
                for key, value in table.get("operations", {}).items()
            },
            folder=self.folder,
        )

    def specs(self, apis: Mapping[str, Any], where: str) -> tuple[SpecConfig, ...]:
        for name in apis:
            if not is_package_name(name):
                self.refuse("F105", f"{where}.apis: {name!r} is no Python identifier")
        return tuple(SpecConfig(self.folder / path, name) for name, path in sorted(apis.items()))

    def security(self, table: Mapping[str, Any], where: str) -> dict[str, CredentialConfig]:
        result: dict[str, CredentialConfig] = {}
        for name, value in table.items():
            argument = value.get("argument")
            if argument is not None and not is_package_name(argument):
                self.refuse("F105", f"{where}.{name}.argument: {argument!r} is no Python identifier")
            result[name] = CredentialConfig(argument)
        return result

    def operation(self, table: Mapping[str, Any], where: str) -> OperationConfig:
        method = table.get("method")
        if method is not None and not is_package_name(method):
            self.refuse("F105", f"{where}.method: {method!r} is no Python identifier")
        return OperationConfig(**table)

    def table(self, parent: Mapping[str, Any], key: str) -> dict[str, Any]:
        """A table of another, empty where there is none."""
        found = parent.get(key, {})
        if not is_object(found):
            self.refuse("F104", f"{key} must be a table")
        return found

    def refuse(self, code: str, message: str) -> NoReturn:
        raise self.diagnostics.fail(code, f"{self.path.as_posix()}: {message}")
