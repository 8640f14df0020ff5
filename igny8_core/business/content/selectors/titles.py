"""Titles across what is planned and what is written."""

from __future__ import annotations

from igny8_core.business.content.models import Content, Tasks
from igny8_core.business.planning.models import ContentIdeas


def titles_of(*, site_id: int) -> list[str]:
    """Every title of a site, once: ideas, tasks and articles in any state. One query."""
    # Without an order: a union could not keep that of its parts.
    ideas = ContentIdeas.objects.filter(site_id=site_id).order_by().values_list("idea_title", flat=True)
    tasks = Tasks.objects.filter(site_id=site_id).order_by().values_list("title", flat=True)
    articles = Content.objects.filter(site_id=site_id).order_by().values_list("title", flat=True)
    return list(ideas.union(tasks, articles))
