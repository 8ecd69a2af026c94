"""Rules about what calls give: answers, pages, streams, errors, headers."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff import catalogue as kinds
from generator.diff.annotations import Alternative
from generator.diff.change import Change, Kind
from generator.diff.rules.context import Context
from generator.diff.surface import Method

_NONE = frozenset({Alternative("None")})
_PAGES = frozenset({"Page", "AsyncPager"})


def answer_changes(context: Context, old: Method, new: Method) -> Iterator[Change]:
    """Everything about the answer of one method."""
    for rule in (_result, _reading, _accept, _failures, _headers, _pages, _stream):
        for kind, detail in rule(context, old, new):
            place = context.spec("operation", new.id)
            yield Change(kind, new.dotted, detail, place, new.code, frozenset(_paths(old)))


def _paths(method: Method) -> tuple[str, ...]:
    """What griffe misses where an answer is another: its own type it does not compare."""
    return (method.headers_in_code, *method.streaming_in_code)


_Found = Iterator[tuple[Kind, str]]


def _result(context: Context, old: Method, new: Method) -> _Found:
    before, after = old.result.type, new.result.type
    if bool(old.paging) != bool(new.paging) or context.types.same(before, after):
        return
    shown = f"{old.result.text} became {new.result.text}"
    if before == _NONE:
        yield kinds.RESULT_ADDED, shown
    elif context.types.new_fits_old(before, after):
        yield kinds.RESULT_NARROWED, shown
    elif context.types.new_fits_old(before, after - _NONE) and after != _NONE:
        yield kinds.RESULT_MAY_BE_NONE, shown
    else:
        yield kinds.RESULT_CHANGED, shown


def _reading(context: Context, old: Method, new: Method) -> _Found:
    if old.reads != new.reads and old.result.type != _NONE and new.result.type != _NONE:
        yield kinds.READING_CHANGED, f"{old.reads} became {new.reads}"


def _accept(context: Context, old: Method, new: Method) -> _Found:
    if old.accept != new.accept and old.result.type != _NONE and new.result.type != _NONE:
        shown = [each or "application/json" for each in (old.accept, new.accept)]
        yield kinds.ACCEPT_CHANGED, f"{shown[0]} became {shown[1]}"


def _failures(context: Context, old: Method, new: Method) -> _Found:
    for status in sorted({*old.failures, *new.failures}):
        before, after = old.failures.get(status), new.failures.get(status)
        if before is None and after is not None:
            # A range or the default may have said the same so far.
            kind = kinds.FAILURE_CHANGED if _other(context, old, status, new) else kinds.FAILURE_ADDED
            yield kind, f"{status}: {after.text}"
        elif after is None and before is not None:
            yield kinds.FAILURE_REMOVED, f"{status}: {before.text}"
        elif before is not None and after is not None and not context.types.same(before.type, after.type):
            yield kinds.FAILURE_CHANGED, f"{status}: {before.text} became {after.text}"


def _other(context: Context, old: Method, status: str, new: Method) -> bool:
    """Whether errors of a status had another documented type so far, by their range or by default."""
    before = old.failures.get(f"{status[:1]}XX") or old.failures.get("default")
    return before is not None and not context.types.same(before.type, new.failures[status].type)


def _headers(context: Context, old: Method, new: Method) -> _Found:
    for name in sorted({*old.headers, *new.headers}):
        before, after = old.headers.get(name), new.headers.get(name)
        if before is None and after is not None:
            yield kinds.HEADER_ADDED, f"{name}: {after.text}"
        elif after is None and before is not None:
            yield kinds.HEADER_REMOVED, f"{name} is gone"
        elif before is not None and after is not None and not context.types.new_fits_old(before.type, after.type):
            yield kinds.HEADER_CHANGED, f"{name}: {before.text} became {after.text}"


def _pages(context: Context, old: Method, new: Method) -> _Found:
    if old.paging and not new.paging:
        yield kinds.PAGING_REMOVED, f"{old.result.text} became {new.result.text}"
    elif new.paging and not old.paging:
        yield kinds.PAGING_ADDED, f"{old.result.text} became {new.result.text}"
    elif old.pages != new.pages:
        yield kinds.PAGING_CHANGED, " became ".join(_apart(old.pages, new.pages))


def _apart(old: str, new: str) -> tuple[str, str]:
    """What two rules do not have in common."""
    before, after = (rule.removesuffix(")").replace("(", ", ").split(", ") for rule in (old, new))
    parts = (", ".join(part for part in one if part not in other) for one, other in ((before, after), (after, before)))
    left, right = parts
    return left or "nothing", right or "nothing"


def _stream(context: Context, old: Method, new: Method) -> _Found:
    if old.stream is not None and new.stream is None:
        yield kinds.STREAM_REMOVED, f"{old.stream.text} is gone"
    elif new.stream is not None and old.stream is None:
        yield kinds.STREAM_ADDED, new.stream.text
    elif old.stream and new.stream and not context.types.new_fits_old(old.stream.type, new.stream.type):
        yield kinds.STREAM_CHANGED, f"{old.stream.text} became {new.stream.text}"
