"""Writes and reads many records through the generated client while the server fails, and looks for what was lost.

`make chaos` runs it at length; `python -m tests.chaos.run --help` says what can be set.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from gainsight_cs import AsyncGainsight, Gainsight, GainsightError, Timeout

from tests.chaos.faults import Fault, Faults
from tests.chaos.server import BAD, SILENCE, ChaosServer, Ledger, chaos

ROUNDS = 200
CALL = 50
_NAMES = ("succeeded", "failed", "uncertain", "unsent")


class Violation(AssertionError):
    """Something was lost, doubled or claimed without reason."""


@dataclass
class Report:
    """What a run saw."""

    title: str
    records: int
    rounds: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    ledger: Ledger = field(default_factory=Ledger)


@dataclass(frozen=True)
class Plan:
    """How a run goes.

    Attributes:
        kind: `sync` or `async`.
        concurrency: How many calls are on their way at once.
        records: How many are written or read.
        seed: Of the faults and of the rows.
        rate: How many requests of one have a fault.
        retries: How often the client repeats a call by itself.
        restarts: Whether the server goes away now and then.
    """

    kind: str
    concurrency: int
    records: int
    seed: int
    rate: float
    retries: int = 4
    restarts: bool = True


# --- the clients, as one --------------------------------------------------------------------------------------------


def client_of(plan: Plan, url: str) -> Any:
    """A client of the plan's kind that waits less than the server is silent."""
    kind = Gainsight if plan.kind == "sync" else AsyncGainsight
    timeout = Timeout(connect=5, read=SILENCE / 2, write=5, pool=30, total=60)
    return kind(base_url=url, access_key="k", timeout=timeout, max_retries=plan.retries, rate_limit=None)


def driven(plan: Plan, url: str, work: Callable[[Any], Any], async_work: Callable[[Any], Any]) -> Any:
    """What the work returns, done with a client of the plan's kind."""
    if plan.kind == "sync":
        with client_of(plan, url) as client:
            return work(client)

    async def main() -> Any:
        async with client_of(plan, url) as client:
            return await async_work(client)

    return asyncio.run(main())


# --- writing --------------------------------------------------------------------------------------------------------


def rows_of(plan: Plan) -> Iterator[dict[str, Any]]:
    """Rows with a name of their own each; a few are refused by the server, a few by the client."""
    chance = random.Random(plan.seed)
    for number in range(plan.records):
        drawn = chance.random()
        if drawn < 0.0005:
            yield {"Name": f"{BAD}-{number}"}
        elif drawn < 0.001:
            yield {"Name": f"wrong-{number}", "ARR": "much"}
        else:
            yield {"Name": f"row-{number}", "ARR": number}


def write(plan: Plan, *, update: bool) -> Report:
    """Write all rows, again and again what can be written again, and check every claim against the ledger."""
    report = Report(f"{'update' if update else 'create'}, {plan.kind} x {plan.concurrency}", plan.records)
    started = time.monotonic()
    final: dict[str, str] = {}
    with chaos(Faults(plan.seed, plan.rate)) as server, _restarting(server, plan):
        rows: list[Any] = list(rows_of(plan))
        while rows and report.rounds < ROUNDS:
            report.rounds += 1
            result = driven(
                plan,
                server.url,
                lambda client, rows=rows: _write(client, rows, plan, update),
                lambda client, rows=rows: _write(client, rows, plan, update),
            )
            _check_partition(plan, rows, result)
            for name in _NAMES:
                final |= {entry.row["Name"]: name for entry in getattr(result, name)}
            rows = result.retry_rows()
        report.ledger = server.ledger
        _check_ledger(plan, final, server.ledger, update=update)
    report.seconds = time.monotonic() - started
    report.outcomes = Counter(final.values())
    return report


def _write(client: Any, rows: list[Any], plan: Plan, update: bool) -> Any:
    settings = {"concurrency": plan.concurrency}
    if update:
        return client.opportunities.update_many((row for row in rows), keys="Name", **settings)
    return client.opportunities.create_many((row for row in rows), **settings)


def _check_partition(plan: Plan, rows: list[Any], result: Any) -> None:
    entries = [entry for name in _NAMES for entry in getattr(result, name)]
    if sorted(entry.index for entry in entries) != list(range(len(rows))):
        raise Violation(f"{plan}: rows are missing from the result, or are in it twice")
    if any(rows[entry.index] is not entry.row for entry in entries):
        raise Violation(f"{plan}: an entry has another row than its index says")


