"""Proof, after rendering, that a module holds nothing but what the generator meant. It trusts no earlier stage.

Python parses the module, and what it saw is compared with what may be there: a few kinds of statements and
expressions (`grammar.py`, and stricter `models.py` for what datamodel-code-generator wrote); names that this run
issued, or that the templates and the runtime have themselves (`vocabulary.py`). Texts and numbers are free: they do
nothing. Anything else ends the run before a file is written.
"""

from __future__ import annotations

import ast

from generator.audit.fault import AuditError
from generator.audit.grammar import Grammar
from generator.audit.models import ModelsGrammar
from generator.audit.vocabulary import Vocabulary

__all__ = ["AuditError", "Vocabulary", "audit", "audit_models"]


def audit(path: str, text: str, module: ast.Module, template: str, vocabulary: Vocabulary) -> None:
    """Audit a module that was rendered.

    Args:
        path: Its path in the package, for the message.
        text: Its text.
        module: What Python parsed of it.
        template: The text of its template.
        vocabulary: The names that may stand in it.

    Raises:
        AuditError: If it holds anything that nobody meant.
    """
    Grammar(path, vocabulary, text, template).check(module)


def audit_models(path: str, module: ast.Module, vocabulary: Vocabulary) -> None:
    """Audit a module of models, in the same way."""
    ModelsGrammar(path, vocabulary).check(module)
