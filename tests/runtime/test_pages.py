"""Pages: where they end, and what iterating over them yields."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import Any

import httpx2
import pytest

from generator.runtime.errors import APIConnectionError, InvalidRequestError, ResponseDecodeError
from generator.runtime.operation import Arguments, Content
from generator.runtime.pages import CursorPages, NumberPages, OffsetPages
from generator.runtime.paging import Found

from .sample import SEARCH, SEARCH_PAGES, Answers, async_sample, ok, sample


def page(*names: str, total: int | None = None, **others: Any) -> dict[str, Any]:
    data = {"records": [{"Name": name} for name in names], **others}
    return ok(data if total is None else {**data, "totalCount": total})


def asked(server: Answers) -> list[Any]:
    return [json.loads(request.content or b"{}") for request in server.requests]


def names(records: Any) -> list[str]:
    return [record.name for record in records]


def test_all_pages_up_to_the_total() -> None:
    server = Answers(page("a", "b", total=5), page("c", "d", total=5), page("e", total=5))
    first = sample(server).plans.search(limit=2)
    assert (len(first.items), first.total_count, first.has_next_page()) == (2, 5, True)
    assert len(server.requests) == 1
    assert names(first) == ["a", "b", "c", "d", "e"]
    assert asked(server) == [{"limit": 2}, {"limit": 2, "offset": 2}, {"limit": 2, "offset": 4}]
    assert repr(first) == "<Page with 2 of 5 records>"


def test_from_an_offset() -> None:
    server = Answers(page("c", "d", total=5), page("e", total=5))
    assert names(sample(server).plans.search(limit=2, offset=2)) == ["c", "d", "e"]
    assert asked(server)[1]["offset"] == 4


def test_a_short_page_ends_it() -> None:
    server = Answers(page("a", "b"), page("c"))
    assert names(sample(server).plans.search(limit=2)) == ["a", "b", "c"]
    assert len(server.requests) == 2


def test_a_server_that_caps_its_pages_is_read_to_its_total() -> None:
    server = Answers(page("a", "b", total=3), page("c", total=3))
    assert names(sample(server).plans.search(limit=1000)) == ["a", "b", "c"]


def test_an_empty_page_ends_it() -> None:
    server = Answers(page("a", "b", total=9), page(total=9))
    assert names(sample(server).plans.search(limit=2)) == ["a", "b"]
    assert len(server.requests) == 2


def test_a_repeated_page_ends_it(caplog: pytest.LogCaptureFixture) -> None:
    server = Answers(page("a", "b", total=9))
    first = sample(server).plans.search(limit=2)
    assert names(first) == ["a", "b"]
    assert len(server.requests) == 2
    assert "twice" in caplog.text
    assert not first.next_page().has_next_page()


def test_nothing_found_on_a_later_page_ends_it() -> None:
    server = Answers(page("a"), {"result": False, "errorCode": "GSOBJ_1011"})
    assert names(sample(server).plans.search()) == ["a"]


@pytest.mark.parametrize(
    ("max_items", "expected", "calls"),
    [(0, "", 1), (1, "a", 1), (2, "ab", 1), (3, "abc", 2), (9, "abcd", 3)],
)
def test_max_items_bounds_an_iteration(max_items: int, expected: str, calls: int) -> None:
    server = Answers(page("a", "b", total=4), page("c", "d", total=4))
    found = sample(server).plans.search(limit=2, max_items=max_items)
    assert "".join(names(found)) == expected
    assert len(server.requests) == calls


def test_max_items_counts_from_the_first_page() -> None:
    server = Answers(page("a", "b", total=4), page("c", "d", total=4))
    found = sample(server).plans.search(limit=2, max_items=3)
    assert names(found.next_page()) == ["c"]
    with pytest.raises(InvalidRequestError, match="max_items"):
        sample(server).plans.search(max_items=-1)


def test_page_by_page() -> None:
    server = Answers(page("a", "b", total=3), page("c", total=3))
    second = sample(server).plans.search(limit=2).next_page()
    assert names(second.items) == ["c"] and not second.has_next_page()
    with pytest.raises(InvalidRequestError, match="no next page"):
        second.next_page()


def test_a_fault_says_where_to_go_on() -> None:
    server = Answers(page("a", "b", total=9), httpx2.ReadError("x"))
    plans = iter(sample(server, max_retries=0).plans.search(limit=2))
    assert [next(plans).name, next(plans).name] == ["a", "b"]
    with pytest.raises(APIConnectionError) as caught:
        next(plans)
    assert caught.value.resume == {"offset": 2}


def test_cursors() -> None:
    server = Answers(page("a", nextCursor="x"), page(nextCursor="y"), page("a", nextCursor="y"))
    assert names(sample(server).plans.scan()) == ["a", "a"]
    assert asked(server) == [{}, {"cursor": "x"}, {"cursor": "y"}]
    server = Answers(page("a", nextCursor=""))
    assert names(sample(server).plans.scan()) == ["a"]


def test_an_answer_of_another_kind_is_no_empty_page() -> None:
    other = httpx2.Response(202, json={"result": True, "data": {"job": "j-1"}})
    search = replace(SEARCH, further={"202": Content(lambda: dict[str, Any])})
    with pytest.raises(ResponseDecodeError, match="answered 202 with no list of records at records"):
        list(sample(Answers(other)).caller.pages(search, SEARCH_PAGES, Arguments(body={}), None))


def test_numbers_in_the_query_of_a_bare_list() -> None:
    server = Answers([{"Name": "a"}, {"Name": "b"}], [{"Name": "c"}])
    found = sample(server).plans.list(per_page=2)
    assert names(found) == ["a", "b", "c"] and found.total_count is None
    assert [str(request.url.query, "ascii") for request in server.requests] == [
        "per_page=2",
        "page=2&per_page=2",
    ]


def test_the_rules_are_pure() -> None:
    found = Found(["a", "b"], total=6)
    offset = OffsetPages(items="r", total="t", offset="o", limit="l")
    assert offset.next({"o": 2}, found) == {"o": 4}
    assert offset.next({"o": 4}, found) is None
    # A full page may be followed by another, whatever the total says: some totals are capped.
    assert offset.next({"o": 4, "l": 2}, found) == {"o": 6}
    assert offset.next({"l": 3}, Found(["a", "b"])) is None
    number = NumberPages(items="r", page="p", limit="l", first=0)
    assert number.next({}, found) == {"p": 1}
    assert number.next({"p": 2, "l": 3}, found) is None
    cursor = CursorPages(items="r", cursor="c", next_cursor="n", more="m")
    assert cursor.next({"c": "1"}, Found([], cursor="2", more=True)) == {"c": "2"}
    assert cursor.next({"c": "1"}, Found(["a"], cursor="2", more=False)) is None
    assert cursor.next({"c": "1"}, Found(["a"], cursor="1")) is None


def test_async_pages() -> None:
    async def main() -> None:
        answers = [page("a", "b", total=3), page("c", total=3)]
        client = async_sample(Answers(*answers))
        assert [plan.name async for plan in client.plans.search(limit=2)] == ["a", "b", "c"]
        first = await async_sample(Answers(*answers)).plans.search(limit=2)
        assert names(first.items) == ["a", "b"] and first.total_count == 3
        assert names((await first.next_page()).items) == ["c"]
        first = await async_sample(Answers(*answers)).plans.search(limit=2, max_items=1)
        assert [plan.name async for plan in first] == ["a"]
        raw = await async_sample(Answers(*answers)).plans.with_raw_response.search(limit=2)
        assert raw.status_code == 200
        assert [plan.name async for plan in raw.parse()] == ["a", "b", "c"]
        server = Answers(answers[0], httpx2.ReadError("x"))
        with pytest.raises(APIConnectionError) as caught:
            async for _ in async_sample(server, max_retries=0).plans.search(limit=2):
                pass
        assert caught.value.resume == {"offset": 2}

    asyncio.run(main())


def test_a_search_that_is_not_awaited_sends_nothing() -> None:
    server = Answers(page("a"))
    async_sample(server).plans.search()
    assert server.requests == []


def test_numbered_pages_that_are_smaller_than_asked_for_lose_nothing() -> None:
    rule = NumberPages(items="rows", page="page", limit="size", total="total")
    sizes = {1: 10, 2: 10, 3: 5, 4: 0}
    asked, pages = {"size": 100, "page": 1}, 0
    while True:
        pages += 1
        changed = rule.next(asked, Found([0] * sizes[asked["page"]], total=25))
        if changed is None:
            break
        asked |= changed
    assert pages == 4
