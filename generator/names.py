"""Builds every identifier that reaches the output: casing, keywords, illegal characters, clashes."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.text import Identifier

MODEL_MODULE_NAMES = frozenset(
    {
        "Annotated", "Any", "Base64", "BaseModel", "ConfigDict", "Decimal", "DecimalNumber", "Dict", "Enum", "False",
        "Field", "IPv4Address", "IPv6Address", "List", "Literal", "Model", "None", "OneOf", "Optional", "RootModel",
        "True", "TypeAlias", "TypeAliasType", "TypeVar", "UUID", "Union",
    }
)  # fmt: skip
"""What a module of models imports, and no model may therefore be called."""

_BUILTIN_CLASSES = frozenset(name for name in dir(builtins) if name[0].isupper()) | {"PythonFinalizationError"}
"""What an annotation would be taken for while a class of such a name is yet to come."""

CLIENT_MODULE_NAMES = frozenset(
    {
        "AsyncHttpClient", "client", "errors", "filters", "models", "resources", "testing", "verify", "webhooks",
        "API", "APIConnection", "ApiKey", "APIResponse", "APIResult", "APIStatus", "APITimeout", "AsyncClient",
        "AsyncPage", "AsyncPager", "AsyncStream", "AsyncStreamedResponse", "AsyncTokenProvider", "Authentication",
        "BadRequest", "Basic", "Bearer", "Bulk", "BulkEntry", "BulkResult", "ClientAuthentication", "ClientClosed",
        "Configuration", "Conflict", "Deviation", "Envelope", "EventDecode", "File", "FileInput", "Hooks",
        "InternalServer", "InvalidRequest", "Iterable", "Literal", "Mapping", "NoResults", "NotFound", "NotGiven",
        "OAuth2", "Page", "PermissionDenied", "RateLimit", "RequestOptions", "ResponseDecode", "RowErrors", "Server",
        "ServerVariable", "Settings", "Stream", "StreamedResponse", "SyncClient", "Timeout", "Token", "TokenProvider",
        "Transport", "UnprocessableEntity",
    }
)  # fmt: skip
"""What the package's own modules define or import, with or without `Error`, and no client may be called."""

RESOURCE_MODULE_NAMES = frozenset(
    {
        "AbstractAsyncContextManager", "AbstractContextManager", "Any", "ApiKey", "APIResponse",
        "APIResponseWithHeaders", "Arguments", "AsyncClient", "AsyncHttpClient", "AsyncPage", "AsyncPager",
        "AsyncResource",
        "AsyncStream", "AsyncStreamedResponse", "AsyncTokenProvider", "AsyncTransport", "Awaitable", "Basic",
        "Bearer", "Body", "BulkResult", "BulkRule", "Callable", "Choice", "ClientAuthentication", "Content",
        "CursorPages", "Envelope", "FileInput", "Header", "HeadersOf", "Hooks", "Iterable", "LinkPages", "Literal",
        "Mapping", "NoResults", "NotGiven", "NumberPages", "OAuth2", "OffsetPages", "Operation", "Page", "Parameter",
        "Part", "RateLimit", "RequestOptions", "Resource", "RowErrors", "Server", "ServerVariable", "Settings",
        "Stream", "StreamedResponse", "StreamOf", "SyncClient", "Timeout", "Token", "TokenProvider", "Transport",
        "TypedDict",
    }
)  # fmt: skip
"""What the modules of resources and of the client import, and no class of a resource may be called."""

METHOD_PARAMETER_NAMES = frozenset({"self", "body", "extra_body", "options", "max_items"})
"""Parameters that a method has besides the document's."""

BODY_PARAMETER_NAMES = frozenset({"content_type"})
"""Parameters that a method has besides where its body can have one of several media types."""

BULK_PARAMETER_NAMES = frozenset({"concurrency", "on_progress"})
"""Parameters that a method for any number of rows has besides."""

RESOURCE_ATTRIBUTES = frozenset(
    {
        "cached_property",
        "deprecated",
        "models",
        "overload",
        "raw_caller",
        "streaming_caller",
        "with_raw_response",
        "with_streaming_response",
    }
)
"""What a resource has besides its methods, and what its class uses."""

