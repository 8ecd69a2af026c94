"""Files of this repository as they were at a revision. The only caller of git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class RevisionError(Exception):
    """There is no such revision, or no such file in it; the message says which."""


def check_out(revision: str, paths: Sequence[Path], folder: Path) -> Path:
    """Write files of a revision into a folder.

    Args:
        revision: Anything that git takes for a commit.
        paths: Files and folders, from the current folder; what the revision does not have is left out.
        folder: An empty folder.

    Returns:
        The folder below it that stands for the current folder.

    Raises:
        RevisionError: If there is no repository here, no git, or no such revision.
    """
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not commit:
        raise RevisionError(f"{revision} is no revision of this repository")
    root, prefix = Path(_git("rev-parse", "--show-toplevel")), _git("rev-parse", "--show-prefix")
    tree = folder / "tree"
    (tree / prefix).mkdir(parents=True)
    # An index of its own: the repository's stays as it is. Hooks are for people.
    surroundings = {"GIT_INDEX_FILE": str(folder / "index"), "GIT_WORK_TREE": str(tree), "GIT_DIR": _git_folder()}
    for path in paths:
        inside = Path(os.path.normpath(root / prefix / path))
        if not inside.is_relative_to(root):
            raise RevisionError(f"{path} stands outside this repository")
        found = f":(top,literal){inside.relative_to(root).as_posix()}" if inside != root else ":(top)"
        command = ("-c", "core.hooksPath=/dev/null", "-c", "advice.detachedHead=false", "checkout", "-q", commit)
        _git(*command, "--", found, surroundings=surroundings, folder=tree, may_fail=True)
    return tree / prefix


def _git_folder() -> str:
    return _git("rev-parse", "--absolute-git-dir")


def _git(
    *arguments: str, surroundings: Mapping[str, str] | None = None, folder: Path | None = None, may_fail: bool = False
) -> str:
    """What git prints, less the line's end; empty where it refuses and that may be."""
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env={**os.environ, **(surroundings or {})},
            capture_output=True,
            text=True,
        )
    except FileNotFoundError:
        raise RevisionError("git is not installed, and a revision was named") from None
    if done.returncode and not (may_fail or "--quiet" in arguments):
        raise RevisionError(done.stderr.strip().removeprefix("fatal: ") or "git failed")
    return done.stdout.strip()
