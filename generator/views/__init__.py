"""Prepares finished pieces of source, so that templates only loop and print."""

from generator.views.client import client_view
from generator.views.filters import filters_view
from generator.views.package import errors_view, models_view, package_view
from generator.views.readme import readme_view
from generator.views.resource import resource_view
from generator.views.webhooks import webhooks_view

__all__ = [
    "client_view",
    "errors_view",
    "filters_view",
    "models_view",
    "package_view",
    "readme_view",
    "resource_view",
    "webhooks_view",
]
