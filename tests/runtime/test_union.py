"""Unions whose members one property tells apart."""

from __future__ import annotations

import json
from typing import Annotated, Any

import pytest
from pydantic import Field
from typing_extensions import TypeAliasType

from generator.runtime.check import Check, Refused
from generator.runtime.decode import Decoder
from generator.runtime.model import Model
from generator.runtime.union import OneOf


class Cash(Model):
    paid_by: Annotated[str, Field(alias="paidBy")]
    change: int | None = None


class Transfer(Model):
    paid_by: Annotated[str, Field(alias="paidBy")]
    change: str | None = None


class Draft(Model):
    change: bool | None = None


Payment = TypeAliasType(
    "Payment",
    Annotated[
        Cash | Transfer | str,
        OneOf({"coins": "Cash", "notes": "Cash", "bank": "Transfer"}, "paidBy", "paid_by"),
    ],
)
Either = TypeAliasType(
    "Either",
    Annotated[Cash | Transfer, OneOf({"coins": ("Cash", "Transfer"), "bank": "Transfer"}, "paidBy", "paid_by")],
)
Loose = TypeAliasType("Loose", Annotated[Cash | Draft, OneOf({"coins": "Cash"}, "paidBy", "paid_by", optional=True)])
AnyPayment = TypeAliasType(
    "AnyPayment",
    Annotated[Transfer | Cash, OneOf({"bank": "Transfer"}, "paidBy", "paid_by", default="Cash")],
)


def read(declared: Any, value: Any) -> tuple[type, list[str]]:
    """The class of what is read, and the places at which it deviates; nothing of it is lost."""
    decoded = Decoder(declared, None).decode(json.dumps(value).encode())
    written = decoded.value
    if isinstance(written, Model):
        written = written.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert written == value
    return type(decoded.value), [found.path for found in decoded.findings]


@pytest.mark.parametrize(
    ("declared", "value", "kind", "deviations"),
    [
        (Payment, {"paidBy": "coins", "change": 1}, Cash, []),
        (Payment, {"paidBy": "notes"}, Cash, []),
        (Payment, {"paidBy": "bank", "change": "x"}, Transfer, []),
        (Payment, "none", str, []),
        pytest.param(Payment, {"paidBy": "bank", "change": 1}, Transfer, ["change"], id="what it says goes before what fits"),
        pytest.param(Payment, {"paidBy": "cheque", "change": 1}, Model, ["paidBy"], id="a new kind is kept whole"),
        pytest.param(Payment, {"change": "x"}, Transfer, ["paidBy"], id="nothing says which: what fits best"),
        pytest.param(Either, {"paidBy": "coins", "change": "x"}, Transfer, [], id="one value of two members"),
        pytest.param(Either, {"paidBy": "bank", "change": 5}, Transfer, ["change"], id="another value of one of them"),
        pytest.param(Loose, {"change": True}, Draft, [], id="the property may be absent"),
        pytest.param(Loose, {"paidBy": "coins", "change": 5}, Cash, [], id="or there"),
        pytest.param(AnyPayment, {"paidBy": "bank", "change": "x"}, Transfer, [], id="an heir"),
        pytest.param(AnyPayment, {"paidBy": "cheque", "change": 1}, Cash, [], id="no heir that is known: the base"),
    ],
)  # fmt: skip
def test_reading(declared: Any, value: Any, kind: type, deviations: list[str]) -> None:
    assert read(declared, value) == (kind, deviations)


def test_sending_by_either_name_or_as_a_model() -> None:
    check = Check(Payment)
    sent = [check.json(given) for given in ({"paidBy": "coins"}, {"paid_by": "coins"}, Cash(paid_by="coins"))]
    assert sent == [b'{"paidBy":"coins"}'] * 3


@pytest.mark.parametrize("value", [{"paidBy": "cheque"}, {"paidBy": "bank", "change": 1}, {"change": "x"}, 5])
def test_what_is_none_of_them_is_not_sent(value: Any) -> None:
    with pytest.raises(Refused):
        Check(Payment).json(value)


def test_what_came_as_a_new_kind_can_be_sent_back() -> None:
    class Bill(Model):
        payment: Payment | None = None

    came = {"payment": {"paidBy": "cheque", "number": 4}}
    bill = Decoder(Bill, None).decode(json.dumps(came).encode()).value
    assert json.loads(Check(Bill).json(bill)) == came


def test_a_tag_of_any_kind_is_written_as_it_came() -> None:
    came = {"paidBy": {"a": [1]}, "change": None}
    value = Decoder(Payment, None).decode(json.dumps(came).encode()).value
    assert json.loads(value.model_dump_json(by_alias=True, exclude_unset=True)) == came
    assert json.loads(Check(list[Any]).json([value])) == [came]


@pytest.mark.parametrize("declared", [Loose, AnyPayment])
def test_what_lacks_a_tag_is_sent_as_it_was_read(declared: Any) -> None:
    class Order(Model):
        payment: declared

    came = {"payment": {"change": True if declared is Loose else 3}}
    order = Decoder(Order, None).decode(json.dumps(came).encode())
    assert json.loads(Check(Order).json(order.value)) == came


def test_a_member_without_a_tag_of_its_own_may_have_any() -> None:
    nested = TypeAliasType("nested", Annotated[Payment | Draft, OneOf({"draft": "Draft"}, "paidBy", "paid_by")])
    assert read(nested, {"paidBy": "bank", "change": "x"}) == (Transfer, [])
    assert read(nested, {"paidBy": "bank", "change": 1}) == (Transfer, ["change"])
