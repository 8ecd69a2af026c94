"""Reads the modules of models."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence

from generator.diff.annotations import annotation
from generator.diff.reading.source import Module, called, keyword, text
from generator.diff.surface import Alias, Field, Model

_OWN_BASES = frozenset({"Model"})


def read_models(modules: Sequence[Module]) -> tuple[dict[str, Model], dict[str, Alias]]:
    """The classes and the other types of all modules of models, by their names, which are theirs alone."""
    held = [module for module in modules if module.path.startswith("models/") and module.path != "models/__init__.py"]
    classes = {each.name: (module, each) for module in held for each in module.classes()}
    others = {name: (module, value) for module in held for name, value in _others(module)}
    known = {*classes, *others}
    aliases = {name: _alias(name, module, value, known.__contains__) for name, (module, value) in others.items()}
    own = {name: dict(_fields(module, each, known.__contains__)) for name, (module, each) in classes.items()}
    bases = {name: _base(each) for name, (_, each) in classes.items()}
    models: dict[str, Model] = {}
    for name, (module, found) in classes.items():
        fields: dict[str, Field] = {}
        for each in _line(name, bases):
            fields |= own[each]
        models[name] = Model(
            name, _name(module), bases[name], fields, frozenset(own[name]), _further(found), module.place(found)
        )
    return models, aliases


def _line(name: str, bases: dict[str, str]) -> list[str]:
    """A class and its bases, the farthest first."""
    line = [name]
    while (base := bases.get(line[0], "")) in bases and base not in line:
        line.insert(0, base)
    return line


def _others(module: Module) -> Iterator[tuple[str, ast.expr]]:
    """What is no class: `Hall = Chamber`, and the value of `TypeAliasType`."""
    for statement in module.tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call() as call) if called(call) == "TypeAliasType":
                yield name, keyword(call, "value", 1) or call
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Name() as other) if not name.startswith("_"):
                yield name, other
            case _:
                pass


def _name(module: Module) -> str:
    return module.path.removeprefix("models/").removesuffix(".py")


def _base(found: ast.ClassDef) -> str:
    name = ast.unparse(found.bases[0]) if found.bases else ""
    return "" if name in _OWN_BASES else name


def _alias(name: str, module: Module, value: ast.expr, is_model: Callable[[str], bool]) -> Alias:
    tags = [ast.unparse(each) for each in ast.walk(value) if isinstance(each, ast.Call) and called(each) == "OneOf"]
    return Alias(name, _name(module), annotation(value, is_model), " ".join(tags), module.place(value))


def _fields(module: Module, found: ast.ClassDef, is_model: Callable[[str], bool]) -> Iterator[tuple[str, Field]]:
    for statement in found.body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=node, value=value) if not name.startswith("_"):
                wire, default = name, ast.unparse(value) if value is not None else ""
                for call in (each for each in ast.walk(node) if isinstance(each, ast.Call) and called(each) == "Field"):
                    wire = text(keyword(call, "alias")) or wire
                if isinstance(value, ast.Call) and called(value) == "Field":
                    wire = text(keyword(value, "alias")) or wire
                    default = ast.unparse(keyword(value, "default") or ast.Constant(...))
                yield name, Field(name, wire, annotation(node, is_model), default, module.place(statement))
            case _:
                pass


def _further(found: ast.ClassDef) -> str:
    for statement in found.body:
        if isinstance(statement, ast.If):
            for function in statement.body:
                if isinstance(function, ast.FunctionDef) and function.name == "model_extra" and function.returns:
                    return ast.unparse(function.returns)
    return ""
