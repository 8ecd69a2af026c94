"""One run of `diff`, and the look that `check --against` takes at a release."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator import report
from generator.config import PackageConfig
from generator.diagnostics import Diagnostics, GenerationError, Severity, one_line
from generator.document import shown_path
from generator.resources import templates_folder
from generator.run import DIFFERS, OK, Run, refuse
from generator.runtime.verify import MANIFEST
from generator.settings import read_configuration

if TYPE_CHECKING:
    from generator.diff import Comparison, Side

FORMATS = ("text", "markdown", "json", "github", "html")


class Review:
    """Compares what is named.

    Args:
        run: Makes packages of configurations.
    """

    def __init__(self, run: Run) -> None:
        self.run = run

    def comparisons(self, old: str, new: str) -> tuple[Comparison, ...]:
        """The comparison of every package that both sides have; exits where one cannot be read."""
        from generator.diff import compare
        from generator.sides import Maker, SideError, found, pairs

        diagnostics = Diagnostics()
        try:
            with ExitStack() as files:
                sides = [files.enter_context(found(text)) for text in (old, new)]
                maker = Maker(self.run.made, diagnostics, self._template(diagnostics), self.run.package)
                made = (maker.sides(sides[0], sides[1]), maker.sides(sides[1], sides[0]))
                self._tell(diagnostics)
                return tuple(compare(*pair) for pair in pairs(*made))
        except SideError as error:
            refuse(one_line(str(error)))
        except GenerationError:
            self._tell(diagnostics)
            refuse(one_line(f"{old} and {new} cannot be compared: a document or a configuration is at fault"))
        except (SyntaxError, ValueError, OSError) as error:
            refuse(one_line(f"a package cannot be read: {error}"))

    def _template(self, diagnostics: Diagnostics) -> PackageConfig | None:
        """The configuration that documents take all else from."""
        if self.run.config is None:
            return None
        wanted = self.run.package
        configs = [c for c in read_configuration(self.run.config, diagnostics) if wanted in (None, c.name)]
        if len(configs) != 1:
            refuse(f"{self.run.config} configures {len(configs)} such packages; choose one with --package")
        return configs[0]

    def _tell(self, diagnostics: Diagnostics) -> None:
        """Only what is at fault: what there is to say of documents otherwise, `generate` says."""
        told = (each for each in diagnostics if self.run.verbose or each.severity is Severity.ERROR)
        report.print_diagnostics(told, verbose=self.run.verbose)


def show(comparisons: Sequence[Comparison], form: str) -> None:
    """Print comparisons in a form."""
    from generator.diff import show as forms
    from generator.render import render_page

    match form:
        case "text":
            for comparison in comparisons:
                report.print_comparison(comparison)
        case "json":
            click.echo(forms.machine(comparisons), nl=False)
        case "html":
            click.echo(render_page("diff/page.html.jinja", forms.page(comparisons), templates_folder()), nl=False)
        case _:
            written: Callable[[Comparison], str] = forms.markdown if form == "markdown" else forms.github
            click.echo("\n".join(map(written, comparisons)), nl=False)


def show_changelog(comparisons: Sequence[Comparison]) -> None:
    """Print the section that a changelog gets for each package."""
    from generator.diff.show import changelog

    click.echo("\n".join(changelog(each, date.today().isoformat()) for each in comparisons), nl=False)


def leave(comparisons: Sequence[Comparison]) -> NoReturn:
    """Exit as `diff` does."""
    sys.exit(DIFFERS if any(comparison.breaking for comparison in comparisons) else OK)


# --- releases ---------------------------------------------------------------------------------------------------------


def release_status(run: Run, config: PackageConfig, files: Sequence[tuple[str, str]], against: str) -> int:
    """Whether the version of a package is high enough for what changed since its last release; says why not.

    Args:
        run: Makes packages of configurations.
        config: The package's configuration, with the version that is to be released.
        files: Its Python files as they are generated now.
        against: The last release: a directory, or a configuration, be it at a revision.
    """
    from generator.diff import Side, compare

    if len(run.outcomes) > 1 and Path(against, MANIFEST).is_file():
        refuse(f"{against} is one package, and there are {len(run.outcomes)} here; choose one with --package")
    old = _release(run, config, against)
    if old.version is None:
        refuse(f"{against} says no version; give the directory of the last release, or a configuration")
    now = Side(config.name, config.name, config.version, shown_path(config.target), dict(files))
    try:
        comparison = compare(old, now)
    except (SyntaxError, ValueError) as error:
        refuse(one_line(f"{against} cannot be read as a package: {error}"))
    return _judge(comparison, old.version, config)


def _release(run: Run, config: PackageConfig, against: str) -> Side:
    from generator.sides import Maker, SideError, found

    diagnostics = Diagnostics()
    try:
        with found(against) as named:
            sides = Maker(run.made, diagnostics, package=config.name).sides(named, named)
    except SideError as error:
        refuse(one_line(str(error)))
    except (SyntaxError, ValueError, OSError) as error:
        refuse(one_line(f"{against} cannot be read as a package: {error}"))
    except GenerationError:
        report.print_diagnostics(diagnostics, verbose=False)
        refuse(f"{against} cannot be generated")
    return next(iter(sides.values()))


def _judge(comparison: Comparison, released: str, config: PackageConfig) -> int:
    from generator.diff.show import summary
    from generator.diff.versions import is_enough, next_version, step

    wanted = step(comparison)
    needed = next_version(released, wanted)
    if needed is None:
        refuse(f"{comparison.old.shown}: {released!r} is no version (PEP 440)")
    if is_enough(config.version, needed, released):
        click.echo(f"{config.name}: {config.version} after {released} is enough ({summary(comparison)})")
        return OK
    for change in comparison.breaking:
        click.echo(one_line(f"  {change.kind.code} {change.subject}: {change.kind.title}: {change.detail}"), err=True)
    click.echo(
        f"{config.name}: version {config.version} is too low: since {released}, {summary(comparison)}; "
        f"set version = {needed!r} (or higher) in the configuration, packages.{config.name}",
        err=True,
    )
    return DIFFERS
