"""Models of Log."""

from __future__ import annotations

from .._runtime.model import Model


class LogSearch(Model):
    offset: int | None = None
    limit: int | None = None


class WriteLogRequest(Model):
    line: str | None = None


class WriteLogRequestXWwwFormUrlencoded(Model):
    line: str | None = None
    level: int | None = None


class SearchLogResponse(Model):
    lines: list[str] | None = None
    total: int | None = None
