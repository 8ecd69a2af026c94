"""Text of a document in source: it evaluates to itself, does nothing else, and black has nothing to add."""

import ast
import random

import black
import pytest

from generator.text import Identifier, Source, docstring, join, literal, prose, source, wrap

_ALPHABET = "ab'\"\\\n\t\r\0\u2028\u202e\ud800é{}% #"
_HOSTILE = ['"""', '\\"""', "\\", '"', "'", "\"'", '"""\nimport os\n"""', "\\\n", "{0}", "%s", "\x00", "\u202e"]


def _texts() -> list[str]:
    seed = random.randrange(1 << 32)
    print("seed", seed)
    chance = random.Random(seed)
    return _HOSTILE + ["".join(chance.choices(_ALPHABET, k=chance.randint(0, 9))) for _ in range(300)]


def test_a_literal_is_its_value_and_in_blacks_form() -> None:
    for text in _texts():
        line = f"x = {literal(text)}\n"
        assert ast.literal_eval(literal(text)) == text
        assert black.format_str(line, mode=black.Mode()) == line


@pytest.mark.parametrize(
    "value", [None, True, 1, -2.5, [1, ["a"]], (1,), (), ("a", "b"), {"k": [None]}, 10**30, b'x\\n"0']
)
def test_literals_of_every_kind(value: object) -> None:
    assert ast.literal_eval(literal(value)) == value


@pytest.mark.parametrize("value", [float("nan"), float("inf"), object(), {1, 2}, b"\xff"])
def test_what_is_no_json_has_no_literal(value: object) -> None:
    with pytest.raises(TypeError):
        literal(value)


def test_a_docstring_is_one_statement_in_blacks_form() -> None:
    for text in _texts():
        module = f"class A:\n    {docstring(text, 4)}\n"
        [definition] = ast.parse(module).body
        assert isinstance(definition, ast.ClassDef)
        [statement] = definition.body
        assert isinstance(statement, ast.Expr)
        assert isinstance(statement.value, ast.Constant)
        assert black.format_str(module, mode=black.Mode()) == module


def test_safe_text_cannot_be_composed_with_raw_text() -> None:
    assert source("{a} = {b}", a=Identifier("x"), b=literal("y")) == 'x = "y"'
    with pytest.raises(TypeError, match="raw str"):
        source("{a}", a="import os")
    with pytest.raises(TypeError, match="raw str"):
        join(", ", [Source("a"), "b"])


def test_prose_has_no_markup_of_its_own() -> None:
    assert prose("a <b> `c` [d](e)\n# f") == r"a \<b\> \`c\` \[d\](e) \# f"


def test_wrap_keeps_paragraphs_and_lists() -> None:
    text = "One two three four.\nFive.\n\n- six seven eight nine ten\n- eleven"
    assert wrap(text, 14) == "One two three\nfour. Five.\n\n- six seven\n  eight nine\n  ten\n- eleven"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- x", "\\- x"),
        ("1. x", "1\\. x"),
        ("1.0", "1.0"),
        ("---", "\\---"),
        ("= x", "\\= x"),
        ("-x", "-x"),
        ("+ x", "\\+ x"),
        ("a - b", "a - b"),
    ],
)
def test_prose_begins_no_list_and_no_heading(text: str, shown: str) -> None:
    assert prose(text) == shown
