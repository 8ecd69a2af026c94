"""Where references lead: through circles, into other files, and nowhere outside the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.load import read
from generator.resolve import resolve
from tests.resolving import PREFIX, resolve_text


def test_circular_references_are_errors(tmp_path: Path) -> None:
    text = """
paths:
  /a: {get: {parameters: [{$ref: '#/components/parameters/p'}]}}
components:
  parameters: {p: {$ref: '#/components/parameters/p'}}
  schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}
"""
    _, found = resolve_text(tmp_path, text)
    assert [message.split(": ")[1] for message in found] == [
        "error R101",
        "error R103",
        "error R103",
    ]


def test_references_into_other_files(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "pet.yaml").write_text(
        "type: object\nproperties:\n  owner: {$ref: 'all.yaml#/components/schemas/Owner'}\n"
        "  home: {$ref: '../api.yaml#/components/schemas/Home'}\n"
        "  friend: {$ref: '#'}\n"
    )
    (tmp_path / "models" / "all.yaml").write_text(
        "components:\n  schemas:\n    Owner: {type: string, nullable: true}\n"
    )
    (tmp_path / "get.yaml").write_text(
        "operationId: getPet\nresponses:\n  '200':\n    description: d\n    content:\n"
        "      application/json: {schema: {$ref: models/pet.yaml}}\n"
    )
    text = """
paths: {/pet: {get: {$ref: get.yaml}}}
components: {schemas: {Home: {type: string}}}
"""
    api, found = resolve_text(tmp_path, text, "3.0.3")
    assert not found
    (operation,) = api.operations
    assert operation.responses[0].content[0].schema == {"$ref": PREFIX + "pet"}
    assert list(api.schemas) == ["Home", "pet", "Owner"]
    assert api.schemas["pet"].schema["properties"] == {
        "owner": {"$ref": PREFIX + "Owner"},
        "home": {"$ref": PREFIX + "Home"},
        "friend": {"$ref": PREFIX + "pet"},
    }
    assert api.schemas["Owner"].schema == {"type": ["string", "null"]}
    assert str(api.schemas["Owner"].location) == "models/all.yaml:3:5"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("../secret.yaml", "it is outside the document's folder"),
        ("link.yaml", "it is outside the document's folder"),
        ("a/../../secret.yaml", "it is outside the document's folder"),
        ("%2e%2e/secret.yaml", "it is outside the document's folder"),
        ("/etc/passwd", "by its relative path"),
        ("file:///etc/passwd", "by its relative path"),
        ("https://example.org/a.yaml", "by its relative path"),
        ("//example.org/a.yaml", "by its relative path"),
        ("C:\\\\secret.yaml", "by its relative path"),
        ("lost.yaml", "there is no file `lost.yaml`"),
    ],
)
def test_files_that_no_reference_reaches(tmp_path: Path, target: str, reason: str) -> None:
    folder = tmp_path / "specs"
    folder.mkdir()
    (tmp_path / "secret.yaml").write_text("type: string\n")
    (folder / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    api, found = resolve_text(folder, f'components: {{schemas: {{A: {{$ref: "{target}"}}}}}}')
    assert api.schemas["A"].schema == {}
    assert any(message.startswith("api.yaml:2:") and reason in message for message in found)


def test_other_files_need_a_reader(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    path.write_text("openapi: 3.1.0\ncomponents: {schemas: {A: {$ref: other.yaml}}}")
    diagnostics = Diagnostics()
    resolve(read(path, name="api.yaml", diagnostics=diagnostics), "api", diagnostics)
    assert ["other files are not supported here" in str(found) for found in diagnostics] == [True]


def test_places_that_references_lead_to(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "paths.json").write_text(
        '{"item": {"parameters": [{"$ref": "../api.yaml#/components/parameters/page"}],'
        ' "get": {"operationId": "getA", "responses": {"200": {"$ref": "more.yaml#/answers/ok"}}}}}'
    )
    (tmp_path / "parts" / "more.yaml").write_text(
        "answers: {ok: {description: d, content: {application/json: {schema: {$ref: 'thing.yaml'}}}}}\n"
        "components: {schemas: {Thing: {type: string}, a b%: {type: boolean}}}\n"
    )
    (tmp_path / "parts" / "thing.yaml").write_text(
        "properties:\n  other: {$ref: './more.yaml#/components/schemas/Thing'}\n"
        "  same: {$ref: '../parts/more.yaml#/components/schemas/Thing'}\n"
        "  odd: {$ref: 'more.yaml#/components/schemas/a%20b%25'}\n"
        "  root: {$ref: '../api.yaml#/components/schemas/Thing'}\n"
        "  back: {$ref: 'back.yaml'}\n"
    )
    (tmp_path / "parts" / "back.yaml").write_text("properties: {thing: {$ref: thing.yaml}}\n")
    text = """
