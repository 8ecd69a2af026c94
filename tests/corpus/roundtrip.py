"""Puts values of a document's schemas through the types of its package: `python -m tests.corpus.roundtrip DOCUMENT FOLDER PACKAGE`.

A valid value must be read without a finding and be written again as it came, and so must it be sent. A value that
jsonschema-rs refuses must be refused when it is sent and read with a finding, but nothing of it may be lost.
Prints a `Tally` as JSON.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import random
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import jsonschema_rs
from pydantic import BaseModel, TypeAdapter

from generator.names import class_name
from tests.corpus.compare import differences
from tests.corpus.instances import Maker
from tests.corpus.operations import Exchanged, exchanged
from tests.corpus.schemas import Refusal, Schemas, UnknownPlace, refusals
from tests.corpus.spoil import spoilt

_ATTEMPTS = 4
"""How many values are made for each that is wanted, as some are not valid."""
_EXAMPLES = 3
_NULL_ITSELF = "null for an object: a class cannot be null, what refers to it can"


@dataclass(slots=True)
class Tally:
    """What came of the values of one document.

    Attributes:
        schemas: How many schemas were tried.
        nameless: The schemas that have no type in the package.
        unjudged: The schemas that jsonschema-rs does not take, or of which no valid value was made.
        values: How many valid values were tried.
        equal: How many of them came back as they went, without a finding.
        deviations: How many of the others did what.
        refused: How many invalid values were tried, by the keyword that refuses them.
        unsent: How many of these were not sent.
        found: How many of these were read with a finding.
        lost: How many of these were read as something else.
        known: How many valid values were not tried, by the reason: the type knowingly does not take them.
        examples: The shortest of each kind.
    """

    schemas: int = 0
    nameless: list[str] = field(default_factory=list[str])
    unjudged: list[str] = field(default_factory=list[str])
    values: int = 0
    equal: int = 0
    deviations: Counter[str] = field(default_factory=Counter[str])
    refused: Counter[str] = field(default_factory=Counter[str])
    unsent: Counter[str] = field(default_factory=Counter[str])
    found: Counter[str] = field(default_factory=Counter[str])
    lost: Counter[str] = field(default_factory=Counter[str])
    known: Counter[str] = field(default_factory=Counter[str])
    examples: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def note(self, kind: str, schema: str, text: str) -> None:
        """Keep the shortest examples of a kind, one for each schema."""
        kept = self.examples.setdefault(kind, [])
        if not any(example.startswith(f"{schema}: ") for example in kept):
            kept.append(f"{schema}: {text[:300]}")
            kept.sort(key=len)
            del kept[_EXAMPLES:]

    def add(self, other: Tally) -> None:
        """Add the counts of another document."""
        for each in fields(self):
            mine, theirs = getattr(self, each.name), getattr(other, each.name)
            if isinstance(mine, int | list):
                setattr(self, each.name, mine + theirs)
            elif isinstance(mine, Counter):
                mine.update(theirs)


class Codec:
    """A type of a package, as its client uses it.

    Args:
        package: The package.
        declared: The type.
    """

    def __init__(self, package: str, declared: Any) -> None:
        self.is_model = inspect.isclass(declared) and issubclass(declared, BaseModel)
        self._decoder = importlib.import_module(f"{package}._runtime.decode").Decoder(declared, None)
        check = importlib.import_module(f"{package}._runtime.check")
        self._check, self.refusal = check.Check(declared), check.Refused
        self._adapter: TypeAdapter[Any] = TypeAdapter(declared)

    def read(self, value: Any) -> tuple[Any, list[str]]:
        """A value read as the client reads an answer, and what it found."""
        decoded = self._decoder.decode(json.dumps(value).encode())
        return decoded.value, [f"{found.path}: {found.problem}" for found in decoded.findings]

    def losses(self, value: Any, read: Any) -> Iterator[str]:
        """What is not the same where what was read is written by the names of the wire."""
        try:
            written = self._adapter.dump_json(read, by_alias=True, exclude_unset=True, warnings=False)
        except ValueError as error:
            return iter([f"it cannot be written: {error}"])
        return differences(value, json.loads(written))

    def sent(self, value: Any) -> Any:
        """What is sent for a value; raises `refusal`."""
        return json.loads(self._check.json(value))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("document", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("package")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--limit", type=int, default=20)
    given = parser.parse_args()
    sys.path.insert(0, str(given.folder))
    tally = tried(Schemas(given.document.resolve()), given.package, given.seed, given.limit)
    print(json.dumps({each.name: getattr(tally, each.name) for each in fields(tally)}))


class Subject(NamedTuple):
    """A schema under trial.

    Attributes:
        name: Its name.
        reference: Where it stands in the bundle.
        validator: Knows whether a value is valid.
        codec: The type it became.
    """

    name: str
    reference: str
    validator: jsonschema_rs.Draft202012Validator
    codec: Codec


def tried(schemas: Schemas, package: str, seed: int, limit: int) -> Tally:
    """Try values of every component, and of every other schema that an operation names.

    Args:
        schemas: Those of the document.
        package: The package generated from it, which can be imported.
        seed: What the values are made from.
        limit: How many valid values of each schema, and how many invalid ones.
    """
    tally = Tally()
    for subject in _subjects(schemas, package, tally):
        # Of the name too, so that a schema gets the same values whichever others there are.
        of_its_own = seed ^ zlib.crc32(subject.name.encode())
        valid = list(_valid(subject, Maker(schemas.definitions, of_its_own), limit))
        if not valid:
            tally.unjudged.append(f"{subject.name}: no valid value was made")
        for value in valid:
            _try_valid(tally, subject, value)
        for value, refusal in _invalid(subject, valid, random.Random(of_its_own), limit):
            _try_invalid(tally, subject, value, refusal)
    return tally


def _subjects(schemas: Schemas, package: str, tally: Tally) -> Iterator[Subject]:
    named = [*_components(schemas, package, tally), *exchanged(schemas, package)]
    references: dict[str, str] = {}
    for one in named:
        try:
            references[one.name] = schemas.reference(one.place)
        except UnknownPlace as unknown:
            tally.unjudged.append(f"{one.name}: {unknown} leads nowhere")
    judge = schemas.judge()
    for one in named:
        if one.name not in references:
            continue
        tally.schemas += 1
        try:
            validator = judge.validator(references[one.name])
        except ValueError as error:
            tally.unjudged.append(f"{one.name}: {str(error).partition(chr(10))[0][:150]}")
            continue
        yield Subject(one.name, references[one.name], validator, Codec(package, one.declared))


def _components(schemas: Schemas, package: str, tally: Tally) -> Iterator[Exchanged]:
    models = importlib.import_module(f"{package}.models")
    classes = _classes(schemas.components(), models)
    for name, place in schemas.components().items():
        if name in classes:
            yield Exchanged(name, place, getattr(models, classes[name]))
        else:
            tally.schemas += 1
            tally.nameless.append(name)


def _classes(components: Mapping[str, Any], models: ModuleType) -> dict[str, str]:
    """The class of each component: the first that wants a name has it, the others have a number behind it."""
    wanted: Counter[str] = Counter()
    found: dict[str, str] = {}
    for wire in components:
        name = class_name(wire)
        wanted[name] += 1
        numbered = name if wanted[name] == 1 else f"{name}{wanted[name]}"
        if numbered in models.__all__:
            found[wire] = numbered
    return found


def _valid(subject: Subject, maker: Maker, limit: int) -> Iterator[Any]:
    seen: set[str] = set()
    for value in maker.values(subject.reference, limit * _ATTEMPTS):
        text = json.dumps(value, sort_keys=True)
        if text not in seen and subject.validator.is_valid(value):
            seen.add(text)
            yield value
        if len(seen) == limit:
            break


def _invalid(subject: Subject, valid: list[Any], chance: random.Random, limit: int) -> Iterator[tuple[Any, Refusal]]:
    for value in valid:
        for other in spoilt(value, chance, max(1, limit // len(valid))):
            refusal = next(refusals(subject.validator.iter_errors(other)), None)
            if refusal is not None:
                yield other, refusal


def _try_valid(tally: Tally, subject: Subject, value: Any) -> None:
    if value is None and subject.codec.is_model:
        tally.known[_NULL_ITSELF] += 1
        return
    tally.values += 1
    problem = next(_problems(subject.codec, value), None)
    if problem is None:
        tally.equal += 1
    else:
        kind, text = problem
        tally.deviations[kind] += 1
        tally.note(kind, subject.name, f"{text} in {json.dumps(value)}")


def _problems(codec: Codec, value: Any) -> Iterator[tuple[str, str]]:
    """What goes wrong with a valid value, the worst first."""
    try:
        read, findings = codec.read(value)
    except ValueError as error:
        yield "not read", f"{type(error).__name__}: {error}"
        return
    yield from (("read as another", difference) for difference in codec.losses(value, read))
    yield from (("found", finding) for finding in findings)
    for kind, given in (("read, not sent", read), ("not sent", value)):
        try:
            yield from ((f"{kind} as it is", difference) for difference in differences(value, codec.sent(given)))
        except codec.refusal as refused:
            yield kind, str(refused)


def _try_invalid(tally: Tally, subject: Subject, value: Any, refusal: Refusal) -> None:
    name, codec = subject.name, subject.codec
    keyword, shown = refusal.keyword, f"{refusal.place} = {refusal.value}"
    tally.refused[keyword] += 1
    try:
        codec.sent(value)
        tally.note(f"sent against {keyword}", name, shown)
    except codec.refusal:
        tally.unsent[keyword] += 1
    try:
        read, findings = codec.read(value)
    except ValueError:
        tally.found[keyword] += 1
        return
    tally.found[keyword] += bool(findings)
    if not findings:
        tally.note(f"read against {keyword}", name, shown)
    if lost := next(codec.losses(value, read), None):
        tally.lost[keyword] += 1
        tally.note(f"lost against {keyword}", name, lost)


if __name__ == "__main__":
    main()
