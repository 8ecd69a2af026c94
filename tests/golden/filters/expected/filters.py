"""What searches can be filtered by: fields make conditions, `&` and `|` combine them.

A field that the document does not know is made by its name: `TextField("Region")`.
"""

from __future__ import annotations

from ._runtime import filters as _filters
from ._runtime.filters import Filter, FilterLanguage

__all__ = [
    "BooleanField",
    "DateField",
    "DateTimeField",
    "Filter",
    "IntegerField",
    "NumberField",
    "ObservationFilter",
    "TextField",
    "TextListField",
]

_LANGUAGE = FilterLanguage(
    conditions="tests",
    expression="formula",
    name="field",
    alias="letter",
    operator="comparison",
    value="operands",
    operators={
        "eq": "is",
        "ne": "is not",
        "gt": "above",
        "between": "within",
        "in": "one of",
        "is_null": "missing",
        "includes": "has",
    },
    both="and",
    either="or",
)


class BooleanField(_filters.BooleanField):
    language = _LANGUAGE


class DateField(_filters.DateField):
    language = _LANGUAGE


class DateTimeField(_filters.DateTimeField):
    language = _LANGUAGE


class IntegerField(_filters.IntegerField):
    language = _LANGUAGE


class NumberField(_filters.NumberField):
    language = _LANGUAGE


class TextField(_filters.TextField):
    language = _LANGUAGE


class TextListField(_filters.TextListField):
    language = _LANGUAGE


class ObservationFilter:
    """What a search for `Observation` can be filtered by."""

    id = TextField("id")

    made_on = DateField("madeOn")
    """The night of the observation."""

    class_ = TextField("class")
    """What was seen; \"\"\"ordinary\"\"\" classes."""

    list_ = TextField("list")

    magnitude = NumberField('magnitude"')

    mass = NumberField("mass")

    count = IntegerField("count")

    priority = IntegerField("priority")

    confirmed = BooleanField("confirmed")

    saved_at = DateTimeField("savedAt")

    tags = TextListField("tags")
