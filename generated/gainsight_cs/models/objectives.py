"""Models of Objectives."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.formats import date
from .._runtime.model import Model

ObjectiveStatus = TypeAliasType(
    "ObjectiveStatus",
    Literal["Not Started", "In Progress", "Completed"] | str,
)


class Objective(Model):
    gsid: Annotated[str | None, Field(alias="Gsid")] = None
    """Objective unique identifier"""

    name: Annotated[str | None, Field(alias="Name")] = None
    """Objective name"""

    description: Annotated[str | None, Field(alias="Description")] = None
    """Objective description"""

    success_plan_id: Annotated[str | None, Field(alias="SuccessPlanId")] = None
    """Parent success plan Gsid"""

    status: Annotated[ObjectiveStatus | None, Field(alias="Status")] = None
    """Objective status"""

    priority: Annotated[str | None, Field(alias="Priority")] = None
    """Objective priority"""

    due_date: Annotated[date | None, Field(alias="DueDate")] = None
    """Objective due date"""

    completion_percentage: Annotated[
        float | None,
        Field(alias="CompletionPercentage"),
    ] = None
    """Completion percentage"""

    created_date: Annotated[datetime | None, Field(alias="CreatedDate")] = None
    modified_date: Annotated[datetime | None, Field(alias="ModifiedDate")] = None


class ObjectiveInput(Model):
    name: Annotated[str, Field(alias="Name")]
    description: Annotated[str | None, Field(alias="Description")] = None
    status: Annotated[ObjectiveStatus | None, Field(alias="Status")] = None
    priority: Annotated[str | None, Field(alias="Priority")] = None
    due_date: Annotated[date | None, Field(alias="DueDate")] = None
