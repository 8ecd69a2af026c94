"""What a rule concludes from what an operation takes and gives."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.config import Envelope, OperationConfig
from generator.document import Document, Location
from generator.infer import infer
from generator.ir import (
    BulkRule,
    CursorRule,
    Exchange,
    Inferred,
    LinkRule,
    NumberRule,
    OffsetRule,
    RequestField,
    RuleError,
)

_INTEGER = {"type": "integer"}
_STRING = {"type": "string"}
_ROWS = {"type": "array", "items": {"type": "object"}}
_SEARCH = {"ids": {**_ROWS, "maxItems": 50}, "offset": _INTEGER, "limit": _INTEGER}
_ENVELOPE = Envelope(ok="ok", data="data", code=None, message=None, request_id=None)


def inferred(
    *,
    id: str = "sample",
    method: str = "GET",
    query: Mapping[str, Any] | None = None,
    body: Mapping[str, Any] | None = None,
    required: frozenset[str] = frozenset(),
    whole_body: dict[str, Any] | None = None,
    answer: dict[str, Any] | None = None,
    answer_headers: frozenset[str] = frozenset(),
    extensions: Mapping[str, Any] | None = None,
    settings: OperationConfig | None = None,
    envelope: Envelope | None = None,
) -> Inferred:
    exchange = Exchange(
        id=id,
        http_method=method,
        extensions=extensions or {},
        body=body or {},
        required_body=required,
        whole_body=whole_body,
        query=query or {},
        answer=answer,
        answer_headers=answer_headers,
        follow=lambda schema: schema,
        location=Location(Document("sample.yml", Path("sample.yml"), "", {}, dict)),
    )
    return infer(exchange, settings or OperationConfig(), envelope)


def page(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"rows": _ROWS, **properties}}


def query(name: str) -> RequestField:
    return RequestField(name, "query")


@pytest.mark.parametrize(
    ("takes", "gives", "expected"),
    [
        (
            {"offset": _INTEGER, "limit": _INTEGER},
            page(totalCount=_INTEGER),
            OffsetRule("rows", "totalCount", query("offset"), query("limit")),
        ),
        (
            {"page": _INTEGER, "per_page": _INTEGER},
            _ROWS,
            NumberRule(None, None, query("page"), query("per_page"), 1),
        ),
        (
            {"pageToken": _STRING},
            page(nextPageToken={"type": ["string", "null"]}, hasMore={"type": "boolean"}),
            CursorRule("rows", query("pageToken"), "nextPageToken", "hasMore"),
        ),
        # An offset without a limit may be anything; so may a limit alone.
        ({"offset": _INTEGER}, page(), None),
        ({"limit": _INTEGER}, page(), None),
        # Of two lists nobody knows which the pages are of.
        ({"offset": _INTEGER, "limit": _INTEGER}, page(others=_ROWS), None),
        ({"offset": _STRING, "limit": _INTEGER}, page(), None),
        ({"cursor": _STRING}, page(), None),
    ],
)
def test_pages(takes: Mapping[str, Any], gives: dict[str, Any], expected: object) -> None:
    assert inferred(query=takes, answer=gives).pages == expected


def test_a_rule_finds_all_it_sends_in_one_place() -> None:
    assert inferred(query={"offset": _INTEGER}, body={"limit": _INTEGER}, answer=page()).pages is None
    found = inferred(query={"page": _INTEGER}, body={"limit": _INTEGER}, answer=page()).pages
    assert found == NumberRule("rows", None, query("page"), None, 1)


@pytest.mark.parametrize(
    ("takes", "gives", "expected"),
    [
        # Of a bare list nothing else says where it ends.
        ({"page": _INTEGER, "per_page": _INTEGER}, _ROWS, LinkRule(None, query("per_page"))),
        ({}, _ROWS, LinkRule(None, None)),
        ({"limit": _INTEGER}, page(), LinkRule("rows", query("limit"))),
        # An object with a list in it is not yet a page.
        ({}, page(), None),
        # Numbers lead to any page, and the answer may count its records.
        (
            {"page": _INTEGER},
            page(total=_INTEGER),
            NumberRule("rows", "total", query("page"), None, 1),
        ),
        ({"page": _INTEGER}, {"type": "object", "properties": {"name": _STRING}}, None),
    ],
)
def test_pages_by_link(takes: Mapping[str, Any], gives: dict[str, Any], expected: object) -> None:
    assert inferred(query=takes, answer=gives, answer_headers=frozenset({"link", "x-total"})).pages == expected


def test_the_configuration_sets_pages_by_link() -> None:
    settings = OperationConfig(pagination={"style": "link"})
    takes = {"page": _INTEGER, "size": _INTEGER}
    assert inferred(query=takes, answer=_ROWS, settings=settings).pages == LinkRule(None, query("size"))
    settings = OperationConfig(pagination={"style": "link", "limit": "size"})
    with pytest.raises(RuleError, match="which the URL of a next page cannot change"):
        inferred(body={"size": _INTEGER}, answer=_ROWS, settings=settings)


@pytest.mark.parametrize(("default", "size"), [(25, 25), (0, None), (True, None), ("25", None)])
def test_the_default_of_a_limit_is_the_size_of_a_page(default: object, size: int | None) -> None:
    limit = {"type": "integer", "default": default}
    found = inferred(query={"offset": _INTEGER, "limit": limit}, answer=page()).pages
    assert found == OffsetRule("rows", None, query("offset"), query("limit"), size)
    found = inferred(query={"page": _INTEGER, "limit": limit}, answer=page()).pages
    assert found == NumberRule("rows", None, query("page"), query("limit"), 1, size)


def test_the_configuration_switches_paging_off() -> None:
    settings = OperationConfig(pagination=False)
    assert inferred(query={"offset": _INTEGER, "limit": _INTEGER}, answer=page(), settings=settings).pages is None


@pytest.mark.parametrize(
    ("body", "required", "expected"),
    [
        ({"records": {**_ROWS, "maxItems": 50}}, {"records"}, BulkRule("records", 50)),
        ({"records": _ROWS}, {"records"}, None),
        ({"records": {**_ROWS, "maxItems": 50}}, set(), None),
        ({"records": {**_ROWS, "maxItems": 50}, "name": _STRING}, {"records"}, BulkRule("records", 50)),
        ({"records": {**_ROWS, "maxItems": 50}, "name": _STRING}, {"records", "name"}, None),
        # Of two lists nobody knows which the rows are.
        ({"records": {**_ROWS, "maxItems": 50}, "tags": _ROWS}, {"records"}, None),
    ],
)
def test_bulk(body: Mapping[str, Any], required: set[str], expected: BulkRule | None) -> None:
    assert inferred(method="POST", body=body, required=frozenset(required)).bulk == expected


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({**_ROWS, "maxItems": 20}, BulkRule(None, 20)),
        (_ROWS, None),
        ({**_ROWS, "maxItems": 0}, None),
        ({"type": "array", "maxItems": 20}, None),
        # Perhaps the members of one thing.
        ({"type": "array", "items": _STRING, "maxItems": 20}, None),
        ({"type": "object"}, None),
    ],
)
def test_a_body_that_is_itself_the_rows(schema: dict[str, Any], expected: BulkRule | None) -> None:
    assert inferred(method="PATCH", whole_body=schema).bulk == expected


@pytest.mark.parametrize(
    "operation",
    ["searchParts", "batchGetParts", "parts/batch/read", "parts/list-details", "setParts", "parts.replace"],
)
def test_what_reads_or_replaces_is_cut_into_no_calls(operation: str) -> None:
    assert inferred(id=operation, method="POST", whole_body={**_ROWS, "maxItems": 20}).bulk is None


def test_a_search_that_answers_in_pages_is_no_bulk_write() -> None:
    found = inferred(method="POST", body=_SEARCH, required=frozenset({"ids"}), answer=page())
    assert found.pages is not None and found.bulk is None


def test_the_configuration_sets_bulk() -> None:
    settings = OperationConfig(bulk={"field": "records", "limit": 5})
    body = {"records": _ROWS, "others": _ROWS}
    assert inferred(method="POST", body=body, settings=settings).bulk == BulkRule("records", 5)
    settings = OperationConfig(bulk={"limit": 5})
    assert inferred(id="searchParts", method="POST", whole_body=_ROWS, settings=settings).bulk == BulkRule(None, 5)
    settings = OperationConfig(bulk=False)
    assert inferred(method="POST", whole_body={**_ROWS, "maxItems": 5}, settings=settings).bulk is None


@pytest.mark.parametrize(
    ("method", "field", "message"),
    [
        ("GET", "records", "which a GET does not"),
        ("POST", "recrods", "'recrods', which is no field of the body; its fields are records, name"),
        ("POST", "name", "bulk needs an array, which 'name' is not"),
        ("POST", None, "bulk needs an array, which the body is not"),
    ],
)
def test_a_configured_bulk_must_fit(method: str, field: str | None, message: str) -> None:
    setting = {"limit": 5} if field is None else {"limit": 5, "field": field}
    with pytest.raises(RuleError, match=message):
        inferred(method=method, body={"records": _ROWS, "name": _STRING}, settings=OperationConfig(bulk=setting))


@pytest.mark.parametrize(
    ("method", "extension", "configured", "expected"),
    [
        ("GET", None, None, True),
        ("DELETE", None, None, True),
        ("POST", None, None, False),
        ("POST", True, None, True),
        ("PUT", False, None, False),
        ("POST", True, False, False),
        ("POST", "yes", None, False),
    ],
)
def test_idempotent(method: str, extension: object, configured: bool | None, expected: bool) -> None:
    extensions = {} if extension is None else {"idempotent": extension}
    settings = OperationConfig(idempotent=configured)
    assert inferred(method=method, extensions=extensions, settings=settings).idempotent is expected


def test_an_envelope_needs_both_its_flag_and_its_data() -> None:
    whole = {"type": "object", "properties": {"ok": {"type": "boolean"}, "data": _ROWS}}
    found = inferred(answer=whole, envelope=_ENVELOPE)
    assert (found.enveloped, found.answer) == (True, _ROWS)
    bare = {"type": "object", "properties": {"data": _ROWS}}
    assert not inferred(answer=bare, envelope=_ENVELOPE).enveloped
    assert not inferred(answer=whole).enveloped
    assert not inferred(answer=whole, envelope=_ENVELOPE, settings=OperationConfig(envelope=False)).enveloped
