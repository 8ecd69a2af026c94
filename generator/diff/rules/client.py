"""Rules about the client: its constructor, its servers, its settings, the public names of the package."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff import catalogue as kinds
from generator.diff.change import Change, Kind
from generator.diff.rules.context import Context
from generator.diff.surface import Client, Server


def client_changes(context: Context) -> Iterator[Change]:
    """Everything about the client."""
    old, new = context.old.client, context.new.client
    if old is None or new is None:
        return
    for rule in (_name, _names, _arguments, _credentials, _environment, _servers, _settings):
        for kind, subject, detail, paths in rule(context, old, new):
            yield Change(kind, subject, detail, context.spec("client"), new.code, frozenset(paths))


_Found = Iterator[tuple[Kind, str, str, tuple[str, ...]]]


def _name(context: Context, old: Client, new: Client) -> _Found:
    if old.name != new.name:
        paths = (f"client.{old.name}", f"errors.{old.name}Error", old.name, f"{old.name}Error", f"Async{old.name}")
        yield kinds.CLIENT_RENAMED, old.name, f"{old.name} became {new.name}", paths


def _names(context: Context, old: Client, new: Client) -> _Found:
    own = {name.format(client.name) for client in (old, new) for name in ("{}", "Async{}", "{}Error", "errors.{}Error")}
    # A module of webhooks comes with the first of them and goes with the last; rules of theirs say so.
    own.add("webhooks")
    for name in sorted(old.names - new.names - own):
        yield kinds.NAME_REMOVED, name, f"{name} is gone", (name,)
    for name in sorted(new.names - old.names - own):
        yield kinds.NAME_ADDED, name, f"{name} can be imported", ()


def _arguments(context: Context, old: Client, new: Client) -> _Found:
    for name in sorted({*old.arguments, *new.arguments}):
        subject, paths = f"{new.name}({name})", (f"client.{new.name}.__init__({name})",)
        before, after = old.arguments.get(name), new.arguments.get(name)
        if after is None:
            yield kinds.CLIENT_ARGUMENT_REMOVED, subject, f"{name} is gone", paths
        elif before is None:
            yield kinds.CLIENT_ARGUMENT_ADDED, subject, f"{name}: {after.annotation.text}", paths
        elif not context.types.same(before.annotation.type, after.annotation.type):
            shown = f"{before.annotation.text} became {after.annotation.text}"
            is_wider = context.types.old_fits_new(before.annotation.type, after.annotation.type)
            kind = kinds.CLIENT_ARGUMENT_WIDENED if is_wider else kinds.CLIENT_ARGUMENT_NARROWED
            yield kind, subject, shown, paths


def _credentials(context: Context, old: Client, new: Client) -> _Found:
    for name, sent in old.credentials.items():
        now = new.credentials.get(name, sent)
        if now != sent:
            yield kinds.CREDENTIAL_SENT_OTHERWISE, new.name, f"{name}: {sent} became {now}", ()


def _environment(context: Context, old: Client, new: Client) -> _Found:
    # What goes with an argument is said of the argument.
    gone = {name for name in old.arguments if name not in new.arguments}
    for name in sorted(old.environment - new.environment):
        if not any(name.endswith(argument.upper()) for argument in gone):
            yield kinds.ENVIRONMENT_VARIABLE_REMOVED, new.name, f"{name} is not read any more", ()


def _servers(context: Context, old: Client, new: Client) -> _Found:
    before, after = ({_key(server): server for server in client.servers} for client in (old, new))
    if old.servers and new.servers and old.servers[0].url != new.servers[0].url:
        detail = f"{old.servers[0].url} became {new.servers[0].url}"
        yield kinds.SERVER_CHANGED, new.name, detail, ()
    if len(before) > 1:
        for name in before.keys() - after.keys():
            yield kinds.SERVER_REMOVED, new.name, f"{name} is gone", ()
    if len(after) > 1:
        for name in after.keys() - before.keys():
            yield kinds.SERVER_ADDED, new.name, name, ()
    for one, other in zip(old.servers, new.servers, strict=False):
        yield from _variables(new, one, other)


def _key(server: Server) -> str:
    return server.name or server.url


def _variables(client: Client, old: Server, new: Server) -> _Found:
    for name, default in new.variables.items():
        subject = f"{client.name}({name})"
        if default is None and old.variables.get(name, "") is not None:
            yield kinds.SERVER_VARIABLE_NEEDED, subject, f"{name} must be given", ()
        elif default is not None and old.variables.get(name, default) not in (default, None):
            detail = f"{old.variables[name]} became {default}"
            yield kinds.SERVER_DEFAULT_CHANGED, subject, detail, ()


def _settings(context: Context, old: Client, new: Client) -> _Found:
    for name, fact in old.facts.items():
        now = new.facts.get(name, "")
        if fact != now:
            detail = f"{name}: {fact or 'none'} became {now or 'none'}"
            yield kinds.SETTING_CHANGED, new.name, detail, ()
