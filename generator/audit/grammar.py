"""What may stand in a module that a template made, as an allow-list of nodes of the AST.

A statement of the module that stands in the template word for word is the template's. Of everything else each node
must be of a kind listed here, each name bound in the module, and each call one of something that the package itself
defines, so that a text that became code could do nothing, whatever it says.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn

from generator.audit.fault import AuditError
from generator.audit.vocabulary import BUILTINS, LIBRARIES, Vocabulary

_CALLABLE_LIBRARIES = frozenset({"pydantic", "typing_extensions"})
"""Libraries of which something is called; of all others only types and decorators are named."""

_TYPE_MAKERS = frozenset({"TypeAliasType", "TypedDict"})
"""What is called to define a type: its name, and what it is."""


class Grammar:
    """The audit of one module."""

    def __init__(self, path: str, vocabulary: Vocabulary, text: str = "", template: str = "") -> None:
        """Prepare to look at a module; see `audit`."""
        self.path = path
        self.vocabulary = vocabulary
        self._lines = text.split("\n")
        self._template = f"\n{template}\n"
        self._words = frozenset(["__all__", "__init__", *re.findall(r"\w+", template)])
        self._bound: set[str] = set()  # names of the module
        self._modules: set[str] = set()  # those of them that are modules
        self._constants: set[str] = {"self"}  # those of them that are values, and what methods belong to
        self._callables: set[str] = {"super"}  # those of them that may be called
        self._locals: set[str] = set()  # names of the function that is looked at
        self._expressions: dict[type[ast.AST], Callable[[Any, bool], None]] = {
            ast.Attribute: self._attribute,
            ast.BinOp: self._union,
            ast.Call: self._call,
            ast.Constant: self._constant,
            ast.Dict: self._dict,
            ast.Lambda: self._lambda,
            ast.List: self._sequence,
            ast.Name: self._name,
            ast.Subscript: self._subscript,
            ast.Tuple: self._sequence,
            ast.UnaryOp: self._negative,
        }
        self._statements: dict[type[ast.stmt], Callable[[Any], None]] = {
            ast.AnnAssign: self._annotated,
            ast.Assign: self._assignment,
            ast.AsyncFunctionDef: self._function,
            ast.ClassDef: self._class,
            ast.Expr: self._expression_statement,
            ast.FunctionDef: self._function,
            ast.If: self._if,
            ast.Import: self._import,
            ast.ImportFrom: self._import_from,
            ast.Pass: lambda _: None,
            ast.Return: self._return,
        }

    def check(self, module: ast.Module) -> None:
        """Look at a whole module.

        Raises:
            AuditError: At the first thing that may not be there.
        """
        self._bind(module.body)
        for statement in module.body:
            if not self._is_of_template(statement):
                self._statement(statement)

    def refuse(self, node: ast.AST, what: str) -> NoReturn:
        """Refuse a module."""
        raise AuditError(self.path, getattr(node, "lineno", 1), what)

    def _is_of_template(self, statement: ast.stmt) -> bool:
        """Whether the lines of a statement stand in the template as they are."""
        match statement:
            case ast.FunctionDef(decorator_list=[_, *_]) | ast.AsyncFunctionDef(decorator_list=[_, *_]):
                return False
            case _:
                pass
        lines = self._lines[statement.lineno - 1 : statement.end_lineno]
        return "\n" + "\n".join(lines) + "\n" in self._template

    # --- the names of the module ----------------------------------------------------------------------------------

    def _bind(self, statements: Iterable[ast.stmt]) -> None:
        """Note what each statement gives the module, each name once."""
        for statement in statements:
            match statement:
                case ast.ImportFrom(module=module, names=names, level=level) if module != "__future__":
                    for alias in names:
                        name = alias.asname or alias.name
                        self._bind_name(statement, name)
                        if module is None:
                            self._modules.add(name)
                        elif level or module in _CALLABLE_LIBRARIES or name in _TYPE_MAKERS:
                            self._callables.add(name)
                case ast.Import(names=names):
                    for alias in names:
                        self._bind_name(statement, alias.name)
                        self._modules.add(alias.name)
                case ast.ClassDef(name=name):
                    self._bind_name(statement, name)
                    self._callables.add(name)
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                    self._bind_name(statement, name)
                case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                    self._bind_name(statement, name)
                    self._constants.add(name)
                case ast.If(body=body):
                    self._bind(body)
                case _:
                    pass

    def _bind_name(self, node: ast.AST, name: str) -> None:
        if name in self._bound:
            self.refuse(node, f"a second `{name}`")
        self._bound.add(name)

    def _known(self, node: ast.AST, name: str) -> None:
        """Refuse a name that nobody issued."""
        # No document gives a name of Python's own, whatever the runtime uses itself.
        is_special = name.startswith("__") and name.endswith("__")
        if name not in self._words and (is_special or not self.vocabulary.knows(name)):
            self.refuse(node, f"the name `{name}`, which nobody issued")

    # --- statements -----------------------------------------------------------------------------------------------

    def _statement(self, node: ast.stmt) -> None:
        check = self._statements.get(type(node))
        if check is None:
            self.refuse(node, f"a statement {type(node).__name__}")
        check(node)

    def _import(self, node: ast.Import) -> None:
        for alias in node.names:
            if alias.asname or alias.name not in LIBRARIES:
                self.refuse(node, f"the import of `{alias.name}`")

    def _import_from(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            if not self._may_import(node.level, node.module or "", alias.name):
                self.refuse(node, f"the import of `{alias.name}` from `{'.' * node.level}{node.module or ''}`")
            if node.level or alias.asname:
                self._known(node, alias.asname or alias.name)

    def _may_import(self, level: int, module: str, name: str) -> bool:
        if not level:
            return module in LIBRARIES and name != "*"
        if level > 1 + self.path.count("/"):
            return False
        package, _, inner = module.partition(".")
        if package == "_runtime":
            return name in self.vocabulary.runtime if not inner else self.vocabulary.exports(inner, name)
        return all(part.isidentifier() for part in module.split(".") if module) and name != "*"

    def _assignment(self, node: ast.Assign) -> None:
        match node.targets:
            case [ast.Name(id=name)]:
                self._known(node, name)
            case [ast.Attribute(value=ast.Name(id="self"), attr=name)]:
                self._known(node, name)
            case _:
                self.refuse(node, "an assignment to anything else than a name")
        self._check(node.value)

    def _annotated(self, node: ast.AnnAssign) -> None:
        if not isinstance(node.target, ast.Name):
            self.refuse(node, "an assignment to anything else than a name")
        self._known(node, node.target.id)
        self._check(node.annotation, typed=True)
        if node.value is not None:
            self._check(node.value)

    def _class(self, node: ast.ClassDef) -> None:
        self._known(node, node.name)
        if node.decorator_list or node.keywords:
            self.refuse(node, "a class with a decorator or keywords")
        for base in node.bases:
            self._check(base, typed=True)
        seen: set[str] = set()
        for name in _members(node.body):
            if name in seen:
                self.refuse(node, f"a second `{name}` in `{node.name}`")
            seen.add(name)
        for member in node.body:
            for decorator in getattr(member, "decorator_list", ()):
                if isinstance(decorator, ast.Name) and decorator.id in seen:
                    self.refuse(node, f"a `{decorator.id}` of `{node.name}`, which decorates there")
        self._all(node.body)

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._known(node, node.name)
        for decorator in node.decorator_list:
            self._decorator(decorator)
        before = self._locals, self._callables
        self._locals, self._callables = self._locals | set(self._parameters(node.args)), set(self._callables)
        if node.returns is not None:
            self._check(node.returns, typed=True)
        self._bind_locally(node.body)
        self._all(node.body)
        self._locals, self._callables = before

    def _bind_locally(self, statements: Iterable[ast.stmt]) -> None:
        """Note what the statements of a function give it."""
        for statement in statements:
            match statement:
                case ast.ImportFrom(level=level, names=names) if level:
                    imported = {alias.name for alias in names}
                    self._locals |= imported
                    self._callables |= imported
                case ast.Assign(targets=[ast.Name(id=name)]):
                    self._locals.add(name)
                case ast.If(body=body):
                    self._bind_locally(body)
                case _:
                    pass

    def _parameters(self, arguments: ast.arguments) -> Iterator[str]:
        for anything, name in ((arguments.vararg, "args"), (arguments.kwarg, "kwargs")):
            if anything is not None and (anything.arg != name or not _is_any(anything.annotation)):
                self.refuse(anything, "a parameter for any arguments")
        seen: set[str] = set()
        for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
            self._known(argument, argument.arg)
            if argument.arg in seen:
                self.refuse(argument, f"a second parameter `{argument.arg}`")
            seen.add(argument.arg)
            if argument.annotation is not None:
                self._check(argument.annotation, typed=True)
            yield argument.arg
        for default in (*arguments.defaults, *arguments.kw_defaults):
            if default is not None:
                self._check(default)

    def _decorator(self, node: ast.expr) -> None:
        # A call is looked at like any other; without one, only what is imported can decorate.
        if not isinstance(node, ast.Name):
            self._check(node)
        elif node.id not in self._bound and node.id not in BUILTINS:
            self.refuse(node, f"the decorator `{node.id}`")

    def _if(self, node: ast.If) -> None:
        test = node.test.operand if isinstance(node.test, ast.UnaryOp) else node.test
        if not isinstance(test, ast.Name) or test.id != "TYPE_CHECKING":
            self.refuse(node, "a condition")
        self._all(node.body)
        self._all(node.orelse)

    def _expression_statement(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Call | ast.Constant):
            self.refuse(node, "an expression as a statement")
        self._check(node.value)

    def _return(self, node: ast.Return) -> None:
        if node.value is not None:
            self._check(node.value.value if isinstance(node.value, ast.Await) else node.value)

    def _all(self, statements: Iterable[ast.stmt]) -> None:
        for statement in statements:
            self._statement(statement)

    # --- expressions ----------------------------------------------------------------------------------------------

    def _check(self, node: ast.expr, *, typed: bool = False) -> None:
        """Look at an expression; in one that is a type, a text is code too, since pydantic evaluates it."""
        check = self._expressions.get(type(node))
        if check is None:
            self.refuse(node, f"an expression {type(node).__name__}")
        check(node, typed)

    def _constant(self, node: ast.Constant, typed: bool) -> None:
        if not typed or not isinstance(node.value, str):
            return
        try:
            quoted = ast.parse(node.value, mode="eval").body
        except (SyntaxError, ValueError):
            self.refuse(node, "a text where a type is needed")
        self._check(quoted, typed=True)

    def _name(self, node: ast.Name, typed: bool) -> None:
        if node.id not in self._bound and node.id not in self._locals and node.id not in BUILTINS:
            self.refuse(node, f"the name `{node.id}`, which the module does not have")

    def _attribute(self, node: ast.Attribute, typed: bool) -> None:
        if not isinstance(node.value, ast.Name) or node.value.id not in LIBRARIES:
            self._known(node, node.attr)
        self._check(node.value, typed=typed)

    def _subscript(self, node: ast.Subscript, typed: bool) -> None:
        self._check(node.value, typed=True)
        is_literal = isinstance(node.value, ast.Name) and node.value.id == "Literal"
        self._check(node.slice, typed=not is_literal)

    def _sequence(self, node: ast.Tuple | ast.List, typed: bool) -> None:
        for item in node.elts:
            self._check(item, typed=typed)

    def _dict(self, node: ast.Dict, typed: bool) -> None:
        for key, value in zip(node.keys, node.values, strict=True):
            if not isinstance(key, ast.Constant):
                self.refuse(node, "a key that is no constant")
            self._check(value, typed=typed)

    def _union(self, node: ast.BinOp, typed: bool) -> None:
        # Of many members, the left side nests deeply.
        side: ast.expr = node
        while isinstance(side, ast.BinOp):
            if not isinstance(side.op, ast.BitOr):
                self.refuse(side, f"the operator {type(side.op).__name__}")
            self._check(side.right, typed=True)
            side = side.left
        self._check(side, typed=True)

    def _negative(self, node: ast.UnaryOp, typed: bool) -> None:
        if not isinstance(node.op, ast.USub) or not isinstance(node.operand, ast.Constant):
            self.refuse(node, f"the operator {type(node.op).__name__}")

    def _lambda(self, node: ast.Lambda, typed: bool) -> None:
        if ast.unparse(node.args):
            self.refuse(node, "a lambda with parameters")
        self._check(node.body, typed=True)

    def _call(self, node: ast.Call, typed: bool) -> None:
        self._callee(node.func)
        is_maker = isinstance(node.func, ast.Name) and node.func.id in _TYPE_MAKERS
        for number, argument in enumerate(node.args):
            self._check(argument, typed=is_maker and number > 0)
        for keyword in node.keywords:
            if keyword.arg is None:
                self.refuse(node, "arguments out of a mapping")
            self._keyword(keyword, keyword.arg)
            self._check(keyword.value)

    def _keyword(self, node: ast.keyword, name: str) -> None:
        self._known(node, name)

    def _callee(self, node: ast.expr) -> None:
        """Look at what is called: something of the package, or a method of something that the module made."""
        match node:
            case ast.Name(id=name) if name in self._callables:
                return
            case ast.Attribute(value=ast.Name(id=module), attr=name) if module in self._modules:
                if f"{module}.{name}(" in self._template:
                    return
            case ast.Attribute(attr=name):
                self._known(node, name)
                match _root(node):
                    case ast.Call(func=ast.Name(id="super"), args=[], keywords=[]):
                        return
                    case ast.Name(id=root) if root in self._constants:
                        return
                    case _:
                        pass
            case _:
                pass
        self.refuse(node, f"a call of `{ast.unparse(node)[:80]}`")


def _is_any(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Name) and node.id == "Any"


def _root(node: ast.expr) -> ast.expr:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node


def _members(statements: Iterable[ast.stmt]) -> Iterator[str]:
    """The names that a class gets; what only type checkers see counts apart, and so does an overload."""
    for statement in statements:
        match statement:
            case (
                ast.FunctionDef(decorator_list=[ast.Name(id="overload"), *_])
                | ast.AsyncFunctionDef(decorator_list=[ast.Name(id="overload"), *_])
            ):
                pass
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case _:
                pass
