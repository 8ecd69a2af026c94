"""Answers as the servers send them, and as they should not."""

from __future__ import annotations

import json
import logging
from datetime import UTC, date, datetime
from typing import Any

import httpx2
import pytest
from pydantic import TypeAdapter, ValidationError

from generator.runtime import tolerant
from generator.runtime.errors import APIResultError, APIStatusError, ResponseDecodeError
from generator.runtime.model import Model
from generator.runtime.operation import Arguments, Operation
from generator.runtime.values import Deviation, Hooks

from .sample import Answers, Cat, Dog, Person, Plan, SearchData, WriteData, ok, sample

LIST_FORM = b"""{"result":true,"errorCode":null,"errorDesc":null,"requestId":"8863e73c-a465-4fc6-a385-f7b3200720dc","data":[{"Name":"Heroku","Renewal_Date":1521743018667,"Status":"1P01OI3OHC9S79J7VN8GQLUQDH0Y52CYFMXW","Customer_Lifetime_in_Months":22,"csm__gr.email":"jnash@heroku.com"}],"message":null}"""
EMPTY = b"""{"result":true,"errorCode":null,"errorDesc":null,"requestId":"b277a27b-316f-45e8-8bd1-37bbb2eb17ef","data":{"records":[]},"message":null}"""
NOTHING = b"""{"result":false,"errorCode":"GSOBJ_1XXX","errorDesc":"No data found for given criteria","requestId":"58222b97-eaf0-402e-854d-1914987c4b49","data":null,"message":null}"""
WRITTEN = b"""{"result":true,"errorCode":null,"errorDesc":null,"requestId":"3ce46d4a-6a83-4a92-97b3-d9788a296af8","data":{"count":1,"errors":null,"records":[{"Gsid":"1P0203VCESP7AUQMV9E953G"}]},"message":null}"""
REFUSED = b"""{"result":false,"errorCode":"GSOBJ_1006","errorDesc":"Invalid dateTimes format (OriginalContractDate = 210318).","requestId":"7cba3c98-b04b-4e21-9e57-44807fa52b8a","data":{"count":0,"errors":[[{"success":false,"parsedValue":210318,"errors":[{"errorMessage":"Invalid dateTime format","errorCode":"GSOBJ_1006","fieldName":"OriginalContractDate","invalidValue":210318}]}]],"records":null},"message":null}"""
UNAUTHORIZED = b"""{"result":false,"errorCode":"GS_APIG_2401","errorDesc":"Unauthorized","requestId":"0a719c1a-2705-4a3e-82ba-aa14beeba64e","message":"Unauthorized"}"""
TOO_MANY = b"""{"result":false,"errorCode":"GU_2400","errorDesc":"Too many request","requestId":"request-2","data":null,"message":null}"""
OOPS = b"""{"result":false,"errorCode":"GU_1101","errorDesc":"Oops, something went wrong.","requestId":"request-3","data":null,"message":null}"""
NO_CODE = b"""{"requestId":"b698e142-fa4a-4c38-aa75-7d0cc34f3098","result":false,"instance":"2021-02-03 10:31:28 UTC","title":"OBJECT_NOT_FOUND","detail":"Requested object not found.","errorDesc":"Requested object not found."}"""


def read(data: Any, **others: Any) -> Plan:
    return sample(Answers(ok(data)), **others).plans.get("1")


def returned(declared: Any, content: bytes, **others: Any) -> Any:
    operation: Operation[Any] = Operation(id="x", method="GET", path="/x", response=lambda: declared, **others)
    return sample(Answers(content)).caller.call(operation, Arguments())


def test_a_bare_list_is_a_page() -> None:
    page = sample(Answers(LIST_FORM)).plans.search()
    [plan] = page.items
    assert plan.name == "Heroku"
    assert plan.status == "1P01OI3OHC9S79J7VN8GQLUQDH0Y52CYFMXW"
    assert plan.model_dump(by_alias=True, exclude_unset=True) == json.loads(LIST_FORM)["data"][0]


@pytest.mark.parametrize(("status", "content"), [(200, EMPTY), (200, NOTHING), (400, NOTHING)])
def test_an_empty_search_is_an_empty_page(status: int, content: bytes) -> None:
    page = sample(Answers(httpx2.Response(status, content=content))).plans.search()
    assert page.items == [] and list(page) == [] and not page.has_next_page()


