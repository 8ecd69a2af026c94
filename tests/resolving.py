"""Resolves a document that a test writes down."""

from __future__ import annotations

import copy
from pathlib import Path

from generator.diagnostics import Diagnostics
from generator.load import read
from generator.openapi import Api
from generator.resolve import resolve

PREFIX = "#/components/schemas/"


def resolve_text(folder: Path, text: str, version: str = "3.1.0") -> tuple[Api, list[str]]:
    """The api, and the messages; the document must stay as it was."""
    path = folder / "api.yaml"
    path.write_text(f"openapi: {version}\n{text}", encoding="utf-8")
    diagnostics = Diagnostics()
    document = read(path, name="api.yaml", diagnostics=diagnostics)
    before = copy.deepcopy(document.root)
    api = resolve(
        document,
        "api",
        diagnostics,
        read=lambda path, name: read(path, name=name, diagnostics=diagnostics),
    )
    assert document.root == before
    return api, [str(found) for found in diagnostics]
