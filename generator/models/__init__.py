"""Data models, all from datamodel-code-generator: one call in process for the whole package. The only
importer of it.

What goes in is normalised (`normalise.py`), so that what comes out needs little care (`finish.py`). It is checked
against what the operations name, so that a rename there is an error here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.ir import Model
from generator.models.aside import Aside
from generator.models.finish import finish
from generator.models.normalise import RUNTIME, Normaliser
from generator.models.spelling import Spelling, is_spelt
from generator.node import is_object
from generator.openapi import JsonSchema

_FORMATS = ("Base64", "Decimal", "DecimalNumber", "date", "timedelta")
"""Types that the runtime reads and writes in its own way."""

_RUNTIME_MODULES = {
    "Model": ".._runtime.model",
    "OneOf": ".._runtime.union",
    **dict.fromkeys(_FORMATS, ".._runtime.formats"),
}


class ModelsError(Exception):
    """datamodel-code-generator gave something else than it was asked for: a fault of the generator."""


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
    models = tuple(models)
    if not models:
        return ()
    aside = Aside()
    normaliser = Normaliser({model.name.python: model for model in models}, aside)
    definitions = {f"{model.module}.{model.name.python}": normaliser.definition(model) for model in models}
    aliases = {
        f"{model.module}.{model.name.python}.{f.name.wire}": str(f.name.python)
        for model in models
        for f in model.fields
        if f.name.wire != f.name.python or not is_spelt(f.name.python)
    }
    spelling = Spelling(definitions, aliases.values())
    given = _call(spelling.definitions(definitions), spelling.aliases(aliases))
    generated = {spelling.restored(path): spelling.restored(text) for path, text in given.items()}
    result: list[ModelModule] = []
    for path, text in sorted(generated.items()):
        name = path.removesuffix(".py")
        if name != "__init__":
            result.append(ModelModule(name, finish(text, aside, titles[name])))
    _check(models, result)
    return tuple(result)


def _call(definitions: Mapping[str, JsonSchema], aliases: Mapping[str, str]) -> dict[str, str]:
    # Imported here: a run that is refused before this stage does not pay for it.
    from datamodel_code_generator import InputFileType, LiteralType, generate
    from datamodel_code_generator.enums import DataModelType
    from datamodel_code_generator.format import DatetimeClassType, Formatter, PythonVersion

    result = generate(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": dict(definitions)},
        input_file_type=InputFileType.JsonSchema,
        output_model_type=DataModelType.PydanticV2BaseModel,
        target_python_version=PythonVersion.PY_311,
        base_class=f"{RUNTIME}.model.Model",
        import_overrides={
            "Model": ".._runtime.model",
            "OneOf": ".._runtime.union",
            **dict.fromkeys(_FORMATS, ".._runtime.formats"),
        },
        aliases=dict(aliases),
        treat_dot_as_module=True,
        use_exact_imports=True,
        skip_root_model=True,
        strict_refs=True,
        enum_field_as_literal=LiteralType.All,
        use_type_alias=True,
        use_annotated=True,
        snake_case_field=True,
        use_double_quotes=True,
        use_schema_description=True,
        use_field_description=True,
        use_inline_field_description=True,
        use_single_line_docstring=True,
        use_standard_collections=True,
        use_union_operator=True,
        output_datetime_class=DatetimeClassType.Datetime,
        formatters=[Formatter.BUILTIN],
        disable_timestamp=True,
        # What `finish` may need; it removes what nothing uses.
        additional_imports=["typing.TYPE_CHECKING", "typing.Annotated", "pydantic.Field", f"{RUNTIME}.union.OneOf"],
        # Not the caller's: see pyproject.toml there.
        settings_path=Path(__file__).parent,
    )
    if not is_object(result):
        raise ModelsError("datamodel-code-generator wrote one module where several were asked for")
    return {"/".join(path): str(text) for path, text in result.items()}


# --- what was asked for -----------------------------------------------------------------------------------------------


def _check(models: Iterable[Model], modules: Iterable[ModelModule]) -> None:
    """Compare the output with what the rest of the package will name."""
    found = {module.name: dict(_definitions(module.source)) for module in modules}
    for model in models:
        where = f"{model.module}.{model.name.python}"
        fields = found.get(model.module, {}).get(model.name.python)
        if fields is None:
            raise ModelsError(f"datamodel-code-generator wrote no {where}")
        for wanted in model.fields:
            if fields and fields.get(wanted.name.wire) != wanted.name.python:
                raise ModelsError(
                    f"datamodel-code-generator called {wanted.name.wire!r} of {where} "
                    f"{fields.get(wanted.name.wire)!r} instead of {wanted.name.python!r}"
                )
    extra = {name for names in found.values() for name in names} - {str(m.name.python) for m in models}
    if extra:
        raise ModelsError(f"datamodel-code-generator invented {', '.join(sorted(extra))}")


def _definitions(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each class or alias of a module, with its attributes by their wire names."""
    for node in ast.parse(text).body:
        match node:
            case ast.ClassDef(name=name, body=body):
                yield name, dict(map(_field, (item for item in body if isinstance(item, ast.AnnAssign))))
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield name, {}
            case _:
                pass


def _field(node: ast.AnnAssign) -> tuple[str, str]:
    name = ast.unparse(node.target)
    for inner in ast.walk(node.annotation):
        if isinstance(inner, ast.keyword) and inner.arg == "alias":
            assert isinstance(inner.value, ast.Constant)
            return str(inner.value.value), name
    return name, name
