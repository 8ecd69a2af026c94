"""A second judge of requests, run where openapi-core is: `.venv-wire/bin/python tests/corpus/wire_second.py DOCUMENT`.

Standard input has the requests as `wire_calls` wrote them down. It knows nothing else of this project.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

import yaml
from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

KNOWN: tuple[tuple[str, str], ...] = (
    (
        r"DeserializeError\('deepObject'",
        "deep_object_loads needs explode, which means nothing to deepObject, and knows one level",
    ),
    (
        r"DeserializeError\('form', .*",
        "form_loads splits at commas what was decoded before, and at the commas of values too",
    ),
    (
        r"DeserializeError\('(space|pipe)Delimited'",
        "delimited_loads has no exploded arrays, and splits at %20 what was decoded before",
    ),
    (
        r"CastError\(value='[^']* [^']*', type='integer'",
        "SchemaCaster and delimited_loads: what was decoded has no %20 to split at",
    ),
    (r"ServerNotFound", "an operation in another file has servers of its own, which cannot be taken out here"),
    (r"'str' object has no attribute 'get'", "referencing looks for schemas in a file that holds none (crawl)"),
    (r"^\S+ \S*\?.*PathNotFound", "a path has a query, which no path may have"),
    (r"Failed to cast value to (object|array) type", "of a union it takes a value for the kind of one member"),
    (r"IndexError: Replacement index", "it takes the dot of `{.name}` for an attribute (str.format)"),
    (
        r"Missing required path parameter",
        "matrix_loads and label_loads look for names with a mark that its paths do not have",
    ),
    (r"Missing required query parameter", "form_loads looks for an exploded object under its own name"),
    (r"EmptyQueryParameterValue", "it takes no empty text in a query without allowEmptyValue, which forbids none"),
    (r"header parameter: (Authorization|Accept|Content-Type)", "a parameter of this name is to be ignored"),
    (r"KeyError: 'mutualTLS'", "its security knows no mutualTLS"),
    (r": KeyError: '\w+': None", "it takes the dot in the name of a path's variable for an attribute (str.format)"),
    (r"b.?['\"].* is not (of type .?'string|one of)", "a part that is bytes is no string to it"),
    (
        r"InvalidParameter: string: (3|'notauuid') is not|InvalidRequestBody: object: None is not of type 'string'",
        "it puts in a default for what is not there, and judges that",
    ),
    (r"b.?['\"].* is not of type .?'object", "a part whose schema has no `type` stays bytes to it"),
    (
        r"InvalidParameter: any: ",
        "it tells arrays and objects by `type` alone, and leaves texts where that is missing, several or referenced",
    ),
    (r"TypeError: Expected a string value, got <class 'list'>", "it reads `type` as a text where it is a list"),
    (r"'[-\d.]+' is not of type '(number|integer)'", "a text or a part that is a number stays a text to it"),
    (r"reference '[#/\w]+' could not be resolved", "a discriminator may map to the name of a schema alone"),
    (r"object: None is not valid under any", "null is meant where `nullable` stands beside a union"),
    (
        r"Tried to write read-only property",
        "the calls give fields that are read-only too, which only SHOULD NOT be sent",
    ),
)
"""What it says, and why that is its own fault, as its source shows."""


_MARK = re.compile("%(2F|3F|23)")
"""What would end a segment or the path: it stays encoded."""


_SHOWN = 150
"""How much is shown of what stands at an end of a message."""


class Request:
    """A request in the form that openapi-core asks for."""

    host_url = "http://127.0.0.1"

    def __init__(self, text: str, template: str) -> None:
        head, _, body = text.encode("latin-1").partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ")
        path, _, query = target.partition("?")
        headers = Headers([(name, value) for name, _, value in (line.partition(": ") for line in lines)])
        cookies = [pair.partition("=")[::2] for pair in headers.get("cookie", "").split("; ") if pair]
        self.method = method.lower()
        # The last segments are those of the template; before them stands the path of a server. It decodes nothing.
        segments = path.split("/")[-template.count("/") :]
        self.path = "/" + "/".join(unquote(_MARK.sub(r"%25\1", segment)) for segment in segments)
        self.body = body or None
        self.content_type = headers.get("content-type", "")
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(parse_qsl(query, keep_blank_values=True)),
            header=headers,
            cookie=ImmutableMultiDict([(name, unquote(value)) for name, value in cookies]),
        )


def main() -> None:
    path = Path(sys.argv[1])
    document = without_servers(read(path))
    api = opened(document, path)
    known: Counter[str] = Counter()
    findings: list[str] = []
    agreed = 0
    for sent in json.load(sys.stdin):
        told = judged(api, sent)
        if told:
            # After it met a reference into another file that it did not like, it finds no other any more.
            api = opened(document, path)
            told = judged(api, sent)
        if not told:
            agreed += 1
        elif sent["is_valid"]:
            said = [f"{sent['name']}: {each}" for each in told]
            why = next((reason for text, reason in KNOWN if any(re.search(text, each) for each in said)), None)
            known[why or "?"] += 1
            if why is None:
                findings.append(f"{sent['name']}: openapi-core: {told[0]}"[:300])
    print(json.dumps({"agreed": agreed, "known": known, "findings": findings}))


def opened(document: Any, path: Path) -> OpenAPI:
    """What judges the requests of a document."""
    return OpenAPI.from_dict(document, Config(spec_validator_cls=None), base_uri=path.as_uri())


def read(path: Path) -> Any:
    """A document."""
    text = path.read_text(encoding="utf-8-sig")
    return json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=Loader)


class Loader(yaml.CSafeLoader):
    """YAML in which a day is a text, as in JSON."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def without_servers(document: Any) -> Any:
    """The document as if the server on loopback were its own."""
    for item in (document.get("paths") or {}).values():
        for holder in (item, *item.values()) if isinstance(item, dict) else ():
            if isinstance(holder, dict):
                holder.pop("servers", None)
    return {**document, "servers": [{"url": Request.host_url}]}


def judged(api: OpenAPI, sent: dict[str, Any]) -> list[str]:
    """What openapi-core has against a request."""
    try:
        errors = list(api.iter_request_errors(Request(sent["request"], sent["path"])))
    except Exception as error:
        errors = [error]
    return [f"{type(error).__name__}: {_why(error)}" for error in errors]


def _why(error: Exception) -> str:
    """What is wrong, without the whole value."""
    found = [_short(text) for each in getattr(error.__cause__, "schema_errors", ()) for text in _messages(each)]
    kind = getattr(error.__cause__, "type", "")
    return f"{kind}: {'; '.join(found)}" if found else f"{error}: {error.__cause__!r}"


def _messages(error: Any) -> list[str]:
    """What a schema has against a value, and where that is a union, what of its members may be the reason."""
    inner = [text for each in error.context or () for text in _messages(each)]
    telling = [text for text in inner if re.search("read-only|could not be resolved", text)]
    return [str(error.message), *dict.fromkeys(telling)]


def _short(text: str) -> str:
    return text if len(text) < 2 * _SHOWN else f"{text[:_SHOWN]}…{text[-_SHOWN:]}"


if __name__ == "__main__":
    main()
