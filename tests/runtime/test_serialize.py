"""Parameters on the wire, by the table of OpenAPI 3.1."""

from __future__ import annotations

from typing import Any

import pytest

from generator.runtime.check import Refused
from generator.runtime.serialize import form_pairs, header_text, path_segment, query_pairs, styled

COLORS = ["blue", "black", "brown"]
RGB = {"R": 100, "G": 200, "B": 150}


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("matrix", False, "", ";color"),
        ("matrix", False, "blue", ";color=blue"),
        ("matrix", False, COLORS, ";color=blue,black,brown"),
        ("matrix", False, RGB, ";color=R,100,G,200,B,150"),
        ("matrix", True, "", ";color"),
        ("matrix", True, "blue", ";color=blue"),
        ("matrix", True, COLORS, ";color=blue;color=black;color=brown"),
        ("matrix", True, RGB, ";R=100;G=200;B=150"),
        ("label", False, "blue", ".blue"),
        ("label", False, COLORS, ".blue,black,brown"),
        ("label", False, RGB, ".R,100,G,200,B,150"),
        ("label", True, "blue", ".blue"),
        ("label", True, COLORS, ".blue.black.brown"),
        ("label", True, RGB, ".R=100.G=200.B=150"),
        ("simple", False, "blue", "blue"),
        ("simple", False, COLORS, "blue,black,brown"),
        ("simple", False, RGB, "R,100,G,200,B,150"),
        ("simple", True, COLORS, "blue,black,brown"),
        ("simple", True, RGB, "R=100,G=200,B=150"),
        ("simple", False, "a/b?c#d%2Fé,;", "a%2Fb%3Fc%23d%252F%C3%A9%2C%3B"),
        ("simple", False, True, "true"),
        ("simple", False, "...", "..."),
    ],
)
def test_path_styles(style: str, explode: bool, value: Any, expected: str) -> None:
    assert path_segment("color", value, style, explode) == expected


@pytest.mark.parametrize("value", ["", ".", "..", []])
def test_a_path_value_that_names_another_resource_is_refused(value: Any) -> None:
    with pytest.raises(Refused, match="planId"):
        path_segment("planId", value, "simple", False)


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("form", False, "", "color="),
        ("form", False, "blue", "color=blue"),
        ("form", False, COLORS, "color=blue,black,brown"),
        ("form", False, RGB, "color=R,100,G,200,B,150"),
        ("form", True, "", "color="),
        ("form", True, "blue", "color=blue"),
        ("form", True, COLORS, "color=blue&color=black&color=brown"),
        ("form", True, RGB, "R=100&G=200&B=150"),
        ("form", True, [], ""),
        ("form", False, [], ""),
        ("form", True, ["a", None, "b"], "color=a&color=b"),
        ("spaceDelimited", False, COLORS, "color=blue%20black%20brown"),
        ("spaceDelimited", False, RGB, "color=R%20100%20G%20200%20B%20150"),
        ("pipeDelimited", False, COLORS, "color=blue%7Cblack%7Cbrown"),
        ("pipeDelimited", False, RGB, "color=R%7C100%7CG%7C200%7CB%7C150"),
        ("pipeDelimited", True, COLORS, "color=blue&color=black&color=brown"),
        ("deepObject", True, RGB, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        (
            "deepObject",
            True,
            {"a": {"b": [1, 2]}, "n": None},
            "color%5Ba%5D%5Bb%5D=1&color%5Ba%5D%5Bb%5D=2",
        ),
        ("json", True, {"a": [1]}, "color=%7B%22a%22%3A%5B1%5D%7D"),
        ("form", True, "a b&c=d+e", "color=a%20b%26c%3Dd%2Be"),
        ("form", True, [1.5, False], "color=1.5&color=false"),
    ],
)
def test_query_styles(style: str, explode: bool, value: Any, expected: str) -> None:
    assert "&".join(query_pairs("color", value, style, explode)) == expected


def test_reserved_characters_stay_where_allowed_but_never_end_the_value() -> None:
    pairs = query_pairs("u", "http://a/b?c&d#e%2F%zz+f", "form", True, allow_reserved=True)
    assert pairs == ["u=http://a/b?c%26d%23e%2F%25zz%2Bf"]


def test_headers_are_not_encoded() -> None:
    assert header_text(["a b", "ü"], False) == "a b,ü"
    assert header_text(RGB, True) == "R=100,G=200,B=150"
    assert header_text(RGB, False) == "R,100,G,200,B,150"


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
        ("spaceDelimited", False, COLORS, [("color", "blue black brown")]),
        ("pipeDelimited", False, RGB, [("color", "R|100|G|200|B|150")]),
        ("deepObject", True, {"a": ["é"]}, [("color[a][0]", "é")]),
    ],
)
def test_styled_parts(style: str, explode: bool, value: Any, expected: list[tuple[str, str]]) -> None:
    assert list(styled("color", value, style, explode)) == expected
