"""A body that can have one of several media types: which of them a call sends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from .check import Refused
from .values import NOT_GIVEN

if TYPE_CHECKING:
    from .operation import Arguments, Body


class Choice(NamedTuple):
    """What a call gives for a body, in the terms of the wire.

    Attributes:
        content_type: The media type to send.
        fields: The arguments that are fields of an object, of whichever media type.
        whole: The argument that is a body of its own.
    """

    content_type: str
    fields: Mapping[str, Any] = {}
    whole: Any = NOT_GIVEN

    def among(self, bodies: tuple[Body, ...]) -> Body:
        """The body of the chosen media type: the one that has it, else a range that holds it.

        Raises:
            Refused: There is none.
        """
        for body in bodies:
            if self.content_type == body.media_type and not body.needs_media_type:
                return body
        ranges = [body for body in bodies if body.covers(str(self.content_type))]
        if ranges:
            narrowest = min(ranges, key=lambda body: body.breadth)
            return replace(narrowest, media_type=self.content_type)
        known = ", ".join(body.media_type for body in bodies)
        raise Refused(f"content_type must be one of {known}")

    def given_to(self, body: Body, extra: Mapping[str, Any] | None) -> Any:
        """What of the arguments is the body: its fields, or the one that is all of it.

        Raises:
            Refused: An argument belongs to a body of another media type, or the body is missing.
        """
        known = body.fields
        given = {n: item for n, item in self.fields.items() if item is not NOT_GIVEN}
        stray = [name for name in given if known is None or name not in known]
        if known is None and extra:
            stray.append("extra_body")
        if known is not None and self.whole is not NOT_GIVEN:
            stray.append("body")
        if stray:
            text = f"{', '.join(stray)}: no part of a body of {self.content_type}"
            raise Refused(f"{text}, which takes {', '.join(known or ['body'])}")
        if known is None and body.required and self.whole is NOT_GIVEN:
            raise Refused(f"body is required for {self.content_type}")
        if known is None:
            return self.whole
        return given if given or body.required else NOT_GIVEN


def chosen(bodies: tuple[Body, ...], arguments: Arguments) -> tuple[Body, Any]:
    """The body of a call, and what it is given: the first one where the call chooses none.

    Raises:
        Refused: The arguments do not fit the chosen media type.
    """
    choice = arguments.body
    if not isinstance(choice, Choice):
        return bodies[0], choice
    body = choice.among(bodies)
    return body, choice.given_to(body, arguments.extra_body)