paths: {/a: {$ref: parts/paths.json#/item}}
components:
  schemas: {Thing: {type: integer}}
  parameters: {page: {name: page, in: query, schema: {type: integer}}}
"""
    api, found = resolve_text(tmp_path, text)
    assert [message.split(": ")[1] for message in found] == ["note R106", "note R106"]
    (operation,) = api.operations
    assert [parameter.name for parameter in operation.parameters] == ["page"]
    assert operation.responses[0].content[0].schema == {"$ref": PREFIX + "PartsThing"}
    assert api.schemas["PartsThing"].schema["properties"] == {
        "other": {"$ref": PREFIX + "MoreThing"},
        "same": {"$ref": PREFIX + "MoreThing"},
        "odd": {"$ref": PREFIX + "a b%"},
        "root": {"$ref": PREFIX + "Thing"},
        "back": {"$ref": PREFIX + "back"},
    }
    assert api.schemas["back"].schema["properties"] == {"thing": {"$ref": PREFIX + "PartsThing"}}
    assert api.schemas["MoreThing"].schema == {"type": "string"}


def test_what_is_wrong_in_another_file_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "pet.yaml").write_text("type: object\nproperties:\n  age: {type: int}\n  home: {$ref: '#/lost'}\n")
    _, found = resolve_text(tmp_path, "components: {schemas: {Pet: {$ref: pet.yaml}}}")
    assert found == [
        "pet.yaml:3:9: warning C121: `int` is no type; it is read as integer (#/properties/age/type)",
        'pet.yaml:4:10: error R101: `#/lost` leads nowhere: there is no "lost" (#/properties/home/$ref)',
    ]


def test_a_file_that_cannot_be_read_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "pet.yaml").write_text("type: object\n  properties: {}\n")
    _, found = resolve_text(tmp_path, "components: {schemas: {Pet: {$ref: pet.yaml}}}")
    assert found[0].startswith("pet.yaml:2:13: error L104: not valid YAML")
    assert "the file `pet.yaml` cannot be used" in found[1]


def test_addresses_of_schemas_and_documents(tmp_path: Path) -> None:
    (tmp_path / "shared.yaml").write_text("$self: https://example.org/shared\nschemas: {Size: {type: integer}}\n")
    text = """
$self: https://example.org/apis/api.yaml
components:
  schemas:
    Pet:
      $id: https://example.org/schemas/pet
      properties:
        owner: {$ref: owner}
        tag: {$ref: '#tag'}
        own: {$ref: '#/$defs/Own'}
        whole: {$ref: 'https://example.org/apis/api.yaml#/components/schemas/Plain'}
        beside: {$ref: 'https://example.org/apis/shared.yaml#/schemas/Size'}
      $defs: {Own: {type: boolean}, Tag: {$anchor: tag, type: string}}
    Owner: {$id: https://example.org/schemas/owner, $defs: {Tag: {$anchor: tag, type: number}}, type: object}
    Plain: {properties: {other: {$ref: 'api.yaml#/components/schemas/Owner'}, tag: {$ref: 'schemas/owner#tag'}}}
    Tag: {properties: {tag: {$ref: 'https://example.org/schemas/owner#tag'}}}
"""
    api, found = resolve_text(tmp_path, text.replace(", tag: {$ref: 'schemas/owner#tag'}", ""))
    assert not found
    assert api.schemas["Pet"].schema["properties"] == {
        "owner": {"$ref": PREFIX + "Owner"},
        "tag": {"$ref": PREFIX + "PetTag"},
        "own": {"$ref": PREFIX + "PetOwn"},
        "whole": {"$ref": PREFIX + "Plain"},
        "beside": {"$ref": PREFIX + "Size"},
    }
    assert api.schemas["Plain"].schema["properties"]["other"] == {"$ref": PREFIX + "Owner"}
    assert api.schemas["Tag"].schema["properties"]["tag"] == {"$ref": PREFIX + "OwnerTag"}
    assert api.schemas["PetTag"].schema == {"type": "string"}
    assert api.schemas["OwnerTag"].schema == {"type": "number"}


def test_a_reference_to_a_reference_that_says_more_stops_there(tmp_path: Path) -> None:
    text = """
components:
  schemas:
    A: {properties: {b: {$ref: '#/components/x-parts/B'}}}
    C: {type: object, properties: {c: {type: string}}}
  x-parts:
    B: {$ref: '#/components/x-parts/D'}
    D: {$ref: '#/components/schemas/C', required: [c]}
"""
    api, found = resolve_text(tmp_path, text)
    assert not found
    assert api.schemas["A"].schema["properties"]["b"] == {"$ref": PREFIX + "D"}
    assert api.schemas["D"].schema == {"allOf": [{"$ref": PREFIX + "C"}, {"required": ["c"]}]}


def test_the_whole_document_is_no_schema(tmp_path: Path) -> None:
    api, found = resolve_text(tmp_path, "components: {schemas: {A: {properties: {b: {$ref: '#'}}}}}")
    assert api.schemas["A"].schema == {"properties": {"b": {}}}
    assert "error R101: the reference leads to the whole document" in found[0]


def test_a_component_that_is_another_file_gives_it_its_name(tmp_path: Path) -> None:
    (tmp_path / "person.yaml").write_text("properties: {boss: {$ref: person.yaml}}\n")
    text = """
components:
  schemas:
    Human: {$ref: person.yaml}
    Twin: {$ref: person.yaml}
    Pair: {properties: {one: {$ref: person.yaml}}}
"""
    api, found = resolve_text(tmp_path, text)
    assert not found
    assert {name: schema.schema for name, schema in api.schemas.items()} == {
        "Human": {"properties": {"boss": {"$ref": PREFIX + "Human"}}},
        "Twin": {"$ref": PREFIX + "Human"},
        "Pair": {"properties": {"one": {"$ref": PREFIX + "Human"}}},
    }


def test_names_do_not_depend_on_where_the_folder_is(tmp_path: Path) -> None:
    names: list[list[str]] = []
    for place in ("one/specs", "another/deeper/specs"):
        folder = tmp_path / place
        (folder / "parts").mkdir(parents=True)
        (folder / "parts" / "pet.yaml").write_text("type: object\n")
        text = "components: {schemas: {pet: {properties: {p: {$ref: parts/pet.yaml}}}}}"
        api, _ = resolve_text(folder, text)
        names.append(list(api.schemas))
    assert names == [["pet", "PartsPet"]] * 2
