"""Success plan configuration."""

from __future__ import annotations

from functools import cached_property

from .. import models
from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_GET_SUCCESS_PLAN_TYPES: Operation[list[models.GetSuccessPlanTypesResponseDataItem]] = (
    Operation(
        id="getSuccessPlanTypes",
        method="GET",
        path="/successplans/config/types",
        response=lambda: list[models.GetSuccessPlanTypesResponseDataItem],
        enveloped=True,
        errors={"401": lambda: models.ErrorEnvelope},
    )
)


class Configuration(Resource):
    """Success plan configuration."""

    @cached_property
    def with_raw_response(self) -> ConfigurationWithRawResponse:
        """The same methods, each giving the whole response."""
        return ConfigurationWithRawResponse(self)

    def get_success_plan_types(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> list[models.GetSuccessPlanTypesResponseDataItem]:
        """Gainsight Get success plan types.

        Retrieve configured success plan types.

        Returns:
            Success plan types returned.

        Raises:
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
        """
        return self._caller.call(_GET_SUCCESS_PLAN_TYPES, Arguments(options=options))


class AsyncConfiguration(AsyncResource):
    """Success plan configuration."""

    @cached_property
    def with_raw_response(self) -> AsyncConfigurationWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncConfigurationWithRawResponse(self)

    async def get_success_plan_types(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> list[models.GetSuccessPlanTypesResponseDataItem]:
        """Gainsight Get success plan types.

        Retrieve configured success plan types.

        Returns:
            Success plan types returned.

        Raises:
            AuthenticationError: Authentication failed or access key is missing
                (`parsed`: models.ErrorEnvelope)
        """
        return await self._caller.call(
            _GET_SUCCESS_PLAN_TYPES,
            Arguments(options=options),
        )


class ConfigurationWithRawResponse:
    """The methods of Configuration, each giving the whole response."""

    def __init__(self, resource: Configuration) -> None:
        methods = Configuration(resource.raw_caller)
        self.get_success_plan_types = raw(methods.get_success_plan_types)


class AsyncConfigurationWithRawResponse:
    """The methods of AsyncConfiguration, each giving the whole response."""

    def __init__(self, resource: AsyncConfiguration) -> None:
        methods = AsyncConfiguration(resource.raw_caller)
        self.get_success_plan_types = raw_async(methods.get_success_plan_types)
