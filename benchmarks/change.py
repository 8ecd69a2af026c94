"""Copies a document with one description changed: `python -m benchmarks.change DOCUMENT COPY WORD`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

_DESCRIPTION = re.compile(r"""description"?\s*:\s*["']?(?=\w)""")


def main() -> None:
    """Put a word before the first description that stands on one line."""
    document, copy, word = sys.argv[1:]
    text = Path(document).read_text(encoding="utf-8")
    found = _DESCRIPTION.search(text)
    assert found is not None
    Path(copy).write_text(f"{text[: found.end()]}Changed {word} {text[found.end() :]}", encoding="utf-8")


if __name__ == "__main__":
    main()
