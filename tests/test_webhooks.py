"""Webhooks and callbacks: what is generated for them, and what it reads."""

from __future__ import annotations

import copy
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from generator import pipeline
from generator.config import OperationConfig
from generator.diagnostics import Diagnostics, GenerationError
from generator.settings import package_of
from tests.golden.cases import FOLDER, ROOT, generate_case

WEBHOOKS = yaml.safe_load((FOLDER / "webhooks" / "spec.yml").read_text())
ADDED = {"type": "pet.added", "pet": {"id": "p1", "age": 3}}
ADOPTED = {"type": "pet.adopted", "by": {"name": "Ann"}, "on": "2026-01-31"}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Generator[Callable[[str], ModuleType]]:
    """The modules of the golden packages `webhooks` and `callbacks`."""
    folder = tmp_path_factory.mktemp("events")
    (folder / "received").mkdir()
    for case in ("webhooks", "callbacks"):
        for file in generate_case(FOLDER / case)[0]:
            path = folder / "received" / case / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
    sys.path.insert(0, str(folder))
    yield lambda name: importlib.import_module(f"received.{name}")
    sys.path.remove(str(folder))


def generated(
    folder: Path, document: Any, *further: Any, operations: dict[str, OperationConfig] | None = None
) -> tuple[dict[str, str], list[str]]:
    """The package's files, and what was said."""
    documents = (document, *further)
    paths = [folder / f"spec{number}.yml" for number in range(len(documents))]
    for path, each in zip(paths, documents, strict=True):
        path.write_text(yaml.safe_dump(each, sort_keys=False))
    diagnostics = Diagnostics()
    config = replace(package_of(paths, "demo", None, diagnostics), operations=operations or {})
    try:
        files = pipeline.generate(config, diagnostics).files
    except GenerationError:
        files = ()
    return {file.path: file.content.decode() for file in files}, [
        f"{found.code} {found.message}" for found in diagnostics
    ]


def functions(files: dict[str, str]) -> list[str]:
    """The functions of `webhooks.py`, in its order."""
    lines = files["webhooks.py"].splitlines()
    return [line.removeprefix("def ").partition("(")[0] for line in lines if line.startswith("def ")]


@pytest.fixture
def document() -> Any:
    return copy.deepcopy(WEBHOOKS)


# --- what is read -----------------------------------------------------------------------------------------------------


def test_a_webhook_is_its_model(imported: Callable[[str], ModuleType]) -> None:
    webhooks, models = imported("webhooks.webhooks"), imported("webhooks.models")
    event = webhooks.pet_added(json.dumps(ADDED), strict=True)
    assert event == models.PetAdded(type="pet.added", pet=models.Pet(id="p1", age=3))
    with pytest.warns(DeprecationWarning, match="petWasAdopted is deprecated"):
        adopted = webhooks.pet_was_adopted(json.dumps(ADOPTED).encode(), strict=True)
    assert (adopted.by.name, adopted.on) == ("Ann", date(2026, 1, 31))


def test_any_webhook_is_told_by_its_constant(imported: Callable[[str], ModuleType]) -> None:
    webhooks, models = imported("webhooks.webhooks"), imported("webhooks.models")
    contents = [ADDED, ADOPTED, {"type": "pets.listed", "pets": []}]
    found = [webhooks.parse(json.dumps(content), strict=True) for content in contents]
    assert [type(event) for event in found] == [models.PetAdded, models.PetWasAdoptedPayload, models.ListPayload]


def test_a_webhook_of_an_unknown_kind(imported: Callable[[str], ModuleType], caplog: pytest.LogCaptureFixture) -> None:
    webhooks, errors = imported("webhooks.webhooks"), imported("webhooks.errors")
    event = webhooks.parse('{"type": "pet.lost", "since": 3}')
    assert event.model_dump() == {"type": "pet.lost", "since": 3}
    [record] = caplog.records
    assert (record.name, record.levelname) == ("webhooks", "WARNING")
    assert record.getMessage() == "any webhook: deviating event: type: an unknown kind of object"
    with pytest.raises(errors.EventDecodeError, match="does not allow: type"):
        webhooks.parse('{"type": "pet.lost"}', strict=True)