def test_the_code_for_nothing_found_is_an_empty_page() -> None:
    body = {"result": False, "errorCode": "GSOBJ_1011", "errorDesc": "hm"}
    page = sample(Answers(httpx2.Response(400, json=body))).plans.search()
    assert page.items == []


def test_a_good_write() -> None:
    result = sample(Answers(WRITTEN)).plans.create(records=[])
    assert result.count == 1
    assert result.records is not None
    assert result.records[0].gsid == "1P0203VCESP7AUQMV9E953G"


@pytest.mark.parametrize(
    ("status", "content", "code", "message", "request_id"),
    [
        (400, REFUSED, "GSOBJ_1006", "Invalid dateTimes", "7cba3c98-b04b-4e21-9e57-44807fa52b8a"),
        (401, UNAUTHORIZED, "GS_APIG_2401", "Unauthorized", "0a719c1a-2705-4a3e-82ba-aa14beeba64e"),
        (429, TOO_MANY, "GU_2400", "Too many request", "request-2"),
        (500, OOPS, "GU_1101", "Oops", "request-3"),
        (404, NO_CODE, None, "Requested object", "b698e142-fa4a-4c38-aa75-7d0cc34f3098"),
        (200, REFUSED, "GSOBJ_1006", "Invalid dateTimes", "7cba3c98-b04b-4e21-9e57-44807fa52b8a"),
        (200, NO_CODE, None, "Requested object", "b698e142-fa4a-4c38-aa75-7d0cc34f3098"),
        (200, NOTHING, "GSOBJ_1XXX", "No data", "58222b97-eaf0-402e-854d-1914987c4b49"),
    ],
)
def test_refusals(status: int, content: bytes, code: str | None, message: str, request_id: str) -> None:
    client = sample(Answers(httpx2.Response(status, content=content)), max_retries=0)
    with pytest.raises((APIStatusError, APIResultError)) as caught:
        client.plans.create(records=[])
    error = caught.value
    assert isinstance(error, APIResultError) == (status == 200)
    assert (error.status_code, error.code, error.request_id) == (status, code, request_id)
    assert error.message is not None and error.message.startswith(message)
    assert error.body == json.loads(content)
    assert error.response is not None and error.response.content == content
    assert message not in str(error) and "210318" not in repr(error)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("2026-03-01T23:30:00+05:00", date(2026, 3, 1)),
        ("2026-03-01T23:30:00", date(2026, 3, 1)),
        ("2026-03-01 23:30:00", date(2026, 3, 1)),
        (1521743018667, date(2018, 3, 22)),
        (None, None),
    ],
)
def test_dates(text: Any, expected: date | None) -> None:
    closes = read({"Name": "a", "CloseDate": text}, strict_responses=True).closes
    assert closes == expected
    assert type(closes) is type(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-01T10:00:00Z", datetime(2026, 3, 1, 10, tzinfo=UTC)),
        ("2026-03-01T10:00:00", datetime(2026, 3, 1, 10)),
        ("2026-03-01 10:00:00", datetime(2026, 3, 1, 10)),
        (1521743018667, datetime(2018, 3, 22, 18, 23, 38, 667000, tzinfo=UTC)),
    ],
)
def test_date_times(text: Any, expected: datetime) -> None:
    created = read({"Name": "a", "CreatedDate": text}, strict_responses=True).created
    assert created == expected
    assert created is not None and (created.tzinfo is None) == (expected.tzinfo is None)


ODD: dict[str, Any] = {
    "Gsid": 5,
    "ARR": -4,
    "IsOpen": None,
    "CloseDate": "some day",
    "owners": [{"Email": "a", "Age": "old"}, {"Age": 3, "Phone__gc": None}, {"Email": "b"}],
    "labels": {"ada@example.com": "one", "x": 2},
    "pet": {"kind": "cat", "lives": "many", "color": "red"},
    "parent": {"Name": "p", "parent": {"Name": None}},
    "csm__gr.email": "e",
}
ODD_PATHS = {
    "data.Gsid",
    "data.ARR",
    "data.IsOpen",
    "data.CloseDate",
    "data.owners[].Age",
    "data.owners[].Email",
    "data.labels{}",
    "data.pet.lives",
    "data.parent.parent.Name",
    "data.Name",
}


