"""One operation under trial: what it is called with, and by which arguments."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.corpus.operations import Documented
from tests.corpus.schemas import Place, Schemas
from tests.corpus.wire_messages import Content, Described, alternatives, answers, body, parameters
from tests.corpus.wire_methods import Method, Names, UnknownArgumentError
from tests.corpus.wire_reading import ABSENT
from tests.corpus.wire_values import NoValueError, Values


@dataclass(slots=True)
class Tally:
    """What came of the calls of one document.

    Attributes:
        operations: How many operations were called.
        requests: How many requests were sent.
        valid: How many of them are as the document says.
        equal: How many of them hold what was passed.
        answers: How many answers were sent.
        decoded: How many of them came back without loss.
        untried: Why operations were not called, or not with all that they take.
        findings: What is wrong, with the operation.
        sent: The requests, for another judge.
    """

    operations: int = 0
    requests: int = 0
    valid: int = 0
    equal: int = 0
    answers: int = 0
    decoded: int = 0
    untried: list[str] = field(default_factory=list[str])
    findings: list[str] = field(default_factory=list[str])
    sent: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])


@dataclass(slots=True)
class Passed:
    """What one call passes.

    Attributes:
        parameters: The values of the parameters that are given.
        content: The media type of the body; None where none is given.
        body: The body.
    """

    parameters: dict[Described, Any]
    content: Content | None = None
    body: Any = ABSENT


class Subject:
    """An operation under trial.

    Args:
        operation: The operation.
        method: The method that calls it.
        values: What makes values.
        schemas: Those of the document.
    """

    def __init__(self, operation: Documented, method: Method, values: Values, schemas: Schemas) -> None:
        self.operation = operation
        self.method = method
        self.values = values
        self.schemas = schemas
        self.name = f"{operation.method} {operation.path}"
        self.parameters = parameters(schemas, operation)
        self.body = body(schemas, operation)
        self.answers = answers(schemas, operation)
        self.security = alternatives(schemas, operation)

    def places(self) -> Iterator[Place | None]:
        """Where all schemas stand that it needs."""
        yield from (each.schema for each in self.parameters)
        yield from (content.schema for content in (self.body or (False, []))[1])
        yield from (answer.content.schema for answer in self.answers if answer.content)

    def passed(self, tally: Tally) -> Iterator[Passed]:
        """What to call it with: what it needs, and all that it takes; raises `NoValueError` where it cannot be called."""
        taken = frozenset(each.name for each in self.parameters)
        made: dict[Described, list[Any]] = {}
        for each in self.parameters:
            try:
                made[each] = self.values.of_parameter(each, taken)
            except NoValueError as reason:
                if each.required:
                    raise
                tally.untried.append(f"{self.name}: {reason}")
        needed, contents = self.body or (False, [])
        content = next((each for each in contents if self._is_sent(each)), None)
        if contents and content is None:
            offered = ", ".join(each.media_type for each in contents)
            tally.findings.append(f"{self.name}: its method sends no body of its media types: {offered}")
        bodies = [self._sent(content, value) for value in self.values.of_content(content)] if content else []
        least = _together({each: values[:1] for each, values in made.items() if each.required})
        yield Passed(least, content, bodies[0]) if needed and bodies else Passed(least)
        most = _together(made)
        yield Passed(most, content, bodies[-1]) if bodies else Passed(most)

    def _is_sent(self, content: Content) -> bool:
        """Whether a method sends this media type; a range is any of those that fit."""
        sent = self.method.operation.body
        if sent is None:
            return False
        given = sent.media_type.partition(";")[0].strip().lower()
        return content.essence == given or (content.essence.endswith("/*") and fits(content.essence, given))

    def _sent(self, content: Content, value: Any) -> Any:
        """A body as a caller gives it: what is no JSON, form or text is bytes."""
        if "json" in content.essence or content.essence == "*/*":
            return value
        if self.values.is_file(content):
            return str(value).encode()
        if content.essence == "application/x-www-form-urlencoded":
            return value
        if content.essence == "multipart/form-data":
            return self.values.with_files(content, value)
        is_scalar = isinstance(value, bool | int | float)
        text = json.dumps(value) if is_scalar else value if isinstance(value, str) and value else "a text"
        return text if content.essence.startswith("text/") or content.essence.endswith("xml") else text.encode()

    def bound(self, passed: Passed) -> tuple[list[Any], dict[str, Any]]:
        """The arguments of a call."""
        names = Names(self.method)
        # Those that share a name are told apart by their place: the most particular name goes first.
        found = {names.parameter(each): value for each, value in self._all_of(passed)}
        if passed.body is not ABSENT:
            found |= self._bound_body(passed.body, names)
        order = self.method.arguments[: self.method.positional]
        if missing := [name for name in order if name not in found]:
            raise UnknownArgumentError(f"nothing is known of its arguments {', '.join(missing)}")
        return [found.pop(name) for name in order], {
            name: value for name, value in found.items() if value is not ABSENT
        }

    def _all_of(self, passed: Passed) -> Iterator[tuple[Described, Any]]:
        return ((each, passed.parameters.get(each, ABSENT)) for each in self.parameters)

    def _bound_body(self, value: Any, names: Names) -> dict[str, Any]:
        if not self.method.takes_fields or not isinstance(value, dict):
            return {"body": value}
        found: dict[str, Any] = {}
        extra: dict[str, Any] = {}
        for key, inner in value.items():
            name = names.field(key)
            (extra if name is None else found)[key if name is None else name] = inner
        return found | ({"extra_body": extra} if extra else {})


def _together(made: Mapping[Described, list[Any]]) -> dict[Described, Any]:
    """The longest value of each parameter; two objects in one query can't have a member of the same name."""
    chosen: dict[Described, Any] = {}
    taken: set[str] = set()
    for each in sorted(made, key=lambda each: not each.required):
        for value in reversed(made[each]):
            members = set(value) if each.explode and isinstance(value, dict) else set[str]()
            if not members & taken:
                chosen[each] = value
                taken |= members
                break
        if each.required and each not in chosen:
            raise NoValueError(f"what {each.name} holds has the names of other members")
    return chosen


def fits(pattern: str, media_type: str) -> bool:
    """Whether a media type is one, or one of a range."""
    return pattern == "*/*" or media_type.startswith(pattern.removesuffix("*"))
