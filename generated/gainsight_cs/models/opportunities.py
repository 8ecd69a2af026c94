"""Models of Opportunities."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.formats import date
from .._runtime.model import Model


class WriteResponseData(Model):
    count: int | None = None
    inserted_count: Annotated[int | None, Field(alias="insertedCount")] = None
    updated_count: Annotated[int | None, Field(alias="updatedCount")] = None
    failed_count: Annotated[int | None, Field(alias="failedCount")] = None


class WriteResponse(Model):
    result: bool | None = None
    data: WriteResponseData | None = None


OpportunityRecordBookingType = TypeAliasType(
    "OpportunityRecordBookingType",
    Literal["New Business", "Renewal", "Upsell", "Downsell", "Churn"] | str,
)


class OpportunityRecord(Model):
    gsid: Annotated[str | None, Field(alias="Gsid")] = None
    """Opportunity unique identifier"""

    name: Annotated[str | None, Field(alias="Name")] = None
    """Opportunity name"""

    company_id: Annotated[str | None, Field(alias="CompanyId")] = None
    """Associated company Gsid"""

    company_name: Annotated[str | None, Field(alias="CompanyName")] = None
    """Associated company name"""

    booking_type: Annotated[
        OpportunityRecordBookingType | None,
        Field(alias="BookingType"),
    ] = None
    """Booking type"""

    amount: Annotated[float | None, Field(alias="Amount")] = None
    """Opportunity amount"""

    currency: Annotated[str | None, Field(alias="Currency")] = None
    """Currency code"""

    close_date: Annotated[date | None, Field(alias="CloseDate")] = None
    """Expected close date"""

    stage: Annotated[str | None, Field(alias="Stage")] = None
    """Opportunity stage"""

    probability: Annotated[
        float | None,
        Field(alias="Probability", ge=0.0, le=100.0),
    ] = None
    """Win probability percentage"""

    owner_id: Annotated[str | None, Field(alias="OwnerId")] = None
    """Opportunity owner user ID"""

    owner_name: Annotated[str | None, Field(alias="OwnerName")] = None
    """Owner name"""

    arr: Annotated[float | None, Field(alias="ARR")] = None
    """Annual recurring revenue"""

    term: Annotated[int | None, Field(alias="Term")] = None
    """Contract term in months"""

    renewal_date: Annotated[date | None, Field(alias="RenewalDate")] = None
    """Renewal date"""

    is_closed: Annotated[bool | None, Field(alias="IsClosed")] = None
    """Whether the opportunity is closed"""

    is_won: Annotated[bool | None, Field(alias="IsWon")] = None
    """Whether the opportunity was won"""

    sfdc_opportunity_id: Annotated[str | None, Field(alias="SfdcOpportunityId")] = None
    """Salesforce opportunity ID"""

    created_date: Annotated[datetime | None, Field(alias="CreatedDate")] = None
    modified_date: Annotated[datetime | None, Field(alias="ModifiedDate")] = None


class CreateOpportunityRequest(Model):
    records: Annotated[list[OpportunityRecord], Field(max_length=50)]


class UpdateOpportunityRequest(Model):
    records: Annotated[list[OpportunityRecord], Field(max_length=50)]


class SearchOpportunitiesResponseData(Model):
    records: list[OpportunityRecord] | None = None
    total_count: Annotated[int | None, Field(alias="totalCount")] = None
