"""Reads a million records and prints how much memory that takes: `make memory`."""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from gainsight_cs import Gainsight

from tests.chaos.faults import Faults
from tests.chaos.server import ChaosServer


def resident() -> float:
    """The memory of this process, in MiB: now where the system says so, else at its highest."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * resource.getpagesize() / 2**20
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


def serve(records: int, said: Connection) -> None:
    """Serve in a process of its own, so that only the client is measured."""
    server = ChaosServer(Faults(seed=0, rate=0.0), records)
    said.send(server.url)
    said.recv()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--page", type=int, default=5_000)
    given = parser.parse_args()
    here, there = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(given.records, there), daemon=True)
    process.start()
    print("  records   MiB resident")
    with Gainsight(base_url=here.recv(), access_key="k", rate_limit=None) as client:
        count = 0
        for _ in client.opportunities.search(limit=given.page):
            count += 1
            if count % (given.records // 10) == 0 or count == given.page:
                print(f"{count:>9,}   {resident():>8.1f}", flush=True)
    here.send("enough")
    if count != given.records:
        sys.exit(f"{count:,} records came instead of {given.records:,}")


if __name__ == "__main__":
    main()
