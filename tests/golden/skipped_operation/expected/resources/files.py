"""The operations of files."""

from __future__ import annotations

import builtins
from functools import cached_property

from .._runtime.operation import Arguments, Operation
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import RequestOptions

_LIST: Operation[list[str]] = Operation(
    id="listFiles",
    method="GET",
    path="/files",
    response=lambda: list[str],
)


class Files(Resource):
    """The operations of files."""

    @cached_property
    def with_raw_response(self) -> FilesWithRawResponse:
        """The same methods, each giving the whole response."""
        return FilesWithRawResponse(self)

    def list(self, *, options: RequestOptions | None = None) -> builtins.list[str]:
        """List files.

        Returns:
            Names.
        """
        return self._caller.call(_LIST, Arguments(options=options))


class AsyncFiles(AsyncResource):
    """The operations of files."""

    @cached_property
    def with_raw_response(self) -> AsyncFilesWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncFilesWithRawResponse(self)

    async def list(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> builtins.list[str]:
        """List files.

        Returns:
            Names.
        """
        return await self._caller.call(_LIST, Arguments(options=options))


class FilesWithRawResponse:
    """The methods of Files, each giving the whole response."""

    def __init__(self, resource: Files) -> None:
        methods = Files(resource.raw_caller)
        self.list = raw(methods.list)


class AsyncFilesWithRawResponse:
    """The methods of AsyncFiles, each giving the whole response."""

    def __init__(self, resource: AsyncFiles) -> None:
        methods = AsyncFiles(resource.raw_caller)
        self.list = raw_async(methods.list)
