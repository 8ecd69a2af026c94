"""Changes one thing in a document, as its authors might."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

Document = dict[str, Any]
Found = tuple[dict[str, Any], str]
"""An object of the document that can be changed, and where it is."""

_METHODS = ("get", "put", "post", "delete", "patch")


class Mutation(NamedTuple):
    """A changed document, and what was done to it."""

    document: Document
    what: str


class _Change(NamedTuple):
    find: Callable[[Document], Iterator[Found]]
    apply: Callable[[random.Random, dict[str, Any]], object]


def mutated(document: Document, seed: int) -> Mutation | None:
    """A document with one change; None where what the seed chose cannot be done to it."""
    chance = random.Random(seed)
    name = chance.choice(sorted(_CHANGES))
    changed = copy.deepcopy(document)
    found = list(_CHANGES[name].find(changed))
    if not found:
        return None
    target, place = chance.choice(found)
    if _CHANGES[name].apply(chance, target) is False:
        return None
    return Mutation(changed, f"{name} at {place}")


# --- what can be changed ----------------------------------------------------------------------------------------------


def _paths(document: Document) -> Iterator[Found]:
    yield document["paths"], "paths"


def _path_items(document: Document) -> Iterator[Found]:
    yield from ((item, path) for path, item in document["paths"].items())


def _operations(document: Document) -> Iterator[Found]:
    for item, path in _path_items(document):
        yield from ((item[method], f"{method} {path}") for method in _METHODS if method in item)


def _parameters(document: Document) -> Iterator[Found]:
    for operation, place in _operations(document):
        for each in operation.get("parameters", []):
            if "schema" in each and each["in"] != "path":
                yield each, f"{place} {each['name']}"


def _objects(document: Document) -> Iterator[Found]:
    schemas = document.get("components", {}).get("schemas", {})
    for name, schema in schemas.items():
        yield from _inside(schema, name)


def _inside(schema: Any, place: str) -> Iterator[Found]:
    if not isinstance(schema, dict):
        return
    if isinstance(schema.get("properties"), dict) and schema["properties"]:
        yield schema, place
    for name, each in schema.get("properties", {}).items():
        yield from _inside(each, f"{place}.{name}")
    yield from _inside(schema.get("items"), f"{place}[]")


def _properties(document: Document) -> Iterator[Found]:
    for schema, place in _objects(document):
        for name, each in schema["properties"].items():
            if isinstance(each, dict) and isinstance(each.get("type"), str):
                yield each, f"{place}.{name}"


def _enums(document: Document) -> Iterator[Found]:
    for schema, place in _properties(document):
        if len(schema.get("enum", ())) > 2:
            yield schema, place


def _answers(document: Document) -> Iterator[Found]:
    for operation, place in _operations(document):
        for status, answer in operation["responses"].items():
            if str(status).startswith("2") and "content" in answer:
                yield answer, f"{place} {status}"


def _errors(document: Document) -> Iterator[Found]:
    for operation, place in _operations(document):
        for status in list(operation["responses"]):
            if str(status)[0] in "45":
                yield operation["responses"], f"{place} {status}"


# --- changes ----------------------------------------------------------------------------------------------------------


def _drop(chance: random.Random, target: dict[str, Any]) -> None:
    target.pop(chance.choice(sorted(target)))


def _drop_method(chance: random.Random, target: dict[str, Any]) -> None:
    target.pop(chance.choice([name for name in target if name in _METHODS]))


def _set(**values: Any) -> Callable[[random.Random, dict[str, Any]], object]:
    return lambda chance, target: target.update(copy.deepcopy(values))


def _toggle_required(chance: random.Random, target: dict[str, Any]) -> None:
    target["required"] = not target.get("required", False)


def _add_parameter(required: bool) -> Callable[[random.Random, dict[str, Any]], object]:
    added = {"name": "novelty", "in": "query", "required": required, "schema": {"type": "string"}}
    return lambda chance, target: target.setdefault("parameters", []).append(dict(added))


def _drop_parameter(chance: random.Random, target: dict[str, Any]) -> object:
    found = [each for each in target.get("parameters", []) if each.get("in") in ("query", "header")]
    if not found:
        return False
    target["parameters"].remove(chance.choice(found))
    return True


def _other_type(chance: random.Random, target: dict[str, Any]) -> None:
    kinds = [kind for kind in ("string", "integer", "boolean") if kind != target.get("type")]
    target.clear()
    target["type"] = chance.choice(kinds)


def _other_parameter_type(chance: random.Random, target: dict[str, Any]) -> None:
    target["schema"] = {"type": "boolean" if target["schema"].get("type") != "boolean" else "string"}


def _nullable(chance: random.Random, target: dict[str, Any]) -> None:
    target["nullable"] = True
    target["type"] = target["type"]


def _drop_property(chance: random.Random, target: dict[str, Any]) -> None:
    name = chance.choice(sorted(target["properties"]))
    target["properties"].pop(name)
    target["required"] = [each for each in target.get("required", []) if each != name]


def _add_property(required: bool) -> Callable[[random.Random, dict[str, Any]], object]:
    def apply(chance: random.Random, target: dict[str, Any]) -> None:
        target["properties"]["novelty"] = {"type": "string"}
        if required:
            target["required"] = [*target.get("required", []), "novelty"]

    return apply


def _rename_property(chance: random.Random, target: dict[str, Any]) -> None:
    name = chance.choice(sorted(target["properties"]))
    target["properties"][f"{name}_renamed"] = target["properties"].pop(name)
    target["required"] = [each if each != name else f"{name}_renamed" for each in target.get("required", [])]


def _toggle_property(chance: random.Random, target: dict[str, Any]) -> None:
    name = chance.choice(sorted(target["properties"]))
    required = target.get("required", [])
    target["required"] = [each for each in required if each != name] if name in required else [*required, name]


def _drop_value(chance: random.Random, target: dict[str, Any]) -> None:
    target["enum"].pop()


def _add_value(chance: random.Random, target: dict[str, Any]) -> object:
    if not isinstance(target["enum"][0], str):
        return False
    target["enum"].append("a new value")
    return True


def _rename_path(chance: random.Random, target: dict[str, Any]) -> None:
    path = chance.choice(sorted(target))
    target[f"/v9{path}"] = target.pop(path)


def _prose(chance: random.Random, target: dict[str, Any]) -> None:
    target["description"] = "Said in other words."


def _to_put(chance: random.Random, target: dict[str, Any]) -> object:
    if "post" not in target or "put" in target:
        return False
    target["put"] = target.pop("post")
    return True


_CHANGES = {
    "add a property": _Change(_objects, _add_property(False)),
    "add a required property": _Change(_objects, _add_property(True)),
    "add a required parameter": _Change(_operations, _add_parameter(True)),
    "add a parameter": _Change(_operations, _add_parameter(False)),
    "add a value": _Change(_enums, _add_value),
    "change the type of a parameter": _Change(_parameters, _other_parameter_type),
    "change the type of a property": _Change(_properties, _other_type),
    "deprecate an operation": _Change(_operations, _set(deprecated=True)),
    "describe an operation": _Change(_operations, _prose),
    "describe a property": _Change(_properties, _prose),
    "make a property nullable": _Change(_properties, _nullable),
    "other content of an answer": _Change(_answers, _set(content={"application/json": {"schema": {"type": "string"}}})),
    "remove an answer's content": _Change(_answers, lambda chance, target: target.pop("content")),
    "remove an error": _Change(_errors, lambda chance, target: target.pop(max(target))),
    "remove a parameter": _Change(_operations, _drop_parameter),
    "remove a path": _Change(_paths, _drop),
    "remove a property": _Change(_objects, _drop_property),
    "remove a value": _Change(_enums, _drop_value),
    "remove an operation": _Change(_path_items, _drop_method),
    "rename a path": _Change(_paths, _rename_path),
    "rename a property": _Change(_objects, _rename_property),
    "rename an operation": _Change(_operations, _set(operationId="doSomethingElse")),
    "post becomes put": _Change(_path_items, _to_put),
    "require a property, or not": _Change(_objects, _toggle_property),
    "require a parameter, or not": _Change(_parameters, _toggle_required),
}
