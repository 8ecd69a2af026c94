"""What people and machines are shown of a comparison: each format is a function that gives its text."""

from __future__ import annotations

from generator.diff.show.changelog import changelog
from generator.diff.show.github import github
from generator.diff.show.machine import machine
from generator.diff.show.markdown import markdown
from generator.diff.show.page import Page, page
from generator.diff.show.words import conclusion, heading, summary

__all__ = ["Page", "changelog", "conclusion", "github", "heading", "machine", "markdown", "page", "summary"]
