"""Reads the methods of a resource's module, and the operations that they call."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.diff.annotations import NOTHING, Annotation, annotation
from generator.diff.reading.source import (
    Module,
    called,
    calls,
    constant,
    entries,
    is_deprecated,
    keyword,
    returned,
    text,
)
from generator.diff.surface import Argument, Body, Method

_PAGES = ("OffsetPages", "NumberPages", "CursorPages", "LinkPages")
_DEFAULT = re.compile(r".*Left out, it is (.+?)\.(?= |$)", re.DOTALL)
"""What we say of a default comes after all that the document says."""

_ENTRY = re.compile(r"^(\w+): (.*(?:\n +.*)*)", re.MULTILINE)


def read_methods(module: Module) -> Iterator[Method]:
    """The methods of all its resources."""
    if not module.path.startswith("resources/"):
        return
    reader = _Reader(
        module,
        module.constants("Operation"),
        module.constants(*_PAGES),
        module.constants("BulkRule"),
        module.constants("HeadersOf"),
        module.constants("StreamOf"),
    )
    for found in module.classes():
        if [ast.unparse(base) for base in found.bases] == ["Resource"]:
            yield from reader.methods(found)


@dataclass(frozen=True, slots=True)
class _Reader:
    module: Module
    operations: Mapping[str, ast.Call]
    pages: Mapping[str, ast.Call]
    bulk: Mapping[str, ast.Call]
    headers: Mapping[str, ast.Call]
    streams: Mapping[str, ast.Call]

    def methods(self, resource: ast.ClassDef) -> Iterator[Method]:
        functions = [each for each in resource.body if isinstance(each, ast.FunctionDef)]
        rows = {name: each for each in functions for name in _names(each) if self.bulk.keys() & _names(each)}
        for function in functions:
            names = _names(function)
            operation = next((name for name in names if name in self.operations), None)
            if operation and not self.bulk.keys() & names and not _is_overload(function):
                overloads = [each for each in functions if each.name == function.name and _is_overload(each)]
                yield self.method(resource.name, function, overloads, operation, rows.get(operation))

    def method(
        self,
        class_name: str,
        function: ast.FunctionDef,
        overloads: list[ast.FunctionDef],
        name: str,
        rows: ast.FunctionDef | None,
    ) -> Method:
        call = self.operations[name]
        pages = next((self.pages[each] for each in _names(function) if each in self.pages), None)
        rule = next((self.bulk[each] for each in _names(rows) if each in self.bulk), None) if rows else None
        headers, stream = (text(keyword(call, key)) for key in ("headers", "stream"))
        return Method(
            id=text(keyword(call, "id")),
            resource=self.module.path.removeprefix("resources/").removesuffix(".py"),
            class_name=class_name,
            name=function.name,
            http_method=text(keyword(call, "method")),
            path=text(keyword(call, "path")),
            arguments=tuple(_arguments(function, overloads, call)),
            result=annotation(function.returns) if function.returns else NOTHING,
            answers=tuple(_answers(call)),
            deprecated=any(map(is_deprecated, (function, *overloads))),
            bodies=tuple(_bodies(call)),
            accept=text(keyword(call, "accept")),
            reads=_reads(call),
            failures=_lambdas(keyword(call, "errors")),
            headers=_headers(self.headers.get(headers)),
            pages=ast.unparse(pages) if pages else "",
            paging=called(pages) if pages else "",
            bulk=rows.name if rows else "",
            bulk_limit=constant(keyword(rule, "limit", 1), 0) if rule else 0,
            stream=_item(self.streams.get(stream)),
            security=constant(keyword(call, "security")),
            base_url=text(keyword(call, "base_url")),
            code=self.module.place(function),
        )


def _names(function: ast.FunctionDef) -> dict[str, None]:
    """The constants that a function names, in order."""
    found = (node for statement in function.body for node in ast.walk(statement) if isinstance(node, ast.Name))
    return {node.id: None for node in found if node.id.startswith("_")}


def _is_overload(function: ast.FunctionDef) -> bool:
    return any(ast.unparse(each) == "overload" for each in function.decorator_list)


def _reads(call: ast.Call) -> str:
    facts = [text(keyword(call, "reads")) or "json"]
    facts += [name for name in ("enveloped",) if constant(keyword(call, name))]
    return " ".join(facts)


def _answers(call: ast.Call) -> Iterator[Annotation]:
    further = entries(keyword(call, "further")).values()
    held = (keyword(each, "type", 0) for each in further if isinstance(each, ast.Call))
    for value in map(returned, (keyword(call, "response"), *held)):
        if value is not None:
            yield annotation(value)


def _lambdas(node: ast.expr | None) -> dict[str, Annotation]:
    found = {key: returned(value) for key, value in entries(node).items()}
    return {key: annotation(value) for key, value in found.items() if value is not None}


def _headers(call: ast.Call | None) -> dict[str, Annotation]:
    if call is None:
        return {}
    described = {name: value for name, value in entries(call.args[0]).items() if isinstance(value, ast.Call)}
    found = {name: returned(keyword(value, "type", 0)) for name, value in described.items()}
    return {name: annotation(value) for name, value in found.items() if value is not None}


def _item(call: ast.Call | None) -> Annotation | None:
    value = returned(keyword(call, "item", 2)) if call else None
    return annotation(value) if value is not None else None


# --- bodies -----------------------------------------------------------------------------------------------------------


def _bodies(call: ast.Call) -> Iterator[Body]:
    first = keyword(call, "body")
    for body in (*((first,) if isinstance(first, ast.Call) else ()), *calls(keyword(call, "other_bodies"))):
        value = returned(keyword(body, "type", 1))
        form = ", ".join(f"{each.arg}={ast.unparse(each.value)}" for each in body.keywords if each.arg != "required")
        yield Body(
            text(keyword(body, "media_type", 0)),
            constant(keyword(body, "required"), True),
            annotation(value) if value else NOTHING,
            form,
        )


# --- arguments --------------------------------------------------------------------------------------------------------


def _arguments(function: ast.FunctionDef, overloads: list[ast.FunctionDef], call: ast.Call) -> Iterator[Argument]:
    sent = {**_parameters(function, call), **_fields(function)}
    defaults = _defaults(function)
    needed = [{name for name, _, _, required in _signature(each) if required} for each in overloads]
    for name, node, position, required in _signature(function):
        wire, sent_in, form = sent.get(name, ("", "", ""))
        always = required or (bool(needed) and all(name in each for each in needed))
        found = annotation(node)
        yield Argument(name, wire, sent_in, found, always, position, form, defaults.get(name, ""))


def _signature(function: ast.FunctionDef) -> Iterator[tuple[str, ast.expr, int | None, bool]]:
    """Name, type, position and whether it must be given, of each argument but `self`."""
    arguments = function.args
    placed = [*arguments.posonlyargs, *arguments.args]
    first_default = len(placed) - len(arguments.defaults)
    for index, each in enumerate(placed):
        if each.annotation is not None:
            yield each.arg, each.annotation, index - 1, index < first_default
    for each, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if each.annotation is not None:
            yield each.arg, each.annotation, None, default is None


def _parameters(function: ast.FunctionDef, call: ast.Call) -> dict[str, tuple[str, str, str]]:
    """What each argument that is a parameter is on the wire: the constant lists them as the call does."""
    given = keyword(_given(function), "parameters")
    values = given.elts if isinstance(given, ast.Tuple) else []
    found: dict[str, tuple[str, str, str]] = {}
    for value, parameter in zip(values, calls(keyword(call, "parameters")), strict=False):
        form = ", ".join(
            f"{each.arg}={ast.unparse(each.value)}" for each in parameter.keywords if each.arg != "required"
        )
        wire, place = text(keyword(parameter, "name", 0)), text(keyword(parameter, "location", 1))
        found[_first_name(value)] = (wire, place, form)
    return found


def _fields(function: ast.FunctionDef) -> dict[str, tuple[str, str, str]]:
    """What each argument that is a field of the body is on the wire; the whole body has no name there."""
    body = keyword(_given(function), "body")
    if isinstance(body, ast.Call):
        whole = keyword(body, "whole")
        found = {_first_name(whole): ("", "body", "")} if whole is not None else {}
        body = keyword(body, "fields")
    else:
        found = {_first_name(body): ("", "body", "")} if isinstance(body, ast.Name) else {}
    return found | {_first_name(value): (wire, "body", "") for wire, value in entries(body).items()}


def _given(function: ast.FunctionDef) -> ast.Call:
    found = (node for statement in function.body for node in ast.walk(statement) if isinstance(node, ast.Call))
    return next((node for node in found if called(node) == "Arguments"), ast.Call(ast.Name("Arguments"), [], []))


def _first_name(node: ast.expr) -> str:
    return next((each.id for each in ast.walk(node) if isinstance(each, ast.Name)), "")


def _defaults(function: ast.FunctionDef) -> dict[str, str]:
    """What the docstring says of arguments that are left out: the only place that does."""
    _, _, arguments = (ast.get_docstring(function) or "").partition("\nArgs:\n")
    said = {name: " ".join(rest.split()) for name, rest in _ENTRY.findall(_dedented(arguments))}
    return {name: found[1] for name, rest in said.items() if (found := _DEFAULT.search(rest))}


def _dedented(text: str) -> str:
    return "\n".join(line.removeprefix("    ") for line in text.splitlines())
