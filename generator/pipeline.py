"""The whole program: documents in, files out."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator import check, emit, infer, load, manifest, models, overlay, resolve, share, translate
from generator.config import PackageConfig
from generator.describe import describe
from generator.diagnostics import Diagnostics
from generator.document import Document, Location, shown_path
from generator.names import api_names
from generator.node import root_node
from generator.openapi import Api
from generator.outcome import Outcome
from generator.places import places
from generator.references import ReadFile
from generator.resolve.any_webhook import join_webhooks
from generator.resolve.compose import compose_schemas
from generator.resolve.direction import split_directions
from generator.resolve.event_data import open_event_data
from generator.resolve.inline import name_inline_schemas
from generator.resolve.polymorphic import open_polymorphic_bases
from generator.resources import runtime_folder, templates_folder
from generator.settings import require_known_names
from generator.text import Issued, issuing


def generate(config: PackageConfig, diagnostics: Diagnostics, begin: Callable[[str], None] | None = None) -> Outcome:
    """Generate one package.

    Args:
        config: Its configuration.
        diagnostics: Receives what there is to say.
        begin: Is told the name of each stage when that begins.

    Raises:
        GenerationError: If the input is at fault; the diagnostics say why.
    """
    with issuing() as issued:
        return _generate(config, diagnostics, issued, _Timer(begin or (lambda stage: None)))


def _generate(config: PackageConfig, diagnostics: Diagnostics, issued: Issued, timer: _Timer) -> Outcome:
    referenced: list[Document] = []

    def read_referenced(path: Path, name: str) -> Document:
        referenced.append(load.read(path, name=name, diagnostics=diagnostics, limits=config.limits))
        return referenced[-1]

    with timer("load"):
        sources = [_read(spec.path, config, diagnostics) for spec in config.specs]
        overlays = [_read(path, config, diagnostics) for path in config.overlays]
    with timer("overlay"):
        documents = overlay.apply_all(sources, overlays, diagnostics)
    with timer("check"):
        for document in documents:
            check.check(document, diagnostics, hops=config.limits.references)
        diagnostics.stop_on_errors()
    with timer("resolve"):
        apis = _resolve(config, documents, read_referenced, diagnostics)
        require_known_names(config, apis, diagnostics)
        diagnostics.stop_on_errors()
    with timer("share"):
        shared = share.share(apis, diagnostics)
    with timer("translate"):
        package = translate.translate(shared, config, infer.infer, diagnostics)
        diagnostics.stop_on_errors()
    with timer("models"):
        modules = models.generate_models(package.models, emit.titles(package))
    with timer("emit"):
        files = emit.emit(package, modules, issued=issued, templates=templates_folder(), runtime=runtime_folder())
        inputs = dict(zip((api.name for api in apis), sources, strict=True))
        lock = manifest.build(config, inputs, overlays, referenced, files)
    read = (*sources, *overlays, *referenced)
    generated = sum(len(resource.methods) for resource in package.resources)
    return Outcome(
        files=(*files, lock),
        read={document.path: document.digest for document in read},
        inspection=describe(package),
        operations_total=generated + len(package.skipped),
        skipped=package.skipped,
        events_total=len(package.events.found) + len(package.events.skipped),
        skipped_events=package.events.skipped,
        models=len(package.models),
        seconds=timer.seconds,
        places=places(package),
    )


def _read(path: Path, config: PackageConfig, diagnostics: Diagnostics) -> Document:
    return load.read(path, name=shown_path(path), diagnostics=diagnostics, limits=config.limits)


def unread(path: Path) -> Document:
    """A document that was not read, or not to its end: for messages about it as a whole."""
    return Document(shown_path(path), path, "", {}, lambda: {(): (1, 1)})


def _resolve(
    config: PackageConfig, documents: Sequence[Document], read: ReadFile, diagnostics: Diagnostics
) -> tuple[Api, ...]:
    titles = [root_node(document).child("info").text("title") or document.path.stem for document in documents]
    inferred = api_names(titles)
    names = [spec.name or name for spec, name in zip(config.specs, inferred, strict=True)]
    for name, document in zip(names, documents, strict=True):
        if names.count(name) > 1:
            diagnostics.error(
                "N104",
                f"two documents would be called {name!r}; name them in the configuration: [apis] {name} = ...",
                Location(document),
            )
    diagnostics.stop_on_errors()
    resolved = (
        resolve.resolve(document, name, diagnostics, read=read, folder=config.ref_root, hops=config.limits.references)
        for name, document in zip(names, documents, strict=True)
    )
    named = (name_inline_schemas(open_event_data(open_polymorphic_bases(api)), diagnostics) for api in resolved)
    return tuple(split_directions(compose_schemas(join_webhooks(api))) for api in named)


@dataclass(slots=True)
class _Timer:
    begin: Callable[[str], None]
    seconds: dict[str, float] = field(default_factory=dict[str, float])

    @contextmanager
    def __call__(self, stage: str) -> Generator[None]:
        self.begin(stage)
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = round(time.perf_counter() - start, 4)
