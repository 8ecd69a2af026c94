"""Answers as a document describes them, and whether they came back as they were sent."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from tests.corpus.compare import differences
from tests.corpus.wire_messages import Answer, Content
from tests.corpus.wire_methods import Method
from tests.corpus.wire_values import NoValueError, Values

_CONCRETE = {"*/*": "application/json", "application/*": "application/json", "text/*": "text/plain"}
_LINES = frozenset({"jsonl", "x-jsonl", "jsonlines", "x-jsonlines", "ndjson", "x-ndjson"})


class Planned(NamedTuple):
    """An answer that a server is to give.

    Attributes:
        name: What it is, for messages.
        status: Its status code.
        media_type: Its media type; empty where it has no content.
        value: What it holds.
        content: The same in bytes.
        is_sequence: Whether it holds several values, one after the other.
    """

    name: str
    status: int
    media_type: str = ""
    value: Any = None
    content: bytes = b""
    is_sequence: bool = False


def goods(answers: Sequence[Answer], operation: Any, values: Values) -> list[Planned]:
    """The good answers of an operation in the media types that its method asks for."""
    good = [answer for answer in answers if answer.status.startswith("2")]
    good = good or [answer for answer in answers if answer.status == "default"]
    found: list[Planned] = []
    for status in dict.fromkeys(answer.status for answer in good):
        offered = [answer for answer in good if answer.status == status]
        asked = [answer for answer in offered if answer.content is None or _is_asked(answer.content, operation.accept)]
        for answer in asked or offered[:1]:
            found += _planned(answer, values)
    if not found and any(answer.content for answer in good):
        raise NoValueError("no value of its answers")
    return found or [Planned("204", 204)]


def failures(answers: Sequence[Answer], values: Values) -> list[Planned]:
    """The bad answers of an operation, one for each status."""
    found: dict[str, Planned] = {}
    for answer in answers:
        if answer.status[0] in "45":
            for planned in _planned(answer, values):
                found.setdefault(answer.status, planned)
    return list(found.values())


def _is_asked(content: Content, accept: str) -> bool:
    asked = [each.partition(";")[0].strip().lower() for each in accept.split(",")]
    concrete = _CONCRETE.get(content.essence, content.essence)
    is_in_range = any(each.endswith("/*") and concrete.startswith(each[:-1]) for each in asked)
    return is_in_range or any(each in ("*/*", content.essence, concrete) for each in asked)


def _planned(answer: Answer, values: Values) -> Iterator[Planned]:
    content, code = answer.content, answer.code
    if content is None or code in (204, 205, 304):
        yield Planned(answer.status, code)
        return
    media_type = _CONCRETE.get(content.essence, content.media_type)
    name = f"{answer.status} {content.media_type}"
    try:
        made = values.of_content(content)
    except NoValueError:
        made = []
    is_json = "json" in media_type
    if is_json and not made:
        return
    for value in (made[-1], made[0]) if is_json else (made[-1] if made else "text",):
        yield _written(name, code, media_type, value, content)


def _written(name: str, code: int, media_type: str, value: Any, content: Content) -> Planned:
    kind = media_type.partition(";")[0].strip().lower()
    items = value if isinstance(value, list) and not content.is_sequence else [value, value]
    lines = [json.dumps(item).encode() for item in items]
    if kind.partition("/")[2] in _LINES:
        return Planned(name, code, media_type, items, b"".join(line + b"\n" for line in lines), is_sequence=True)
    if kind.endswith("json-seq"):
        return Planned(
            name, code, media_type, items, b"".join(b"\x1e" + line + b"\n" for line in lines), is_sequence=True
        )
    if kind == "text/event-stream":
        return Planned(name, code, media_type, items, b"".join(map(_event, items)), is_sequence=True)
    if kind == "application/json" or kind.endswith("+json"):
        return Planned(name, code, media_type, value, json.dumps(value).encode())
    text = value if isinstance(value, str) else json.dumps(value)
    return Planned(name, code, media_type, text, text.encode())


def _event(item: Any) -> bytes:
    """A server-sent event; an object that has data is one, anything else is the data of one."""
    fields = item if isinstance(item, dict) and "data" in item else {"data": item}
    texts = {name: text if isinstance(text, str) else json.dumps(text) for name, text in fields.items()}
    known = {name: text for name, text in texts.items() if name in ("data", "event", "id", "retry")}
    lines = [
        f"{name}: {line}" for name, text in known.items() for line in (text.split("\n") if name == "data" else [text])
    ]
    return "\n".join([*lines, "", ""]).encode()


def problem_of(planned: Planned, result: Any, method: Method, codec: Any, package: str) -> str:
    """What is not the same in the result of a call; empty where nothing is."""
    operation = method.operation
    if not planned.media_type:
        return "" if result is None else f"without content it gave {type(result).__name__}"
    if isinstance(result, bytes):
        return "" if result == planned.content else "other bytes"
    if operation.response is None:
        return "" if result is None and not planned.content else "its content is dropped"
    declared = operation.response if planned.is_sequence else operation.content(planned.status).type
    known = codec(package, declared())
    if method.pages is not None:
        return next(_page_losses(planned.value, result, method.pages.items), "")
    if planned.is_sequence:
        if len(result) != len(planned.value):
            return f"{len(result)} items instead of {len(planned.value)}"
        if operation.reads in ("events", "event_text"):
            return ""
        pairs = zip(planned.value, result, strict=True)
        return next((loss for value, item in pairs for loss in known.losses(value, item)), "")
    return next(iter(known.losses(planned.value, result)), "")


def _page_losses(value: Any, page: Any, path: str | None) -> Iterator[str]:
    for step in path.split(".") if path else ():
        value = (value or {}).get(step)
    from pydantic_core import to_jsonable_python

    items = [
        item.model_dump(mode="json", by_alias=True, exclude_unset=True)
        if hasattr(item, "model_dump")
        else to_jsonable_python(item)
        for item in page.items
    ]
    return differences(value or [], items, path or "")
