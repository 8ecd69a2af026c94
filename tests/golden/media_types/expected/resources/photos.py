"""The operations of photos."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, overload

from .. import models
from .._runtime.choice import Choice
from .._runtime.operation import Arguments, Body, Operation, Parameter, Part
from .._runtime.resource import AsyncResource, Resource, streamed, streamed_async
from .._runtime.response import APIResponse
from .._runtime.values import NOT_GIVEN, FileInput, NotGiven, RequestOptions

if TYPE_CHECKING:
    from .._runtime.download import AsyncStreamedResponse, StreamedResponse

_EDIT: Operation[bytes] = Operation(
    id="editPhoto",
    method="PUT",
    path="/boats/{name}/photo",
    parameters=(Parameter("name", "path", lambda: str),),
    body=Body("application/json", lambda: models.EditPhotoRequestJson),
    other_bodies=(
        Body(
            "multipart/form-data",
            lambda: models.EditPhotoRequest,
            parts={"image": Part("file"), "mask": Part("file")},
        ),
    ),
    response=lambda: bytes,
    accept="image/png",
    reads="bytes",
)
_ADD: Operation[None] = Operation(
    id="addPhoto",
    method="POST",
    path="/boats/{name}/photo",
    parameters=(Parameter("name", "path", lambda: str),),
    body=Body("application/json", lambda: models.AddPhotoRequestJson),
    other_bodies=(
        Body("image/*", lambda: bytes),
        Body("text/*", lambda: str | bytes),
        Body("*/*", lambda: str | bytes),
        Body("application/*+json", lambda: models.AddPhotoRequestJson),
    ),
)


class Photos(Resource):
    """The operations of photos."""

    @cached_property
    def with_raw_response(self) -> PhotosWithRawResponse:
        """The same methods, each giving the whole response."""
        return PhotosWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> PhotosWithStreamingResponse:
        """The methods whose answer can be read in pieces, as they come."""
        return PhotosWithStreamingResponse(self)

    @overload
    def edit(
        self,
        name: str,
        /,
        *,
        images: Iterable[str],
        prompt: str,
        mask: str | None | NotGiven = NOT_GIVEN,
        content_type: Literal["application/json"] = "application/json",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> bytes: ...

    @overload
    def edit(
        self,
        name: str,
        /,
        *,
        content_type: Literal["multipart/form-data"],
        image: FileInput,
        prompt: str,
        mask: FileInput | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> bytes: ...

    def edit(
        self,
        name: str,
        /,
        *,
        images: Any = NOT_GIVEN,
        prompt: Any = NOT_GIVEN,
        mask: Any = NOT_GIVEN,
        image: Any = NOT_GIVEN,
        content_type: str = "application/json",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> bytes:
        """References to files, or the files.

        Args:
            prompt: What to change.
            image: The photo.
            content_type: The media type of the body.

        Media types:
            application/json: images, prompt, mask.
            multipart/form-data: image, prompt, mask.

        Returns:
            The photo.
        """
        return self._caller.call(
            _EDIT,
            Arguments(
                parameters=(name,),
                body=Choice(
                    content_type,
                    fields={
                        "images": images,
                        "prompt": prompt,
                        "mask": mask,
                        "image": image,
                    },
                ),
                extra_body=extra_body,
                options=options,
            ),
        )

    @overload
    def add(
        self,
        name: str,
        /,
        *,
        url: str,
        body_content_type: str | None | NotGiven = NOT_GIVEN,
        content_type: Literal["application/json"] = "application/json",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    def add(
        self,
        name: str,
        /,
        *,
        content_type: str,
        body: FileInput,
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    def add(
        self,
        name: str,
        /,
        *,
        content_type: str,
        body: str | FileInput,
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    def add(
        self,
        name: str,
        /,
        *,
        content_type: str,
        url: str,
        body_content_type: str | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None: ...

    def add(
        self,
        name: str,
        /,
        *,
        url: Any = NOT_GIVEN,
        body_content_type: Any = NOT_GIVEN,
        body: Any = NOT_GIVEN,
        content_type: str = "application/json",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Any image, or what the server knows under a name of its own.

        Args:
            content_type: The media type of the body.

        Media types:
            application/json: url, body_content_type.
            image/*: body.
            text/*, */*: body.
            application/*+json: url, body_content_type.

        Returns:
            Kept.
        """
        return self._caller.call(
            _ADD,
            Arguments(
                parameters=(name,),
                body=Choice(
                    content_type,
                    fields={"url": url, "contentType": body_content_type},
                    whole=body,
                ),
                extra_body=extra_body,
                options=options,
            ),
        )


