"""The catalogue: documents that try something, each with the advisory or the reason behind it."""

from tests.hostile.catalogue import code, names, reading, size
from tests.hostile.catalogue.case import Case

CASES: list[Case] = [*code.CASES, *names.CASES, *reading.CASES, *size.CASES]
