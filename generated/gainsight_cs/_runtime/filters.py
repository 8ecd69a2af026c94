"""Conditions of a search as Python expressions: typed fields make them, `&` and `|` join them.

No query language stands here. What goes on the wire is named by a `FilterLanguage`, which the
fields of a package have in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from itertools import count, product
from math import isfinite
from string import ascii_uppercase
from typing import Any, ClassVar, Generic, NamedTuple, NoReturn, TypeVar, final

from pydantic_core import to_jsonable_python

T = TypeVar("T")
Ordered = TypeVar("Ordered", int | float | Decimal, int, date, datetime)


class FilterLanguage(NamedTuple):
    """How an API wants a filter: conditions with an alias each, and an expression of the aliases.

    Attributes:
        conditions: The filter's member that lists the conditions.
        expression: The filter's member that says how they are combined.
        name: A condition's member for the name of the field.
        alias: A condition's member for what the expression calls it.
        operator: A condition's member for the operator.
        value: A condition's member for the list of values.
        operators: The operators by the names of the methods below, less a final underscore.
        both: The word between two conditions that must both hold.
        either: The word between two conditions of which one must hold.
    """

    conditions: str
    expression: str
    name: str
    alias: str
    operator: str
    value: str
    operators: Mapping[str, str]
    both: str
    either: str

    def aliases(self) -> Iterator[str]:
        """`A` to `Z`, `AA` and so on, less those that a server could read as a word."""
        words = {"NOT", self.both, self.either, *self.operators.values()}
        taken = set(map(str.upper, words))
        for length in count(1):
            for letters in product(ascii_uppercase, repeat=length):
                if (alias := "".join(letters)) not in taken:
                    yield alias


class Condition(NamedTuple):
    """One comparison of a field, its values as JSON has them."""

    name: str
    operator: str
    values: tuple[Any, ...]


class Combination(NamedTuple):
    """Two filters with the word between them."""

    left: Filter
    word: str
    right: Filter


@final
@dataclass(frozen=True, eq=False, repr=False)
class Filter(Mapping[str, Any]):
    """A condition, or several that `&` and `|` combine: what a search takes as it stands.

    It never changes and is a mapping of the names on the wire. Its repr shows no value.
    """

    _language: FilterLanguage
    _content: Condition | Combination

    def __and__(self, other: Filter) -> Filter:
        return self._combined(self._language.both, other)

    def __or__(self, other: Filter) -> Filter:
        return self._combined(self._language.either, other)

    def __bool__(self) -> NoReturn:
        # `and`, `or`, `not` and `1 < F.arr < 5` would drop a condition without a word.
        raise TypeError(
            "a filter is neither true nor false: combine filters with & and |, each comparison "
            "in parentheses, and use between() for a range"
        )

    def __getitem__(self, key: str) -> Any:
        language = self._language
        conditions, expression = self._written
        if key == language.expression:
            return expression
        if key != language.conditions:
            raise KeyError(key)
        return [
            {
                language.name: condition.name,
                language.alias: alias,
                language.value: [*condition.values],
                language.operator: condition.operator,
            }
            for alias, condition in conditions
        ]

    def __iter__(self) -> Iterator[str]:
        return iter((self._language.conditions, self._language.expression))

    def __len__(self) -> int:
        return 2

    def __repr__(self) -> str:
        conditions, expression = self._written
        shown = (f"{alias}: {c.name} {c.operator}" for alias, c in conditions)
        return f"<Filter {expression}; {', '.join(shown)}>"

    def _combined(self, word: str, other: object) -> Filter:
        if not isinstance(other, Filter):
            kind = type(other).__name__
            raise TypeError(
                f"a filter needs another one, not {kind}; == makes none, eq() does"
            )
        return Filter(self._language, Combination(self, word, other))

    @cached_property
    def _written(self) -> tuple[tuple[tuple[str, Condition], ...], str]:
        """The conditions in order, each with its alias, and the expression."""
        # A loop: what a program puts together may be deeper than the stack.
        aliases = self._language.aliases()
        conditions: list[tuple[str, Condition]] = []
        words: list[str] = []
        waiting: list[Filter | str] = [self]
        while waiting:
            part = waiting.pop()
            if isinstance(part, str):
                words.append(part)
            elif isinstance(part._content, Condition):
                conditions.append((next(aliases), part._content))
                words.append(conditions[-1][0])
            else:
                left, word, right = part._content
                waiting += [*right._operand(word), f" {word} ", *left._operand(word)]
        return tuple(conditions), "".join(words)

    def _operand(self, word: str) -> tuple[Filter | str, ...]:
        """What stands on one side of a word, from right to left."""
        content = self._content
        if isinstance(content, Condition) or content.word == word:
            return (self,)
        # Wherever the words mix, whichever of them binds more tightly on the server.
        return (")", self, "(")


class Field(Generic[T]):
    """A field to search by; a package's own classes know its query language.

    `==` and `!=` stay what they are for any object, because Python itself compares with them:
    there are `eq` and `ne`.
    """

    language: ClassVar[FilterLanguage]
    _accepts: ClassVar[tuple[type, ...]]
    _refuses: ClassVar[tuple[type, ...]] = ()

    def __init__(self, name: str) -> None:
        """Name a field as the wire does."""
        self.name = name

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"

    def is_null(self) -> Filter:
        """The field has no value."""
        return self._filter("is_null")

    def is_not_null(self) -> Filter:
        """The field has a value."""
        return self._filter("is_not_null")

    def _filter(self, operator: str, *values: T) -> Filter:
        written = self.language.operators.get(operator)
        if written is None:
            raise TypeError(f"{self.name}: this API has no operator for {operator}")
        given = tuple(map(self._json, values))
        return Filter(self.language, Condition(self.name, written, given))

    def _filter_by_any(self, operator: str, values: Iterable[T]) -> Filter:
        if isinstance(values, (str, bytes)):
            raise TypeError(f"{self.name}: {operator} takes a list of values")
        given = tuple(values)
        if not given:
            raise ValueError(f"{self.name}: {operator} needs at least one value")
        return self._filter(operator, *given)

    def _json(self, value: Any) -> Any:
        if value is None:
            raise TypeError(f"{self.name}: use is_null() or is_not_null(), not None")
        if not isinstance(value, self._accepts) or isinstance(value, self._refuses):
            kinds = " or ".join(kind.__name__ for kind in self._accepts)
            found = type(value).__name__
            raise TypeError(f"{self.name}: a value must be {kinds}, not {found}")
        is_endless = isinstance(value, (float, Decimal)) and not isfinite(value)
        # pandas' "no time" is a datetime that differs from itself.
        if is_endless or value != value:
            raise ValueError(f"{self.name}: a value must be finite")
        if isinstance(value, Decimal):
            return int(value) if value == int(value) else float(value)
        return to_jsonable_python(value)


class ComparableField(Field[T]):
    """A field that is equal to a value or is not."""

    def eq(self, value: T) -> Filter:
        """The field equals the value."""
        return self._filter("eq", value)

    def ne(self, value: T) -> Filter:
        """The field differs from the value."""
        return self._filter("ne", value)


class ScalarField(ComparableField[T]):
    """A field that is one of several values or is not."""

    def in_(self, values: Iterable[T]) -> Filter:
        """The field equals one of the values."""
        return self._filter_by_any("in", values)


class OrderedField(ScalarField[Ordered]):
    """A field whose values have an order; `<`, `<=`, `>` and `>=` work as well."""

    def lt(self, value: Ordered) -> Filter:
        """The field is less than the value."""
        return self._filter("lt", value)

    def le(self, value: Ordered) -> Filter:
        """The field is at most the value."""
        return self._filter("le", value)

    def gt(self, value: Ordered) -> Filter:
        """The field is greater than the value."""
        return self._filter("gt", value)

    def ge(self, value: Ordered) -> Filter:
        """The field is at least the value."""
        return self._filter("ge", value)

    __lt__, __le__, __gt__, __ge__ = lt, le, gt, ge

    def between(self, low: Ordered, high: Ordered) -> Filter:
        """The field lies between two values.

        Raises:
            ValueError: `low` is greater than `high`: nothing would ever be found.
        """
        found = self._filter("between", low, high)
        if low > high:
            raise ValueError(f"{self.name}: between needs the lower value first")
        return found


class TextField(ScalarField[str]):
    """A field of text."""

    _accepts = (str,)

    def contains(self, value: str) -> Filter:
        """The value stands somewhere in the field."""
        return self._filter("contains", value)

    def starts_with(self, value: str) -> Filter:
        """The field starts with the value."""
        return self._filter("starts_with", value)

    def ends_with(self, value: str) -> Filter:
        """The field ends with the value."""
        return self._filter("ends_with", value)


class NumberField(OrderedField[int | float | Decimal]):
    """A field of numbers."""

    _accepts = (int, float, Decimal)
    _refuses = (bool,)


class IntegerField(OrderedField[int]):
    """A field of whole numbers."""

    _accepts = (int,)
    _refuses = (bool,)


class DateField(OrderedField[date]):
    """A field of days."""

    _accepts = (date,)
    _refuses = (datetime,)


class DateTimeField(OrderedField[datetime]):
    """A field of moments in time."""

    _accepts = (datetime,)


class BooleanField(ComparableField[bool]):
    """A field that is true or false."""

    _accepts = (bool,)


class TextListField(Field[str]):
    """A field that holds several texts."""

    _accepts = (str,)

    def includes(self, values: Iterable[str]) -> Filter:
        """The field holds the values."""
        return self._filter_by_any("includes", values)

    def excludes(self, values: Iterable[str]) -> Filter:
        """The field does not hold the values."""
        return self._filter_by_any("excludes", values)