class AsyncPhotos(AsyncResource):
    """The operations of photos."""

    @cached_property
    def with_raw_response(self) -> AsyncPhotosWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncPhotosWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncPhotosWithStreamingResponse:
        """The methods whose answer can be read in pieces, as they come."""
        return AsyncPhotosWithStreamingResponse(self)

    @overload
    async def edit(
        self,
        name: str,
        /,
        *,
        images: Iterable[str],
        prompt: str,
        mask: str | None | NotGiven = NOT_GIVEN,
        content_type: Literal["application/json"] = "application/json",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> bytes: ...

    @overload
    async def edit(
        self,
        name: str,
        /,
        *,
        content_type: Literal["multipart/form-data"],
        image: FileInput,
        prompt: str,
        mask: FileInput | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> bytes: ...

    async def edit(
        self,
        name: str,
        /,
        *,
        images: Any = NOT_GIVEN,
        prompt: Any = NOT_GIVEN,
        mask: Any = NOT_GIVEN,
        image: Any = NOT_GIVEN,
        content_type: str = "application/json",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> bytes:
        """References to files, or the files.

        Args:
            prompt: What to change.
            image: The photo.
            content_type: The media type of the body.

        Media types:
            application/json: images, prompt, mask.
            multipart/form-data: image, prompt, mask.

        Returns:
            The photo.
        """
        return await self._caller.call(
            _EDIT,
            Arguments(
                parameters=(name,),
                body=Choice(
                    content_type,
                    fields={
                        "images": images,
                        "prompt": prompt,
                        "mask": mask,
                        "image": image,
                    },
                ),
                extra_body=extra_body,
                options=options,
            ),
        )

    @overload
    async def add(
        self,
        name: str,
        /,
        *,
        url: str,
        body_content_type: str | None | NotGiven = NOT_GIVEN,
        content_type: Literal["application/json"] = "application/json",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    async def add(
        self,
        name: str,
        /,
        *,
        content_type: str,
        body: FileInput,
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    async def add(
        self,
        name: str,
        /,
        *,
        content_type: str,
        body: str | FileInput,
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    async def add(
        self,
        name: str,
        /,
        *,
        content_type: str,
        url: str,
        body_content_type: str | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None: ...

    async def add(
        self,
        name: str,
        /,
        *,
        url: Any = NOT_GIVEN,
        body_content_type: Any = NOT_GIVEN,
        body: Any = NOT_GIVEN,
        content_type: str = "application/json",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """Any image, or what the server knows under a name of its own.

        Args:
            content_type: The media type of the body.

        Media types:
            application/json: url, body_content_type.
            image/*: body.
            text/*, */*: body.
            application/*+json: url, body_content_type.

        Returns:
            Kept.
        """
        return await self._caller.call(
            _ADD,
            Arguments(
                parameters=(name,),
                body=Choice(
                    content_type,
                    fields={"url": url, "contentType": body_content_type},
                    whole=body,
                ),
                extra_body=extra_body,
                options=options,
            ),
        )


class PhotosWithRawResponse:
    """The methods of Photos, each giving the whole response."""

    def __init__(self, resource: Photos) -> None:
        if not TYPE_CHECKING:
            methods = Photos(resource.raw_caller)
            self.edit = methods.edit
            self.add = methods.add

    if TYPE_CHECKING:

        @overload
        def edit(
            self,
            name: str,
            /,
            *,
            images: Iterable[str],
            prompt: str,
            mask: str | None | NotGiven = NOT_GIVEN,
            content_type: Literal["application/json"] = "application/json",
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[bytes]: ...

        @overload
        def edit(
            self,
            name: str,
            /,
            *,
            content_type: Literal["multipart/form-data"],
            image: FileInput,
            prompt: str,
            mask: FileInput | None | NotGiven = NOT_GIVEN,
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[bytes]: ...

        def edit(self, *args: Any, **kwargs: Any) -> APIResponse[bytes]: ...

        @overload
        def add(
            self,
            name: str,
            /,
            *,
            url: str,
            body_content_type: str | None | NotGiven = NOT_GIVEN,
            content_type: Literal["application/json"] = "application/json",
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        @overload
        def add(
            self,
            name: str,
            /,
            *,
            content_type: str,
            body: FileInput,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        @overload
        def add(
            self,
            name: str,
            /,
            *,
            content_type: str,
            body: str | FileInput,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        @overload
        def add(
            self,
            name: str,
            /,
            *,
            content_type: str,
            url: str,
            body_content_type: str | None | NotGiven = NOT_GIVEN,
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        def add(self, *args: Any, **kwargs: Any) -> APIResponse[None]: ...


class AsyncPhotosWithRawResponse:
    """The methods of AsyncPhotos, each giving the whole response."""

    def __init__(self, resource: AsyncPhotos) -> None:
        if not TYPE_CHECKING:
            methods = AsyncPhotos(resource.raw_caller)
            self.edit = methods.edit
            self.add = methods.add

    if TYPE_CHECKING:

        @overload
        async def edit(
            self,
            name: str,
            /,
            *,
            images: Iterable[str],
            prompt: str,
            mask: str | None | NotGiven = NOT_GIVEN,
            content_type: Literal["application/json"] = "application/json",
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[bytes]: ...

        @overload
        async def edit(
            self,
            name: str,
            /,
            *,
            content_type: Literal["multipart/form-data"],
            image: FileInput,
            prompt: str,
            mask: FileInput | None | NotGiven = NOT_GIVEN,
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[bytes]: ...

        async def edit(self, *args: Any, **kwargs: Any) -> APIResponse[bytes]: ...

        @overload
        async def add(
            self,
            name: str,
            /,
            *,
            url: str,
            body_content_type: str | None | NotGiven = NOT_GIVEN,
            content_type: Literal["application/json"] = "application/json",
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        @overload
        async def add(
            self,
            name: str,
            /,
            *,
            content_type: str,
            body: FileInput,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        @overload
        async def add(
            self,
            name: str,
            /,
            *,
            content_type: str,
            body: str | FileInput,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        @overload
        async def add(
            self,
            name: str,
            /,
            *,
            content_type: str,
            url: str,
            body_content_type: str | None | NotGiven = NOT_GIVEN,
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        async def add(self, *args: Any, **kwargs: Any) -> APIResponse[None]: ...


class PhotosWithStreamingResponse:
    """The methods of Photos, each giving its answer in pieces, as they come."""

    def __init__(self, resource: Photos) -> None:
        if not TYPE_CHECKING:
            methods = Photos(resource.streaming_caller)
            self.edit = streamed(methods.edit)

    if TYPE_CHECKING:

        @overload
        def edit(
            self,
            name: str,
            /,
            *,
            images: Iterable[str],
            prompt: str,
            mask: str | None | NotGiven = NOT_GIVEN,
            content_type: Literal["application/json"] = "application/json",
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> AbstractContextManager[StreamedResponse]: ...

        @overload
        def edit(
            self,
            name: str,
            /,
            *,
            content_type: Literal["multipart/form-data"],
            image: FileInput,
            prompt: str,
            mask: FileInput | None | NotGiven = NOT_GIVEN,
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> AbstractContextManager[StreamedResponse]: ...

        def edit(
            self,
            *args: Any,
            **kwargs: Any,
        ) -> AbstractContextManager[StreamedResponse]: ...


class AsyncPhotosWithStreamingResponse:
    """The methods of AsyncPhotos, each giving its answer in pieces, as they come."""

    def __init__(self, resource: AsyncPhotos) -> None:
        if not TYPE_CHECKING:
            methods = AsyncPhotos(resource.streaming_caller)
            self.edit = streamed_async(methods.edit)

    if TYPE_CHECKING:

        @overload
        def edit(
            self,
            name: str,
            /,
            *,
            images: Iterable[str],
            prompt: str,
            mask: str | None | NotGiven = NOT_GIVEN,
            content_type: Literal["application/json"] = "application/json",
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> AbstractAsyncContextManager[AsyncStreamedResponse]: ...

        @overload
        def edit(
            self,
            name: str,
            /,
            *,
            content_type: Literal["multipart/form-data"],
            image: FileInput,
            prompt: str,
            mask: FileInput | None | NotGiven = NOT_GIVEN,
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> AbstractAsyncContextManager[AsyncStreamedResponse]: ...

        def edit(
            self,
            *args: Any,
            **kwargs: Any,
        ) -> AbstractAsyncContextManager[AsyncStreamedResponse]: ...
