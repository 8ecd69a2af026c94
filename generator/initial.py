"""Writes the first configuration of a package, from what its documents imply: every line may stay as it is."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.config import PackageConfig
from generator.diagnostics import one_line
from generator.inspection import Inspection
from generator.outcome import Outcome
from generator.runtime.verify import MANIFEST
from generator.suggest import Setting, Suggestions

_SHOWN = 12
"""So many operations are shown with their rules; `inspect` shows all."""

_HEAD = """\
# `clientwright generate` writes the client, `clientwright check` says whether it is current.
# A line that is commented out shows what can be set. Editors complete this file and check it, if its first line is
#   #:schema ./clientwright.schema.json
# and `clientwright schema > clientwright.schema.json` wrote that file.

"""


def configuration(config: PackageConfig, outcome: Outcome, folder: Path, place: Path | None) -> str:
    """The configuration of a package, commented, as TOML.

    Args:
        config: What the command line says of the package.
        outcome: What comes of its documents.
        folder: Where the configuration stands, from which its paths start.
        place: The file that it is to be added to; None makes it the content of a new clientwright.toml.
    """
    assert outcome.inspection is not None
    suggestions = outcome.inspection.suggestions
    root = "tool.clientwright." if place is not None and place.name == "pyproject.toml" else ""
    table = f"{root}packages.{config.name}"
    lines = [*_package(config, suggestions, folder, table), *_apis(outcome, outcome.inspection, folder, table)]
    lines += [*_security(suggestions, table), *_operations(suggestions, table)]
    return (_HEAD if place is None else "\n") + "\n".join(lines).rstrip("\n") + "\n"


def write(path: Path, text: str) -> None:
    """Write a configuration where there is none.

    Raises:
        FileExistsError: If somebody else wrote one in the meantime.
        UnicodeEncodeError: If the name of a document is no text.
    """
    content = text.encode()
    with path.open("xb") as stream:
        stream.write(content)


def _package(config: PackageConfig, suggestions: Suggestions, folder: Path, table: str) -> Iterator[str]:
    client = config.client
    yield f"[{table}]"
    yield f"output = {_text(_relative(config.output, folder))}  # the parent folder: the package is {config.name} in it"
    yield f"client = {_text(client)}  # the classes {client}, Async{client} and {client}Error"
    yield f"env_prefix = {_text(config.env_prefix)}  # what the names of environment variables start with"
    yield f"version = {_text(config.version)}  # the package's __version__"
    yield '# overlays = ["overlay.yaml"]  # OpenAPI Overlays: what the documents leave out, or say wrong'
    if suggestions.envelope:
        yield "# Many answers seem to stand in an envelope. Then methods give what is in it:"
        yield f"# envelope = {_inline(suggestions.envelope)}"
    yield ""


def _apis(outcome: Outcome, inspection: Inspection, folder: Path, table: str) -> Iterator[str]:
    # The manifest knows which document has which name.
    [lock] = [json.loads(file.content) for file in outcome.files if file.path == MANIFEST]
    paths = {digest: path for path, digest in outcome.read.items()}
    yield f"[{table}.apis]"
    for api in inspection.apis:
        path = _relative(paths[lock["apis"][api.name]["sha256"]], folder.resolve())
        yield f"{_key(api.name)} = {_text(path)}  # {one_line(f'{api.title} {api.version}'.strip())}"
    yield ""


def _security(suggestions: Suggestions, table: str) -> Iterator[str]:
    if not suggestions.credentials:
        return
    yield f"[{table}.security]"
    for scheme, arguments in suggestions.credentials.items():
        told = ", ".join(f"{name} or {variable}" if variable else name for name, variable in arguments)
        if len(arguments) == 1:
            yield f"{_key(scheme)} = {_inline({'argument': arguments[0][0]})}  # the constructor takes {told}"
        else:
            yield f"# {one_line(scheme)}: the constructor takes {told}; an `argument` would name them after it"
    yield ""


def _operations(suggestions: Suggestions, table: str) -> Iterator[str]:
    found = suggestions.operations
    if found:
        yield "# What was inferred of operations: it can be set, or switched off with false."
        yield "# So can their method, resource, skip, idempotent and content_type."
    for operation in found[:_SHOWN]:
        yield f"# [{table}.operations.{_key(operation.id)}]  # {operation.method}"
        yield from (f"# {key} = {_value(value)}" for key, value in operation.settings.items())
    if len(found) > _SHOWN:
        yield f"# `clientwright inspect` shows {len(found) - _SHOWN} more."


def _relative(path: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive
        return path.resolve().as_posix()


def _value(value: Setting) -> str:
    match value:
        case str():
            return _text(value)
        case int():
            return str(value)
        case _:
            return _inline(value)


def _inline(values: Mapping[str, str] | Mapping[str, str | int]) -> str:
    return "{ " + ", ".join(f"{key} = {_value(value)}" for key, value in values.items()) + " }"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _text(name)


def _text(text: str) -> str:
    # JSON's escapes are TOML's, but for what JSON leaves as it is and a terminal would obey.
    written = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in written)
