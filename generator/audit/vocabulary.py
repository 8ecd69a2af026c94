"""The names that may stand in a generated module: those that `names` issued in this run, and our own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.text import Issued

LIBRARIES = frozenset(
    {
        "__future__", "builtins", "collections.abc", "contextlib", "datetime", "decimal", "functools", "httpx2",
        "importlib", "ipaddress", "logging", "pydantic", "typing", "typing_extensions", "uuid",
    }
)  # fmt: skip
"""What a generated module may import besides modules of its own package."""

BUILTINS = frozenset(
    {
        "bool", "bytes", "dict", "float", "int", "list", "object", "set", "str", "tuple", "type",
        "property", "super", "staticmethod", "classmethod",
    }
)  # fmt: skip
"""What a generated module may name without importing or defining it. None of them does anything but make a value."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of one run.

    Attributes:
        issued: Every identifier that was made in this run, and every piece of source of our own; both may still grow.
        runtime: The sources of the runtime's modules, by name.
    """

    issued: Issued
    runtime: Mapping[str, str]
    _known: dict[str, bool] = field(default_factory=dict[str, bool])

    def knows(self, name: str) -> bool:
        """Whether a name was issued, or is a word of ours: so nobody has to list those."""
        if name in self.issued.identifiers:
            return True
        if name not in self._known:
            ours = (*self.runtime.values(), *self.issued.templates)
            self._known[name] = any(_has_word(text, name) for text in ours)
        return self._known[name]

    def exports(self, module: str, name: str) -> bool:
        """Whether a module of the runtime defines a name, for type checkers perhaps."""
        text = f"\n{self.runtime.get(module, '')}"
        return any(f"{before}{name}{after}" in text for before in _BEFORE for after in _AFTER)


_BEFORE = ("\nclass ", "\ndef ", "\nasync def ", "\n", "\n    ", " as ")
_AFTER = ("(", ":", " =", ",", "\n")
"""What stands around a name where it is defined."""


def _has_word(text: str, word: str) -> bool:
    # Many times as fast as a regular expression for each word.
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if not _is_of_word(before) and not _is_of_word(after):
            return True
        at = text.find(word, at + 1)
    return False


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"
