"""The first package on the wire: all 11 operations, sync and async, and what the servers really answer."""

from __future__ import annotations

import asyncio
import datetime
import logging
import pickle
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from gainsight_cs import APIResponse, AsyncGainsight, Gainsight, GainsightError, Hooks, Page, errors, models

from tests.behaviour.server import Answer, Asked, Server, serving

KEY = "s3cret-access-key"


def ok(data: Any) -> dict[str, Any]:
    return {"result": True, "errorCode": None, "errorDesc": None, "requestId": "r-1", "data": data, "message": None}


def client(server: Server, **more: Any) -> Gainsight:
    return Gainsight(access_key=KEY, base_url=f"{server.url}/v1", **more)


def asynchronous(server: Server) -> AsyncGainsight:
    return AsyncGainsight(access_key=KEY, base_url=f"{server.url}/v1")


PLAN = {"Gsid": "1P1", "Name": "Onboarding", "Status": "Active", "StartDate": "2026-01-31", "Health__gc": 3}
OPPORTUNITY = {"Gsid": "1O1", "Name": "Heroku", "ARR": 12.5, "CloseDate": "2026-03-01", "csm__gr.email": "a@b.c"}
OBJECTIVE = {"Gsid": "1B1", "Name": "Go live", "Status": "Not Started"}
FILTER = {
    "conditions": [{"name": "BookingType", "alias": "A", "operator": "EQ", "value": ["Renewal"]}],
    "expression": "A",
}

# name; call; answer's data; request line; body; what the caller gets
CALLS: list[tuple[str, Callable[[Any], Any], Any, str, Any]] = [
    (
        "opportunities.create",
        lambda c: c.opportunities.create(
            records=[{"name": "A", "Region__gc": "EU"}, models.OpportunityRecord(arr=1.5)]
        ),
        {"count": 2},
        "POST /v1/data/objects/Opportunity",
        {"records": [{"Name": "A", "Region__gc": "EU"}, {"ARR": 1.5}]},
    ),
    (
        "opportunities.update",
        lambda c: c.opportunities.update(keys="Gsid,Name", records=iter([{"Gsid": "1", "Amount": None}])),
        {"count": 1},
        "PUT /v1/data/objects/Opportunity?keys=Gsid%2CName",
        {"records": [{"Gsid": "1", "Amount": None}]},
    ),
    (
        "opportunities.update",
        lambda c: c.opportunities.update(keys=iter(["Gsid", "Name"]), records=[]),
        {"count": 0},
        "PUT /v1/data/objects/Opportunity?keys=Gsid,Name",
        {"records": []},
    ),
    (
        "opportunities.search",
        lambda c: c.opportunities.search(select=["Name"], where=FILTER, limit=5),
        {"records": [OPPORTUNITY], "totalCount": 1},
        "POST /v1/data/objects/Opportunity/search",
        {"select": ["Name"], "where": FILTER, "limit": 5},
    ),
    (
        "opportunities.get",
        lambda c: c.opportunities.get("a/b?c d"),
        OPPORTUNITY,
        "GET /v1/data/objects/Opportunity/a%2Fb%3Fc%20d",
        None,
    ),
    (
        "success_plans.create",
        lambda c: c.success_plans.create(
            name="Onboarding",
            company_id="1C",
            type_id="1T",
            start_date=datetime.date(2026, 1, 31),
            comments=None,
            extra_body={"Health__gc": 3},
        ),
        PLAN,
        "POST /v1/successplans",
        {
            "Name": "Onboarding",
            "CompanyId": "1C",
            "TypeId": "1T",
            "StartDate": "2026-01-31",
            "Comments": None,
            "Health__gc": 3,
        },
    ),
    ("success_plans.get", lambda c: c.success_plans.get("1P1"), PLAN, "GET /v1/successplans/1P1", None),
    (
        "success_plans.update",
        lambda c: c.success_plans.update("1P1", name="B", company_id="1C", type_id="1T", status="Archived"),
        PLAN,
        "PUT /v1/successplans/1P1",
        {"Name": "B", "CompanyId": "1C", "TypeId": "1T", "Status": "Archived"},
    ),
    (
        "success_plans.search",
        lambda c: c.success_plans.search(limit=1, offset=0, order_by={"Name": "asc"}),
        {"records": [PLAN], "totalCount": 1},
        "POST /v1/successplans/search",
        {"limit": 1, "offset": 0, "orderBy": {"Name": "asc"}},
    ),
    (
        "objectives.list",
        lambda c: c.objectives.list("1P1"),
        [OBJECTIVE],
        "GET /v1/successplans/1P1/objectives",
        None,
    ),
    (
        "objectives.create",
        lambda c: c.objectives.create("1P1", name="Go live", due_date=datetime.date(2026, 5, 1)),
        OBJECTIVE,
        "POST /v1/successplans/1P1/objectives",
        {"Name": "Go live", "DueDate": "2026-05-01"},
    ),
    (
        "configuration.get_success_plan_types",
        lambda c: c.configuration.get_success_plan_types(),
        [{"id": "1I", "name": "ROI"}],
        "GET /v1/successplans/config/types",
        None,
    ),
]


