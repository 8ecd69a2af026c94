"""The operations of files."""

from __future__ import annotations

from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_LIST: Operation[None] = Operation(id="listFiles", method="GET", path="/files")
_PUT: Operation[None] = Operation(
    id="putFile",
    method="PUT",
    path="/files",
    base_url="https://upload.{region}.example.com/large",
)
_GET_STATUS: Operation[None] = Operation(
    id="getStatus",
    method="GET",
    path="/status",
    base_url="/ops/all",
)


class Files(Resource):
    """The operations of files."""

    @cached_property
    def with_raw_response(self) -> FilesWithRawResponse:
        """The same methods, each giving the whole response."""
        return FilesWithRawResponse(self)

    def list(self, *, options: RequestOptions | None = None) -> None:
        """List files.

        Returns:
            Nothing.
        """
        return self._caller.call(_LIST, Arguments(options=options))

    def put(self, *, options: RequestOptions | None = None) -> None:
        """Put file.

        Returns:
            Nothing.
        """
        return self._caller.call(_PUT, Arguments(options=options))

    def get_status(self, *, options: RequestOptions | None = None) -> None:
        """Get status.

        Returns:
            Nothing.
        """
        return self._caller.call(_GET_STATUS, Arguments(options=options))


class AsyncFiles(AsyncResource):
    """The operations of files."""

    @cached_property
    def with_raw_response(self) -> AsyncFilesWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncFilesWithRawResponse(self)

    async def list(self, *, options: RequestOptions | None = None) -> None:
        """List files.

        Returns:
            Nothing.
        """
        return await self._caller.call(_LIST, Arguments(options=options))

    async def put(self, *, options: RequestOptions | None = None) -> None:
        """Put file.

        Returns:
            Nothing.
        """
        return await self._caller.call(_PUT, Arguments(options=options))

    async def get_status(self, *, options: RequestOptions | None = None) -> None:
        """Get status.

        Returns:
            Nothing.
        """
        return await self._caller.call(_GET_STATUS, Arguments(options=options))


class FilesWithRawResponse:
    """The methods of Files, each giving the whole response."""

    def __init__(self, resource: Files) -> None:
        methods = Files(resource.raw_caller)
        self.list = raw(methods.list)
        self.put = raw(methods.put)
        self.get_status = raw(methods.get_status)


class AsyncFilesWithRawResponse:
    """The methods of AsyncFiles, each giving the whole response."""

    def __init__(self, resource: AsyncFiles) -> None:
        methods = AsyncFiles(resource.raw_caller)
        self.list = raw_async(methods.list)
        self.put = raw_async(methods.put)
        self.get_status = raw_async(methods.get_status)
