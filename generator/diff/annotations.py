"""Types as the code of a package writes them, and whether one holds all that another does.

A type is a set of alternatives. How a value is given or kept does not matter here: `Iterable`, `Sequence` and `list`
are one, as are `Mapping` and `dict`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Type = frozenset["Alternative"]
"""The alternatives of a type."""

Value = str | int | float | bool | None

_SAME = {
    "Iterable": "list", "Sequence": "list", "AsyncIterator": "list", "Mapping": "dict", "object": "Any",
    "Base64": "bytes", "DecimalNumber": "Decimal",
}  # fmt: skip
_WIDER = {("int", "float")}
"""What takes all that another takes, on the wire and in Python: a date is not compared with a moment, though one is the
other's base, and a server that wants a number has no use for `true`."""

_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Alternative:
    """One alternative: a class, generic or not, or one value of `Literal`.

    Attributes:
        name: Of the class, less its module; `models.NAME` of a model; `Literal`.
        arguments: Those of a generic class.
        value: The value of `Literal`.
    """

    name: str
    arguments: tuple[Type, ...] = ()
    value: Value = None

    @property
    def model(self) -> str:
        """The name of the model that it is; empty for anything else."""
        return self.name.removeprefix("models.") if self.name.startswith("models.") else ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A type in the code.

    Attributes:
        text: As it is written, less what only says how a value is given.
        type: What it means.
        bounds: The bounds of `Field`: `ge`, `max_length` and so on.
    """

    text: str
    type: Type
    bounds: Mapping[str, float]


NOTHING = Annotation("None", frozenset({Alternative("None")}), {})
_BOUNDS = frozenset({"ge", "gt", "le", "lt", "min_length", "max_length", "multiple_of"})


def annotation(node: ast.expr, is_model: Callable[[str], bool] = lambda name: False) -> Annotation:
    """The type that an expression writes.

    Args:
        node: The expression.
        is_model: Whether a bare name is that of a model.
    """
    plain = _without(node, "NotGiven")
    found = frozenset(_alternatives(plain, is_model))
    return Annotation(ast.unparse(_unwrapped(plain)), found, dict(_bounds(plain)))


def is_closed(kind: Type) -> bool:
    """Whether values outside its `Literal`s are none of its own."""
    return not any(each.name in ("str", "int", "Any") for each in kind)


def values(kind: Type) -> frozenset[Value]:
    """The values that its `Literal`s name."""
    return frozenset(each.value for each in kind if each.name == "Literal")


def models_in(kind: Type) -> Iterator[str]:
    """The models that a type names, however deep."""
    for each in kind:
        if each.model:
            yield each.model
        for argument in each.arguments:
            yield from models_in(argument)


@dataclass(frozen=True, slots=True)
class Aliases:
    """What the names of models mean that are no classes, on either side.

    Attributes:
        renamed: The new names of models that have one.
    """

    old: Mapping[str, Type]
    new: Mapping[str, Type]
    renamed: Mapping[str, str]

    def old_fits_new(self, old: Type, new: Type) -> bool:
        """Whether every value of an old type is one of a new type."""
        return _fits(self._renamed(old), new, self.old, self.new, 0)

    def new_fits_old(self, old: Type, new: Type) -> bool:
        """Whether every value of a new type is one of an old type."""
        return _fits(new, self._renamed(old), self.new, self.old, 0)

    def same(self, old: Type, new: Type) -> bool:
        """Whether both hold the same values."""
        return old == new or (self.old_fits_new(old, new) and self.new_fits_old(old, new))

    def _renamed(self, kind: Type) -> Type:
        return frozenset(
            Alternative(
                f"models.{self.renamed.get(each.model, each.model)}" if each.model else each.name,
                tuple(map(self._renamed, each.arguments)),
                each.value,
            )
            for each in kind
        )


def _fits(one: Type, other: Type, ones: Mapping[str, Type], others: Mapping[str, Type], depth: int) -> bool:
    return depth > _DEEPEST or all(_has(each, other, ones, others, depth) for each in one)


def _has(each: Alternative, other: Type, ones: Mapping[str, Type], others: Mapping[str, Type], depth: int) -> bool:
    """Whether a type holds an alternative."""
    if any(_is(each, one, ones, others, depth) for one in other):
        return True
    if each.model in ones:
        return _fits(ones[each.model], other, ones, others, depth + 1)
    meant = [others[one.model] for one in other if one.model in others and depth < _DEEPEST]
    return any(_has(each, kind, ones, others, depth + 1) for kind in meant)


def _is(
    each: Alternative, other: Alternative, ones: Mapping[str, Type], others: Mapping[str, Type], depth: int
) -> bool:
    if other.name == "Any" or (each.name, other.name) in _WIDER:
        return True
    if each.name == "Literal" and other.name != "Literal":
        kind = type(each.value).__name__
        return other.name == ("None" if each.value is None else kind) or (kind, other.name) in _WIDER
    if (each.name, each.value) != (other.name, other.value) or type(each.value) is not type(other.value):
        return False
    if len(each.arguments) != len(other.arguments):
        return not other.arguments
    pairs = zip(each.arguments, other.arguments, strict=True)
    return all(_fits(a, b, ones, others, depth + 1) for a, b in pairs)


# --- reading ----------------------------------------------------------------------------------------------------------


def _alternatives(node: ast.expr, is_model: Callable[[str], bool]) -> Iterator[Alternative]:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from _alternatives(left, is_model)
            yield from _alternatives(right, is_model)
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[inner, *_])):
            yield from _alternatives(inner, is_model)
        case ast.Subscript(value=ast.Name(id="Literal"), slice=inner):
            for item in inner.elts if isinstance(inner, ast.Tuple) else (inner,):
                yield Alternative("Literal", value=ast.literal_eval(item))
        case ast.Subscript(value=ast.Name(id="Union"), slice=ast.Tuple(elts=items)):
            # So a union is written in which an alias names itself.
            for item in items:
                yield from _alternatives(item, is_model)
        case ast.Subscript(value=base, slice=inner):
            items = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            arguments = (frozenset(_alternatives(item, is_model)) for item in items if not _is_ellipsis(item))
            yield Alternative(_name(base, is_model), tuple(arguments))
        case ast.Constant(value=None):
            yield Alternative("None")
        case ast.Constant(value=str(text)):
            yield from _alternatives(ast.parse(text, mode="eval").body, is_model)
        case _:
            yield Alternative(_name(node, is_model))


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...


def _name(node: ast.expr, is_model: Callable[[str], bool]) -> str:
    match node:
        case ast.Attribute(value=ast.Name(id="models"), attr=name):
            return f"models.{name}"
        case ast.Attribute(attr=name):
            return _SAME.get(name, name)
        case ast.Name(id=name):
            return f"models.{name}" if is_model(name) else _SAME.get(name, name)
        case _:
            return ast.unparse(node)


def _without(node: ast.expr, name: str) -> ast.expr:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=ast.Name(id=found)) if found == name:
            return left
        case _:
            return node


def _unwrapped(node: ast.expr) -> ast.expr:
    """A type without `Annotated`, wherever it stands."""
    match node:
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[inner, *_])):
            return _unwrapped(inner)
        case ast.BinOp(left=left, op=op, right=right):
            return ast.BinOp(_unwrapped(left), op, _unwrapped(right))
        case ast.Subscript(value=base, slice=ast.Tuple(elts=items)):
            return ast.Subscript(base, ast.Tuple([_unwrapped(item) for item in items]))
        case ast.Subscript(value=base, slice=inner):
            return ast.Subscript(base, _unwrapped(inner))
        case _:
            return node


def _bounds(node: ast.expr) -> Iterator[tuple[str, float]]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "Field":
            for keyword in call.keywords:
                if keyword.arg in _BOUNDS and isinstance(keyword.value, ast.Constant | ast.UnaryOp):
                    yield keyword.arg, float(ast.literal_eval(keyword.value))
