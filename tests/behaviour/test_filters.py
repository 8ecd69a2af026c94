"""Filters on the wire: what a search sends is what Gainsight's servers want."""

from __future__ import annotations

import asyncio
import datetime
import importlib
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from gainsight_cs import AsyncGainsight, Gainsight, models
from gainsight_cs.filters import Filter, NumberField, SuccessPlanFilter, TextField, TextListField
from gainsight_cs.filters import OpportunityRecordFilter as F

from tests.behaviour.server import serving

PACKAGE = Path(__file__).parents[2] / "generated" / "gainsight_cs"
KEY = {"access_key": "k"}


def found(*records: Any, total: int = 1) -> dict[str, Any]:
    return {"result": True, "errorCode": None, "data": {"records": list(records), "totalCount": total}}


RENEWALS = (
    F.booking_type.eq("Renewal")
    & (F.arr > 1000)
    & (F.close_date.between(datetime.date(2026, 1, 1), datetime.date(2026, 3, 31)) | F.is_closed.eq(False))
    & TextField("Region__gc").in_(["EU", "UK"])
)
SENT = {
    "conditions": [
        {"name": "BookingType", "alias": "A", "value": ["Renewal"], "operator": "EQ"},
        {"name": "ARR", "alias": "B", "value": [1000], "operator": "GT"},
        {"name": "CloseDate", "alias": "C", "value": ["2026-01-01", "2026-03-31"], "operator": "BTW"},
        {"name": "IsClosed", "alias": "D", "value": [False], "operator": "EQ"},
        {"name": "Region__gc", "alias": "E", "value": ["EU", "UK"], "operator": "IN"},
    ],
    "expression": "A AND B AND (C OR D) AND E",
}


def test_a_search_sends_the_filter_with_every_page() -> None:
    with serving(found({"Gsid": "1"}, {"Gsid": "2"}, total=3), found({"Gsid": "3"}, total=3)) as server:
        with Gainsight(base_url=server.url, **KEY) as gs:
            records = list(gs.opportunities.search(where=RENEWALS, limit=2))
    assert [record.gsid for record in records] == ["1", "2", "3"]
    assert [asked.json["where"] for asked in server.asked] == [SENT, SENT]
    assert server.asked[0].json == {"where": SENT, "limit": 2}


def test_an_asynchronous_search_sends_the_same() -> None:
    async def search(url: str) -> None:
        async with AsyncGainsight(base_url=url, **KEY) as gs:
            assert [record.gsid async for record in gs.opportunities.search(where=RENEWALS)] == ["1"]

    with serving(found({"Gsid": "1"})) as server:
        asyncio.run(search(server.url))
    [asked] = server.asked
    assert asked.json == {"where": SENT}


@pytest.mark.parametrize("as_model", [False, True])
def test_a_filter_is_also_a_model(as_model: bool) -> None:
    where: Any = models.SearchFilter.model_validate(RENEWALS) if as_model else dict(RENEWALS)
    with serving(found()) as server, Gainsight(base_url=server.url, **KEY) as gs:
        gs.opportunities.search(where=where)
    assert server.asked[0].json == {"where": SENT}


OPERATORS: list[tuple[Filter, str, list[Any]]] = [
    (F.name.ne("A"), "NE", ["A"]),
    (F.arr < 1, "LT", [1]),
    (F.arr <= 1, "LTE", [1]),
    (F.arr >= 1, "GTE", [1]),
    (F.name.contains("A"), "CONTAINS", ["A"]),
    (F.name.starts_with("A"), "STARTS_WITH", ["A"]),
    (F.name.ends_with("A"), "ENDS_WITH", ["A"]),
    (F.renewal_date.is_null(), "IS_NULL", []),
    (F.renewal_date.is_not_null(), "IS_NOT_NULL", []),
    (TextListField("Regions__gc").includes(["EU"]), "INCLUDES", ["EU"]),
    (TextListField("Regions__gc").excludes(["EU"]), "EXCLUDES", ["EU"]),
    (F.created_date.gt(datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)), "GT", ["2026-01-01T00:00:00Z"]),
    (SuccessPlanFilter.start_date.eq(datetime.date(2026, 1, 1)), "EQ", ["2026-01-01"]),
]


@pytest.mark.parametrize(("where", "operator", "value"), OPERATORS)
def test_every_operator(where: Filter, operator: str, value: list[Any]) -> None:
    with serving(found()) as server, Gainsight(base_url=server.url, **KEY) as gs:
        gs.success_plans.search(where=where)
    [condition] = server.asked[0].json["where"]["conditions"]
    assert (condition["operator"], condition["value"]) == (operator, value)
    assert condition["alias"] == server.asked[0].json["where"]["expression"] == "A"


def test_a_thousand_conditions_go_out() -> None:
    where = NumberField("N0__gc").eq(0)
    for number in range(1, 1000):
        where = where | NumberField(f"N{number}__gc").eq(number)
    with serving(found()) as server, Gainsight(base_url=server.url, **KEY) as gs:
        gs.opportunities.search(where=where)
    sent = server.asked[0].json["where"]
    aliases = [condition["alias"] for condition in sent["conditions"]]
    assert aliases == sent["expression"].split(" OR ")
    assert len(set(aliases)) == 1000


def test_the_example_of_the_readme() -> None:
    section = (PACKAGE / "README.md").read_text().partition("## Filters\n")[2].partition("\n## ")[0]
    [example] = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    with serving(found({"Gsid": "1"})) as server, Gainsight(base_url=server.url, **KEY) as gs:
        exec(example, {"client": gs, "print": lambda *_: None})
    assert server.asked[0].json["where"]["expression"] == "A AND B AND C"


def test_the_module_waits_until_it_is_imported() -> None:
    script = "import sys, gainsight_cs; print([name for name in sys.modules if name.endswith('filters')])"
    done = subprocess.run([sys.executable, "-c", script], cwd=PACKAGE.parent, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_it_works_below_another_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(PACKAGE, tmp_path / "acme_filters" / "vendor" / "cs")
    monkeypatch.syspath_prepend(tmp_path)
    moved: Any = importlib.import_module("acme_filters.vendor.cs.filters")
    assert dict(moved.OpportunityRecordFilter.arr > 1) == dict(F.arr > 1)
    with pytest.raises(TypeError, match="not Filter"):
        F.arr.gt(1) & (moved.OpportunityRecordFilter.arr > 1)


def test_the_fields_are_those_of_the_models() -> None:
    for fields, model in ((F, models.OpportunityRecord), (SuccessPlanFilter, models.SuccessPlan)):
        wire = {name: field.name for name, field in vars(fields).items() if hasattr(field, "is_null")}
        assert wire == {name: field.alias for name, field in model.model_fields.items()}
