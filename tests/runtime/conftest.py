"""What tests of all kinds of client share."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from .wire import Connect


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Both kinds of client; `KINDS` of a module names others, such as the asynchronous one on aiohttp."""
    if "connect" in metafunc.fixturenames:
        metafunc.parametrize("connect", getattr(metafunc.module, "KINDS", ("sync", "async")), indirect=True)


@pytest.fixture
def connect(request: pytest.FixtureRequest) -> Generator[Connect]:
    """Makes clients of each kind, and closes them."""
    connect = Connect(request.param)
    yield connect
    connect.end()
