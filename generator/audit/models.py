"""What may stand in a module that datamodel-code-generator wrote: classes of fields, and aliases of types."""

from __future__ import annotations

import ast

from generator.audit.grammar import Grammar
from generator.audit.vocabulary import Vocabulary

_OWN_WORDS = "__pydantic_extra__ model_extra"
"""What `models/statements.py` writes besides."""

_CALLABLES = frozenset({"Field", "OneOf", "TypeAliasType"})
_KEYWORDS = frozenset(
    {
        "alias", "default", "ge", "gt", "le", "lt", "max_length", "min_length", "multiple_of", "optional",
        "validate_default",
    }
)  # fmt: skip
"""What a field or a union may be told: nothing that pydantic calls, compiles or evaluates."""

_LITERAL = (ast.Constant, ast.Dict, ast.List, ast.Tuple, ast.UnaryOp, ast.expr_context, ast.unaryop)
"""What a value may consist of: a default is data."""


class ModelsGrammar(Grammar):
    """The audit of one module of models."""

    def __init__(self, path: str, vocabulary: Vocabulary) -> None:
        """Prepare to look at a module; see `audit_models`."""
        super().__init__(path, vocabulary, template=_OWN_WORDS)
        del self._statements[ast.AsyncFunctionDef], self._statements[ast.Import], self._statements[ast.Return]
        del self._expressions[ast.Lambda]

    def _known(self, node: ast.AST, name: str) -> None:
        # It calls an import so where a field has the name of its type.
        super()._known(node, name.removesuffix("_aliased"))

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        match node:
            case ast.FunctionDef(
                name="model_extra",
                args=ast.arguments(args=[ast.arg(arg="self", annotation=None)], defaults=[], kwonlyargs=[]),
                body=[ast.Expr(value=ast.Constant(value=value))],
                decorator_list=[ast.Name(id="property")],
                returns=ast.expr() as returns,
            ) if value is ...:
                self._check(returns, typed=True)
            case _:
                self.refuse(node, f"the function `{node.name}`")

    def _assignment(self, node: ast.Assign) -> None:
        match node.value:
            case ast.Call(func=ast.Name(id="TypeAliasType"), args=[ast.Constant(value=str()), _], keywords=[]):
                super()._assignment(node)
            case ast.Name(id=other) if other in self._bound:
                super()._assignment(node)
            case _:
                self.refuse(node, "an assignment that defines no type")

    def _class(self, node: ast.ClassDef) -> None:
        if len(node.bases) != 1 or not isinstance(node.bases[0], ast.Name):
            self.refuse(node, f"the bases of `{node.name}`")
        super()._class(node)

    def _callee(self, node: ast.expr) -> None:
        if not isinstance(node, ast.Name) or node.id not in _CALLABLES or node.id not in self._bound:
            self.refuse(node, f"a call of `{ast.unparse(node)[:80]}`")

    def _annotated(self, node: ast.AnnAssign) -> None:
        super()._annotated(node)
        if node.value is not None and not isinstance(node.value, ast.Call):
            self._literal(node.value)

    def _keyword(self, node: ast.keyword, name: str) -> None:
        if name not in _KEYWORDS:
            self.refuse(node, f"the argument `{name}`")
        self._literal(node.value)

    def _literal(self, node: ast.expr) -> None:
        for inner in ast.walk(node):
            if not isinstance(inner, _LITERAL):
                self.refuse(node, f"a value with {type(inner).__name__}")
