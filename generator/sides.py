"""Makes the sides of a comparison from what the command line names.

A side is the directory of a package, a folder or file with a configuration, documents with commas between them, or any
of these at a revision of this repository: `REV:` is the configuration here as it was, `REV:path` something else.
"""

from __future__ import annotations

import ast
import os
import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from generator.config import PackageConfig, SpecConfig
from generator.diagnostics import Diagnostics, GenerationError
from generator.diff.side import Place, Side
from generator.document import Location
from generator.outcome import Outcome
from generator.revisions import RevisionError, check_out
from generator.runtime.verify import MANIFEST, found_files
from generator.settings import find_configuration, package_of, read_configuration

Generate = Callable[[PackageConfig, Diagnostics], Outcome]
"""Makes a package of a configuration."""


class SideError(Exception):
    """What was named is no side; the message says why."""


@dataclass(frozen=True, slots=True)
class Named:
    """One side as it was named, found on the disk.

    Attributes:
        shown: As it was named.
        revision: The revision; empty for the files as they are.
        paths: What was named, from the folder.
        folder: The current folder, or what stands for it at the revision.
    """

    shown: str
    revision: str
    paths: tuple[Path, ...]
    folder: Path

    @property
    def is_package(self) -> bool:
        """Whether it is the directory of a package."""
        return len(self.paths) == 1 and (self.folder / self.paths[0] / MANIFEST).is_file()

    @property
    def configuration(self) -> Path | None:
        """The file of its configuration, if it is one."""
        if len(self.paths) != 1:
            return None
        path = self.folder / self.paths[0]
        return find_configuration(path) if path.is_dir() else path if path.suffix == ".toml" else None


@contextmanager
def found(text: str) -> Generator[Named]:
    """What a text names; files of a revision are there as long as the context.

    Raises:
        SideError: If it names nothing.
    """
    revision, rest = _split(text)
    paths = (Path(rest),) if os.path.exists(rest) else tuple(Path(part) for part in rest.split(",") if part)
    if not revision:
        yield _checked(Named(text, "", paths or (Path(),), Path()))
        return
    with tempfile.TemporaryDirectory(prefix="clientwright-") as scratch:
        try:
            folder = check_out(revision, _needed(revision, paths), Path(scratch, "files"))
        except (RevisionError, GenerationError) as error:
            raise SideError(f"{text!r}: {error}") from None
        yield _checked(Named(text, revision, paths or (Path(),), folder))


def _split(text: str) -> tuple[str, str]:
    """The revision and the rest; a path that exists is no revision."""
    revision, colon, rest = text.partition(":")
    if not colon or os.path.exists(text.partition(",")[0]):
        return "", text
    return revision, rest


def _checked(named: Named) -> Named:
    for path in named.paths:
        if not (named.folder / path).exists():
            where = f"in {named.revision}" if named.revision else "here"
            raise SideError(f"{named.shown}: there is no {path} {where}")
    if not named.is_package and named.configuration is None:
        for path in named.paths:
            if (named.folder / path).is_dir():
                raise SideError(
                    f"{named.shown}: {path} is no package (it has no {MANIFEST}) and has no clientwright.toml or "
                    "pyproject.toml; give one of these, or documents"
                )
    return named


def _needed(revision: str, paths: Sequence[Path]) -> list[Path]:
    """The files that a side at a revision needs: a configuration names others."""
    if paths and not all(path.suffix == ".toml" for path in paths):
        # A document may refer to others of its folder, a configuration in a folder to those elsewhere.
        folders = [path if path.suffix == "" else path.parent for path in paths]
        return [*folders, *(each for path in folders for each in _named_in(revision, path))]
    with tempfile.TemporaryDirectory(prefix="clientwright-") as scratch:
        names = list(paths) or [Path("clientwright.toml"), Path("pyproject.toml")]
        folder = check_out(revision, names, Path(scratch, "files"))
        file = folder / paths[0] if paths else find_configuration(folder)
        if file is None or not file.is_file():
            raise RevisionError(f"there is no {paths[0] if paths else 'clientwright.toml or pyproject.toml'} in it")
        configs = read_configuration(file, Diagnostics())
        inputs = [path for config in configs for path in (*(spec.path for spec in config.specs), *config.overlays)]
        return [file.relative_to(folder), *{path.parent.relative_to(folder): None for path in inputs}]


def _named_in(revision: str, folder: Path) -> list[Path]:
    """The files that the configuration of a folder names, if it has one."""
    for name in ("clientwright.toml", "pyproject.toml"):
        with suppress(RevisionError, GenerationError):
            return _needed(revision, [folder / name])
    return []


