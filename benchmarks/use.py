"""What a generated client takes when it is used: import, calls, and reading a page of records."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.measure import ROOT, Row, Spent, command, in_turn

_CALLS = 400
_RECORDS = 1_000
_PAGES = 20

_ALONE = "import httpx2; from pydantic import BaseModel"
_OURS = "from gainsight_cs import Gainsight; Gainsight(domain='acme', access_key='k').success_plans"
_PEER = "from {package} import Client; Client(base_url='https://acme.example.com')"


def import_rows(rounds: int, peers: Path, peer_package: Path) -> list[Row]:
    """Starting Python, importing a client and making one. First comes what all of it takes without a client.

    Args:
        rounds: How often.
        peers: The environment of the peer.
        peer_package: The folder in which its package stands.
    """
    [package] = [path.parent.name for path in peer_package.glob("*/client.py")]
    own, other = Path(sys.executable), peers / "bin" / "python"
    contenders = {
        "httpx2 and pydantic alone": (own, _ALONE, ROOT),
        "gainsight_cs": (own, _OURS, ROOT / "generated"),
        "openapi-python-client's": (other, _PEER.format(package=package), peer_package),
        "Python alone": (own, "pass", ROOT),
    }
    return in_turn(
        {
            name: partial(command, [python, "-c", script], ROOT, PYTHONPATH=str(path))
            for name, (python, script, path) in contenders.items()
        },
        rounds,
    )


_CALLERS = {
    "httpx2.Client.get + json.loads": """
import httpx2, json
client = httpx2.Client(headers={"AccessKey": "k"})
def call():
    answer = client.get(URL + "/successplans/1")
    answer.raise_for_status()
    return json.loads(answer.content)
""",
    "gainsight_cs": """
from gainsight_cs import Gainsight
client = Gainsight(base_url=URL, access_key="k", rate_limit=None)
def call():
    return client.success_plans.get("1")
""",
}
_READERS = {
    "httpx2 + pydantic": """
import datetime, httpx2
from pydantic import BaseModel, Field
class Plan(BaseModel):
    gsid: str = Field(alias="Gsid")
    name: str = Field(alias="Name")
    company_name: str = Field(alias="CompanyName")
    type_name: str = Field(alias="TypeName")
    start_date: datetime.date = Field(alias="StartDate")
    created_date: datetime.datetime = Field(alias="CreatedDate")
class Found(BaseModel):
    total: int = Field(alias="totalCount")
    records: list[Plan]
class Answer(BaseModel):
    result: bool
    data: Found
client = httpx2.Client()
def call():
    return Answer.model_validate_json(client.post(URL + "/successplans/search", json={}).content).data.records
""",
    "gainsight_cs": """
from gainsight_cs import Gainsight
client = Gainsight(base_url=URL, access_key="k", rate_limit=None)
def call():
    return client.success_plans.search(select=["Name"], max_items=1000).items
""",
}
_LOOP = """
import sys, time
URL, count = sys.argv[1], int(sys.argv[2])
{define}
for _ in range(20): call()
started = time.process_time()
for _ in range(count): call()
print(time.process_time() - started)
"""


def _measured(define: str, url: str, count: int) -> Spent:
    done = subprocess.run(
        [sys.executable, "-c", _LOOP.format(define=define), url, str(count)],
        env={"PYTHONPATH": str(ROOT / "generated"), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    return Spent(0, float(done.stdout) / count, 0)


def call_rows(rounds: int) -> list[Row]:
    """Seconds of the client's processor for one call that reads one record."""
    with serving() as url:
        return in_turn({name: partial(_measured, define, url, _CALLS) for name, define in _CALLERS.items()}, rounds)


def page_rows(rounds: int) -> list[Row]:
    """Seconds of the client's processor for a page of a thousand records."""
    with serving() as url:
        return in_turn({name: partial(_measured, define, url, _PAGES) for name, define in _READERS.items()}, rounds)


@contextmanager
def serving() -> Generator[str]:
    """A server in a process of its own; the URL that it is at."""
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.server"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


def record(number: int) -> dict[str, object]:
    """A success plan."""
    return {
        "Gsid": f"1S02{number:030}",
        "Name": f"Plan {number}",
        "CompanyName": "Acme",
        "TypeName": "Active",
        "StartDate": "2026-12-31",
        "CreatedDate": "2026-01-31T12:30:00Z",
    }


def answers() -> tuple[bytes, bytes]:
    """The body of one record, and that of a page."""
    envelope = {"result": True, "errorCode": None, "errorDesc": None, "requestId": "r"}
    one = {**envelope, "data": record(1)}
    page = {**envelope, "data": {"totalCount": _RECORDS, "records": [record(n) for n in range(_RECORDS)]}}
    return json.dumps(one).encode(), json.dumps(page).encode()
