"""Documents that are small, or not, and want much of time or memory."""

from __future__ import annotations

from typing import Any

from tests.hostile.catalogue.case import Case, Json, api, either, giving, object_of, operation, taken, text

_HEAD = "openapi: 3.1.0\ninfo: {title: x, version: '1'}\n"


def ref(name: object) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _laughs(width: int, levels: int) -> str:
    lines = ["x-a0: &a0 [lol]"]
    lines += [f"x-a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, levels)]
    return _HEAD + "paths: {}\n" + "\n".join(lines) + "\n"


def _laughing_schemas(levels: int) -> str:
    """Schemas that are small as text, and grow where aliases stand for them."""
    lines = ["  s0: &s0 {type: object, properties: {a: {type: string}}}"]
    lines += [f"  s{n}: &s{n} {{type: object, properties: {{a: *s{n - 1}, b: *s{n - 1}}}}}" for n in range(1, levels)]
    return _HEAD + "paths: {}\ncomponents:\n schemas:\n" + "\n".join(lines) + "\n"


def _diamonds(levels: int, keyword: str) -> Json:
    """Each level refers twice to the one below."""
    schemas: Json = {"A0": object_of(a={"type": "string"}), "B0": object_of(b={"type": "string"})}
    for n in range(1, levels):
        both = [ref(f"A{n - 1}"), ref(f"B{n - 1}")]
        schemas[f"A{n}"] = {keyword: [*both, object_of(**{f"a{n}": {"type": "string"}})]}
        schemas[f"B{n}"] = {keyword: [*both, object_of(**{f"b{n}": {"type": "string"}})]}
    return giving(ref(f"A{levels - 1}"), schemas)


def _heirs(levels: int) -> Json:
    """Heirs of heirs, each of two, with a discriminator at the bottom."""
    base = {**object_of(kind={"type": "string"}), "discriminator": {"propertyName": "kind"}}
    schemas: Json = {"A0": base, "B0": base}
    for n in range(1, levels):
        for side in "AB":
            schemas[f"{side}{n}"] = {
                "allOf": [ref(f"A{n - 1}"), ref(f"B{n - 1}"), object_of(**{f"x{n}": {"type": "string"}})]
            }
    return giving(ref("A0"), schemas)


def _chain(length: int, schema: Any) -> Json:
    schemas = {f"S{n}": schema(n + 1) for n in range(length)}
    return giving(ref("S0"), {**schemas, f"S{length}": object_of(a={"type": "string"})})


def _nested(levels: int, keyword: str) -> Json:
    schema: Any = {"type": "string"}
    for level in range(levels):
        match keyword:
            case "items":
                schema = {"type": "array", "items": schema}
            case "additionalProperties":
                schema = {"type": "object", "additionalProperties": schema}
            case "properties":
                schema = object_of(a=schema)
            case "prefixItems":
                schema = {
                    "type": "array",
                    "prefixItems": [schema, schema if level < 3 else {}],
                    "minItems": 2,
                    "items": False,
                }
            case _:
                schema = {keyword: [schema, object_of(**{f"a{level}": {"type": "string"}})]}
    return giving(schema)


def _product(count: int) -> Json:
    """`allOf` of alternatives: multiplied out, it has as many members as their product."""
    parts = [{"oneOf": [object_of(**{f"a{n}_{m}": {"type": "string"}}) for m in range(5)]} for n in range(count)]
    return giving(ref("All"), {"All": {"type": "object", "properties": {"x": {"type": "string"}}, "allOf": parts}})


def _all_of_everything(count: int) -> Json:
    """Each schema is all of all others."""
    return giving(ref("S0"), {
        f"S{n}": {"allOf": [*(ref(f"S{m}") for m in range(count) if m != n), object_of(**{f"a{n}": {"type": "string"}})]}
        for n in range(count)
    })  # fmt: skip


def _union_of_everything(count: int) -> Json:
    return giving(ref("S0"), {
        f"S{n}": {"oneOf": [*(ref(f"S{m}") for m in range(count) if m != n), object_of(**{f"a{n}": {"type": "string"}})]}
        for n in range(count)
    })  # fmt: skip


def _dynamic(levels: int) -> Json:
    """Templates that bind templates: each instance would get a copy of those below it."""
    schemas: Json = {"T": {"$dynamicAnchor": "t", **object_of(v={"$dynamicRef": "#t"}, next=ref("U"))}}
    schemas["U"] = object_of(w={"$dynamicRef": "#t"}, back=ref("T"))
    for n in range(levels):
        schemas[f"B{n}"] = {"$defs": {"x": {"$dynamicAnchor": "t", **object_of(**{f"p{n}": ref(f"B{n - 1}" if n else "T")})}},
                            "$ref": "#/components/schemas/T"}  # fmt: skip
    return giving(ref(f"B{levels - 1}"), schemas)


def _shared_tags(count: int) -> Json:
    members = {f"M{n}": {"type": "object", "required": ["kind"], "properties": {"kind": {"const": f"k{n}"}, "next": ref("Any")}}
               for n in range(count)}  # fmt: skip
    mapping = {f"x{n}_{m}": f"#/components/schemas/M{n}" for n in range(count) for m in range(10)}
    union = {"oneOf": [ref(name) for name in members], "discriminator": {"propertyName": "kind", "mapping": mapping}}
    return giving(ref("Any"), {**members, "Any": union})


CASES: list[Case] = [
    text("billion_laughs", "CVE-2003-1564, CVE-2019-11253: aliases that multiply", _laughs(10, 10), says="L113"),
    text("quadratic_aliases", "the same in a flat form", _HEAD + "paths: {}\nx-a: &a [" + "x, " * 20_000 + "]\nx-b: [" + "*a, " * 20_000 + "]\n", says="L113"),
    text("laughing_schemas", "aliases that multiply where schemas are read", _laughing_schemas(22), refused=None),
    text("laughing_merges", "merge keys that multiply", _HEAD + "paths: {}\nx-0: &m0 {" + ", ".join(f"k{n}: 1" for n in range(1000)) + "}\n"
         + "".join(f"x-{n}: &m{n} {{<<: [{', '.join([f'*m{n - 1}'] * 100)}]}}\n" for n in range(1, 30)), refused=None),
    either("all_of_diamonds", "`allOf` of two that are `allOf` of two, and so on", lambda: _diamonds(20, "allOf")),
    either("one_of_diamonds", "the same of `oneOf`", lambda: _diamonds(20, "oneOf")),
    either("diamonds_of_nothing", "the same of `anyOf` that holds no object", lambda: giving(ref("A29"), {
        **{"A0": {"type": "string"}, "B0": {"type": "integer"}},
        **{f"{side}{n}": {"anyOf": [ref(f"A{n - 1}"), ref(f"B{n - 1}")]} for n in range(1, 30) for side in "AB"}}), builds=False),
    either("any_of_diamonds", "the same of `anyOf`", lambda: _diamonds(20, "anyOf")),
    either("heirs_of_heirs", "a discriminator whose heirs have two parents each", lambda: _heirs(18)),
    either("product_of_choices", "`allOf` of many `oneOf`", lambda: _product(12)),
    either("all_of_everything", "each of 15 schemas is all of the others", lambda: _all_of_everything(15)),
    either("union_of_everything", "each of 15 schemas is any of the others", lambda: _union_of_everything(15), builds=False),
    either("dynamic_templates", "`$dynamicRef` through many templates", lambda: _dynamic(20), builds=False),
    either("long_chain_of_references", "a chain of 3,000 references", lambda: _chain(3_000, lambda n: ref(f"S{n}"))),
    either("long_chain_of_objects", "a chain of 150 objects", lambda: _chain(150, lambda n: object_of(a=ref(f"S{n}"))), builds=False),
    either("long_chain_of_heirs", "a chain of 30 heirs",
           lambda: _chain(30, lambda n: {"allOf": [ref(f"S{n}"), object_of(**{f"p{n}": {"type": "string"}})]})),
    either("long_chain_of_lists", "a chain of 150 lists", lambda: _chain(150, lambda n: {"type": "array", "items": ref(f"S{n}")}), builds=False),
    either("long_chain_of_unions", "a chain of 100 unions", lambda: _chain(100, lambda n: {"anyOf": [ref(f"S{n}"), {"type": "integer"}]}), builds=False),
    *(
        either(f"nested_{keyword}", f"{levels} levels of `{keyword}`", lambda k=keyword, n=levels: _nested(n, k), builds=False)
        for keyword, levels in (("items", 25), ("additionalProperties", 25), ("properties", 25), ("allOf", 25), ("anyOf", 25),
                                ("oneOf", 25), ("prefixItems", 25))
    ),
    taken("many_enum_values", "an enum of 3,000 values", lambda: giving(ref("E"), {"E": {"enum": [f"value {n}" for n in range(3_000)]}})),
    either("many_properties", "300 properties", lambda: giving(ref("P"), {"P": object_of(**{f"p{n}": {"type": "string"} for n in range(300)})})),
    either("many_parameters", "500 parameters", lambda: api({"/a": {"get": operation(operationId="a", parameters=[
        {"name": f"p{n}", "in": "query", "schema": {"type": "string"}} for n in range(500)])}})),
    either("many_paths", "paths of 200 variables", lambda: api({
        "/" + "/".join(f"{{v{n}}}" for n in range(200)): {"get": operation(operationId="a", parameters=[
            {"name": f"v{n}", "in": "path", "required": True, "schema": {"type": "string"}} for n in range(200)])}})),
    either("many_tags", "an operation with 5,000 tags", lambda: api({"/a": {"get": operation(operationId="a", tags=[f"t{n}" for n in range(5_000)])}})),
    either("many_responses", "all responses that there may be", lambda: api({"/a": {"get": {"operationId": "a", "tags": ["a"], "responses": {
        str(n): {"description": "x" * 100, "content": {"application/json": {"schema": object_of(**{f"p{n}": {}})}}} for n in range(100, 300)}}}})),
    either("many_members", "a union of 40 members with 400 tags", lambda: _shared_tags(40), builds=False),
    taken("bounds_of_nothing", "a factor that divides nothing, a length below none (found by fuzzing)", lambda: giving(object_of(
        a={"type": "number", "multipleOf": 0}, b={"type": "integer", "multipleOf": -2}, c={"type": "string", "maxLength": -1},
        d={"type": "array", "items": {"type": "string"}, "minItems": -3},
    ))),
    taken("huge_lengths", "a length that no machine has a number for (found by fuzzing)", lambda: giving(object_of(
        a={"type": "string", "maxLength": 10**90},
        b={"type": "array", "items": {"type": "integer", "maximum": 10**90}, "maxItems": 1e300},
        c={"type": "number", "minimum": -(10**90), "multipleOf": 10**30},
    ))),
    taken("long_description", "a description of a million characters in one line", lambda: giving({"type": "string", "description": "word " * 200_000})),
    taken("long_word", "a description of one word of a million characters", lambda: api(info={"title": "x", "version": "1", "description": "x" * 1_000_000})),
    taken("many_lines", "a description of 50,000 lines", lambda: giving(ref("A"), {"A": {**object_of(a={"type": "string"}), "description": "a\n" * 50_000}})),
    taken("many_spaces", "a description of white space", lambda: giving(ref("A"), {"A": {**object_of(a={"type": "string"}),
          "description": "a" + " \t" * 200_000 + "b" + "\n " * 200_000 + "c"}})),
    taken("many_quotes", "a description of quotes and backslashes", lambda: giving(ref("A"), {"A": {**object_of(a={"type": "string"}),
          "description": "\\\"'`" * 100_000}})),
    taken("long_default", "a default of 200,000 characters", lambda: giving(ref("A"), {"A": object_of(a={"type": "string", "default": "x" * 200_000})})),
    either("long_name", "a name of 4,000 characters", lambda: giving(ref("A"), {"A": object_of(**{"aB" * 2_000: {"type": "string"}})})),
    either("long_path", "a path of 100,000 characters", lambda: api({"/" + "{a/" * 33_000: {"get": operation(operationId="a")}})),
    either("braces_in_path", "a path of many braces", lambda: api({"/" + "{" * 50_000 + "}" * 50_000: {"get": operation(operationId="a")}})),
    either("many_clashes", "40 inline schemas of one name", lambda: api(schemas={
        **{f"A{'b' * n}": object_of(x={"type": "string"}) for n in range(50)},
        "Many": object_of(**{f"a{'_' * n}": object_of(**{f"x{n}": {"type": "string"}}) for n in range(40)})})),
    either("huge_bounds", "bounds that are no bounds", lambda: giving(ref("A"), {"A": object_of(
        a={"type": "string", "minLength": 10**30, "maxLength": -1}, b={"type": "integer", "multipleOf": 1e-300, "minimum": 10**400},
        c={"type": "array", "minItems": 10**9, "maxItems": 0, "items": {"type": "string"}}, d={"type": "number", "multipleOf": 0},
        e={"type": "array", "prefixItems": [{}], "minItems": 10**9})})),
    either("sample_of_many", "an example of a billion items", lambda: giving({"type": "array", "minItems": 10**9, "items": {"type": "string"}})),
    either("sample_of_levels", "an example that multiplies", lambda: giving(_minimum_items(8))),
]  # fmt: skip


def _minimum_items(levels: int) -> Json:
    schema: Json = {"type": "string"}
    for _ in range(levels):
        schema = {"type": "array", "minItems": 50, "items": schema}
    return schema
