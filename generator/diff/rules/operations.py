"""Rules about operations: which there are, what they are called, where they go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from generator.diff import catalogue as kinds
from generator.diff.change import Change, Kind
from generator.diff.rules.answers import answer_changes
from generator.diff.rules.arguments import argument_changes
from generator.diff.rules.bodies import body_changes
from generator.diff.rules.context import Context
from generator.diff.surface import Method

Pair = tuple[Method, Method]

_TEMPLATE = re.compile(r"\{[^}]*\}")


def operation_changes(context: Context) -> Iterator[Change]:
    """Everything about operations."""
    pairs, gone, come = paired(context.old.methods, context.new.methods)
    for method in gone:
        yield _removed(context, method)
    for method in come:
        yield _change(context, kinds.OPERATION_ADDED, method, f"{method.http_method} {method.path}")
    for old, new in pairs:
        for rule in _RULES:
            yield from rule(context, old, new)
        yield from argument_changes(context, old, new)
        yield from body_changes(context, old, new)
        yield from answer_changes(context, old, new)


def paired(old: Sequence[Method], new: Sequence[Method]) -> tuple[list[Pair], list[Method], list[Method]]:
    """The methods that are one operation's on both sides, those that are gone and those that have come.

    An operation is known by its operationId; where that is not on both sides, by its method and path, at last by what
    the method is called.
    """
    keys: tuple[Callable[[Method], object], ...] = (
        lambda method: method.id,
        lambda method: (method.http_method, method.path),
        lambda method: method.dotted,
    )
    pairs: list[Pair] = []
    gone, come = list(old), list(new)
    for key in keys:
        theirs = {key(method): method for method in come}
        found = [(method, theirs[key(method)]) for method in gone if key(method) in theirs]
        pairs += found
        gone = [method for method in gone if method not in [pair[0] for pair in found]]
        come = [method for method in come if method not in [pair[1] for pair in found]]
    return pairs, gone, come


def _removed(context: Context, method: Method) -> Change:
    rest = " It was deprecated." if method.deprecated else ""
    detail = f"{method.http_method} {method.path} is gone.{rest}"
    place = context.spec("operation", method.id, gone=True)
    return Change(kinds.OPERATION_REMOVED, method.dotted, detail, place, method.code, _paths_gone(context, method))


def _paths_gone(context: Context, method: Method) -> frozenset[str]:
    """What goes with a method: the one for many rows, its headers, and with the last of a resource that itself."""
    paths = {method.path_in_code, method.headers_in_code, *method.streaming_in_code}
    if method.bulk:
        paths.add(f"resources.{method.resource}.{method.class_name}.{method.bulk}")
    if not any(each.resource == method.resource for each in context.new.methods):
        names = {side.client.name for side in (context.old, context.new) if side.client}
        paths |= {f"resources.{method.resource}", *(f"client.{name}.{method.resource}" for name in names)}
    return frozenset(paths)


def _change(context: Context, kind: Kind, method: Method, detail: str) -> Change:
    return Change(kind, method.dotted, detail, context.spec("operation", method.id), method.code)


# --- rules ------------------------------------------------------------------------------------------------------------


def _http_method(context: Context, old: Method, new: Method) -> Iterator[Change]:
    if old.http_method != new.http_method:
        yield _change(context, kinds.HTTP_METHOD_CHANGED, new, f"{old.http_method} became {new.http_method}")


def _path(context: Context, old: Method, new: Method) -> Iterator[Change]:
    # What a template calls its parameters goes nowhere.
    if _TEMPLATE.sub("{}", old.path) != _TEMPLATE.sub("{}", new.path):
        yield _change(context, kinds.PATH_CHANGED, new, f"{old.path} became {new.path}")


def _name(context: Context, old: Method, new: Method) -> Iterator[Change]:
    if old.dotted == new.dotted:
        return
    place = context.spec("operation", new.id)
    detail = f"{old.dotted} became {new.dotted}"
    yield Change(kinds.METHOD_RENAMED, old.dotted, detail, place, new.code, _paths_gone(context, old))


def _deprecation(context: Context, old: Method, new: Method) -> Iterator[Change]:
    if new.deprecated and not old.deprecated:
        yield _change(context, kinds.DEPRECATED, new, "the document advises against it")
    if old.deprecated and not new.deprecated:
        yield _change(context, kinds.DEPRECATION_LIFTED, new, "the document does not advise against it any more")


def _operation_id(context: Context, old: Method, new: Method) -> Iterator[Change]:
    if old.id != new.id and old.dotted == new.dotted:
        yield _change(context, kinds.OPERATION_ID_CHANGED, new, f"{old.id} became {new.id}")


def _server(context: Context, old: Method, new: Method) -> Iterator[Change]:
    if old.base_url != new.base_url:
        shown = [url or "the usual server" for url in (old.base_url, new.base_url)]
        yield _change(context, kinds.OPERATION_MOVED_TO_SERVER, new, f"{shown[0]} became {shown[1]}")


def _security(context: Context, old: Method, new: Method) -> Iterator[Change]:
    usual = [side.client.security if side.client else () for side in (context.old, context.new)]
    before = old.security if old.security is not None else usual[0]
    after = new.security if new.security is not None else usual[1]
    if set(before) == set(after):
        return
    # Whoever could call before still can, if each old alternative holds all that some new one needs.
    can = all(any(set(need) <= set(had) for need in after or ((),)) for had in before or ((),))
    kind = kinds.SECURITY_LIFTED if can else kinds.SECURITY_ADDED
    yield _change(context, kind, new, f"{_shown(before)} became {_shown(after)}")


def _shown(security: tuple[tuple[str, ...], ...]) -> str:
    return " or ".join(" and ".join(need) or "nothing" for need in security) or "nothing"


def _bulk(context: Context, old: Method, new: Method) -> Iterator[Change]:
    if old.bulk and old.bulk != new.bulk:
        path = f"resources.{old.resource}.{old.class_name}.{old.bulk}"
        place = context.spec("operation", new.id)
        detail = f"{old.resource}.{old.bulk} is gone"
        yield Change(kinds.BULK_REMOVED, f"{old.resource}.{old.bulk}", detail, place, new.code, frozenset({path}))
    if new.bulk and old.bulk != new.bulk:
        yield _change(context, kinds.BULK_ADDED, new, f"{new.resource}.{new.bulk} takes any number of rows")
    if old.bulk and old.bulk == new.bulk and old.bulk_limit != new.bulk_limit:
        yield _change(context, kinds.BULK_LIMIT_CHANGED, new, f"{old.bulk_limit} became {new.bulk_limit}")


_RULES = (_http_method, _path, _name, _deprecation, _operation_id, _server, _security, _bulk)
