"""Every file of a package, in memory: views, templates, models, runtime and form put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator import views
from generator.audit import Vocabulary, audit, audit_models
from generator.files import File
from generator.format import Module, format_module
from generator.ir import Bearer, OAuth2, Package
from generator.models import ModelModule
from generator.render import render
from generator.text import Issued

_VERIFY = "verify.py"


def emit(
    package: Package, models: Iterable[ModelModule], *, issued: Issued, templates: Path, runtime: Path
) -> tuple[File, ...]:
    """The files of a package but for its manifest, sorted by path.

    Args:
        package: What to write.
        models: Its data models.
        issued: What was made in this run so far; it grows while the views are made.
        templates: The folder of the templates, which mirrors the package.
        runtime: The folder whose modules are copied as they are.

    Raises:
        AuditError: If a module holds anything that nobody meant.
    """
    copied = {path.name: path.read_bytes() for path in sorted(runtime.glob("*.py"))}
    own = copied.pop(_VERIFY)  # a module of the package itself, which none of the others knows
    vocabulary = Vocabulary(issued, {name.removesuffix(".py"): text.decode() for name, text in copied.items()})
    modules = [*_modules(package, templates, vocabulary), *_models(models, vocabulary)]
    files = [File(module.path, module.text.encode()) for module in modules]
    files.append(File("README.md", render("README.md.jinja", views.readme_view(package), templates).encode()))
    files += [File("py.typed", b""), File(_VERIFY, own)]
    files += _runtime(copied, package)
    return tuple(sorted(files, key=lambda file: file.path))


def _modules(package: Package, templates: Path, vocabulary: Vocabulary) -> Iterator[Module]:
    written: dict[str, object] = {
        "__init__.py": views.package_view(package),
        "client.py": views.client_view(package),
        "errors.py": views.errors_view(package),
        "models/__init__.py": views.models_view(package),
        "resources/__init__.py": (),
        "testing.py": (),
    }
    if package.filters is not None:
        written["filters.py"] = views.filters_view(package.filters)
    if package.events.found:
        written["webhooks.py"] = views.webhooks_view(package)
    rendered = [(path, f"{path}.jinja", view) for path, view in written.items()]
    rendered += [
        (f"resources/{resource.name}.py", "resources/resource.py.jinja", views.resource_view(resource))
        for resource in package.resources
    ]
    texts = {template: (templates / template).read_text(encoding="utf-8") for _, template, _ in rendered}
    for path, template, view in rendered:
        module = format_module(path, render(template, view, templates))
        audit(path, module.text, module.tree, texts[template], vocabulary)
        yield module


def _models(models: Iterable[ModelModule], vocabulary: Vocabulary) -> Iterator[Module]:
    for written in models:
        module = format_module(f"models/{written.name}.py", written.source)
        audit_models(module.path, module.tree, vocabulary)
        yield module


def titles(package: Package) -> Mapping[str, str]:
    """What the docstring of each module of models says."""
    resources = {resource.name: resource.class_name for resource in package.resources}
    result: dict[str, str] = {}
    for model in package.models:
        if len(model.apis) > 1:
            result[model.module] = "Models that several documents have in common."
        elif model.module in resources:
            result[model.module] = f"Models of {resources[model.module]}."
        elif model.module.split("_")[0] == "webhooks":
            result[model.module] = "Models of webhooks and callbacks."
        else:
            result[model.module] = "Models that belong to no resource alone."
    return result


def _runtime(copied: Mapping[str, bytes], package: Package) -> Iterator[File]:
    # Of the modules that the others do not import, a package carries those that it uses.
    credentials = package.credentials
    optional = {
        "events.py": bool(package.events.found),
        "filters.py": package.filters is not None,
        "oauth.py": any(isinstance(credential, OAuth2) for credential in credentials),
        "tokens.py": any(isinstance(credential, Bearer | OAuth2) for credential in credentials),
    }
    for name, content in copied.items():
        if optional.get(name, True):
            yield File(f"_runtime/{name}", content)
