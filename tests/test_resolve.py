"""What `resolve` makes of a document: one shape for all versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.load import read
from generator.openapi import Operation
from generator.resolve import resolve
from tests.resolving import resolve_text


def _operation(folder: Path, text: str, version: str = "3.1.0") -> Operation:
    api, found = resolve_text(folder, text, version)
    assert not found
    (operation,) = api.operations
    return operation


def test_parameters(tmp_path: Path) -> None:
    text = """
paths:
  /a/{id}/{extra*}:
    parameters:
    - {name: id, in: path, required: true, schema: {type: integer}}
    - {name: q, in: query, schema: {type: string}}
    get:
      parameters:
      - {name: q, in: query, required: true, style: pipeDelimited, schema: {type: array}}
      - {name: Accept, in: header, schema: {type: string}}
      - {name: c, in: cookie, schema: {}}
      - {name: j, in: query, content: {application/json: {schema: {type: object}}}}
      - $ref: '#/components/parameters/one'
components:
  parameters:
    one: {$ref: '#/components/parameters/two'}
    two: {name: h, in: header, description: d, deprecated: true}
"""
    operation = _operation(tmp_path, text)
    assert operation.id == "getAByIdByExtra"
    assert operation.path == "/a/{id}/{extra}"
    found = [
        (each.name, each.location_in, each.required, each.style, each.explode, each.content)
        for each in operation.parameters
    ]
    assert found == [
        ("id", "path", True, "simple", False, None),
        ("q", "query", True, "pipeDelimited", False, None),
        ("c", "cookie", False, "form", True, None),
        ("j", "query", False, "form", True, "application/json"),
        ("h", "header", False, "simple", False, None),
        ("extra", "path", True, "simple", False, None),
    ]
    header = operation.parameters[4]
    assert (header.description, header.deprecated, header.schema) == ("d", True, {})


def test_bodies_and_responses(tmp_path: Path) -> None:
    text = """
paths:
  /a:
    post:
      operationId: add
      x-clientwright-idempotent: true
      requestBody: {$ref: '#/components/requestBodies/B', description: Own}
      responses:
        200: {description: ok, content: {text/plain: {}}, headers: {Link: {$ref: '#/components/headers/L'}, X: {}}}
        4xx: {$ref: '#/components/responses/Bad'}
        Default: {$ref: '#/components/responses/Bad', description: Other}
        bogus: {description: no}
components:
  requestBodies:
    B: {required: true, description: Shared, content: {application/json: {schema: {type: string}}}}
  responses:
    Bad: {description: Bad, content: {application/json: {schema: {type: object}}}}
  headers:
    L: {schema: {type: string}}
"""
    operation = _operation(tmp_path, text)
    assert [each.headers for each in operation.responses] == [("Link", "X"), (), ()]
    assert operation.extensions == {"idempotent": True}
    assert operation.body is not None
    assert (operation.body.required, operation.body.description) == (True, "Own")
    assert [
        (each.status, each.description, each.component, [media.schema for media in each.content])
        for each in operation.responses
    ] == [
        ("200", "ok", None, [None]),
        ("4XX", "Bad", "Bad", [{"type": "object"}]),
        ("default", "Other", "Bad", [{"type": "object"}]),
    ]


def test_methods_and_path_items_of_3_2(tmp_path: Path) -> None:
    text = """
$self: https://example.org/api
paths:
  /a:
    $ref: '#/components/pathItems/shared'
    get: {operationId: own}
