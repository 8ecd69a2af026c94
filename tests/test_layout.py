"""The layout of one logical line: black, as the referee, changes nothing."""

import random

import black
import pytest

from generator.layout import lay_out, lines_in_doubt, overlong_lines
from generator.text import Source

_LINES = [
    'X = TypeAliasType("X", Literal["Active", "Completed", "Archived", "Something quite long", "Other"] | str)',
    '_GET: Operation[models.X] = Operation(id="getTheLongNameOfIt", path="/a/{b}", parameters=(Parameter("b"),))',
    "def f(self, *, first_argument: list[str] | None | NotGiven = NOT_GIVEN, second: int = 1) -> list[str]:",
    "def f(self, *, where: models.SearchRequestWhereItIs | Mapping[str, Any] | None | NotGiven = NOT_GIVEN) -> int:",
    'return self._call(_CREATE_SOMETHING, body={"Name": name, "CompanyId": company_id, "TypeId": type_id})',
    "_A_VERY_LONG_CONSTANT_NAME_INDEED: Operation[list[models.AnEvenLongerModelName]] = Operation(id='x')",
    'status: Annotated[SuccessPlanStatus | None, Field(alias="Statusssssssssssssssssssssssssssssss")] = None',
    "from ._runtime.settings import (ApiKey, Envelope, RateLimit, Server, ServerVariable, Settings, Timeout)",
]


@pytest.mark.parametrize("line", _LINES)
@pytest.mark.parametrize("indent", [0, 4, 8])
def test_black_changes_nothing(line: str, indent: int) -> None:
    if line.startswith("from ") and indent:
        pytest.skip("imports stand at the margin")
    line = line.replace("'", '"')
    text = lay_out(Source(line), indent) + (f"\n{' ' * (indent + 4)}pass" if line.endswith(":") else "")
    blocks = "".join(f"{' ' * at}class A:\n" for at in range(0, indent, 4))
    if line.startswith("return ") and not indent:
        text = text.replace("return ", "y = ", 1)
    module = blocks + text + "\n"
    # Where a name is too long for any layout, black is asked.
    assert [*lines_in_doubt(module)] or black.format_str(module, mode=black.Mode()) == module


def test_what_can_be_laid_out_is() -> None:
    assert not any([*lines_in_doubt(lay_out(Source(line.replace("'", '"'))))] for line in _LINES[:5] + _LINES[6:])


def test_calls_of_any_shape() -> None:
    seed = random.randrange(1 << 32)
    print("seed", seed)
    chance = random.Random(seed)

    def value(depth: int) -> str:
        if depth == 0 or chance.random() < 0.4:
            return chance.choice(["name", '"a, (b] | c"', "12", '"' + "x" * chance.randint(1, 30) + '"'])
        items = ", ".join(f"key={value(depth - 1)}" for _ in range(chance.randint(1, 4)))
        return f"Call({items})"

    for _ in range(200):
        text = lay_out(Source(f"NAME = {value(3)}")) + "\n"
        assert black.format_str(text, mode=black.Mode()) == text


def test_only_code_has_to_keep_within_the_line() -> None:
    long = "x" * 100
    assert list(overlong_lines(f'"""{long}\n{long}\n"""\ny = "{long}"\n')) == [3]


def test_a_quotation_that_black_would_change_is_seen() -> None:
    assert [*lines_in_doubt("x = \"it's\"\n'a\"b'\ny = 'a'\n'it\\'s \"b\"'\n")] == [2, 3]


def test_wide_characters_and_exponents_are_as_black_sees_them() -> None:
    wide = "配" * 45
    assert [*lines_in_doubt(f'x = "{wide}" | y\nz = 1e+22\n')] == [1, 0]
    assert not [*lines_in_doubt(f'x = "{wide[:20]}" | y\n')]