def test_a_webhook_that_deviates(imported: Callable[[str], ModuleType], caplog: pytest.LogCaptureFixture) -> None:
    webhooks, errors = imported("webhooks.webhooks"), imported("webhooks.errors")
    content = json.dumps({**ADDED, "pet": {"age": "three"}})
    assert webhooks.pet_added(content).pet.age == "three"
    places = [record.getMessage().split(": ")[2] for record in caplog.records]
    assert places == ["pet.age", "pet.id"]
    with pytest.raises(errors.EventDecodeError, match=r"pet\.added came with what .*: pet\.age, pet\.id$"):
        webhooks.pet_added(content, strict=True)


@pytest.mark.parametrize("content", [b"", "<html>", b'{"type": "pet.added"'])
def test_a_webhook_that_is_broken(imported: Callable[[str], ModuleType], content: bytes | str) -> None:
    webhooks, errors = imported("webhooks.webhooks"), imported("webhooks.errors")
    with pytest.raises(errors.WebhooksError) as caught:
        webhooks.pet_added(content)
    assert type(caught.value) is errors.EventDecodeError


def test_callbacks_are_forms_lists_text_and_bytes(imported: Callable[[str], ModuleType]) -> None:
    webhooks, models = imported("callbacks.webhooks"), imported("callbacks.models")
    assert webhooks.strike("from Monday", strict=True) == "from Monday"
    assert webhooks.send_parcel_lost_post('["a"]', strict=True) == ["a"]
    assert webhooks.send_parcel_lost_delete(b"\x00", strict=True) == b"\x00"
    content = 'minutes=5&names=Ann&names=Bo&door={"number":4}&signature={"x":[1]}'
    for read in (webhooks.send_parcel_delivered, webhooks.send_letter_delivered):
        signed = read(content, strict=True)
        assert (signed.minutes, signed.names, signed.door) == (5, ["Ann", "Bo"], models.SignedPayloadDoor(number=4))
        assert signed.signature == {"x": [1]}


def test_a_package_loads_its_webhooks_when_they_are_used(imported: Callable[[str], ModuleType]) -> None:
    folder = Path(str(imported("webhooks").__file__)).parents[2]
    code = (
        "import sys, received.webhooks\n"
        "assert not [name for name in sys.modules if name.startswith('received.webhooks') and 'events' in name]\n"
        "from received.webhooks import webhooks\n"
        "assert 'received.webhooks.models.webhooks' not in sys.modules\n"
        "webhooks.pet_added('{}')\n"
        "assert 'received.webhooks.models.webhooks' in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_example_of_its_readme_runs(imported: Callable[[str], ModuleType]) -> None:
    readme = (Path(str(imported("webhooks").__file__)).parent / "README.md").read_text()
    section = readme.partition("## Webhooks\n")[2].partition("\n## ")[0]
    code = section.partition("```python\n")[2].partition("```")[0].replace("from webhooks", "from received.webhooks")
    found: dict[str, Any] = {"body": json.dumps(ADDED)}
    exec(code, found)
    assert found["event"].pet.id == "p1"
    assert re.findall(r"^- `(\w+)` ->", section, re.MULTILINE) == ["pet_added", "pet_was_adopted", "list_"]


# --- what is generated ------------------------------------------------------------------------------------------------


def test_without_events_there_is_no_module(tmp_path: Path, document: Any) -> None:
    del document["webhooks"]
    files, _ = generated(tmp_path, document)
    assert not {"webhooks.py", "_runtime/events.py"} & files.keys()
    assert "EventDecodeError" not in files["errors.py"] and "## Webhooks" not in files["README.md"]


def test_what_only_events_reach_is_their_module(tmp_path: Path, document: Any) -> None:
    files, _ = generated(tmp_path, document)
    assert "class PetAdded(Model)" in files["models/webhooks.py"]
    assert "class Pet(Model)" in files["models/common.py"]


def test_a_resource_called_webhooks_has_the_same_models(tmp_path: Path, document: Any) -> None:
    document["paths"]["/pets/{id}"]["get"]["tags"] = ["Webhooks"]
    files, _ = generated(tmp_path, document)
    assert files["models/webhooks.py"].startswith('"""Models of Webhooks."""')
    assert "class Pet(Model)" in files["models/webhooks.py"] and "def get_pet(" in files["resources/webhooks.py"]


def test_a_webhook_brings_what_only_the_server_gives(tmp_path: Path, document: Any) -> None:
    pet = document["components"]["schemas"]["Pet"]
    pet["properties"]["id"]["readOnly"] = True
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}}
    responses = {"204": {"description": "Replaced"}}
    document["paths"]["/pets/{id}"] = {
        "put": {"operationId": "replacePet", "requestBody": body, "responses": responses}
    }
    files, _ = generated(tmp_path, document)
    definitions = "".join(text for path, text in files.items() if path.startswith("models/"))
    assert "class Pet(Model):\n    id: str\n" in definitions
    assert "class PetInput(Model):\n    age: int | None = None\n" in definitions
    del document["webhooks"]
    assert "PetInput" not in "".join(generated(tmp_path, document)[0].values())


