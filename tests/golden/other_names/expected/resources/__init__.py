"""One module for each resource, loaded when the client's attribute is first used."""
