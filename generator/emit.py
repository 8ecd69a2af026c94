"""Every file of a package, in memory: views, templates, models, runtime and form put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator import views
from generator.files import File
from generator.format import format_module
from generator.ir import Bearer, OAuth2, Package
from generator.models import generate_models
from generator.render import render


def emit(package: Package, *, templates: Path, runtime: Path) -> tuple[File, ...]:
    """The files of a package but for its manifest, sorted by path.

    Args:
        package: What to write.
        templates: The folder of the templates, which mirrors the package.
        runtime: The folder whose modules are copied as they are.
    """
    modules = {**_modules(package, templates), **_models(package)}
    files = [File(path, format_module(path, text).encode()) for path, text in modules.items()]
    files.append(File("README.md", render("README.md.jinja", views.readme_view(package), templates).encode()))
    files.append(File("py.typed", b""))
    files += _runtime(runtime, package)
    return tuple(sorted(files, key=lambda file: file.path))


def _modules(package: Package, templates: Path) -> dict[str, str]:
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
    modules = {path: render(f"{path}.jinja", view, templates) for path, view in written.items()}
    for resource in package.resources:
        view = views.resource_view(resource, package.client)
        modules[f"resources/{resource.name}.py"] = render("resources/resource.py.jinja", view, templates)
    return modules


def _models(package: Package) -> dict[str, str]:
    titles = _titles(package)
    return {f"models/{module.name}.py": module.source for module in generate_models(package.models, titles)}


def _titles(package: Package) -> Mapping[str, str]:
    """What the docstring of each module of models says."""
    resources = {resource.name: resource.class_name for resource in package.resources}
    titles: dict[str, str] = {}
    for model in package.models:
        if len(model.apis) > 1:
            titles[model.module] = "Models that several documents have in common."
        elif model.module in resources:
            titles[model.module] = f"Models of {resources[model.module]}."
        elif model.module.split("_")[0] == "webhooks":
            titles[model.module] = "Models of webhooks and callbacks."
        else:
            titles[model.module] = "Models that belong to no resource alone."
    return titles


def _runtime(folder: Path, package: Package) -> Iterator[File]:
    # Of the modules that the others do not import, a package carries those that it uses.
    credentials = package.credentials
    optional = {
        "events.py": bool(package.events.found),
        "filters.py": package.filters is not None,
        "oauth.py": any(isinstance(credential, OAuth2) for credential in credentials),
        "tokens.py": any(isinstance(credential, Bearer | OAuth2) for credential in credentials),
    }
    unused = {name for name, is_used in optional.items() if not is_used}
    for path in sorted(folder.glob("*.py")):
        if path.name not in unused:
            yield File(f"_runtime/{path.name}", path.read_bytes())