def payload(document: Any, name: str) -> Any:
    return document["webhooks"][name]["post"]["requestBody"]["content"]


@pytest.mark.parametrize(
    "change",
    [
        lambda document: payload(document, "list")["application/json"]["schema"].update(required=["pets"]),
        lambda document: payload(document, "list")["application/json"]["schema"]["properties"].pop("type"),
        lambda document: payload(document, "list").update({"text/plain": payload(document, "list").popitem()[1]}),
        lambda document: payload(document, "list")["application/json"].update(schema={"type": "string"}),
        lambda document: document["webhooks"].update({"again": document["webhooks"]["pet.added"]}),
        lambda document: [document["webhooks"].pop(name) for name in ("list", "pet.adopted")],
    ],
    ids=["not required", "without it", "not JSON", "no object", "the same twice", "only one"],
)
def test_webhooks_that_nothing_tells_apart(tmp_path: Path, document: Any, change: Callable[[Any], object]) -> None:
    before, _ = generated(tmp_path, document)
    change(document)
    after, _ = generated(tmp_path, document)
    assert "parse" in functions(before) and "pet_added" in functions(after)
    assert "parse" not in functions(after) and "AnyWebhook" not in "".join(after.values())


def test_the_webhooks_of_two_documents(tmp_path: Path, document: Any) -> None:
    second = copy.deepcopy(document)
    second["info"]["title"] = "Zoo"
    files, _ = generated(tmp_path, document, second)
    assert functions(files)[:3] == ["shelter_post_pet_added", "shelter_post_pet_adopted", "shelter_post_list"]
    assert functions(files)[3:] == ["zoo_post_pet_added", "zoo_post_pet_adopted", "zoo_post_list"]


def test_names_that_two_events_want(tmp_path: Path, document: Any) -> None:
    post = document["webhooks"]["list"]["post"]
    document["webhooks"] = {"a.b": {"post": post}, "a-b": {"post": post}, "a b": {"put": post}, "c": {"post": post}}
    files, said = generated(tmp_path, document)
    assert functions(files) == ["post_a_b", "post_a_b2", "put_a_b", "c"]
    assert [line for line in said if line.startswith("N110")] == [
        "N110 webhooks.a_b would be more than one event; 'a.b' is webhooks.post_a_b",
        "N110 webhooks.a_b would be more than one event; 'a-b' is webhooks.post_a_b2",
        "N110 webhooks.a_b would be more than one event; 'a b' is webhooks.put_a_b",
    ]


def test_a_webhook_with_several_methods(tmp_path: Path, document: Any) -> None:
    item = document["webhooks"]["list"]
    item["put"] = item["post"]
    files, _ = generated(tmp_path, document)
    assert functions(files) == ["pet_added", "pet_was_adopted", "post_list", "put_list"]
    assert "class PostListPayload(Model)" in files["models/webhooks.py"]


