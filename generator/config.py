"""What a user can say about a package: the configuration, with its defaults filled in.

`generator.settings` reads it from files and arguments; stages receive it as an argument.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from generator.limits import DEFAULT, Limits


@dataclass(frozen=True, slots=True)
class Envelope:
    """Wire names in the object that wraps every JSON response of an API.

    Attributes:
        ok: The boolean that tells success.
        data: The useful part.
        code: The error's code.
        message: The error's text.
        request_id: The request's identifier.
    """

    ok: str
    data: str
    code: str | None = None
    message: str | None = None
    request_id: str | None = None


@dataclass(frozen=True, slots=True)
class OperationConfig:
    """What is set for one operation, by its operationId; None leaves it to the rules.

    Attributes:
        method: The method's name.
        resource: The resource it belongs to, instead of its tag.
        idempotent: Whether it may be sent again.
        pagination: False switches paging off; a table says how it pages.
        bulk: False leaves out the method for any number of rows; a table says how many rows a call takes, and where.
        skip: Whether it is left out.
        content_type: The media type of the body that a call sends if it does not choose.
        envelope: False says that its answer stands in no envelope.
    """

    method: str | None = None
    resource: str | None = None
    idempotent: bool | None = None
    pagination: bool | Mapping[str, Any] | None = None
    bulk: bool | Mapping[str, Any] | None = None
    skip: bool = False
    envelope: bool | None = None
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class CredentialConfig:
    """What is set for one security scheme: the constructor's argument."""

    argument: str | None = None


@dataclass(frozen=True, slots=True)
class SpecConfig:
    """A document, and the api's name where it is not to come from its title."""

    path: Path
    name: str | None = None


@dataclass(frozen=True, slots=True)
class PackageConfig:
    """One package.

    Attributes:
        name: The package's name.
        output: The folder in which the package's folder stands.
        specs: The documents.
        client: The client's class.
        env_prefix: What its environment variables start with.
        version: The package's `__version__`.
        ref_root: Where files that a `$ref` names may stand; None is the document's own folder.
        limits: How much its documents may ask for.
        folder: The folder that paths of the manifest start from: the configuration's.
    """

    name: str
    output: Path
    specs: tuple[SpecConfig, ...]
    client: str
    env_prefix: str
    version: str = "0.1.0"
    overlays: tuple[Path, ...] = ()
    envelope: Envelope | None = None
    security: Mapping[str, CredentialConfig] = field(default_factory=dict[str, CredentialConfig])
    operations: Mapping[str, OperationConfig] = field(default_factory=dict[str, OperationConfig])
    ref_root: Path | None = None
    limits: Limits = DEFAULT
    folder: Path = Path()

    @property
    def target(self) -> Path:
        """The package's own folder."""
        return self.output / self.name

    @property
    def digest(self) -> str:
        """SHA-256 of everything set here that has a part in the output, wherever the files stand."""
        values: dict[str, Any] = {
            "name": self.name,
            "client": self.client,
            "env_prefix": self.env_prefix,
            "version": self.version,
            "apis": sorted(spec.name or "" for spec in self.specs),
            "envelope": asdict(self.envelope) if self.envelope else None,
            "security": {name: asdict(found) for name, found in self.security.items()},
            "operations": {name: asdict(found) for name, found in self.operations.items()},
        }
        return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
