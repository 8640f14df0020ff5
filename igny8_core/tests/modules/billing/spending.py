"""Work that costs credits."""

from __future__ import annotations

from typing import Any

from igny8_core.ai.engine import AIEngine
from igny8_core.ai.models import AITask
from igny8_core.ai.registry import function_named
from igny8_core.tests.factories import ClusterFactory, ImageFactory, KeywordFactory, TaskFactory


def ask(function: str, *rows: Any) -> list[AITask]:
    """Asked for on a page and done."""
    answer = function_named(function).execute({"ids": [row.pk for row in rows]}, account=rows[0].account)
    for pk in answer["task_ids"]:
        assert AIEngine().execute(task_id=pk) is None
    return list(AITask.objects.filter(pk__in=answer["task_ids"]))


def one_of_each(site: Any) -> None:
    """11 keywords, a cluster, an article, its prompts and a picture."""
    ask("auto_cluster", *KeywordFactory.create_batch(11, site=site))
    cluster = ClusterFactory(site=site)
    KeywordFactory.mapped(cluster)
    ask("generate_ideas", cluster)
    (written,) = ask("generate_content", TaskFactory(site=site, title="How to clean a moka pot", word_count=500))
    article = function_named("generate_image_prompts").rows().get(pk=written.result["content_id"])
    ask("generate_image_prompts", article)
    ask("generate_images", ImageFactory(content=article, site=site, position=99))
