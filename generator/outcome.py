"""What a run makes of a package, all of it still in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.document import Location
from generator.files import File

if TYPE_CHECKING:
    from generator.inspection import Inspection


@dataclass(frozen=True, slots=True)
class Skipped:
    """An operation that cannot be generated, and why."""

    id: str
    reason: str
    location: Location


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a package.

    Attributes:
        files: The package, its manifest included.
        read: The SHA-256 of every file that was read for it, in hexadecimal.
        inspection: What there is to show of it; None where it comes from the cache.
        operations_total: Generated and skipped operations together.
        events_total: Webhooks and callbacks, generated and skipped together.
        models: Number of models.
        seconds: Wall time of each stage.
        places: Where the documents say what it holds, by the keys of `generator.places`; empty where it comes from the
            cache.
    """

    files: tuple[File, ...]
    read: Mapping[Path, str]
    inspection: Inspection | None
    operations_total: int
    skipped: tuple[Skipped, ...]
    events_total: int
    skipped_events: tuple[Skipped, ...]
    models: int
    seconds: Mapping[str, float]
    places: Mapping[tuple[str, ...], Location] = field(default_factory=dict[tuple[str, ...], Location])
