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
    "OpportunityRecordFilter",
    "SuccessPlanFilter",
    "TextField",
    "TextListField",
]

_LANGUAGE = FilterLanguage(
    conditions="conditions",
    expression="expression",
    name="name",
    alias="alias",
    operator="operator",
    value="value",
    operators={
        "eq": "EQ",
        "ne": "NE",
        "lt": "LT",
        "le": "LTE",
        "gt": "GT",
        "ge": "GTE",
        "between": "BTW",
        "in": "IN",
        "contains": "CONTAINS",
        "starts_with": "STARTS_WITH",
        "ends_with": "ENDS_WITH",
        "is_null": "IS_NULL",
        "is_not_null": "IS_NOT_NULL",
        "includes": "INCLUDES",
        "excludes": "EXCLUDES",
    },
    both="AND",
    either="OR",
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


class OpportunityRecordFilter:
    """What a search for `OpportunityRecord` can be filtered by."""

    gsid = TextField("Gsid")
    """Opportunity unique identifier."""

    name = TextField("Name")
    """Opportunity name."""

    company_id = TextField("CompanyId")
    """Associated company Gsid."""

    company_name = TextField("CompanyName")
    """Associated company name."""

    booking_type = TextField("BookingType")
    """Booking type."""

    amount = NumberField("Amount")
    """Opportunity amount."""

    currency = TextField("Currency")
    """Currency code."""

    close_date = DateField("CloseDate")
    """Expected close date."""

    stage = TextField("Stage")
    """Opportunity stage."""

    probability = NumberField("Probability")
    """Win probability percentage."""

    owner_id = TextField("OwnerId")
    """Opportunity owner user ID."""

    owner_name = TextField("OwnerName")
    """Owner name."""

    arr = NumberField("ARR")
    """Annual recurring revenue."""

    term = IntegerField("Term")
    """Contract term in months."""

    renewal_date = DateField("RenewalDate")
    """Renewal date."""

    is_closed = BooleanField("IsClosed")
    """Whether the opportunity is closed."""

    is_won = BooleanField("IsWon")
    """Whether the opportunity was won."""

    sfdc_opportunity_id = TextField("SfdcOpportunityId")
    """Salesforce opportunity ID."""

    created_date = DateTimeField("CreatedDate")

    modified_date = DateTimeField("ModifiedDate")


class SuccessPlanFilter:
    """What a search for `SuccessPlan` can be filtered by."""

    gsid = TextField("Gsid")
    """Success plan unique identifier."""

    name = TextField("Name")
    """Plan name."""

    company_id = TextField("CompanyId")
    """Associated company Gsid."""

    company_name = TextField("CompanyName")
    """Associated company name."""

    type_id = TextField("TypeId")
    """Success plan type identifier."""

    type_name = TextField("TypeName")
    """Type name."""

    status = TextField("Status")
    """Plan status."""

    owner_id = TextField("OwnerId")
    """Plan owner user ID."""

    owner_name = TextField("OwnerName")
    """Plan owner name."""

    start_date = DateField("StartDate")
    """Plan start date."""

    end_date = DateField("EndDate")
    """Plan end date."""

    comments = TextField("Comments")
    """Plan comments."""

    created_date = DateTimeField("CreatedDate")
    """Record creation timestamp."""

    modified_date = DateTimeField("ModifiedDate")
    """Last modification timestamp."""