def test_deviations_keep_what_came() -> None:
    plan = read(ODD)
    kept = vars(plan)
    assert (kept["name"], kept["gsid"], kept["arr"], kept["is_open"]) == (None, 5, -4, None)
    assert kept["closes"] == "some day"
    assert plan.owners is not None and plan.labels is not None and plan.parent is not None
    assert [type(owner) for owner in plan.owners] == [Person] * 3
    assert [owner.age for owner in plan.owners] == ["old", 3, 0]
    assert plan.owners[1].email is None
    assert plan.labels == {"ada@example.com": "one", "x": 2}
    assert isinstance(plan.pet, Cat) and plan.pet.lives == "many"
    assert plan.model_fields_set == set(plan.model_dump(exclude_unset=True, warnings=False))
    assert plan.model_dump(by_alias=True, exclude_unset=True, warnings=False) == ODD


def test_deviations_go_back_as_they_came() -> None:
    server = Answers(ok(ODD), ok({"count": 1}))
    client = sample(server)
    client.plans.update(keys="Gsid", records=[client.plans.get("1")])
    assert json.loads(server.requests[1].content)["records"] == [ODD]


def test_each_deviation_is_reported_once_and_without_values(
    caplog: pytest.LogCaptureFixture,
) -> None:
    seen: list[Deviation] = []
    client = sample(Answers(ok(ODD)), hooks=Hooks(on_deviation=seen.append))
    with caplog.at_level(logging.DEBUG):
        client.plans.get("1")
        client.plans.get("2")
    assert {deviation.path for deviation in seen} == ODD_PATHS
    assert len(seen) == len(ODD_PATHS)
    assert {deviation.operation for deviation in seen} == {"getPlan"}
    assert len([r for r in caplog.records if r.levelno == logging.WARNING]) == len(ODD_PATHS)
    assert {r.name for r in caplog.records if r.levelno == logging.WARNING} == {"sample_api"}
    for secret in ("some day", "old", "many", "ada@example.com"):
        assert secret not in caplog.text and secret not in str(seen)


def test_strict_responses_raise() -> None:
    with pytest.raises(ResponseDecodeError, match="data.") as caught:
        read(ODD, strict_responses=True)
    assert "some day" not in str(caught.value)


def test_one_odd_record_costs_no_other() -> None:
    records = [{"Name": f"n{i}", "CloseDate": "2026-01-01"} for i in range(50)]
    records[7]["CloseDate"] = "?"
    page = sample(Answers(ok({"records": records, "totalCount": "50"}))).plans.search()
    assert [type(plan) for plan in page.items] == [Plan] * 50
    assert page.items[6].closes == date(2026, 1, 1)
    assert page.items[7].closes == "?"


def test_unknown_values_and_fields_are_no_deviation() -> None:
    plan = read({"Name": "a", "Status": "Paused", "Region__gc": [1]}, strict_responses=True)
    assert plan.status == "Paused"
    assert plan.model_extra == {"Region__gc": [1]}


def test_python_names_are_unknown_fields_in_an_answer() -> None:
    plan = read({"Name": "a", "company_id": "x", "name": "b"})
    assert plan.company_id is None and plan.name == "a"
    assert plan.model_dump(by_alias=True, exclude_unset=True)["company_id"] == "x"


@pytest.mark.parametrize(
    "content",
    [
        b"<html>busy</html>",
        b"",
        b"\xff\xfe",
        b'{"result":true,"data":[1]}',
        b'{"result":true,"data":"x"}',
        b"[]",
        b'"x"',
        b"null",
        b'{"result":true,"data":' + b"[" * 5000,
        b'{"result":true,"data":{"Name":' + b"[" * 5000 + b"]" * 5000 + b"}}",
    ],
)
def test_what_can_not_be_read_raises(content: bytes) -> None:
    with pytest.raises(ResponseDecodeError) as caught:
        sample(Answers(content)).plans.get("1")
    assert caught.value.status_code == 200
    assert caught.value.response is not None and caught.value.response.content == content


