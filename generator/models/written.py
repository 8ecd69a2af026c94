"""What datamodel-code-generator writes of each shape. The only importer of it.

It is asked for many shapes in one call: aliases, and fields in classes that serve to hold them. What they refer to is
there as a class with one field or as an alias of a text: no more of it makes a difference to what is written.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.models.normalise import RUNTIME
from generator.models.shapes import Shape, with_references
from generator.openapi import JsonSchema

_FORMATS = ("Base64", "Decimal", "DecimalNumber", "date", "timedelta")
"""Types that the runtime reads and writes in its own way."""

_FIELDS_OF_A_CLASS = 50
_PARENTHESISED_TYPE = re.compile(r"^(\w+): \((.*)\)( = [^()]*)?$")
_PARENTHESISED_VALUE = re.compile(r' = \(([\w.+-]+|"(?:[^"\\]|\\.)*")\)$')
_ALIAS = re.compile(r'\w+ = TypeAliasType\("\w+", (.*)\)')


class ModelsError(Exception):
    """datamodel-code-generator gave something else than it was asked for: a fault of the generator."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a shape becomes, with stand-ins for names.

    Attributes:
        text: One logical line: a field, or what an alias stands for.
        imports: `from MODULE import NAME` for all that it takes from libraries and the runtime.
    """

    text: str
    imports: tuple[str, ...]


def write(shapes: Mapping[str, Shape]) -> dict[str, Written]:
    """What each shape becomes, by its key; it does not depend on the others.

    Raises:
        ModelsError: If what comes out is not what was asked for.
    """
    calls: dict[tuple[str, tuple[str, ...]], dict[str, Shape]] = {}
    for key, shape in shapes.items():
        # A field that is called like a type makes it import that type by another name, in all of a call.
        calls.setdefault((shape.stem, shape.hidden), {})[key] = shape
    return {key: written for asked in calls.values() for key, written in _Call(asked).written()}


class _Call:
    """One call.

    Attributes:
        definitions: What is asked for.
        aliases: What fields are called, by their class and property.
        places: Where each shape is found in what comes out: a class and an attribute, or an alias.
    """

    def __init__(self, shapes: Mapping[str, Shape]) -> None:
        first = next(iter(shapes.values()))
        self._shapes, self._stem, self._hidden = shapes, first.stem, first.hidden
        self.definitions: dict[str, JsonSchema] = {}
        self.aliases: dict[str, str] = {}
        self.places: dict[str, tuple[str, str]] = {}
        self._taken: Counter[str] = Counter()
        self._open: dict[int, str] = {}
        for place in range(1, max(len(shape.classes) for shape in shapes.values()) + 1):
            self.definitions[self._name("B", place)] = {"type": "object", "properties": {"stand_in": {}}}
            self.definitions[self._name("D", place)] = {"type": "string"}
        for key, shape in shapes.items():
            if shape.field is None:
                self._add_alias(key, shape)
            else:
                self._add_field(key, shape, *shape.field)

    def written(self) -> Iterator[tuple[str, Written]]:
        """What comes of it, by the shapes' keys."""
        module = _Module(_call(self.definitions, self.aliases), self._stem)
        for key, (owner, attribute) in self.places.items():
            yield key, module.field(owner, attribute, self._shapes[key]) if attribute else module.alias(owner)

    def _name(self, kind: str, number: int) -> str:
        return f"{kind}{self._stem}{number}x"

    def _add_alias(self, key: str, shape: Shape) -> None:
        name = self._name("A", len(self.places))
        self.definitions[name] = self._schema(shape, name)
        self.places[key] = name, ""

    def _add_field(self, key: str, shape: Shape, wire: str, attribute: str) -> None:
        # Of two classes that hold fields of the same name, the second one is on the next level.
        level = max(self._taken[wire], self._taken[attribute])
        self._taken[wire] = self._taken[attribute] = level + 1
        name, holder = self._holder(level)
        holder["properties"].pop(attribute, None)
        holder["properties"][wire] = self._schema(shape)
        if shape.is_required:
            holder["required"].append(wire)
        if wire != attribute:
            self.aliases[f"{name}.{wire}"] = attribute
        self.places[key] = name, attribute

    def _holder(self, level: int) -> tuple[str, JsonSchema]:
        """A class that holds fields: the one that is not full yet, or a new one that hides the same types."""
        name = self._open.get(level, "")
        if not name or len(self.definitions[name]["properties"]) >= _FIELDS_OF_A_CLASS:
            self._open[level] = name = self._name("E", len(self.definitions))
            self.definitions[name] = {
                "type": "object",
                "properties": {each: {} for each in self._hidden},
                "required": [],
            }
        return name, self.definitions[name]

    def _schema(self, shape: Shape, own: str = "") -> JsonSchema:
        others = (self._name("B" if is_class else "D", place) for place, is_class in enumerate(shape.classes, 1))
        names = {str(place): name for place, name in enumerate((own, *others))}
        return with_references(shape.schema, names.__getitem__)


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
    """What came of a call."""

    def __init__(self, text: str, stem: str) -> None:
        body = ast.parse(text).body
        self._lines = text.splitlines()
        self._stem = stem
        self._stand_in = re.compile(rf"\b[ABD]{stem}(\d+)x\b")
        self._statements = {key: node for node in body for key, node in _statements(node)}
        self._imports = dict(line for node in body if isinstance(node, ast.ImportFrom) for line in _imported(node))

    def field(self, owner: str, attribute: str, shape: Shape) -> Written:
        """The field of a class."""
        node = self._statements.get((owner, attribute))
        if not isinstance(node, ast.AnnAssign) or (_property(node), attribute) != shape.field:
            raise ModelsError(f"datamodel-code-generator wrote no field {attribute!r} for {shape.field}")
        return self._written(node, self._joined(node))

    def alias(self, name: str) -> Written:
        """What an alias stands for."""
        node = self._statements.get((name, ""))
        value = _ALIAS.fullmatch(self._joined(node)) if node else None
        if node is None or value is None:
            raise ModelsError("datamodel-code-generator wrote an alias in another way than it was asked to")
        return self._written(node, value[1], name)

    def _written(self, node: ast.stmt, text: str, own: str = "") -> Written:
        names = set(_names_used(node))
        imports = tuple(sorted(self._imports[name] for name in names & self._imports.keys()))
        return Written(self._named(text, own), imports)

    def _named(self, text: str, own: str) -> str:
        """A text with the same stand-ins for names in whatever call it was written."""

        def stand_in(found: re.Match[str]) -> str:
            return f"C{self._stem}{0 if found[0] == own else found[1]}x"

        return self._stand_in.sub(stand_in, text)

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


def _statements(node: ast.stmt) -> Iterator[tuple[tuple[str, str], ast.stmt]]:
    """Fields by class and attribute, and aliases by their names."""
    match node:
        case ast.ClassDef(name=owner, body=body):
            yield from (((owner, ast.unparse(each.target)), each) for each in body if isinstance(each, ast.AnnAssign))
        case ast.Assign(targets=[ast.Name(id=name)]):
            yield (name, ""), node
        case _:
            pass


def _property(node: ast.AnnAssign) -> str:
    """The property that a field is for."""
    for inner in ast.walk(node.annotation):
        if isinstance(inner, ast.keyword) and inner.arg == "alias" and isinstance(inner.value, ast.Constant):
            return str(inner.value.value)
    return ast.unparse(node.target)


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
