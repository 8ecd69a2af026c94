"""Filters: what is sent means what was written, for every tree of conditions."""

from __future__ import annotations

import copy
import json
import pickle
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.runtime import filters
from generator.runtime.filters import Filter, FilterLanguage

_NAMES = (
    "eq", "ne", "lt", "le", "gt", "ge", "between", "in", "contains", "starts_with", "ends_with", "is_null",
    "is_not_null", "includes", "excludes",
)  # fmt: skip

LANGUAGE = FilterLanguage(
    conditions="rules",
    expression="formula",
    name="field",
    alias="letter",
    operator="test",
    value="operands",
    operators={name: name.upper() for name in _NAMES},
    both="AND",
    either="OR",
)


class Text(filters.TextField):
    language = LANGUAGE


class Number(filters.NumberField):
    language = LANGUAGE


class Integer(filters.IntegerField):
    language = LANGUAGE


class Day(filters.DateField):
    language = LANGUAGE


class Moment(filters.DateTimeField):
    language = LANGUAGE


class Flag(filters.BooleanField):
    language = LANGUAGE


class Tags(filters.TextListField):
    language = LANGUAGE


title, amount, seats, closes = Text("Name"), Number("Amount"), Integer("Seats"), Day("Closes")
created, is_open, tags = Moment("Created"), Flag("IsOpen"), Tags("Tags")

# --- trees ------------------------------------------------------------------------------------------------------------

Tree = int | tuple[str, "Tree", "Tree"]
"""The number of a condition, or `&` or `|` with two sides."""


def trees() -> st.SearchStrategy[Tree]:
    """Trees whose conditions are numbered from left to right."""
    shapes = st.recursive(st.just(0), lambda inner: st.tuples(st.sampled_from("&|"), inner, inner), max_leaves=60)

    def numbered(shape: Any) -> Tree:
        numbers = iter(range(1000))

        def number(part: Any) -> Tree:
            return next(numbers) if part == 0 else (part[0], number(part[1]), number(part[2]))

        return number(shape)

    return shapes.map(numbered)


def built(tree: Tree) -> Filter:
    if isinstance(tree, int):
        return seats.eq(tree)
    left, right = built(tree[1]), built(tree[2])
    return left & right if tree[0] == "&" else left | right


def truth(tree: Tree, facts: Mapping[int, bool]) -> bool:
    if isinstance(tree, int):
        return facts[tree]
    left, right = truth(tree[1], facts), truth(tree[2], facts)
    return (left and right) if tree[0] == "&" else (left or right)


def evaluated(expression: str, facts: Mapping[str, bool], binds_more: str) -> bool:
    """What a server makes of an expression; which word binds more tightly is its own affair."""
    tokens = re.findall(r"[()]|[A-Z]+", expression)
    assert "".join(tokens) == expression.replace(" ", "")
    looser = "OR" if binds_more == "AND" else "AND"

    def combined(word: str, values: list[bool]) -> bool:
        return all(values) if word == "AND" else any(values)

    def level(word: str, inner: Callable[[], bool]) -> bool:
        values = [inner()]
        while tokens and tokens[0] == word:
            tokens.pop(0)
            values.append(inner())
        return combined(word, values)

    def operand() -> bool:
        if (token := tokens.pop(0)) != "(":
            return facts[token]
        value = whole()
        assert tokens.pop(0) == ")"
        return value

    def whole() -> bool:
        return level(looser, lambda: level(binds_more, operand))

    value = whole()
    assert not tokens
    return value


@given(trees(), st.randoms(use_true_random=False), st.sampled_from(["AND", "OR"]))
@settings(deadline=None)
def test_the_expression_means_what_was_written(tree: Tree, random: Any, binds_more: str) -> None:
    sent = built(tree)
    numbers = {rule["letter"]: rule["operands"][0] for rule in sent["rules"]}
    for _ in range(8):
        facts = {number: random.random() < 0.5 for number in numbers.values()}
        by_alias = {alias: facts[number] for alias, number in numbers.items()}
        assert evaluated(sent["formula"], by_alias, binds_more) == truth(tree, facts)


@given(trees())
@settings(deadline=None)
def test_every_condition_is_there_once_and_in_order(tree: Tree) -> None:
    sent = built(tree)
    values = [rule["operands"] for rule in sent["rules"]]
    assert values == [[number] for number in range(len(values))]
    aliases = [rule["letter"] for rule in sent["rules"]]
    assert len(set(aliases)) == len(aliases)
    words = re.findall("[A-Z]+", sent["formula"])
    assert [word for word in words if word not in ("AND", "OR")] == aliases
    assert dict(built(tree)) == dict(sent)
    assert json.loads(json.dumps(dict(sent))) == dict(sent)


@given(trees())
@settings(deadline=None)
def test_brackets_stand_only_where_the_words_mix(tree: Tree) -> None:
    def pairs(part: Tree, outer: str) -> int:
        if isinstance(part, int):
            return 0
        return (part[0] != outer) + pairs(part[1], part[0]) + pairs(part[2], part[0])

    outermost = tree[0] if isinstance(tree, tuple) else ""
    assert built(tree)["formula"].count("(") == pairs(tree, outermost)


