"""What tests of both kinds of client share."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from .wire import Connect


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest) -> Generator[Connect]:
    """Makes clients of each kind, and closes them."""
    connect = Connect(request.param)
    yield connect
    connect.end()