def _check_ledger(plan: Plan, final: dict[str, str], ledger: Ledger, *, update: bool) -> None:
    done = ledger.updated if update else ledger.created
    doubled = [name for name, count in ledger.created.items() if count > 1]
    if doubled:
        raise Violation(f"{plan}: {len(doubled)} rows were created twice, such as {doubled[0]}")
    unexplained = []
    for name, outcome in final.items():
        if outcome == "succeeded" and not done[name]:
            raise Violation(f"{plan}: {name} is said to be written and is not")
        # An update may have been done by an attempt that nobody answered, and be refused by the next.
        if outcome in ("failed", "unsent") and done[name]:
            raise Violation(f"{plan}: {name} is said to be {outcome} and was written")
        if outcome == "succeeded" and not name.startswith("row"):
            raise Violation(f"{plan}: {name} must not succeed")
        if outcome == "failed" and name.startswith("row") and name not in ledger.refused:
            raise Violation(f"{plan}: {name} failed for no fault of its own, and is not to be tried again")
        if outcome == "uncertain" and name not in ledger.unclear:
            unexplained.append(name)
    # A request that is on its way when the server ends the connection is known to nobody but the client.
    if len(unexplained) > ledger.ended * CALL:
        raise Violation(f"{plan}: {len(unexplained)} rows are uncertain without a reason, such as {unexplained[0]}")
    if update and "uncertain" in final.values():
        raise Violation(f"{plan}: an update can be repeated, so none may stay uncertain")


# --- reading --------------------------------------------------------------------------------------------------------


def read(plan: Plan, size: int) -> Report:
    """Read all records in pages, going on after each error where it says, and check that each came once."""
    report = Report(f"read, {plan.kind}", plan.records)
    started = time.monotonic()
    with chaos(Faults(plan.seed, plan.rate, _READ_FAULTS), plan.records) as server, _restarting(server, plan):
        numbers, report.rounds = driven(
            plan, server.url, lambda client: _read(client, size), lambda client: _read_async(client, size)
        )
        report.ledger = server.ledger
    if numbers != list(range(plan.records)):
        raise Violation(f"{plan}: {len(numbers)} records came, not each of {plan.records} once and in order")
    report.seconds = time.monotonic() - started
    report.outcomes = Counter(read=len(numbers))
    return report


# A refusal in a good answer says that the call is wrong, so nothing is to be tried again.
_READ_FAULTS = tuple(fault for fault in Fault if fault is not Fault.REFUSED_IN_200)


def _read(client: Any, size: int) -> tuple[list[int], int]:
    numbers: list[int] = []
    position: dict[str, Any] = {}
    for rounds in range(1, ROUNDS):
        try:
            for record in client.opportunities.search(limit=size, **position):
                numbers.append(int(record.arr))
        except GainsightError as error:
            position = error.resume or {}
        else:
            return numbers, rounds
    raise Violation("too many rounds")


async def _read_async(client: Any, size: int) -> tuple[list[int], int]:
    numbers: list[int] = []
    position: dict[str, Any] = {}
    for rounds in range(1, ROUNDS):
        try:
            async for record in client.opportunities.search(limit=size, **position):
                numbers.append(int(record.arr))
        except GainsightError as error:
            position = error.resume or {}
        else:
            return numbers, rounds
    raise Violation("too many rounds")


# --- the whole ------------------------------------------------------------------------------------------------------


class _restarting:
    """Restarts the server now and then while a run goes on."""

    def __init__(self, server: ChaosServer, plan: Plan) -> None:
        self._server = server
        self._plan = plan
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> None:
        if self._plan.restarts:
            self._thread.start()

    def __exit__(self, *reason: object) -> None:
        self._end.set()
        if self._plan.restarts:
            self._thread.join()

    def _run(self) -> None:
        chance = random.Random(self._plan.seed)
        while not self._end.wait(chance.uniform(0.5, 3.0)):
            self._server.restart(chance.uniform(0.0, 0.3))


def table(reports: list[Report]) -> str:
    """The runs and the faults, for people to read."""
    lines = [f"{'run':<20}{'records':>9}{'requests':>10}{'rounds':>8}{'seconds':>9}  outcome"]
    faults: Counter[Fault] = Counter()
    for each in reports:
        outcome = ", ".join(f"{count:,} {name}" for name, count in sorted(each.outcomes.items()))
        figures = f"{each.records:>9,}{each.ledger.requests:>10,}{each.rounds:>8}{each.seconds:>9.1f}"
        lines.append(f"{each.title:<20}{figures}  {outcome}")
        faults += each.ledger.faults
    restarts = sum(each.ledger.restarts for each in reports)
    lines.append(f"\nfaults: {sum(faults.values()):,} and {restarts} restarts of the server")
    for fault in Fault:
        done = "after the work was done" if fault.commits else "before it"
        lines.append(f"  {fault.name.lower():<20}{faults[fault]:>7,}  {done}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--records", type=int, default=100_000, help="written by each kind of client, and read")
    parser.add_argument("--rate", type=float, default=0.15, help="how many requests of one have a fault")
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)
    reports: list[Report] = []
    try:
        for report in runs(given.seed, given.records, given.rate):
            reports.append(report)
            print(f"  {report.title}: {report.seconds:.1f} s", flush=True)
    except Violation as violation:
        sys.exit(f"seed {given.seed}: {violation}")
    print(table(reports))


def runs(seed: int, records: int, rate: float) -> Iterator[Report]:
    """Every kind of run: most records with several calls at once, a tenth one by one."""
    for kind in ("sync", "async"):
        yield write(Plan(kind, 8, records, seed, rate), update=False)
        yield write(Plan(kind, 1, records // 20, seed + 1, rate), update=False)
        yield write(Plan(kind, 8, records // 2, seed + 2, rate), update=True)
        yield read(Plan(kind, 1, records, seed + 3, rate, retries=1), size=100)


if __name__ == "__main__":
    main()
