"""Bulk writes: any number of rows in calls of a bounded size, and what became of each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, NamedTuple

from pydantic import BaseModel

from .check import repeatable
from .errors import (
    APIConnectionError,
    APIError,
    APIResultError,
    APIStatusError,
    AuthenticationError,
    BulkError,
    ClientClosedError,
    ConfigurationError,
    InvalidRequestError,
    ResponseDecodeError,
    call_error,
)
from .exchange import Core, Steps
from .interpret import json_of
from .model import member
from .operation import Arguments, BulkRule, Operation
from .request import Request
from .response import Response
from .retry import is_unknown, is_unprocessed
from .settings import RowErrors
from .values import is_list, is_mapping

_FATAL_STATUSES = frozenset({*range(300, 400), 403, 404, 405, 429})
_PATIENCE = 5


class RowProblem(NamedTuple):
    """What is wrong with one row. The message may quote the row's values."""

    code: str | None = None
    field: str | None = None
    message: str | None = None

    def __repr__(self) -> str:
        return f"RowProblem(code={self.code!r}, field={self.field!r})"


@dataclass(frozen=True, slots=True, repr=False)
class BulkEntry:
    """One row and what became of it. Its repr shows no values.

    Attributes:
        index: The number of the row in the input, from 0.
        row: The row as it was given.
        error: Why it was not written, or is not known to be; None where it was.
        problems: What is wrong with this very row, as far as the server says.
        innocent: Whether it was refused for no fault of its own: along with another row of its
            call, or for the moment.
    """

    index: int
    row: Any
    error: APIError | None = None
    problems: tuple[RowProblem, ...] = ()
    innocent: bool = False

    def __repr__(self) -> str:
        told = f": {type(self.error).__name__}" if self.error else ""
        return f"<BulkEntry {self.index}{told}>"


class _Call(NamedTuple):
    method: str
    path: str


class BulkResult:
    """What became of every row of a bulk write; each row is in exactly one of the lists.

    Attributes:
        succeeded: Written.
        failed: Refused, here or by the server, and not written.
        uncertain: Sent, but nobody knows whether they were written: no answer came, or the
            server failed.
        unsent: Never sent, or never received.
        stopped_by: What ended the run before the end of its input.
    """

    def __init__(self, operation: Operation[Any], *, idempotent: bool) -> None:
        self.succeeded: list[BulkEntry] = []
        self.failed: list[BulkEntry] = []
        self.uncertain: list[BulkEntry] = []
        self.unsent: list[BulkEntry] = []
        self.stopped_by: Exception | None = None
        # Not the operation itself, which can't be pickled.
        self._call = _Call(operation.method, operation.path)
        self._idempotent = idempotent

    def __repr__(self) -> str:
        names = ("succeeded", "failed", "uncertain", "unsent")
        counts = {name: len(getattr(self, name)) for name in names}
        told = ", ".join(f"{count:,} {name}" for name, count in counts.items() if count)
        return f"<BulkResult of {sum(counts.values()):,} rows: {told or 'none'}>"

    def raise_for_failures(self) -> None:
        """Return if every row was written.

        Raises:
            BulkError: Some were not, or may not have been; its cause is the first error.
        """
        others = sorted([*self.failed, *self.uncertain, *self.unsent], key=_index)
        if not others and self.stopped_by is None:
            return
        errors = Counter(type(entry.error).__name__ for entry in others if entry.error)
        told = ", ".join(f"{count:,} x {name}" for name, count in errors.most_common())
        text = f"did not write every row: {self}{told and f': {told}'}"
        error = call_error(BulkError, self._call, text)
        error.result = self
        first = next((entry.error for entry in others if entry.error), None)
        raise error from (self.stopped_by or first)

    def retry_rows(self, *, uncertain: bool = False) -> list[Any]:
        """The rows to give to the same method again, in the order of the input.

        These are the unsent ones, those that were refused for no fault of their own, and the
        uncertain ones of an operation that does no harm when it is repeated.

        Args:
            uncertain: Take all uncertain rows. Those that were written are written twice.
        """
        entries = [*self.unsent, *(entry for entry in self.failed if entry.innocent)]
        if uncertain or self._idempotent:
            entries += self.uncertain
        return [entry.row for entry in sorted(entries, key=_index)]


class Part(NamedTuple):
    """The rows of one call, and its request."""

    entries: tuple[BulkEntry, ...]
    request: Request


