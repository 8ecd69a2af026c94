"""Every kind of change. A code stays what it is; CHANGES.md lists them all."""

from __future__ import annotations

from generator.diff.change import Breaks, Kind

_CALLER, _TYPES, _WIRE, _NOBODY = Breaks.CALLER, Breaks.TYPES, Breaks.WIRE, Breaks.NOBODY
_NONE = "nothing to do"
_DEPLOY = "check that the server already takes it before callers get this version"

# --- D1: operations ---------------------------------------------------------------------------------------------------

OPERATION_REMOVED = Kind("D101", "method removed", _CALLER, "remove the calls, or keep the operation", is_typed=True)
OPERATION_ADDED = Kind("D102", "method added", _NOBODY, _NONE, is_addition=True)
HTTP_METHOD_CHANGED = Kind("D103", "HTTP method changed", _WIRE, _DEPLOY)
PATH_CHANGED = Kind("D104", "path changed", _WIRE, _DEPLOY)
METHOD_RENAMED = Kind(
    "D105", "method renamed", _CALLER,
    "rename the calls, or set the old `method` or `resource` in the configuration", is_typed=True,
)  # fmt: skip
DEPRECATED = Kind("D106", "deprecated", _NOBODY, "plan to do without it; type checkers can report its use")
DEPRECATION_LIFTED = Kind("D107", "not deprecated any more", _NOBODY, _NONE)
OPERATION_ID_CHANGED = Kind("D108", "operationId changed, method unchanged", _NOBODY, _NONE)
OPERATION_MOVED_TO_SERVER = Kind("D109", "goes to another server", _WIRE, _DEPLOY)

# --- D2: arguments ----------------------------------------------------------------------------------------------------

ARGUMENT_REMOVED = Kind("D201", "argument removed", _CALLER, "leave it out of the calls", is_typed=True)
REQUIRED_ARGUMENT_ADDED = Kind(
    "D202", "required argument added", _CALLER, "give it in every call, or make it optional", is_typed=True
)
ARGUMENT_ADDED = Kind("D203", "optional argument added", _NOBODY, _NONE, is_addition=True)
ARGUMENT_BECAME_REQUIRED = Kind(
    "D204", "argument required now", _CALLER, "give it in every call, or keep it optional", is_typed=True
)
ARGUMENT_BECAME_OPTIONAL = Kind("D205", "argument optional now", _NOBODY, _NONE, is_addition=True)
ARGUMENT_PLACE_CHANGED = Kind("D206", "argument sent in another place", _WIRE, _DEPLOY)
ARGUMENT_RENAMED = Kind("D207", "argument renamed", _CALLER, "rename it in the calls", is_typed=True)
ARGUMENT_WIDENED = Kind("D208", "argument takes more", _NOBODY, _NONE, is_addition=True)
ARGUMENT_NARROWED = Kind("D209", "argument takes less", _CALLER, "give a value of the new type", is_typed=True)
ARGUMENT_FORM_CHANGED = Kind("D210", "argument written in another form", _WIRE, _DEPLOY)
BOUNDS_NARROWED = Kind(
    "D211", "bounds narrowed", _CALLER, "keep values within the new bounds: others are refused before they are sent"
)
BOUNDS_WIDENED = Kind("D212", "bounds widened", _NOBODY, _NONE, is_addition=True)
ARGUMENT_MOVED = Kind(
    "D213", "positional argument moved", _CALLER, "change the order in the calls; beware where the types are the same",
    is_typed=True,
)  # fmt: skip
DEFAULT_CHANGED = Kind("D214", "default of the server changed", _WIRE, "give the old value where it matters")
SENT_VALUE_REMOVED = Kind(
    "D215", "known value removed of what is sent", _WIRE, "do not send it: the client still takes any text"
)
VALUE_ADDED = Kind("D216", "known value added", _NOBODY, _NONE, is_addition=True)
ARGUMENT_BECAME_POSITIONAL = Kind(
    "D217", "argument given in another way", _CALLER, "give it by position or by name, as the signature says",
    is_typed=True,
)  # fmt: skip
POSITION_RENAMED = Kind("D218", "positional argument called otherwise", _NOBODY, _NONE)

# --- D3: bodies -------------------------------------------------------------------------------------------------------

MEDIA_TYPE_CHANGED = Kind("D301", "body sent as another media type", _WIRE, _DEPLOY)
MEDIA_TYPE_REMOVED = Kind(
    "D302", "media type of the body removed", _CALLER, "choose another `content_type`", is_typed=True
)
MEDIA_TYPE_ADDED = Kind("D303", "media type of the body added", _NOBODY, _NONE, is_addition=True)
BODY_FORM_CHANGED = Kind("D304", "parts of the body written in another form", _WIRE, _DEPLOY)
BODY_TYPE_CHANGED = Kind("D305", "body is another model", _WIRE, _DEPLOY)

