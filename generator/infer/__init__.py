"""One small rule per behaviour that a document implies but does not say.

What a rule concludes shows in `inspect` and can be set or switched off in the configuration.
"""

from __future__ import annotations

from generator.config import Envelope, OperationConfig
from generator.infer.bulk import bulk
from generator.infer.envelope import enveloped_data
from generator.infer.idempotency import idempotent
from generator.infer.pagination import pages
from generator.ir import Exchange, Inferred

__all__ = ["infer"]


def infer(exchange: Exchange, settings: OperationConfig, envelope: Envelope | None) -> Inferred:
    """Everything the rules conclude about one operation.

    Args:
        exchange: The operation.
        settings: What the configuration says of it; it overrules any rule.
        envelope: The configured envelope, if the API has one.
    """
    data = None if settings.envelope is False else enveloped_data(exchange, envelope)
    answer = exchange.answer if data is None else data
    paged = pages(exchange, answer, settings.pagination)
    return Inferred(
        answer=answer,
        enveloped=data is not None,
        idempotent=idempotent(exchange, settings),
        pages=paged,
        # What answers in pages is a search, however much it is sent.
        bulk=None if paged else bulk(exchange, settings.bulk),
    )
