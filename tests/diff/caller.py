"""Writes code against a package that uses all of it, in full types: what breaks it, breaks callers.

It is written from the package's text alone, and knows nothing of what compares packages.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

_OWN = ("options", "extra_body", "max_items", "content_type")


def callers(package: str, files: Mapping[str, str]) -> dict[str, str]:
    """Modules that use a package, by their file names.

    Every method is called twice: with all its arguments, and with those alone that it needs. What callers give of models
    is made, what they are given is read.
    """
    models = {name: node for path, node in _classes(files, "models/") for name in [node.name]}
    names = frozenset(models) | frozenset(_aliases(files))
    sent, read = _directions(files, models)
    written = {
        f"calls_{path[10:-3]}.py": "\n".join(_calls(package, ast.parse(text), client_of(files), path[10:-3]))
        for path, text in files.items()
        if path.startswith("resources/") and not path.endswith("__init__.py")
    }
    written["fields.py"] = "\n".join(_fields(package, files, models, names, sent, read))
    return written


def client_of(files: Mapping[str, str]) -> str:
    """The client's class."""
    found = re.search(r"^class (\w+)\(SyncClient\)", files["client.py"], re.MULTILINE)
    assert found is not None
    return found[1]


def _classes(files: Mapping[str, str], folder: str) -> Iterator[tuple[str, ast.ClassDef]]:
    for path, text in files.items():
        if path.startswith(folder):
            yield from ((path, node) for node in ast.parse(text).body if isinstance(node, ast.ClassDef))


def _aliases(files: Mapping[str, str]) -> Iterator[str]:
    for path, text in files.items():
        if path.startswith("models/"):
            yield from re.findall(r"^([A-Z]\w*) = [A-Z]", text, re.MULTILINE)


# --- methods ----------------------------------------------------------------------------------------------------------


def _calls(package: str, module: ast.Module, client: str, resource: str) -> Iterator[str]:
    yield from _imports(package, module)
    yield f"import {package}"
    yield "from collections.abc import Iterable, Mapping, Sequence"
    for node in module.body:
        if isinstance(node, ast.ClassDef) and [ast.unparse(base) for base in node.bases] == ["Resource"]:
            functions = [each for each in node.body if isinstance(each, ast.FunctionDef) and _is_plain(each)]
            for number, function in enumerate(functions):
                yield from _call(package, function, client, resource, number)


def _imports(package: str, module: ast.Module) -> Iterator[str]:
    nodes = [node for node in ast.walk(module) if isinstance(node, ast.ImportFrom | ast.Import)]
    for node in nodes:
        text = ast.unparse(node)
        yield text.replace("from .. import", f"from {package} import").replace(
            "from .._runtime", f"from {package}._runtime"
        )


def _is_plain(function: ast.FunctionDef) -> bool:
    decorators = [ast.unparse(each) for each in function.decorator_list]
    return not any(each in ("cached_property", "overload") for each in decorators) and function.name[0] != "_"


def _call(package: str, function: ast.FunctionDef, client: str, resource: str, number: int) -> Iterator[str]:
    if any(each.arg == "content_type" for each in function.args.kwonlyargs) or function.returns is None:
        return
    placed = [each for each in function.args.posonlyargs if each.annotation]
    named = [
        (each, default)
        for each, default in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
        if each.arg not in _OWN
    ]
    # What is not given has a type of its own, which a caller does not write down.
    arguments = ", ".join(
        f"own_{each.arg}: {_written(each)}" for each in (*placed, *(each for each, _ in named)) if each.annotation
    )
    head = f"def use_{number}(client: {package}.{client}, {arguments}) -> None:"
    places = [f"own_{each.arg}" for each in placed]
    everything = [*places, *(f"{each.arg}=own_{each.arg}" for each, _ in named)]
    needed = [*places, *(f"{each.arg}=own_{each.arg}" for each, default in named if default is None)]
    method = f"client.{resource}.{function.name}"
    yield from ("", "", head)
    returns = ast.unparse(function.returns)
    if returns == "None":
        yield f"    {method}({', '.join(everything)})"
    else:
        yield f"    result: {covariant(returns)} = {method}({', '.join(everything)})"
        yield "    print(result)"
    yield f"    {method}({', '.join(needed)})"


def _written(argument: ast.arg) -> str:
    assert argument.annotation is not None
    return ast.unparse(argument.annotation).removesuffix(" | NotGiven")