# --- D4: answers ------------------------------------------------------------------------------------------------------

RESULT_CHANGED = Kind("D401", "answer has another type", _CALLER, "read the new type", is_typed=True)
RESULT_MAY_BE_NONE = Kind("D402", "answer may be None", _TYPES, "handle None where it is read", is_typed=True)
RESULT_NARROWED = Kind("D403", "answer has a narrower type", _NOBODY, _NONE)
RESULT_ADDED = Kind("D404", "answer where there was none", _NOBODY, _NONE, is_addition=True)
READING_CHANGED = Kind("D405", "answer read in another way", _CALLER, "read what the call gives now", is_typed=False)
ACCEPT_CHANGED = Kind("D406", "other media types asked for", _WIRE, _DEPLOY)
FAILURE_ADDED = Kind("D407", "content of an error documented", _NOBODY, _NONE, is_addition=True)
FAILURE_REMOVED = Kind("D408", "content of an error not documented any more", _CALLER, "do not read `parsed` of it")
FAILURE_CHANGED = Kind("D409", "content of an error has another type", _CALLER, "read the new type in `parsed`")
HEADER_ADDED = Kind("D410", "header of the answer added", _NOBODY, _NONE, is_addition=True)
HEADER_REMOVED = Kind("D411", "header of the answer removed", _CALLER, "do not read it", is_typed=True)
HEADER_CHANGED = Kind("D412", "header of the answer has another type", _CALLER, "read the new type", is_typed=True)
STREAM_REMOVED = Kind("D413", "streaming form of the answer removed", _CALLER, "read the answer whole", is_typed=True)
STREAM_ADDED = Kind("D414", "streaming form of the answer added", _NOBODY, _NONE, is_addition=True)
STREAM_CHANGED = Kind("D415", "items of the stream have another type", _CALLER, "read the new type", is_typed=True)

# --- D5: pages and rows -----------------------------------------------------------------------------------------------

PAGING_REMOVED = Kind("D501", "answer not in pages any more", _CALLER, "read the whole answer", is_typed=True)
PAGING_ADDED = Kind("D502", "answer in pages now", _CALLER, "iterate over it, or read `items`", is_typed=True)
PAGING_CHANGED = Kind("D503", "pages asked for in another way", _WIRE, _DEPLOY)
BULK_REMOVED = Kind("D504", "method for many rows removed", _CALLER, "write the rows call by call", is_typed=True)
BULK_ADDED = Kind("D505", "method for many rows added", _NOBODY, _NONE, is_addition=True)
BULK_LIMIT_CHANGED = Kind("D506", "rows that a call takes changed", _NOBODY, _NONE)

# --- D6: security -----------------------------------------------------------------------------------------------------

SECURITY_ADDED = Kind("D601", "needs a credential that it did not", _CALLER, "give the client that credential")
SECURITY_LIFTED = Kind("D602", "needs fewer credentials", _NOBODY, _NONE, is_addition=True)
CREDENTIAL_SENT_OTHERWISE = Kind("D603", "credential sent in another way", _WIRE, _DEPLOY)
CLIENT_ARGUMENT_REMOVED = Kind(
    "D604", "argument of the client removed", _CALLER, "leave it out where the client is made", is_typed=True
)
CLIENT_ARGUMENT_ADDED = Kind("D605", "argument of the client added", _NOBODY, _NONE, is_addition=True)
CLIENT_ARGUMENT_NARROWED = Kind(
    "D606", "argument of the client takes less", _CALLER, "give a value of the new type", is_typed=True
)
CLIENT_ARGUMENT_WIDENED = Kind("D607", "argument of the client takes more", _NOBODY, _NONE, is_addition=True)
ENVIRONMENT_VARIABLE_REMOVED = Kind(
    "D608", "environment variable not read any more", _CALLER, "set the new one where the client runs"
)

# --- D7: servers and the client ---------------------------------------------------------------------------------------

SERVER_CHANGED = Kind("D701", "usual server changed", _WIRE, "check that the new server serves all callers")
SERVER_REMOVED = Kind("D702", "server removed", _WIRE, "choose another `server`, or give its `base_url`")
SERVER_ADDED = Kind("D703", "server added", _NOBODY, _NONE, is_addition=True)
SERVER_VARIABLE_NEEDED = Kind("D704", "variable of the server has no default", _CALLER, "give it to the client")
SERVER_DEFAULT_CHANGED = Kind(
    "D705", "default of a server's variable changed", _WIRE, "give the old value to the client"
)
CLIENT_RENAMED = Kind("D706", "client renamed", _CALLER, "import it by its new name", is_typed=True)
NAME_REMOVED = Kind("D707", "public name removed", _CALLER, "do not import it", is_typed=True)
NAME_ADDED = Kind("D708", "public name added", _NOBODY, _NONE, is_addition=True)
SETTING_CHANGED = Kind(
    "D709", "how answers are read, or calls are limited, changed", _WIRE, "compare what servers send"
)