def test_deep_unions_are_read_in_reasonable_time() -> None:
    body: Any = {"Name": "leaf", "pet": {"kind": 5}}
    for _ in range(60):
        body = {"Name": "a", "parent": body}
    plan = read(body)
    assert plan.parent is not None


class Branch(Model):
    name: str | None = None
    either: int | Branch | list[Branch] | None = None


def test_what_is_deep_is_not_refused_once_for_every_level(monkeypatch: pytest.MonkeyPatch) -> None:
    refused: list[Any] = []

    class Counting(TypeAdapter[Any]):
        def validate_python(self, value: Any, **how: Any) -> Any:
            try:
                return super().validate_python(value, **how)
            except ValidationError:
                refused.append(value)
                raise

    monkeypatch.setattr(tolerant, "TypeAdapter", Counting)
    text = '{"either":' * 60 + '{"name":5}' + "}" * 60
    found = returned(Branch, text.encode())
    for _ in range(60):
        found = found.either
    assert found.name == 5
    assert len(refused) < 10


def test_a_read_without_content_raises_and_a_write_does_not() -> None:
    with pytest.raises(APIResultError):
        read(None)
    with pytest.raises(APIResultError):
        sample(Answers({"result": True})).plans.get("1")
    seen: list[Deviation] = []
    client = sample(Answers(ok(None)), hooks=Hooks(on_deviation=seen.append))
    assert client.plans.create(records=[]) == WriteData()
    assert client.plans.search().items == []
    assert [deviation.path for deviation in seen] == ["data", "data"]


def test_a_byte_order_mark_is_no_obstacle() -> None:
    content = b"\xef\xbb\xbf" + json.dumps(ok({"Name": "a"})).encode()
    assert sample(Answers(content)).plans.get("1").name == "a"


def test_other_types_of_answers() -> None:
    assert returned(list[int], b"[1,2]") == [1, 2]
    assert returned(list[int], b'[1,"x"]') == [1, "x"]
    assert returned(str, b'"x"') == "x"
    assert returned(str, b"5") == 5
    assert returned(int | None, b"null") is None
    assert isinstance(returned(Dog | Cat, b'{"kind":"dog","barks":3}'), Dog)
    assert isinstance(returned(Dog | Cat, b'{"kind":"cat","lives":"x"}'), Cat)
    assert isinstance(returned(Dog | Cat, b'{"kind":"cat"}'), Cat)
    assert returned(dict[str, int], b'{"a":"b"}') == {"a": "b"}
    assert returned(Any, b'{"a":[1]}') == {"a": [1]}
    assert isinstance(returned(SearchData, b"{}"), SearchData)
    assert returned(bytes, b"\0\1", reads="bytes") == b"\0\1"
    assert returned(str, b"h\xc3\xa9", reads="text") == "hé"
    assert returned(Plan, b"", optional=True) is None
    operation: Operation[None] = Operation(id="x", method="DELETE", path="/x")
    assert sample(Answers(b"gone")).caller.call(operation, Arguments()) is None


def test_an_operation_without_content_still_sees_a_refusal() -> None:
    operation: Operation[None] = Operation(id="x", method="DELETE", path="/x", enveloped=True)
    assert sample(Answers(ok(None))).caller.call(operation, Arguments()) is None
    with pytest.raises(APIResultError):
        sample(Answers(NO_CODE)).caller.call(operation, Arguments())


FOREIGN: list[Any] = [{}, {"error": "try later"}, {"message": "Forbidden"}]


@pytest.mark.parametrize("body", FOREIGN)
def test_an_answer_without_the_envelope_is_no_answer(body: Any) -> None:
    """It comes from a proxy or a login page, and says nothing of the call."""
    server = Answers(body)
    with pytest.raises(ResponseDecodeError, match="envelope"):
        sample(server, max_retries=2).plans.get("1")
    assert len(server.requests) == 3
    server = Answers(body)
    with pytest.raises(ResponseDecodeError, match="envelope"):
        sample(server).plans.create(records=[{"Name": "a"}])
    assert len(server.requests) == 1


def test_an_answer_with_a_code_instead_of_the_flag_is_a_refusal() -> None:
    with pytest.raises(APIResultError, match="GU_1101"):
        sample(Answers({"result": None, "data": None, "errorCode": "GU_1101"})).plans.create(records=[{"Name": "a"}])
