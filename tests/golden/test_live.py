"""Golden packages are not only compared: they are imported under another parent, type-checked, and called."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml

from tests.behaviour.server import Answer, Asked, serving
from tests.golden.cases import CASES, ROOT, generate_case

PARENT = "vendored_goldens"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path]:
    """All golden packages below one parent package."""
    parent = tmp_path_factory.mktemp("live") / PARENT
    parent.mkdir()
    (parent / "__init__.py").write_text("")
    for case in CASES:
        for file in generate_case(case)[0]:
            path = parent / case.name / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
    sys.path.insert(0, str(parent.parent))
    yield parent
    sys.path.remove(str(parent.parent))


def modules(package: Path) -> Iterator[str]:
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent.parent).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_module_imports_and_every_model_builds(case: Path, folder: Path) -> None:
    for name in modules(folder / case.name):
        importlib.import_module(name)
    models = importlib.import_module(f"{PARENT}.{case.name}.models")
    for name in models.__all__:
        found = getattr(models, name)
        if inspect.isclass(found):
            found.model_rebuild()


# The runtime is the same in all packages, and `make types` checks it.
MYPY_SETTINGS = f"""\
[mypy]
strict = True
incremental = False
[mypy-{PARENT}.*._runtime.*]
ignore_errors = True
"""


def test_mypy_strict(folder: Path) -> None:
    (folder.parent / "mypy.ini").write_text(MYPY_SETTINGS)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "-p", PARENT],
        cwd=folder.parent,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def pyright() -> list[str]:
    """The command, or a skipped test."""
    command = ROOT / "node_modules" / ".bin" / "pyright"
    if shutil.which("node") is None or not command.exists():
        pytest.skip("pyright needs Node: install it and run `make test`, which runs `npm ci`")
    return [str(command)]


def test_pyright_strict(folder: Path) -> None:
    command = pyright()
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.11", "include": [PARENT], "exclude": ["**/_runtime"]}
    (folder.parent / "pyrightconfig.json").write_text(json.dumps(settings))
    done = subprocess.run([*command, "--pythonpath", sys.executable], cwd=folder.parent, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


MISUSE = """\
import datetime

from PACKAGE.filters import ObservationFilter as F
from PACKAGE.filters import TextField

F.mass.contains("1")  # an error
F.confirmed > True  # an error
F.class_ < "star"  # an error
F.tags.eq("new")  # an error
F.made_on.eq("2026-01-31")  # an error
F.count.eq(1.5)  # an error
F.class_.eq(None)  # an error
F.confirmed.eq(True) & (F.mass == 1)  # an error
TextField("site").between("a", "b")  # an error

