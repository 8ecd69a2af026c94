"""The operations of pens."""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_GET: Operation[models.Pen] = Operation(
    id="getPen",
    method="GET",
    path="/pens/{id}",
    parameters=(
        Parameter("id", "path", lambda: int),
        Parameter("colour", "query", lambda: str),
    ),
    response=lambda: models.Pen,
)
_PUT: Operation[None] = Operation(
    id="putPen",
    method="PUT",
    path="/pens/{id}",
    parameters=(Parameter("id", "path", lambda: str),),
)
_ADD: Operation[None] = Operation(
    id="addPen",
    method="POST",
    path="/pens",
    body=Body("application/json", lambda: models.Pen),
)


class Pens(Resource):
    """The operations of pens."""

    @cached_property
    def with_raw_response(self) -> PensWithRawResponse:
        """The same methods, each giving the whole response."""
        return PensWithRawResponse(self)

    def get(
        self,
        id: int,
        /,
        *,
        colour: str | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> models.Pen:
        """Get pen."""
        return self._caller.call(
            _GET,
            Arguments(parameters=(id, colour), options=options),
        )

    def put(self, id: str, /, *, options: RequestOptions | None = None) -> None:
        """Put pen."""
        return self._caller.call(_PUT, Arguments(parameters=(id,), options=options))

    def add(
        self,
        *,
        id: int,
        price: decimal.Decimal | None | NotGiven = NOT_GIVEN,
        made: datetime.datetime | None | NotGiven = NOT_GIVEN,
        nib: str | None | NotGiven = NOT_GIVEN,
        length: int | None | NotGiven = NOT_GIVEN,
        ink: str | None | NotGiven = NOT_GIVEN,
        parts: Iterable[str] | None | NotGiven = NOT_GIVEN,
        maker: Any = NOT_GIVEN,
        extra: Any = NOT_GIVEN,
        notes: Any = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Add pen."""
        return self._caller.call(
            _ADD,
            Arguments(
                body={
                    "id": id,
                    "price": price,
                    "made": made,
                    "nib": nib,
                    "length": length,
                    "ink": ink,
                    "parts": parts,
                    "maker": maker,
                    "extra": extra,
                    "notes": notes,
                },
                extra_body=extra_body,
                options=options,
            ),
        )


class AsyncPens(AsyncResource):
    """The operations of pens."""

    @cached_property
    def with_raw_response(self) -> AsyncPensWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncPensWithRawResponse(self)

    async def get(
        self,
        id: int,
        /,
        *,
        colour: str | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> models.Pen:
        """Get pen."""
        return await self._caller.call(
            _GET,
            Arguments(parameters=(id, colour), options=options),
        )

    async def put(self, id: str, /, *, options: RequestOptions | None = None) -> None:
        """Put pen."""
        return await self._caller.call(
            _PUT,
            Arguments(parameters=(id,), options=options),
        )

    async def add(
        self,
        *,
        id: int,
        price: decimal.Decimal | None | NotGiven = NOT_GIVEN,
        made: datetime.datetime | None | NotGiven = NOT_GIVEN,
        nib: str | None | NotGiven = NOT_GIVEN,
        length: int | None | NotGiven = NOT_GIVEN,
        ink: str | None | NotGiven = NOT_GIVEN,
        parts: Iterable[str] | None | NotGiven = NOT_GIVEN,
        maker: Any = NOT_GIVEN,
        extra: Any = NOT_GIVEN,
        notes: Any = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Add pen."""
        return await self._caller.call(
            _ADD,
            Arguments(
                body={
                    "id": id,
                    "price": price,
                    "made": made,
                    "nib": nib,
                    "length": length,
                    "ink": ink,
                    "parts": parts,
                    "maker": maker,
                    "extra": extra,
                    "notes": notes,
                },
                extra_body=extra_body,
                options=options,
            ),
        )


class PensWithRawResponse:
    """The methods of Pens, each giving the whole response."""

    def __init__(self, resource: Pens) -> None:
        methods = Pens(resource.raw_caller)
        self.get = raw(methods.get)
        self.put = raw(methods.put)
        self.add = raw(methods.add)


class AsyncPensWithRawResponse:
    """The methods of AsyncPens, each giving the whole response."""

    def __init__(self, resource: AsyncPens) -> None:
        methods = AsyncPens(resource.raw_caller)
        self.get = raw_async(methods.get)
        self.put = raw_async(methods.put)
        self.add = raw_async(methods.add)
