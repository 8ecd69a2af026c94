"""Names that shadow, clash, or that no file or Python can have."""

from __future__ import annotations

import builtins
import keyword
import sys

from tests.hostile.catalogue.case import Case, Json, api, either, giving, object_of, operation, taken


def operations(*ids: str, tag: str = "pets") -> Json:
    """A document with operations of one tag."""
    return api({f"/{number}": {"get": operation(operationId=name, tags=[tag])} for number, name in enumerate(ids)})


def tags(*names: str) -> Json:
    """A document with an operation of each tag."""
    return api({
        f"/{number}": {"get": operation(operationId=f"getThing{number}", tags=[name])} for number, name in enumerate(names)
    })  # fmt: skip


def properties(*names: str) -> Json:
    """A document with a schema that has properties, as a body and as an answer."""
    pet = object_of(**{name: {"type": "string", "format": "date"} for name in names})
    return giving({"$ref": "#/components/schemas/Pet"}, {"Pet": pet})


def schemas(*names: str) -> Json:
    """A document with schemas that refer to each other."""
    found = {
        name: object_of(**{"next": {"$ref": f"#/components/schemas/{names[at - 1]}"}}) for at, name in enumerate(names)
    }
    return giving({"$ref": f"#/components/schemas/{names[0]}"}, found)


_SPECIAL = (
    "__init__", "__new__", "__class__", "__dict__", "__slots__", "__del__", "__getattr__", "__reduce__", "__path__",
    "__pydantic_extra__", "__pydantic_validator__", "__import__", "__builtins__", "__debug__", "__name__", "__doc__", "__all__",
)  # fmt: skip
_OF_MODELS = (
    "model_dump", "model_config", "model_fields", "model_validate", "model_extra", "model_computed_fields", "copy", "dict", "json",
    "schema", "validate", "construct", "parse_obj", "from_orm", "fields", "update_forward_refs", "_abc_impl", "self", "cls",
    "clientwright_extra", "clientwrightExtra", "model_", "model", "Model", "Field", "date", "list", "int", "str", "property",
)  # fmt: skip
_OF_CLIENTS = (
    "close", "caller", "with_options", "with_raw_response", "with_streaming_response", "self", "options", "extra_body", "body",
    "max_items", "concurrency", "on_progress", "rows", "client", "errors", "models", "resources", "testing", "webhooks",
    "_runtime", "filters", "Any", "Mapping", "Operation", "Resource", "AsyncResource", "Page", "raw", "functools", "builtins",
    "cached_property", "TYPE_CHECKING", "annotations", "super", "NOT_GIVEN", "taken", "Taken", "AsyncTaken", "TakenError",
)  # fmt: skip
_RESERVED_FILES = ("con", "CON", "aux", "nul", "prn", "com1", "lpt9", "CONIN$", "com¹", "clock$")
_CONFUSABLE = (
    "pet",
    "ｐｅｔ",
    "𝐩𝐞𝐭",
    "pеt",
    "Pet",
    "PET",
    "pEt",
    "pet ",
    "pet_",
    "_pet",
    "p-e-t",
    "pet\u200d",
    "pet\u00ad",
)
_CASES = (
    "straße",
    "strasse",
    "STRASSE",
    "ı",
    "i",
    "I",
    "İ",
    "ſ",
    "s",
    "ς",
    "σ",
    "Σ",
    "ǆ",
    "ǅ",
    "Ǆ",
    "ŉ",
    "ΐ",
    "ΰ",
    "K",
    "k",
)

