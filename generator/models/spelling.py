"""Names in the spelling of datamodel-code-generator: it takes marks, as of Hindi and Thai, out of a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from generator.node import is_array, is_object

_GIVEN = re.compile(r"\b[Cc]lientwrightname(\d+)x\b")
_SPELT = re.compile(r"\w+")


def is_spelt(name: str) -> bool:
    """Whether it leaves a name as it is."""
    return _SPELT.fullmatch(name) is not None


class Spelling:
    """Stands an ASCII name in for every class and module that has another one, and for fields that need it."""

    def __init__(self, definitions: Iterable[str], fields: Iterable[str]) -> None:
        """Take the names of all definitions, `module.Class`, and of fields."""
        parts = [part for name in definitions for part in name.split(".") if not part.isascii()]
        self._real = list(dict.fromkeys([*parts, *(name for name in fields if not is_spelt(name))]))
        self._given = {
            name: f"{'C' if name[0].isupper() else 'c'}lientwrightname{number}x"
            for number, name in enumerate(self._real)
        }

    def definitions(self, definitions: Mapping[str, Any]) -> dict[str, Any]:
        """The definitions with their names, and those in references, as they are given."""
        if not self._given:
            return dict(definitions)
        return {self._name(name): self._referring(schema) for name, schema in definitions.items()}

    def aliases(self, aliases: Mapping[str, str]) -> dict[str, str]:
        """The names of fields by `module.Class.property`; a property may have any name, with dots too."""
        result: dict[str, str] = {}
        for key, field in aliases.items():
            module, name, wire = key.split(".", 2)
            result[f"{self._name(f'{module}.{name}')}.{wire}"] = self._given.get(field, field)
        return result

    def restored(self, text: str) -> str:
        """A text that was written, with the real names."""
        return _GIVEN.sub(self._found, text) if self._given else text

    def _found(self, found: re.Match[str]) -> str:
        number = int(found[1])
        return self._real[number] if number < len(self._real) else found[0]

    def _name(self, dotted: str) -> str:
        return ".".join(self._given.get(part, part) for part in dotted.split("."))

    def _referring(self, schema: Any) -> Any:
        if is_array(schema):
            return [self._referring(item) for item in schema]
        if not is_object(schema):
            return schema
        # A property may be called `$ref` too, but what it has is no text.
        return {
            key: f"#/$defs/{self._name(value.removeprefix('#/$defs/'))}"
            if key == "$ref" and isinstance(value, str)
            else self._referring(value)
            for key, value in schema.items()
        }