def check_request(asked: Asked, line: str, body: Any) -> None:
    assert f"{asked.method} {asked.path}" == line
    assert asked.json == body
    assert asked.headers["accesskey"] == KEY
    assert asked.headers["accept"] == "application/json"
    assert asked.headers["user-agent"].startswith("gainsight_cs/1.0.0")
    if body is not None:
        assert asked.headers["content-type"] == "application/json"


def plain(value: Any) -> Any:
    """What came, as it stood on the wire."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.model_dump(mode="json", by_alias=True, exclude_unset=True)


@pytest.mark.parametrize(("name", "call", "data", "line", "body"), CALLS, ids=[call[0] for call in CALLS])
def test_every_operation(name: str, call: Callable[[Any], Any], data: Any, line: str, body: Any) -> None:
    expected = data["records"] if "search" in name else data
    with serving(ok(data)) as server, client(server) as c:
        result = call(c)
        found = result.items if isinstance(result, Page) else result
    [asked] = server.asked
    check_request(asked, line, body)
    assert plain(found) == expected


@pytest.mark.parametrize(("name", "call", "data", "line", "body"), CALLS, ids=[call[0] for call in CALLS])
def test_every_operation_asynchronously(
    name: str, call: Callable[[Any], Awaitable[Any]], data: Any, line: str, body: Any
) -> None:
    async def run(server: Server) -> Any:
        async with asynchronous(server) as c:
            result = await call(c)
            return result.items if "search" in name else result

    expected = data["records"] if "search" in name else data
    with serving(ok(data)) as server:
        found = asyncio.run(run(server))
    [asked] = server.asked
    check_request(asked, line, body)
    assert plain(found) == expected


def test_every_operation_has_a_raw_form() -> None:
    for name, _, data, _, _ in CALLS:
        resource, method = name.split(".")
        with serving(Answer(ok(data), headers={"x-gs-request-id": "r-9"})) as server, client(server) as c:
            raw = getattr(getattr(c, resource).with_raw_response, method)
            arguments = {"create": {"records": []}, "update": {"keys": "Gsid", "records": []}}
            if resource == "opportunities" and method in arguments:
                response = raw(**arguments[method])
            elif resource == "success_plans" and method in ("create", "update"):
                fields = {"name": "A", "company_id": "B", "type_id": "C"}
                response = raw(*(["1"] if method == "update" else []), **fields)
            elif resource == "objectives" and method == "create":
                response = raw("1", name="A")
            else:
                response = raw(*(["1"] if method in ("get", "list") else []))
        assert isinstance(response, APIResponse)
        assert (response.status_code, response.request_id, response.attempts) == (200, "r-9", 1)
        assert response.headers["X-GS-Request-Id"] == "r-9"
        assert b'"result": true' in response.content
        assert response.parse() is not None


# --- pages ------------------------------------------------------------------------------------------------------------


def paged(total: int) -> Callable[[Asked], Answer]:
    def reply(asked: Asked) -> Answer:
        start, size = asked.json.get("offset", 0), asked.json["limit"]
        records = [{"Gsid": str(number)} for number in range(start, min(start + size, total))]
        return Answer(ok({"records": records, "totalCount": total}))

    return reply


def test_a_page_iterates_over_all_pages() -> None:
    with serving(reply=paged(7)) as server, client(server) as c:
        page = c.opportunities.search(limit=3)
        assert len(page.items) == 3
        assert page.total_count == 7
        assert page.has_next_page()
        assert [record.gsid for record in page] == [str(number) for number in range(7)]
    assert [asked.json["limit"] for asked in server.asked] == [3, 3, 3]


def test_max_items_bounds_an_iteration() -> None:
    with serving(reply=paged(100)) as server, client(server) as c:
        assert len(list(c.opportunities.search(limit=10, max_items=15))) == 15
    assert len(server.asked) == 2


def test_pages_asynchronously() -> None:
    async def run(server: Server) -> tuple[list[Any], list[Any], int | None]:
        async with asynchronous(server) as c:
            direct = [record.gsid async for record in c.opportunities.search(limit=3)]
            page = await c.opportunities.search(limit=3)
            following = await page.next_page()
            return direct, [record.gsid for record in following.items], page.total_count

    with serving(reply=paged(7)) as server:
        direct, following, total = asyncio.run(run(server))
    assert direct == [str(number) for number in range(7)]
    assert following == ["3", "4", "5"]
    assert total == 7


@pytest.mark.parametrize(
    "answer",
    [
        Answer(ok({"records": []})),
        Answer(
            {"result": False, "errorCode": "GSOBJ_1XXX", "errorDesc": "No data found for given criteria", "data": None}
        ),
        Answer({"result": False, "errorCode": "GSOBJ_1011", "errorDesc": "Nothing", "data": None}, status=400),
    ],
)
def test_the_three_empty_forms_are_an_empty_page(answer: Answer) -> None:
    with serving(answer) as server, client(server) as c:
        page = c.opportunities.search(limit=10)
        assert page.items == []
        assert not page.has_next_page()


def test_a_bare_list_is_a_page() -> None:
    with serving(ok([OPPORTUNITY])) as server, client(server) as c:
        assert [record.name for record in c.opportunities.search(limit=10)] == ["Heroku"]


# --- reading ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-01-31", datetime.date(2026, 1, 31)),
        ("2026-01-31T10:00:00Z", datetime.date(2026, 1, 31)),
        ("2026-01-31 10:00:00", datetime.date(2026, 1, 31)),
        (1521743018667, datetime.date(2018, 3, 22)),
    ],
)
def test_dates_in_every_form(value: Any, expected: datetime.date) -> None:
    with serving(ok({"RenewalDate": value})) as server, client(server) as c:
        assert c.opportunities.get("1").renewal_date == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-01-31T10:00:00+02:00", datetime.datetime.fromisoformat("2026-01-31T10:00:00+02:00")),
        ("2026-01-31T10:00:00", datetime.datetime(2026, 1, 31, 10)),
        ("2026-01-31 10:00:00", datetime.datetime(2026, 1, 31, 10)),
        (1521743018667, datetime.datetime(2018, 3, 22, 18, 23, 38, 667000, datetime.UTC)),
    ],
)
def test_date_times_in_every_form(value: Any, expected: datetime.datetime) -> None:
    with serving(ok({"CreatedDate": value})) as server, client(server) as c:
        assert c.opportunities.get("1").created_date == expected


def test_what_deviates_is_kept_reported_once_and_survives_a_round_trip(caplog: pytest.LogCaptureFixture) -> None:
    odd = {"Gsid": "1", "BookingType": "Expansion", "Amount": "12 apples", "IsWon": None, "Region__gc": ["EU"]}
    seen: list[Any] = []
    with (
        serving(ok(odd), ok(odd), ok({"count": 1})) as server,
        client(server, hooks=Hooks(on_deviation=seen.append)) as c,
    ):
        with caplog.at_level(logging.WARNING):
            record = c.opportunities.get("1")
            c.opportunities.get("1")
        assert record.booking_type == "Expansion"
        assert record.amount == "12 apples"
        assert record.is_won is None
        c.opportunities.update(keys="Gsid", records=[record])
    assert server.asked[-1].json == {"records": [odd]}
    [deviation] = seen
    assert "Amount" in str(deviation)
    assert "apples" not in caplog.text + str(deviation)


def test_strict_responses_raise() -> None:
    with (
        serving(ok({"Amount": "x"})) as server,
        client(server, strict_responses=True) as c,
        pytest.raises(errors.ResponseDecodeError) as raised,
    ):
        c.opportunities.get("1")
    assert raised.value.path == "/data/objects/Opportunity/{recordId}"


# --- errors -----------------------------------------------------------------------------------------------------------


def failure(code: str | None, text: str = "Opportunity 'Acme Corp' refused") -> dict[str, Any]:
    return {"result": False, "errorCode": code, "errorDesc": text, "requestId": "r-7", "data": None}


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (400, "GSOBJ_1006", errors.BadRequestError),
        (401, "GS_APIG_2401", errors.AuthenticationError),
        (403, None, errors.PermissionDeniedError),
        (404, "GS_APIG_1000", errors.NotFoundError),
        (409, None, errors.ConflictError),
        (422, None, errors.UnprocessableEntityError),
        (429, "GU_2400", errors.RateLimitError),
        (500, "GU_1101", errors.InternalServerError),
        (418, None, errors.APIStatusError),
        (200, "GSOBJ_1002", errors.APIResultError),
    ],
)
def test_errors_by_status(status: int, code: str | None, kind: type[GainsightError]) -> None:
    with serving(Answer(failure(code), status)) as server, client(server, max_retries=0) as c:
        with pytest.raises(kind) as raised:
            c.success_plans.get("1P1")
    error = raised.value
    assert isinstance(error, GainsightError)
    assert (error.method, error.path, error.status_code) == ("GET", "/successplans/{planId}", status)
    assert (error.code, error.request_id) == (code, "r-7")
    assert error.message is not None
    assert "Acme" in error.message
    for text in (str(error), repr(error)):
        assert "Acme" not in text
        assert KEY not in text
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is kind
    assert (copy.code, copy.path) == (error.code, error.path)
    assert KEY.encode() not in pickle.dumps(error)


def test_a_server_that_is_not_there() -> None:
    with Gainsight(access_key=KEY, base_url="http://127.0.0.1:9/v1", max_retries=0) as c:
        with pytest.raises(errors.APIConnectionError):
            c.success_plans.get("1P1")


def test_a_create_is_not_sent_twice_after_a_500() -> None:
    with serving(Answer(failure("GU_1101"), 500), ok({})) as server, client(server) as c:
        with pytest.raises(errors.InternalServerError):
            c.opportunities.create(records=[])
    assert len(server.asked) == 1


def test_a_search_is_sent_again_after_a_503() -> None:
    with serving(Answer(failure(None), 503), ok({"records": []})) as server, client(server) as c:
        assert c.opportunities.with_raw_response.search(limit=1).attempts == 2
    assert len(server.asked) == 2


# --- before anything is sent ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("domain", ["", "a.b", "a/b", "-a", "a b", "a@b", "a:1", "a?b", "x" * 64, "münchen"])
def test_a_domain_that_is_no_host_label_is_refused(domain: str) -> None:
    with pytest.raises(errors.ConfigurationError):
        Gainsight(access_key=KEY, domain=domain)


def test_the_constructor_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GAINSIGHT_DOMAIN", raising=False)
    monkeypatch.delenv("GAINSIGHT_ACCESS_KEY", raising=False)
    with pytest.raises(errors.ConfigurationError, match=r"domain.*GAINSIGHT_DOMAIN"):
        Gainsight(access_key=KEY)
    with pytest.raises(errors.ConfigurationError, match=r"access_key.*GAINSIGHT_ACCESS_KEY"):
        Gainsight(domain="acme")
    monkeypatch.setenv("GAINSIGHT_DOMAIN", "acme")
    monkeypatch.setenv("GAINSIGHT_ACCESS_KEY", KEY)
    with Gainsight() as c:
        assert KEY not in repr(c)


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_path_value_that_would_move_the_call_is_refused(value: str) -> None:
    with serving() as server, client(server) as c, pytest.raises(errors.InvalidRequestError):
        c.success_plans.get(value)
    assert server.asked == []


def test_what_does_not_fit_the_document_is_refused() -> None:
    with serving() as server, client(server) as c:
        with pytest.raises(errors.InvalidRequestError) as raised:
            c.opportunities.create(records=[{"probability": 101}])
        assert "robability" in str(raised.value)
        assert "101" not in str(raised.value)
        with pytest.raises(errors.InvalidRequestError):
            c.opportunities.create(records=[{}] * 51)
        with pytest.raises(errors.InvalidRequestError):
            c.success_plans.create(name=None, company_id="1", type_id="2")
    assert server.asked == []


def test_a_closed_client_says_so() -> None:
    with serving() as server:
        c = client(server)
        c.close()
        c.close()
        with pytest.raises(errors.ClientClosedError):
            c.success_plans.get("1")


def test_a_model_shows_its_identifiers_only() -> None:
    record = models.OpportunityRecord(gsid="1O1", company_id="1C1", name="Acme", arr=5)
    assert repr(record) == "OpportunityRecord(gsid='1O1', company_id='1C1')"


def test_models_and_resources_load_when_they_are_touched() -> None:
    import subprocess
    import sys
    from pathlib import Path

    script = (
        "import sys, gainsight_cs as g\n"
        "c = g.Gainsight(access_key='k', domain='d')\n"
        "def mine(): return sorted(n for n in sys.modules if n.startswith(('gainsight_cs.models.', 'gainsight_cs.resources.')))\n"
        "print(mine()); c.objectives; print(mine()); c.close()\n"
        "g.models.Objective; print(mine())"
    )
    folder = Path(__file__).parents[2] / "generated"
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "[]",
        "['gainsight_cs.resources.objectives']",
        "['gainsight_cs.models.objectives', 'gainsight_cs.resources.objectives']",
    ]
