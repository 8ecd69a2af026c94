"""Statements that may not be in black's form are given to it, each alone; black over the module changes nothing more."""

from __future__ import annotations

import black
import pytest

from generator.format import FormatError, format_module

_LONG = "a_very_long_name_of_a_method_that_does_one_thing_and_then_another_one"

_MODULE = f'''"""Doc."""

x = "kept"


class Methods:
    """Two of them."""

    y = 'quoted'

    def __init__(self, methods: Methods) -> None:
        self.first = methods.first
        self.{_LONG} = methods.{_LONG}

    async def {_LONG}(
        self,
    ) -> dict[str, {_LONG}] | list[{_LONG}]:
        """Docstring."""
        return await self.first()


{_LONG.upper()} = call("{_LONG}", [1, 2, 3])
'''


def test_only_what_may_not_be_in_form_is_formatted() -> None:
    module = format_module("m.py", _MODULE)
    assert module.text == black.format_str(_MODULE, mode=black.Mode()) != _MODULE
    assert compile(module.tree, "m.py", "exec")
    assert module.tree.body[-1].end_lineno == len(module.text.splitlines())


def test_what_is_in_form_needs_no_black(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(black, "format_str", None)
    assert format_module("m.py", "x = 1\n").text == "x = 1\n"


def test_what_is_no_python_is_a_fault_of_ours() -> None:
    with pytest.raises(FormatError, match="m.py:2"):
        format_module("m.py", "x = 1\ny = (\n")
