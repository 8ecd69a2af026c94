"""Manage success plan objectives."""

from __future__ import annotations

import builtins
import datetime
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_LIST: Operation[list[models.Objective]] = Operation(
    id="listObjectives",
    method="GET",
    path="/successplans/{planId}/objectives",
    parameters=(Parameter("planId", "path", lambda: str),),
    response=lambda: list[models.Objective],
    enveloped=True,
    errors={"401": lambda: models.ErrorEnvelope, "404": lambda: models.ErrorEnvelope},
)
_CREATE: Operation[models.Objective] = Operation(
    id="createObjective",
    method="POST",
    path="/successplans/{planId}/objectives",
    parameters=(Parameter("planId", "path", lambda: str),),
    body=Body("application/json", lambda: models.ObjectiveInput),
    response=lambda: models.Objective,
    enveloped=True,
    errors={"400": lambda: models.ErrorEnvelope, "401": lambda: models.ErrorEnvelope},
)


class Objectives(Resource):
    """Manage success plan objectives."""

    @cached_property
    def with_raw_response(self) -> ObjectivesWithRawResponse:
        """The same methods, each giving the whole response."""
        return ObjectivesWithRawResponse(self)

    def list(
        self,
        plan_id: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.list[models.Objective]:
        """Gainsight List objectives.

        Retrieve objectives for a specific success plan.

        Args:
            plan_id: Success plan unique identifier.

        Returns:
            Objectives returned.

        Raises:
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
            NotFoundError: The requested resource was not found (`parsed`:
                models.ErrorEnvelope)
        """
        return self._caller.call(
            _LIST,
            Arguments(parameters=(plan_id,), options=options),
        )

    def create(
        self,
        plan_id: str,
        /,
        *,
        name: str,
        description: str | None | NotGiven = NOT_GIVEN,
        status: models.ObjectiveStatus | None | NotGiven = NOT_GIVEN,
        priority: str | None | NotGiven = NOT_GIVEN,
        due_date: datetime.date | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Objective:
        """Gainsight Create an objective.

        Add a new objective to a success plan.

        Args:
            plan_id: Success plan unique identifier.

        Returns:
            Objective created.

        Raises:
            BadRequestError: Invalid request body or parameters (`parsed`:
                models.ErrorEnvelope)
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
        """
        return self._caller.call(
            _CREATE,
            Arguments(
                parameters=(plan_id,),
                body={
                    "Name": name,
                    "Description": description,
                    "Status": status,
                    "Priority": priority,
                    "DueDate": due_date,
                },
                extra_body=extra_body,
                options=options,
            ),
        )


class AsyncObjectives(AsyncResource):
    """Manage success plan objectives."""

    @cached_property
    def with_raw_response(self) -> AsyncObjectivesWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncObjectivesWithRawResponse(self)

    async def list(
        self,
        plan_id: str,
        /,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.list[models.Objective]:
        """Gainsight List objectives.

        Retrieve objectives for a specific success plan.

        Args:
            plan_id: Success plan unique identifier.

        Returns:
            Objectives returned.

        Raises:
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
            NotFoundError: The requested resource was not found (`parsed`:
                models.ErrorEnvelope)
        """
        return await self._caller.call(
            _LIST,
            Arguments(parameters=(plan_id,), options=options),
        )

    async def create(
        self,
        plan_id: str,
        /,
        *,
        name: str,
        description: str | None | NotGiven = NOT_GIVEN,
        status: models.ObjectiveStatus | None | NotGiven = NOT_GIVEN,
        priority: str | None | NotGiven = NOT_GIVEN,
        due_date: datetime.date | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Objective:
        """Gainsight Create an objective.

        Add a new objective to a success plan.

        Args:
            plan_id: Success plan unique identifier.

        Returns:
            Objective created.

        Raises:
            BadRequestError: Invalid request body or parameters (`parsed`:
                models.ErrorEnvelope)
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
        """
        return await self._caller.call(
            _CREATE,
            Arguments(
                parameters=(plan_id,),
                body={
                    "Name": name,
                    "Description": description,
                    "Status": status,
                    "Priority": priority,
                    "DueDate": due_date,
                },
                extra_body=extra_body,
                options=options,
            ),
        )


class ObjectivesWithRawResponse:
    """The methods of Objectives, each giving the whole response."""

    def __init__(self, resource: Objectives) -> None:
        methods = Objectives(resource.raw_caller)
        self.list = raw(methods.list)
        self.create = raw(methods.create)


class AsyncObjectivesWithRawResponse:
    """The methods of AsyncObjectives, each giving the whole response."""

    def __init__(self, resource: AsyncObjectives) -> None:
        methods = AsyncObjectives(resource.raw_caller)
        self.list = raw_async(methods.list)
        self.create = raw_async(methods.create)
