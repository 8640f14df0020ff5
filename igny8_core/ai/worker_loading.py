"""What a Celery worker loads before its first task, and a web process never.

With the first task these would load in a pool's thread for seconds, while the leases of its other tasks run.
"""

from __future__ import annotations

from typing import Any

from celery import bootsteps
from django.utils.module_loading import import_string

#: The numeric packages and the provider's client come with these.
LOADED = (
    "igny8_core.ai.functions.auto_cluster.AutoCluster",
    "igny8_core.ai.providers.offline.assigning.assign",
    "igny8_core.ai.providers.openai_text.OpenAITextProvider",
    "igny8_core.ai.providers.openai_images.OpenAIImageProvider",
)


class LoadingStep(bootsteps.Step):
    """Before the pool: processes that are forked from here share the memory."""

    def __init__(self, parent: Any, **options: Any) -> None:
        super().__init__(parent, **options)
        for path in LOADED:
            import_string(path)
