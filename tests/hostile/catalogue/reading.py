"""Files that should not be read as they are, or that lead to others."""

from __future__ import annotations

import json

from tests.hostile.catalogue.case import Case, Content, Json, api, either, giving, object_of, refused, taken, text

_HEAD = "openapi: 3.1.0\ninfo: {title: x, version: '1'}\n"
_SECRET = json.dumps(api(schemas={"Secret": object_of(hunter2={"type": "string"})}))
_AT = "#/components/schemas/Secret"


def _leading(reference: str) -> Json:
    return giving({"$ref": reference})


def _outside(name: str, reason: str, reference: str, **more: object) -> Case:
    def files() -> dict[str, Content]:
        return {"spec.yml": json.dumps(_leading(reference)), "../secret/spec.yml": _SECRET}

    return Case(name, reason, files, refused=True, says="R101", **more)  # type: ignore[arg-type]


CASES: list[Case] = [
    _outside("reference_upwards", "CWE-22: a reference leaves the folder", f"../secret/spec.yml{_AT}"),
    _outside("reference_upwards_encoded", "CWE-22, percent-encoded", f"%2e%2e/secret/spec.yml{_AT}"),
    _outside("reference_upwards_twice_encoded", "CWE-22, encoded twice", f"%252e%252e/secret/spec.yml{_AT}"),
    _outside("reference_absolute", "CWE-22: an absolute path", f"/etc/passwd{_AT}"),
    _outside("reference_to_file_url", "CWE-73: a file: URL", f"file:///etc/passwd{_AT}"),
    _outside("reference_to_file_relative", "CWE-73: a file: URL without slashes", f"file:../secret/spec.yml{_AT}"),
    _outside("reference_to_network", "CWE-918: a server is asked", f"http://127.0.0.1:9/spec.yml{_AT}"),
    _outside("reference_without_scheme", "CWE-918: a network path", f"//127.0.0.1/spec.yml{_AT}"),
    _outside("reference_to_share", "a UNC path", f"\\\\host\\share\\spec.yml{_AT}"),
    _outside("reference_to_share_encoded", "a UNC path, encoded", f"%5c%5chost%5cshare%5cspec.yml{_AT}"),
    _outside("reference_to_drive", "a drive of Windows", f"C:/secret/spec.yml{_AT}"),
    _outside("reference_to_drive_encoded", "a drive of Windows, encoded", f"C%3a/secret/spec.yml{_AT}"),
    _outside("reference_to_device", "a device of Windows", f"CON{_AT}"),
    _outside("reference_to_device_file", "a device of Unix", f"/dev/zero{_AT}"),
    _outside("reference_to_proc", "what the system tells of the process", f"../../../../../proc/self/environ{_AT}"),
    _outside("reference_with_nul", "a path that ends early", f"spec%00.yml{_AT}"),
    _outside("reference_with_long_name", "a path of more than any system takes", f"{'x' * 5_000}.yml{_AT}"),
    _outside("reference_to_folder", "a folder", f".{_AT}"),
    _outside("reference_with_surrogate", "bytes that are no text", f"%ff%fe{_AT}"),
    _outside("reference_to_other_data", "another file that is no document", f"data:application/json,{{}}{_AT}"),
    _outside("reference_through_link", "CWE-59: a symbolic link leaves the folder", f"link.yml{_AT}",
             links={"link.yml": "../secret/spec.yml"}),
    _outside("reference_through_linked_folder", "CWE-59: a linked folder leaves the folder", f"folder/spec.yml{_AT}",
             links={"folder": "../secret"}),
    _outside("reference_to_link_of_itself", "CWE-59: a link that leads to itself", f"loop.yml{_AT}", links={"loop.yml": "loop.yml"}),
    Case("self_elsewhere", "`$self` moves the base of all references", lambda: {
        "spec.yml": json.dumps({**_leading(f"../secret/spec.yml{_AT}"), "openapi": "3.2.0", "$self": "file:///etc/x/y/spec.yml"}),
        "../secret/spec.yml": _SECRET}, refused=True, says="R101"),
    Case("self_makes_relative", "`$self` makes a forbidden address a relative one", lambda: {
        "spec.yml": json.dumps({**_leading(f"file:///etc/../secret/spec.yml{_AT}"), "openapi": "3.2.0", "$self": "file:///etc/spec.yml"}),
        "../secret/spec.yml": _SECRET}, refused=True, says="R101"),
    Case("id_elsewhere", "`$id` moves the base of references inside a schema", lambda: {
        "spec.yml": json.dumps(giving({"$ref": "#/components/schemas/A"}, {"A": {
            "$id": "file:///tmp/", **object_of(a={"$ref": "secret/spec.yml#/components/schemas/Secret"})}})),
        "../secret/spec.yml": _SECRET}, refused=True, says="R101"),
    Case("mapping_elsewhere", "the mapping of a discriminator names a file", lambda: {
        "spec.yml": json.dumps(giving({"$ref": "#/components/schemas/A"}, {
            "A": {"oneOf": [{"$ref": "#/components/schemas/B"}, {"$ref": "#/components/schemas/C"}],
                  "discriminator": {"propertyName": "k", "mapping": {"x": "../secret/spec.yml#/components/schemas/Secret"}}},
            "B": object_of(k={"type": "string"}), "C": object_of(k={"type": "string"})})),
        "../secret/spec.yml": _SECRET}, refused=None),
    Case("example_elsewhere", "`externalValue` names a file", lambda: {
        "spec.yml": json.dumps(api({"/a": {"get": {"operationId": "a", "responses": {"200": {"description": "x", "content": {
            "application/json": {"schema": {}, "examples": {"x": {"externalValue": "../secret/spec.yml"}}}}}}}}})),
        "../secret/spec.yml": _SECRET}, refused=False),
    Case("secret_in_message", "CWE-209: a message quotes a file that is no document", lambda: {
        "spec.yml": json.dumps(_leading("key.pem#/a")), "key.pem": "-----BEGIN PRIVATE KEY-----\nhunter2\n"}, refused=True, says="R101"),
    taken("references_in_data", "a reference where a document has data, or a keyword that nobody knows (found by fuzzing)", lambda: giving(
        {"$ref": "#/components/schemas/A"}, {"A": {**object_of(
            a={"type": "string", "xml": {"$ref": "#/paths"}, "unknown": [{"$ref": "file:///etc/passwd"}], "values": [[1, {"$ref": "#/x"}]], "otherwise": {"$ref": "#/x"}, "example": {"$ref": "#/x"}},
            b={"type": "object", "default": {"$ref": "../secret/spec.yml"}, "additionalProperties": {}}),
            "discriminator": {"propertyName": "a", "values": [["x", {"$ref": "#/nowhere"}]], "otherwise": {"$ref": "#/nowhere"}},
            "externalDocs": {"$ref": "#/paths"}}, "B": {"allOf": [{"$ref": "#/components/schemas/A"}, object_of(c={})]}})),
    refused("references_in_a_circle", "a reference that leads back to itself", lambda: giving({"$ref": "#/components/schemas/A"}, {
        "A": {"$ref": "#/components/schemas/B"}, "B": {"$ref": "#/components/schemas/A"}}), "C130"),
    refused("paths_in_a_circle", "a path that is itself", lambda: api({"/a": {"$ref": "#/paths/~1a"}}), " error "),
    either("parameters_in_a_circle", "a parameter that is itself", lambda: api(
        {"/a": {"get": {"operationId": "a", "parameters": [{"$ref": "#/components/parameters/A"}], "responses": {}}}},
        components={"parameters": {"A": {"$ref": "#/components/parameters/B"}, "B": {"$ref": "#/components/parameters/A"}}})),
    text("yaml_python_tag", "CVE-2017-18342: a tag of YAML makes an object",
         _HEAD + "paths: !!python/object/apply:os.system ['touch CANARY']\n", says="L108"),
    text("yaml_python_name", "CVE-2017-18342: a tag of YAML names a function", _HEAD + "paths: {}\nx-a: !!python/name:os.system\n", says="L108"),
    text("yaml_local_tag", "a tag that nobody knows", _HEAD + "paths: !evil {}\n", says="L108"),
    text("yaml_binary", "a tag that makes bytes", _HEAD + "paths: {}\nx-a: !!binary aGVsbG8=\n", says="L108"),
    text("yaml_set", "a tag that makes a set", _HEAD + "paths: {}\nx-a: !!set {a, b}\n", says="L108"),
    text("yaml_tag_directive", "a tag directive renames a dangerous tag",
         "%TAG !e! tag:yaml.org,2002:python/\n---\n" + _HEAD + "paths: !e!object:os.system {}\n", says="L108"),
    text("yaml_duplicate_key", "two readers of one document see two documents", _HEAD + "paths: {}\npaths: {/a: {}}\n", says="L105"),
    text("yaml_duplicate_key_escaped", "a key that is written in two ways", _HEAD + 'paths: {}\n"p\\u0061ths": {/a: {}}\n', says="L105"),
    text("yaml_duplicate_merge", "a merge key twice", _HEAD + "paths: {}\nx-a: &a {b: 1}\nx-c: {<<: *a, <<: *a}\n", says="L105"),
    text("yaml_anchor_in_itself", "a value that holds itself", _HEAD + "paths: &a {/a: *a}\n", says="L107"),
    text("yaml_merge_of_itself", "a mapping merged into itself", _HEAD + "paths: &a {<<: *a}\n", says="L107"),
    text("yaml_complex_key", "a key that is a collection", _HEAD + "? {a: b}\n: c\n", says="L112"),
    text("yaml_two_documents", "a second document after the first", _HEAD + "paths: {}\n---\nopenapi: 3.1.0\n", says="L109"),
    text("yaml_octal", "a number that is another one in YAML 1.1", _HEAD + "paths: {}\nx-a: [0777, 0o777, 0x1F, 1_000, 1:30, .5, +.inf]\n", says="L111"),
    text("yaml_not_a_number", "a number that JSON does not know", _HEAD + "paths: {}\nx-a: .nan\n", says="L111"),
    text("yaml_control_character", "a control character", _HEAD.encode() + b"paths: {}\nx-a: \x07\n", says="L104"),
    text("yaml_null_bytes", "NUL bytes", _HEAD.encode() + b"paths: {}\nx-a: \"\x00\"\n", says="L104"),
    text("utf_16", "an encoding that nobody declared", ("\ufeff" + _HEAD + "paths: {}\n").encode("utf-16"), says="L102"),
    text("latin_1", "bytes that are no UTF-8", _HEAD.encode() + b"paths: {}\nx-a: \xe9\n", says="L102"),
    text("overlong_utf_8", "a slash in two bytes", _HEAD.encode() + b"paths: {}\nx-a: \xc0\xaf\n", says="L102"),
    text("surrogate_in_utf_8", "half a surrogate pair, encoded", _HEAD.encode() + b"paths: {}\nx-a: \xed\xa0\x80\n", says="L102"),
    text("surrogate_in_yaml", "half a surrogate pair, escaped", _HEAD + 'paths: {}\nx-a: "\\ud800"\n', refused=None),
    text("surrogate_in_json", "half a surrogate pair, escaped", '{"openapi": "3.1.0", "info": {"title": "\\ud800", "version": "1"}, "paths": {}}', says="L104"),
    text("surrogate_as_key", "half a surrogate pair in a key", '{"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "paths": {"/\\udfff": {}}}', says="L104"),
    text("json_constants", "numbers that JSON does not know", '{"openapi": "3.1.0", "x": [NaN, Infinity, -Infinity]}', says="L111"),
    text("json_huge_float", "a number beyond a double", '{"openapi": "3.1.0", "x": 1e999}', says="L111"),
    text("json_huge_integer", "CVE-2020-10735: a number of many digits", '{"openapi": "3.1.0", "x": ' + "9" * 50_000 + "}", says="L111"),
    text("yaml_huge_integer", "CVE-2020-10735: a number of many digits", _HEAD + "paths: {}\nx-a: " + "9" * 50_000 + "\n", says="L111"),
    text("yaml_huge_hexadecimal", "the same in a base that has no limit", _HEAD + "paths: {}\nx-a: {a: {default: 0x" + "f" * 50_000 + "}}\n", says="L111"),
    text("json_deep", "CVE-2022-25857: nesting", "[" * 100_000, says="L"),
    text("json_deep_closed", "nesting that ends", '{"openapi": ' + "[" * 50_000 + "]" * 50_000 + "}", says="L110"),
    text("yaml_deep", "CVE-2022-25857: nesting in YAML", _HEAD + "paths: " + "[" * 50_000 + "]" * 50_000, says="L110"),
    text("yaml_deep_blocks", "nesting by indentation", _HEAD + "paths:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 1_000)), says="L110"),
    text("yaml_many_colons", "a text on which a parser goes back and forth", _HEAD + "paths: {}\nx-a: " + "a:b " * 200_000 + "\n", refused=None),
    text("empty", "nothing", "", says="L103"),
    text("white_space", "nothing but white space", " \n\t\n", refused=True),
    text("no_object", "a list", "[1, 2]", says="L106"),
    text("binary", "no text at all", bytes(range(256)) * 100, refused=True, says="L102"),
    text("zip_bomb_by_name", "a compressed file", b"\x1f\x8b\x08" + bytes(1000), refused=True, says="L102"),
]  # fmt: skip
