"""One run of the command line over the packages that it was asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator import report
from generator.cache import Cache, Configurations
from generator.config import PackageConfig
from generator.diagnostics import Diagnostic, Diagnostics, GenerationError
from generator.document import Location
from generator.limits import Limits, TimeIsUp, deadline
from generator.settings import find_configuration, package_of, read_configuration

if TYPE_CHECKING:
    from generator.outcome import Outcome

OK, DIFFERS, REFUSED, BUG, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 3, 130, 141

_MAX_FRAMES = 20_000
"""The readers bound how deep a document nests; what it takes to walk over that is more than Python's default."""


class Run:
    """One run over one or several packages."""

    def __init__(
        self,
        *,
        specs: Sequence[Path] = (),
        package: str | None = None,
        output: Path | None = None,
        config: Path | None = None,
        report_file: Path | None = None,
        ref_root: Path | None = None,
        limits: Sequence[str] = (),
        allow_skips: bool = False,
        no_cache: bool = False,
        verbose: bool = False,
        form: str = "text",
    ) -> None:
        self.specs = specs
        self.package = package
        self.output = output
        self.config = config
        self.report_file = report_file
        self.ref_root = ref_root
        try:
            self.limits = Limits().raised(limits)
        except ValueError as error:
            refuse(f"--limit {error}")
        self.allow_skips = allow_skips
        self.no_cache = no_cache
        self.verbose = verbose
        self.form = form
        self.diagnostics = Diagnostics()
        self.told: list[Diagnostic] = []
        self.outcomes: list[tuple[PackageConfig, Outcome]] = []

    def each(self, finish: Callable[[PackageConfig, Outcome], int], *, writes: bool = False) -> NoReturn:
        """Do as `status` says, and exit."""
        sys.exit(self.status(finish, writes=writes))

    def status(self, finish: Callable[[PackageConfig, Outcome], int], *, writes: bool = False) -> int:
        """Generate every package in memory, hand each to `finish`, and return the worst status.

        Args:
            finish: Does what the command is for, and returns its status.
            writes: Whether that changes the disk: then none is handed over where one is refused.
        """
        if self.report_file is not None and not self.report_file.parent.is_dir():
            refuse(f"cannot write {self.report_file}: there is no such folder")
        status = self._attempt(self._generate_all)
        if status == OK or not writes:
            for config, outcome in self.outcomes:
                status = max(status, self._attempt(partial(finish, config, outcome)))
        else:
            click.echo("nothing was written", err=True)
        self._write_report()
        return status

    def _generate_all(self) -> int:
        return max(self._attempt(partial(self._generate, config)) for config in self._packages())

    def _generate(self, config: PackageConfig) -> int:
        cache = None if self.no_cache else Cache(config)
        remembered = cache.recall() if cache else None
        if remembered is not None:
            outcome = remembered.outcome
            self.diagnostics.repeat(remembered.diagnostics)
        else:
            outcome = self.made(config, self.diagnostics)
            if cache:
                cache.remember(outcome, [*self.diagnostics])
        self.outcomes.append((config, outcome))
        if not (outcome.skipped or outcome.skipped_events) or self.allow_skips:
            return OK
        self._tell()
        kinds = (("operation", outcome.skipped), ("event", outcome.skipped_events))
        skipped = " and ".join(count(len(found), noun) for noun, found in kinds if found)
        click.echo(f"{config.name}: {skipped} skipped; --allow-skips accepts that", err=True)
        return REFUSED

    def made(self, config: PackageConfig, diagnostics: Diagnostics) -> Outcome:
        """What comes of a package, all its work done; raises GenerationError if the input is at fault."""
        # Imported here: `--help`, a wrong option and what is remembered need none of it.
        from generator import pipeline

        place = Location(pipeline.unread(config.specs[0].path))
        try:
            with _many_frames(), deadline(self.limits.seconds), report.Progress(config.name) as progress:
                return pipeline.generate(replace(config, limits=self.limits), diagnostics, progress.begin)
        except TimeIsUp:
            message = f"this takes more than {self.limits.seconds} seconds; --limit seconds=N allows more"
            raise diagnostics.fail("L115", message, place) from None
        except (RecursionError, MemoryError) as error:
            what = (
                "nests or refers too deeply" if isinstance(error, RecursionError) else "needs more memory than there is"
            )
            raise diagnostics.fail("L116", f"the document {what}", place) from None

    def _attempt(self, step: Callable[[], int]) -> int:
        """The status of a step, once all that it has to say is said."""
        try:
            status = step()
        except GenerationError:
            status = REFUSED
        self._tell()
        return status

    def _tell(self) -> None:
        report.print_diagnostics(self.diagnostics, verbose=self.verbose, form=self.form)
        self.told += self.diagnostics
        self.diagnostics = Diagnostics()

    def _write_report(self) -> None:
        if self.report_file is None:
            return
        text = report.report_json([outcome for _, outcome in self.outcomes], self.told)
        try:
            self.report_file.write_text(text, encoding="utf-8")
        except OSError as error:
            refuse(f"cannot write {self.report_file}: {error.strerror}")

    def _packages(self) -> Sequence[PackageConfig]:
        if self.specs:
            if self.config is not None:
                refuse("give documents or --config, not both")
            packages: Sequence[PackageConfig] = [package_of(self.specs, self.package, self.output, self.diagnostics)]
        else:
            packages = self._configured()
        return [
            replace(
                found, output=self.output or found.output, ref_root=self.ref_root or found.ref_root, limits=self.limits
            )
            for found in packages
        ]

    def _configured(self) -> Sequence[PackageConfig]:
        path = self.config or find_configuration(Path())
        if path is None:
            refuse("nothing to do: give documents, or configure a package in clientwright.toml or pyproject.toml")
        packages = read_configuration(path, self.diagnostics, None if self.no_cache else Configurations())
        if self.package is not None:
            packages = tuple(found for found in packages if found.name == self.package)
        if not packages:
            named = f" called {self.package}" if self.package else ""
            refuse(f"{path} configures no package{named}")
        return packages


@contextmanager
def _many_frames() -> Generator[None]:
    """Nesting as deep as the readers allow; what else runs in this process keeps the limit that it had."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(_MAX_FRAMES, before))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def refuse(message: str) -> NoReturn:
    """Say what is wrong, and exit."""
    click.echo(f"error: {message}", err=True)
    sys.exit(REFUSED)


def count(number: int, noun: str) -> str:
    """`1 operation`, `2 operations`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
