"""Data models, all from datamodel-code-generator.

Each model is normalised (`normalise.py`) and brought into a shape: what it is apart from names (`shapes.py`).
datamodel-code-generator writes the shapes (`written.py`), each once however many models have it. A model is its shape
with names (`statements.py`), and stands in a module (`module.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.ir import Model
from generator.models.module import write_module
from generator.models.shapes import Shaped, shaped
from generator.models.statements import Statement, statement
from generator.models.written import write


@dataclass(frozen=True, slots=True)
class ModelModule:
    """A module of models.

    Attributes:
        name: Its name below `models`.
        source: Its text.
    """

    name: str
    source: str


def generate_models(models: Iterable[Model], titles: Mapping[str, str]) -> tuple[ModelModule, ...]:
    """The modules that hold the models.

    Args:
        models: All models of the package.
        titles: The first line of each module's docstring, without quotes.

    Raises:
        ModelsError: If what comes out does not have the classes and fields that were asked for.
    """
    by_class = {str(model.name.python): model for model in models}
    found = {name: shaped(model, by_class) for name, model in by_class.items()}
    known = write(each.shape for each in found.values())

    def written(model: Shaped, *, is_quoted: bool = False) -> Statement:
        return statement(model, known[model.shape.key], is_quoted=is_quoted)

    modules = {name: str(model.module) for name, model in by_class.items()}
    return tuple(
        ModelModule(
            module,
            write_module(
                [written(model) for name, model in found.items() if modules[name] == module],
                titles[module],
                modules,
                quoted=lambda name: written(found[name], is_quoted=True),
            ),
        )
        for module in sorted(set(modules.values()))
    )