CASES: list[Case] = [
    taken("operations_called_like_python", "a method shadows what its class needs", lambda: operations(*_SPECIAL, *keyword.kwlist)),
    taken("operations_called_like_builtins", "a method shadows a type in annotations", lambda: operations(*dir(builtins))),
    either("operations_called_like_the_client", "a method shadows the client's own", lambda: operations(*_OF_CLIENTS)),
    taken("operation_that_decorates", "a method has the name of what decorates others (found by fuzzing)",
          lambda: operations("cached_property", "deprecated", "property")),
    taken("tags_called_like_the_client", "a resource shadows a module or attribute of the package", lambda: tags(*_OF_CLIENTS)),
    taken("tags_called_like_python", "a module shadows the standard library", lambda: tags("__init__", *sorted(sys.stdlib_module_names)[40:290:10], "os", "sys", "typing", "json")),
    taken("properties_called_like_models", "a field shadows what a model needs", lambda: properties(*_OF_MODELS, *_SPECIAL, *keyword.kwlist)),
    taken("properties_called_like_builtins", "a field shadows a type in annotations", lambda: properties(*dir(builtins))),
    taken("schemas_called_like_python", "a class shadows what its module imports",
          lambda: schemas(*_OF_MODELS, *(name for name in _OF_CLIENTS if name not in _OF_MODELS), *_SPECIAL)),
    taken("schemas_called_like_builtins", "a class shadows a builtin", lambda: schemas(*dir(builtins)[::4])),
    taken("schemas_called_like_later_builtins", "a field's type is a builtin while its class is yet to come (found by fuzzing)",
          lambda: giving({"$ref": "#/components/schemas/First"}, {
              "First": object_of(next={"$ref": "#/components/schemas/InterruptedError"}),
              "InterruptedError": {**object_of(next={"$ref": "#/components/schemas/First"}), "type": "no type"},
          })),
    taken("other_names_of_a_circle", "pydantic takes an alias of a model that holds itself for a circle (found by fuzzing)",
          lambda: giving({"$ref": "#/components/schemas/Zulu"}, {
              "Alike": {"$ref": "#/components/schemas/Alpha"},
              "Alpha": object_of(next={"$ref": "#/components/schemas/Beta"}),
              "Beta": object_of(next={"$ref": "#/components/schemas/Alpha"}),
              "Yankee": object_of(next={"$ref": "#/components/schemas/Alike"}),
              "Zulu": object_of(next={"$ref": "#/components/schemas/Alike"}, other={"$ref": "#/components/schemas/Yankee"}),
          })),
    taken("other_names_in_a_union", "members of a union are one class (found by fuzzing)",
          lambda: giving({"oneOf": [{"$ref": "#/components/schemas/Approved"}, {"$ref": "#/components/schemas/Denied"}],
                          "discriminator": {"propertyName": "kind", "mapping": {"yes": "Approved", "no": "Denied"}}}, {
              "Approved": {"$ref": "#/components/schemas/Verdict"}, "Denied": {"anyOf": [{"$ref": "#/components/schemas/Approved"}]},
              "Verdict": object_of(kind={"type": "string"}),
          })),
    taken("reserved_files", "a module that Windows takes for a device", lambda: tags(*_RESERVED_FILES)),
    taken("reserved_files_of_models", "the same of modules of models", lambda: schemas(*_RESERVED_FILES)),
    either("confusable_operations", "Python normalises identifiers (NFKC): two names are one", lambda: operations(*_CONFUSABLE)),
    either("confusable_properties", "two fields are one", lambda: properties(*_CONFUSABLE)),
    either("confusable_schemas", "two classes are one", lambda: schemas(*_CONFUSABLE)),
    taken("confusable_tags", "two resources are one, or one file on a disk that ignores case", lambda: tags(*_CONFUSABLE)),
    either("cases_of_operations", "names that change with their case in odd ways share a constant", lambda: operations(*_CASES)),
    either("cases_of_properties", "the same of fields", lambda: properties(*_CASES)),
    taken("cases_of_tags", "the same of files", lambda: tags(*_CASES)),
    either("cases_of_schemas", "the same of classes", lambda: schemas(*_CASES)),
    taken("long_names", "a file name of more than 255 bytes", lambda: tags("x" * 300, "ü" * 300, "𝕏" * 300, "word " * 100)),
    taken("long_schemas", "the same of classes and operations", lambda: schemas("A" * 3_000, "B" * 3_000)),
    taken("long_operations", "the same of operations", lambda: operations("a" * 3_000, "b" * 3_000)),
    either("path_in_tag", "CVE-2020-15141: a name leaves the folder",
          lambda: tags("../../evil", "/etc/passwd", "..", ".", "a/b", "a\\b", "C:\\x", "~/x", "%2e%2e%2fx", "")),
    either("path_in_schema", "CVE-2020-15141: a title or a schema's name leaves the folder",
          lambda: schemas("..evil", "a.b.c", "-", "_", "__init__", "a..b")),
    either("nothing_of_a_name", "names of which nothing can be made", lambda: operations("", "-", "___", "\u200b", "😀", "1", "½")),
    either("nothing_of_a_tag", "tags of which nothing can be made", lambda: tags("", "-", "___", "\u200b", "😀", "1", "½", "²")),
    either("nothing_of_a_property", "properties of which nothing can be made", lambda: properties("", "-", "_", "__", "😀", "1", "½", "²", " ", "\n")),
    taken("parameters_called_alike", "parameters that are one in Python", lambda: api({"/a/{self}/{a-b}": {"get": operation(
        operationId="get", parameters=[
            {"name": name, "in": place, "required": place == "path", "schema": {"type": "string"}}
            for place, names in {"path": ("self", "a-b"), "query": ("a_b", "a b", "self", "options", "body", "None", "import"),
                                 "header": ("A-B", "self"), "cookie": ("aB", "a-b")}.items()
            for name in names
        ])}})),
    taken("security_called_alike", "credentials that shadow the constructor's arguments", lambda: api(components={"securitySchemes": {
        name: {"type": "apiKey", "in": "header", "name": "x"}
        for name in ("self", "base_url", "timeout", "http_client", "super", "import", "credentials", "server", "Mapping", "")
    }}, security=[{"self": [], "base_url": [], "timeout": [], "http_client": [], "super": [], "import": [], "server": []}])),
    taken("server_variables", "variables of a server that shadow the constructor's arguments", lambda: api(servers=[{
        "url": "https://{self}.{base_url}.{timeout}.example.com/{import}/{x-y}/{x_y}",
        "variables": {name: {"default": "a"} for name in ("self", "base_url", "timeout", "import", "x-y", "x_y")},
    }])),
]  # fmt: skip