F.class_.in_(["star"]) & (F.mass > 1) & (1.5 < F.mass) | F.made_on.between(datetime.date.min, datetime.date.max)
F.saved_at <= datetime.datetime.now()
F.count >= 1
F.tags.includes({"new"}) | ~F.confirmed.is_null()  # an error
"""


def test_pyright_refuses_operators_that_do_not_fit(folder: Path) -> None:
    misuse = folder / "misuse.py"
    misuse.write_text(MISUSE.replace("PACKAGE", f"{PARENT}.filters"))
    rules = '"typeCheckingMode": "strict", "pythonVersion": "3.11", "reportUnusedExpression": false'
    settings = folder.parent / "misuse.json"
    settings.write_text("{" + rules + f', "include": ["{PARENT}/misuse.py"]' + "}")
    done = subprocess.run(
        [*pyright(), "--pythonpath", sys.executable, "--project", str(settings)],
        cwd=folder.parent,
        capture_output=True,
        text=True,
    )
    misuse.unlink()
    found = {int(line) for line in re.findall(r"misuse\.py:(\d+):\d+ - error", done.stdout)}
    assert found == {n for n, line in enumerate(MISUSE.splitlines(), 1) if line.endswith("# an error")}, done.stdout


def operations(case: Path) -> list[tuple[str, re.Pattern[str], Any, dict[str, Any]]]:
    """Method, path, successful response and document of every operation."""
    found: list[tuple[str, re.Pattern[str], Any, dict[str, Any]]] = []
    specs = sorted(case.glob("*.yml"))
    for spec in specs:
        document = yaml.safe_load(spec.read_text())
        # The path of an only document's server stands in the client's base_url.
        of_document = document.get("servers", []) if len(specs) > 1 else []
        for path, item in document["paths"].items():
            for method, operation in {**item, **item.get("additionalOperations", {})}.items():
                if method in ("get", "put", "post", "patch", "delete", "query", "Copy"):
                    servers = operation.get("servers") or item.get("servers") or of_document
                    whole = relative_server(servers) + path
                    pattern = re.compile("[^/]+".join(map(re.escape, re.split(r"\{[^}]*\}", whole))) + r"(\?.*)?")
                    responses = {str(status): each for status, each in operation["responses"].items()}
                    response = next((each for status, each in responses.items() if status[0] == "2"), None)
                    response = response or responses["default"]
                    found.append((method.upper() if method.islower() else method, pattern, response, document))
    return found


def relative_server(servers: list[Any]) -> str:
    """Where on the client's server an operation's own server stands; empty for another server."""
    url: str = servers[0]["url"] if servers else ""
    for name, variable in servers[0].get("variables", {}).items() if servers else ():
        url = url.replace(f"{{{name}}}", variable["default"])
    return url if url.startswith("/") else ""


TEXTS = {
    "byte": "aGVsbG8=",
    "date": "2026-01-31",
    "date-time": "2026-01-31T12:00:00Z",
    "decimal": "1.50",
    "duration": "PT90S",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "time": "12:00:00",
    "uuid": "12345678-1234-5678-1234-567812345678",
}


def sample(schema: Any, document: dict[str, Any], depth: int = 0) -> Any:
    """A value of a schema, every property given but those that would never end."""
    if "$ref" in schema:
        return sample(document["components"]["schemas"][schema["$ref"].rpartition("/")[2]], document, depth + 1)
    if "allOf" in schema:
        parts = [*schema["allOf"], {key: value for key, value in schema.items() if key != "allOf"}]
        values = [value for part in parts if isinstance(value := sample(part, document, depth), dict)]
        return {name: inner for value in values for name, inner in value.items()}
    for key in ("oneOf", "anyOf"):
        if key in schema:
            return sample(schema[key][0], document, depth)
    if "const" in schema or "enum" in schema:
        return schema.get("const") or schema["enum"][0]
    if "properties" in schema:
        schema = {"type": "object", **schema}
    kind = schema.get("type")
    match kind[0] if isinstance(kind, list) else kind:
        case "object":
            given = schema.get("properties", {})
            required = schema.get("required", ())
            return {n: sample(s, document, depth + 1) for n, s in given.items() if depth < 4 or n in required}
        case "array" if "prefixItems" in schema:
            return [sample(item, document, depth) for item in schema["prefixItems"]]
        case "array":
            return [sample(schema["items"], document, depth)]
        case "string" if "contentSchema" in schema:
            return json.dumps(sample(schema["contentSchema"], document))
        case "string":
            return TEXTS.get(schema.get("format"), "aGVsbG8=" if "contentEncoding" in schema else "text")
        case "integer" | "number":
            return 1
        case "boolean":
            return True
        case _:
            return None


def answer(case: Path, asked: Asked) -> Answer:
    for method, pattern, response, document in operations(case):
        if asked.method == method and pattern.fullmatch(unquote(asked.path)):
            if "$ref" in response:
                response = document["components"]["responses"][response["$ref"].rpartition("/")[2]]
            content = response.get("content")
            if not content:
                return Answer(status=204)
            wanted = [pair for pair in content.items() if pair[0] in asked.headers.get("accept", "")]
            media_type, media = next(iter(wanted or content.items()))
            return Answer(body(media_type, media, document), headers={"content-type": media_type})
    return Answer({"unknown": asked.path}, status=404)


def body(media_type: str, media: dict[str, Any], document: dict[str, Any]) -> Any:
    """The body of a good answer; JSON as a value."""
    media = document["components"]["mediaTypes"][media["$ref"].rpartition("/")[2]] if "$ref" in media else media
    schema = media.get("itemSchema", media.get("schema", {}))
    value = sample(schema, document)
    items = value if isinstance(value, list) else [value]
    match media_type:
        case "application/jsonl" | "application/x-ndjson":
            return b"".join(json.dumps(item).encode() + b"\n" for item in items)
        case "application/json-seq":
            return b"".join(b"\x1e" + json.dumps(item).encode() + b"\n" for item in items)
        case "text/event-stream":
            return "".join(map(event, items)).encode()
        case _:
            return value if "json" in media_type else str(value).encode()


def event(item: Any) -> str:
    """A server-sent event: an object that says so, or one whose data an item is."""
    fields = item if isinstance(item, dict) and "data" in item else {"data": item}
    texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in fields.items()}
    return "".join(f"{name}: {text}\n" for name, text in texts.items()) + "\n"


def examples(readme: str) -> list[str]:
    """The calls that the package's own README shows."""
    headings = ("Resources", "Filters", "Media types", "Files", "Bulk writes")
    found = [example for heading in headings for example in code_below(heading, readme)]
    # What comes second needs an event loop.
    return found + [example for heading in ("Downloads", "Streams") for example in code_below(heading, readme)[:1]]


