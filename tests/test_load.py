"""What is read, what is refused, and the place that a message names."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics, GenerationError
from generator.document import Document, Location
from generator.load import json_reader, read, yaml_reader


def _read(folder: Path, content: str | bytes, name: str = "api.yaml") -> Document:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path, name=f"specs/{name}", diagnostics=Diagnostics())


def _fault(folder: Path, content: str | bytes, name: str = "api.yaml") -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    diagnostics = Diagnostics()
    with pytest.raises(GenerationError):
        read(path, name=f"specs/{name}", diagnostics=diagnostics)
    (found,) = diagnostics
    return str(found)


def test_scalars_follow_the_core_schema(tmp_path: Path) -> None:
    text = """
    a: NO
    b: 2020-01-01
    c: 1e-08
    d: 0o17
    e: 0x1F
    f: 1_000
    g: ~
    h: TRUE
    i: '1'
    j: !!str 1
    k: 12:30
    l: 1.
    m: +.5
    """
    assert _read(tmp_path, text).root == {
        "a": "NO",
        "b": "2020-01-01",
        "c": 1e-08,
        "d": 15,
        "e": 31,
        "f": "1_000",
        "g": None,
        "h": True,
        "i": "1",
        "j": "1",
        "k": "12:30",
        "l": 1.0,
        "m": 0.5,
    }


def test_keys_are_text(tmp_path: Path) -> None:
    root = _read(tmp_path, "200: a\nnull: b\ntrue: c\n1.0: d\n").root
    assert root == {"200": "a", "null": "b", "true": "c", "1.0": "d"}


def test_anchors_aliases_and_merge_keys(tmp_path: Path) -> None:
    text = """
    base: &base {a: 1, b: 2}
    copy: *base
    merged:
      <<: [*base, {b: 3, c: 4}]
      a: 5
    """
    root = _read(tmp_path, text).root
    assert root["copy"] is root["base"]
    assert root["merged"] == {"a": 5, "b": 2, "c": 4}


@pytest.mark.parametrize("name", ["api.json", "api.yaml", "api"])
def test_content_decides_between_json_and_yaml(tmp_path: Path, name: str) -> None:
    assert _read(tmp_path, '{"a": "\\ud83d\\ude00", "b": [1.5]}', name).root == {
        "a": "\N{GRINNING FACE}",
        "b": [1.5],
    }
    assert _read(tmp_path, "a: [1]", name).root == {"a": [1]}


def test_yaml_in_flow_style_is_yaml(tmp_path: Path) -> None:
    assert _read(tmp_path, "{a: 1, b: [x]}").root == {"a": 1, "b": ["x"]}


def test_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    assert _read(tmp_path, b"\xef\xbb\xbfa: 1").root == {"a": 1}
    assert _read(tmp_path, b'\xef\xbb\xbf{"a": 1}', "api.json").root == {"a": 1}


def test_document_knows_its_bytes_and_its_name(tmp_path: Path) -> None:
    document = _read(tmp_path, "a: 1")
    assert document.name == "specs/api.yaml"
    assert document.path == (tmp_path / "api.yaml").resolve()
    assert document.digest == hashlib.sha256(b"a: 1").hexdigest()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ('{\n  "a": [\n    "x",\n    {"b": 1}\n  ]\n}', "api.json"),
        ("\na:\n  - x\n  - b: 1\n", "api.yaml"),
    ],
)
def test_positions_of_entries_are_those_of_their_keys(tmp_path: Path, content: str, name: str) -> None:
    document = _read(tmp_path, content, name)
    assert document.position(("a",)) == (2, 3 if name == "api.json" else 1)
    assert document.position(("a", 0)) == (3, 5)
    assert document.position(("a", 1, "b"))[0] == 4
    assert document.position(("a", 1, "b", "absent")) == document.position(("a", 1, "b"))
    assert str(Location(document, ("a", 0))) == f"specs/{name}:3:5"


def test_json_positions_survive_odd_strings(tmp_path: Path) -> None:
    text = '{"a\\"{": "]}", "b" : [[], {}, "x:,"],\n"c\\u0064": [ ]}'
    document = _read(tmp_path, text, "api.json")
    assert document.position(('a"{',)) == (1, 2)
    assert document.position(("b", 2)) == (1, 31)
    assert document.position(("cd",)) == (2, 1)


_FAULTS: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "1:1: error L103: the file is empty"),
    "only a comment": ("# nothing\n", "1:1: error L103: the file is empty"),
    "not UTF-8": (b"a: \xff", "1:4: error L102: not UTF-8; save the file in that encoding"),
    "a list": ("- a", "1:1: error L106: the document must be an object, not a list"),
    "a text": ("just words", "1:1: error L106: the document must be an object, not a text"),
    "invalid": ("a: b: c", "1:5: error L104: not valid YAML: mapping values are not allowed"),
    "control character": ("é: \x01", "1:4: error L104: the control character U+0001"),
    "duplicate key": (
        "a: 1\nb: 2\na: 3",
        '3:1: error L105: duplicate key "a"; it stands first at line 1, column 1',
    ),
    "two documents": ("a: 1\n---\nb: 2", "2:1: error L109: a second YAML document starts here"),
    "unknown tag": ("a: !thing 1", "1:4: error L108: the YAML tag `!thing` is not supported"),
    "python tag": ("a: !!python/name:os.system x", "1:4: error L108: the YAML tag"),
    "wrong tag": ("a: !!int x", '1:4: error L108: "x" is no value of the tag !!int'),
    "infinity": ("a: .inf", "1:4: error L111: `.inf` is no JSON number"),
    "huge number": ("a: 1e999", "1:4: error L111: the number 1e999 is too large"),
    "long number": ("a: " + "1" * 5000, "1:4: error L111: a number of 5000 digits is too long"),
    "unknown alias": ("a: *x", "1:4: error L107: the alias *x has no anchor"),
    "recursive alias": ("a: &x [*x]", "1:8: error L107: the alias *x stands inside its anchor"),
    "key that is a list": ("? [a]\n: b", "1:3: error L112: a key must be written out as text"),
    "merge of a scalar": ("<<: 1", "1:1: error L112: the merge key `<<` needs a mapping"),
    "deep": ("a: " + "[" * 300 + "]" * 300, "error L110: nested more than 200 levels deep"),
}


@pytest.mark.parametrize("case", _FAULTS)
def test_yaml_faults(tmp_path: Path, case: str) -> None:
    content, message = _FAULTS[case]
    assert message in _fault(tmp_path, content)


_JSON_FAULTS = {
    "invalid": ('{"a": 1,}', "error L104: not valid JSON"),
    "duplicate key": (
        '{"x": [{"a": 1,\n "\\u0061": 2}]}',
        '2:2: error L105: duplicate key "a"; it stands first at line 1, column 9',
    ),
    "NaN": ('{"a": "NaN",\n"b": NaN}', "2:6: error L111: `NaN` is no JSON number"),
    "huge number": ('{"a": [1e999]}', "1:8: error L111: the number 1e999 is too large"),
    "long number": ('{"a": ' + "1" * 5000 + "}", "error L111: a number of 5000 digits is too long"),
    "half a pair": ('{"a": "\\ud800"}', "error L104: a string holds half of a surrogate pair"),
    "deep": ('{"a": ' + "[" * 300 + "]" * 300 + "}", "error L110: nested more than 200 levels"),
    "very deep": ('{"a": ' + "[" * 200_000 + "]" * 200_000 + "}", "error L110: nested more"),
    "a list": ("[1]", "error L106: the document must be an object, not a list"),
}


@pytest.mark.parametrize("case", _JSON_FAULTS)
def test_json_faults(tmp_path: Path, case: str) -> None:
    content, message = _JSON_FAULTS[case]
    assert message in _fault(tmp_path, content, "api.json")


def test_alias_bomb_is_refused(tmp_path: Path) -> None:
    lines = ["l0: &l0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 9)]
    assert "error L113: with this alias more than 2,000,000 nodes" in _fault(tmp_path, "\n".join(lines))


def test_depth_counts_what_aliases_bring(tmp_path: Path) -> None:
    lines = ["l0: &l0 [x]"] + [f"l{n}: &l{n} [*l{n - 1}]" for n in range(1, 300)]
    assert "error L110" in _fault(tmp_path, "\n".join(lines))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "no.yaml", "there is no such file"), (tmp_path, "directory")):
        diagnostics = Diagnostics()
        with pytest.raises(GenerationError):
            read(path, name="specs/no.yaml", diagnostics=diagnostics)
        (found,) = diagnostics
        assert found.code == "L101"
        assert "specs/no.yaml" in found.message
        assert reason in found.message or os.name == "nt"


def test_parser_without_libyaml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    monkeypatch.setattr(yaml_reader, "_LOADER", yaml.SafeLoader)
    document = _read(tmp_path, "a: &x [1, NO]\nb: *x\n")
    assert document.root == {"a": [1, "NO"], "b": [1, "NO"]}
    assert document.position(("a", 1)) == (1, 11)
    assert "1:5: error L104" in _fault(tmp_path, "a: b: c")
    assert "1:4: error L104: the control character" in _fault(tmp_path, "é: \x01")


def test_a_position_is_the_same_however_many_are_looked_up() -> None:
    text = ' { "a" : [1, {"b,]": "}"}, -2.5e3 , [] ], "c\\u0041": null,"d":{"a":[ "x" , {"e" :true}]} } '
    places = dict(json_reader.positions(text))
    assert len(places) == 12
    for pointer, position in places.items():
        assert json_reader.positions(text)[pointer] == position
    for absent in (("b",), ("a", "b"), ("a", 9), ("c\u0041", 0), ("d", "a", 1, "f"), (0,)):
        assert json_reader.positions(text).get(absent) is None