class BulkRun:
    """A bulk write without its sending: cuts the input into calls, and sorts what comes of them.

    Args:
        core: The client.
        operation: What is called.
        rule: How it takes rows.
        rows: The input; it is read as the calls need it.
        arguments: What every call passes besides its rows.

    Attributes:
        on_progress: Called after each call with the result so far.

    Raises:
        InvalidRequestError: The arguments besides the rows don't fit.
    """

    def __init__(
        self,
        core: Core,
        operation: Operation[Any],
        rule: BulkRule,
        rows: Iterable[Any],
        arguments: Arguments,
    ) -> None:
        request = core.builder.build(operation, arguments, with_body=False)
        self.result = BulkResult(operation, idempotent=request.idempotent)
        self._core = core
        self._operation = operation
        self._rule = rule
        self._rows = enumerate(_iterated(rows, operation))
        self._arguments = arguments
        self.on_progress: Callable[[BulkResult], object] | None = None
        self._unanswered = 0
        self._is_input_broken = False

    def parts(self) -> Iterator[Part]:
        """The calls to make, until the input or the run is at its end."""
        while self.result.stopped_by is None:
            taken: list[BulkEntry] = []
            try:
                for index, row in islice(self._rows, self._rule.limit):
                    taken.append(BulkEntry(index, _readable(row)))
            except Exception as error:
                # The input is the caller's code; what was written so far must not be forgotten.
                self._is_input_broken = True
                self._stop(error)
                self.result.unsent += taken
                return
            if not taken:
                return
            part = self._part(taken)
            if part is not None:
                yield part

    def steps(self, part: Part) -> Steps[Response]:
        """The sending of one call; its good answer.

        Raises:
            APIError: Always one: no result must be lost, whatever a transport raises or a
                function that gives tokens.
        """
        trial = self._core.trial(self._operation, part.request)
        try:
            answer = yield from trial.steps()
            self._core.interpreter.accept(self._operation, answer.response)
            self._core.interpreter.value(self._operation, *answer)
            return answer.response
        except Exception as error:
            # That no token came for a repetition says nothing of the attempt before it.
            if isinstance(error, APIError) and (
                error.response is not None
                or hasattr(error, "sent")
                or not trial.is_sent
            ):
                raise
            text = f"got no answer ({type(error).__name__})"
            told = call_error(APIConnectionError, part.request, text)
            told.sent = trial.is_sent
            raise told from error

    def settle(self, part: Part, outcome: Response | APIError) -> None:
        """Sort the rows of a call by what came of it."""
        result, entries = self.result, part.entries
        unanswered = False
        if isinstance(outcome, Response):
            self._settle_answered(part, outcome)
        elif _is_unknown(outcome):
            unanswered = True
            result.uncertain += (replace(entry, error=outcome) for entry in entries)
        elif isinstance(outcome, APIConnectionError | ClientClosedError):
            result.unsent += (replace(entry, error=outcome) for entry in entries)
            self._stop(outcome)
        else:
            self._settle_refused(part, outcome)
        self._unanswered = self._unanswered + 1 if unanswered else 0
        if self._unanswered >= _PATIENCE or _is_fatal(outcome):
            self._stop(outcome)
        self._core.interpreter.tell(self.on_progress, result)

    def abandon(self, parts: Iterable[Part]) -> None:
        """Note calls that were under way when the run was broken off, as by Ctrl-C."""
        text = "was broken off"
        error = call_error(APIConnectionError, self._operation, text)
        for part in parts:
            self.result.uncertain += (replace(e, error=error) for e in part.entries)

    def end(self) -> BulkResult:
        """The result, with all that was never sent.

        Raises:
            BulkError: Reading the input raised an error.
        """
        result = self.result
        reason = result.stopped_by if isinstance(result.stopped_by, APIError) else None
        try:
            for index, row in self._rows:
                result.unsent.append(BulkEntry(index, row, reason))
        except Exception as error:
            self._is_input_broken = True
            self._stop(error)
        for entries in (
            result.succeeded,
            result.failed,
            result.uncertain,
            result.unsent,
        ):
            entries.sort(key=_index)
        if self._is_input_broken:
            result.raise_for_failures()
        return result

    def _stop(self, reason: Any) -> None:
        if self.result.stopped_by is None:
            self.result.stopped_by = reason

    def _part(self, entries: list[BulkEntry]) -> Part | None:
        """A call with these rows, less those that can't be sent: they fail by themselves."""
        try:
            return Part(tuple(entries), self._request(entries))
        except InvalidRequestError:
            sendable = tuple(filter(self._is_sendable, entries))
        return Part(sendable, self._request(sendable)) if sendable else None

    def _is_sendable(self, entry: BulkEntry) -> bool:
        try:
            self._request([entry])
        except InvalidRequestError as error:
            problem = RowProblem(message=str(error))
            failed = replace(entry, error=error, problems=(problem,))
            self.result.failed.append(failed)
            return False
        return True

    def _request(self, entries: Iterable[BulkEntry]) -> Request:
        body: Any = [entry.row for entry in entries]
        if self._rule.field is not None:
            body = {**self._arguments.body, self._rule.field: body}
        arguments = self._arguments._replace(body=body)
        return self._core.builder.build(self._operation, arguments)

    def _settle_answered(self, part: Part, response: Response) -> None:
        """A good answer may all the same say that some rows were refused."""
        result, problems = self.result, self._problems(part, json_of(response))
        refusal = None
        if problems:
            refusal = self._core.interpreter.error(
                APIResultError, self._operation, response, "with rows refused"
            )
        for position, entry in enumerate(part.entries):
            if found := problems.get(position):
                refused = replace(entry, error=refusal, problems=found)
                result.failed.append(refused)
            elif None in problems:
                result.uncertain.append(replace(entry, error=refusal))
            else:
                result.succeeded.append(entry)

    def _settle_refused(self, part: Part, error: APIError) -> None:
        problems = self._problems(part, error.body)
        if error.response is not None and error.response.repeated:
            # This attempt was refused for a reason that an earlier one may not have met, or even
            # for what that one wrote.
            self.result.uncertain += (replace(e, error=error) for e in part.entries)
            return
        # What refuses every call is no fault of these rows.
        passing = error.status_code in (408, 425, 503) or _is_fatal(error)
        for position, entry in enumerate(part.entries):
            found = problems.get(position, ())
            innocent = passing or bool(problems and not found and None not in problems)
            failed = replace(entry, error=error, problems=found, innocent=innocent)
            self.result.failed.append(failed)

    def _problems(
        self, part: Part, body: Any
    ) -> dict[int | None, tuple[RowProblem, ...]]:
        settings = self._core.settings.row_errors
        if settings is None:
            return {}
        sent = part.request.json
        rows = sent if self._rule.field is None else sent[self._rule.field]
        return row_problems(settings, body, rows)


