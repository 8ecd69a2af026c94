"""Models that several documents have in common."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.model import Model

SearchRequestOrderByValue = TypeAliasType(
    "SearchRequestOrderByValue",
    Literal["asc", "desc"] | str,
)


SearchConditionOperator = TypeAliasType(
    "SearchConditionOperator",
    Literal[
        "EQ",
        "NE",
        "LT",
        "GT",
        "LTE",
        "GTE",
        "BTW",
        "IN",
        "CONTAINS",
        "STARTS_WITH",
        "ENDS_WITH",
        "IS_NULL",
        "IS_NOT_NULL",
        "INCLUDES",
        "EXCLUDES",
    ]
    | str,
)


class SearchCondition(Model):
    """One comparison of a field with values."""

    name: str | None = None
    """Name of the field."""

    alias: str | None = None
    """What the filter's expression calls this condition - `A`, `B` and so on."""

    value: Any | None = None
    """The values to compare with. The server wants a list, even of one value:
    `["Renewal"]`.
    """

    operator: SearchConditionOperator | None = None
    """How the field is compared with the values."""


class SearchFilter(Model):
    """Conditions and how they are combined."""

    conditions: list[SearchCondition] | None = None
    expression: str | None = None
    """How the conditions are combined, by their aliases: `A AND B`, `(A OR B) AND C`."""


class SearchRequest(Model):
    select: list[str] | None = None
    """Names of the fields to return."""

    where: SearchFilter | None = None
    limit: int | None = None
    """Number of records in one page; the server returns at most 5,000."""

    offset: int | None = None
    """Number of records to skip."""

    order_by: Annotated[
        dict[str, SearchRequestOrderByValue] | None,
        Field(alias="orderBy"),
    ] = None
    """Field names with the direction to sort by, as in `{"Name": "asc"}`."""


class ErrorEnvelope(Model):
    """What the server says about a call that it refused."""

    result: bool | None = None
    """False for a call that was refused."""

    error_code: Annotated[str | None, Field(alias="errorCode")] = None
    """Code of the error, such as `GSOBJ_1006`."""

    error_desc: Annotated[str | None, Field(alias="errorDesc")] = None
    """What is wrong. It may quote values of the records that were sent."""

    request_id: Annotated[str | None, Field(alias="requestId")] = None
    """Identifies the call towards Gainsight's support."""

    message: str | None = None
    """A further message."""

    data: Any | None = None
    """Details of the error; for a refused write they locate the rows at fault."""

    title: str | None = None
    """Name of the error, such as `OBJECT_NOT_FOUND`."""

    detail: str | None = None
    """What is wrong, in the variant of the envelope that has a title."""

    instance: str | None = None
    """When the error occurred."""
