"""What datamodel-code-generator writes of each shape. The only importer of it.

It is asked for many shapes in one call, each a class or an alias of its own. What they refer to is there as a class
with one field or as an alias of a text: no more of it makes a difference to what is written.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.models.normalise import RUNTIME
from generator.models.shapes import Shape, with_references
from generator.openapi import JsonSchema

_FORMATS = ("Base64", "Decimal", "DecimalNumber", "date", "timedelta")
"""Types that the runtime reads and writes in its own way."""

_LOWER_CASE_TYPES = frozenset(
    {"bool", "bytes", "date", "datetime", "dict", "float", "int", "list", "str", "time", "timedelta", "tuple"}
)
_PROSE = re.compile(r"@(\d+)@")
_PARENTHESISED_TYPE = re.compile(r"^(\w+): \((.*)\)( = [^()]*)?$")
_PARENTHESISED_VALUE = re.compile(r' = \(([\w.+-]+|"(?:[^"\\]|\\.)*")\)$')
_ALIAS = re.compile(r'\w+ = TypeAliasType\("\w+", (.*)\)')


class ModelsError(Exception):
    """datamodel-code-generator gave something else than it was asked for: a fault of the generator."""


@dataclass(frozen=True, slots=True)
class Line:
    """One logical line, and the place of the description that follows it."""

    text: str
    prose: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What a shape becomes, with stand-ins for names.

    Attributes:
        base: The base of the class; none if it is an alias.
        prose: The place of its description.
        lines: The fields of the class, or what the alias stands for.
        imports: `from MODULE import NAME` for all that it takes from libraries and the runtime.
    """

    base: str | None
    prose: int | None
    lines: tuple[Line, ...]
    imports: tuple[str, ...]


def write(shapes: Iterable[Shape]) -> dict[str, Written]:
    """What each shape becomes, by its key; it does not depend on the others.

    Raises:
        ModelsError: If what comes out does not have the definitions and fields that were asked for.
    """
    calls: dict[tuple[str, frozenset[str]], dict[str, Shape]] = {}
    for shape in shapes:
        # A field that is called like a type makes it import that type by another name, in all of a call.
        hidden = _LOWER_CASE_TYPES.intersection(shape.fields.values())
        calls.setdefault((shape.stem, hidden), {})[shape.key] = shape
    return {key: written for (stem, _), call in calls.items() for key, written in _write(call, stem)}


def _write(shapes: Mapping[str, Shape], stem: str) -> Iterator[tuple[str, Written]]:
    definitions: dict[str, JsonSchema] = {}
    for place in range(max(len(shape.classes) for shape in shapes.values())):
        definitions[f"B{stem}{place + 1}x"] = {"type": "object", "properties": {"stand_in": {}}}
        definitions[f"D{stem}{place + 1}x"] = {"type": "string"}
    aliases: dict[str, str] = {}
    asked = {f"A{stem}{number}x": shape for number, shape in enumerate(shapes.values())}
    for name, shape in asked.items():
        names = [name, *(f"{'B' if is_class else 'D'}{stem}{at}x" for at, is_class in enumerate(shape.classes, 1))]
        definitions[name] = with_references(shape.schema, {str(at): name for at, name in enumerate(names)}.__getitem__)
        aliases |= {f"{name}.{wire}": field for wire, field in shape.fields.items() if wire != field}
    module = _Module(_call(definitions, aliases), stem)
    for name, (key, shape) in zip(asked, shapes.items(), strict=True):
        yield key, module.written(name, shape)


def _call(definitions: Mapping[str, JsonSchema], aliases: Mapping[str, str]) -> str:
    # Imported here: a run that is refused before this stage does not pay for it, nor one that has all shapes already.
    from datamodel_code_generator import InputFileType, LiteralType, generate
    from datamodel_code_generator.enums import DataModelType
    from datamodel_code_generator.format import DatetimeClassType, Formatter, PythonVersion

    result = generate(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": dict(definitions)},
        input_file_type=InputFileType.JsonSchema,
        output_model_type=DataModelType.PydanticV2BaseModel,
        target_python_version=PythonVersion.PY_311,
        base_class=f"{RUNTIME}.model.Model",
        import_overrides={"Model": ".._runtime.model", **dict.fromkeys(_FORMATS, ".._runtime.formats")},
        aliases=dict(aliases),
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
        # Not the caller's: see pyproject.toml there.
        settings_path=Path(__file__).parent,
    )
    if not isinstance(result, str):
        raise ModelsError("datamodel-code-generator wrote several modules where one was asked for")
    return result


# --- what came of it --------------------------------------------------------------------------------------------------


