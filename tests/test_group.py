"""Models stand where few modules have to load, and no two modules need each other."""

from __future__ import annotations

from generator.text import Identifier
from generator.translate.group import Graph, by_family


def test_very_many_models_of_webhooks_stand_in_one_module_for_each_family() -> None:
    many = [f"Push{number}" for number in range(500)]
    graph = graph_of({"Push": {*many, "User"}, "Star": {"User"}, "Hook": {"Config"}, "AnyWebhook": {"Push", "Star"}})
    modules = dict.fromkeys(graph, Identifier("webhooks")) | {Identifier("User"): Identifier("common")}
    roots = {"push": names("Push"), "star": names("Star"), "webhooks": names("Hook")}
    split = by_family(modules, graph, roots)
    assert {split[Identifier(name)] for name in ("Push", *many)} == {"webhooks_push"}
    found = {name: split[Identifier(name)] for name in ("Star", "Hook", "Config", "AnyWebhook", "User")}
    assert found == {
        "Star": "webhooks_star",
        "Hook": "webhooks",
        "Config": "webhooks",
        "AnyWebhook": "webhooks_other",
        "User": "common",
    }


def test_what_families_share_stays_together_and_few_models_as_well() -> None:
    many = {f"Thing{number}" for number in range(500)}
    graph = graph_of({"Push": many, "Star": many})
    modules = dict.fromkeys(graph, Identifier("webhooks"))
    split = by_family(modules, graph, {"push": names("Push"), "star": names("Star")})
    assert {split[Identifier(name)] for name in many} == {"webhooks"}
    few = graph_of({"Push": set(), "Star": set()})
    modules = dict.fromkeys(few, Identifier("webhooks"))
    assert by_family(modules, few, {"push": names("Push"), "star": names("Star")}) == modules


def names(*found: str) -> list[Identifier]:
    return [Identifier(name) for name in found]


def graph_of(references: dict[str, set[str]]) -> Graph:
    leaves = {inner for others in references.values() for inner in others}
    whole = {**{name: set[str]() for name in sorted(leaves)}, **references}
    return {Identifier(name): frozenset(map(Identifier, others)) for name, others in whole.items()}
