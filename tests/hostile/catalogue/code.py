"""Texts that would become code, in every place that a document has for a text."""

from __future__ import annotations

from typing import Any

from tests.hostile.catalogue.case import Case, Json, api, either, giving, object_of, operation, taken

CALL = "__import__('builtins').__setattr__('CANARY', 1)"

PAYLOADS = {
    "double_quotes": f'x" + str({CALL}) + "',
    "single_quotes": f"x' + str({CALL}) + '".replace("'CANARY'", '"CANARY"'),
    "docstring_end": f'x"""\n{CALL}\n"""',
    "docstring_end_escaped": f'x\\"""\n{CALL}\n"""\\',
    "single_docstring_end": f"x'''\n{CALL}\n'''",
    "new_line": f"x\n{CALL}\n#",
    "carriage_return": f"x\r{CALL}\r#",
    "line_separator": f"x\u2028{CALL}\u2029\x85\x0b\x0c{CALL}",
    "backslash_at_the_end": "x\\",
    "quote_at_the_end": 'x"',
    "name_escape": f"\\N{{DOLLAR SIGN}} \\x22 \\u0022 \\042 {CALL}",
    "braces": f"{{{CALL}}} {{0.__class__}} {{}} {{{{ 7*7 }}}}",
    "jinja": f"{{{{ ().__class__.__base__.__subclasses__() }}}} {{% for x in y %}} {{# {CALL} #}}",
    "brackets": f"]}}){CALL}",
    "comment": f"x # type: ignore\n# coding: utf-7\n{CALL}",
    "doctest": f">>> {CALL}\n>>> import clientwright_canary\n",
    "placeholder": '@0@ """@1@""" @99999@ clientwright_extra clientwright_runtime.model.Model',
    "percent": "%s %(x)s %n $x ${x} `touch CANARY` $(touch CANARY)",
    "nul": f"x\x00{CALL}",
    "bidi": "x\u202e\u2066 \u2069\u200f\ufeff",
    "markdown": "<script>alert(1)</script> [x](javascript:alert(1)) ![x](x) ``` \n```\n# x\n| a | b |\n<!-- \n- x\n1. x\n---",
    "long": "x" * 5_000,
    "non_latin": "ﬁⅣ²ª℃㍿ 𝐞𝐯𝐚𝐥 ｅｖａｌ ſ İı ß",
    "semicolon": f"x; {CALL}",
    "lambda": f"(lambda: {CALL})()",
    "walrus": f"x := {CALL}",
    "star_import": "x\nfrom clientwright_canary import *",
}


def everywhere(text: str, *, keys: bool) -> Json:
    """A document with a text in every place for prose and values, and perhaps wherever something is named too."""
    named = text if keys else "plain"
    schema: Json = {
        "type": "object",
        "title": text,
        "description": text,
        "required": [named],
        "properties": {
            named: {"type": "string", "description": text, "default": text, "title": text, "example": text},
            "kind": {"enum": [text, "b", 1], "description": text, "default": text},
            "constant": {"const": text},
            "pattern": {"type": "string", "pattern": text, "format": text, "contentMediaType": text},
            "list": {"type": "array", "items": {"type": "string", "default": text}, "default": [text, {text: text}]},
            "map": {"type": "object", "additionalProperties": {"type": "string"}, "default": {text: text}},
            "other": {"$ref": "#/components/schemas/Cat", "description": text},
            "union": {
                "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
                "discriminator": {"propertyName": named, "mapping": {text: "#/components/schemas/Cat"}},
            },
        },
        "patternProperties": {text: {"type": "integer"}},
        "$comment": text,
        "x-python-type": text,
        "x-enum-varnames": [text],
        "externalDocs": {"url": text, "description": text},
    }
    parameters: list[Any] = [
        {
            "name": named,
            "in": place,
            "description": text,
            "schema": {"type": "string", "default": text, "enum": [text, "y"]},
        }
        for place in ("query", "header", "cookie")
    ]
    body = {
        "description": text,
        "content": {
            "application/json": {"schema": schema, "example": text},
            "multipart/form-data": {"schema": schema, "encoding": {named: {"contentType": text}}},
        },
    }
    called = {
        "operationId": named,
        "summary": text,
        "description": text,
        "tags": [named],
        "deprecated": True,
        "parameters": parameters,
        "requestBody": body,
        "security": [{named: []}],
        "callbacks": {
            named: {"{$request.body#/url}": {"post": {"summary": text, "requestBody": body, "responses": {}}}}
        },
        "responses": {
            "200": {"description": text, "content": {"application/json": {"schema": schema}}},
            "404": {"description": text},
            "default": {"description": text, "links": {named: {"operationId": text, "description": text}}},
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": text, "version": text, "description": text, "summary": text, "contact": {"name": text},
                 "license": {"name": text}},
        "tags": [{"name": named, "description": text}],
        "servers": [{"url": "https://{host}.example.com/v1", "description": text,
                     "variables": {"host": {"default": "a", "enum": ["a", "b"], "description": text}}}],
        "paths": {"/pets": {"summary": text, "description": text, "post": called}},
        "webhooks": {named: {"post": {"summary": text, "description": text, "requestBody": body, "responses": {}}}},
        "components": {
            "schemas": {named if keys and text.isidentifier() else "Cat": object_of(name={"type": "string"}),
                        "Cat": {**object_of(name={"type": "string"}), "description": text},
                        "Dog": {**object_of(bark={"type": "string"}), "title": text}},
            "securitySchemes": {
                named if keys and text.isidentifier() else "plain": {
                    "type": "apiKey", "name": "x-key", "in": "header", "description": text
                }
            },
        },
        "x-clientwright-request-id-header": text,
    }  # fmt: skip