class _Module:
    """A module that was written."""

    def __init__(self, text: str, stem: str) -> None:
        body = ast.parse(text).body
        self._lines = text.splitlines()
        self._stand_in = re.compile(rf"\b[ABD]{stem}(\d+)x\b")
        self._stem = stem
        self._statements = {_name(node): (node, after) for node, after in zip(body, [*body[1:], None], strict=True)}
        self._imports = dict(line for node in body if isinstance(node, ast.ImportFrom) for line in _imported(node))

    def written(self, name: str, shape: Shape) -> Written:
        """What was written under a name."""
        match self._statements.get(name):
            case (ast.ClassDef(bases=[ast.Name(id=base)], body=body) as node, _):
                fields = dict(_field(each) for each in body if isinstance(each, ast.AnnAssign))
                if any(fields.get(wire) != field for wire, field in shape.fields.items()):
                    raise ModelsError(f"datamodel-code-generator wrote {fields} where {shape.fields} was asked for")
                lines = tuple(self._fields(body, name))
                used = self._used(*node.bases, *(each for each in body if isinstance(each, ast.AnnAssign)))
                return Written(self._named(base, name), _prose(body[0]), lines, used)
            case (ast.Assign() as node, after):
                value = _ALIAS.fullmatch(self._joined(node))
                if value is None:
                    raise ModelsError("datamodel-code-generator wrote an alias in another way")
                return Written(None, _prose(after), (Line(self._named(value[1], name)),), self._used(node))
            case _:
                raise ModelsError("datamodel-code-generator left out a definition that it was given")

    def _fields(self, body: list[ast.stmt], owner: str) -> Iterator[Line]:
        for node, after in zip(body, [*body[1:], None], strict=True):
            if isinstance(node, ast.AnnAssign):
                yield Line(self._named(self._joined(node), owner), _prose(after))

    def _named(self, text: str, own: str) -> str:
        """A text with the same stand-ins for names in whatever call it was written."""

        def stand_in(found: re.Match[str]) -> str:
            return f"C{self._stem}{0 if found[0] == own else found[1]}x"

        return self._stand_in.sub(stand_in, text)

    def _used(self, *nodes: ast.AST) -> tuple[str, ...]:
        names = {name for node in nodes for name in _names_used(node)}
        return tuple(sorted(self._imports[name] for name in names & self._imports.keys()))

    def _joined(self, node: ast.stmt) -> str:
        """One logical line of several physical ones; no string goes over the end of a line."""
        joined = ""
        for line in map(str.strip, self._lines[node.lineno - 1 : node.end_lineno]):
            if line[0] in ")]}":
                joined = joined.removesuffix(",")
            elif joined and joined[-1] not in "([{":
                joined += " "
            joined += line
        # Parentheses that only served to break the line would be taken for a tuple's.
        return _PARENTHESISED_VALUE.sub(r" = \1", _PARENTHESISED_TYPE.sub(r"\1: \2\3", joined))


def _name(node: ast.stmt) -> str:
    match node:
        case ast.ClassDef(name=name) | ast.Assign(targets=[ast.Name(id=name)]):
            return name
        case _:
            return ""


def _prose(node: ast.stmt | None) -> int | None:
    """The place of a description; every docstring holds one."""
    match node:
        case ast.Expr(value=ast.Constant(value=str(text))) if found := _PROSE.fullmatch(text.strip()):
            return int(found[1])
        case _:
            return None


def _field(node: ast.AnnAssign) -> tuple[str, str]:
    """The property and the attribute of a field."""
    name = ast.unparse(node.target)
    for inner in ast.walk(node.annotation):
        if isinstance(inner, ast.keyword) and inner.arg == "alias" and isinstance(inner.value, ast.Constant):
            return str(inner.value.value), name
    return name, name


def _imported(node: ast.ImportFrom) -> Iterator[tuple[str, str]]:
    """What each name of an import statement takes from where."""
    for entry in node.names:
        yield entry.asname or entry.name, f"from {'.' * node.level}{node.module or ''} import {ast.unparse(entry)}"


def _names_used(node: ast.AST) -> Iterator[str]:
    """Names, and those in quoted types."""
    match node:
        case ast.Name(id=name):
            yield name
        case ast.Constant(value=str(quoted)):
            yield from re.findall(r"\w+", quoted)
        case ast.Subscript(value=ast.Name(id="Literal")):
            yield "Literal"
        case ast.keyword(arg="alias"):
            pass
        case ast.AnnAssign(annotation=annotation, value=value):
            yield from _names_used(annotation)
            if value is not None and not isinstance(value, ast.Constant):
                yield from _names_used(value)
        case _:
            for inner in ast.iter_child_nodes(node):
                yield from _names_used(inner)
