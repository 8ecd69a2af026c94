"""Models: what they show, and what they keep."""

from __future__ import annotations

import pickle
from typing import Annotated, Any

import pytest
from pydantic import Field

from generator.runtime.model import Model, member
from generator.runtime.values import NOT_GIVEN, NotGiven, Secret

from .sample import Plan


class Odd(Model):
    uuid: str | None = None
    account_id: Annotated[int | None, Field(alias="AccountNumber")] = None
    paid_amount: float | None = None
    id_: Annotated[str | None, Field(alias="id")] = None
    flag_id: bool | None = None


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, "Odd()"),
        ({"uuid": "u", "AccountNumber": 5}, "Odd(uuid='u', account_id=5)"),
        ({"id": "1", "paid_amount": 3.5, "flag_id": True}, "Odd(id_='1')"),
        ({"uuid": None, "secret_id": "x"}, "Odd()"),
    ],
)
def test_a_repr_shows_identifiers_only(fields: dict[str, Any], shown: str) -> None:
    odd = Odd.model_validate(fields)
    assert repr(odd) == str(odd) == f"{odd}" == shown


def test_fields_are_set_by_either_name_and_kept() -> None:
    plan = Plan.model_validate({"Name": "a", "company_id": "c", "x__gc": 1})
    assert plan.model_dump(by_alias=True, exclude_unset=True) == {
        "Name": "a",
        "CompanyId": "c",
        "x__gc": 1,
    }
    assert pickle.loads(pickle.dumps(plan)) == plan


def test_members_by_path() -> None:
    plan = Plan.model_validate({"Name": "a", "parent": {"Name": "b", "x": {"y": [1]}}})
    assert member(plan, "parent.Name") == "b"
    assert member(plan, "parent.x.y") == [1]
    assert member(plan, "parent.nothing.here") is None
    assert member([], "a") is None


def test_not_given_is_one_and_false() -> None:
    assert not NOT_GIVEN
    assert pickle.loads(pickle.dumps(NOT_GIVEN)) is NOT_GIVEN
    assert isinstance(NOT_GIVEN, NotGiven) and repr(NOT_GIVEN) == "NOT_GIVEN"


def test_a_secret_does_not_show_itself() -> None:
    assert "hush" not in repr([Secret("hush")])
