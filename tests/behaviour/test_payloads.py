"""What Gainsight's documentation shows of its answers, byte for byte, through both generated clients."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from gainsight_cs import AsyncGainsight, Gainsight, errors
from gainsight_cs.testing import MockTransport

SEARCH = "/data/objects/Opportunity/search"
WRITE = "/data/objects/Opportunity"
LISTED = b"""{"result":true,"errorCode":null,"errorDesc":null,"requestId":"8863e73c-a465-4fc6-a385-f7b3200720dc","data":[{"Name":"Heroku","Renewal_Date":1521743018667,"Status":"1P01OI3OHC9S79J7VN8GQLUQDH0Y52CYFMXW","Customer_Lifetime_in_Months":22,"csm__gr.email":"jnash@heroku.com"}],"message":null}"""
EMPTY = b"""{"result":true,"errorCode":null,"errorDesc":null,"requestId":"b277a27b-316f-45e8-8bd1-37bbb2eb17ef","data":{"records":[]},"message":null}"""
NOTHING = b"""{"result":false,"errorCode":"GSOBJ_1XXX","errorDesc":"No data found for given criteria","requestId":"58222b97-eaf0-402e-854d-1914987c4b49","data":null,"message":null}"""
WRITTEN = b"""{"result":true,"errorCode":null,"errorDesc":null,"requestId":"3ce46d4a-6a83-4a92-97b3-d9788a296af8","data":{"count":1,"errors":null,"records":[{"Gsid":"1P0203VCESP7AUQMV9E953G"}]},"message":null}"""
REFUSED = b"""{"result":false,"errorCode":"GSOBJ_1006","errorDesc":"Invalid dateTimes format (OriginalContractDate = 210318).","requestId":"7cba3c98-b04b-4e21-9e57-44807fa52b8a","data":{"count":0,"errors":[[{"success":false,"parsedValue":210318,"errors":[{"errorMessage":"Invalid dateTime format","errorCode":"GSOBJ_1006","fieldName":"OriginalContractDate","invalidValue":210318}]}]],"records":null},"message":null}"""
UNAUTHORIZED = b"""{"result":false,"errorCode":"GS_APIG_2401","errorDesc":"Unauthorized","requestId":"0a719c1a-2705-4a3e-82ba-aa14beeba64e","message":"Unauthorized"}"""
TOO_MANY = b"""{"result":false,"errorCode":"GU_2400","errorDesc":"Too many request","requestId":"request-2","data":null,"message":null}"""
OOPS = b"""{"result":false,"errorCode":"GU_1101","errorDesc":"Oops, something went wrong.","requestId":"request-3","data":null,"message":null}"""
NO_CODE = b"""{"requestId":"b698e142-fa4a-4c38-aa75-7d0cc34f3098","result":false,"instance":"2021-02-03 10:31:28 UTC","title":"OBJECT_NOT_FOUND","detail":"Requested object not found.","errorDesc":"Requested object not found."}"""


def answering(method: str, path: str, content: bytes, status: int = 200) -> MockTransport:
    mock = MockTransport()
    mock.on(method, path, json=content, status=status)
    return mock


def client(mock: MockTransport, **others: Any) -> Gainsight:
    return Gainsight(domain="acme", access_key="k", transport=mock, max_retries=0, **others)


def found(mock: MockTransport) -> tuple[list[Any], list[Any]]:
    """The records of a search, as each of the clients reads them."""

    async def read() -> list[Any]:
        async with AsyncGainsight(domain="acme", access_key="k", transport=mock, max_retries=0) as gainsight:
            return [record async for record in gainsight.opportunities.search(limit=10)]

    with client(mock) as gainsight:
        return list(gainsight.opportunities.search(limit=10)), asyncio.run(read())


def test_records_as_a_bare_list() -> None:
    for [record] in found(answering("POST", SEARCH, LISTED)):
        assert record.name == "Heroku"
        assert record.model_extra["csm__gr.email"] == "jnash@heroku.com"
        assert record.model_dump(by_alias=True, exclude_unset=True) == json.loads(LISTED)["data"][0]


@pytest.mark.parametrize(("content", "status"), [(EMPTY, 200), (NOTHING, 200), (NOTHING, 400)])
def test_no_records(content: bytes, status: int) -> None:
    assert found(answering("POST", SEARCH, content, status)) == ([], [])


def test_a_good_write() -> None:
    mock = answering("POST", WRITE, WRITTEN)
    with client(mock) as gainsight:
        result = gainsight.opportunities.create(records=[{"Name": "a"}])
        many = gainsight.opportunities.create_many([{"Name": "a"}])
    assert result.count == 1
    assert result.model_dump(by_alias=True, exclude_unset=True) == json.loads(WRITTEN)["data"]
    assert len(many.succeeded) == 1


@pytest.mark.parametrize("status", [400, 200])
def test_a_refused_write_names_the_row(status: int) -> None:
    mock = answering("POST", WRITE, REFUSED, status)
    rows: list[dict[str, Any]] = [{"Name": "a"}, {"Name": "b", "OriginalContractDate": 210318}, {"Name": "c"}]
    with client(mock) as gainsight:
        result = gainsight.opportunities.create_many(rows)
    assert [entry.index for entry in result.failed] == [0, 1, 2]
    [problem] = result.failed[1].problems
    assert (problem.code, problem.field) == ("GSOBJ_1006", "OriginalContractDate")
    assert result.retry_rows() == [rows[0], rows[2]]
    assert "210318" not in repr(result.failed) + str(result) + repr(problem)


@pytest.mark.parametrize(
    ("status", "content", "kind"),
    [
        (400, REFUSED, errors.BadRequestError),
        (401, UNAUTHORIZED, errors.AuthenticationError),
        (429, TOO_MANY, errors.RateLimitError),
        (500, OOPS, errors.InternalServerError),
        (404, NO_CODE, errors.NotFoundError),
        (200, REFUSED, errors.APIResultError),
        (200, OOPS, errors.APIResultError),
        (200, NO_CODE, errors.APIResultError),
    ],
)
def test_refusals(status: int, content: bytes, kind: type[errors.GainsightError]) -> None:
    said = json.loads(content)
    with client(answering("POST", WRITE, content, status)) as gainsight, pytest.raises(kind) as caught:
        gainsight.opportunities.create(records=[{"Name": "a"}])
    error = caught.value
    assert (error.status_code, error.code, error.request_id) == (status, said.get("errorCode"), said["requestId"])
    assert error.message == said["errorDesc"] and error.body == said
    assert said["errorDesc"] not in str(error)
