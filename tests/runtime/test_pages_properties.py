"""Pages: model servers of every oddity, read to their end by both clients.

An odd server is honest where it tells enough for every record to be found. What no client can tell apart is left
out, and is said here: a page that is shorter than asked for *and* a total that is too low look like the end; without
a known size of a page, a total is all there is to go by.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.runtime.errors import APIConnectionError, APIError
from generator.runtime.mock import response
from generator.runtime.operation import Arguments, Operation, Parameter
from generator.runtime.pages import CursorPages, LinkPages, NumberPages, OffsetPages, Pages
from generator.runtime.request import Request
from generator.runtime.response import Response
from generator.runtime.transport import Fault
from generator.runtime.values import NOT_GIVEN

from .sample import SEARCH, Plan, ok
from .scripted import async_client, client, few, run

BODY_FIELDS = ("offset", "page", "cursor", "limit")
QUERY = (
    *(Parameter(name, "query", lambda: int) for name in ("page", "per_page")),
    Parameter("labels", "query", lambda: list[str]),
    Parameter("open", "query", lambda: bool),
)
LINKED: Operation[list[Plan]] = Operation(
    id="listPlans", method="GET", path="/plans", parameters=QUERY, response=lambda: list[Plan]
)
NAMES = {"offset": "start_at", "page": "page_number", "cursor": "page_token"}

Serve = Callable[[dict[str, Any]], Response]


class Search(NamedTuple):
    """How a list is asked for: an operation, its rule, and the arguments by their Python names."""

    pages: Pages
    asked: dict[str, Any]
    max_items: int | None = None
    operation: Operation[Any] = SEARCH

    def resumed(self, resume: dict[str, Any]) -> Search:
        """The same search with what an error says, as `search(..., **error.resume)` passes it."""
        changed = dict(resume)
        start = getattr(self.pages, "start", "page")
        again = changed.keys() - {self.pages.names.get(start, start), "max_items"}
        assert not again & self.asked.keys(), "an argument would be given twice"
        max_items = changed.pop("max_items", self.max_items)
        return self._replace(asked={**self.asked, **changed}, max_items=max_items)

    @property
    def arguments(self) -> Arguments:
        wire = {python: name for name, python in self.pages.names.items()}
        asked = {wire.get(name, name): value for name, value in self.asked.items()}
        if self.pages.location == "body":
            return Arguments(body={name: asked.get(name, NOT_GIVEN) for name in BODY_FIELDS})
        return Arguments(tuple(asked.get(each.name, NOT_GIVEN) for each in self.operation.parameters))


class Server:
    """Answers searches, and fails at the requests with these numbers."""

    def __init__(self, serve: Serve, faults: dict[int, Fault | Response] | None = None) -> None:
        self.asked: list[dict[str, Any]] = []
        self._serve = serve
        self._faults = faults or {}

    def reply(self, request: Request) -> Response:
        assert len(self.asked) < 300, "it reads for ever"
        asked = dict(parse_qsl(urlsplit(request.url).query)) if request.method == "GET" else request.json or {}
        self.asked.append(asked)
        fault = self._faults.get(len(self.asked) - 1)
        if isinstance(fault, Fault):
            raise Fault("x", sent=True)
        return self._serve(asked) if fault is None else fault


class Read(NamedTuple):
    """What an iteration yielded, and the error that ended it."""

    names: list[str]
    error: APIError | None


def read(search: Search, server: Server) -> Read:
    names: list[str] = []
    sample = client(server.reply, max_retries=0)
    try:
        for plan in sample.caller.pages(search.operation, search.pages, search.arguments, search.max_items):
            names.append(plan.name)
    except APIError as error:
        return Read(names, error)
    return Read(names, None)


async def read_async(search: Search, server: Server) -> Read:
    names: list[str] = []
    sample = async_client(server.reply, max_retries=0)
    try:
        async for plan in sample.caller.pages(search.operation, search.pages, search.arguments, search.max_items):
            names.append(plan.name)
    except APIError as error:
        return Read(names, error)
    return Read(names, None)


class Shop(NamedTuple):
    """A list of records and the server's ways with it.

    Attributes:
        size: How many records there are.
        cap: How many a page has at most.
        default: How many a page has when no limit is asked for.
        total: The total that it names after so many records seen, of so many on this page.
        empty: How it says that there are none.
        with_ids: Whether records have an id of their own.
    """

    size: int
    cap: int
    default: int
    total: Callable[[int, int], int | None]
    empty: int
    with_ids: bool

    def page(self, start: int, limit: int | None, **more: Any) -> Response:
        size = min(self.cap, limit or self.default)
        rows = [self.record(number) for number in range(start, min(start + size, self.size))]
        if not rows and self.empty:
            return NOTHING[self.empty - 1]
        total = self.total(start + len(rows), len(rows))
        named = {} if total is None else {"totalCount": total}
        return response(ok({"records": rows, **named, **more}))

    def record(self, number: int) -> dict[str, Any]:
        identified = {"id": f"id-{number}"} if self.with_ids else {}
        return {"Name": str(number), **identified}


NOTHING = (
    response({"result": False, "errorCode": "GSOBJ_1XXX", "errorDesc": "No data found for given criteria"}),
    response({"result": False, "errorCode": "GSOBJ_1011", "errorDesc": "Nothing"}, status=400),
    response(ok({"records": None})),
    response(ok(None)),
)


class Asked(NamedTuple):
    """The size of a page that a caller asks for, and the one that the rule knows of."""

    limit: int | None
    known: int | None


def totals(count: int) -> dict[str, Callable[[int, int], int | None]]:
    return {
        "right": lambda seen, here: count,
        "absent": lambda seen, here: None,
        "too low": lambda seen, here: count // 2,
        "zero": lambda seen, here: 0,
        "too high": lambda seen, here: count + 5,
        "of the page": lambda seen, here: here,
        "capped": lambda seen, here: min(count, 10),
        "changing": lambda seen, here: (seen * 7919) % (count + 3),
    }


@st.composite
def shops(draw: st.DrawFn) -> tuple[Shop, Asked]:
    """A server that tells enough, and a caller."""
    count, cap, default = draw(st.integers(0, 30)), draw(st.integers(1, 12)), draw(st.integers(1, 8))
    default = min(default, cap)
    asked = Asked(draw(st.none() | st.integers(1, 12)), draw(st.sampled_from([None, default])))
    kind = draw(st.sampled_from([*totals(count)]))
    size = asked.limit or asked.known
    trusted = kind in ("right", "too high")
    # A short page is taken as the last one unless the total says otherwise.
    assume(trusted or (kind == "absent" and size is None) or (size is not None and size <= cap))
    shop = Shop(count, cap, default, totals(count)[kind], draw(st.integers(0, 4)), draw(st.booleans()))
    return shop, asked


def given_size(asked: Asked) -> dict[str, int]:
    return {} if asked.limit is None else {"limit": asked.limit}


def by_offset(shop: Shop) -> Serve:
    return lambda asked: shop.page(asked.get("offset") or 0, asked.get("limit"))


def by_number(shop: Shop, first: int) -> Serve:
    def serve(asked: dict[str, Any]) -> Response:
        size = min(shop.cap, asked.get("limit") or shop.default)
        return shop.page((asked.get("page", first) - first) * size, asked.get("limit"))

    return serve


def by_cursor(shop: Shop) -> Serve:
    """Its cursor is the number of the next record; some pages before the end are empty."""

    def serve(asked: dict[str, Any]) -> Response:
        at = asked.get("cursor") or "0"
        start = int(at.rstrip("x"))
        if start % 3 == 1 and not at.endswith("x"):
            return response(ok({"records": [], "nextCursor": f"{start}x"}))
        size = min(shop.cap, asked.get("limit") or shop.default)
        more = start + size < shop.size
        return shop.page(start, asked.get("limit"), nextCursor=str(start + size) if more else None)

    return serve


searches = st.sampled_from(["offset", "number from 0", "number from 1", "cursor"])


def search_of(kind: str, shop: Shop, asked: Asked, max_items: int | None, named: bool) -> tuple[Search, Serve]:
    names = NAMES if named else {}
    if kind == "offset":
        offset = OffsetPages("records", "offset", "limit", "totalCount", size=asked.known, names=names)
        return Search(offset, given_size(asked), max_items), by_offset(shop)
    if kind == "cursor":
        cursor = CursorPages("records", "cursor", "nextCursor", total="totalCount", names=names)
        return Search(cursor, given_size(asked), max_items), by_cursor(shop)
    first = int(kind[-1])
    number = NumberPages("records", "page", "limit", "totalCount", first=first, size=asked.known, names=names)
    return Search(number, given_size(asked), max_items), by_number(shop, first)


limits = st.none() | st.integers(0, 35)


def expected(shop: Shop, max_items: int | None, start: int = 0) -> list[str]:
    end = shop.size if max_items is None else min(shop.size, start + max_items)
    return [str(number) for number in range(start, end)]


@few(200)
@example("number from 0", (Shop(4, 1, 1, lambda seen, here: 4, 0, False), Asked(3, None)), None, False)
@given(searches, shops(), limits, st.booleans())
def test_every_record_comes_once_and_in_order(
    kind: str, shop_asked: tuple[Shop, Asked], max_items: int | None, named: bool
) -> None:
    shop, asked = shop_asked
    search, serve = search_of(kind, shop, asked, max_items, named)
    assert read(search, Server(serve)) == Read(expected(shop, max_items), None)


@few(60)
@given(shops(), limits, st.integers(0, 40))
def test_a_search_starts_where_it_is_told(shop_asked: tuple[Shop, Asked], max_items: int | None, start: int) -> None:
    shop, asked = shop_asked
    search, serve = search_of("offset", shop, asked, max_items, named=False)
    search.asked["offset"] = start
    assert read(search, Server(serve)) == Read(expected(shop, max_items, start), None)


@few(60)
@given(searches, shops(), limits, st.booleans())
def test_both_clients_ask_and_read_the_same(
    kind: str, shop_asked: tuple[Shop, Asked], max_items: int | None, named: bool
) -> None:
    search, serve = search_of(kind, *shop_asked, max_items, named)
    server, other = Server(serve), Server(serve)
    assert read(search, server) == run(read_async(search, other))
    assert server.asked == other.asked


@few(120)
@given(searches, shops(), limits, st.booleans(), st.integers(0, 8), st.integers(0, 2))
def test_a_search_goes_on_after_a_fault(
    kind: str, shop_asked: tuple[Shop, Asked], max_items: int | None, named: bool, page: int, how: int
) -> None:
    shop, asked = shop_asked
    search, serve = search_of(kind, shop, asked, max_items, named)
    faults: list[Fault | Response] = [Fault("x", sent=True), response(b"", status=500), response(b"<html>")]
    fault = faults[how]
    server = Server(serve, {page: fault})
    before = read(search, server)
    if before.error is None:
        assert len(server.asked) <= page
        return
    assert isinstance(before.error, APIConnectionError) == isinstance(fault, Fault)
    assert before.error.resume is not None
    after = read(search.resumed(before.error.resume), Server(serve))
    assert after.error is None
    assert before.names + after.names == expected(shop, max_items)


def linking(shop: Shop, style: int) -> Serve:
    """Names the next page in a header, in the forms that servers use."""

    def serve(asked: dict[str, Any]) -> Response:
        page, size = int(asked.get("page") or 1), min(shop.cap, int(asked.get("per_page") or shop.default))
        rows = [shop.record(number) for number in range((page - 1) * size, min(page * size, shop.size))]
        others = "".join(f"&{name}={asked[name]}" for name in ("per_page", "open") if name in asked)
        others += "&labels=a&labels=b%20c" if "labels" in asked else ""
        here = ("/v1/plans", "https://acme.example.com/v1/plans", "", "plans")[style % 4]
        links = [f'<{here}?page=1{others}>; rel="first"']
        if page * size < shop.size:
            relation = ('rel="next"', "rel=next", 'title="a, b"; rel="last next"', 'REL = "NEXT"; x=1')[style // 4]
            links.append(f"<{here}?page={page + 1}{others}>; {relation}")
        links.append(f'<{here}?page=99>; rel="last"; title="next"')
        return response(rows, headers={"Link": ", ".join(links)})

    return serve


@few(80)
@given(
    shops(),
    limits,
    st.integers(0, 15),
    st.fixed_dictionaries(
        {}, optional={"page": st.just(1), "labels": st.just(["a", "b c"]), "open": st.sampled_from([True, None])}
    ),
    st.integers(0, 8),
)
def test_links_lead_to_every_record_and_on_after_a_fault(
    shop_asked: tuple[Shop, Asked], max_items: int | None, style: int, given: dict[str, Any], page: int
) -> None:
    shop, asked = shop_asked
    if asked.limit is not None:
        given = {**given, "per_page": asked.limit}
    search = Search(LinkPages(None, "per_page"), given, max_items, LINKED)
    serve = linking(shop, style)
    server, other = Server(serve), Server(serve)
    whole = read(search, server)
    assert whole == run(read_async(search, other)) == Read(expected(shop, max_items), None)
    assert server.asked == other.asked
    before = read(search, Server(serve, {page: Fault("x", sent=True)}))
    if before.error is not None:
        assert before.error.resume is not None
        after = read(search.resumed(before.error.resume), Server(serve))
        assert before.names + after.names == whole.names
    elif page:
        assert len(server.asked) <= page


def test_a_link_that_no_arguments_lead_to_is_no_position() -> None:
    links = {"Link": '</v1/plans?token=x&page=2>; rel="next"'}
    server = Server(lambda asked: response([{"Name": "a"}], headers=links), {1: Fault("x", sent=True)})
    before = read(Search(LinkPages(None), {}, None, LINKED), server)
    assert before.error is not None and before.error.resume is None


class Hostile(NamedTuple):
    """A server whose list never ends.

    Attributes:
        pages: The pages that it serves, round and round, each by the names of its records.
        cursors: The cursors that it names, round and round.
        total: The total that it names.
        with_ids: Whether records have an id of their own. Without one, only the first page is ever served: a
            list that goes round in circles can't be told from one whose records look alike.
    """

    pages: list[list[int]]
    cursors: list[str]
    total: int | None
    with_ids: bool

    def server(self) -> Server:
        server = Server(lambda asked: self._serve(len(server.asked) - 1))
        return server

    def _serve(self, number: int) -> Response:
        names = self.pages[number % len(self.pages) if self.with_ids else 0]
        rows = [{"Name": str(name), **({"id": name} if self.with_ids else {})} for name in names]
        cursor = self.cursors[number % len(self.cursors)]
        named = {} if self.total is None else {"totalCount": self.total}
        link = {"Link": f'</v1/plans?after={cursor}>; rel="next"'}
        return response(ok({"records": rows, "nextCursor": cursor, **named}), headers=link)


hostile = st.builds(
    Hostile,
    # Where all records of a page have one id, it names something else, and is no mark of the page.
    st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=4, unique=True), min_size=1, max_size=4),
    st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1, max_size=6),
    st.none() | st.integers(0, 10**9),
    st.booleans(),
)
numbered: list[Pages] = [
    OffsetPages("records", "offset", "limit", "totalCount"),
    NumberPages("records", "page", "limit", "totalCount", first=0),
]
pointed: list[Pages] = [CursorPages("records", "cursor", "nextCursor"), LinkPages("records", "limit", location="body")]


@few(80)
@given(hostile, st.sampled_from(numbered), st.none() | st.integers(1, 4))
def test_a_list_that_never_ends_is_read_once(hostile: Hostile, pages: Pages, limit: int | None) -> None:
    search = Search(pages, {} if limit is None else {"limit": limit})
    server, other = hostile.server(), hostile.server()
    names, error = read(search, server)
    assert error is None and len(server.asked) <= len(hostile.pages) + 1
    served = hostile.pages if hostile.with_ids else hostile.pages[:1]
    delivered = [[str(name) for name in page] for page in served]
    assert names in [[*chain(*delivered[: count + 1])] for count in range(len(delivered))]
    assert run(read_async(search, other)) == (names, error)


@few(80)
@given(hostile, st.sampled_from(pointed))
def test_a_cursor_that_goes_round_ends_it(hostile: Hostile, pages: Pages) -> None:
    """A cursor that moves is progress even where the page looks like the one before; one that was named is none."""
    server, other = hostile.server(), hostile.server()
    names, error = read(Search(pages, {}), server)
    assert error is None and len(server.asked) <= len(set(hostile.cursors)) + 1
    assert run(read_async(Search(pages, {}), other)) == (names, error)
    if len(set(hostile.cursors)) == 1 and len(hostile.pages) == 1:
        assert names == [str(name) for name in hostile.pages[0]]
