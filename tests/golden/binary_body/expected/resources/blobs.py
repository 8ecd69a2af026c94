"""The operations of blobs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

from .. import models
from .._runtime.choice import Choice
from .._runtime.operation import Arguments, Body, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, FileInput, NotGiven, RequestOptions

_PUT: Operation[None] = Operation(
    id="putBlob",
    method="PUT",
    path="/blobs/{name}",
    parameters=(Parameter("name", "path", lambda: str),),
    body=Body("application/octet-stream", lambda: bytes),
    base_url="/upload/v2",
)
_ADD: Operation[None] = Operation(
    id="addBlob",
    method="POST",
    path="/blobs/{name}",
    parameters=(Parameter("name", "path", lambda: str),),
    body=Body("*/*", lambda: bytes),
    base_url="https://uploads.example.com",
)
_REMOVE: Operation[None] = Operation(
    id="removeBlobs",
    method="DELETE",
    path="/blobs/{name}",
    parameters=(Parameter("name", "path", lambda: str),),
    body=Body("application/json", lambda: models.RemoveBlobsRequest, required=False),
)
_ADD_PICTURE: Operation[None] = Operation(
    id="addPicture",
    method="POST",
    path="/pictures",
    body=Body("image/*", lambda: bytes, required=False),
)
_ADD_TABLE: Operation[None] = Operation(
    id="addTable",
    method="POST",
    path="/tables",
    body=Body("text/csv", lambda: bytes),
    other_bodies=(Body("application/vnd.sheet", lambda: bytes),),
)
_ADD_DRAWING: Operation[None] = Operation(
    id="addDrawing",
    method="POST",
    path="/drawings",
    body=Body("application/postscript", lambda: str | bytes),
)
_ADD_NOTE: Operation[None] = Operation(
    id="addNote",
    method="POST",
    path="/notes",
    body=Body("application/xml", lambda: str | bytes),
)
_ADD_ANYTHING: Operation[None] = Operation(
    id="addAnything",
    method="POST",
    path="/anything",
    body=Body("application/json", lambda: models.AddAnythingRequest),
)


class Blobs(Resource):
    """The operations of blobs."""

    @cached_property
    def with_raw_response(self) -> BlobsWithRawResponse:
        """The same methods, each giving the whole response."""
        return BlobsWithRawResponse(self)

    def put(
        self,
        name: str,
        /,
        *,
        body: FileInput,
        options: RequestOptions | None = None,
    ) -> None:
        """Put blob.

        Returns:
            Kept.
        """
        return self._caller.call(
            _PUT,
            Arguments(parameters=(name,), body=body, options=options),
        )

    def add(
        self,
        name: str,
        /,
        *,
        body: FileInput,
        options: RequestOptions | None = None,
    ) -> None:
        """Add blob.

        Returns:
            Kept.
        """
        return self._caller.call(
            _ADD,
            Arguments(parameters=(name,), body=body, options=options),
        )

    def remove(
        self,
        name: str,
        /,
        *,
        keep: int | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Remove blobs.

        Returns:
            Gone.
        """
        return self._caller.call(
            _REMOVE,
            Arguments(
                parameters=(name,),
                body={"keep": keep},
                extra_body=extra_body,
                options=options,
            ),
        )

    def add_picture(
        self,
        *,
        body: FileInput | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> None:
        """Add picture.

        Returns:
            Kept.
        """
        return self._caller.call(_ADD_PICTURE, Arguments(body=body, options=options))

    def add_table(
        self,
        *,
        body: FileInput,
        content_type: Literal["text/csv", "application/vnd.sheet"] = "text/csv",
        options: RequestOptions | None = None,
    ) -> None:
        """Add table.

        Args:
            content_type: The media type of the body.

        Returns:
            Kept.
        """
        return self._caller.call(
            _ADD_TABLE,
            Arguments(body=Choice(content_type, whole=body), options=options),
        )

    def add_drawing(
        self,
        *,
        body: str | FileInput,
        options: RequestOptions | None = None,
    ) -> None:
        """Add drawing.

        Returns:
            Kept.
        """
        return self._caller.call(_ADD_DRAWING, Arguments(body=body, options=options))

    def add_note(
        self,
        *,
        body: str | FileInput,
        options: RequestOptions | None = None,
    ) -> None:
        """Add note.

        Returns:
            Kept.
        """
        return self._caller.call(_ADD_NOTE, Arguments(body=body, options=options))

    def add_anything(
        self,
        *,
        text: str | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Add anything.

        Returns:
            Kept.
        """
        return self._caller.call(
            _ADD_ANYTHING,
            Arguments(body={"text": text}, extra_body=extra_body, options=options),
        )


class AsyncBlobs(AsyncResource):
    """The operations of blobs."""

    @cached_property
    def with_raw_response(self) -> AsyncBlobsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncBlobsWithRawResponse(self)

    async def put(
        self,
        name: str,
        /,
        *,
        body: FileInput,
        options: RequestOptions | None = None,
    ) -> None:
        """Put blob.

        Returns:
            Kept.
        """
        return await self._caller.call(
            _PUT,
            Arguments(parameters=(name,), body=body, options=options),
        )

    async def add(
        self,
        name: str,
        /,
        *,
        body: FileInput,
        options: RequestOptions | None = None,
    ) -> None:
        """Add blob.

        Returns:
            Kept.
        """
        return await self._caller.call(
            _ADD,
            Arguments(parameters=(name,), body=body, options=options),
        )

    async def remove(
        self,
        name: str,
        /,
        *,
        keep: int | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Remove blobs.

        Returns:
            Gone.
        """
        return await self._caller.call(
            _REMOVE,
            Arguments(
                parameters=(name,),
                body={"keep": keep},
                extra_body=extra_body,
                options=options,
            ),
        )

    async def add_picture(
        self,
        *,
        body: FileInput | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> None:
        """Add picture.

        Returns:
            Kept.
        """
        return await self._caller.call(
            _ADD_PICTURE,
            Arguments(body=body, options=options),
        )

    async def add_table(
        self,
        *,
        body: FileInput,
        content_type: Literal["text/csv", "application/vnd.sheet"] = "text/csv",
        options: RequestOptions | None = None,
    ) -> None:
        """Add table.

        Args:
            content_type: The media type of the body.

        Returns:
            Kept.
        """
        return await self._caller.call(
            _ADD_TABLE,
            Arguments(body=Choice(content_type, whole=body), options=options),
        )

    async def add_drawing(
        self,
        *,
        body: str | FileInput,
        options: RequestOptions | None = None,
    ) -> None:
        """Add drawing.

        Returns:
            Kept.
        """
        return await self._caller.call(
            _ADD_DRAWING,
            Arguments(body=body, options=options),
        )

    async def add_note(
        self,
        *,
        body: str | FileInput,
        options: RequestOptions | None = None,
    ) -> None:
        """Add note.

        Returns:
            Kept.
        """
        return await self._caller.call(_ADD_NOTE, Arguments(body=body, options=options))

    async def add_anything(
        self,
        *,
        text: str | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Add anything.

        Returns:
            Kept.
        """
        return await self._caller.call(
            _ADD_ANYTHING,
            Arguments(body={"text": text}, extra_body=extra_body, options=options),
        )


class BlobsWithRawResponse:
    """The methods of Blobs, each giving the whole response."""

    def __init__(self, resource: Blobs) -> None:
        methods = Blobs(resource.raw_caller)
        self.put = raw(methods.put)
        self.add = raw(methods.add)
        self.remove = raw(methods.remove)
        self.add_picture = raw(methods.add_picture)
        self.add_table = raw(methods.add_table)
        self.add_drawing = raw(methods.add_drawing)
        self.add_note = raw(methods.add_note)
        self.add_anything = raw(methods.add_anything)


class AsyncBlobsWithRawResponse:
    """The methods of AsyncBlobs, each giving the whole response."""

    def __init__(self, resource: AsyncBlobs) -> None:
        methods = AsyncBlobs(resource.raw_caller)
        self.put = raw_async(methods.put)
        self.add = raw_async(methods.add)
        self.remove = raw_async(methods.remove)
        self.add_picture = raw_async(methods.add_picture)
        self.add_table = raw_async(methods.add_table)
        self.add_drawing = raw_async(methods.add_drawing)
        self.add_note = raw_async(methods.add_note)
        self.add_anything = raw_async(methods.add_anything)