EVENT_MODULE_NAMES = frozenset(
    {
        "annotations", "bool", "bytes", "datetime", "decimal", "deprecated", "dict", "float", "int", "ipaddress",
        "list", "logging", "models", "parse", "str", "tuple", "uuid",
    }
)  # fmt: skip
"""What the module of webhooks has besides their functions."""

CLIENT_ATTRIBUTES = frozenset({"cached_property", "caller", "close", "with_options"})

_MODELS_NAMES = frozenset({"getattr", "globals", "import_module", "sorted"})
"""What the package `models` calls: a module below it of such a name would stand in its place."""

_RESERVED_FIELDS = frozenset(
    {
        "bool", "bytes", "clientwright_extra", "construct", "copy", "dict", "float", "from_orm", "int", "json", "list",
        "object", "parse_file", "parse_obj", "parse_raw", "schema", "schema_json", "str", "update_forward_refs",
        "validate",
    }
)  # fmt: skip
"""What pydantic's base class and ours have, and the types that stand in annotations beside the fields."""


_SIGN = re.compile(r"^[+-](?=\d)")
"""`+1` and `-1` differ in this alone."""

_CHANGES_OF_CASE = re.compile(
    r"(?<=[a-z0-9])(?=[A-Z])"
    # Not within `IPs`, `IPv6` and `OAuth`, which are one word each.
    r"|(?<=[A-Z])(?=[A-Z][a-z])(?![B-Z]s(?![a-z]))(?!As(?![A-Za-z]))(?!(?<=I)Pv[0-9])(?!(?<=O)Auth)"
)

_VERBS = frozenset(
    {
        "add", "cancel", "change", "check", "copy", "count", "create", "delete", "destroy", "edit", "export", "fetch",
        "find", "get", "import", "insert", "list", "lookup", "modify", "move", "patch", "post", "put", "query", "read",
        "remove", "replace", "reset", "retrieve", "run", "save", "search", "send", "set", "show", "start", "stop",
        "store", "sync", "update", "upload", "upsert", "validate", "view",
    }
)  # fmt: skip
"""What the verb of an operationId may be, whose first word is its noun."""

_PATH_PART = re.compile(r"\{([^{}]*)\}|[^{}]+")

_LONGEST_RESOURCE = 80
"""Of its name, which is also a file's: no file system takes one of any length."""


