"""The command line. Only this module, `run` and `report` print."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import __version__, compare, manifest, report
from generator import vendor as copy
from generator.config import PackageConfig
from generator.diagnostics import Diagnostics, GenerationError, one_line
from generator.resources import configuration_schema
from generator.review import FORMATS, Review, leave, release_status, show, show_changelog
from generator.run import BUG, DIFFERS, INTERRUPTED, OK, PIPE_CLOSED, REFUSED, Run, count, refuse
from generator.runtime.verify import MANIFEST, read_manifest, tell
from generator.settings import find_configuration, read_configuration
from generator.write import write

if TYPE_CHECKING:
    from generator.outcome import Outcome

_EVERY = "# every package of pyproject.toml"

_SPECS = click.argument("specs", nargs=-1, type=click.Path(path_type=Path), metavar="[SPEC]...")
_REQUIRED_SPECS = click.argument("specs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SPEC...")
_PACKAGE = click.option(
    "--package", metavar="NAME", help="The package's name; with a configuration: only this package."
)
_OUTPUT = click.option(
    "--output", type=click.Path(path_type=Path), metavar="DIR", help="The parent: files go to DIR/NAME/."
)
_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    _PACKAGE,
    _OUTPUT,
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
    click.option(
        "--limit",
        "limits",
        multiple=True,
        metavar="NAME=N",
        help="Raise a limit on what a document may ask for: bytes, nodes, depth, references, seconds.",
    ),
    click.option("--allow-skips", is_flag=True, help="Operations that cannot be generated are no failure."),
    click.option("--no-cache", is_flag=True, help="Do all the work again, even if nothing changed."),
    click.option("--verbose", is_flag=True, help="Show notes too."),
)


def _with_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed((_SPECS, *_OPTIONS)):
        command = option(command)
    return command


def _examples(*lines: str) -> str:
    # Click fills paragraphs again, but for those that begin with a backspace.
    return "\b\nExamples:\n" + "\n".join(f"  clientwright {line}" for line in lines)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_examples(
        "generate petstore.yaml --package petstore --output out",
        "check     # is what is checked in current?",
    ),
)
@click.version_option(__version__, prog_name="clientwright")
def cli() -> None:
    """Turn OpenAPI documents into one typed Python client package."""


@cli.command(
    short_help="Write the package.",
    epilog=_examples("generate petstore.yaml --package petstore --output out", f"generate  {_EVERY}"),
)
@_with_options
def generate(**options: Any) -> None:
    """Write the package; its directory is replaced as a whole or not at all.

    A file in the directory that clientwright did not write, or that was edited by hand, is never overwritten.
    """
    run = Run(**options)

    def finish(config: PackageConfig, outcome: Outcome) -> int:
        is_new = write(outcome.files, config.target, run.diagnostics)
        done = outcome.operations_total - len(outcome.skipped)
        click.echo(
            f"{config.name}: {count(done, 'operation')}, {count(outcome.models, 'model')} -> "
            f"{_shown(config.target)}{'' if is_new else ' (unchanged)'}"
        )
        return OK

    run.each(finish, writes=True)


@cli.command(
    short_help="Say whether what was written is current.",
    epilog=_examples(f"check  {_EVERY}", "check petstore.yaml --package petstore --output out"),
)
@click.option(
    "--against",
    metavar="RELEASE",
    help="Refuse a version that is lower than what changed since a release needs: its directory, or REV: of this "
    "repository.",
)
@_with_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github"]),
    default="text",
    help="How to say it: for a terminal, or as annotations of GitHub Actions.",
)
def check(form: str, against: str | None, **options: Any) -> None:
    """Generate in memory and print what differs from the disk; exit 1 if anything does. Nothing is written."""
    run = Run(**options, form=form)

    def finish(config: PackageConfig, outcome: Outcome) -> int:
        status = _drift(config, outcome)
        if against is None:
            return status
        files = [(file.path, file.content.decode()) for file in outcome.files if file.path.endswith(".py")]
        return max(status, release_status(run, config, files, against))

    def _drift(config: PackageConfig, outcome: Outcome) -> int:
        differences = compare.compare(outcome.files, config.target)
        if not differences:
            click.echo(f"{config.name}: current")
            return OK
        _name_causes(outcome, config.target)
        report.print_differences(differences, config.target, _shown(config.target), form=form)
        edited = sum(found.is_edited for found in differences)
        click.echo(
            f"{config.name}: {count(len(differences), 'file')} of {_shown(config.target)} not as generated"
            f"{f', {edited} of them edited by hand' if edited else ''}; run `clientwright generate`",
            err=True,
        )
        return DIFFERS

    run.each(finish)


@cli.command(
    short_help="Write a first configuration.",
    epilog=_examples("init petstore.yaml", "init orders.yaml invoices.yaml --package shop --output src"),
)
@_REQUIRED_SPECS
@_PACKAGE
@_OUTPUT
def init(specs: tuple[Path, ...], package: str | None, output: Path | None) -> None:
    """Write clientwright.toml, commented, from the documents.

    Nothing is overwritten: where there is a clientwright.toml or pyproject.toml, what to add to it is printed.
    """
    # Imported here: what a first configuration takes costs every other command as much as all else together.
    from generator import initial

    place = find_configuration(Path())
    run = Run(specs=specs, package=package, output=output, no_cache=True, allow_skips=True)

    def finish(config: PackageConfig, outcome: Outcome) -> int:
        if place is not None and config.name in (found.name for found in read_configuration(place, run.diagnostics)):
            raise run.diagnostics.fail("F109", f"{place} configures a package {config.name} already")
        text = initial.configuration(config, outcome, Path(), place)
        if place is not None:
            click.echo(text, nl=False)
            click.echo(f"{place} is there already; add this to it", err=True)
        else:
            try:
                initial.write(Path("clientwright.toml"), text)
            except OSError as error:
                refuse(f"cannot write clientwright.toml: {error.strerror}")
            except UnicodeEncodeError:
                refuse("cannot write clientwright.toml: the name of a document is not UTF-8; rename it")
            click.echo(f"{config.name} -> clientwright.toml; read it, then run `clientwright generate`")
        return OK

    run.each(finish)


@cli.command(short_help="Show what would be generated.", epilog=_examples("inspect petstore.yaml"))
@_with_options
def inspect(**options: Any) -> None:
    """Show what would be generated: resources, methods, models, inferred rules, skipped parts."""
    # What is remembered is the package, not all that there is to show of it.
    options["no_cache"] = True
    run = Run(**options)

    def finish(config: PackageConfig, outcome: Outcome) -> int:
        assert outcome.inspection is not None
        report.print_inspection(outcome.inspection)
        return OK

    run.each(finish)


@cli.command(
    short_help="Say what changed for callers.",
    epilog=_examples(
        "diff vendor/petstore petstore.yaml   # a vendored package, and the new document",
        "diff v1.2.0: .                       # this repository's configuration then, and now",
        "diff main:api.yaml api.yaml --format markdown",
    ),
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Default: text.")
@click.option("--changelog", is_flag=True, help="Print the section of a changelog instead (Keep a Changelog).")
@click.option("--package", metavar="NAME", help="Only this package.")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What a side that is documents alone takes all else from.",
)
@click.option("--limit", "limits", multiple=True, metavar="NAME=N", help="As of generate.")
@click.option("--verbose", is_flag=True, help="Show what there is to say of the documents, too.")
def diff(old: str, new: str, form: str, changelog: bool, **options: Any) -> None:
    """Say what changed between OLD and NEW, whom that breaks, and what to do; exit 1 if anything breaks.

    Each side is the directory of a package, a configuration or its folder, documents with commas between them, or any
    of these at a revision of this repository: REV:path, or REV: for the configuration here.
    """
    run = Run(**options, allow_skips=True, no_cache=True)
    comparisons = Review(run).comparisons(old, new)
    if changelog:
        show_changelog(comparisons)
    else:
        show(comparisons, form)
    leave(comparisons)


@cli.command(
    short_help="Compare a vendored copy with its manifest.", epilog=_examples("verify src/shop/vendor/petstore")
)
@click.argument("package_dir", type=click.Path(path_type=Path))
def verify(package_dir: Path) -> None:
    """Compare a vendored copy with its manifest; needs no document. Exit 1 if anything differs."""
    sys.exit(tell(package_dir))


@cli.command(
    short_help="Print the JSON Schema of the configuration.",
    epilog=_examples("schema > clientwright.schema.json"),
)
def schema() -> None:
    """Print the JSON Schema of clientwright.toml, with which editors complete and check it.

    A first line `#:schema ./clientwright.schema.json` of clientwright.toml names the file to them.
    """
    click.echo(configuration_schema().read_text(encoding="utf-8"), nl=False)


_DONE = {"missing": "added", "changed": "changed", "stale": "removed"}


@cli.command(
    short_help="Copy a package into your source tree, or update the copy.",
    epilog=_examples("vendor generated/petstore src/shop/vendor/petstore"),
)
@click.argument("package", type=click.Path(path_type=Path))
@click.argument("destination", type=click.Path(path_type=Path), metavar="DEST")
def vendor(package: Path, destination: Path) -> None:
    """Make the folder DEST a copy of PACKAGE, as a whole or not at all.

    DEST may have any name and any parent package. What was edited there is never overwritten.
    """
    diagnostics = Diagnostics()
    try:
        differences = copy.vendor(package, destination, diagnostics)
    except GenerationError:
        report.print_diagnostics(diagnostics, verbose=False)
        sys.exit(REFUSED)
    is_new = all(found.kind == "missing" for found in differences)
    for found in () if is_new else differences:
        click.echo(one_line(f"{_DONE[found.kind]}: {_shown(destination)}/{found.path}"))
    done = count(len(differences), "file") + (" added" if is_new else " changed") if differences else "unchanged"
    click.echo(f"{_shown(package)} -> {_shown(destination)}: {done}")


def _name_causes(outcome: Outcome, target: Path) -> None:
    path = target / MANIFEST
    if read_manifest(target) is not None:
        [lock] = [file.content for file in outcome.files if file.path == MANIFEST]
        for cause in manifest.causes(path.read_bytes(), lock):
            click.echo(one_line(cause), err=True)


def _shown(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def main() -> None:
    """Run the command line; a fault of clientwright itself exits with 3."""
    # What a run makes it needs to its end: the collector takes a tenth of the time and frees a tenth of the memory.
    gc.disable()
    try:
        cli.main(prog_name="clientwright", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(REFUSED)
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted; no package was left half written", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has seen enough; nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(PIPE_CLOSED)
    except PermissionError as error:
        refuse(f"cannot read {error.filename}: {error.strerror}")
    except Exception:
        traceback.print_exc()
        click.echo(
            f"\nThis is a bug in clientwright {__version__}, not in your document; nothing was written.\n"
            "Please open an issue with the text above and, if you can, the document.",
            err=True,
        )
        sys.exit(BUG)
