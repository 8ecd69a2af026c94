"""Contents of webhooks and callbacks as they should come, and as they should not."""

from __future__ import annotations

import json
import logging
from datetime import date
from typing import Annotated, Any

import pytest
from pydantic import Field

from generator.runtime.errors import APIError, EventDecodeError
from generator.runtime.events import Event, Form
from generator.runtime.model import Model

LOG = logging.getLogger("events")


class Door(Model):
    number: int | None = None


class Parcel(Model):
    weight: int
    sent_on: Annotated[date | None, Field(alias="sentOn")] = None
    stops: list[str] | None = None
    door: Door | None = None
    doors: list[Door] | None = None


def event(declared: Any = Parcel, **others: Any) -> Event[Any]:
    return Event("parcel.sent", lambda: declared, log=LOG, **others)


def form(content: bytes | str, *, strict: bool = False) -> Parcel:
    read = event(reads="form", form=Form(lists=("stops", "doors"), nested=("door", "doors")))
    parcel: Parcel = read.read(content, strict=strict)
    return parcel


@pytest.mark.parametrize("content", [b'{"weight": 3, "sentOn": "2026-01-31"}', '{"weight": 3, "sentOn": "2026-01-31"}'])
def test_json(content: bytes | str) -> None:
    assert event().read(content, strict=True) == Parcel(weight=3, sent_on=date(2026, 1, 31))


def test_the_byte_order_mark_of_json_is_no_content() -> None:
    assert event(list[int]).read(b"\xef\xbb\xbf[1]", strict=True) == [1]


def test_what_deviates_is_kept_and_told_once(caplog: pytest.LogCaptureFixture) -> None:
    read, content = event(), json.dumps({"weight": "heavy", "door": {"number": 1}})
    parcel = read.read(content)
    read.read(content)
    assert parcel.weight == "heavy" and parcel.door == Door(number=1)
    [record] = caplog.records
    assert record.name == "events"
    assert record.getMessage().startswith("parcel.sent: deviating event: weight: ")
    assert "heavy" not in record.getMessage()


def test_what_deviates_can_be_refused(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(EventDecodeError) as caught:
        event().read(b'{"door": {"number": "secret"}}', strict=True)
    assert str(caught.value) == "parcel.sent came with what its description does not allow: door.number, weight"
    assert not caplog.records


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no JSON"),
        (b'{"weight": 3', "no JSON"),
        (b"\xff", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        ('{"weight": "\ud800"}', "text with half a character"),
        (b"[1]", "another kind of JSON than declared"),
    ],
)
@pytest.mark.parametrize("strict", [False, True])
def test_what_cannot_be_read(content: bytes | str, why: str, strict: bool) -> None:
    with pytest.raises(EventDecodeError) as caught:
        event().read(content, strict=strict)
    assert str(caught.value) == f"parcel.sent came with what can't be read: {why}"
    assert isinstance(caught.value, APIError) and isinstance(caught.value, ValueError)
    assert caught.value.__suppress_context__


def test_text_and_bytes() -> None:
    text, content = event(str, reads="text"), event(bytes, reads="bytes")
    assert [text.read(given, strict=True) for given in ("ä", "ä".encode(), b"")] == ["ä", "ä", ""]
    assert [content.read(given, strict=True) for given in ("ä", b"\xff")] == ["ä".encode(), b"\xff"]


def test_text_that_is_none(caplog: pytest.LogCaptureFixture) -> None:
    text = event(str, reads="text")
    assert text.read(b"a\xff") == "a\ufffd"
    assert [record.getMessage() for record in caplog.records] == ["parcel.sent: deviating event: : not UTF-8"]
    with pytest.raises(EventDecodeError, match="does not allow: all$"):
        text.read(b"a\xff", strict=True)


@pytest.mark.parametrize("content", ["weight=3&sentOn=2026-01-31&stops=a+b", b"weight=3&sentOn=2026-01-31&stops=a%20b"])
def test_a_form(content: bytes | str) -> None:
    assert form(content, strict=True) == Parcel(weight=3, sent_on=date(2026, 1, 31), stops=["a b"])


def test_the_lists_and_objects_of_a_form() -> None:
    parcel = form('weight=3&stops=a&stops=b&door={"number":1}&doors={"number":2}&doors={"number":3}', strict=True)
    assert parcel.stops == ["a", "b"]
    assert (parcel.door, parcel.doors) == (Door(number=1), [Door(number=2), Door(number=3)])
    assert form('weight=3&doors=[{"number":2}]', strict=True).doors == [Door(number=2)]


def test_a_form_that_deviates(caplog: pytest.LogCaptureFixture) -> None:
    parcel = form("weight=1&weight=2&door=open&colour=red")
    assert (parcel.weight, parcel.door) == (["1", "2"], "open")
    assert parcel.model_extra == {"colour": "red"}
    places = [record.getMessage().split(": ")[2] for record in caplog.records]
    assert places == ["weight", "door"]
    with pytest.raises(EventDecodeError, match="does not allow: weight, door$"):
        form("weight=1&weight=2&door=open", strict=True)


def test_a_form_without_its_fields_is_read_as_far_as_it_goes() -> None:
    assert form("").weight is None
    with pytest.raises(EventDecodeError, match="weight"):
        form("", strict=True)


def test_a_form_where_a_list_is_declared() -> None:
    with pytest.raises(EventDecodeError, match="a form, where none is declared$"):
        event(list[str], reads="form").read("a=1")
    assert event(Any, reads="form").read("a=1&b=2&b=3", strict=True) == {"a": "1", "b": ["2", "3"]}


def test_a_form_that_is_nested_too_deeply() -> None:
    class Deep(Model):
        inside: Any = None

    read = event(Deep, reads="form", form=Form(nested=("inside",)))
    assert isinstance(read.read("inside=" + "[" * 50_000 + "]" * 50_000).inside, str)
