"""Every model, under one path: a module loads when the first of its models is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .configuration import (
        GetSuccessPlanTypesResponseDataItem as GetSuccessPlanTypesResponseDataItem,
    )
    from .objectives import Objective as Objective
    from .objectives import ObjectiveInput as ObjectiveInput
    from .objectives import ObjectiveStatus as ObjectiveStatus
    from .opportunities import CreateOpportunityRequest as CreateOpportunityRequest
    from .opportunities import OpportunityRecord as OpportunityRecord
    from .opportunities import (
        OpportunityRecordBookingType as OpportunityRecordBookingType,
    )
    from .opportunities import (
        SearchOpportunitiesResponseData as SearchOpportunitiesResponseData,
    )
    from .opportunities import UpdateOpportunityRequest as UpdateOpportunityRequest
    from .opportunities import WriteResponse as WriteResponse
    from .opportunities import WriteResponseData as WriteResponseData
    from .shared import ErrorEnvelope as ErrorEnvelope
    from .shared import SearchCondition as SearchCondition
    from .shared import SearchConditionOperator as SearchConditionOperator
    from .shared import SearchFilter as SearchFilter
    from .shared import SearchRequest as SearchRequest
    from .shared import SearchRequestOrderByValue as SearchRequestOrderByValue
    from .success_plans import (
        SearchSuccessPlansResponseData as SearchSuccessPlansResponseData,
    )
    from .success_plans import SuccessPlan as SuccessPlan
    from .success_plans import SuccessPlanInput as SuccessPlanInput
    from .success_plans import SuccessPlanStatus as SuccessPlanStatus

_MODULES: dict[str, str] = {
    "CreateOpportunityRequest": "opportunities",
    "ErrorEnvelope": "shared",
    "GetSuccessPlanTypesResponseDataItem": "configuration",
    "Objective": "objectives",
    "ObjectiveInput": "objectives",
    "ObjectiveStatus": "objectives",
    "OpportunityRecord": "opportunities",
    "OpportunityRecordBookingType": "opportunities",
    "SearchCondition": "shared",
    "SearchConditionOperator": "shared",
    "SearchFilter": "shared",
    "SearchOpportunitiesResponseData": "opportunities",
    "SearchRequest": "shared",
    "SearchRequestOrderByValue": "shared",
    "SearchSuccessPlansResponseData": "success_plans",
    "SuccessPlan": "success_plans",
    "SuccessPlanInput": "success_plans",
    "SuccessPlanStatus": "success_plans",
    "UpdateOpportunityRequest": "opportunities",
    "WriteResponse": "opportunities",
    "WriteResponseData": "opportunities",
}

__all__ = [
    "CreateOpportunityRequest",
    "ErrorEnvelope",
    "GetSuccessPlanTypesResponseDataItem",
    "Objective",
    "ObjectiveInput",
    "ObjectiveStatus",
    "OpportunityRecord",
    "OpportunityRecordBookingType",
    "SearchCondition",
    "SearchConditionOperator",
    "SearchFilter",
    "SearchOpportunitiesResponseData",
    "SearchRequest",
    "SearchRequestOrderByValue",
    "SearchSuccessPlansResponseData",
    "SuccessPlan",
    "SuccessPlanInput",
    "SuccessPlanStatus",
    "UpdateOpportunityRequest",
    "WriteResponse",
    "WriteResponseData",
]


def __getattr__(name: str) -> object:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(_MODULES)
