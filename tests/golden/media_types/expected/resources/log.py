"""The operations of log."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, overload

from .. import models
from .._runtime.choice import Choice
from .._runtime.operation import Arguments, Body, Operation
from .._runtime.pages import AsyncPager, OffsetPages, Page
from .._runtime.resource import AsyncResource, Resource, raw, raw_pager
from .._runtime.response import APIResponse
from .._runtime.values import NOT_GIVEN, FileInput, NotGiven, RequestOptions

_CLEAR: Operation[None] = Operation(
    id="clearLog",
    method="DELETE",
    path="/log",
    body=Body("text/plain", lambda: str | bytes, required=False),
    other_bodies=(Body("application/octet-stream", lambda: bytes, required=False),),
)
_WRITE: Operation[None] = Operation(
    id="writeLog",
    method="POST",
    path="/log",
    body=Body(
        "application/x-www-form-urlencoded",
        lambda: models.WriteLogRequestXWwwFormUrlencoded,
        required=False,
    ),
    other_bodies=(
        Body("application/json", lambda: models.WriteLogRequest, required=False),
    ),
)
_SEARCH: Operation[models.SearchLogResponse] = Operation(
    id="searchLog",
    method="GET",
    path="/log",
    body=Body("application/json", lambda: models.LogSearch, required=False),
    response=lambda: models.SearchLogResponse,
)
_SEARCH_PAGES = OffsetPages(
    items="lines",
    total="total",
    offset="offset",
    limit="limit",
)


class Log(Resource):
    """The operations of log."""

    @cached_property
    def with_raw_response(self) -> LogWithRawResponse:
        """The same methods, each giving the whole response."""
        return LogWithRawResponse(self)

    @overload
    def clear(
        self,
        *,
        body: str | FileInput | NotGiven = NOT_GIVEN,
        content_type: Literal["text/plain"] = "text/plain",
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    def clear(
        self,
        *,
        content_type: Literal["application/octet-stream"],
        body: FileInput | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> None: ...

    def clear(
        self,
        *,
        body: Any = NOT_GIVEN,
        content_type: str = "text/plain",
        options: RequestOptions | None = None,
    ) -> None:
        """A body that may be left out.

        Args:
            content_type: The media type of the body.

        Media types:
            text/plain: body.
            application/octet-stream: body.

        Returns:
            Cleared.
        """
        return self._caller.call(
            _CLEAR,
            Arguments(body=Choice(content_type, whole=body), options=options),
        )

    @overload
    def write(
        self,
        *,
        line: str | None | NotGiven = NOT_GIVEN,
        level: int | None | NotGiven = NOT_GIVEN,
        content_type: Literal[
            "application/x-www-form-urlencoded"
        ] = "application/x-www-form-urlencoded",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    def write(
        self,
        *,
        content_type: Literal["application/json"],
        line: str | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None: ...

    def write(
        self,
        *,
        line: Any = NOT_GIVEN,
        level: Any = NOT_GIVEN,
        content_type: str = "application/x-www-form-urlencoded",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """The configuration has a form go before JSON.

        Args:
            content_type: The media type of the body.

        Media types:
            application/x-www-form-urlencoded: line, level.
            application/json: line.

        Returns:
            Written.
        """
        return self._caller.call(
            _WRITE,
            Arguments(
                body=Choice(content_type, fields={"line": line, "level": level}),
                extra_body=extra_body,
                options=options,
            ),
        )

    def search(
        self,
        *,
        offset: int | None | NotGiven = NOT_GIVEN,
        limit: int | None | NotGiven = NOT_GIVEN,
        max_items: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> Page[str]:
        """A search with pages is asked for in one way.

        Args:
            max_items: At most so many records when the result is iterated over.

        Returns:
            A page.
        """
        return self._caller.pages(
            _SEARCH,
            _SEARCH_PAGES,
            Arguments(
                body={"offset": offset, "limit": limit},
                extra_body=extra_body,
                options=options,
            ),
            max_items,
        )


class AsyncLog(AsyncResource):
    """The operations of log."""

    @cached_property
    def with_raw_response(self) -> AsyncLogWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncLogWithRawResponse(self)

    @overload
    async def clear(
        self,
        *,
        body: str | FileInput | NotGiven = NOT_GIVEN,
        content_type: Literal["text/plain"] = "text/plain",
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    async def clear(
        self,
        *,
        content_type: Literal["application/octet-stream"],
        body: FileInput | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> None: ...

    async def clear(
        self,
        *,
        body: Any = NOT_GIVEN,
        content_type: str = "text/plain",
        options: RequestOptions | None = None,
    ) -> None:
        """A body that may be left out.

        Args:
            content_type: The media type of the body.

        Media types:
            text/plain: body.
            application/octet-stream: body.

        Returns:
            Cleared.
        """
        return await self._caller.call(
            _CLEAR,
            Arguments(body=Choice(content_type, whole=body), options=options),
        )

    @overload
    async def write(
        self,
        *,
        line: str | None | NotGiven = NOT_GIVEN,
        level: int | None | NotGiven = NOT_GIVEN,
        content_type: Literal[
            "application/x-www-form-urlencoded"
        ] = "application/x-www-form-urlencoded",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    async def write(
        self,
        *,
        content_type: Literal["application/json"],
        line: str | None | NotGiven = NOT_GIVEN,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None: ...

    async def write(
        self,
        *,
        line: Any = NOT_GIVEN,
        level: Any = NOT_GIVEN,
        content_type: str = "application/x-www-form-urlencoded",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        """The configuration has a form go before JSON.

        Args:
            content_type: The media type of the body.

        Media types:
            application/x-www-form-urlencoded: line, level.
            application/json: line.

        Returns:
            Written.
        """
        return await self._caller.call(
            _WRITE,
            Arguments(
                body=Choice(content_type, fields={"line": line, "level": level}),
                extra_body=extra_body,
                options=options,
            ),
        )

    def search(
        self,
        *,
        offset: int | None | NotGiven = NOT_GIVEN,
        limit: int | None | NotGiven = NOT_GIVEN,
        max_items: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[str]:
        """A search with pages is asked for in one way.

        Args:
            max_items: At most so many records when the result is iterated over.

        Returns:
            A page.
        """
        return self._caller.pages(
            _SEARCH,
            _SEARCH_PAGES,
            Arguments(
                body={"offset": offset, "limit": limit},
                extra_body=extra_body,
                options=options,
            ),
            max_items,
        )


class LogWithRawResponse:
    """The methods of Log, each giving the whole response."""

    def __init__(self, resource: Log) -> None:
        methods = Log(resource.raw_caller)
        self.search = raw(methods.search)
        if not TYPE_CHECKING:
            self.clear = methods.clear
            self.write = methods.write

    if TYPE_CHECKING:

        @overload
        def clear(
            self,
            *,
            body: str | FileInput | NotGiven = NOT_GIVEN,
            content_type: Literal["text/plain"] = "text/plain",
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        @overload
        def clear(
            self,
            *,
            content_type: Literal["application/octet-stream"],
            body: FileInput | NotGiven = NOT_GIVEN,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        def clear(self, *args: Any, **kwargs: Any) -> APIResponse[None]: ...

        @overload
        def write(
            self,
            *,
            line: str | None | NotGiven = NOT_GIVEN,
            level: int | None | NotGiven = NOT_GIVEN,
            content_type: Literal[
                "application/x-www-form-urlencoded"
            ] = "application/x-www-form-urlencoded",
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        @overload
        def write(
            self,
            *,
            content_type: Literal["application/json"],
            line: str | None | NotGiven = NOT_GIVEN,
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        def write(self, *args: Any, **kwargs: Any) -> APIResponse[None]: ...


class AsyncLogWithRawResponse:
    """The methods of AsyncLog, each giving the whole response."""

    def __init__(self, resource: AsyncLog) -> None:
        methods = AsyncLog(resource.raw_caller)
        self.search = raw_pager(methods.search)
        if not TYPE_CHECKING:
            self.clear = methods.clear
            self.write = methods.write

    if TYPE_CHECKING:

        @overload
        async def clear(
            self,
            *,
            body: str | FileInput | NotGiven = NOT_GIVEN,
            content_type: Literal["text/plain"] = "text/plain",
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        @overload
        async def clear(
            self,
            *,
            content_type: Literal["application/octet-stream"],
            body: FileInput | NotGiven = NOT_GIVEN,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        async def clear(self, *args: Any, **kwargs: Any) -> APIResponse[None]: ...

        @overload
        async def write(
            self,
            *,
            line: str | None | NotGiven = NOT_GIVEN,
            level: int | None | NotGiven = NOT_GIVEN,
            content_type: Literal[
                "application/x-www-form-urlencoded"
            ] = "application/x-www-form-urlencoded",
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        @overload
        async def write(
            self,
            *,
            content_type: Literal["application/json"],
            line: str | None | NotGiven = NOT_GIVEN,
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        async def write(self, *args: Any, **kwargs: Any) -> APIResponse[None]: ...
