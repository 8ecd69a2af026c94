"""The operations of members."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_ADD: Operation[models.Member] = Operation(
    id="addMember",
    method="POST",
    path="/members",
    body=Body("application/json", lambda: models.Member),
    response=lambda: models.Member,
)
_LOGIN: Operation[None] = Operation(
    id="login",
    method="POST",
    path="/logins",
    body=Body("application/json", lambda: models.Login),
)


class Members(Resource):
    """The operations of members."""

    @cached_property
    def with_raw_response(self) -> MembersWithRawResponse:
        """The same methods, each giving the whole response."""
        return MembersWithRawResponse(self)

    def add(
        self,
        *,
        name: str,
        password: str | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Member:
        """Add member.

        Returns:
            The member.
        """
        return self._caller.call(
            _ADD,
            Arguments(
                body={"name": name, "password": password},
                extra_body=extra_body,
                options=options,
            ),
        )

    def login(
        self,
        *,
        name: str,
        password: str,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Login.

        Returns:
            Done.
        """
        return self._caller.call(
            _LOGIN,
            Arguments(
                body={"name": name, "password": password},
                extra_body=extra_body,
                options=options,
            ),
        )


class AsyncMembers(AsyncResource):
    """The operations of members."""

    @cached_property
    def with_raw_response(self) -> AsyncMembersWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncMembersWithRawResponse(self)

    async def add(
        self,
        *,
        name: str,
        password: str | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Member:
        """Add member.

        Returns:
            The member.
        """
        return await self._caller.call(
            _ADD,
            Arguments(
                body={"name": name, "password": password},
                extra_body=extra_body,
                options=options,
            ),
        )

    async def login(
        self,
        *,
        name: str,
        password: str,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Login.

        Returns:
            Done.
        """
        return await self._caller.call(
            _LOGIN,
            Arguments(
                body={"name": name, "password": password},
                extra_body=extra_body,
                options=options,
            ),
        )


class MembersWithRawResponse:
    """The methods of Members, each giving the whole response."""

    def __init__(self, resource: Members) -> None:
        methods = Members(resource.raw_caller)
        self.add = raw(methods.add)
        self.login = raw(methods.login)


class AsyncMembersWithRawResponse:
    """The methods of AsyncMembers, each giving the whole response."""

    def __init__(self, resource: AsyncMembers) -> None:
        methods = AsyncMembers(resource.raw_caller)
        self.add = raw_async(methods.add)
        self.login = raw_async(methods.login)
