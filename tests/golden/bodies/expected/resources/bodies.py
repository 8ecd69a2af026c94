"""The operations of bodies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from .. import models
from .._runtime.operation import Arguments, Body, Operation
from .._runtime.resource import (
    AsyncResource,
    Resource,
    raw,
    raw_async,
    streamed,
    streamed_async,
)
from .._runtime.values import NOT_GIVEN, FileInput, NotGiven, RequestOptions

_SEND_ARRAY: Operation[str] = Operation(
    id="sendArray",
    method="POST",
    path="/array",
    body=Body("application/json", lambda: list[int]),
    response=lambda: str,
    accept="text/plain",
    reads="text",
)
_SEND_UNION: Operation[models.Cat | models.Dog] = Operation(
    id="sendUnion",
    method="POST",
    path="/union",
    body=Body("application/json", lambda: models.Cat | models.Dog),
    response=lambda: models.Cat | models.Dog,
)
_SEND_FORM: Operation[models.Cat | None] = Operation(
    id="sendForm",
    method="POST",
    path="/form",
    body=Body("application/x-www-form-urlencoded", lambda: models.Cat),
    response=lambda: models.Cat,
    optional=True,
)
_SEND_BYTES: Operation[bytes] = Operation(
    id="sendBytes",
    method="POST",
    path="/bytes",
    body=Body("application/octet-stream", lambda: bytes),
    response=lambda: bytes,
    accept="application/octet-stream",
    reads="bytes",
)
_SEND_TEXT: Operation[None] = Operation(
    id="sendText",
    method="POST",
    path="/text",
    body=Body("text/plain", lambda: str | bytes, required=False),
)


class BodiesResource(Resource):
    """The operations of bodies."""

    @cached_property
    def with_raw_response(self) -> BodiesResourceWithRawResponse:
        """The same methods, each giving the whole response."""
        return BodiesResourceWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> BodiesResourceWithStreamingResponse:
        """The methods whose answer can be read in pieces, as they come."""
        return BodiesResourceWithStreamingResponse(self)

    def send_array(
        self,
        *,
        body: Iterable[int],
        options: RequestOptions | None = None,
    ) -> str:
        """Send array.

        Returns:
            Text.
        """
        return self._caller.call(_SEND_ARRAY, Arguments(body=body, options=options))

    def send_union(
        self,
        *,
        body: models.Cat | Mapping[str, Any] | models.Dog | Mapping[str, Any],
        options: RequestOptions | None = None,
    ) -> models.Cat | models.Dog:
        """Send union.

        Returns:
            Either.
        """
        return self._caller.call(_SEND_UNION, Arguments(body=body, options=options))

    def send_form(
        self,
        *,
        meow: str,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Cat | None:
        """Send form.

        Returns:
            A cat or nothing.
        """
        return self._caller.call(
            _SEND_FORM,
            Arguments(body={"meow": meow}, extra_body=extra_body, options=options),
        )

    def send_bytes(
        self,
        *,
        body: FileInput,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Send bytes.

        Returns:
            Bytes.
        """
        return self._caller.call(_SEND_BYTES, Arguments(body=body, options=options))

    def send_text(
        self,
        *,
        body: str | FileInput | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> None:
        """Send text.

        Returns:
            Nothing.
        """
        return self._caller.call(_SEND_TEXT, Arguments(body=body, options=options))


class AsyncBodiesResource(AsyncResource):
    """The operations of bodies."""

    @cached_property
    def with_raw_response(self) -> AsyncBodiesResourceWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncBodiesResourceWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncBodiesResourceWithStreamingResponse:
        """The methods whose answer can be read in pieces, as they come."""
        return AsyncBodiesResourceWithStreamingResponse(self)

    async def send_array(
        self,
        *,
        body: Iterable[int],
        options: RequestOptions | None = None,
    ) -> str:
        """Send array.

        Returns:
            Text.
        """
        return await self._caller.call(
            _SEND_ARRAY,
            Arguments(body=body, options=options),
        )

    async def send_union(
        self,
        *,
        body: models.Cat | Mapping[str, Any] | models.Dog | Mapping[str, Any],
        options: RequestOptions | None = None,
    ) -> models.Cat | models.Dog:
        """Send union.

        Returns:
            Either.
        """
        return await self._caller.call(
            _SEND_UNION,
            Arguments(body=body, options=options),
        )

    async def send_form(
        self,
        *,
        meow: str,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Cat | None:
        """Send form.

        Returns:
            A cat or nothing.
        """
        return await self._caller.call(
            _SEND_FORM,
            Arguments(body={"meow": meow}, extra_body=extra_body, options=options),
        )

    async def send_bytes(
        self,
        *,
        body: FileInput,
        options: RequestOptions | None = None,
    ) -> bytes:
        """Send bytes.

        Returns:
            Bytes.
        """
        return await self._caller.call(
            _SEND_BYTES,
            Arguments(body=body, options=options),
        )

    async def send_text(
        self,
        *,
        body: str | FileInput | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> None:
        """Send text.

        Returns:
            Nothing.
        """
        return await self._caller.call(
            _SEND_TEXT,
            Arguments(body=body, options=options),
        )


class BodiesResourceWithRawResponse:
    """The methods of BodiesResource, each giving the whole response."""

    def __init__(self, resource: BodiesResource) -> None:
        methods = BodiesResource(resource.raw_caller)
        self.send_array = raw(methods.send_array)
        self.send_union = raw(methods.send_union)
        self.send_form = raw(methods.send_form)
        self.send_bytes = raw(methods.send_bytes)
        self.send_text = raw(methods.send_text)


class AsyncBodiesResourceWithRawResponse:
    """The methods of AsyncBodiesResource, each giving the whole response."""

    def __init__(self, resource: AsyncBodiesResource) -> None:
        methods = AsyncBodiesResource(resource.raw_caller)
        self.send_array = raw_async(methods.send_array)
        self.send_union = raw_async(methods.send_union)
        self.send_form = raw_async(methods.send_form)
        self.send_bytes = raw_async(methods.send_bytes)
        self.send_text = raw_async(methods.send_text)


class BodiesResourceWithStreamingResponse:
    """The methods of BodiesResource, each giving its answer in pieces, as they come."""

    def __init__(self, resource: BodiesResource) -> None:
        methods = BodiesResource(resource.streaming_caller)
        self.send_bytes = streamed(methods.send_bytes)


class AsyncBodiesResourceWithStreamingResponse:
    """The methods of AsyncBodiesResource, each giving its answer in pieces, as they
    come.
    """

    def __init__(self, resource: AsyncBodiesResource) -> None:
        methods = AsyncBodiesResource(resource.streaming_caller)
        self.send_bytes = streamed_async(methods.send_bytes)