# --- D8: models -------------------------------------------------------------------------------------------------------

MODEL_REMOVED = Kind("D801", "model removed", _CALLER, "use the type that took its place", is_typed=True)
MODEL_ADDED = Kind("D802", "model added", _NOBODY, _NONE, is_addition=True)
MODEL_RENAMED = Kind(
    "D803", "model renamed", _CALLER, "use the new name, or give the schema its old one", is_typed=True
)
FIELD_REMOVED = Kind("D804", "field removed", _CALLER, "do not read or give it", is_typed=True)
REQUIRED_FIELD_ADDED = Kind("D805", "required field added to what is sent", _CALLER, "give it", is_typed=True)
FIELD_ADDED = Kind("D806", "field added", _NOBODY, _NONE, is_addition=True)
FIELD_BECAME_REQUIRED = Kind("D807", "field of what is sent required now", _CALLER, "give it", is_typed=True)
FIELD_BECAME_OPTIONAL = Kind("D808", "field of what is sent optional now", _NOBODY, _NONE, is_addition=True)
FIELD_MAY_BE_NONE = Kind(
    "D809", "field of what is read may be None", _TYPES, "handle None where it is read", is_typed=True
)
FIELD_ALWAYS_THERE = Kind("D810", "field of what is read always there now", _NOBODY, _NONE)
FIELD_RENAMED = Kind("D811", "attribute renamed", _CALLER, "use the new name", is_typed=True)
FIELD_WIRE_NAME_CHANGED = Kind("D812", "field called otherwise on the wire", _WIRE, _DEPLOY)
SENT_FIELD_NARROWED = Kind(
    "D813", "field of what is sent takes less", _CALLER, "give a value of the new type", is_typed=True
)
READ_FIELD_CHANGED = Kind("D814", "field of what is read has another type", _CALLER, "read the new type", is_typed=True)
FIELD_WIDENED = Kind("D815", "field of what is sent takes more", _NOBODY, _NONE, is_addition=True)
FIELD_NARROWED = Kind("D816", "field of what is read has a narrower type", _NOBODY, _NONE)
FIELD_DEFAULT_CHANGED = Kind("D817", "default of a field changed", _WIRE, "give the old value where it matters")
READ_VALUE_REMOVED = Kind("D818", "known value removed of what is read", _NOBODY, "remove the code for it")
SENT_TYPE_NARROWED = Kind(
    "D819", "type of what is sent takes less", _CALLER, "give a value of the new type", is_typed=True
)
READ_TYPE_CHANGED = Kind("D820", "type of what is read is another", _CALLER, "read the new type", is_typed=True)
TYPE_CHANGED_HARMLESSLY = Kind("D821", "type takes more, or gives less", _NOBODY, _NONE)
MODEL_KIND_CHANGED = Kind(
    "D822", "class became another type, or the reverse", _CALLER, "use the new type", is_typed=True
)
BASE_CHANGED = Kind("D823", "base class changed", _CALLER, "do not rely on the old base", is_typed=True)
TAGS_CHANGED = Kind("D824", "members of a union told apart otherwise", _WIRE, _DEPLOY)
FURTHER_PROPERTIES_CHANGED = Kind(
    "D825", "further properties have another type", _TYPES, "read the new type in `model_extra`", is_typed=True
)

# --- D9: webhooks, and what griffe finds beyond all that --------------------------------------------------------------

EVENT_REMOVED = Kind("D901", "webhook or callback removed", _CALLER, "remove the code that reads it", is_typed=True)
EVENT_ADDED = Kind("D902", "webhook or callback added", _NOBODY, _NONE, is_addition=True)
EVENT_CHANGED = Kind("D903", "webhook or callback has another content", _CALLER, "read the new type", is_typed=True)
EVENT_RENAMED = Kind(
    "D904", "function of a webhook or callback renamed", _CALLER, "call it by its new name", is_typed=True
)
PYTHON_API_CHANGED = Kind(
    "D951", "Python API changed", _CALLER, "see what griffe says; no rule knows this one", is_typed=True
)

KINDS: tuple[Kind, ...] = tuple(
    sorted((found for found in tuple(globals().values()) if isinstance(found, Kind)), key=lambda kind: kind.code)
)
"""All of them, by code."""
