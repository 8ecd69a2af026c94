"""Imports generated packages in a process of its own, under the same hook: a line of JSON in, a line of JSON out.

Every module is compiled and imported, with every warning an error, and every model and type is built. What a payload
would do shows in `builtins.CANARY`, in a file of that name, in a module that it imports, or in the hook.
"""

from __future__ import annotations

import builtins
import json
import resource
import sys
import warnings
from pathlib import Path

from tests.corpus import probe
from tests.hostile.guard import Guard

_MEMORY = 2 << 30


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    sys.dont_write_bytecode = True
    sys.setrecursionlimit(1_000)
    warnings.simplefilter("error")
    guard, runtime = Guard(), dict[str, bytes]()
    for line in sys.stdin:
        folder, package, builds = json.loads(line)
        print(json.dumps(_findings(guard, runtime, Path(folder), package, builds)), flush=True)


def _findings(guard: Guard, runtime: dict[str, bytes], folder: Path, package: str, builds: bool) -> list[str]:
    """Import all but what of the runtime is as it was; `runtime` holds what that was."""
    sys.path.insert(0, str(folder))
    files = sorted((folder / package).rglob("*.py"))
    shipped = {file.name: file.read_bytes() for file in files if file.parent.name == "_runtime"}
    if shipped == runtime:
        files = [file for file in files if file.parent.name != "_runtime"]
    else:
        _forget(package)
        runtime.clear()
        runtime.update(shipped)
    names = [probe.module_name(file, folder) for file in files]
    try:
        with guard.watching([], folder.parent / "secret") as violations:
            findings = [finding for file in files for finding in probe.compiled(file, folder)]
            # A docstring may quote a comment that suppresses something.
            findings = [finding for finding in findings if ": suppression: " not in finding]
            findings += [finding for name in names for finding in probe.imported(name, package)]
            if builds and not findings:
                findings += probe.built_models(f"{package}.models")
                findings += [f for name in names if ".resources." in name for f in probe.built_types(name)]
    finally:
        sys.path.remove(str(folder))
        _forget(package, but=f"{package}._runtime")
    if hasattr(builtins, "CANARY"):
        findings.append("the canary is dead")
        del builtins.CANARY
    return [*findings, *violations]


def _forget(package: str, but: str | None = None) -> None:
    for loaded in [loaded for loaded in sys.modules if loaded.split(".")[0] == package]:
        if but is None or not loaded.startswith(but):
            del sys.modules[loaded]


if __name__ == "__main__":
    main()
