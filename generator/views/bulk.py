"""A method that takes any number of rows, as finished pieces of source."""

from __future__ import annotations

from dataclasses import replace

from generator import ir
from generator.layout import lay_out
from generator.names import private_constant
from generator.text import Docstring, Identifier, Source, literal, source
from generator.views.method import (
    MethodView,
    MethodWriter,
    common_arguments,
    define,
    passed_arguments,
    path_arguments,
)
from generator.views.prose import described, document

_PROGRESS = "on_progress: Callable[[BulkResult], object] | None = None"


def bulk_rule(rule: ir.BulkRule) -> Source:
    """The call that makes the runtime's rule."""
    return source("BulkRule({field}, limit={limit})", field=literal(rule.field), limit=literal(rule.limit))


def bulk_method(writer: MethodWriter, method: ir.Method, bulk: ir.BulkMethod, constant: Identifier) -> MethodView:
    """The view of the method beside another.

    Args:
        writer: Writes the methods of the resource.
        method: The operation that one call is.
        bulk: What is known of its rows.
        constant: The module's constant that holds the rule.
    """
    # Rows have one form.
    method = replace(method, other_bodies=())
    others = common_arguments(method, bulk)
    taken = {argument.name.python for argument in (*path_arguments(method), *others)}
    # Positional-only, so that nobody calls it by this name.
    rows = Identifier("rows_" if "rows" in taken else "rows")
    writer.use("collections.abc", "Callable")
    parameters = [
        Source("self"),
        *map(writer.declaration, path_arguments(method)),
        source("{rows}: {kind}", rows=rows, kind=writer.operations.types.argument(ir.ListOf(bulk.row))),
        Source("/"),
        Source("*"),
        *map(writer.declaration, others),
        source("concurrency: {int} = 1", int=writer.builtin("int")),
        Source(_PROGRESS),
        *writer.tail(method),
    ]
    writer.types_only.add(Identifier("BulkResult"))
    call = _call(method, others, rows, constant)
    docs = _docstring(method, bulk, others, rows)
    return MethodView(
        name=bulk.name,
        decorator=writer.decorator(method),
        overloads=(),
        raw=None,
        streamed=None,
        signature=define(bulk.name, parameters, Source("BulkResult")),
        docstring=docs,
        statement=lay_out(source("return {call}", call=call), 8),
        async_overloads=(),
        async_signature=define(bulk.name, parameters, Source("BulkResult"), is_async=True),
        async_docstring=docs,
        async_statement=lay_out(source("return await {call}", call=call), 8),
    )


def _call(method: ir.Method, others: list[ir.Argument], rows: Identifier, constant: Identifier) -> Source:
    fields = method.body.fields if isinstance(method.body, ir.FieldsBody) else ()
    return source(
        "self._caller.bulk({operation}, {rule}, {rows}, {passed}, concurrency, on_progress)",
        operation=private_constant(method.name),
        rule=constant,
        rows=rows,
        passed=passed_arguments(method, [field for field in fields if field in others]),
    )


def _docstring(method: ir.Method, bulk: ir.BulkMethod, others: list[ir.Argument], rows: Identifier) -> Docstring:
    arguments = (
        *described(path_arguments(method)),
        (str(rows), "Any iterable; it is read as the rows are sent."),
        *described(others),
        ("concurrency", "How many calls may be on their way at once."),
        ("on_progress", "Called with the result so far after each call."),
    )
    returns = "What became of each row: succeeded, failed, uncertain or unsent, every row in exactly one of them."
    return document(
        8,
        f"`{method.name}` for any number of rows, in calls of at most {bulk.rule.limit}.",
        _RESENT if method.idempotent else _NOT_RESENT,
        sections=[("Args", arguments), ("Returns", (("", returns),))],
    )


_NOT_RESENT = (
    "Rows whose call was sent and not answered may have been written or not. They are `uncertain`, and never sent "
    "again unless you do so."
)
_RESENT = (
    "A call that is not answered is sent again, since that changes nothing. Rows that stay without an answer are "
    "`uncertain`: they may have been written or not."
)
