"""Every AI function by name: one table of name → dotted path. A new function is a file and a line here."""

from __future__ import annotations

from functools import cache

from django.utils.module_loading import import_string

from igny8_core.ai.base import AIFunction
from igny8_core.common.exceptions import NotFoundError

FUNCTIONS = {
    "auto_cluster": "igny8_core.ai.functions.auto_cluster.AutoCluster",
    "generate_ideas": "igny8_core.ai.functions.generate_ideas.GenerateIdeas",
    "bulk_queue_to_writer": "igny8_core.ai.functions.bulk_queue_to_writer.BulkQueueToWriter",
    "generate_content": "igny8_core.ai.functions.generate_content.GenerateContent",
    "generate_image_prompts": "igny8_core.ai.functions.generate_image_prompts.GenerateImagePromptsFunction",
    "generate_images": "igny8_core.ai.functions.generate_images.GenerateImages",
}


@cache
def function_named(name: str) -> AIFunction:
    """The one instance of a function. Raises NotFoundError for a name that is in no table."""
    if name not in FUNCTIONS:
        raise NotFoundError(f"There is no AI function “{name}”.")
    function: AIFunction = import_string(FUNCTIONS[name])()
    return function
