"""Where the installed generator keeps the files that it copies and fills."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def templates_folder() -> Path:
    """The templates: inside the installed package, beside it in a checkout."""
    inside = _HERE / "templates"
    return inside if inside.is_dir() else _HERE.parent / "templates"


def runtime_folder() -> Path:
    """The runtime whose modules every package gets."""
    return _HERE / "runtime"


def configuration_schema() -> Path:
    """The JSON Schema of the configuration."""
    return _HERE / "schemas" / "configuration.json"
