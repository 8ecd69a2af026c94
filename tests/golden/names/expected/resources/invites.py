"""The operations of invites."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_INVITE_USER: Operation[None] = Operation(
    id="inviteUser",
    method="POST",
    path="/things/inviteUser",
)


class Invites(Resource):
    """The operations of invites."""

    @cached_property
    def with_raw_response(self) -> InvitesWithRawResponse:
        """The same methods, each giving the whole response."""
        return InvitesWithRawResponse(self)

    def invite_user(self, *, options: RequestOptions | None = None) -> None:
        """Invite user.

        Returns:
            The noun is a verb.
        """
        return self._caller.call(_INVITE_USER, Arguments(options=options))


class AsyncInvites(AsyncResource):
    """The operations of invites."""

    @cached_property
    def with_raw_response(self) -> AsyncInvitesWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncInvitesWithRawResponse(self)

    async def invite_user(self, *, options: RequestOptions | None = None) -> None:
        """Invite user.

        Returns:
            The noun is a verb.
        """
        return await self._caller.call(_INVITE_USER, Arguments(options=options))


class InvitesWithRawResponse:
    """The methods of Invites, each giving the whole response."""

    def __init__(self, resource: Invites) -> None:
        methods = Invites(resource.raw_caller)
        self.invite_user = raw(methods.invite_user)


class AsyncInvitesWithRawResponse:
    """The methods of AsyncInvites, each giving the whole response."""

    def __init__(self, resource: AsyncInvites) -> None:
        methods = AsyncInvites(resource.raw_caller)
        self.invite_user = raw_async(methods.invite_user)