def a_to_d() -> tuple[Filter, Filter, Filter, Filter]:
    first, second, third, fourth = (seats.eq(number) for number in range(4))
    return first, second, third, fourth


def test_expressions() -> None:
    a, b, c, d = a_to_d()
    assert a["formula"] == "A"
    assert (a & b & c)["formula"] == (a & (b & c))["formula"] == "A AND B AND C"
    assert (a & (b | c))["formula"] == "A AND (B OR C)"
    assert (a & b | c & d)["formula"] == "(A AND B) OR (C AND D)"
    assert (a | b & (c | d))["formula"] == "A OR (B AND (C OR D))"


def test_a_filter_may_be_part_of_several_and_of_one_twice() -> None:
    a, b, *_ = a_to_d()
    both = a & b
    assert (both | both)["formula"] == "(A AND B) OR (C AND D)"
    assert [rule["operands"] for rule in (both | both)["rules"]] == [[0], [1], [0], [1]]
    assert both["formula"] == "A AND B"


def test_what_is_read_from_a_filter_does_not_change_it() -> None:
    sent = title.in_(["a", "b"])
    sent["rules"][0]["operands"].clear()
    sent["rules"].clear()
    assert sent["rules"] == [{"field": "Name", "letter": "A", "test": "IN", "operands": ["a", "b"]}]
    with pytest.raises(AttributeError):
        sent._content = None  # type: ignore[misc,assignment]


def test_a_filter_is_a_mapping() -> None:
    a, b, *_ = a_to_d()
    sent = a & b
    assert list(sent) == ["rules", "formula"]
    assert len(sent) == 2
    assert sent.get("conditions") is None
    assert "rules" in sent
    assert sent == dict(sent)
    assert list(sent["rules"][0]) == ["field", "letter", "operands", "test"]
    with pytest.raises(KeyError):
        sent["value"]
    assert pickle.loads(pickle.dumps(sent)) == copy.deepcopy(sent) == copy.copy(sent) == sent


# --- aliases and long chains ------------------------------------------------------------------------------------------


def first_aliases(count: int, language: FilterLanguage = LANGUAGE) -> list[str]:
    aliases: Iterator[str] = language.aliases()
    return [next(aliases) for _ in range(count)]


def test_aliases_are_letters_and_never_a_word_of_the_language() -> None:
    aliases = first_aliases(20_000)
    assert aliases[:3] == ["A", "B", "C"]
    assert aliases[25:28] == ["Z", "AA", "AB"]
    assert len(set(aliases)) == len(aliases)
    assert not set(aliases) & {"AND", "OR", "NOT", "IN", "EQ", "LT"}
    assert {"OQ", "OS", "ANC", "ANE"} <= set(aliases)
    assert "AND" in first_aliases(20_000, LANGUAGE._replace(both="ALL"))
    assert "ALL" not in first_aliases(20_000, LANGUAGE._replace(both="all"))


@pytest.mark.parametrize("grow", [lambda chain, one: chain & one, lambda chain, one: one & chain])
def test_ten_thousand_conditions(grow: Callable[[Filter, Filter], Filter]) -> None:
    chain = seats.eq(0)
    for number in range(1, 10_000):
        chain = grow(chain, seats.eq(number))
    assert chain["formula"].count(" AND ") == 9_999
    assert "(" not in chain["formula"]
    assert sorted(rule["operands"][0] for rule in chain["rules"]) == list(range(10_000))
    assert len(repr(chain)) > 10_000


def test_deep_brackets() -> None:
    nested = seats.eq(0)
    for number in range(1, 5_000):
        nested = nested & seats.eq(number) if number % 2 else nested | seats.eq(number)
    assert nested["formula"].count("(") == nested["formula"].count(")") == 4_998


# --- fields and values ------------------------------------------------------------------------------------------------


class Colour(str, Enum):  # noqa: UP042  (the older form has another str)
    RED = "red"


JANUARY, MARCH = date(2026, 1, 31), date(2026, 3, 1)
NOON = datetime(2026, 1, 31, 12, 0)


