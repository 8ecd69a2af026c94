"""Every operation against Prism, which serves the two documents and judges each request by them."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from gainsight_cs import AsyncGainsight, Gainsight, errors, models

ROOT = Path(__file__).parents[2]
PRISM = ROOT / "node_modules" / ".bin" / "prism"

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not PRISM.exists(),
    reason="Prism needs Node: install it and run `make test`, which runs `npm ci`",
)


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with socket.socket() as trying:
            trying.settimeout(0.2)
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"Prism did not start:\n{log.read_text()[-2000:]}")


@pytest.fixture(scope="module")
def prism(tmp_path_factory: pytest.TempPathFactory) -> Generator[dict[str, str]]:
    """The addresses of the two documents, by the names of the apis."""
    folder = tmp_path_factory.mktemp("prism")
    running: list[tuple[int, subprocess.Popen[bytes], Path]] = []
    urls: dict[str, str] = {}
    for name in ("renewal-center", "success-plan"):
        port = _free_port()
        log = folder / f"{name}.log"
        spec = ROOT / "specs" / f"gainsight-cs-{name}-api-openapi.yml"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [str(PRISM), "mock", "--errors", "--host", "127.0.0.1", "--port", str(port), str(spec)],
                stdout=output,
                stderr=output,
                env={**os.environ, "NO_COLOR": "1"},
            )
        running.append((port, process, log))
        urls[name] = f"http://127.0.0.1:{port}"
    try:
        for port, process, log in running:
            _wait(port, process, log)
        yield urls
    finally:
        for _, process, _ in running:
            process.terminate()
            process.wait(timeout=10)


RECORDS: list[Any] = [{"name": "A", "booking_type": "Renewal", "probability": 50}, models.OpportunityRecord(arr=1)]
CALLS: list[tuple[str, str, Callable[[Any], Any], type]] = [
    ("renewal-center", "create", lambda c: c.opportunities.create(records=RECORDS), models.WriteResponseData),
    (
        "renewal-center",
        "update",
        lambda c: c.opportunities.update(keys="Gsid", records=RECORDS),
        models.WriteResponseData,
    ),
    ("renewal-center", "get", lambda c: c.opportunities.get("1O1"), models.OpportunityRecord),
    (
        "success-plan",
        "create",
        lambda c: c.success_plans.create(name="A", company_id="B", type_id="C"),
        models.SuccessPlan,
    ),
    ("success-plan", "get", lambda c: c.success_plans.get("1P1"), models.SuccessPlan),
    (
        "success-plan",
        "update",
        lambda c: c.success_plans.update("1P1", name="A", company_id="B", type_id="C"),
        models.SuccessPlan,
    ),
    ("success-plan", "objectives", lambda c: c.objectives.list("1P1"), list),
    ("success-plan", "objective", lambda c: c.objectives.create("1P1", name="A", status="Completed"), models.Objective),
    ("success-plan", "types", lambda c: c.configuration.get_success_plan_types(), list),
]
SEARCHES: list[tuple[str, Callable[[Any], Any], type]] = [
    ("renewal-center", lambda c: c.opportunities.search(select=["Name"], limit=10), models.OpportunityRecord),
    ("success-plan", lambda c: c.success_plans.search(limit=10, offset=0), models.SuccessPlan),
]


@pytest.mark.parametrize(("api", "name", "call", "kind"), CALLS, ids=[f"{c[0]}-{c[1]}" for c in CALLS])
def test_calls(prism: dict[str, str], api: str, name: str, call: Callable[[Any], Any], kind: type) -> None:
    with Gainsight(access_key="k", base_url=prism[api], strict_responses=True, max_retries=0) as client:
        assert isinstance(call(client), kind)

    async def run() -> Any:
        async with AsyncGainsight(access_key="k", base_url=prism[api], strict_responses=True) as client:
            return await call(client)

    assert isinstance(asyncio.run(run()), kind)


@pytest.mark.parametrize(("api", "search", "kind"), SEARCHES, ids=[search[0] for search in SEARCHES])
def test_searches(prism: dict[str, str], api: str, search: Callable[[Any], Any], kind: type) -> None:
    with Gainsight(access_key="k", base_url=prism[api], strict_responses=True, max_retries=0) as client:
        assert [type(record) for record in search(client).items] == [kind]

    async def run() -> list[Any]:
        async with AsyncGainsight(access_key="k", base_url=prism[api], strict_responses=True) as client:
            return (await search(client)).items

    assert [type(record) for record in asyncio.run(run())] == [kind]


def test_prism_does_judge(prism: dict[str, str]) -> None:
    with Gainsight(access_key="k", base_url=prism["success-plan"], max_retries=0) as client:
        with pytest.raises(errors.APIStatusError):
            client.success_plans.create(name="A", company_id="B", type_id="C", extra_body={"Status": "Nonsense"})
