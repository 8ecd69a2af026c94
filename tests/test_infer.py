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
_ENVELOPE = Envelope(ok="ok", data="data", code=None, message=None, request_id=None)


def inferred(
    *,
    method: str = "GET",
    query: Mapping[str, Any] | None = None,
    body: Mapping[str, Any] | None = None,
    required: frozenset[str] = frozenset(),
    answer: dict[str, Any] | None = None,
    answer_headers: frozenset[str] = frozenset(),
    extensions: Mapping[str, Any] | None = None,
    settings: OperationConfig | None = None,
    envelope: Envelope | None = None,
) -> Inferred:
    exchange = Exchange(
        id="sample",
        http_method=method,
        extensions=extensions or {},
        body=body or {},
        required_body=required,
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
        ({}, page(), LinkRule("rows", None)),
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
        ({"records": {**_ROWS, "maxItems": 50}, "name": _STRING}, {"records", "name"}, None),
    ],
)
def test_bulk(body: Mapping[str, Any], required: set[str], expected: BulkRule | None) -> None:
    assert inferred(method="POST", body=body, required=frozenset(required)).bulk == expected


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
