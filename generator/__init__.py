"""clientwright: OpenAPI documents in, one typed Python client package out."""

__version__ = "0.1.0"
