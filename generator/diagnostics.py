"""What the generator tells its user: located, coded, collected, never printed here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from generator.document import Location


class Severity(Enum):
    """How much a diagnostic matters: only an error stops the run."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message about the input.

    Attributes:
        code: A stable letter and number, such as `R201`; see CONTRIBUTING.md for the list.
        severity: Whether the run goes on.
        message: What was found and what the author can change, without the place.
        location: Where it was found; None for what no file holds (a command-line argument).
    """

    code: str
    severity: Severity
    message: str
    location: Location | None = None

    def __str__(self) -> str:
        """`file:line:column: severity CODE: message (JSON pointer)`."""
        head = f"{self.severity.value} {self.code}: {self.message}"
        if self.location is None:
            return one_line(head)
        pointer = f" ({self.location.pointer_text})" if self.location.pointer else ""
        return one_line(f"{self.location}: {head}{pointer}")


def one_line(text: str) -> str:
    """A text as one line that only shows it: what a document says moves no cursor and makes no line of its own."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in text)


class GenerationError(Exception):
    """The input is at fault and nothing was written. The diagnostics say why."""


@dataclass(slots=True)
class Diagnostics:
    """Collects diagnostics in the order in which they are found, each once."""

    _found: dict[str, Diagnostic] = field(default_factory=dict[str, Diagnostic])

    def error(self, code: str, message: str, location: Location | None = None) -> None:
        """Record a fault that stops the run at the next `stop_on_errors`."""
        self._add(Diagnostic(code, Severity.ERROR, message, location))

    def warning(self, code: str, message: str, location: Location | None = None) -> None:
        """Record something the author should know; the output is still right."""
        self._add(Diagnostic(code, Severity.WARNING, message, location))

    def note(self, code: str, message: str, location: Location | None = None) -> None:
        """Record a fact about what was done with the input."""
        self._add(Diagnostic(code, Severity.NOTE, message, location))

    def fail(self, code: str, message: str, location: Location | None = None) -> GenerationError:
        """Record an error and return the exception to raise: `raise diagnostics.fail(...)`."""
        self.error(code, message, location)
        return GenerationError(message)

    def repeat(self, earlier: Iterable[Diagnostic]) -> None:
        """Record what an earlier run found in the same input."""
        for found in earlier:
            self._add(found)

    def stop_on_errors(self) -> None:
        """Raise GenerationError when an error has been recorded."""
        if self.has_errors:
            raise GenerationError("the input has errors")

    @property
    def has_errors(self) -> bool:
        """Whether an error has been recorded."""
        return any(found.severity is Severity.ERROR for found in self._found.values())

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(tuple(self._found.values()))

    def __len__(self) -> int:
        return len(self._found)

    def _add(self, diagnostic: Diagnostic) -> None:
        self._found.setdefault(str(diagnostic), diagnostic)
