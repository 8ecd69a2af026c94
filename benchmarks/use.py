"""What a generated client takes when it is used: import, calls, and reading a page of records."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.measure import ROOT, Row, Spent, command, in_turn

_RECORDS = 1_000

_ALONE = "import httpx2; from pydantic import BaseModel"
_OURS = "from gainsight_cs import Gainsight; Gainsight(domain='acme', access_key='k').success_plans"
_PEER = "from plans import Client; Client(base_url='https://acme.example.com')"


def import_rows(rounds: int, peers: Path, peer_package: Path) -> list[Row]:
    """Starting Python, importing a client and making one. First comes what all of it takes without a client.

    Args:
        rounds: How often.
        peers: The environment of the peer.
        peer_package: The folder in which its package stands, called `plans`.
    """
    own, other = Path(sys.executable), peers / "bin" / "python"
    contenders = {
        "httpx2 and pydantic alone": (own, _ALONE, ROOT),
        "gainsight_cs": (own, _OURS, ROOT / "generated"),
        "openapi-python-client's": (other, _PEER, peer_package),
        "Python alone": (own, "pass", ROOT),
    }
    return in_turn(
        {
            name: partial(command, [python, "-c", script], ROOT, PYTHONPATH=str(path))
            for name, (python, script, path) in contenders.items()
        },
        rounds,
    )


def call_rows(rounds: int, peers: Path, peer_package: Path) -> tuple[list[Row], list[Row]]:
    """Seconds of the client's processor for a call that reads one record, and for a page of a thousand.

    Args:
        rounds: How often each client has its turn.
        peers: The environment of the peers.
        peer_package: The folder in which the package of openapi-python-client stands, called `plans`.
    """
    path = os.pathsep.join(map(str, (ROOT, ROOT / "generated", peer_package)))
    with serving() as url:
        done = subprocess.run(
            [peers / "bin" / "python", "-m", "benchmarks.calls", url, str(rounds)],
            env={**os.environ, "PYTHONPATH": path},
            stdout=subprocess.PIPE,
            check=True,
        )
    found = json.loads(done.stdout)
    one, page = ([Row(name, Spent(0, median(times), 0)) for name, times in found[kind].items()] for kind in found)
    return one, page


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
    """A success plan with all its fields."""
    return {
        "Gsid": f"1S02{number:030}",
        "Name": f"Plan {number}",
        "CompanyId": f"1P02{number:030}",
        "CompanyName": "Acme",
        "TypeId": "1I00WGP7KL8SM5XN7E5D8ZV2AZ5Y6QK1AB2C",
        "TypeName": "Onboarding",
        "Status": "Active",
        "OwnerId": f"1P01{number:030}",
        "OwnerName": "Ada Example",
        "StartDate": "2026-01-31",
        "EndDate": "2026-12-31",
        "Comments": "The first of several.",
        "CreatedDate": "2026-01-31T12:30:00Z",
        "ModifiedDate": "2026-02-28T12:30:00Z",
    }


def answers() -> tuple[bytes, bytes]:
    """The body of one record, and that of a page."""
    envelope = {"result": True, "errorCode": None, "errorDesc": None, "requestId": "r"}
    one = {**envelope, "data": record(1)}
    page = {**envelope, "data": {"totalCount": _RECORDS, "records": [record(n) for n in range(_RECORDS)]}}
    return json.dumps(one).encode(), json.dumps(page).encode()