@pytest.mark.parametrize(
    ("made", "operator", "operands"),
    [
        (title.eq("Renewal"), "EQ", ["Renewal"]),
        (title.ne(""), "NE", [""]),
        (title.eq(Colour.RED), "EQ", ["red"]),
        (title.in_(iter(["a", "b"])), "IN", ["a", "b"]),
        (title.contains("%"), "CONTAINS", ["%"]),
        (title.starts_with("A"), "STARTS_WITH", ["A"]),
        (title.ends_with("z"), "ENDS_WITH", ["z"]),
        (title.is_null(), "IS_NULL", []),
        (tags.is_not_null(), "IS_NOT_NULL", []),
        (tags.includes(["new"]), "INCLUDES", ["new"]),
        (tags.excludes({"old"}), "EXCLUDES", ["old"]),
        (is_open.eq(False), "EQ", [False]),
        (is_open.ne(True), "NE", [True]),
        (amount > 1.5, "GT", [1.5]),
        (amount >= Decimal("0.1"), "GE", [0.1]),
        (amount < Decimal("12.00"), "LT", [12]),
        (amount <= 10**30, "LE", [10**30]),
        (1 < amount, "GT", [1]),  # noqa: SIM300
        (amount.between(1, Decimal("1.5")), "BETWEEN", [1, 1.5]),
        (seats.between(1, 1), "BETWEEN", [1, 1]),
        (seats.in_(range(3)), "IN", [0, 1, 2]),
        (closes.between(JANUARY, MARCH), "BETWEEN", ["2026-01-31", "2026-03-01"]),
        (closes.lt(JANUARY), "LT", ["2026-01-31"]),
        (created.ge(NOON.replace(tzinfo=UTC)), "GE", ["2026-01-31T12:00:00Z"]),
        (created.eq(NOON), "EQ", ["2026-01-31T12:00:00"]),
    ],
)  # fmt: skip
def test_operators_and_values(made: Filter, operator: str, operands: list[Any]) -> None:
    [rule] = made["rules"]
    assert (rule["test"], rule["operands"]) == (operator, operands)
    assert [type(value) for value in rule["operands"]] == [type(value) for value in operands]
    assert made["formula"] == rule["letter"] == "A"


@pytest.mark.parametrize(
    ("make", "error", "hint"),
    [
        (lambda: title.eq(None), TypeError, r"Name: use is_null\(\)"),
        (lambda: amount > None, TypeError, r"is_not_null\(\)"),
        (lambda: title.eq(5), TypeError, "Name: a value must be str, not int"),
        (lambda: amount.eq(True), TypeError, "not bool"),
        (lambda: amount.eq("1"), TypeError, "not str"),
        (lambda: amount > amount, TypeError, "not Number"),
        (lambda: seats.eq(1.0), TypeError, "not float"),
        (lambda: is_open.eq(1), TypeError, "not int"),
        (lambda: closes.eq(NOON), TypeError, "Closes: a value must be date, not datetime"),
        (lambda: closes.eq("2026-01-31"), TypeError, "not str"),
        (lambda: created.eq(JANUARY), TypeError, "not date"),
        (lambda: amount.eq(float("nan")), ValueError, "finite"),
        (lambda: amount.lt(float("inf")), ValueError, "finite"),
        (lambda: amount.in_([1, Decimal("nan")]), ValueError, "finite"),
        (lambda: amount.eq(Decimal("1e999")), ValueError, "finite"),
        (lambda: title.in_([]), ValueError, "Name: in needs at least one value"),
        (lambda: title.in_("Renewal"), TypeError, "a list of values"),
        (lambda: tags.includes("new"), TypeError, "a list of values"),
        (lambda: closes.between(MARCH, JANUARY), ValueError, "lower value first"),
        (lambda: created.between(NOON, NOON.replace(tzinfo=UTC)), TypeError, "naive"),
        (lambda: title < "a", TypeError, "not supported"),
        (lambda: is_open > False, TypeError, "not supported"),
        (lambda: amount.contains("1"), AttributeError, "contains"),
        (lambda: tags.eq("new"), AttributeError, "eq"),
        (lambda: title.eq("a") and title.eq("b"), TypeError, "neither true nor false.*&"),
        (lambda: not title.eq("a"), TypeError, "neither true nor false"),
        (lambda: 1 < amount < 5, TypeError, r"between\(\)"),
        (lambda: title.eq("a") & (amount == 1), TypeError, r"not bool; == makes none, eq\(\) does"),
        (lambda: title.eq("a") | {}, TypeError, "not dict"),
    ],
)  # fmt: skip
def test_mistakes_are_refused(make: Callable[[], Any], error: type[Exception], hint: str) -> None:
    with pytest.raises(error, match=hint):
        make()


def test_a_time_that_is_none_is_refused() -> None:
    class NaTType(datetime):
        def __ne__(self, other: object) -> bool:
            return True

        __hash__ = datetime.__hash__

    with pytest.raises(ValueError, match="finite"):
        created.eq(NaTType(2026, 1, 1))


def test_an_operator_that_the_language_lacks_is_refused() -> None:
    class Plain(filters.TextField):
        language = LANGUAGE._replace(operators={"eq": "="})

    assert Plain("Name").eq("a")["rules"][0]["test"] == "="
    with pytest.raises(TypeError, match="Name: this API has no operator for contains"):
        Plain("Name").contains("a")


def test_no_value_shows() -> None:
    made = title.eq("s3cret") & (amount > 4711)
    assert repr(made) == str(made) == "<Filter A AND B; A: Name EQ, B: Amount GT>"
    assert repr(title) == "Text('Name')"
    for call in (lambda: closes.eq("s3cret"), lambda: title.in_("s3cret"), lambda: amount.between(4711, 1)):
        with pytest.raises((TypeError, ValueError)) as caught:
            call()
        assert "s3cret" not in str(caught.value) and "4711" not in str(caught.value)
