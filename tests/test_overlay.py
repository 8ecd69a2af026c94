"""Overlays: the merge rules, what they report, and the place of what they bring in."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import Diagnostics
from generator.document import Document, Location
from generator.load import read
from generator.overlay import apply, apply_all

_DOCUMENT = """\
openapi: 3.1.0
info: {title: T, version: '1'}
tags: [{name: a}, {name: b}, {name: c}]
paths:
  /a:
    get: {operationId: getA, tags: [x]}
  /b:
    get: {operationId: getB, deprecated: null}
"""


def _read(folder: Path, text: str, name: str = "api.yaml") -> Document:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path, name=name, diagnostics=Diagnostics())


def _overlay(folder: Path, actions: str, head: str = "overlay: 1.1.0") -> Document:
    info = "info: {title: O, version: '1'}"
    return _read(folder, f"{head}\n{info}\nactions:\n{actions}", "overlay.yaml")


def _applied(folder: Path, actions: str, head: str = "overlay: 1.1.0") -> tuple[Any, list[str]]:
    diagnostics = Diagnostics()
    document = _read(folder, _DOCUMENT)
    before = copy.deepcopy(document.root)
    changed = apply(document, (_overlay(folder, actions, head),), diagnostics)
    assert document.root == before
    return changed.root, [str(found) for found in diagnostics]


def test_objects_merge_arrays_grow_and_scalars_are_replaced(tmp_path: Path) -> None:
    root, found = _applied(
        tmp_path,
        """
- target: $
  update:
    info: {title: New, contact: {name: N}}
    paths: {/a: {get: {tags: [y]}}}
- target: $.tags
  update: {name: d}
- target: $.paths['/b'].get.deprecated
  update: true
""",
    )
    assert not found
    assert root["info"] == {"title": "New", "version": "1", "contact": {"name": "N"}}
    assert root["paths"]["/a"]["get"] == {"operationId": "getA", "tags": ["x", "y"]}
    assert [tag["name"] for tag in root["tags"]] == ["a", "b", "c", "d"]
    assert root["paths"]["/b"]["get"]["deprecated"] is True


def test_one_target_may_match_many_nodes(tmp_path: Path) -> None:
    root, found = _applied(tmp_path, "- {target: '$.paths.*.get', update: {x-safe: true}}")
    assert not found
    assert all(item["get"]["x-safe"] for item in root["paths"].values())


@pytest.mark.parametrize(
    ("target", "left"),
    [
        ("$.tags[0, 1]", ["c"]),
        ("$.tags[1, 0, 0]", ["c"]),
        ("$.tags[?@.name == 'b']", ["a", "c"]),
        ("$.tags.*", []),
    ],
)
def test_removal_from_an_array(tmp_path: Path, target: str, left: list[str]) -> None:
    root, found = _applied(tmp_path, f'- {{target: "{target}", remove: true}}')
    assert not found
    assert [tag["name"] for tag in root["tags"]] == left


def test_actions_build_on_each_other(tmp_path: Path) -> None:
    root, _ = _applied(
        tmp_path,
        """
- {target: $.info.*, remove: true}
- {target: $, update: {info: {title: Again}}}
- {target: "$.info[?@ == 'Again']", update: Once more}
""",
    )
    assert root["info"] == {"title": "Once more"}


def test_copy_merges_a_node_as_it_is_before(tmp_path: Path) -> None:
    root, found = _applied(
        tmp_path,
        """
- {target: "$.paths['/b'].get", copy: "$.paths['/a'].get"}
- {target: "$.paths['/b'].get.tags", update: z}
- {target: "$.paths['/b']", copy: $.paths}
""",
    )
    assert not found
    assert root["paths"]["/a"]["get"]["tags"] == ["x"]
    assert root["paths"]["/b"]["get"]["operationId"] == "getA"
    assert root["paths"]["/b"]["/b"]["get"]["tags"] == ["x", "z"]


def test_reusable_actions(tmp_path: Path) -> None:
    head = """overlay: 1.2.0
components:
  actions:
    mark: {fields: {update: {x-mark: 1}}}"""
    actions = """
