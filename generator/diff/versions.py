"""Which version a comparison calls for: Semantic Versioning 2.0.0, and below 1.0.0 what its users take it to mean.

Whatever breaks somebody is major, the type checker and the wire included; what gives callers something new is minor;
the rest is a patch. Below 1.0.0 a breaking change is minor and all else a patch, as `^0.3` of the tools that resolve
versions has it. The only importer of packaging.
"""

from __future__ import annotations

from enum import Enum

from packaging.version import InvalidVersion, Version

from generator.diff.change import Comparison


class Step(Enum):
    """How far a version goes."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"
    NONE = "none"


def step(comparison: Comparison) -> Step:
    """What the changes call for, whatever the version is now."""
    if comparison.breaking:
        return Step.MAJOR
    if comparison.additions:
        return Step.MINOR
    return Step.PATCH if comparison.differs else Step.NONE


def next_version(version: str, wanted: Step) -> str | None:
    """The lowest version after one that is as far as a step; None where the version is none (PEP 440)."""
    try:
        old = Version(version)
    except InvalidVersion:
        return None
    major, minor, patch = (*old.release, 0, 0)[:3]
    if old.is_prerelease:
        # What comes after a pre-release is the release that it leads to.
        return f"{major}.{minor}.{patch}"
    match wanted, major:
        case Step.NONE, _:
            return version
        case (Step.MAJOR, 0) | (Step.MINOR, int()) if major or wanted is Step.MAJOR:
            return f"{major}.{minor + 1}.0"
        case Step.MAJOR, _:
            return f"{major + 1}.0.0"
        case _:
            return f"{major}.{minor}.{patch + 1}"


def is_enough(version: str, needed: str, released: str) -> bool:
    """Whether a version is not below another; a pre-release of a needed version is enough to lead to it.

    Args:
        version: The version.
        needed: The lowest that is enough.
        released: The last one, after which it has to come if the two are to be told apart at all.
    """
    try:
        new, old = Version(version), Version(released)
        return Version(new.base_version) >= Version(needed) and (new > old or needed == released)
    except InvalidVersion:
        return False
