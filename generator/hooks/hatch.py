"""The build hook of hatchling: `[tool.hatch.build.hooks.clientwright]`.

The packages are generated where the configuration says, and are part of the wheel and the sdist, though Git may ignore
them. The sdist holds the documents too, so that a wheel can be built from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.plugin import hookimpl

from generator.hooks.project import generate


class ClientwrightBuildHook(BuildHookInterface[Any]):
    """Generates before anything is collected."""

    PLUGIN_NAME = "clientwright"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Generate, and add to what the build holds."""
        generated = generate(Path(self.root))
        build_data["artifacts"] += [f"/{_as_pattern(path)}" for _, path in self._below(generated.targets)]
        if self.target_name == "sdist":
            build_data["force_include"].update({str(path): inner for path, inner in self._below(generated.inputs)})

    def _below(self, paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
        """Those that lie in the project, and where."""
        root = Path(self.root).resolve()
        for path in paths:
            if path.is_relative_to(root):
                yield path, path.relative_to(root).as_posix()


def _as_pattern(path: str) -> str:
    """The pattern, in the form of .gitignore, that this path alone fits."""
    return re.sub(r"([\\*?\[\]! #])", r"\\\1", path)


@hookimpl
def hatch_register_build_hook() -> type[ClientwrightBuildHook]:
    """What hatchling asks the entry point for."""
    return ClientwrightBuildHook