def code_below(heading: str, readme: str) -> list[str]:
    section = readme.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"```python\n(.*?)```", section, re.DOTALL)


# The server of these tests answers as a document says that says it in the right way.
@pytest.mark.parametrize("case", [case for case in CASES if case.name != "slightly_wrong"], ids=lambda case: case.name)
def test_the_examples_of_its_readme_run(
    case: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    package = importlib.import_module(f"{PARENT}.{case.name}")
    client_class = next(
        found
        for name, found in inspect.getmembers(package)
        if getattr(found, "__module__", "") == f"{package.__name__}.client" and hasattr(package, f"Async{name}")
    )
    credentials = [
        name
        for name in inspect.signature(client_class).parameters
        if name.split("_")[-1] in ("token", "username", "password", "key")
    ]
    given = dict.fromkeys(credentials, "k")
    calls = examples((folder / case.name / "README.md").read_text())
    assert calls
    with serving(reply=lambda asked: answer(case, asked)) as server:
        with client_class(base_url=server.url, max_retries=0, **given) as client:
            for call in calls:
                before = len(server.asked)
                call = call.replace(f"from {case.name}", f"from {PARENT}.{case.name}")
                with warnings.catch_warnings():
                    warnings.filterwarnings("ignore", "[^ ]+ is deprecated by the API's description")
                    exec(call, {"client": client, "print": lambda *_: None, "datetime": __import__("datetime")})
                assert len(server.asked) > before, call
    assert len(server.asked) >= len(calls)


async def call_asynchronously(client: Any) -> None:
    async with client:
        await client.ships.delete("Argo")
        await client.ships.with_raw_response.delete("Argo")


def test_a_deprecated_operation_says_so_where_it_is_called(folder: Path) -> None:
    package = importlib.import_module(f"{PARENT}.deprecated")
    with serving(reply=lambda asked: Answer(status=204)) as server, warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", DeprecationWarning)
        with package.Deprecated(base_url=server.url) as client:
            client.cranes.get(1)
            client.ships.delete("Argo")
            client.ships.with_raw_response.delete("Argo")
        asyncio.run(call_asynchronously(package.AsyncDeprecated(base_url=server.url)))
    assert [str(warning.message).split()[0] for warning in told] == ["getCrane", *["deleteShip"] * 4]
    assert {warning.filename for warning in told} == {__file__}
    assert len(server.asked) == 5


@pytest.mark.parametrize("heading", ["Watching it work", "Testing"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_its_readme_shows_of_hooks_and_tests_runs(case: Path, heading: str, folder: Path) -> None:
    [code] = code_below(heading, (folder / case.name / "README.md").read_text())
    code = code.replace(f"from {case.name}", f"from {PARENT}.{case.name}")
    found: dict[str, Any] = {"print": lambda *_: None, "datetime": __import__("datetime")}
    exec(code, found)
    found["client"].close()


@pytest.mark.parametrize("case", ["oauth2", "security", "openapi_32"])
def test_what_its_readme_shows_of_tokens_runs(case: str, folder: Path) -> None:
    code = code_below("Authentication", (folder / case / "README.md").read_text())[0]
    found: dict[str, Any] = {}
    exec(code.replace(f"from {case}", f"from {PARENT}.{case}"), found)
    found["client"].close()
