"""The operations of bookings."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_GET_BOOKINGS: Operation[None] = Operation(
    id="getBookings",
    method="GET",
    path="/bookings",
)
_CREATE: Operation[None] = Operation(
    id="createBooking",
    method="POST",
    path="/bookings",
)
_GET_BOOKING: Operation[None] = Operation(
    id="getBooking",
    method="GET",
    path="/bookings/{id}",
    parameters=(
        Parameter("id", "path", lambda: str),
        Parameter("id", "query", lambda: str),
        Parameter("ID", "query", lambda: str),
    ),
)


class Bookings(Resource):
    """The operations of bookings."""

    @cached_property
    def with_raw_response(self) -> BookingsWithRawResponse:
        """The same methods, each giving the whole response."""
        return BookingsWithRawResponse(self)

    def get_bookings(self, *, options: RequestOptions | None = None) -> None:
        """Get bookings.

        Returns:
            Nothing.
        """
        return self._caller.call(_GET_BOOKINGS, Arguments(options=options))

    def create(self, *, options: RequestOptions | None = None) -> None:
        """Create booking.

        Returns:
            Nothing.
        """
        return self._caller.call(_CREATE, Arguments(options=options))

    def get_booking(
        self,
        id: str,
        /,
        *,
        query_id: str | NotGiven = NOT_GIVEN,
        query_id_: str | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> None:
        """Get booking.

        Args:
            query_id: Another argument of the same name.
            query_id_: And another.

        Returns:
            Nothing.
        """
        return self._caller.call(
            _GET_BOOKING,
            Arguments(parameters=(id, query_id, query_id_), options=options),
        )


class AsyncBookings(AsyncResource):
    """The operations of bookings."""

    @cached_property
    def with_raw_response(self) -> AsyncBookingsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncBookingsWithRawResponse(self)

    async def get_bookings(self, *, options: RequestOptions | None = None) -> None:
        """Get bookings.

        Returns:
            Nothing.
        """
        return await self._caller.call(_GET_BOOKINGS, Arguments(options=options))

    async def create(self, *, options: RequestOptions | None = None) -> None:
        """Create booking.

        Returns:
            Nothing.
        """
        return await self._caller.call(_CREATE, Arguments(options=options))

    async def get_booking(
        self,
        id: str,
        /,
        *,
        query_id: str | NotGiven = NOT_GIVEN,
        query_id_: str | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> None:
        """Get booking.

        Args:
            query_id: Another argument of the same name.
            query_id_: And another.

        Returns:
            Nothing.
        """
        return await self._caller.call(
            _GET_BOOKING,
            Arguments(parameters=(id, query_id, query_id_), options=options),
        )


class BookingsWithRawResponse:
    """The methods of Bookings, each giving the whole response."""

    def __init__(self, resource: Bookings) -> None:
        methods = Bookings(resource.raw_caller)
        self.get_bookings = raw(methods.get_bookings)
        self.create = raw(methods.create)
        self.get_booking = raw(methods.get_booking)


class AsyncBookingsWithRawResponse:
    """The methods of AsyncBookings, each giving the whole response."""

    def __init__(self, resource: AsyncBookings) -> None:
        methods = AsyncBookings(resource.raw_caller)
        self.get_bookings = raw_async(methods.get_bookings)
        self.create = raw_async(methods.create)
        self.get_booking = raw_async(methods.get_booking)
