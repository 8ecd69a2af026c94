"""The build command of setuptools: `cmdclass = { build_py = "generator.hooks.setuptools.BuildPy" }`.

The packages are generated where the configuration says, and go into the wheel from there, whether or not setuptools was
told of them. The sdist holds the documents, so that a wheel can be built from it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from setuptools.command.build_py import build_py

from generator.hooks.project import Generated, generate
from generator.runtime.verify import found_files

_SOURCE_FILES = "get_source_files"
"""By its name: setuptools does not say of what type it is."""


class BuildPy(build_py):
    """Generates, then does what `build_py` does."""

    def run(self) -> None:
        """Build the Python modules, the generated ones too."""
        generated = self._generated
        super().run()
        # An editable installation finds them in the source tree.
        if not self.editable_mode:
            for target in generated.targets:
                self._copy(target)

    def get_source_files(self) -> list[str]:
        """What belongs into the sdist: the documents too."""
        root = Path.cwd()
        inputs = [path.relative_to(root) for path in self._generated.inputs if path.is_relative_to(root)]
        own: Callable[[], list[str]] = getattr(super(), _SOURCE_FILES)
        return [*own(), *map(str, inputs)]

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        """What the build holds."""
        found = [str(path) for target in self._generated.targets for path in self._places(target).values()]
        return sorted({*super().get_outputs(include_bytecode), *found})

    @cached_property
    def _generated(self) -> Generated:
        # Setuptools runs every command in the project's folder.
        return generate(Path.cwd())

    def _copy(self, target: Path) -> None:
        for source, destination in self._places(target).items():
            self.mkpath(str(destination.parent))
            self.copy_file(str(source), str(destination))

    def _places(self, target: Path) -> dict[Path, Path]:
        """Where each file of a package goes."""
        package, folder = self._parent(target)
        inside = Path(self.build_lib, *filter(None, package.split(".")), target.relative_to(folder))
        return {source: inside / path for path, source in found_files(target).items()}

    def _parent(self, target: Path) -> tuple[str, Path]:
        """The package that setuptools was told a folder of, the innermost that the generated one lies in."""
        known = {"": "", **(self.distribution.package_dir or {})}
        folders = [(package, Path(folder).resolve()) for package, folder in known.items()]
        around = [(package, folder) for package, folder in folders if target.is_relative_to(folder)]
        return max(around, key=lambda found: len(found[1].parts), default=("", target.parent))
