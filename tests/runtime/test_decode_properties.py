"""The tolerant decode: valid answers, damaged at random places, lose no value and no type that was right.

A case is grown together with what is to be said of it: its JSON, the paths of its deviations, and a check of what
comes of it. What reading may do to a value stands in `SCALARS` and nowhere else:

- a number where a `float` is declared has a float's precision;
- a text that holds a whole number is that number where an `int` is declared, and a whole float too;
- dates and times become the same day or moment, whatever their form; a `date` keeps the day alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Annotated, Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from generator.runtime.errors import ResponseDecodeError
from generator.runtime.mock import response
from generator.runtime.model import Model
from generator.runtime.operation import Arguments, Operation
from generator.runtime.values import Deviation, Hooks

from .sample import Cat, Dog, Person, Plan, ok
from .scripted import client, few

SECRET = "s3cret"


class Case(NamedTuple):
    """JSON, and what is to be said of it.

    Attributes:
        json: What the server sends.
        paths: Where it deviates.
        check: Fails unless a decoded value holds what came, in its declared type where it is valid.
    """

    json: Any
    paths: frozenset[str]
    check: Callable[[Any], None]


Cases = st.SearchStrategy[Case]


def below(step: str, path: str) -> str:
    return step + path if not path or path.startswith(("[", "{")) else f"{step}.{path}"


# --- leaves -----------------------------------------------------------------------------------------------------------


def fits(json: Any, expected: Any) -> Case:
    """A valid leaf, which is read as `expected`."""

    def check(value: Any) -> None:
        assert type(value) is type(expected) and value == expected

    return Case(json, frozenset(), check)


def odd(json: Any) -> Case:
    """A value that does not fit and is kept as it came."""

    def check(value: Any) -> None:
        assert value == json and type(value) is type(json)

    return Case(json, frozenset({""}), check)


texts = st.sampled_from(["", "a", f"{SECRET} text", "Zürich \U0001f600", "\u0000", "null", "x" * 300, " 5 apples"])
big = st.sampled_from([0, 1, -1, 2**31, -(2**53) - 1, 2**63, 10**19, 10**40])
whole = st.one_of(st.integers(-1000, 1000), big)
floats = st.floats(-1e12, 1e12).map(lambda number: number + 0.0)
containers: st.SearchStrategy[Any] = st.sampled_from([[], {}, [1], {"a": {SECRET: None}}, [[SECRET]], {"records": []}])
zones = st.sampled_from([None, UTC, timezone(timedelta(hours=5, minutes=30)), timezone(timedelta(hours=-8))])
naive_moments = st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1)).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)


@st.composite
def moments(draw: st.DrawFn) -> tuple[Any, datetime]:
    """A moment in one of the forms that servers send, and the moment itself."""
    moment, zone = draw(naive_moments), draw(zones)
    match draw(st.integers(0, 3)):
        case 0:
            moment = moment.replace(tzinfo=zone)
            return moment.isoformat(), moment
        case 1:
            moment = moment.replace(tzinfo=UTC)
            return moment.isoformat().replace("+00:00", "Z"), moment
        case 2:
            moment = moment.replace(microsecond=0)
            return moment.strftime("%Y-%m-%d %H:%M:%S"), moment
        case _:
            moment = moment.replace(tzinfo=UTC)
            return round(moment.timestamp() * 1000), moment


def is_moment(case: tuple[Any, datetime]) -> Case:
    def check(value: Any) -> None:
        assert type(value) is datetime and value == case[1]
        assert (value.tzinfo is None) == (case[1].tzinfo is None)
        assert value.utcoffset() == case[1].utcoffset()

    return Case(case[0], frozenset(), check)


days = st.dates(date(1971, 1, 1), date(2200, 1, 1))
not_times = st.sampled_from(["some day", "2026-02-30", "31/01/2026", "", SECRET, "2026-13-01T00:00:00", True])
SCALARS: dict[str, tuple[Cases, Cases]] = {
    # Name: valid ones, and ones that deviate.
    "str": (texts.map(lambda t: fits(t, t)), st.one_of(whole, floats, st.booleans(), containers).map(odd)),
    "int": (
        st.one_of(
            whole.map(lambda n: fits(n, n)),
            st.integers(-99, 99).map(lambda n: fits(str(n), n)),
            st.integers(-99, 99).map(lambda n: fits(float(n), n)),
        ),
        st.one_of(st.sampled_from([SECRET, "", "1.5", "5 apples", 0.5, -1e-9]), containers).map(odd),
    ),
    "float": (
        st.one_of(floats.map(lambda n: fits(n, n)), whole.map(lambda n: fits(n, float(n)))),
        st.one_of(st.sampled_from([SECRET, "", "12 apples", "1,5"]), containers).map(odd),
    ),
    "bool": (
        st.booleans().map(lambda b: fits(b, b)),
        st.one_of(st.sampled_from([SECRET, "", "perhaps", 2, -1, 0.5]), containers).map(odd),
    ),
    "date": (
        st.one_of(
            days.map(lambda day: fits(day.isoformat(), day)),
            moments().map(lambda moment: fits(moment[0], moment[1].date())),
        ),
        st.one_of(not_times, containers).map(odd),
    ),
    "datetime": (moments().map(is_moment), st.one_of(not_times, containers).map(odd)),
}
null = st.just(fits(None, None))
undeclared_null = st.just(odd(None))
undeclared_values = st.one_of(texts, whole, containers, st.none()).map(lambda value: fits(value, value))


def leaf(kind: str, *, nullable: bool, sound: bool) -> Cases:
    valid, deviating = SCALARS[kind]
    valid = st.one_of(valid, null) if nullable else valid
    if sound:
        return valid
    return st.one_of(valid, valid, deviating if nullable else st.one_of(deviating, undeclared_null))


# --- containers -------------------------------------------------------------------------------------------------------


class Shape(NamedTuple):
    """A field of a model.

    Attributes:
        wire: Its name on the wire.
        name: Its Python name.
        cases: Its values: sound ones only, or all.
        required: Whether it has to be there.
    """

    wire: str
    name: str
    cases: Callable[[bool], Cases]
    required: bool = False


def scalar(wire: str, name: str, kind: str, *, nullable: bool = True, required: bool = False) -> Shape:
    return Shape(wire, name, lambda sound: leaf(kind, nullable=nullable, sound=sound), required)


def many(each: Callable[[bool], Cases], sound: bool) -> Cases:
    """A list."""

    def whole(items: list[Case]) -> Case:
        def check(value: Any) -> None:
            assert type(value) is list and len(value) == len(items)
            for item, read in zip(items, value, strict=True):
                item.check(read)

        return Case([item.json for item in items], paths_below("[]", items), check)

    return st.lists(each(sound), max_size=3).map(whole)


def keyed(each: Callable[[bool], Cases], sound: bool) -> Cases:
    """An object of any keys."""

    def whole(members: dict[str, Case]) -> Case:
        def check(value: Any) -> None:
            assert type(value) is dict and value.keys() == members.keys()
            for key, member in members.items():
                member.check(value[key])

        return Case({k: m.json for k, m in members.items()}, paths_below("{}", [*members.values()]), check)

    return st.dictionaries(st.sampled_from([SECRET, "x", "", "a.b"]), each(sound), max_size=3).map(whole)


def paths_below(step: str, parts: list[Case]) -> frozenset[str]:
    return frozenset(below(step, path) for part in parts for path in part.paths)


EXTRAS = ["Region__gc", "csm__gr.email", "name", "closes", "model_config", "__dict__", "self", SECRET]


@st.composite
def objects(
    draw: st.DrawFn, model: type[BaseModel], shapes: list[Shape], sound: bool, *, complete: bool = False
) -> Case:
    """An object of a model: some or all of its fields, in any order, among fields that nobody declared."""
    given: dict[str, tuple[Shape | None, Case]] = {}
    for shape in shapes:
        if complete or (draw(st.integers(0, 5)) or sound if shape.required else draw(st.booleans())):
            given[shape.wire] = (shape, draw(shape.cases(sound)))
    if not complete:
        undeclared = draw(st.lists(st.sampled_from(EXTRAS), max_size=2))
        given |= {key: (None, draw(undeclared_values)) for key in undeclared if key not in given}
    given = {key: given[key] for key in draw(st.permutations([*given]))}
    missing = {shape.wire for shape in shapes if shape.required and shape.wire not in given}
    paths = missing.union(below(key, path) for key, (_, case) in given.items() for path in case.paths)

    def check(value: Any) -> None:
        assert type(value) is model
        extra = value.__pydantic_extra__ or {}
        assert extra.keys() == {key for key, (shape, _) in given.items() if shape is None}
        assert value.model_fields_set - extra.keys() == {s.name for s, _ in given.values() if s} - extra.keys()
        for key, (shape, case) in given.items():
            case.check(vars(value)[shape.name] if shape else extra[key])
        for wire in missing:
            assert vars(value)[next(shape.name for shape in shapes if shape.wire == wire)] is None
        dumped = value.model_dump(by_alias=True, exclude_unset=True, mode="json")
        # pydantic takes a declared field for set where an unknown one bears its Python name.
        shadowed = {shape.wire for shape in shapes if shape.name in extra}
        assert dumped.keys() - shadowed == given.keys() - shadowed, "what came goes back"

    return Case({key: case.json for key, (_, case) in given.items()}, frozenset(paths), check)


def member(container: Cases, form: type, *, sound: bool) -> Cases:
    """A field that holds a container or null, or what is neither."""
    valid = st.one_of(container, container, container, null)
    others = st.sampled_from([5, SECRET, True, *([[]] if form is dict else [{}])])
    return valid if sound else st.one_of(valid, valid, others.map(odd))


def age(sound: bool) -> Cases:
    valid = st.integers(0, 120).map(lambda number: fits(number, number))
    deviating = st.sampled_from([-1, -(10**30), SECRET, None, [], 0.5]).map(odd)
    return valid if sound else st.one_of(valid, deviating)


def amount(sound: bool) -> Cases:
    """A float that must not be negative."""
    valid = st.one_of(null, st.floats(0, 1e9).map(lambda number: fits(number, number)))
    deviating = st.sampled_from([-1.0, -0.5, -1e20, SECRET, [], {}]).map(odd)
    return valid if sound else st.one_of(valid, deviating)


def person(sound: bool) -> Cases:
    email = scalar("Email", "email", "str", nullable=False, required=True)
    return objects(Person, [email, Shape("Age", "age", age)], sound)


def pet(sound: bool) -> Cases:
    """A member of a union that is known by its tag."""

    def one(model: type[BaseModel], tag: str, field: str, kind: str) -> Cases:
        named = Shape("kind", "kind", lambda sound: st.just(fits(tag, tag)))
        return objects(model, [named, scalar(field, field, kind, nullable=False)], sound, complete=True)

    return st.one_of(one(Dog, "dog", "barks", "bool"), one(Cat, "cat", "lives", "int"))


def plan(sound: bool, depth: int = 2) -> Cases:
    shapes = [
        scalar("Gsid", "gsid", "str"),
        scalar("Name", "name", "str", nullable=False, required=True),
        scalar("CompanyId", "company_id", "str"),
        scalar("Status", "status", "str"),
        Shape("ARR", "arr", amount),
        scalar("CloseDate", "closes", "date"),
        scalar("CreatedDate", "created", "datetime"),
        scalar("IsOpen", "is_open", "bool", nullable=False),
        Shape("owners", "owners", lambda s: member(many(person, s), list, sound=s)),
        Shape("labels", "labels", lambda s: member(keyed(label, s), dict, sound=s)),
        Shape("pet", "pet", lambda s: member(pet(s), dict, sound=s)),
        Shape("parent", "parent", lambda s: member(plan(s, depth - 1), dict, sound=s) if depth else null),
    ]
    return objects(Plan, shapes, sound)


def label(sound: bool) -> Cases:
    return leaf("int", nullable=False, sound=sound)


# --- what is proven ---------------------------------------------------------------------------------------------------


def decoded(declared: Any, json: Any, **others: Any) -> tuple[Any, list[Deviation]]:
    seen: list[Deviation] = []
    operation: Operation[Any] = Operation(id="x", method="POST", path="/x", response=lambda: declared, enveloped=True)
    body = response(ok(json))
    sample = client(lambda request: body, hooks=Hooks(on_deviation=seen.append), **others)
    return sample.caller.call(operation, Arguments()), seen


def check_case(declared: Any, case: Case) -> None:
    value, seen = decoded(declared, case.json)
    case.check(value)
    assert {deviation.path for deviation in seen} == {below("data", path) for path in case.paths}
    assert len(seen) == len(case.paths)
    assert SECRET not in str(seen), "a report holds no value"
    if not case.paths:
        case.check(decoded(declared, case.json, strict_responses=True)[0])
        return
    with pytest.raises(ResponseDecodeError) as caught:
        decoded(declared, case.json, strict_responses=True)
    assert SECRET not in str(caught.value)


@few(50)
@given(plan(sound=True))
def test_what_is_valid_is_read_as_declared(case: Case) -> None:
    assert not case.paths
    check_case(Plan, case)


@few(100)
@given(plan(sound=False))
def test_what_deviates_is_kept_and_reported(case: Case) -> None:
    check_case(Plan, case)


class Limits(Model):
    few: Annotated[list[int] | None, Field(max_length=2)] = None
    short: Annotated[str | None, Field(max_length=3)] = None
    ways: dict[str, list[Dog | Cat] | int] | None = None


def few_numbers(sound: bool) -> Cases:
    """A list with too many members: where all of them are right, it is the list that is wrong."""

    def bounded(case: Case) -> Case:
        whole = len(case.json) > 2 and not case.paths
        return case._replace(paths=frozenset({""})) if whole else case

    cases = many(label, sound).map(bounded)
    return cases.filter(lambda case: not case.paths) if sound else cases


def short_text(sound: bool) -> Cases:
    valid = st.sampled_from(["", "abc"]).map(lambda text: fits(text, text))
    return valid if sound else st.one_of(valid, st.sampled_from(["abcd", SECRET, 5]).map(odd))


def limits(sound: bool) -> Cases:
    def way(sound: bool) -> Cases:
        return st.one_of(many(pet, sound), st.integers(-9, 9).map(lambda number: fits(number, number)))

    shapes = [
        Shape("few", "few", few_numbers),
        Shape("short", "short", short_text),
        Shape("ways", "ways", lambda s: member(keyed(way, s), dict, sound=s)),
    ]
    return objects(Limits, shapes, sound)


DECLARED: list[tuple[Any, Callable[[bool], Cases]]] = [
    (Limits, limits),
    (list[Plan], lambda sound: many(lambda s: plan(s, 0), sound)),
    (dict[str, list[Person]], lambda sound: keyed(lambda s: many(person, s), sound)),
    (list[dict[str, int]], lambda sound: many(lambda s: keyed(label, s), sound)),
    (Dog | Cat, pet),
]


@few(100)
@given(st.sampled_from(DECLARED), st.booleans(), st.data())
def test_other_shapes_are_read_alike(declared: Any, sound: bool, data: st.DataObject) -> None:
    kind, cases = declared
    check_case(kind, data.draw(cases(sound)))


any_json = st.recursive(
    st.one_of(st.none(), st.booleans(), whole, floats, texts),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["kind", "Name", "x"]), inner)
    ),
    max_leaves=5,
)


@st.composite
def ruined(draw: st.DrawFn) -> Any:
    """A plan with anything at all in some places, tags and all."""
    # Strategies hand out the same object again and again.
    root = {"root": deepcopy(draw(plan(sound=True)).json)}
    for _ in range(draw(st.integers(0, 4))):
        place: Any = root
        key: Any = "root"
        while place[key] and isinstance(place[key], dict | list) and draw(st.integers(0, 3)):
            place = place[key]
            key = draw(st.sampled_from([*place] if isinstance(place, dict) else range(len(place))))
        if place is not root:
            place[key] = draw(any_json)
    return root["root"]


def is_kept(came: Any, goes: Any) -> bool:
    """Whether a value that was sent goes back as the same, or in another form of the same."""
    if isinstance(came, dict):
        return isinstance(goes, dict) and came.keys() <= goes.keys() and all(is_kept(came[k], goes[k]) for k in came)
    if isinstance(came, list):
        return isinstance(goes, list) and len(came) == len(goes) and all(map(is_kept, came, goes))
    if type(came) is type(goes) and came == goes:
        return True
    if isinstance(goes, bool):
        return str(came).lower() in ("0", "1", "0.0", "1.0", "true", "false")
    if isinstance(goes, float | int):
        return float(came) == float(goes)
    return isinstance(came, str | int | float) and isinstance(goes, str) and goes[:1].isdigit() and goes[4:5] == "-"


@few(100)
@given(ruined())
def test_no_value_is_ever_lost(came: Any) -> None:
    value, _ = decoded(Plan, came)
    assert is_kept(came, value.model_dump(by_alias=True, exclude_unset=True, mode="json"))


@few(30)
@given(ruined(), st.sampled_from(["\\ud83d", "a\\udc00b"]))
def test_half_an_emoji_costs_no_record(came: Any, half: str) -> None:
    """A text that a server cut short between two halves of a pair; pydantic's own parser refuses it."""
    content = json.dumps(ok({"records": [came, {"Name": "HALF"}]})).replace("HALF", half)
    page = client(lambda request: response(content.encode()), max_retries=0).plans.search()
    assert vars(page.items[1])["name"] == json.loads(f'"{half}"')
    assert vars(page.items[0])["name"] == came.get("Name")


@few(40)
@given(ruined(), st.integers(0, 400))
def test_a_body_that_breaks_off_is_never_data(came: Any, end: int) -> None:
    content = json.dumps(ok(came)).encode()
    cut = content[: min(end, len(content) - 1)]
    sample = client(lambda request: response(cut), max_retries=0)
    with pytest.raises(ResponseDecodeError):
        sample.plans.get("1")
