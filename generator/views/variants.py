"""A method whose body can have one of several media types: the signatures it has."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace

from generator import ir
from generator.text import Identifier

CONTENT_TYPE = Identifier("content_type")


@dataclass(frozen=True, slots=True)
class Variant:
    """One signature.

    Attributes:
        method: The method as if its body were always this one.
        media_types: What the body can be sent as.
        default: The one of them that is sent if the call does not choose.
        is_open: Whether they are ranges, of which any member will do.
    """

    method: ir.Method
    media_types: tuple[str, ...]
    default: str | None
    is_open: bool

    @property
    def type(self) -> ir.Type:
        """The type of the argument that chooses."""
        return ir.Primitive("str") if self.is_open else ir.Constant(self.media_types)


def bodies(method: ir.Method) -> tuple[ir.Body, ...]:
    """All bodies of a method, the one that is sent if the call does not choose first."""
    return (method.body, *method.other_bodies) if method.body is not None else ()


def body_arguments(body: ir.Body | None) -> tuple[ir.Argument, ...]:
    """The arguments that a body is made of."""
    match body:
        case ir.FieldsBody(fields=fields):
            return fields
        case ir.WholeBody(argument=argument):
            return (argument,)
        case None:
            return ()


def all_body_arguments(method: ir.Method) -> tuple[ir.Argument, ...]:
    """The arguments of all bodies, each once, as the first body that has it describes it."""
    found: dict[Identifier, ir.Argument] = {}
    for body in bodies(method):
        for argument in body_arguments(body):
            known = found.setdefault(argument.name.python, argument)
            if not known.description.strip():
                found[argument.name.python] = argument
    return tuple(found.values())


def variants(method: ir.Method) -> tuple[Variant, ...]:
    """The signatures of a method, one for all media types with the same arguments; none where there is no choice.

    What takes any text as its media type comes last, the narrowest first: type checkers take the first that fits.
    """
    if not method.other_bodies:
        return ()
    alike: dict[Hashable, list[ir.Body]] = {}
    for body in bodies(method):
        alike.setdefault((_is_open(body), _shape(body)), []).append(body)
    return tuple(sorted((_variant(method, group) for group in alike.values()), key=_breadth))


def _variant(method: ir.Method, group: list[ir.Body]) -> Variant:
    default = method.body.media_type if method.body is not None and method.body in group else None
    media_types = tuple(body.media_type for body in group)
    return Variant(replace(method, body=group[0], other_bodies=()), media_types, default, _is_open(group[0]))


def _is_open(body: ir.Body) -> bool:
    return "*" in body.media_type.partition(";")[0]


def _shape(body: ir.Body) -> Hashable:
    """What a caller sees of the arguments."""
    return type(body), frozenset((a.name.python, a.type, a.required) for a in body_arguments(body))


def _breadth(variant: Variant) -> int:
    if not variant.is_open:
        return 0
    return max(map(_members, _types(variant)), default=1)


def _types(variant: Variant) -> Iterable[ir.Type]:
    return (argument.type for argument in body_arguments(variant.method.body))


def _members(kind: ir.Type) -> int:
    if kind == ir.ANY:
        return 1_000
    return len(kind.members) if isinstance(kind, ir.UnionOf) else 1