# --- sides ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the packages of sides.

    Attributes:
        generate: Makes a package of a configuration.
        diagnostics: Takes what there is to say of the documents.
        template: The configuration that documents take all else from, if one was named.
        package: The only package that is asked for, if one was.
    """

    generate: Generate
    diagnostics: Diagnostics
    template: PackageConfig | None = None
    package: str | None = None

    def sides(self, named: Named, other: Named) -> dict[str, Side]:
        """The packages of a side, by name.

        Args:
            named: The side.
            other: The other one: documents alone take the package's name from it.
        """
        if named.is_package:
            return {name: read_package(named.folder / named.paths[0], name) for name in [_name_of(named)]}
        if named.configuration is not None:
            configs = read_configuration(named.configuration, self.diagnostics)
        else:
            configs = (self._of_documents(named, other),)
        wanted = [config for config in configs if self.package in (None, config.name)]
        if not wanted:
            raise SideError(f"{named.shown} configures no package{f' called {self.package}' if self.package else ''}")
        return {config.name: self._generated(config, named) for config in wanted}

    def _generated(self, config: PackageConfig, named: Named) -> Side:
        outcome = self.generate(config, self.diagnostics)
        files = {file.path: file.content.decode() for file in outcome.files if file.path.endswith(".py")}
        version = config.version if named.configuration is not None else None
        target = os.path.relpath(config.target, named.folder).replace(os.sep, "/")
        places = {key: _place(location, named) for key, location in outcome.places.items()}
        return Side(named.shown, config.name, version, target, files, places)

    def _of_documents(self, named: Named, other: Named) -> PackageConfig:
        paths = [named.folder / path for path in named.paths]
        if self.template is not None:
            return replace(self.template, specs=_matched(self.template.specs, paths))
        if other.is_package:
            package = read_package(other.folder / other.paths[0], _name_of(other))
            config = package_of(paths, package.package, None, self.diagnostics)
            return replace(config, client=_client_of(package) or config.client, version=package.version or "0.1.0")
        return package_of(paths, self.package or _common_name(named, other), None, self.diagnostics)


def _matched(specs: Sequence[SpecConfig], paths: Sequence[Path]) -> tuple[SpecConfig, ...]:
    """The documents of a configuration, each replaced by the given one of its file name; a single one by any."""
    by_name = {path.name: path for path in paths}
    if len(specs) == len(paths) == 1:
        return (replace(specs[0], path=paths[0]),)
    if {spec.path.name for spec in specs} != set(by_name):
        names = ", ".join(sorted(spec.path.name for spec in specs))
        raise SideError(f"the configuration is about the documents {names}; give files of these names")
    return tuple(replace(spec, path=by_name[spec.path.name]) for spec in specs)


def _name_of(named: Named) -> str:
    return (named.folder / named.paths[0]).resolve().name


def _common_name(named: Named, other: Named) -> str | None:
    """The name of a package of documents alone: both sides' is the same, so that it is no change."""
    if other.configuration is not None:
        configs = read_configuration(other.configuration, Diagnostics())
        return configs[0].name if len(configs) == 1 else None
    return "api"


def read_package(folder: Path, name: str) -> Side:
    """A package as it stands on the disk."""
    # A link is no file of the package, whatever it leads to.
    paths = {name: path for name, path in found_files(folder).items() if name.endswith(".py") and not path.is_symlink()}
    files = {name: path.read_text(encoding="utf-8") for name, path in paths.items()}
    return Side(str(folder), name, version_of(files.get("__init__.py", "")), folder.as_posix(), files)


def version_of(text: str) -> str | None:
    """The `__version__` of a package, from its `__init__.py`."""
    for statement in ast.parse(text).body:
        match statement:
            case ast.Assign(targets=[ast.Name(id="__version__")], value=ast.Constant(value=str(version))):
                return version
            case _:
                pass
    return None


def _client_of(package: Side) -> str | None:
    """The client's class, from the module that defines it."""
    for statement in ast.parse(package.files.get("client.py", "")).body:
        if isinstance(statement, ast.ClassDef) and "SyncClient" in map(ast.unparse, statement.bases):
            return statement.name
    return None


def _place(location: Location, named: Named) -> Place:
    file, line, _ = str(location).rsplit(":", 2)
    if named.revision:
        inside = os.path.relpath(file, named.folder.resolve()).replace(os.sep, "/")
        file = f"{named.revision}:{inside}"
    return Place(file, int(line), location.pointer_text)


def pairs(old: Mapping[str, Side], new: Mapping[str, Side]) -> Iterator[tuple[Side, Side]]:
    """The packages that are one on both sides: the only ones, else those of one name.

    Raises:
        SideError: If a package is on one side alone.
    """
    if len(old) == len(new) == 1:
        yield next(iter(old.values())), next(iter(new.values()))
        return
    if alone := sorted({*old} ^ {*new}):
        raise SideError(f"only one side has the package {alone[0]}; choose one that both have with --package")
    for name in sorted(old):
        yield old[name], new[name]
