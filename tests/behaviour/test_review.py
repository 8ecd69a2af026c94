"""Faults that somebody met who used the package for the first time."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from gainsight_cs import Gainsight, Hooks, errors

from tests.behaviour.server import Answer, Asked, serving


class NaTType(datetime.datetime):
    """Stands in for pandas' NaT: a datetime that equals nothing and cannot be written."""

    def __eq__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return 0


def ok(data: Any) -> dict[str, Any]:
    return {"result": True, "data": data}


def test_empty_cells_of_a_data_frame_are_null() -> None:
    nothing = NaTType(2026, 1, 1)
    rows = [{"Name": "A", "ARR": float("nan"), "CloseDate": float("nan"), "Signed__gc": nothing}]
    with serving(ok({"count": 1})) as server, Gainsight(access_key="k", base_url=server.url) as client:
        client.opportunities.create(records=rows)
    [asked] = server.asked
    assert asked.json["records"][0]["ARR"] is None
    assert asked.json["records"][0]["CloseDate"] is None
    assert asked.json["records"][0]["Signed__gc"] is None


def test_a_value_that_pydantic_stumbles_over_is_an_invalid_request() -> None:
    with serving() as server, Gainsight(access_key="k", base_url=server.url) as client:
        with pytest.raises(errors.InvalidRequestError):
            client.opportunities.create(records=[{"CloseDate": object()}])
    assert server.asked == []


def test_a_hook_that_raises_does_not_undo_a_write() -> None:
    def hook(deviation: object) -> None:
        raise ZeroDivisionError

    answer = ok({"Gsid": "1", "Name": 5})
    with (
        serving(answer) as server,
        Gainsight(access_key="k", base_url=server.url, hooks=Hooks(on_deviation=hook)) as client,
    ):
        assert client.success_plans.create(name="A", company_id="B", type_id="C").gsid == "1"


def test_a_server_that_caps_its_pages_loses_no_record() -> None:
    def reply(asked: Asked) -> Answer:
        start = asked.json.get("offset", 0)
        records = [{"Gsid": str(number)} for number in range(start, min(start + 10, 25))]
        return Answer(ok({"records": records, "totalCount": 25}))

    with serving(reply=reply) as server, Gainsight(access_key="k", base_url=server.url) as client:
        assert len(list(client.opportunities.search(limit=100))) == 25


def test_a_total_that_is_too_small_ends_nothing() -> None:
    def reply(asked: Asked) -> Answer:
        start, size = asked.json.get("offset", 0), asked.json["limit"]
        records = [{"Gsid": str(number)} for number in range(start, min(start + size, 7))]
        return Answer(ok({"records": records, "totalCount": 0}))

    with serving(reply=reply) as server, Gainsight(access_key="k", base_url=server.url) as client:
        assert len(list(client.opportunities.search(limit=2))) == 7


@pytest.mark.parametrize("options", [{"max_retries": None}, {"max_retries": -1}, {"timout": 5}])
def test_wrong_options_are_refused_before_anything_is_sent(options: Any) -> None:
    with serving(ok({})) as server, Gainsight(access_key="k", base_url=server.url) as client:
        with pytest.raises(errors.InvalidRequestError):
            client.opportunities.create(records=[], options=options)
    assert server.asked == []


def test_an_empty_domain_is_not_looked_up_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAINSIGHT_DOMAIN", "somebody-else")
    with pytest.raises(errors.ConfigurationError):
        Gainsight(access_key="k", domain="")


def test_the_chain_of_causes_holds_no_key() -> None:
    with Gainsight(access_key="s3cret", base_url="http://127.0.0.1:9/v1", max_retries=0) as client:
        with pytest.raises(errors.APIConnectionError) as raised:
            client.success_plans.get("1")
    error: BaseException | None = raised.value
    while error is not None:
        request = getattr(error, "request", None)
        assert request is None or "s3cret" not in repr(request.headers.raw)
        error = error.__cause__ or error.__context__