def test_a_callback_that_goes_to_several_places(tmp_path: Path, document: Any) -> None:
    item = {"post": {"requestBody": {"content": {"text/plain": {}}}}}
    callback = {"{$request.body#/a}": item, "{$request.body#/b}": item, "x-note": {}}
    document["paths"]["/pets/{id}"]["get"]["callbacks"] = {"done": callback, "x-note": {}}
    del document["webhooks"]
    files, said = generated(tmp_path, document)
    assert said == []
    assert functions(files) == ["get_pet_done_post_by_request_body_a", "get_pet_done_post_by_request_body_b"]


def test_events_are_configured_like_operations(tmp_path: Path, document: Any) -> None:
    operations = {"pet.added": OperationConfig(method="arrived"), "list": OperationConfig(skip=True)}
    files, said = generated(tmp_path, document, operations=operations)
    assert functions(files) == ["arrived", "pet_was_adopted"]
    assert not [line for line in said if line.startswith("F")]
    operations["list"] = OperationConfig(method="arrived")
    assert generated(tmp_path, document, operations=operations)[1][-1].startswith("N109 the configuration calls both")
    assert generated(tmp_path, document, operations={"pet.aded": OperationConfig(method="a")})[1][-1].endswith(
        "did you mean 'pet.added'?"
    )


@pytest.mark.parametrize(
    "broken",
    [None, 1, [], "x", {"w": None}, {"w": 1}, {"w": {"post": None}}, {"w": {"post": 3}}, {"x-w": {"post": {}}}],
)
def test_broken_webhooks_never_crash(tmp_path: Path, document: Any, broken: Any) -> None:
    for key in ("webhooks", "x-webhooks"):
        files, said = generated(tmp_path, {**document, "webhooks": {}, key: broken})
        assert "webhooks.py" not in files
        assert files or any("error" in line or line[0] in "CR" for line in said)


@pytest.mark.parametrize("broken", [{"c": 1}, {"c": {}}, {"c": None}, {"c": {"{$url}": None}}])
def test_callbacks_that_say_nothing_are_ignored(tmp_path: Path, document: Any, broken: Any) -> None:
    document["paths"]["/pets/{id}"]["get"]["callbacks"] = broken
    assert "webhooks.py" in generated(tmp_path, document)[0]


@pytest.mark.parametrize("broken", [1, [], {"c": {"{$url}": 1}}, {"c": {"{$url}": {"post": 1}}}])
def test_broken_callbacks_never_crash(tmp_path: Path, document: Any, broken: Any) -> None:
    document["paths"]["/pets/{id}"]["get"]["callbacks"] = broken
    files, said = generated(tmp_path, document)
    assert files or any(line[0] in "CR" for line in said)


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_the_report_counts_events(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "callbacks" / "spec.yml", tmp_path)
    arguments = ("generate", "spec.yml", "--output", "out", "--report", "report.json")
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "spec: 1 event skipped; --allow-skips accepts that\n" in done.stderr
    assert run(*arguments, "--allow-skips", cwd=tmp_path).returncode == 0
    assert json.loads((tmp_path / "report.json").read_text())["events"] == {
        "total": 7,
        "generated": 6,
        "skipped": [
            {
                "id": "sendLetter_photographed",
                "reason": "content of type multipart/form-data is not read",
                "location": "spec.yml:51:13",
            }
        ],
    }


def test_inspect_lists_events() -> None:
    shown = run("inspect", str(FOLDER / "webhooks" / "spec.yml"), cwd=ROOT).stdout
    assert "  webhooks.pet_added -> PetAdded  [webhook]\n" in shown
    assert "  webhooks.pet_was_adopted -> PetWasAdoptedPayload  [webhook, deprecated]\n" in shown
    assert "  webhooks.parse -> AnyWebhook  [any webhook]\n" in shown
