"""Looks through one package in a process of its own: `python -W error -m tests.corpus.probe FOLDER PACKAGE`.

Every module is compiled, and imported before any other of its package; every model is built, every alias and
every type that an operation names. Prints what is wrong, as a JSON list of lines.
"""

from __future__ import annotations

import importlib
import inspect
import json
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import BaseModel, TypeAdapter

_SUPPRESSION = re.compile(r"#\s*(type:\s*ignore|noqa|pyright:|mypy:)")


def main() -> None:
    folder, package = Path(sys.argv[1]), sys.argv[2]
    sys.path.insert(0, str(folder))
    files = sorted((folder / package).rglob("*.py"))
    findings = [finding for file in files for finding in compiled(file, folder)]
    names = [module_name(file, folder) for file in files]
    findings += [finding for name in names for finding in imported(name, package)]
    if findings:
        print(json.dumps(findings))
        return
    findings += built_models(f"{package}.models")
    findings += [finding for name in names if ".resources." in name for finding in built_types(name)]
    print(json.dumps(findings))


def module_name(file: Path, folder: Path) -> str:
    parts = file.relative_to(folder).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def compiled(file: Path, folder: Path) -> Iterator[str]:
    source = file.read_text(encoding="utf-8")
    place = file.relative_to(folder).as_posix()
    for found in _SUPPRESSION.finditer(source):
        yield f"{place}:{source.count(chr(10), 0, found.start()) + 1}: suppression: {found[0]}"
    yield from _tried(place, lambda: compile(source, place, "exec"))


def imported(name: str, package: str) -> Iterator[str]:
    # The package's own modules are forgotten each time, so that a cycle shows whichever module comes first. The
    # runtime is the same in every package and has tests of its own.
    for loaded in [loaded for loaded in sys.modules if loaded.startswith(package) and "._runtime" not in loaded]:
        del sys.modules[loaded]
    yield from _tried(name, lambda: importlib.import_module(name))


def built_models(name: str) -> Iterator[str]:
    models = importlib.import_module(name)
    for model in models.__all__:
        yield from _tried(f"{name}.{model}", partial(_build, partial(getattr, models, model)))


def built_types(name: str) -> Iterator[str]:
    for place, kind in _operation_types(importlib.import_module(name)):
        yield from _tried(f"{name}.{place}", partial(_build, kind))


def _operation_types(module: ModuleType) -> Iterator[tuple[str, Callable[[], Any]]]:
    for name, operation in vars(module).items():
        if type(operation).__name__ == "Operation":
            kinds = [operation.response, operation.body and operation.body.type]
            kinds += [parameter.type for parameter in operation.parameters]
            yield from ((name, kind) for kind in kinds if kind)


def _build(named: Callable[[], Any]) -> None:
    kind = named()
    if inspect.isclass(kind) and issubclass(kind, BaseModel):
        kind.model_rebuild()
    else:
        TypeAdapter(kind).rebuild(raise_errors=True)


def _tried(place: str, attempt: Callable[[], object]) -> Iterator[str]:
    try:
        attempt()
    except Exception as error:
        yield f"{place}: {type(error).__name__}: {str(error).partition(chr(10))[0][:200]}"


if __name__ == "__main__":
    main()
