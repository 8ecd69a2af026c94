"""What changed between two packages, for whom, and what to do: `compare` is the whole of it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.change import Change, Comparison
from generator.diff.join import join
from generator.diff.python_api import find_breakages
from generator.diff.reading import read_surface
from generator.diff.rules.client import client_changes
from generator.diff.rules.context import Context
from generator.diff.rules.events import event_changes
from generator.diff.rules.models import model_changes
from generator.diff.rules.operations import operation_changes
from generator.diff.side import Side


def compare(old: Side, new: Side) -> Comparison:
    """Every change from one package to another, the worst first.

    The rules read both packages; what griffe finds beyond them is reported as it is.
    """
    context = Context(old, new, read_surface(old), read_surface(new))
    models = {*context.new.models, *context.new.aliases}
    found = join(tuple(rule_changes(context)), find_breakages(old, new), models)
    return Comparison(old, new, tuple(sorted(found, key=Change.order)), _differ(old, new))


def rule_changes(context: Context) -> Iterator[Change]:
    """What the rules alone find."""
    yield from client_changes(context)
    yield from operation_changes(context)
    yield from model_changes(context)
    yield from event_changes(context)


def _differ(old: Side, new: Side) -> bool:
    return any(old.files.get(path) != new.files.get(path) for path in {*old.files, *new.files} if path.endswith(".py"))


__all__ = ["Comparison", "Side", "compare"]
