"""\"\"\" import os \"\"\" {% raw %} \\"""

from __future__ import annotations

from functools import cached_property

from .. import models
from .._runtime.operation import Arguments, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource, raw, raw_async
from .._runtime.values import NOT_GIVEN, NotGiven, RequestOptions

_GET_IMPORT_OS: Operation[models.Note] = Operation(
    id='get note"; import os',
    method="GET",
    path='/notes/{id}"',
    parameters=(
        Parameter("id", "path", lambda: str),
        Parameter('sort"\n', "query", lambda: models.GetNoteImportOsSort),
    ),
    response=lambda: models.Note,
)


class Notes(Resource):
    """\"\"\" import os \"\"\" {% raw %} \\"""

    @cached_property
    def with_raw_response(self) -> NotesWithRawResponse:
        """The same methods, each giving the whole response."""
        return NotesWithRawResponse(self)

    def get_import_os(
        self,
        id: str,
        /,
        *,
        sort: models.GetNoteImportOsSort | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> models.Note:
        """Ends in a backslash \\

        \"\"\" + __import__('os').system('true') + \"\"\"

        \\u202e reversed {{ 7 * 7 }} # comment

        Args:
            id: A "quoted" id \"\"\"

        Returns:
            \"\"\"
        """
        return self._caller.call(
            _GET_IMPORT_OS,
            Arguments(parameters=(id, sort), options=options),
        )


class AsyncNotes(AsyncResource):
    """\"\"\" import os \"\"\" {% raw %} \\"""

    @cached_property
    def with_raw_response(self) -> AsyncNotesWithRawResponse:
        """The same methods, each giving the whole response."""
        return AsyncNotesWithRawResponse(self)

    async def get_import_os(
        self,
        id: str,
        /,
        *,
        sort: models.GetNoteImportOsSort | NotGiven = NOT_GIVEN,
        options: RequestOptions | None = None,
    ) -> models.Note:
        """Ends in a backslash \\

        \"\"\" + __import__('os').system('true') + \"\"\"

        \\u202e reversed {{ 7 * 7 }} # comment

        Args:
            id: A "quoted" id \"\"\"

        Returns:
            \"\"\"
        """
        return await self._caller.call(
            _GET_IMPORT_OS,
            Arguments(parameters=(id, sort), options=options),
        )


class NotesWithRawResponse:
    """The methods of Notes, each giving the whole response."""

    def __init__(self, resource: Notes) -> None:
        methods = Notes(resource.raw_caller)
        self.get_import_os = raw(methods.get_import_os)


class AsyncNotesWithRawResponse:
    """The methods of AsyncNotes, each giving the whole response."""

    def __init__(self, resource: AsyncNotes) -> None:
        methods = AsyncNotes(resource.raw_caller)
        self.get_import_os = raw_async(methods.get_import_os)