def at_names(text: str) -> Json:
    """A document in which everything that gets a name has a hostile one."""
    schemas = {"Cat": object_of(**{text: {"type": "string"}, f"{text}2": {"enum": [text, "b"]}})}
    called = operation({"$ref": "#/components/schemas/Cat"}, operationId=text, tags=[text])
    called["parameters"] = [{"name": text, "in": place, "schema": {"type": "string"}} for place in ("query", "cookie")]
    return api({"/pets": {"get": called}}, schemas, tags=[{"name": text, "description": text}])


_EVEN, _ODD = list(PAYLOADS)[::2], [*list(PAYLOADS)[1::2], "braces"]
_PAIRS = {
    f"{first}_{second}": f"{PAYLOADS[first]} {PAYLOADS[second]}" for first, second in zip(_EVEN, _ODD, strict=True)
}
"""Two payloads in each document, since each takes its time."""

CASES: list[Case] = [
    *(
        either(f"prose_{name}", "CVE-2020-15142: a text of the document becomes code", lambda t=text: everywhere(t, keys=False))
        for name, text in _PAIRS.items()
    ),
    *(
        either(f"names_{name}", "CVE-2020-15142: a name of the document becomes code", lambda t=text: at_names(t))
        for name, text in list(_PAIRS.items())[::2]
    ),
    either("keys_everywhere", "a name becomes code in the rarer places", lambda: everywhere(PAYLOADS["double_quotes"], keys=True)),
    taken(
        "trusted_keywords",
        "CVE-2026-54653 and others of datamodel-code-generator: keywords of the document are taken for Python",
        lambda: giving({"$ref": "#/components/schemas/Pet"}, {"Pet": _trusting("Pet"), "Cat": object_of(a=_trusting("Cat"))}),
    ),
    taken(
        "trusted_keywords_as_names",
        "a property that is called like a keyword which a generator trusts",
        lambda: giving({"$ref": "#/components/schemas/Pet"}, {"Pet": object_of(**{name: {"type": "string"} for name in _trusting("")})}),
    ),
    taken(
        "quoted_type",
        "pydantic evaluates a text in an annotation",
        lambda: giving(
            {"$ref": "#/components/schemas/Pet"},
            {"Pet": object_of(a={"const": CALL}, b={"enum": [CALL, "x"]}, c={"type": "array", "items": {"const": CALL}})},
        ),
    ),
    taken(
        "defaults",
        "CVE-2020-15142: a default becomes code; here it is data of every kind, of the right type or not",
        lambda: giving({"$ref": "#/components/schemas/Pet"}, {"Pet": object_of(**{
            f"p{number}": {**schema, "default": default}
            for number, (schema, default) in enumerate(
                (schema, default)
                for schema in ({"type": "string"}, {"type": "integer"}, {"type": "string", "format": "date"},
                               {"type": "array", "items": {}}, {"type": "object", "additionalProperties": {}}, {})
                for default in (CALL, [CALL], {CALL: CALL}, 1e308, True, None, -(10**30), [[[{}]]])
            )
        })}),
    ),
    taken(
        "patterns",
        "ReDoS: a regular expression of the document is compiled, or run on what a server sends",
        lambda: giving({"$ref": "#/components/schemas/Pet"}, {"Pet": object_of(
            a={"type": "string", "pattern": "^(a+)+$", "default": "a" * 50 + "!"},
            b={"type": "string", "pattern": "(((((("},
            c={"type": "string", "pattern": "(?P<x>a)(?P=y)" + "a{1000000000}"},
            d={"type": "object", "patternProperties": {"^(a|a)*$": {"type": "string"}, "[": {"type": "integer"}}},
            e={"type": "object", "propertyNames": {"pattern": "("}, "additionalProperties": {"type": "string"}},
        )}),
    ),
]  # fmt: skip


def _trusting(name: str) -> Json:
    """A schema with all keywords by which datamodel-code-generator takes a text for Python."""
    return {
        "type": "string",
        "x-python-type": CALL,
        "x-python-import": {"module": "clientwright_canary", "name": "x"},
        "customTypePath": f"clientwright_canary.{name}",
        "customBasePath": "clientwright_canary.Base",
        "default_factory": f"lambda: {CALL}",
        "x-enum-varnames": [CALL, f"x = {CALL}"],
        "x-enumNames": [CALL],
        "x-enum-field-as-literal": "all",
        "x-enum-descriptions": [f'"""\n{CALL}'],
        "x-is-base-class": True,
        "x-is-classvar": True,
        "x-propertyNames": {"pattern": CALL},
        "x-datamodel-code-generator-read-as-const": True,
        "$comment": CALL,
        "contentEncoding": CALL,
        "typePath": CALL,
        "discriminator": {"propertyName": CALL},
        "unevaluatedProperties": {"customTypePath": "clientwright_canary.X"},
    }
