"""What a person at a terminal sees while a large document is generated."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator import report


class _Terminal:
    """A standard error that says it is a terminal, and keeps what is written to it."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass


def at_terminal(monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    # No fixture: pytest puts its own standard error in place between the two.
    found = _Terminal()
    monkeypatch.setattr(sys, "stderr", found)
    monkeypatch.setenv("TERM", "xterm")
    for name in ("NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "CI"):
        monkeypatch.delenv(name, raising=False)
    return found


def test_after_a_while_the_stage_is_shown_and_then_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_terminal(monkeypatch)
    monkeypatch.setattr(report, "_PATIENCE", 0.0)
    progress = report.Progress("shop")
    with progress:
        progress.begin("check")
        progress._timer.join()
        progress.begin("models")
        progress._bar.refresh()
    assert "shop: checking" in terminal.text
    assert "shop: writing models" in terminal.text
    assert terminal.text.endswith("\x1b[2K")


def test_a_short_run_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_terminal(monkeypatch)
    with report.Progress("shop") as progress:
        progress.begin("load")
    assert terminal.text == ""


def test_every_stage_of_a_run_has_a_name(tmp_path: Path) -> None:
    from generator import pipeline
    from generator.diagnostics import Diagnostics
    from generator.settings import package_of

    spec = tmp_path / "shop.yml"
    spec.write_text("openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths: {}\n", encoding="utf-8")
    begun: list[str] = []
    diagnostics = Diagnostics()
    pipeline.generate(package_of([spec], "shop", None, diagnostics), diagnostics, begun.append)
    assert begun == [*report._STAGES]
    assert sum(share for _, share in report._STAGES.values()) == 100
