"""The operations of boats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, overload

from typing_extensions import deprecated

from .. import models
from .._runtime.choice import Choice
from .._runtime.operation import Arguments, Body, BulkRule, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.response import APIResponse
from .._runtime.values import NOT_GIVEN, FileInput, NotGiven, RequestOptions

if TYPE_CHECKING:
    from .._runtime.bulk import BulkResult

_CREATE: Operation[models.Boat] = Operation(
    id="createBoat",
    method="POST",
    path="/boats",
    body=Body("application/json", lambda: models.NewBoat),
    other_bodies=(Body("application/x-www-form-urlencoded", lambda: models.NewBoat),),
    response=lambda: models.Boat,
)
_REPLACE: Operation[models.Boat] = Operation(
    id="replaceBoat",
    method="PUT",
    path="/boats/{contentType}",
    parameters=(
        Parameter("contentType", "path", lambda: str),
        Parameter("dry run", "query", lambda: bool, required=True),
    ),
    body=Body("application/vnd.boat+json; version=2", lambda: models.NewBoat),
    other_bodies=(Body("application/xml; charset=iso-8859-1", lambda: str | bytes),),
    response=lambda: models.Boat,
)
_CHANGE: Operation[models.Boat] = Operation(
    id="changeBoat",
    method="PATCH",
    path="/boats/{contentType}",
    parameters=(Parameter("contentType", "path", lambda: str),),
    body=Body("application/json", lambda: models.BoatChanges, required=False),
    other_bodies=(
        Body(
            "application/json-patch+json",
            lambda: list[models.ChangeBoatRequestJsonPatchJsonItem],
            required=False,
        ),
    ),
    response=lambda: models.Boat,
)
_ADD_SAILS: Operation[None] = Operation(
    id="addSails",
    method="POST",
    path="/sails",
    body=Body("application/json", lambda: list[models.NewBoat]),
    other_bodies=(Body("text/csv", lambda: str | bytes),),
)
_ADD_SAILS_BULK = BulkRule(None, limit=2)


class Boats(Resource):
    """The operations of boats."""

    @cached_property
    def with_raw_response(self) -> BoatsWithRawResponse:
        """The same methods, each giving the whole response."""
        return BoatsWithRawResponse(self)

    def create(
        self,
        *,
        name: str,
        length: float | None | NotGiven = NOT_GIVEN,
        content_type: Literal[
            "application/json",
            "application/x-www-form-urlencoded",
        ] = "application/json",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Boat:
        """One signature for two media types with the same fields.

        Args:
            name: What is painted on it.
            content_type: The media type of the body.

        Returns:
            The boat.
        """
        return self._caller.call(
            _CREATE,
            Arguments(
                body=Choice(content_type, fields={"name": name, "length": length}),
                extra_body=extra_body,
                options=options,
            ),
        )

    @overload
    def replace(
        self,
        path_content_type: str,
        /,
        *,
        dry_run: bool,
        name: str,
        length: float | None | NotGiven = NOT_GIVEN,
        content_type: Literal[
            "application/vnd.boat+json; version=2"
        ] = "application/vnd.boat+json; version=2",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Boat: ...

    @overload
    def replace(
        self,
        path_content_type: str,
        /,
        *,
        content_type: Literal["application/xml; charset=iso-8859-1"],
        dry_run: bool,
        body: str | FileInput,
        options: RequestOptions | None = None,
    ) -> models.Boat: ...

    def replace(
        self,
        path_content_type: str,
        /,
        *,
        dry_run: bool,
        name: Any = NOT_GIVEN,
        length: Any = NOT_GIVEN,
        body: Any = NOT_GIVEN,
        content_type: str = "application/vnd.boat+json; version=2",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Boat:
        """An object or the text of another form.

        Args:
            name: What is painted on it.
            body: The boat as it shall be.
            content_type: The media type of the body.

        Media types:
            application/vnd.boat+json; version=2: name, length.
            application/xml; charset=iso-8859-1: body.

        Returns:
            The boat.
        """
        return self._caller.call(
            _REPLACE,
            Arguments(
                parameters=(path_content_type, dry_run),
                body=Choice(
                    content_type,
                    fields={"name": name, "length": length},
                    whole=body,
                ),
                extra_body=extra_body,
                options=options,
            ),
        )

    @overload
    @deprecated("changeBoat is deprecated by the API's description")
    def change(
        self,
        path_content_type: str,
        /,
        *,
        name: str | None | NotGiven = NOT_GIVEN,
        length: float | None | NotGiven = NOT_GIVEN,
        content_type: Literal["application/json"] = "application/json",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Boat: ...

    @overload
    @deprecated("changeBoat is deprecated by the API's description")
    def change(
        self,
        path_content_type: str,
        /,
        *,
        content_type: Literal["application/json-patch+json"],
        body: (
            Iterable[models.ChangeBoatRequestJsonPatchJsonItem | Mapping[str, Any]]
            | NotGiven
        ) = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> models.Boat: ...

    @deprecated("changeBoat is deprecated by the API's description")
    def change(
        self,
        path_content_type: str,
        /,
        *,
        name: Any = NOT_GIVEN,
        length: Any = NOT_GIVEN,
        body: Any = NOT_GIVEN,
        content_type: str = "application/json",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Boat:
        """Two kinds of JSON.

        Deprecated: the document advises against it.

        Args:
            content_type: The media type of the body.

        Media types:
            application/json: name, length.
            application/json-patch+json: body.

        Returns:
            The boat.
        """
        return self._caller.call(
            _CHANGE,
            Arguments(
                parameters=(path_content_type,),
                body=Choice(
                    content_type,
                    fields={"name": name, "length": length},
                    whole=body,
                ),
                extra_body=extra_body,
                options=options,
            ),
        )

    @overload
    def add_sails(
        self,
        *,
        body: Iterable[models.NewBoat | Mapping[str, Any]],
        content_type: Literal["application/json"] = "application/json",
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    def add_sails(
        self,
        *,
        content_type: Literal["text/csv"],
        body: str | FileInput,
        options: RequestOptions | None = None,
    ) -> None: ...

    def add_sails(
        self,
        *,
        body: Any = NOT_GIVEN,
        content_type: str = "application/json",
        options: RequestOptions | None = None,
    ) -> None:
        """Rows have one form.

        Args:
            content_type: The media type of the body.

        Media types:
            application/json: body.
            text/csv: body.

        Returns:
            Kept.
        """
        return self._caller.call(
            _ADD_SAILS,
            Arguments(body=Choice(content_type, whole=body), options=options),
        )

    def add_sails_many(
        self,
        rows: Iterable[models.NewBoat | Mapping[str, Any]],
        /,
        *,
        concurrency: int = 1,
        on_progress: Callable[[BulkResult], object] | None = None,
        options: RequestOptions | None = None,
    ) -> BulkResult:
        """`add_sails` for any number of rows, in calls of at most 2.

        Rows whose call was sent and not answered may have been written or not. They are
        `uncertain`, and never sent again unless you do so.

        Args:
            rows: Any iterable; it is read as the rows are sent.
            concurrency: How many calls may be on their way at once.
            on_progress: Called with the result so far after each call.

        Returns:
            What became of each row: succeeded, failed, uncertain or unsent, every
                row in exactly one of them.
        """
        return self._caller.bulk(
            _ADD_SAILS,
            _ADD_SAILS_BULK,
            rows,
            Arguments(options=options),
            concurrency,
            on_progress,
        )


class AsyncBoats(AsyncResource):
    """The operations of boats."""

    @cached_property
    def with_raw_response(self) -> AsyncBoatsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncBoatsWithRawResponse(self)

    async def create(
        self,
        *,
        name: str,
        length: float | None | NotGiven = NOT_GIVEN,
        content_type: Literal[
            "application/json",
            "application/x-www-form-urlencoded",
        ] = "application/json",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Boat:
        """One signature for two media types with the same fields.

        Args:
            name: What is painted on it.
            content_type: The media type of the body.

        Returns:
            The boat.
        """
        return await self._caller.call(
            _CREATE,
            Arguments(
                body=Choice(content_type, fields={"name": name, "length": length}),
                extra_body=extra_body,
                options=options,
            ),
        )

    @overload
    async def replace(
        self,
        path_content_type: str,
        /,
        *,
        dry_run: bool,
        name: str,
        length: float | None | NotGiven = NOT_GIVEN,
        content_type: Literal[
            "application/vnd.boat+json; version=2"
        ] = "application/vnd.boat+json; version=2",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Boat: ...

    @overload
    async def replace(
        self,
        path_content_type: str,
        /,
        *,
        content_type: Literal["application/xml; charset=iso-8859-1"],
        dry_run: bool,
        body: str | FileInput,
        options: RequestOptions | None = None,
    ) -> models.Boat: ...

    async def replace(
        self,
        path_content_type: str,
        /,
        *,
        dry_run: bool,
        name: Any = NOT_GIVEN,
        length: Any = NOT_GIVEN,
        body: Any = NOT_GIVEN,
        content_type: str = "application/vnd.boat+json; version=2",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Boat:
        """An object or the text of another form.

        Args:
            name: What is painted on it.
            body: The boat as it shall be.
            content_type: The media type of the body.

        Media types:
            application/vnd.boat+json; version=2: name, length.
            application/xml; charset=iso-8859-1: body.

        Returns:
            The boat.
        """
        return await self._caller.call(
            _REPLACE,
            Arguments(
                parameters=(path_content_type, dry_run),
                body=Choice(
                    content_type,
                    fields={"name": name, "length": length},
                    whole=body,
                ),
                extra_body=extra_body,
                options=options,
            ),
        )

    @overload
    @deprecated("changeBoat is deprecated by the API's description")
    async def change(
        self,
        path_content_type: str,
        /,
        *,
        name: str | None | NotGiven = NOT_GIVEN,
        length: float | None | NotGiven = NOT_GIVEN,
        content_type: Literal["application/json"] = "application/json",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Boat: ...

    @overload
    @deprecated("changeBoat is deprecated by the API's description")
    async def change(
        self,
        path_content_type: str,
        /,
        *,
        content_type: Literal["application/json-patch+json"],
        body: (
            Iterable[models.ChangeBoatRequestJsonPatchJsonItem | Mapping[str, Any]]
            | NotGiven
        ) = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> models.Boat: ...

    @deprecated("changeBoat is deprecated by the API's description")
    async def change(
        self,
        path_content_type: str,
        /,
        *,
        name: Any = NOT_GIVEN,
        length: Any = NOT_GIVEN,
        body: Any = NOT_GIVEN,
        content_type: str = "application/json",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Boat:
        """Two kinds of JSON.

        Deprecated: the document advises against it.

        Args:
            content_type: The media type of the body.

        Media types:
            application/json: name, length.
            application/json-patch+json: body.

        Returns:
            The boat.
        """
        return await self._caller.call(
            _CHANGE,
            Arguments(
                parameters=(path_content_type,),
                body=Choice(
                    content_type,
                    fields={"name": name, "length": length},
                    whole=body,
                ),
                extra_body=extra_body,
                options=options,
            ),
        )

    @overload
    async def add_sails(
        self,
        *,
        body: Iterable[models.NewBoat | Mapping[str, Any]],
        content_type: Literal["application/json"] = "application/json",
        options: RequestOptions | None = None,
    ) -> None: ...

    @overload
    async def add_sails(
        self,
        *,
        content_type: Literal["text/csv"],
        body: str | FileInput,
        options: RequestOptions | None = None,
    ) -> None: ...

    async def add_sails(
        self,
        *,
        body: Any = NOT_GIVEN,
        content_type: str = "application/json",
        options: RequestOptions | None = None,
    ) -> None:
        """Rows have one form.

        Args:
            content_type: The media type of the body.

        Media types:
            application/json: body.
            text/csv: body.

        Returns:
            Kept.
        """
        return await self._caller.call(
            _ADD_SAILS,
            Arguments(body=Choice(content_type, whole=body), options=options),
        )

    async def add_sails_many(
        self,
        rows: Iterable[models.NewBoat | Mapping[str, Any]],
        /,
        *,
        concurrency: int = 1,
        on_progress: Callable[[BulkResult], object] | None = None,
        options: RequestOptions | None = None,
    ) -> BulkResult:
        """`add_sails` for any number of rows, in calls of at most 2.

        Rows whose call was sent and not answered may have been written or not. They are
        `uncertain`, and never sent again unless you do so.

        Args:
            rows: Any iterable; it is read as the rows are sent.
            concurrency: How many calls may be on their way at once.
            on_progress: Called with the result so far after each call.

        Returns:
            What became of each row: succeeded, failed, uncertain or unsent, every
                row in exactly one of them.
        """
        return await self._caller.bulk(
            _ADD_SAILS,
            _ADD_SAILS_BULK,
            rows,
            Arguments(options=options),
            concurrency,
            on_progress,
        )


class BoatsWithRawResponse:
    """The methods of Boats, each giving the whole response."""

    def __init__(self, resource: Boats) -> None:
        methods = Boats(resource.raw_caller)
        self.create = raw(methods.create)
        if not TYPE_CHECKING:
            self.replace = methods.replace
            self.change = methods.change
            self.add_sails = methods.add_sails

    if TYPE_CHECKING:

        @overload
        def replace(
            self,
            path_content_type: str,
            /,
            *,
            dry_run: bool,
            name: str,
            length: float | None | NotGiven = NOT_GIVEN,
            content_type: Literal[
                "application/vnd.boat+json; version=2"
            ] = "application/vnd.boat+json; version=2",
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[models.Boat]: ...

        @overload
        def replace(
            self,
            path_content_type: str,
            /,
            *,
            content_type: Literal["application/xml; charset=iso-8859-1"],
            dry_run: bool,
            body: str | FileInput,
            options: RequestOptions | None = None,
        ) -> APIResponse[models.Boat]: ...

        def replace(self, *args: Any, **kwargs: Any) -> APIResponse[models.Boat]: ...

        @overload
        @deprecated("changeBoat is deprecated by the API's description")
        def change(
            self,
            path_content_type: str,
            /,
            *,
            name: str | None | NotGiven = NOT_GIVEN,
            length: float | None | NotGiven = NOT_GIVEN,
            content_type: Literal["application/json"] = "application/json",
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[models.Boat]: ...

        @overload
        @deprecated("changeBoat is deprecated by the API's description")
        def change(
            self,
            path_content_type: str,
            /,
            *,
            content_type: Literal["application/json-patch+json"],
            body: (
                Iterable[models.ChangeBoatRequestJsonPatchJsonItem | Mapping[str, Any]]
                | NotGiven
            ) = NOT_GIVEN,
            options: RequestOptions | None = None,
        ) -> APIResponse[models.Boat]: ...

        def change(self, *args: Any, **kwargs: Any) -> APIResponse[models.Boat]: ...

        @overload
        def add_sails(
            self,
            *,
            body: Iterable[models.NewBoat | Mapping[str, Any]],
            content_type: Literal["application/json"] = "application/json",
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        @overload
        def add_sails(
            self,
            *,
            content_type: Literal["text/csv"],
            body: str | FileInput,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        def add_sails(self, *args: Any, **kwargs: Any) -> APIResponse[None]: ...


class AsyncBoatsWithRawResponse:
    """The methods of AsyncBoats, each giving the whole response."""

    def __init__(self, resource: AsyncBoats) -> None:
        methods = AsyncBoats(resource.raw_caller)
        self.create = raw_async(methods.create)
        if not TYPE_CHECKING:
            self.replace = methods.replace
            self.change = methods.change
            self.add_sails = methods.add_sails

    if TYPE_CHECKING:

        @overload
        async def replace(
            self,
            path_content_type: str,
            /,
            *,
            dry_run: bool,
            name: str,
            length: float | None | NotGiven = NOT_GIVEN,
            content_type: Literal[
                "application/vnd.boat+json; version=2"
            ] = "application/vnd.boat+json; version=2",
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[models.Boat]: ...

        @overload
        async def replace(
            self,
            path_content_type: str,
            /,
            *,
            content_type: Literal["application/xml; charset=iso-8859-1"],
            dry_run: bool,
            body: str | FileInput,
            options: RequestOptions | None = None,
        ) -> APIResponse[models.Boat]: ...

        async def replace(
            self,
            *args: Any,
            **kwargs: Any,
        ) -> APIResponse[models.Boat]: ...

        @overload
        @deprecated("changeBoat is deprecated by the API's description")
        async def change(
            self,
            path_content_type: str,
            /,
            *,
            name: str | None | NotGiven = NOT_GIVEN,
            length: float | None | NotGiven = NOT_GIVEN,
            content_type: Literal["application/json"] = "application/json",
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[models.Boat]: ...

        @overload
        @deprecated("changeBoat is deprecated by the API's description")
        async def change(
            self,
            path_content_type: str,
            /,
            *,
            content_type: Literal["application/json-patch+json"],
            body: (
                Iterable[models.ChangeBoatRequestJsonPatchJsonItem | Mapping[str, Any]]
                | NotGiven
            ) = NOT_GIVEN,
            options: RequestOptions | None = None,
        ) -> APIResponse[models.Boat]: ...

        async def change(
            self,
            *args: Any,
            **kwargs: Any,
        ) -> APIResponse[models.Boat]: ...

        @overload
        async def add_sails(
            self,
            *,
            body: Iterable[models.NewBoat | Mapping[str, Any]],
            content_type: Literal["application/json"] = "application/json",
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        @overload
        async def add_sails(
            self,
            *,
            content_type: Literal["text/csv"],
            body: str | FileInput,
            options: RequestOptions | None = None,
        ) -> APIResponse[None]: ...

        async def add_sails(self, *args: Any, **kwargs: Any) -> APIResponse[None]: ...
