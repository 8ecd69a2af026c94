"""Changes one thing in real documents, again and again, and compares what `diff` says with what mypy says of a caller.

The caller is written against the old package and uses all of it; a change that type checkers see must be an error there,
and any other must be none. `make diff-mutations` runs it.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import yaml

from generator import pipeline
from generator.diagnostics import Diagnostics, GenerationError
from generator.diff import Side, compare
from generator.settings import package_of
from tests.corpus.documents import CORPUS, find
from tests.diff.caller import callers
from tests.diff.mutate import Document, mutated

DOCUMENTS = ("museum.yaml", "train-travel.yaml", "resend.yaml", "svix-server.json", "qdrant.json")
PACKAGE = "subject"
_SETTINGS = "[mypy]\nfollow_imports = silent\n[mypy-subject._runtime.*]\nignore_errors = True\n"
_WITHOUT_LIBRARIES = "[mypy-pydantic.*,pydantic_core.*,httpx2.*,opentelemetry.*]\nfollow_imports = skip\n"


class Judged(NamedTuple):
    """One change.

    Attributes:
        said: What `diff` says, a line for each change that breaks.
        is_seen: Whether it says that type checkers see it.
        errors: What mypy says of the caller.
    """

    document: str
    seed: int
    what: str
    said: tuple[str, ...]
    is_seen: bool
    errors: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether both say the same."""
        return self.is_seen == bool(self.errors)


class Subject:
    """A document whose package is used by a caller.

    Args:
        document: The document.
        name: What it is called.
        folder: An empty folder.
        libraries: Whether mypy reads them: without them it knows methods well, models only by name, and is quick.
    """

    def __init__(self, document: Document, name: str, folder: Path, *, libraries: bool = True) -> None:
        self.document = document
        self.name = name
        self.folder = folder
        (folder / "mypy.ini").write_text(_SETTINGS + ("" if libraries else _WITHOUT_LIBRARIES))
        self.old = self._side(document)
        self._write(self.old)
        for path, text in callers(PACKAGE, self.old.files).items():
            (folder / path).write_text(text)

    def judge(self, seed: int) -> Judged | None:
        """What both say of one change; None where the document allows none, or is refused after it."""
        mutation = mutated(self.document, seed)
        if mutation is None:
            return None
        try:
            new = self._side(mutation.document)
        except GenerationError:
            return None
        changes = compare(self.old, new).breaking
        self._write(new)
        said = tuple(f"{each.kind.code} {each.subject}: {each.kind.title}: {each.detail}" for each in changes)
        is_seen = any(each.kind.is_typed for each in changes)
        return Judged(self.name, seed, mutation.what, said, is_seen, self.errors())

    def errors(self) -> tuple[str, ...]:
        """What mypy says of the caller with the package as it is now."""
        command = [sys.executable, "-m", "mypy", "--config-file", "mypy.ini", "--no-error-summary"]
        paths = sorted(path.name for path in self.folder.glob("*.py"))
        done = subprocess.run([*command, *paths], cwd=self.folder, capture_output=True, text=True)
        found = tuple(line for line in done.stdout.splitlines() if re.match(r"[\w/]+\.py:\d+: error: ", line))
        if done.returncode > 1 or (done.returncode and not found):
            raise RuntimeError(done.stdout + done.stderr)
        return found

    def _side(self, document: Document) -> Side:
        path = self.folder / "document.yaml"
        path.write_text(yaml.dump(document, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), sort_keys=False))
        config = replace(package_of([path], PACKAGE, None, Diagnostics()), folder=self.folder)
        files = pipeline.generate(config, Diagnostics()).files
        return Side(self.name, PACKAGE, None, "", {f.path: f.content.decode() for f in files if f.path.endswith(".py")})

    def _write(self, side: Side) -> None:
        folder = self.folder / PACKAGE
        for path in [*folder.rglob("*.py")]:
            if path.relative_to(folder).as_posix() not in side.files:
                path.unlink()
        for path, text in side.files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            # What did not change keeps its time: mypy looks at it.
            if not target.exists() or target.read_text() != text:
                target.write_text(text)


def judged(subject: Subject, first: int, limit: int) -> Iterator[Judged]:
    """So many changes of a document, the first of a seed."""
    if wrong := subject.errors():
        raise RuntimeError(f"the caller of {subject.name} is wrong before anything changed: {wrong[:3]}")
    seed, found = first, 0
    while found < limit and seed < first + 10 * limit:
        result = subject.judge(seed)
        if result is not None:
            found += 1
            yield result
        seed += 1


def table(results: Iterable[Judged]) -> str:
    """Agreement for each document and in all, and every disagreement."""
    rows: dict[str, list[Judged]] = {}
    for result in results:
        rows.setdefault(result.document, []).append(result)
        rows.setdefault("all", []).append(result)
    lines = [f"{'document':<20} changes  both see  none sees  only diff  only mypy  agreement"]
    for name in sorted(rows, key=lambda name: (name == "all", name)):
        found = rows[name]
        counts = [sum((r.is_seen, bool(r.errors)) == pair for r in found) for pair in _CORNERS]
        share = 100 * (counts[0] + counts[1]) / len(found)
        lines.append(f"{name:<20} {len(found):>7}" + "".join(f"{n:>11}" for n in counts)[1:] + f"{share:>10.1f}%")
    for result in rows.get("all", ()):
        if not result.agrees:
            lines += ["", f"{result.document}, seed {result.seed}: {result.what}"]
            lines += [f"  diff: {line}" for line in result.said[:4] or ("nothing",)]
            lines += [f"  mypy: {line}" for line in result.errors[:4] or ("nothing",)]
    return "\n".join(lines)


_CORNERS = ((True, True), (False, False), (True, False), (False, True))


def main() -> None:
    """Run over documents of the corpus; exit 1 where both disagree."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=20, help="changes of each document")
    parser.add_argument("--only", default="")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args()
    results: list[Judged] = []
    with tempfile.TemporaryDirectory() as scratch:
        for name in DOCUMENTS:
            for document in find(options.corpus, name, Path(scratch)) if options.only in name else ():
                folder = Path(scratch, document.package)
                folder.mkdir()
                content = yaml.load(document.path.read_text(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
                for result in judged(Subject(content, name, folder), options.seed, options.limit):
                    results.append(result)
                    print("." if result.agrees else "!", end="", flush=True, file=sys.stderr)
    print(file=sys.stderr)
    print(table(results))
    sys.exit(not all(result.agrees for result in results))


if __name__ == "__main__":
    main()
