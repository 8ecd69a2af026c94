"""Calls the methods of one package against a server on loopback: `python -m tests.corpus.wire_calls DOCUMENT FOLDER PACKAGE`.

Each operation is called by both kinds of client, with what it needs and with all that it takes. What came over the wire
is read by `wire_reading`, must be what was passed, and valid; what the server answers must come back as it was sent.
Prints a `Tally` as JSON.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import inspect
import json
import sys
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from generator.names import class_name
from tests.corpus.compare import differences
from tests.corpus.operations import Documented, documented
from tests.corpus.roundtrip import Codec
from tests.corpus.schemas import Place, Schemas, UnknownPlace
from tests.corpus.wire_answers import Planned, failures, goods, problem_of
from tests.corpus.wire_messages import Content, Described, alternatives, answers, body, parameters, plain
from tests.corpus.wire_methods import Method, Methods, Names, UnknownArgumentError
from tests.corpus.wire_reading import ABSENT, Received, parameter, received, segments
from tests.corpus.wire_reading import body as read_body
from tests.corpus.wire_sample import sampled
from tests.corpus.wire_values import NoValueError, Values
from tests.runtime.wire import Wire, answered, wire

_SHOWN = 300
_ERRORS = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
}


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


class Clients:
    """Both clients of a package, and the server that they talk to.

    Args:
        package: The package.
        server: The server.
    """

    def __init__(self, package: str, server: Wire) -> None:
        self._module = importlib.import_module(package)
        self._runner = asyncio.Runner()
        self.deviations: list[str] = []
        hooks = self._module.Hooks(on_deviation=lambda found: self.deviations.append(f"{found.path}: {found.problem}"))
        name = class_name(package)
        self._clients = {
            kind: self._client(prefix + name, base_url=server.url, max_retries=0, rate_limit=None, hooks=hooks)
            for kind, prefix in (("sync", ""), ("async", "Async"))
        }

    def _client(self, name: str, **given: Any) -> Any:
        client = getattr(self._module, name)
        settings = sys.modules[client.__module__]._SETTINGS
        variables = {variable.argument for variable in settings.server.variables} if settings.server else set()
        for argument in inspect.signature(client).parameters.values():
            is_text = str(argument.annotation).startswith("str")
            if is_text and argument.name not in variables and argument.name != "base_url":
                given[argument.name] = f"a-{argument.name}"
        return client(**given)

    def call(self, kind: str, method: Method, arguments: list[Any], named: Mapping[str, Any]) -> Any:
        """The result of a call; what is a page or a stream is read."""
        called = getattr(method.resources[kind](self._clients[kind].caller), method.name)(*arguments, **named)
        return self._runner.run(_awaited(called)) if kind == "async" else _read(called)

    def close(self) -> None:
        """Close both, and end the event loop."""
        self._clients["sync"].close()
        self._runner.run(self._clients["async"].close())
        self._runner.close()


def _read(result: Any) -> Any:
    if type(result).__name__ == "Stream":
        with result:
            return list(result)
    return result


async def _awaited(called: Any) -> Any:
    result = await called
    if type(result).__name__ == "AsyncStream":
        async with result:
            return [item async for item in result]
    return result


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
        return content.essence == given or (content.essence.endswith("/*") and _fits(content.essence, given))

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


def _fits(pattern: str, media_type: str) -> bool:
    return pattern == "*/*" or media_type.startswith(pattern.removesuffix("*"))


class Judgement:
    """What is wrong with one request.

    Args:
        subject: The operation.
        passed: What was passed.
        request: What came.
    """

    def __init__(self, subject: Subject, passed: Passed, request: Received) -> None:
        self._subject = subject
        self._passed = passed
        self._request = request
        self.invalid: list[str] = []
        self.different: list[str] = []
        self._judge()

    def _judge(self) -> None:
        request, subject = self._request, self._subject
        self._secure()
        try:
            inside = segments(request, subject.operation.path)
            # What takes the rest of a query goes last.
            for each in sorted(subject.parameters, key=lambda each: each.schema is not None and self._is_map(each)):
                if each.place == "path" and each.name not in inside:
                    continue  # The path has no place for it.
                like = self._passed.parameters.get(each, ABSENT)
                self._compare(each, like, parameter(request, each, inside.get(each.name), like))
            self._judge_body()
        except (ValueError, KeyError, TypeError) as error:
            self.invalid.append(f"unreadable: {type(error).__name__}: {error}")
        for name, _ in (*request.query, *request.cookies):
            self.invalid.append(f"nothing describes {name}")

    def _is_map(self, described: Described) -> bool:
        return described.explode and isinstance(self._passed.parameters.get(described), dict)

    def _compare(self, described: Described, like: Any, read: Any) -> None:
        where = f"{described.place} {described.name}"
        if like is ABSENT or read is ABSENT:
            if like is not read:
                self.different.append(f"{where} is {'there' if like is ABSENT else 'missing'}")
        else:
            self.different += [f"{where}{found}" for found in differences(like, read)]
            if not self._subject.values.is_valid(described.schema, read):
                self.invalid.append(f"{where} is not valid: {read!r}"[:_SHOWN])

    def _judge_body(self) -> None:
        passed, request = self._passed, self._request
        subject = self._subject
        # Of fields that are all left out, nothing is known.
        is_left_out = passed.body == {} and subject.method.takes_fields and not (subject.body or (False, []))[0]
        if passed.content is None or (is_left_out and not request.content):
            if request.content:
                self.different.append(f"a body came: {request.content[:80]!r}")
            return
        given = request.headers.get("content-type", "")
        if not any(
            _fits(each.essence, given.partition(";")[0].lower()) for each in (self._subject.body or (False, []))[1]
        ):
            self.invalid.append(f"its media type is {given!r}")
            return
        read = read_body(request, passed.content, passed.body)
        self.different += [f"body{found}" for found in differences(_texts(passed.body), _texts(read))]
        # A text, such as XML, or a file is what no schema of JSON describes.
        schema = None if isinstance(passed.body, str | bytes) and "json" not in given else passed.content.schema
        if not self._subject.values.is_valid(schema, _texts(read)):
            self.invalid.append(f"the body is not valid: {read!r}"[:_SHOWN])

    def _secure(self) -> None:
        """Whether the credentials of one alternative are there, as far as a client has any to send."""
        if not any(all(map(self._has, alternative)) for alternative in self._subject.security):
            self.invalid.append("it lacks credentials")
        self._drop_credentials()

    def _has(self, scheme: Mapping[str, Any]) -> bool:
        request, name = self._request, str(scheme.get("name"))
        match scheme.get("type"):
            case "apiKey" if scheme.get("in") == "header":
                return name.lower() in request.headers
            case "apiKey":
                found = request.query if scheme.get("in") == "query" else request.cookies
                return any(key == name for key, _ in found)
            case "http" if str(scheme.get("scheme")).lower() == "basic":
                return request.headers.get("authorization", "").startswith("Basic ")
            case "http" | "oauth2" | "openIdConnect":
                return "authorization" in request.headers
            case _:
                return True

    def _drop_credentials(self) -> None:
        taken = {each.name for each in self._subject.parameters}
        names = {str(scheme.get("name")) for alternative in self._subject.security for scheme in alternative} - taken
        self._request.query[:] = [pair for pair in self._request.query if pair[0] not in names]
        self._request.cookies[:] = [pair for pair in self._request.cookies if pair[0] not in names]


def _texts(value: Any) -> Any:
    """Files as texts, so that they can be compared and judged with the rest."""
    match value:
        case bytes():
            return value.decode("latin-1")
        case dict():
            return {key: _texts(inner) for key, inner in value.items()}
        case list():
            return [_texts(inner) for inner in value]
        case _:
            return value


class Trial:
    """Calls the operations of a package.

    Args:
        schemas: Those of the document.
        package: The package, which can be imported.
        seed: What the values are made from.
    """

    def __init__(self, schemas: Schemas, package: str, seed: int) -> None:
        self._schemas = schemas
        self._package = package
        self._values = Values(schemas, seed)
        self._planned: Planned | None = None
        self.tally = Tally()

    def run(self, limit: int, seed: int) -> Tally:
        """Call so many operations, or all if there are not more."""
        if "$dynamicRef" in json.dumps(self._schemas.document):
            self.tally.untried.append(
                "all of it: the judge takes its schemas for one resource, in which an anchor has one meaning"
            )
            return self.tally
        methods = Methods(self._package)
        chosen = sampled(self._schemas, list(documented(self._schemas)), limit, seed)
        subjects = [subject for operation in map(plain, chosen) if (subject := self._subject(operation, methods))]
        self._values.know(place for subject in subjects for place in subject.places())
        with wire(reply=self._reply, keep=True) as server:
            clients = Clients(self._package, server)
            for subject in subjects:
                self._try(subject, clients, server)
            clients.close()
        return self.tally

    def _subject(self, operation: Documented, methods: Methods) -> Subject | None:
        name = f"{operation.method} {operation.path}"
        method = methods.of(operation, str(self._schemas.at(operation.place).get("operationId")))
        if method is None:
            self.tally.untried.append(f"{name}: it has no method by its path")
            return None
        try:
            return Subject(operation, method, self._values, self._schemas)
        except UnknownPlace as unknown:
            self.tally.untried.append(f"{name}: {unknown} leads nowhere")
            return None

    def _reply(self, request: bytes) -> bytes:
        planned = self._planned
        if planned is None:
            return answered(b"", status="500 Unplanned", close=False)
        headers = [f"content-type: {planned.media_type}"] if planned.media_type else []
        if planned.status in (204, 304):
            return answered(b"", status=f"{planned.status} Planned", length=False, close=False)
        return answered(planned.content, *headers, status=f"{planned.status} Planned", close=False)

    def _try(self, subject: Subject, clients: Clients, server: Wire) -> None:
        try:
            every = list(subject.passed(self.tally))
            good = list(goods(subject.answers, subject.method.operation, self._values))
            calls = [(passed, *subject.bound(passed)) for passed in every]
        except (NoValueError, UnknownPlace) as reason:
            self.tally.untried.append(f"{subject.name}: {reason}")
            return
        except UnknownArgumentError as unknown:
            self.tally.findings.append(f"{subject.name}: {unknown}")
            return
        self.tally.operations += 1
        for number in range(max(len(calls), len(good))):
            passed, path, named = calls[number % len(calls)]
            for kind in ("sync", "async"):
                self._planned = good[number % len(good)]
                self._call(subject, passed, (clients, server, kind, path, named))
        self._fail(subject, calls[0], clients)

    def _call(
        self, subject: Subject, passed: Passed, how: tuple[Clients, Wire, str, list[Any], dict[str, Any]]
    ) -> None:
        clients, server, kind, path, named = how
        planned, tally = self._planned, self.tally
        server.requests.clear()
        clients.deviations.clear()
        problem, result = "", None
        try:
            result = clients.call(kind, subject.method, path, named)
        except Exception as error:
            problem = f"{type(error).__name__}: {error}"
        if not server.requests:
            tally.findings.append(f"{subject.name} ({kind}): not sent: {problem}"[:_SHOWN])
            return
        self._judge(subject, passed, server.requests[0], kind)
        assert planned is not None
        tally.answers += 1
        problem = problem or problem_of(planned, result, subject.method, Codec, self._package)
        problem = problem or (f"a deviation: {clients.deviations[0]}" if clients.deviations else "")
        if not problem:
            tally.decoded += 1
        else:
            tally.findings.append(f"{subject.name} ({kind}): {planned.name}: {problem}"[:_SHOWN])

    def _judge(self, subject: Subject, passed: Passed, request: bytes, kind: str) -> None:
        judgement = Judgement(subject, passed, received(request))
        self.tally.requests += 1
        self.tally.valid += not judgement.invalid
        self.tally.equal += not judgement.different
        for found in (*judgement.invalid, *judgement.different):
            self.tally.findings.append(f"{subject.name} ({kind}): {found}"[:_SHOWN])
        if kind == "sync":
            sent = {"name": subject.name, "path": subject.operation.path, "request": request.decode("latin-1")}
            self.tally.sent.append({**sent, "is_valid": not judgement.invalid and not judgement.different})

    def _fail(self, subject: Subject, call: tuple[Passed, list[Any], dict[str, Any]], clients: Clients) -> None:
        """Each documented error must be raised as what its status says."""
        for planned in failures(subject.answers, self._values):
            self._planned = planned
            wanted = "InternalServerError" if planned.status >= 500 else _ERRORS.get(planned.status, "APIStatusError")
            self.tally.answers += 1
            try:
                clients.call("sync", subject.method, call[1], call[2])
                raised = "nothing"
            except Exception as error:
                raised = type(error).__name__
            if raised == wanted:
                self.tally.decoded += 1
            else:
                self.tally.findings.append(f"{subject.name}: {planned.status} raised {raised}, not {wanted}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("document", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("package")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--limit", type=int, default=60)
    given = parser.parse_args()
    sys.path.insert(0, str(given.folder))
    warnings.filterwarnings("ignore", "[^ ]+ is deprecated by the API's description")
    tally = Trial(Schemas(given.document.resolve()), given.package, given.seed).run(given.limit, given.seed)
    print(json.dumps({each.name: getattr(tally, each.name) for each in fields(tally)}))


if __name__ == "__main__":
    main()
