"""Data models, all from datamodel-code-generator.

Each model is normalised (`normalise.py`) into a class with fields or an alias (`definitions.py`). Fields and aliases
have shapes: what they are apart from names (`shapes.py`). datamodel-code-generator writes the shapes (`written.py`),
each once however many models have it. Of shapes and names become statements (`statements.py`), of these modules
(`module.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.ir import Model
from generator.models.definitions import AliasDefinition, ClassDefinition
from generator.models.module import write_module
from generator.models.normalise import Normaliser
from generator.models.shapes import Shaped, shape_of_alias, shapes_of_fields
from generator.models.statements import Statement, Writer
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
    normaliser = Normaliser(by_class)
    classes: dict[str, tuple[ClassDefinition, tuple[Shaped, ...]]] = {}
    aliases: dict[str, tuple[AliasDefinition, Shaped]] = {}
    for name, model in by_class.items():
        match normaliser.definition(model):
            case ClassDefinition() as found:
                classes[name] = found, shapes_of_fields(found, by_class)
            case AliasDefinition() as found:
                aliases[name] = found, shape_of_alias(name, found, by_class)
    shaped = [*(each for _, fields in classes.values() for each in fields), *(each for _, each in aliases.values())]
    writer = Writer(write({each.key: each.shape for each in shaped}))

    def written(name: str) -> Statement:
        return writer.class_(name, *classes[name]) if name in classes else writer.alias(name, *aliases[name])

    def quoted(name: str) -> Statement:
        return writer.alias(name, *aliases[name], is_quoted=True)

    modules = {name: str(model.module) for name, model in by_class.items()}
    groups: dict[str, list[Statement]] = {}
    for name, module in modules.items():
        groups.setdefault(module, []).append(written(name))
    return tuple(
        ModelModule(module, write_module(groups[module], titles[module], modules, quoted)) for module in sorted(groups)
    )
