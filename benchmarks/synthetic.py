"""Makes documents of any size from a seed: `python -m benchmarks.synthetic OPERATIONS SEED TARGET`.

Ten operations stand under a tag, with half as many component schemas; they refer to those of their tag, to common ones
and now and then to those of another tag, and hold enums and inline objects, about as large public documents do.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

Json = dict[str, Any]
_COMMON = ("Person", "Address", "Money", "Link", "Problem")
_WORDS = (
    "name",
    "title",
    "status",
    "owner",
    "amount",
    "created_at",
    "due_on",
    "tags",
    "notes",
    "url",
    "size",
    "origin",
)


def document(operations: int, seed: int) -> Json:
    """An OpenAPI document with so many operations."""
    chance = random.Random(seed)
    schemas: Json = {name: _schema(chance, []) for name in _COMMON}
    paths: Json = {}
    for tag in range((operations + 9) // 10):
        own = [f"Thing{tag}{part}" for part in ("", "Detail", "Part", "Event", "Input")]
        near = [*own, *_COMMON, f"Thing{chance.randint(0, tag)}"]
        schemas |= {name: _schema(chance, near) for name in own}
        for number in range(min(10, operations - tag * 10)):
            path, method, operation = _operation(chance, tag, number, own)
            paths.setdefault(path, {})[method] = operation
    return {
        "openapi": "3.1.0",
        "info": {"title": "Synthetic", "version": "1", "description": f"seed {seed}"},
        "servers": [{"url": "https://synthetic.example.com"}],
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _operation(chance: random.Random, tag: int, number: int, own: list[str]) -> tuple[str, str, Json]:
    action, method, path = (
        ("get", "get", "/{id}"),
        ("list", "get", ""),
        ("create", "post", ""),
        ("replace", "put", "/{id}"),
        ("delete", "delete", "/{id}"),
    )[number % 5]
    base = f"/things{tag}" + ("/parts" if number >= 5 else "")
    operation: Json = {
        "operationId": f"{action}Thing{tag}{'Part' if number >= 5 else ''}",
        "tags": [f"things{tag}"],
        "summary": f"{action.title()} a thing of kind {tag}",
        "parameters": [_parameter("id", "path")]
        if path
        else [_parameter(w, "query") for w in chance.sample(_WORDS, 3)],
        "responses": {"200": _content({"$ref": f"#/components/schemas/{own[number % 4]}"})},
    }
    if action in ("create", "replace"):
        operation["requestBody"] = _content({"$ref": f"#/components/schemas/{own[4]}"})
    if action == "list":
        operation["responses"]["200"] = _content({"type": "object", "properties": {"items": _list_of(own[0])}})
    return base + path, method, operation


def _parameter(name: str, place: str) -> Json:
    return {"name": name, "in": place, "required": place == "path", "schema": {"type": "string"}}


def _content(schema: Json) -> Json:
    return {"description": "What there is.", "content": {"application/json": {"schema": schema}}}


def _list_of(name: str) -> Json:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


def _schema(chance: random.Random, near: list[str], depth: int = 0) -> Json:
    names = chance.sample(_WORDS, chance.randint(4, 8))
    return {
        "type": "object",
        "description": "A thing with some properties.",
        "properties": {name: _property(chance, near, depth) for name in names},
        "required": names[:2],
    }


def _property(chance: random.Random, near: list[str], depth: int) -> Json:
    kind = chance.random()
    if kind < 0.2 and near:
        name = chance.choice(near)
        return _list_of(name) if chance.random() < 0.4 else {"$ref": f"#/components/schemas/{name}"}
    if kind < 0.3 and depth < 2:
        return _schema(chance, near, depth + 1)
    if kind < 0.4:
        return {"type": "string", "enum": chance.sample(["open", "closed", "late", "new", "old"], 3)}
    plain = chance.choice(
        ({"type": "string"}, {"type": "integer"}, {"type": "boolean"}, {"type": "string", "format": "date-time"})
    )
    return {**plain, "description": "What the documentation says about it."}


def main() -> None:
    """Write one."""
    operations, seed, target = sys.argv[1:]
    Path(target).write_text(json.dumps(document(int(operations), int(seed)), indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
