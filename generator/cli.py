"""The command line. Only this module and `report` print."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import click

from generator import __version__, compare, manifest, report
from generator.config import PackageConfig
from generator.diagnostics import Diagnostics, GenerationError
from generator.settings import find_configuration, package_of, read_configuration
from generator.write import write

OK, DIFFERS, REFUSED, BUG, INTERRUPTED = 0, 1, 2, 3, 130

_SPECS = click.argument("specs", nargs=-1, type=click.Path(path_type=Path), metavar="[SPEC]...")
_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option("--package", metavar="NAME", help="The package's name; with a configuration: only this package."),
    click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="The parent: files go to DIR/NAME/."),
    click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Default: clientwright.toml, then pyproject.toml, of this folder.",
    ),
    click.option(
        "--report", "report_file", type=click.Path(path_type=Path), metavar="FILE", help="Write a report, as JSON."
    ),
    click.option(
        "--ref-root",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Where files that a $ref names may stand; default: the document's own folder.",
    ),
    click.option("--allow-skips", is_flag=True, help="Operations that cannot be generated are no failure."),
    click.option("--verbose", is_flag=True, help="Show notes too."),
)


def _with_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed((_SPECS, *_OPTIONS)):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="clientwright")
def cli() -> None:
    r"""Turn OpenAPI documents into one typed Python client package.

    \b
    clientwright generate petstore.yaml --package petstore --output out
    clientwright generate                 # every package of pyproject.toml
    clientwright check                    # is what is checked in current?
    """


@cli.command()
@_with_options
def generate(**options: Any) -> None:
    """Write the package; its directory is replaced as a whole or not at all."""
    run = _Run(**options)

    def finish(config: PackageConfig, outcome: Any) -> int:
        is_new = write(outcome.files, config.target, run.diagnostics)
        done = outcome.operations_total - len(outcome.skipped)
        click.echo(
            f"{config.name}: {_count(done, 'operation')}, {_count(outcome.models, 'model')} -> "
            f"{_shown(config.target)}{'' if is_new else ' (unchanged)'}"
        )
        return OK

    run.each(finish)


@cli.command()
@_with_options
def check(**options: Any) -> None:
    """Regenerate in memory and print what differs; exit 1 if anything does."""
    run = _Run(**options)

    def finish(config: PackageConfig, outcome: Any) -> int:
        differences = compare.compare(outcome.files, config.target)
        if not differences:
            click.echo(f"{config.name}: current")
            return OK
        _name_other_tools(config.target)
        for found in differences:
            if found.diff:
                report.print_diff(found.diff)
            else:
                click.echo(f"{found.kind}: {_shown(config.target)}/{found.path}")
        click.echo(
            f"{config.name}: {_count(len(differences), 'file')} of {_shown(config.target)} "
            "not as generated; run `clientwright generate`",
            err=True,
        )
        return DIFFERS

    run.each(finish)


@cli.command()
@_with_options
def inspect(**options: Any) -> None:
    """Show what would be generated: resources, methods, models, inferred rules, skipped parts."""
    run = _Run(**options)

    def finish(config: PackageConfig, outcome: Any) -> int:
        report.print_inspection(outcome.inspection)
        return OK

    run.each(finish)


@cli.command()
@click.argument("package_dir", type=click.Path(path_type=Path))
def verify(package_dir: Path) -> None:
    """Compare a vendored copy with its manifest; needs no document."""
    if not package_dir.is_dir():
        _refuse(f"{package_dir} is not a directory")
    differences = compare.verify(package_dir)
    if differences is None:
        _refuse(f"{package_dir} has no {manifest.MANIFEST} that can be read")
    for found in differences:
        click.echo(f"{found.kind}: {package_dir / found.path}")
    if differences:
        click.echo(f"{_count(len(differences), 'file')} not as generated", err=True)
        sys.exit(DIFFERS)
    click.echo(f"{package_dir}: as generated")


class _Run:
    """One run over one or several packages."""

    def __init__(
        self,
        *,
        specs: Sequence[Path],
        package: str | None,
        output: Path | None,
        config: Path | None,
        report_file: Path | None,
        ref_root: Path | None,
        allow_skips: bool,
        verbose: bool,
    ) -> None:
        self.specs = specs
        self.package = package
        self.output = output
        self.config = config
        self.report_file = report_file
        self.ref_root = ref_root
        self.allow_skips = allow_skips
        self.verbose = verbose
        self.diagnostics = Diagnostics()

    def each(self, finish: Callable[[PackageConfig, Any], int]) -> NoReturn:
        """Generate every package in memory, hand each to `finish`, and exit with the worst status."""
        status = OK
        try:
            for config in self._packages():
                status = max(status, self._one(config, finish))
        except GenerationError:
            self._tell(None)
            status = REFUSED
        sys.exit(status)

    def _one(self, config: PackageConfig, finish: Callable[[PackageConfig, Any], int]) -> int:
        # Imported here: `--help` and a wrong option need none of it.
        from generator import pipeline

        outcome = None
        try:
            outcome = pipeline.generate(config, self.diagnostics)
            status = finish(config, outcome)
        except GenerationError:
            status = REFUSED
        self._tell(outcome)
        skipped = len(outcome.skipped) if outcome else 0
        if skipped and not self.allow_skips:
            click.echo(f"{config.name}: {_count(skipped, 'operation')} skipped; --allow-skips accepts that", err=True)
            status = max(status, REFUSED)
        return status

    def _tell(self, outcome: Any) -> None:
        report.print_diagnostics(self.diagnostics, verbose=self.verbose)
        if self.report_file is not None:
            try:
                self.report_file.write_text(report.report_json(outcome, self.diagnostics, {}), encoding="utf-8")
            except OSError as error:
                _refuse(f"cannot write {self.report_file}: {error.strerror}")
        self.diagnostics = Diagnostics()

    def _packages(self) -> Iterable[PackageConfig]:
        if self.specs:
            if self.config is not None:
                _refuse("give documents or --config, not both")
            packages: Iterable[PackageConfig] = [package_of(self.specs, self.package, self.output, self.diagnostics)]
        else:
            packages = self._configured()
        return [
            replace(found, output=self.output or found.output, ref_root=self.ref_root or found.ref_root)
            for found in packages
        ]

    def _configured(self) -> Sequence[PackageConfig]:
        path = self.config or find_configuration(Path())
        if path is None:
            _refuse("nothing to do: give documents, or configure a package in clientwright.toml or pyproject.toml")
        packages = read_configuration(path, self.diagnostics)
        if self.package is not None:
            packages = tuple(found for found in packages if found.name == self.package)
        if not packages:
            named = f" called {self.package}" if self.package else ""
            _refuse(f"{path} configures no package{named}")
        return packages


def _name_other_tools(target: Path) -> None:
    found = compare.read_manifest(target)
    if found is None:
        return
    for name, installed in manifest.tool_versions().items():
        if (written := found.tools.get(name)) not in (None, installed):
            click.echo(f"{name}: written by {written}, here is {installed}", err=True)


def _refuse(message: str) -> NoReturn:
    click.echo(f"error: {message}", err=True)
    sys.exit(REFUSED)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _shown(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def main() -> None:
    """Run the command line; a fault of clientwright itself exits with 3."""
    try:
        cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(REFUSED)
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted; no package was left half written", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has seen enough; nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(OK)
    except Exception:
        traceback.print_exc()
        click.echo(
            f"\nThis is a bug in clientwright {__version__}, not in your document; nothing was written.\n"
            "Please open an issue with the text above and, if you can, the document.",
            err=True,
        )
        sys.exit(BUG)
