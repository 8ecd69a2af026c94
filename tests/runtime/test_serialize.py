"""What the table in `tests/wire` does not say of how values are written."""

from __future__ import annotations

from typing import Any

import pytest

from generator.runtime.check import Refused
from generator.runtime.serialize import form_pairs, header_text, path_segment, query_pairs, styled

RGB = {"R": 100, "G": 200, "B": 150}


@pytest.mark.parametrize("value", ["", ".", "..", []])
def test_a_path_value_that_names_another_resource_is_refused(value: Any) -> None:
    with pytest.raises(Refused, match="planId"):
        path_segment("planId", value, "simple", False)
    assert path_segment("planId", "...", "simple", False) == "..."


def test_members_that_are_null_are_left_out() -> None:
    assert query_pairs("color", ["a", None, "b"], "form", True) == ["color=a", "color=b"]
    assert query_pairs("color", {"a": {"b": 1.5}, "n": None}, "deepObject", True) == ["color%5Ba%5D%5Bb%5D=1.5"]
    assert header_text({"a": False, "n": None}, "simple", True) == "a=false"


def test_names_are_encoded_where_values_are() -> None:
    assert query_pairs("a b[]", ["x"], "form", True) == ["a%20b%5B%5D=x"]
    assert path_segment("a b", ["x", "y"], "matrix", True) == ";a%20b=x;a%20b=y"
    assert query_pairs("a$b", "x", "cookie", True) == ["a$b=x"]


def test_encoded_characters_stay_where_reserved_ones_do() -> None:
    pairs = query_pairs("u", "http://a/b?c&d#e%2F%zz+f", "form", True, allow_reserved=True)
    assert pairs == ["u=http://a/b?c%26d%23e%2F%25zz%2Bf"]
    assert path_segment("u", "a%2F/b", "simple", False, allow_reserved=True) == "a%2F%2Fb"
    assert query_pairs("u", "a;b,c=%3B", "form", True, place="cookie", allow_reserved=True) == ["u=a%3Bb%2Cc=%3B"]


def test_text_that_is_no_unicode_is_refused() -> None:
    with pytest.raises(Refused):
        query_pairs("q", "\ud800", "form", True, allow_reserved=True)
    with pytest.raises(Refused):
        path_segment("q", "\ud800", "simple", False)


def test_a_list_that_is_a_deep_object_has_indexes() -> None:
    pairs = query_pairs("l", [{"a": 1, "b": [2]}, "x"], "deepObject", True)
    assert pairs == ["l%5B0%5D%5Ba%5D=1", "l%5B0%5D%5Bb%5D%5B0%5D=2", "l%5B1%5D=x"]
    assert query_pairs("o", {"l": ["x"]}, "deepObject", True, indexed=True) == ["o%5Bl%5D%5B0%5D=x"]


@pytest.mark.parametrize(
    ("value", "content_type", "expected"),
    [
        ("a b+c&d=e~*é-._", None, "f=a+b%2Bc%26d%3De%7E*%C3%A9-._"),
        ("", None, "f="),
        (None, None, ""),
        (None, "application/json", "f=null"),
        (True, None, "f=true"),
        ([1, "b c", None], None, "f=1&f=b+c"),
        ([], None, ""),
        ({"a b": [1]}, None, "f=%7B%22a+b%22%3A%5B1%5D%7D"),
        ([{"a": 1}, {}], None, "f=%7B%22a%22%3A1%7D&f=%7B%7D"),
        (["x", "y"], "application/json", "f=%5B%22x%22%2C%22y%22%5D"),
        ("x", "application/json", "f=%22x%22"),
    ],
)
def test_form_fields_without_a_style(value: Any, content_type: str | None, expected: str) -> None:
    assert "&".join(form_pairs("f", value, content_type)) == expected
    with pytest.raises(Refused):
        list(form_pairs("f", "\ud800"))


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("form", True, RGB, [("R", "100"), ("G", "200"), ("B", "150")]),
        ("form", False, ["a b", "c&="], [("color", "a b,c&=")]),
        ("spaceDelimited", False, ["blue", "black"], [("color", "blue black")]),
        ("pipeDelimited", False, RGB, [("color", "R|100|G|200|B|150")]),
        ("deepObject", True, {"a": ["é"]}, [("color[a][0]", "é")]),
    ],
)
def test_styled_parts(style: str, explode: bool, value: Any, expected: list[tuple[str, str]]) -> None:
    assert list(styled("color", value, style, explode)) == expected
