"""Calls for the README: each type-checks, and runs against a server of the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator import ir
from generator.text import Identifier, Source, join, literal, source
from generator.views.method import common_arguments, keyword_arguments, path_arguments
from generator.views.samples import Samples
from generator.views.servers import required_variables

_MODULES = ("datetime", "decimal", "ipaddress", "uuid")


def imports_of(call: Source) -> tuple[Source, ...]:
    """The statements that the values of a call need."""
    return tuple(Source(f"import {module}") for module in _MODULES if f"{module}." in call)


@dataclass(frozen=True, slots=True)
class Examples:
    """Writes calls that type-check and run."""

    models: Mapping[Identifier, ir.Model]

    def construction(self, package: ir.Package, *more: Source, tested: bool = False) -> Source:
        """The call that makes a client, with what most calls need.

        Args:
            package: What the client is of.
            more: Further arguments.
            tested: Whether no token can be asked for.
        """
        given = [
            source('{name}="..."', name=argument.name)
            for credential in usual_credentials(package)
            for argument in _shown(credential, tested=tested)
        ]
        return _constructed(package, (*given, *more))

    def construction_with(self, package: ir.Package, credential: ir.Credential, value: Source) -> Source:
        """The same with a value for the first argument of one credential."""
        usual = usual_credentials(package)
        given = [
            source('{name}="..."', name=argument.name)
            for other in (usual if credential in usual else ())
            for argument in _shown(other, tested=False)
            if other != credential
        ]
        return _constructed(package, (source("{n}={v}", n=credential.arguments[0].name, v=value), *given))

    def call(
        self,
        resource: ir.Resource,
        method: ir.Method,
        given: Mapping[str, Source] | None = None,
        content_type: Source | None = None,
    ) -> Source:
        """A call of a method with what it requires, of a page a hundred records.

        Args:
            resource: What the method belongs to.
            method: The method.
            given: Values that go before, by wire names.
            content_type: The media type of the body, where the call chooses it.
        """
        arguments = [self._value(argument.type, argument.name.python) for argument in path_arguments(method)]
        if content_type is not None:
            arguments.append(source("content_type={value}", value=content_type))
        page_size = None if isinstance(method.pages, ir.CursorRule | None) else method.pages.limit
        for argument in keyword_arguments(method):
            if given and argument.name.wire in given:
                value = given[argument.name.wire]
            elif argument.required:
                value = self._value(argument.type, argument.name.python)
            elif page_size and argument.name.wire == page_size.name:
                value = literal(100)
            else:
                continue
            arguments.append(source("{name}={value}", name=argument.name.python, value=value))
        return source(
            "client.{resource}.{method}({arguments})",
            resource=resource.name,
            method=method.name,
            arguments=join(", ", arguments),
        )

    def bulk_call(self, resource: ir.Resource, method: ir.Method, bulk: ir.BulkMethod) -> Source:
        """A call with rows that shows how it goes on."""
        path = [self._value(a.type, a.name.python) for a in path_arguments(method)]
        named = [
            source("{name}={value}", name=a.name.python, value=self._value(a.type, a.name.python))
            for a in common_arguments(method, bulk)
            if a.required
        ]
        rows = self._value(ir.ListOf(bulk.row), "row")
        return source(
            "client.{resource}.{method}({arguments})",
            resource=resource.name,
            method=bulk.name,
            arguments=join(", ", [*path, rows, *named, Source("on_progress=print")]),
        )

    def _value(self, kind: ir.Type, hint: str, depth: int = 0) -> Source:
        match kind:
            case ir.Primitive(name=name):
                return _PRIMITIVE_VALUES.get(name) or literal(hint.strip("_"))
            case ir.FileInput():
                return _PRIMITIVE_VALUES["bytes"]
            case ir.ListOf(items=items):
                return source("[{item}]", item=self._value(items, hint, depth + 1))
            case ir.TupleOf(items=items):
                return source("({items},)", items=join(", ", (self._value(item, hint, depth + 1) for item in items)))
            case ir.UnionOf(members=members):
                return self._value(members[0], hint, depth)
            case _:
                return literal(Samples(self.models, wire=False).value(kind, hint, depth))


def _constructed(package: ir.Package, given: Iterable[Source]) -> Source:
    arguments = [
        source("{name}={value}", name=v.name.python, value=literal(v.enum[0] if v.enum else "acme"))
        for v in required_variables(package)
    ]
    if not package.servers.usual:
        url = "https://api.example.com" + package.servers.path
        arguments.append(source("base_url={url}", url=literal(url)))
    return source("{client}({arguments})", client=package.client, arguments=join(", ", [*arguments, *given]))


def usual_credentials(package: ir.Package) -> list[ir.Credential]:
    """The credentials of the first alternative that needs any; for want of a general one, of the first method's."""
    own = [method.security for resource in package.resources for method in resource.methods if method.security]
    needed = next((schemes for security in (package.security, *own) for schemes in security if schemes), ())
    return [credential for credential in package.credentials if credential.scheme in needed]


def _shown(credential: ir.Credential, *, tested: bool) -> tuple[ir.CredentialArgument, ...]:
    if isinstance(credential, ir.OAuth2):
        return credential.arguments[:1] if tested else credential.arguments[1:3]
    return credential.arguments


_PRIMITIVE_VALUES = {
    "int": Source("1"),
    "float": Source("1.5"),
    "bool": Source("True"),
    "bytes": Source('b"..."'),
    "Base64": Source('b"..."'),
    "Decimal": Source('decimal.Decimal("12.50")'),
    "DecimalNumber": Source('decimal.Decimal("12.50")'),
    "IPv4Address": Source('ipaddress.IPv4Address("192.0.2.1")'),
    "IPv6Address": Source('ipaddress.IPv6Address("2001:db8::1")'),
    "date": Source("datetime.date(2026, 1, 31)"),
    "datetime": Source("datetime.datetime(2026, 1, 31, 12, 0)"),
    "time": Source("datetime.time(12, 0)"),
    "timedelta": Source("datetime.timedelta(hours=36)"),
    "UUID": Source('uuid.UUID("12345678-1234-5678-1234-567812345678")'),
    "None": Source("None"),
}