components:
  pathItems:
    shared:
      summary: S
      servers: [{url: https://example.org, variables: {port: {default: 1}}}]
      query: {operationId: ask}
      additionalOperations: {COPY: {operationId: copy}}
"""
    api, found = resolve_text(tmp_path, text, "3.2.0")
    assert not found
    assert [(each.method, each.id, each.summary) for each in api.operations] == [
        ("QUERY", "ask", "S"),
        ("COPY", "copy", "S"),
        ("GET", "own", "S"),
    ]
    assert api.operations[0].servers[0].variables[0].default == "1"


def test_what_a_document_says_about_itself(tmp_path: Path) -> None:
    text = """
info: {title: T, version: 1, description: D}
x-clientwright-rate-limit: {calls: 1}
servers: [{url: 'https://{h}.example.org', variables: {h: {default: a, enum: [a, b]}}}]
security: [{key: [], basic: []}, {}]
tags: [{name: one, description: First}, {name: two}]
paths:
  /a:
    get: {operationId: a, security: []}
    put: {operationId: b}
components:
  securitySchemes:
    key: {type: apiKey, name: X-Key, in: header}
    basic: {type: http, scheme: Basic}
"""
    api, found = resolve_text(tmp_path, text)
    assert not found
    assert (api.title, api.version, api.description) == ("T", "1", "D")
    assert api.extensions == {"rate-limit": {"calls": 1}}
    assert api.security == (("key", "basic"), ())
    assert [operation.security for operation in api.operations] == [(), None]
    assert api.tags == {"one": "First", "two": ""}
    assert api.servers[0].variables[0].enum == ("a", "b")
    key, basic = api.security_schemes
    assert (key.parameter, key.location_in, basic.scheme) == ("X-Key", "header", "basic")


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("get", "/pets/{id}", "getPetsById"),
        ("get", "/", "getRoot"),
        ("post", "/user-groups/{group_id}/members", "postUserGroupsByGroupIdMembers"),
        ("get", "/v1.0/files/{name}.json", "getV10FilesByNameJson"),
        ("get", "/status/200", "getStatus200"),
    ],
)
def test_ids_of_operations_without_one(tmp_path: Path, method: str, path: str, expected: str) -> None:
    assert _operation(tmp_path, f"paths:\n  {path}:\n    {method}: {{}}").id == expected


def test_ids_that_clash_are_an_error_naming_both(tmp_path: Path) -> None:
    api, found = resolve_text(tmp_path, "paths:\n  /a-b: {get: {}}\n  /a_b: {get: {}}")
    assert len(api.operations) == 1
    assert found == [
        "api.yaml:4:10: error R105: two operations have the id `getAB`: the other stands at "
        "api.yaml:3:10; give each an `operationId` of its own (#/paths/~1a_b/get)"
    ]


def test_unsupported_operations_are_skipped_and_reported(tmp_path: Path) -> None:
    text = """
paths:
  /a:
    get: {operationId: a, parameters: [{name: q, in: querystring, content: {}}]}
    put: {operationId: b, parameters: [{name: q, in: body}]}
    post: {operationId: c}
"""
    api, found = resolve_text(tmp_path, text, "3.2.0")
    assert [operation.id for operation in api.operations] == ["c"]
    assert [(skipped.id, skipped.reason) for skipped in api.skipped] == [
        ("a", '`querystring` parameter "q" is not supported'),
        ("b", 'parameter "q" is in "body"'),
    ]
    assert "warning U201:" in found[0]
    assert found[0].endswith("operation `a` skipped (#/paths/~1a/get/parameters/0)")


def test_ignored_parts_are_noted(tmp_path: Path) -> None:
    text = """
webhooks: {w: {}, v: {}}
paths:
  /a:
    get:
      callbacks: {c: {}}
      responses: {'200': {description: d, links: {l: {}}}}
"""
    _, found = resolve_text(tmp_path, text)
    assert [message.split(": ", 1)[1].split(" (")[0] for message in found] == [
        "note U210: 2 webhooks are not generated",
        "note U211: 1 callbacks are not generated",
        "note U212: 1 links are not generated",
    ]


_SPECS = Path(__file__).parent.parent / "specs"


@pytest.mark.parametrize(("name", "count"), [("renewal-center", 4), ("success-plan", 7)])
def test_published_documents(name: str, count: int) -> None:
    diagnostics = Diagnostics()
    path = _SPECS / f"gainsight-cs-{name}-api-openapi.yml"
    api = resolve(read(path, name=path.name, diagnostics=diagnostics), "api", diagnostics)
    assert not len(diagnostics)
    assert len(api.operations) == count
    assert not api.skipped


ENCODED = """
paths:
  /a:
    post:
      requestBody:
        content:
          MEDIA:
            schema: {type: object}
            encoding:
              plain: {contentType: "image/png, image/*", headers: {X-A: {}, Content-Type: {}}}
              deep: {style: deepObject, explode: true}
              piped: {style: pipeDelimited}
              exploded: {explode: false}
              reserved: {$ref: "#/components/x-encodings/reserved"}
      responses: {}
components:
  x-encodings:
    reserved: {allowReserved: true, contentType: text/plain}
"""


@pytest.mark.parametrize(
    ("media_type", "version", "is_styled"),
    [
        ("application/x-www-form-urlencoded", "3.0.3", True),
        ("application/x-www-form-urlencoded", "3.1.0", True),
        ("multipart/form-data", "3.0.3", False),
        ("multipart/form-data; x=y", "3.1.0", True),
        ("multipart/mixed", "3.1.0", False),
    ],
)
def test_encodings(tmp_path: Path, media_type: str, version: str, is_styled: bool) -> None:
    operation = _operation(tmp_path, ENCODED.replace("MEDIA", media_type), version)
    assert operation.body is not None
    found = operation.body.content[0].encoding
    styles = {name: (each.style, each.explode, each.allow_reserved) for name, each in found.items() if each.style}
    assert (found["plain"].content_type, found["plain"].headers) == ("image/png, image/*", ("X-A",))
    assert found["reserved"].content_type == "text/plain"
    assert styles == (
        {
            "deep": ("deepObject", True, False),
            "piped": ("pipeDelimited", False, False),
            "exploded": ("form", False, False),
            "reserved": ("form", True, True),
        }
        if is_styled
        else {}
    )


def test_encodings_by_position_are_noted(tmp_path: Path) -> None:
    text = """
paths:
  /a:
    post:
      requestBody:
        content:
          multipart/mixed:
            prefixEncoding: [{contentType: text/plain}]
            itemEncoding: {contentType: image/png}
            encoding: {a: {encoding: {b: {contentType: text/plain}}}}
      responses: {}
"""
    _, found = resolve_text(tmp_path, text, "3.2.0")
    assert [line.partition(": ")[2][:33] for line in found] == [
        "note U223: `prefixEncoding` is no",
        "note U223: `itemEncoding` is not ",
        "note U223: `encoding` is not supp",
    ]
