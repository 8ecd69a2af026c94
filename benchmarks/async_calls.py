"""What a call of the asynchronous client takes: on httpx2, on aiohttp, and with aiohttp alone.

`python -m benchmarks.async_calls` prints them. All run in one process, turn by turn, so that they share its mood.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from statistics import median
from typing import Any

from benchmarks.measure import ROOT, Row, Spent
from benchmarks.use import serving

_CALLS = 200
Call = Callable[[], Awaitable[object]]


def async_call_rows(rounds: int) -> list[Row]:
    """Seconds of the client's processor for one call that reads one record, the median of some rounds."""
    with serving() as url:
        return asyncio.run(_rows(url, rounds))


async def _rows(url: str, rounds: int) -> list[Row]:
    async with AsyncExitStack() as stack:
        calls = await _contenders(url, stack)
        spent: dict[str, list[float]] = {name: [] for name in calls}
        for call in calls.values():
            await _seconds(call)
        for _ in range(rounds):
            for name, call in calls.items():
                spent[name].append(await _seconds(call))
    return [Row(name, Spent(0, median(seconds), 0)) for name, seconds in _in_step(spent).items()]


def _in_step(spent: dict[str, list[float]]) -> dict[str, list[float]]:
    """The same with what each round's first contender took as the measure of the round."""
    first, *_ = spent.values()
    usual = median(first)
    return {name: [usual * one / base for one, base in zip(each, first, strict=True)] for name, each in spent.items()}


async def _contenders(url: str, stack: AsyncExitStack) -> dict[str, Call]:
    import aiohttp
    import httpx2

    sys.path.insert(0, str(ROOT / "generated"))
    from gainsight_cs import AsyncGainsight

    own: dict[str, Any] = {"base_url": url, "access_key": "k", "rate_limit": None}
    plain = await stack.enter_async_context(httpx2.AsyncClient(headers={"AccessKey": "k"}))
    bare = await stack.enter_async_context(aiohttp.ClientSession(headers={"AccessKey": "k"}))
    on_httpx2 = await stack.enter_async_context(AsyncGainsight(**own))
    on_aiohttp = await stack.enter_async_context(AsyncGainsight(**own, http_client="aiohttp"))

    async def httpx2_alone() -> object:
        return json.loads((await plain.get(f"{url}/successplans/1")).content)

    async def aiohttp_alone() -> object:
        async with bare.get(f"{url}/successplans/1") as answer:
            return json.loads(await answer.read())

    return {
        "httpx2.AsyncClient.get + json.loads": httpx2_alone,
        "aiohttp.ClientSession.get + json.loads": aiohttp_alone,
        "gainsight_cs on httpx2": lambda: on_httpx2.success_plans.get("1"),
        "gainsight_cs on aiohttp": lambda: on_aiohttp.success_plans.get("1"),
    }


async def _seconds(call: Call) -> float:
    started = time.process_time()
    for _ in range(_CALLS):
        await call()
    return (time.process_time() - started) / _CALLS


def main() -> None:
    """Print a line for each: microseconds, and how many times what httpx2 takes alone."""
    base, *others = async_call_rows(rounds=15)
    for name, spent in (base, *others):
        print(f"{name:40} {spent.cpu * 1e6:6.0f} us  {spent.cpu / base.spent.cpu:5.2f}")


if __name__ == "__main__":
    main()
