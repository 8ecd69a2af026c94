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
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from generator.names import class_name
from tests.corpus.operations import Documented, documented
from tests.corpus.roundtrip import Codec
from tests.corpus.schemas import Schemas, UnknownPlace
from tests.corpus.wire_answers import Planned, failures, goods, problem_of
from tests.corpus.wire_judgement import Judgement
from tests.corpus.wire_messages import plain
from tests.corpus.wire_methods import Method, Methods, UnknownArgumentError
from tests.corpus.wire_reading import received
from tests.corpus.wire_sample import sampled
from tests.corpus.wire_subject import Passed, Subject, Tally
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
            if argument.name.endswith(("_client_id", "_client_secret")):
                continue  # A token is passed in their place.
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