def row_problems(
    settings: RowErrors, body: Any, rows: list[Any]
) -> dict[int | None, tuple[RowProblem, ...]]:
    """What an answer's body says about the rows of its call, by their positions.

    None is the position of what it says about no particular row.

    Args:
        settings: Where it says so.
        body: The parsed body.
        rows: The rows as they were sent.
    """
    listed = member(body, settings.path)
    if is_list(listed) and len(listed) == 1 != len(rows) and is_list(listed[0]):
        # Some servers wrap the list once more.
        listed = listed[0] if len(listed[0]) == len(rows) else listed
    if not is_list(listed):
        return {}
    found: dict[int | None, list[RowProblem]] = {}
    for position, named in enumerate(listed):
        for leaf in _leaves(settings, named):
            # A list of another length names only the rows at fault: those with that value.
            places: list[int | None] = [*_places(settings, leaf, rows)] or [None]
            if len(listed) == len(rows) and (position in places or places == [None]):
                places = [position]
            names = (settings.code, settings.field, settings.message)
            problem = RowProblem(*(_text(leaf, name) for name in names))
            for place in places:
                found.setdefault(place, []).append(problem)
    return {place: tuple(problems) for place, problems in found.items()}


def _leaves(settings: RowErrors, value: Any) -> Iterator[Mapping[str, Any]]:
    if is_list(value):
        for each in value:
            yield from _leaves(settings, each)
    elif is_mapping(value):
        if any(_text(value, name) for name in (settings.code, settings.message)):
            yield value
        else:
            yield from _leaves(settings, list(value.values()))


def _places(
    settings: RowErrors, leaf: Mapping[str, Any], rows: list[Any]
) -> Iterator[int]:
    field, value = _text(leaf, settings.field), leaf.get(settings.value or "")
    for place, row in enumerate(rows):
        if value is not None and is_mapping(row) and row.get(field) == value:
            yield place


def _text(leaf: Mapping[str, Any], name: str | None) -> str | None:
    value = leaf.get(name) if name else None
    return None if value is None else str(value)


def _is_unknown(error: APIError) -> bool:
    """Whether the server may or may not have done what it was asked."""
    response = error.response
    if isinstance(error, APIConnectionError | ClientClosedError):
        return error.sent
    if isinstance(error, ResponseDecodeError):
        return True
    if response is None:
        return False
    return is_unknown(response) or (is_unprocessed(response) and response.repeated)


def _is_fatal(outcome: Response | APIError) -> bool:
    """Whether all further calls would fare the same."""
    if isinstance(outcome, ConfigurationError | AuthenticationError):
        return True
    is_status = isinstance(outcome, APIStatusError)
    return is_status and outcome.status_code in _FATAL_STATUSES


def _iterated(rows: Any, operation: Operation[Any]) -> Iterator[Any]:
    """The rows one by one.

    Raises:
        InvalidRequestError: It is no iterable of rows.
    """
    problem = "rows must be an iterable of models or mappings"
    if hasattr(rows, "to_dict") or hasattr(rows, "to_dicts"):
        problem = "of a data frame, pass the records: frame.to_dict('records')"
    elif not isinstance(rows, str | bytes | Mapping | BaseModel):
        try:
            return iter(rows)
        except TypeError:
            pass
    raise call_error(InvalidRequestError, operation, f"was not sent: {problem}")


def _readable(row: Any) -> Any:
    """The row; a copy where a part of it can be read only once, for it may be sent again."""
    copy: Any = repeatable(row) if row.__class__ is dict else row
    return row if copy is row or copy == row else copy


def _index(entry: BulkEntry) -> int:
    return entry.index
