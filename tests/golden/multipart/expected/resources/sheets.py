"""The operations of sheets."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, overload

from .. import models
from .._runtime.choice import Choice
from .._runtime.operation import Arguments, Body, Operation, Parameter, Part
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.response import APIResponse
from .._runtime.values import NOT_GIVEN, FileInput, NotGiven, RequestOptions

_CREATE: Operation[models.Sheet] = Operation(
    id="createSheet",
    method="POST",
    path="/sheets",
    body=Body(
        "multipart/form-data",
        lambda: models.NewSheet,
        parts={
            "photo": Part("file", content_type="image/png, image/jpeg"),
            "details": Part("file"),
            "voice": Part("file", content_type="audio/ogg"),
            "map": Part("any"),
            "notes": Part("any"),
            "tags": Part(content_type="application/json"),
            "place": Part(content_type="application/json"),
            "habitat": Part("raw", content_type="application/xml"),
            "range": Part(style="deepObject", explode=True),
        },
    ),
    other_bodies=(Body("application/xml", lambda: str | bytes),),
    response=lambda: models.Sheet,
)
_REPLACE_SCANS: Operation[None] = Operation(
    id="replaceScans",
    method="PUT",
    path="/sheets/{sheetId}/scans",
    parameters=(Parameter("sheetId", "path", lambda: str),),
    body=Body("multipart/mixed", lambda: list[bytes], required=False, others="file"),
)
_IMPORT: Operation[None] = Operation(
    id="importSheets",
    method="POST",
    path="/imports",
    body=Body("multipart/form-data", lambda: dict[str, bytes], others="file"),
)
_PRINT_LABEL: Operation[None] = Operation(
    id="printLabel",
    method="POST",
    path="/labels",
    body=Body(
        "multipart/related",
        lambda: models.PrintLabelRequestOption1 | models.Sheet,
        parts={"logo": Part("file")},
    ),
)


class Sheets(Resource):
    """The operations of sheets."""

    @cached_property
    def with_raw_response(self) -> SheetsWithRawResponse:
        """The same methods, each giving the whole response."""
        return SheetsWithRawResponse(self)

    @overload
    def create(
        self,
        *,
        photo: FileInput,
        collector: str,
        place: models.Place | Mapping[str, Any] | None,
        details: Iterable[FileInput] | None | NotGiven = NOT_GIVEN,
        voice: FileInput | None | NotGiven = NOT_GIVEN,
        thumbnail: bytes | None | NotGiven = NOT_GIVEN,
        map: str | FileInput | None | NotGiven = NOT_GIVEN,
        notes: Any = NOT_GIVEN,
        found_on: datetime.date | None | NotGiven = NOT_GIVEN,
        tags: Iterable[str] | None | NotGiven = NOT_GIVEN,
        places: (
            Iterable[models.Place | Mapping[str, Any]] | None | NotGiven
        ) = NOT_GIVEN,
        habitat: str | FileInput | None | NotGiven = NOT_GIVEN,
        range: models.NewSheetRange | Mapping[str, Any] | None | NotGiven = NOT_GIVEN,
        content_type: Literal["multipart/form-data"] = "multipart/form-data",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Sheet: ...

    @overload
    def create(
        self,
        *,
        content_type: Literal["application/xml"],
        body: str | FileInput,
        options: RequestOptions | None = None,
    ) -> models.Sheet: ...

    def create(
        self,
        *,
        photo: Any = NOT_GIVEN,
        collector: Any = NOT_GIVEN,
        place: Any = NOT_GIVEN,
        details: Any = NOT_GIVEN,
        voice: Any = NOT_GIVEN,
        thumbnail: Any = NOT_GIVEN,
        map: Any = NOT_GIVEN,
        notes: Any = NOT_GIVEN,
        found_on: Any = NOT_GIVEN,
        tags: Any = NOT_GIVEN,
        places: Any = NOT_GIVEN,
        habitat: Any = NOT_GIVEN,
        range: Any = NOT_GIVEN,
        body: Any = NOT_GIVEN,
        content_type: str = "multipart/form-data",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Sheet:
        """Create sheet.

        Args:
            photo: The whole sheet Its part can have the headers X-Colour-Space.
            content_type: The media type of the body.

        Media types:
            multipart/form-data: photo, collector, place, details, voice, thumbnail,
                map, notes, found_on, tags, places, habitat, range.
            application/xml: body.

        Returns:
            Kept.
        """
        return self._caller.call(
            _CREATE,
            Arguments(
                body=Choice(
                    content_type,
                    fields={
                        "photo": photo,
                        "collector": collector,
                        "place": place,
                        "details": details,
                        "voice": voice,
                        "thumbnail": thumbnail,
                        "map": map,
                        "notes": notes,
                        "found_on": found_on,
                        "tags": tags,
                        "places": places,
                        "habitat": habitat,
                        "range": range,
                    },
                    whole=body,
                ),
                extra_body=extra_body,
                options=options,
            ),
        )

    def replace_scans(
        self,
        sheet_id: str,
        /,
        *,
        body: Iterable[FileInput] | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> None:
        """Replace scans.

        Returns:
            Kept.
        """
        return self._caller.call(
            _REPLACE_SCANS,
            Arguments(parameters=(sheet_id,), body=body, options=options),
        )

    def import_(
        self,
        *,
        body: Mapping[str, FileInput],
        options: RequestOptions | None = None,
    ) -> None:
        """Import sheets.

        Returns:
            Kept.
        """
        return self._caller.call(_IMPORT, Arguments(body=body, options=options))

    def print_label(
        self,
        *,
        body: (
            models.PrintLabelRequestOption1
            | Mapping[str, Any]
            | models.Sheet
            | Mapping[str, Any]
        ),
        options: RequestOptions | None = None,
    ) -> None:
        """Print label.

        Returns:
            Printed.
        """
        return self._caller.call(_PRINT_LABEL, Arguments(body=body, options=options))


class AsyncSheets(AsyncResource):
    """The operations of sheets."""

    @cached_property
    def with_raw_response(self) -> AsyncSheetsWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncSheetsWithRawResponse(self)

    @overload
    async def create(
        self,
        *,
        photo: FileInput,
        collector: str,
        place: models.Place | Mapping[str, Any] | None,
        details: Iterable[FileInput] | None | NotGiven = NOT_GIVEN,
        voice: FileInput | None | NotGiven = NOT_GIVEN,
        thumbnail: bytes | None | NotGiven = NOT_GIVEN,
        map: str | FileInput | None | NotGiven = NOT_GIVEN,
        notes: Any = NOT_GIVEN,
        found_on: datetime.date | None | NotGiven = NOT_GIVEN,
        tags: Iterable[str] | None | NotGiven = NOT_GIVEN,
        places: (
            Iterable[models.Place | Mapping[str, Any]] | None | NotGiven
        ) = NOT_GIVEN,
        habitat: str | FileInput | None | NotGiven = NOT_GIVEN,
        range: models.NewSheetRange | Mapping[str, Any] | None | NotGiven = NOT_GIVEN,
        content_type: Literal["multipart/form-data"] = "multipart/form-data",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Sheet: ...

    @overload
    async def create(
        self,
        *,
        content_type: Literal["application/xml"],
        body: str | FileInput,
        options: RequestOptions | None = None,
    ) -> models.Sheet: ...

    async def create(
        self,
        *,
        photo: Any = NOT_GIVEN,
        collector: Any = NOT_GIVEN,
        place: Any = NOT_GIVEN,
        details: Any = NOT_GIVEN,
        voice: Any = NOT_GIVEN,
        thumbnail: Any = NOT_GIVEN,
        map: Any = NOT_GIVEN,
        notes: Any = NOT_GIVEN,
        found_on: Any = NOT_GIVEN,
        tags: Any = NOT_GIVEN,
        places: Any = NOT_GIVEN,
        habitat: Any = NOT_GIVEN,
        range: Any = NOT_GIVEN,
        body: Any = NOT_GIVEN,
        content_type: str = "multipart/form-data",
        extra_body: Mapping[str, Any] | None = None,
        options: RequestOptions | None = None,
    ) -> models.Sheet:
        """Create sheet.

        Args:
            photo: The whole sheet Its part can have the headers X-Colour-Space.
            content_type: The media type of the body.

        Media types:
            multipart/form-data: photo, collector, place, details, voice, thumbnail,
                map, notes, found_on, tags, places, habitat, range.
            application/xml: body.

        Returns:
            Kept.
        """
        return await self._caller.call(
            _CREATE,
            Arguments(
                body=Choice(
                    content_type,
                    fields={
                        "photo": photo,
                        "collector": collector,
                        "place": place,
                        "details": details,
                        "voice": voice,
                        "thumbnail": thumbnail,
                        "map": map,
                        "notes": notes,
                        "found_on": found_on,
                        "tags": tags,
                        "places": places,
                        "habitat": habitat,
                        "range": range,
                    },
                    whole=body,
                ),
                extra_body=extra_body,
                options=options,
            ),
        )

    async def replace_scans(
        self,
        sheet_id: str,
        /,
        *,
        body: Iterable[FileInput] | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> None:
        """Replace scans.

        Returns:
            Kept.
        """
        return await self._caller.call(
            _REPLACE_SCANS,
            Arguments(parameters=(sheet_id,), body=body, options=options),
        )

    async def import_(
        self,
        *,
        body: Mapping[str, FileInput],
        options: RequestOptions | None = None,
    ) -> None:
        """Import sheets.

        Returns:
            Kept.
        """
        return await self._caller.call(_IMPORT, Arguments(body=body, options=options))

    async def print_label(
        self,
        *,
        body: (
            models.PrintLabelRequestOption1
            | Mapping[str, Any]
            | models.Sheet
            | Mapping[str, Any]
        ),
        options: RequestOptions | None = None,
    ) -> None:
        """Print label.

        Returns:
            Printed.
        """
        return await self._caller.call(
            _PRINT_LABEL,
            Arguments(body=body, options=options),
        )


class SheetsWithRawResponse:
    """The methods of Sheets, each giving the whole response."""

    def __init__(self, resource: Sheets) -> None:
        methods = Sheets(resource.raw_caller)
        self.replace_scans = raw(methods.replace_scans)
        self.import_ = raw(methods.import_)
        self.print_label = raw(methods.print_label)
        if not TYPE_CHECKING:
            self.create = methods.create

    if TYPE_CHECKING:

        @overload
        def create(
            self,
            *,
            photo: FileInput,
            collector: str,
            place: models.Place | Mapping[str, Any] | None,
            details: Iterable[FileInput] | None | NotGiven = NOT_GIVEN,
            voice: FileInput | None | NotGiven = NOT_GIVEN,
            thumbnail: bytes | None | NotGiven = NOT_GIVEN,
            map: str | FileInput | None | NotGiven = NOT_GIVEN,
            notes: Any = NOT_GIVEN,
            found_on: datetime.date | None | NotGiven = NOT_GIVEN,
            tags: Iterable[str] | None | NotGiven = NOT_GIVEN,
            places: (
                Iterable[models.Place | Mapping[str, Any]] | None | NotGiven
            ) = NOT_GIVEN,
            habitat: str | FileInput | None | NotGiven = NOT_GIVEN,
            range: (
                models.NewSheetRange | Mapping[str, Any] | None | NotGiven
            ) = NOT_GIVEN,
            content_type: Literal["multipart/form-data"] = "multipart/form-data",
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[models.Sheet]: ...

        @overload
        def create(
            self,
            *,
            content_type: Literal["application/xml"],
            body: str | FileInput,
            options: RequestOptions | None = None,
        ) -> APIResponse[models.Sheet]: ...

        def create(self, *args: Any, **kwargs: Any) -> APIResponse[models.Sheet]: ...


class AsyncSheetsWithRawResponse:
    """The methods of AsyncSheets, each giving the whole response."""

    def __init__(self, resource: AsyncSheets) -> None:
        methods = AsyncSheets(resource.raw_caller)
        self.replace_scans = raw_async(methods.replace_scans)
        self.import_ = raw_async(methods.import_)
        self.print_label = raw_async(methods.print_label)
        if not TYPE_CHECKING:
            self.create = methods.create

    if TYPE_CHECKING:

        @overload
        async def create(
            self,
            *,
            photo: FileInput,
            collector: str,
            place: models.Place | Mapping[str, Any] | None,
            details: Iterable[FileInput] | None | NotGiven = NOT_GIVEN,
            voice: FileInput | None | NotGiven = NOT_GIVEN,
            thumbnail: bytes | None | NotGiven = NOT_GIVEN,
            map: str | FileInput | None | NotGiven = NOT_GIVEN,
            notes: Any = NOT_GIVEN,
            found_on: datetime.date | None | NotGiven = NOT_GIVEN,
            tags: Iterable[str] | None | NotGiven = NOT_GIVEN,
            places: (
                Iterable[models.Place | Mapping[str, Any]] | None | NotGiven
            ) = NOT_GIVEN,
            habitat: str | FileInput | None | NotGiven = NOT_GIVEN,
            range: (
                models.NewSheetRange | Mapping[str, Any] | None | NotGiven
            ) = NOT_GIVEN,
            content_type: Literal["multipart/form-data"] = "multipart/form-data",
            extra_body: Mapping[str, Any] | None = None,
            options: RequestOptions | None = None,
        ) -> APIResponse[models.Sheet]: ...

        @overload
        async def create(
            self,
            *,
            content_type: Literal["application/xml"],
            body: str | FileInput,
            options: RequestOptions | None = None,
        ) -> APIResponse[models.Sheet]: ...

        async def create(
            self,
            *args: Any,
            **kwargs: Any,
        ) -> APIResponse[models.Sheet]: ...