def covariant(kind: str) -> str:
    """A type as a careful caller writes what is only read: a list of less is one of more."""
    return re.sub(r"\bdict\[", "Mapping[", re.sub(r"\blist\[", "Sequence[", kind))


# --- models -----------------------------------------------------------------------------------------------------------


def _directions(files: Mapping[str, str], models: Mapping[str, ast.ClassDef]) -> tuple[set[str], set[str]]:
    """The models that callers give, and those that they are given, whatever these name included."""
    sent: set[str] = set()
    read: set[str] = set()
    for path, text in files.items():
        if not path.startswith("resources/") and path != "webhooks.py":
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                sent |= set(_named([each.annotation for each in (*node.args.posonlyargs, *node.args.kwonlyargs)]))
                read |= set(_named([node.returns]))
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "Body":
                sent |= set(_named(node.args))
            elif isinstance(node, ast.keyword) and node.arg in ("response", "errors", "further"):
                read |= set(_named([node.value]))
    definitions = _definitions(files)
    return _closed(sent, definitions), _closed(read, definitions)


def _named(nodes: list[ast.expr | None] | list[ast.expr]) -> list[str]:
    return [name for node in nodes if node is not None for name in re.findall(r"models\.(\w+)", ast.unparse(node))]


def _definitions(files: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for path, text in files.items():
        if path.startswith("models/"):
            for node in ast.parse(text).body:
                if isinstance(node, ast.ClassDef):
                    found[node.name] = ast.unparse(node)
                elif isinstance(node, ast.Assign):
                    found[ast.unparse(node.targets[0])] = ast.unparse(node.value)
    return found


def _closed(names: set[str], definitions: Mapping[str, str]) -> set[str]:
    waiting, found = list(names), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in found and name in definitions:
            found.add(name)
            waiting.extend(set(re.findall(r"\w+", definitions[name])) & definitions.keys())
    return found


def _fields(
    package: str,
    files: Mapping[str, str],
    models: Mapping[str, ast.ClassDef],
    names: frozenset[str],
    sent: set[str],
    read: set[str],
) -> Iterator[str]:
    for path, text in sorted(files.items()):
        if path.startswith("models/") and not path.endswith("__init__.py"):
            imports = _imports(package, ast.parse(text))
            yield from (line for line in imports if not line.startswith("from ."))
    yield f"from {package} import models"
    yield "from collections.abc import Mapping, Sequence"
    for name, node in sorted(models.items()):
        fields = {each: kind for each, kind, _ in _own_fields(node, names)}
        needed = [each for each, _, required in _all_fields(node, models, names) if required]
        kinds = {each: kind for each, kind, _ in _all_fields(node, models, names)}
        # What no operation names can be used either way.
        if name in read or name not in sent:
            yield from ("", "", f"def read_{name}(given: models.{name}) -> None:")
            yield from (f"    own_{each}: {covariant(kind)} = given.{each}" for each, kind in fields.items())
            yield "    print(given)"
        if name in sent or name not in read:
            arguments = ", ".join(f"own_{each}: {kind}" for each, kind in kinds.items())
            yield from ("", "", f"def make_{name}({arguments}) -> None:")
            yield f"    models.{name}({', '.join(f'{each}=own_{each}' for each in kinds)})"
            yield f"    models.{name}({', '.join(f'{each}=own_{each}' for each in needed)})"


def _own_fields(node: ast.ClassDef, names: frozenset[str]) -> Iterator[tuple[str, str, bool]]:
    for each in node.body:
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            kind = re.sub(
                r"(?<![.\w'\"])(\w+)", lambda m: f"models.{m[1]}" if m[1] in names else m[1], _plain(each.annotation)
            )
            yield each.target.id, kind, each.value is None


def _plain(node: ast.expr) -> str:
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Annotated" and isinstance(node.slice, ast.Tuple):
        return _plain(node.slice.elts[0])
    return ast.unparse(node)


def _all_fields(
    node: ast.ClassDef, models: Mapping[str, ast.ClassDef], names: frozenset[str]
) -> list[tuple[str, str, bool]]:
    base = models.get(ast.unparse(node.bases[0])) if node.bases else None
    inherited = _all_fields(base, models, names) if base is not None else []
    own = list(_own_fields(node, names))
    overridden = {each for each, _, _ in own}
    return [*(each for each in inherited if each[0] not in overridden), *own]