_DEVICES = frozenset(
    {
        "AUX",
        "CLOCK$",
        "CON",
        "CONIN$",
        "CONOUT$",
        "NUL",
        "PRN",
        *(f"{kind}{n}" for kind in ("COM", "LPT") for n in range(10)),
    }
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both its forms."""

    wire: str
    python: Identifier


@lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[str, ...]:
    """Split a name at separators and at changes of case: `SfdcOpportunityID` -> Sfdc, Opportunity, ID."""
    text = unicodedata.normalize("NFKC", text).replace("'", "")
    text = _SIGN.sub(lambda found: "plus " if found[0] == "+" else "minus ", text)
    text = "".join(character if _is_part_of_word(character) else " " for character in text)
    return tuple(word for part in text.split() for word in _split(part))


def _is_part_of_word(character: str) -> bool:
    # Vowel signs and the like are marks: without them, a word of Hindi or Thai is another one.
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _split(part: str) -> list[str]:
    """The words of a text that has no separators."""
    if part.isascii():
        return _CHANGES_OF_CASE.split(part)
    starts = [
        at
        for at in range(1, len(part))
        if part[at].isupper() and (not part[at - 1].isupper() or (at + 1 < len(part) and part[at + 1].islower()))
    ]
    return [part[start:end] for start, end in zip([0, *starts], [*starts, len(part)], strict=True)]


def snake(text: str) -> Identifier:
    """`CompanyId` -> `company_id`; a keyword or a leading digit gets an underscore."""
    return _identifier("_".join(word.lower() for word in words(text)))


def pascal(text: str) -> Identifier:
    """`success plan` -> `SuccessPlan`; capitals that are there stay."""
    parts = words(text)
    if len(parts) > 1 and text.upper() == text:
        parts = tuple(word.lower() for word in parts)
    return _identifier("".join(word[0].upper() + word[1:] for word in parts) or "Empty")


def constant(text: str) -> Identifier:
    """`createOpportunity` -> `CREATE_OPPORTUNITY`."""
    return _identifier("_".join(word.upper() for word in words(text)))


def private_constant(python_name: Identifier) -> Identifier:
    """`get_types` -> `_GET_TYPES`: the module constant that stands behind a method."""
    name = python_name.strip("_")
    # Upper case may be that of another name too: that of an i without its dot is I.
    is_one = name.isascii() or name.upper().lower() == name
    return Identifier("_" + (name.upper() if is_one else name))


def class_name(wire: str) -> Identifier:
    """The class of a schema; `Model` makes a name of what cannot be one, and tells it from what its module imports."""
    name = pascal(wire)
    if name.startswith("_"):
        return Identifier("Model" + name[1:])
    if name in MODEL_MODULE_NAMES or name in _BUILTIN_CLASSES or name.endswith("_"):
        return Identifier(name.rstrip("_") + "Model")
    return name


def field_name(wire: str) -> Identifier:
    """The attribute of a property; what a pydantic model needs itself is left alone."""
    name = snake(wire)
    if name.startswith("model_") or name in _RESERVED_FIELDS:
        return Identifier(name + "_")
    return _public("field", name)


def method_name(operation_id: str, resource: str) -> Identifier:
    """The operationId less the resource's noun: `searchOpportunities` of `Opportunities` -> `search`.

    Depends on nothing else, so that no other operation can change a method's name.
    """
    return _public("call", _less_noun(operation_id, resource))


def bulk_method_name(method: Identifier) -> Identifier:
    """The method beside another that takes any number of rows: `create` -> `create_many`."""
    return Identifier(f"{method.rstrip('_')}_many")


def path_method_name(http_method: str, path: str) -> Identifier:
    """The HTTP method and the path: `GET /pets/{id}` -> `get_pets_by_id`."""
    return _public("call", snake(path_operation_id(http_method, path)))


def path_operation_id(http_method: str, path: str) -> str:
    """An operationId made of nothing but method and path: `get /pets/{id}` -> `getPetsById`."""
    found = [_path_word(match) for match in _PATH_PART.finditer(path)]
    return http_method.lower() + ("".join(found) or "Root")


def _path_word(match: re.Match[str]) -> str:
    variable = match.group(1)
    if variable is not None:
        return "By" + pascal(variable)
    return pascal(match.group()) if says_something(match.group()) else ""


def whole_method_name(operation_id: str) -> Identifier:
    """The operationId, with its noun."""
    return _public("call", snake(operation_id))


def event_name(event_id: str) -> Identifier:
    """The function that reads an event: `pet.added` -> `pet_added`."""
    name = _public("event", snake(event_id))
    return Identifier(f"{name}_") if name in EVENT_MODULE_NAMES else name


def _less_noun(operation_id: str, resource: str) -> Identifier:
    spoken = words(operation_id)
    noun = [singular(word) for word in words(resource)]
    found = _place_of(noun, [singular(word) for word in spoken])
    if found is None or (found[0] == 0 and _starts_with_verb(operation_id, spoken, found[1])):
        return snake(operation_id)
    rest = spoken[: found[0]] + spoken[found[1] :]
    return snake(" ".join(rest)) if rest and rest[0][0].isalpha() else snake(operation_id)


def _place_of(noun: list[str], plain: list[str]) -> tuple[int, int] | None:
    """Where a noun stands among words; also where one of both is written as one word: `addons` is `Add-Ons`."""
    whole = "".join(noun)
    lengths = dict.fromkeys([len(noun), 1, *range(2, len(plain) + 1 if len(noun) == 1 else 0)])
    for length in lengths:
        for start in range(len(plain) - length + 1):
            if whole and "".join(plain[start : start + length]) == whole:
                return start, start + length
    return None


def _starts_with_verb(operation_id: str, spoken: Sequence[str], end: int) -> bool:
    """Whether the resource's noun is a verb here: `inviteUser` of `Invites` is no `user`."""
    first = spoken[0]
    rest = [word.lower() for word in spoken[end:]]
    is_plain = operation_id.isalnum() and end == 1 and first.islower() and singular(first) == first
    return is_plain and bool(rest) and rest[0] not in _VERBS


def singular(word: str) -> str:
    """A form in which the singular and the plural of an English noun agree, in lower case."""
    word = word.lower()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def api_names(titles: Sequence[str]) -> list[Identifier]:
    """Names of documents, from their titles less the words at either end that all of them share."""
    spoken = [words(title) for title in titles]
    if len(spoken) == 1:
        return [snake(" ".join(word for word in spoken[0] if word.lower() != "api") or titles[0])]
    while all(spoken) and len({parts[0].lower() for parts in spoken}) == 1:
        spoken = [parts[1:] for parts in spoken]
    while all(spoken) and len({parts[-1].lower() for parts in spoken}) == 1:
        spoken = [parts[:-1] for parts in spoken]
    return [snake(" ".join(parts) or title) for parts, title in zip(spoken, titles, strict=True)]


def client_class(package: str) -> Identifier:
    """The client's class where the configuration names none: the package's name, unless it is taken."""
    name = pascal(package)
    return Identifier(f"{name}Client") if name in CLIENT_MODULE_NAMES else name


def is_package_name(name: str) -> bool:
    """Whether a package may have this name."""
    return name.isidentifier() and name.isascii() and not keyword.iskeyword(name) and not name.startswith("__")


def resource_name(tag: str) -> Identifier:
    """The attribute of the client for a tag, and the module behind it."""
    # Two files whose names differ in case alone are one on many a disk.
    name = _public("resource", _shortened(snake(tag.casefold() if not tag.isascii() else tag)))
    is_taken = name in CLIENT_ATTRIBUTES or name in _MODELS_NAMES or is_device(name)
    return Identifier(f"{name}_") if is_taken else name


def is_device(name: str) -> bool:
    """Whether Windows takes the name of a file for a device, whatever its suffix: `con`, `aux.yml`."""
    stem = unicodedata.normalize("NFKC", name.partition(".")[0]).strip(" ").upper()
    return stem in _DEVICES


def says_something(text: str) -> bool:
    """Whether a text holds anything that an identifier can be made of."""
    return _letters(words(text)) != ""


def _letters(spoken: Sequence[str]) -> str:
    return "".join(character for word in spoken for character in word if ("_" + character).isidentifier())


def _shortened(name: Identifier) -> Identifier:
    """The name, cut between two words where a file could not be called by it."""
    if len(name.encode()) <= _LONGEST_RESOURCE:
        return name
    short = name.encode()[:_LONGEST_RESOURCE].decode(errors="ignore")
    return Identifier(short.rpartition("_")[0] or short)


def numbered(name: Identifier, number: int) -> Identifier:
    """The name with a number after it, for what nothing else tells apart: `create` -> `create2`."""
    return Identifier(f"{name.rstrip('_')}{number}")


def resource_class(tag: str) -> Identifier:
    """The class for a tag."""
    name = pascal(tag)
    return Identifier("Resource" + name[1:]) if name.startswith("_") else name


def distinct_classes(names: Sequence[Identifier], taken: Iterable[str] = ()) -> list[Identifier]:
    """The classes of all resources, `Resource` added where one would be another or the other's asynchronous twin.

    Args:
        names: What the tags would call them.
        taken: What else stands in the modules in which they appear.
    """
    asynchronous = {f"Async{name}" for name in names}
    used = set(taken)
    result: list[Identifier] = []
    for name in names:
        chosen = Identifier(f"{name}Resource") if name in asynchronous else name
        while {chosen, f"Async{chosen}"} & used:
            chosen = Identifier(f"{chosen}Resource")
        used |= {chosen, f"Async{chosen}"}
        result.append(chosen)
    return result


def _public(prefix: str, name: Identifier) -> Identifier:
    """The name, with a word in front where it would start with a digit: a leading underscore means private."""
    return Identifier(prefix + name) if name.startswith("_") else name


def _identifier(name: str) -> Identifier:
    if not f"_{name}".isidentifier():
        name = "".join(character for character in name if ("_" + character).isidentifier())
    if not name:
        name = "empty"
    if not name[0].isidentifier():
        name = "_" + name
    if keyword.iskeyword(name) or name in {"None", "True", "False"}:
        name += "_"
    return Identifier(unicodedata.normalize("NFKC", name))
