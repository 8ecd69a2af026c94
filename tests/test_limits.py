"""Every limit stops a run with a message, and `--limit` raises it."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.limits import Limits, TimeIsUp, deadline

CHAIN = {f"S{n}": {"$ref": f"#/components/schemas/S{n + 1}"} for n in range(12)} | {"S12": {"type": "string"}}


def document() -> str:
    answer = {"description": "x", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/S0"}}}}
    paths = {"/a": {"get": {"operationId": "a", "responses": {"200": answer}}}}
    info = {"title": "x", "version": "1"}
    return json.dumps({"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": CHAIN}})


@pytest.mark.parametrize(
    ("limit", "code"), [("bytes=100", "L114"), ("nodes=20", "L113"), ("depth=3", "L110"), ("references=5", "C130")]
)
@pytest.mark.parametrize("suffix", ["json", "yml"])
def test_a_limit_stops_and_can_be_raised(limit: str, code: str, suffix: str, tmp_path: Path) -> None:
    spec = tmp_path / f"spec.{suffix}"
    spec.write_text(document() if suffix == "json" else "# YAML\n" + document())
    runner = CliRunner()
    arguments = ["generate", str(spec), "--package", "x", "--output", str(tmp_path)]
    refused = runner.invoke(cli, [*arguments, "--limit", limit])
    assert refused.exit_code == 2
    assert code in refused.output and f"--limit {limit.split('=')[0]}=N allows more" in refused.output
    assert f"spec.{suffix}:" in refused.output
    assert not (tmp_path / "x").exists()
    taken = runner.invoke(cli, [*arguments, "--limit", f"{limit.split('=')[0]}=100000"])
    assert taken.exit_code == 0, taken.output


def test_the_time_of_a_run_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "spec.json").write_text(document())

    def endless(*_: object, **__: object) -> None:
        while True:
            try:
                time.sleep(0.01)
            except Exception:  # what some library does with any error
                continue

    monkeypatch.setattr("generator.pipeline.generate", endless)
    arguments = ["generate", str(tmp_path / "spec.json"), "--output", str(tmp_path), "--limit", "seconds=1"]
    refused = CliRunner().invoke(cli, arguments)
    assert refused.exit_code == 2
    assert "spec.json:1:1: error L115: this takes more than 1 seconds; --limit seconds=N allows more" in refused.output


def test_without_signals_a_thread_keeps_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("signal.setitimer")

    def wait() -> None:
        with deadline(1):
            for _ in range(1_000):
                time.sleep(0.01)

    with pytest.raises(TimeIsUp):
        wait()
    with deadline(60):
        pass


def test_what_needs_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "spec.json").write_text(document())
    for error in (RecursionError, MemoryError):

        def failing(*_: object, error: type[Exception] = error, **__: object) -> None:
            raise error

        monkeypatch.setattr("generator.pipeline.generate", failing)
        refused = CliRunner().invoke(cli, ["generate", str(tmp_path / "spec.json"), "--output", str(tmp_path)])
        assert refused.exit_code == 2 and "error L116: the document n" in refused.output


@pytest.mark.parametrize(
    "setting", ["bytes", "bytes=", "bytes=0", "bytes=-1", "bytes=1e9", "bytes=²", "size=1", "", "bytes=" + "9" * 99]
)
def test_what_is_no_limit(setting: str) -> None:
    with pytest.raises(ValueError, match="is no NAME=NUMBER with one of bytes, nodes"):
        Limits().raised([setting])
