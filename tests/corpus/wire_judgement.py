"""What is wrong with one request: whether it holds what was passed, and is as the document says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.corpus.compare import differences
from tests.corpus.wire_messages import Described
from tests.corpus.wire_reading import ABSENT, Received, parameter, segments
from tests.corpus.wire_reading import body as read_body
from tests.corpus.wire_subject import Passed, Subject, fits

_SHOWN = 300


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
            fits(each.essence, given.partition(";")[0].lower()) for each in (self._subject.body or (False, []))[1]
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
