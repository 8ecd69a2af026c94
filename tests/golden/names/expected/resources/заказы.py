"""The operations of заказы."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_ПОЛУЧИТЬ: Operation[None] = Operation(
    id="получитьЗаказы",
    method="GET",
    path="/заказы",
)


class Заказы(Resource):
    """The operations of заказы."""

    @cached_property
    def with_raw_response(self) -> ЗаказыWithRawResponse:
        """The same methods, each giving the whole response."""
        return ЗаказыWithRawResponse(self)

    def получить(self, *, options: RequestOptions | None = None) -> None:
        """Получить заказы.

        Returns:
            Not ASCII.
        """
        return self._caller.call(_ПОЛУЧИТЬ, Arguments(options=options))


class AsyncЗаказы(AsyncResource):
    """The operations of заказы."""

    @cached_property
    def with_raw_response(self) -> AsyncЗаказыWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncЗаказыWithRawResponse(self)

    async def получить(self, *, options: RequestOptions | None = None) -> None:
        """Получить заказы.

        Returns:
            Not ASCII.
        """
        return await self._caller.call(_ПОЛУЧИТЬ, Arguments(options=options))


class ЗаказыWithRawResponse:
    """The methods of Заказы, each giving the whole response."""

    def __init__(self, resource: Заказы) -> None:
        methods = Заказы(resource.raw_caller)
        self.получить = raw(methods.получить)


class AsyncЗаказыWithRawResponse:
    """The methods of AsyncЗаказы, each giving the whole response."""

    def __init__(self, resource: AsyncЗаказы) -> None:
        methods = AsyncЗаказы(resource.raw_caller)
        self.получить = raw_async(methods.получить)
