"""What `resolve` makes of a document: one shape for all versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.load import read
from generator.openapi import Operation
from generator.resolve import resolve
from tests.resolving import PREFIX, resolve_text


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
    two: {name: h, in: header, description: d, deprecated: true, schema: {}}
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
    assert [[header.name for header in each.headers] for each in operation.responses] == [["Link", "X"], [], []]
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
    assert (key.parameter, key.location_in, basic.scheme) == ("X-Key", "header", "Basic")


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


def test_ids_that_clash_are_told_apart_by_a_number(tmp_path: Path) -> None:
    api, found = resolve_text(tmp_path, "paths:\n  /a-b: {get: {}}\n  /a_b: {get: {}}")
    assert [operation.id for operation in api.operations] == ["getAB", "getAB2"]
    assert found == [
        "api.yaml:4:10: warning R105: without an operationId, this operation would be called `getAB` as another one "
        "is; it is called `getAB2` (#/paths/~1a_b/get)"
    ]


def test_operations_that_share_an_id_are_called_by_method_and_path(tmp_path: Path) -> None:
    text = """
paths:
  /a: {get: {operationId: one}, head: {operationId: one}}
  /b: {get: {operationId: getA}, put: {operationId: two}}
"""
    api, found = resolve_text(tmp_path, text)
    assert [operation.id for operation in api.operations] == ["getA2", "headA", "getA", "two"]
    assert found == [
        "api.yaml:4:14: warning C140: the operationId `one` is used twice; this operation is called `getA2` "
        "(#/paths/~1a/get/operationId)",
        "api.yaml:4:40: warning C140: the operationId `one` is used twice, first at api.yaml:4:14; "
        "this operation is called `headA` (#/paths/~1a/head/operationId)",
    ]


def test_parameters_that_no_request_can_carry_skip_their_operation(tmp_path: Path) -> None:
    text = """
paths:
  /a:
    put: {operationId: b, parameters: [{name: q, in: body}]}
    get: {operationId: a, parameters: [{in: query}]}
    post: {operationId: c}
"""
    api, found = resolve_text(tmp_path, text, "3.2.0")
    assert [operation.id for operation in api.operations] == ["c"]
    assert [(skipped.id, skipped.reason) for skipped in api.skipped] == [
        ("b", 'parameter "q" is in "body"'),
        ("a", "a parameter has no `name`"),
    ]
    assert "warning U202:" in found[0]
    assert found[0].endswith("operation `b` skipped (#/paths/~1a/put/parameters/0)")


def test_slips_in_operations_are_read_as_what_is_meant(tmp_path: Path) -> None:
    text = """
paths:
  a/{id}:
    parameters: null
    GET:
      tags: [{name: things}, null]
      deprecated: "true"
      parameters:
      - {name: id, in: params, type: integer, format: int64}
      - {name: q, in: Query}
      - null
      requestBody: {content: {}}
      responses: {200: null, 404: {description: d, content: null}}
    put: null
"""
    api, found = resolve_text(tmp_path, text)
    (operation,) = api.operations
    assert (operation.method, operation.path, operation.tags) == ("GET", "/a/{id}", ("things",))
    assert operation.deprecated
    assert operation.body is None
    assert [(p.name, p.location_in, p.schema) for p in operation.parameters] == [
        ("id", "path", {"type": "integer", "format": "int64"}),
        ("q", "query", {}),
    ]
    assert [response.status for response in operation.responses] == ["200", "404"]
    assert [message.split(": ")[1] for message in found] == [
        "warning C148",
        "warning C147",
        "warning C153",
        "warning C147",
        "warning C153",
        "warning R109",
    ]


def test_a_fragment_tells_paths_apart_and_is_not_sent(tmp_path: Path) -> None:
    api, _ = resolve_text(tmp_path, "paths:\n  /#a=1: {post: {}}\n  /#a=2: {post: {}}")
    assert [(operation.id, operation.path) for operation in api.operations] == [("postA1", "/"), ("postA2", "/")]


def test_a_requirement_of_a_scheme_that_nothing_declares(tmp_path: Path) -> None:
    text = """
security: [{lost: []}, {key: []}]
paths: {/a: {get: {security: [{lost: [], key: []}]}, put: {security: [{lost: []}]}}}
components: {securitySchemes: {key: {type: apiKey, name: X-Key, in: header}}}
"""
    api, found = resolve_text(tmp_path, text)
    assert api.security == (("key",),)
    assert [operation.security for operation in api.operations] == [(("key",),), ((),)]
    assert len(found) == 3
    assert found[-1] == (
        "api.yaml:3:13: warning C151: no security scheme is called `lost`; nothing is sent for it (#/security/0/lost)"
    )


def test_a_security_scheme_by_its_address(tmp_path: Path) -> None:
    (tmp_path / "schemes.yaml").write_text("schemes: {token: {type: http, scheme: bearer}}")
    text = """
security: [{'#/components/securitySchemes/key': []}, {'schemes.yaml#/schemes/token': []}]
components: {securitySchemes: {key: {type: apiKey, name: X-Key, in: header, deprecated: true}}}
"""
    api, found = resolve_text(tmp_path, text, "3.2.0")
    assert not found
    assert api.security == (("key",), ("token",))
    assert [(scheme.name, scheme.type) for scheme in api.security_schemes] == [("key", "apiKey"), ("token", "http")]


def test_what_is_new_in_3_2(tmp_path: Path) -> None:
    text = """
tags: [{name: a, kind: nav, parent: b}, {name: b, summary: B}]
paths:
  /a:
    get:
      parameters:
      - {name: q, in: querystring, content: {application/json: {schema: {type: object}}}}
      - {name: c, in: cookie, style: cookie, schema: {type: string}}
      responses: {'200': {content: {application/jsonl: {$ref: '#/components/mediaTypes/Lines'}}}}
    additionalOperations:
      Copy: {}
      copy: {}
      "no method": {}
components:
  schemas: {Line: {properties: {n: {type: integer}}}}
  mediaTypes: {Lines: {itemSchema: {$ref: '#/components/schemas/Line'}}}
"""
    api, found = resolve_text(tmp_path, text, "3.2.0")
    get, *others = api.operations
    assert [(p.location_in, p.style, p.content) for p in get.parameters] == [
        ("querystring", "form", "application/json"),
        ("cookie", "cookie", None),
    ]
    assert get.responses[0].content[0].item_schema == {"$ref": PREFIX + "Line"}
    assert [(each.method, each.id) for each in others] == [("Copy", "copyA"), ("copy", "copyA2")]
    assert [message.split(": ")[1] for message in found] == ["warning C149", "warning R105"]


def test_ignored_parts_are_noted(tmp_path: Path) -> None:
    text = """
webhooks: {w: {post: {callbacks: {c: {}}}}, v: {}}
paths:
  /a:
    get:
      callbacks: {c: {'{$request.query.u}': {get: {}}}}
      responses: {'200': {description: d, links: {l: {}}}}
"""
    _, found = resolve_text(tmp_path, text)
    assert [message.split(": ", 1)[1].split(" (")[0] for message in found] == [
        "note U211: 1 callbacks of a request that the API makes are not generated",
        "note U210: the webhook `w` has no body: there is nothing to read",
        "note U210: the callback `getA_c` has no body: there is nothing to read",
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