- {$ref: '#/components/actions/mark', target: $.info}
- {$ref: '#/components/actions/mark', target: "$.paths['/a']", update: {x-mark: 2}}
- {$ref: '#/components/actions/none', target: $.info}
"""
    root, found = _applied(tmp_path, actions, head)
    assert root["info"]["x-mark"] == 1
    assert root["paths"]["/a"]["x-mark"] == 2
    assert len(found) == 1
    assert "error O104: `#/components/actions/none` is no reusable action" in found[0]


_FAULTS = {
    "bad path": ("- {target: '$.[', update: {}}", "error O105: `$.[` is not a valid JSONPath"),
    "no match": ("- {target: $.nope, update: {}}", "warning O106: the target `$.nope` matches"),
    "kinds differ": ("- {target: $.info, update: 1}", "error O107: a single value cannot be"),
    "kinds differ inside": (
        "- {target: $, update: {info: [1]}}",
        "a list cannot be merged into an",
    ),
    "root": ("- {target: $, remove: true}", "error O109: the whole document cannot be removed"),
    "copy of many": ("- {target: $.info, copy: $.tags.*}", "error O110: `copy` must select one"),
    "no target": ("- {update: {}}", "error O103: the action has no `target`"),
    "no change": ("- {target: $}", "error O103: the action has none of `update`"),
    "two changes": ("- {target: $, update: {}, copy: $}", "error O103: an action cannot have both"),
    "remove": ("- {target: $.info, remove: 'yes'}", "error O103: `remove` must be true or false"),
    "no object": ("- text", "error O103: an action must be an object"),
}


@pytest.mark.parametrize("case", _FAULTS)
def test_faulty_actions(tmp_path: Path, case: str) -> None:
    actions, message = _FAULTS[case]
    _, found = _applied(tmp_path, actions)
    assert len(found) == 1
    assert found[0].startswith("overlay.yaml:4:")
    assert message in found[0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("openapi: 3.1.0", "error O101: not an OpenAPI Overlay"),
        ("overlay: 2.0.0", "error O102: Overlay version '2.0.0' is not supported"),
        ("overlay: 1.0.0", "error O103: `actions` is missing"),
        ("overlay: 1.0.0\nactions: {}", "error O103: `actions` must be a list"),
    ],
)
def test_files_that_are_no_overlay(tmp_path: Path, text: str, message: str) -> None:
    diagnostics = Diagnostics()
    overlay = _read(tmp_path, text, "overlay.yaml")
    document = _read(tmp_path, _DOCUMENT)
    assert apply(document, (overlay,), diagnostics) is document
    assert [message in str(found) for found in diagnostics] == [True]


def test_an_action_may_concern_one_of_several_documents(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    documents = (_read(tmp_path, _DOCUMENT), _read(tmp_path, "openapi: 3.1.0", "other.yaml"))
    overlay = _overlay(tmp_path, "- {target: $.info, update: {x-new: 1}}")
    changed, other = apply_all(documents, (overlay,), diagnostics)
    assert changed.root["info"]["x-new"] == 1
    assert other is documents[1]
    assert not len(diagnostics)


def test_extends_chooses_a_document(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    documents = (_read(tmp_path, _DOCUMENT), _read(tmp_path, _DOCUMENT, "other.yaml"))
    chosen = _overlay(tmp_path, "- {target: $, update: {x: 1}}", "overlay: 1.0.0\nextends: other.yaml")
    first, second = apply_all(documents, (chosen,), diagnostics)
    assert ("x" in first.root, "x" in second.root) == (False, True)
    lost = _overlay(tmp_path, "- {target: $, update: {x: 1}}", "overlay: 1.0.0\nextends: lost.yaml")
    apply_all(documents, (lost,), diagnostics)
    assert [found.code for found in diagnostics] == ["O108"]


def test_places_after_an_overlay(tmp_path: Path) -> None:
    actions = """\
- target: $
  update:
    info:
      title: New
      contact: {name: N}
- {target: '$.tags[0]', remove: true}
"""
    document = _read(tmp_path, _DOCUMENT)
    changed = apply(document, (_overlay(tmp_path, actions),), Diagnostics())
    assert str(Location(changed, ("info", "title"))) == "overlay.yaml:7:7"
    assert str(Location(changed, ("info", "contact", "name"))) == "overlay.yaml:8:17"
    assert str(Location(changed, ("info", "version"))) == "api.yaml:2:18"
    # The first tag is gone, and the second knows where it was written.
    assert str(Location(changed, ("tags", 0, "name"))) == str(Location(document, ("tags", 1, "name")))


_SPECS = Path(__file__).parent.parent / "specs"


def test_gainsight_documents_agree_on_what_the_overlay_adds() -> None:
    diagnostics = Diagnostics()
    paths = [*sorted(_SPECS.glob("*.yml")), _SPECS / "overlays" / "gainsight-cs.yaml"]
    *documents, overlay = (read(path, name=path.name, diagnostics=diagnostics) for path in paths)
    one, other = (changed.root for changed in apply_all(documents, (overlay,), diagnostics))
    assert not len(diagnostics)
    for name in ("SearchRequest", "SearchFilter", "SearchCondition", "ErrorEnvelope"):
        assert one["components"]["schemas"][name] == other["components"]["schemas"][name]
    assert one["components"]["responses"] == other["components"]["responses"]
    properties = one["components"]["schemas"]["SearchRequest"]["properties"]
    assert list(properties) == ["select", "where", "limit", "offset", "orderBy"]
    assert properties["where"] == {"$ref": "#/components/schemas/SearchFilter"}
    search = other["paths"]["/successplans/search"]["post"]
    assert search["x-clientwright-idempotent"] is True
