"""The operations of notices."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_ADD: Operation[models.AnyNotice] = Operation(
    id="addNotice",
    method="POST",
    path="/notices",
    body=Body("application/json", lambda: models.AnyNoticeInput),
    response=lambda: models.AnyNotice,
)


class Notices(Resource):
    """The operations of notices."""

    @cached_property
    def with_raw_response(self) -> NoticesWithRawResponse:
        """The same methods, each giving the whole response."""
        return NoticesWithRawResponse(self)

    def add(
        self,
        *,
        body: models.AnyNoticeInput | Mapping[str, Any],
        options: RequestOptions | None = None,
    ) -> models.AnyNotice:
        """Add notice.

        Returns:
            The notice.
        """
        return self._caller.call(_ADD, Arguments(body=body, options=options))


class AsyncNotices(AsyncResource):
    """The operations of notices."""

    @cached_property
    def with_raw_response(self) -> AsyncNoticesWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncNoticesWithRawResponse(self)

    async def add(
        self,
        *,
        body: models.AnyNoticeInput | Mapping[str, Any],
        options: RequestOptions | None = None,
    ) -> models.AnyNotice:
        """Add notice.

        Returns:
            The notice.
        """
        return await self._caller.call(_ADD, Arguments(body=body, options=options))


class NoticesWithRawResponse:
    """The methods of Notices, each giving the whole response."""

    def __init__(self, resource: Notices) -> None:
        methods = Notices(resource.raw_caller)
        self.add = raw(methods.add)


class AsyncNoticesWithRawResponse:
    """The methods of AsyncNotices, each giving the whole response."""

    def __init__(self, resource: AsyncNotices) -> None:
        methods = AsyncNotices(resource.raw_caller)
        self.add = raw_async(methods.add)
