"""The audit takes what the generator writes, and nothing that a text of a document could have become."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import pipeline
from generator.audit import AuditError, Vocabulary, audit, audit_models
from generator.diagnostics import Diagnostics
from generator.files import File
from generator.resources import runtime_folder, templates_folder
from generator.settings import package_of
from generator.text import Issued

# Its own names are those that an attack would need: what a document calls something is always issued.
DOCUMENT = """
openapi: 3.1.0
info: {title: Traps, version: "1"}
tags: [{name: os}]
paths:
  /eval/{system}:
    get:
      operationId: eval
      deprecated: true
      tags: [os]
      parameters:
        - {name: system, in: path, required: true, schema: {type: string}}
        - {name: exec, in: query, schema: {type: array, items: {$ref: "#/components/schemas/Popen"}}}
      responses:
        "200": {description: done, content: {application/json: {schema: {$ref: "#/components/schemas/Popen"}}}}
components:
  schemas:
    Popen:
      type: object
      additionalProperties: {type: integer}
      properties:
        __import__: {type: string, default: "x"}
        open: {type: [string, "null"], maxLength: 5}
        run: {enum: [a, b]}
        subprocess: {type: array, items: {$ref: "#/components/schemas/Popen"}}
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    spec = tmp_path_factory.mktemp("audit") / "spec.yml"
    spec.write_text(DOCUMENT)
    outcome = pipeline.generate(package_of([spec], "traps", None, Diagnostics()), Diagnostics())
    return {file.path: file.content.decode() for file in outcome.files if isinstance(file, File)}


def check(path: str, text: str) -> None:
    runtime = {module.stem: module.read_text() for module in runtime_folder().glob("*.py")}
    # Every word of the text is issued: what the audit refuses it refuses for what it would do.
    vocabulary = Vocabulary(Issued(set(re.findall(r"\w+", text))), runtime)
    if path.startswith("models/") and path != "models/__init__.py":
        audit_models(path, ast.parse(text), vocabulary)
        return
    name = "resources/resource.py" if path.startswith("resources/") and "__init__" not in path else path
    template = (templates_folder() / f"{name}.jinja").read_text()
    audit(path, text, ast.parse(text), template, vocabulary)


def modules(files: dict[str, str]) -> Iterator[str]:
    """Those that are made, not copied."""
    copied = ("_runtime/", "verify.py")
    yield from (path for path in files if path.endswith(".py") and not path.startswith(copied))


def test_what_was_generated_passes(files: dict[str, str]) -> None:
    for path in modules(files):
        check(path, files[path])


STATEMENTS = [
    "import os",
    "import os.path",
    "import datetime as eval",
    "from os import system",
    "from subprocess import Popen",
    "from typing import *",
    "from ._runtime.values import *",
    "from ._runtime.values import os",
    "from ... import secrets",
    "from .._runtime.nothing import Model",
    "os.system('true')",
    "system",
    "eval('1')",
    "exec('1')",
    "open('x', 'w')",
    "print()",
    "getattr(str, 'x')",
    "__import__('os')",
    "import_module('os')",
    "globals()['x'] = 1",
    "x = [y for y in ()]",
    "x = {**{}}",
    "x = {str: 1}",
    "x = lambda y: y",
    "x = lambda: __import__('os')",
    "x = str('1')",
    "x = str.mro()",
    "x = f'{str}'",
    "x = 1 + 1",
    "x = 1 if 2 else 3",
    "x = (y := 1)",
    "x = not 1",
    "x = str[0:1]",
    "x = y = 1",
    "x: int = eval",
    "x: \"eval('1')\" = 1",
    "x: \"__import__('os').system('true')\"",
    "x: int | \"__import__('os')\" = 1",
    "x: list[\"eval('1')\"] = 1",
    "x: 'not a type' = 1",
    "x += 1",
    "str.x = 1",
    "del str",
    "assert str",
    "raise str",
    "for x in (): pass",
    "while 0: pass",
    "with str: pass",
    "try: pass\nexcept str: pass",
    "if str: pass",
    "if not 1: pass",
    "match str:\n    case x: pass",
    "global x",
    "type.__class__",
    "x = str.__subclasses__()",
    "x = super().__init__.__globals__",
    "@eval\ndef x(): pass",
    "@eval('1')\ndef x(): pass",
    "@str.__call__\ndef x(): pass",
    "@str\nclass X: pass",
    "class X(metaclass=type): pass",
    "class X(eval('1')): pass",
    "class X:\n    a = 1\n    a = 2",
    "class X:\n    def a(self): pass\n    def a(self): pass",
    "class X:\n    eval('1')",
    "def x(*args): pass",
    "def x(y=eval('1')): pass",
    "def x(y: eval('1')): pass",
    "def x(y, z): return y(z)",
    "def x(): return eval('1')",
    "def x(): yield 1",
    "def x(self, y): self.a.b = y",
    "def x() -> \"eval('1')\": pass",
    "def __getattr__(name): return 1",
    "def __del__(self): pass",
    "async def x(): await eval('1')",
    "__builtins__ = 1",
    "__path__ = ['x']",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_nothing_else_passes_anywhere(statement: str, files: dict[str, str]) -> None:
    for path in modules(files):
        text = f"{files[path]}\n{statement}\n"
        with pytest.raises((AuditError, SyntaxError)):
            check(path, text)


@pytest.mark.parametrize(
    "statement",
    [
        "x = Field(default=1)",
        "X = TypeAliasType('X', eval)",
        "X = TypeAliasType('X', \"eval('1')\")",
        "X = TypeAliasType('X', int, eval=1)",
        "class X(Model):\n    a: Annotated[int, Field(pattern='x')]",
        "class X(Model):\n    a: Annotated[int, Field(default_factory=int)]",
        "class X(Model):\n    a: Annotated[int, Field(default=Field)]",
        "class X(Model):\n    a: int = Popen()",
        "class X(Model):\n    a: int = [eval]",
        "class X(Model):\n    def b(self): return 1",
        "class X(Model):\n    @property\n    def model_extra(self): return 1",
        "class X(Model):\n    model_config = {}",
        "class X(Model, Popen): pass",
        "class X(Model.a): pass",
        "x = lambda: int",
    ],
)
def test_modules_of_models_hold_types_alone(statement: str, files: dict[str, str]) -> None:
    [path] = [path for path in modules(files) if "class Popen" in files[path]]
    with pytest.raises(AuditError):
        check(path, f"{files[path]}\n{statement}\n")


def test_a_name_that_nobody_issued_is_refused(files: dict[str, str]) -> None:
    path = "errors.py"
    template = (templates_folder() / "errors.py.jinja").read_text()
    vocabulary = Vocabulary(Issued(), {"errors": "APIError BulkError"})
    with pytest.raises(AuditError, match=r"errors.py:\d+: the audit refuses"):
        audit(path, files[path], ast.parse(files[path]), template, vocabulary)


def test_nothing_is_written_where_the_audit_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever may be wrong with the one function that writes literals."""
    from generator import text, views

    def broken(value: object) -> text.Literal:
        return text.Literal(real(value).replace("&", '"'))

    real = text.literal
    for module in vars(views).values():
        if hasattr(module, "literal"):
            monkeypatch.setattr(module, "literal", broken)
    monkeypatch.setattr("generator.views.operation.literal", broken)
    spec = tmp_path / "spec.yml"
    spec.write_text(DOCUMENT.replace("/eval/{system}", "/&+__import__(&os&).path+&/{system}"))
    config = package_of([spec], "traps", tmp_path, Diagnostics())
    with pytest.raises(AuditError, match="refuses"):
        pipeline.generate(config, Diagnostics())
