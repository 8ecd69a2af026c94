"""Models of Alarms."""

from __future__ import annotations

from .._runtime.model import Model


class ListAlarmsResponseItem(Model):
    data: str
