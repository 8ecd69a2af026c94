"""Docstrings in Google style, from what a document says; nothing is invented, nothing is empty."""

from __future__ import annotations

from collections.abc import Iterable

from generator.ir import Argument, Event, Failure, Method
from generator.names import words
from generator.text import LINE_LENGTH, Docstring, docstring, wrap
from generator.views.types import TypeWriter
from generator.views.variants import CONTENT_TYPE, Variant, all_body_arguments, body_arguments, variants

Section = tuple[str, tuple[tuple[str, str], ...]]
"""A heading and its entries; the name of an entry may be empty."""


def document(indent: int, *paragraphs: str, sections: Iterable[Section] = ()) -> Docstring:
    """A docstring of paragraphs and sections, wrapped.

    Args:
        indent: Columns by which the statement is indented.
        paragraphs: The first should be one line; an empty one is left out, as is one that repeats another.
        sections: A section without entries is left out.
    """
    width = LINE_LENGTH - indent
    texts = [text for text in dict.fromkeys(paragraph.strip() for paragraph in paragraphs) if text]
    # The opening quotes stand before the first line, the closing ones may stand behind it.
    blocks = [wrap(text, width - 3 if number == 0 else width) for number, text in enumerate(texts)]
    blocks[:1] = [sentence(block) for block in blocks[:1]]
    blocks += [_section(heading, entries, width) for heading, entries in sections if entries]
    if len(blocks) == 1 and "\n" not in blocks[0] and len(blocks[0]) + 6 > width:
        return docstring(wrap(blocks[0], width - 6), indent)
    return docstring("\n\n".join(blocks), indent)


def sentence(text: str) -> str:
    """The text with a full stop where it ends without any mark."""
    text = text.strip()
    return text + "." if text and text[-1].isalnum() else text


def title(method: Method | Event) -> str:
    """One line on what a method does or an event means: the summary, else how the description starts, else the id."""
    return sentence(
        method.summary or first_sentence(method.description) or " ".join(words(method.id)).capitalize() or method.id
    )


def first_sentence(text: str) -> str:
    """What comes before the first full stop, on one line."""
    head, stop, _ = " ".join(text.split()).partition(". ")
    return head + "." if stop else sentence(head)


def _section(heading: str, entries: tuple[tuple[str, str], ...], width: int) -> str:
    return "\n".join([f"{heading}:", *(_entry(name, text, width) for name, text in entries)])


def _entry(name: str, text: str, width: int) -> str:
    prefix = f"{name}: " if name else ""
    first, *rest = wrap(prefix + sentence(" ".join(text.split())), width - 8).split("\n")
    return "\n".join(["    " + first, *("        " + line.strip() for line in rest)])


def method_docstring(method: Method) -> Docstring:
    """The docstring of a method."""
    return document(8, title(method), method.description, deprecation(method), sections=tuple(_method_sections(method)))


def deprecation(method: Method | Event) -> str:
    """What is said of a deprecated method or event; nothing of any other."""
    return "Deprecated: the document advises against it." if method.deprecated else ""


def _method_sections(method: Method) -> Iterable[Section]:
    arguments = [p.argument for p in method.parameters]
    entries = list(described([*arguments, *all_body_arguments(method)]))
    found = variants(method)
    if found:
        entries.append((str(CONTENT_TYPE), "The media type of the body."))
    if method.pages is not None:
        entries.append(("max_items", "At most so many records when the result is iterated over."))
    yield "Args", tuple(entries)
    if len(found) > 1:
        yield "Media types", tuple(map(_taken, found))
    yield "Returns", tuple(("", text) for text in _returned(method) if text.strip())
    raises = [(_error_class(failure.status), _raised(failure)) for failure in method.failures]
    yield "Raises", tuple((name, text) for name, text in raises if text.strip())


def _returned(method: Method) -> Iterable[str]:
    yield method.answer.description
    for content in method.answer.further:
        if content.description != method.answer.description:
            yield f"With status {content.status}: {content.description or TypeWriter().result(content.type)}"


def _raised(failure: Failure) -> str:
    """What a documented error means, and the type of its `parsed`."""
    text = " ".join(failure.description.split())
    if _error_class(failure.status) == _OTHER and text and failure.status != "default":
        text = f"{failure.status}: {text}"
    if failure.type is None:
        return text
    return f"{text.rstrip('.')} (`parsed`: {TypeWriter().result(failure.type)})".strip()


def _taken(variant: Variant) -> tuple[str, str]:
    """A media type, or several, and the arguments that make a body of it."""
    return ", ".join(variant.media_types), ", ".join(a.name.python for a in body_arguments(variant.method.body))


def described(arguments: Iterable[Argument]) -> Iterable[tuple[str, str]]:
    """The arguments that the document describes."""
    return ((str(a.name.python), a.description) for a in arguments if a.description.strip())


_OTHER = "APIStatusError"
_ERROR_CLASSES = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "422": "UnprocessableEntityError",
    "429": "RateLimitError",
}


def _error_class(status: str) -> str:
    """The runtime's exception for a documented status."""
    if status.startswith("5"):
        return "InternalServerError"
    return _ERROR_CLASSES.get(status, _OTHER)
