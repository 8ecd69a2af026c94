"""Models of SuccessPlans."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.formats import date
from .._runtime.model import Model

SuccessPlanStatus = TypeAliasType(
    "SuccessPlanStatus",
    Literal["Active", "Completed", "Archived"] | str,
)


class SuccessPlan(Model):
    gsid: Annotated[str | None, Field(alias="Gsid")] = None
    """Success plan unique identifier"""

    name: Annotated[str | None, Field(alias="Name")] = None
    """Plan name"""

    company_id: Annotated[str | None, Field(alias="CompanyId")] = None
    """Associated company Gsid"""

    company_name: Annotated[str | None, Field(alias="CompanyName")] = None
    """Associated company name"""

    type_id: Annotated[str | None, Field(alias="TypeId")] = None
    """Success plan type identifier"""

    type_name: Annotated[str | None, Field(alias="TypeName")] = None
    """Type name"""

    status: Annotated[SuccessPlanStatus | None, Field(alias="Status")] = None
    """Plan status"""

    owner_id: Annotated[str | None, Field(alias="OwnerId")] = None
    """Plan owner user ID"""

    owner_name: Annotated[str | None, Field(alias="OwnerName")] = None
    """Plan owner name"""

    start_date: Annotated[date | None, Field(alias="StartDate")] = None
    """Plan start date"""

    end_date: Annotated[date | None, Field(alias="EndDate")] = None
    """Plan end date"""

    comments: Annotated[str | None, Field(alias="Comments")] = None
    """Plan comments"""

    created_date: Annotated[datetime | None, Field(alias="CreatedDate")] = None
    """Record creation timestamp"""

    modified_date: Annotated[datetime | None, Field(alias="ModifiedDate")] = None
    """Last modification timestamp"""


class SuccessPlanInput(Model):
    name: Annotated[str, Field(alias="Name")]
    company_id: Annotated[str, Field(alias="CompanyId")]
    type_id: Annotated[str, Field(alias="TypeId")]
    status: Annotated[SuccessPlanStatus | None, Field(alias="Status")] = None
    owner_id: Annotated[str | None, Field(alias="OwnerId")] = None
    start_date: Annotated[date | None, Field(alias="StartDate")] = None
    end_date: Annotated[date | None, Field(alias="EndDate")] = None
    comments: Annotated[str | None, Field(alias="Comments")] = None


class SearchSuccessPlansResponseData(Model):
    records: list[SuccessPlan] | None = None
    total_count: Annotated[int | None, Field(alias="totalCount")] = None
