"""Identifiers: every name of the output is built here, from nothing but the name in the document."""

import keyword

import pytest

from generator.names import (
    api_names,
    class_name,
    distinct_classes,
    event_name,
    field_name,
    is_package_name,
    method_name,
    pascal,
    path_method_name,
    resource_name,
    snake,
)
from generator.text import Identifier


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        ("CompanyId", "company_id"),
        ("ARR", "arr"),
        ("SfdcOpportunityID", "sfdc_opportunity_id"),
        ("Region__gc", "region_gc"),
        ("csm__gr.email", "csm_gr_email"),
        ("getHTTPResponse", "get_http_response"),
        ("date-time", "date_time"),
        ("class", "class_"),
        ("None", "none"),
        ("2fa", "_2fa"),
        ("GMT0", "gmt0"),
        ("naïve", "naïve"),
        ("ﬁle", "file"),
        ("floatingIPs", "floating_ips"),
        ("userIDsList", "user_ids_list"),
        ("exportPDFAsText", "export_pdf_as_text"),
        ("reservedIPv6", "reserved_ipv6"),
        ("createOAuthToken", "create_oauth_token"),
        ("получитьЗаказы", "получить_заказы"),
        ("ÉtatCivil", "état_civil"),
        ("हिन्दी", "हिन्दी"),
        ("订单", "订单"),
        ("", "empty"),
        ("💥", "empty"),
    ],
)
def test_snake(wire: str, expected: str) -> None:
    assert snake(wire) == expected
    assert snake(wire).isidentifier()
    assert not keyword.iskeyword(snake(wire))


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        ("success plan", "SuccessPlan"),
        ("HTTPError", "HTTPError"),
        ("wp-user", "WpUser"),
        ("API_KEY", "ApiKey"),
        ("3d", "_3d"),
        ("true", "True_"),
    ],
)
def test_pascal(wire: str, expected: str) -> None:
    assert pascal(wire) == expected


@pytest.mark.parametrize(
    ("operation_id", "tag", "expected"),
    [
        ("searchOpportunities", "Opportunities", "search"),
        ("createSuccessPlan", "Success Plans", "create"),
        ("listObjectives", "Objectives", "list"),
        ("getSuccessPlanTypes", "Configuration", "get_success_plan_types"),
        ("repos/list-for-org", "repos", "list_for_org"),
        ("addresses_list", "Address", "list"),
        ("pets", "Pets", "pets"),
        ("2_pets_get", "Pets", "call_2_pets_get"),
        ("import", "Files", "import_"),
        ("addons_list", "Add-Ons", "list"),
        ("getAddOns", "addons", "get"),
        ("inviteUser", "Invites", "invite_user"),
        ("searchUsers", "Search", "search_users"),
        ("orderGet", "Orders", "get"),
        ("usage-costs", "Usage", "costs"),
    ],
)
def test_method_name_is_the_operation_less_its_noun(operation_id: str, tag: str, expected: str) -> None:
    assert method_name(operation_id, tag) == expected


def test_what_pydantic_needs_is_left_to_it() -> None:
    assert field_name("model_dump") == "model_dump_"
    assert field_name("copy") == "copy_"
    assert field_name("_private") == "private"
    assert field_name("1st") == "field_1st"


def test_a_model_does_not_hide_what_its_module_imports() -> None:
    assert class_name("Any") == "AnyModel"
    assert class_name("literal") == "LiteralModel"
    assert class_name("Order") == "Order"


def test_api_names_are_what_tells_the_titles_apart() -> None:
    titles = ["Gainsight CS Renewal Center API", "Gainsight CS Success Plan API"]
    assert api_names(titles) == ["renewal_center", "success_plan"]
    assert api_names(titles[::-1]) == ["success_plan", "renewal_center"]
    assert api_names(["Petstore API"]) == ["petstore"]
    assert api_names(["API"]) == ["api"]
    assert api_names(["Same", "Same"]) == ["same", "same"]


@pytest.mark.parametrize("name", ["", "a-b", "class", "1a", "é", "a.b"])
def test_a_package_name_is_an_ascii_identifier(name: str) -> None:
    assert not is_package_name(name)


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [("GET", "/pets/{petId}", "get_pets_by_pet_id"), ("HEAD", "/", "head_root"), ("GET", "/💥", "get_root")],
)
def test_an_operation_whose_id_says_too_little_is_called_by_method_and_path(
    method: str, path: str, expected: str
) -> None:
    assert path_method_name(method, path) == expected


def test_a_resource_has_a_name_that_a_file_can_have() -> None:
    assert resource_name("close") == "close_"
    assert resource_name("class") == "class_"
    assert resource_name("__init__") == "init"
    name = resource_name("a very long tag " * 20)
    assert len(name) <= 80
    assert name.endswith("_tag")
    assert len(resource_name("订" * 200).encode()) <= 80


def test_no_class_of_a_resource_is_another_or_its_asynchronous_twin() -> None:
    names = [Identifier(name) for name in ("AsyncJobs", "Jobs", "Pets")]
    assert distinct_classes(names) == ["AsyncJobsResource", "Jobs", "Pets"]
    assert distinct_classes([Identifier("Jobs"), Identifier("Jobs")]) == ["Jobs", "JobsResource"]
    chosen = distinct_classes([*names, Identifier("Jobs"), Identifier("AsyncAsyncJobs")])
    assert len({*chosen, *(f"Async{name}" for name in chosen)}) == 10


@pytest.mark.parametrize(
    ("event_id", "function"),
    [("pet.added", "pet_added"), ("createPet_onDone", "create_pet_on_done"), ("list", "list_"), ("parse", "parse_"),
     ("class", "class_"), ("2fa", "event_2fa"), ("models", "models_")],
)  # fmt: skip
def test_event_name(event_id: str, function: str) -> None:
    assert event_name(event_id) == function
