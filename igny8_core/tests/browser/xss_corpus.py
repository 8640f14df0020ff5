"""Texts that would run a script or ask another server if a page took them for markup, and rows full of them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.services.automation_logger import AutomationLogger, Line
from igny8_core.business.content.models import Content, Images, Tasks
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.business.planning.services.keyword_import import import_keywords
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.tests.ai.functions.asking import save
from igny8_core.tests.factories import AITaskFactory, NotificationFactory, RunFactory, TaskFactory
from igny8_core.tests.scripted_provider import article, cluster, idea, prompt

#: Nobody answers there, and the browser is not let through: asking is what counts.
OUTSIDE = "canary.invalid"
CALL = "alert('xss{n}')"
_LINES = Path(__file__).with_name("xss_payloads.txt").read_text(encoding="utf-8").splitlines()
PAYLOADS = [
    line.replace("{js}", CALL.replace("{n}", str(n))).replace("{out}", f"//{OUTSIDE}/{n}").replace("{n}", f"xss{n}")
    for n, line in enumerate(_lines for _lines in _LINES if _lines)
]
#: The heading of every article.
FIRST = "What it is"


def plant(site: Site) -> None:
    """Every payload on every way in: a keyword file, replies of a model, what people write, what the machine says."""
    upload(site)
    replies(site)
    people(site)
    machine(site)


def upload(site: Site) -> None:
    """A file with one payload a row."""
    text = io.StringIO()
    csv.writer(text).writerows([["keyword"], *([payload] for payload in PAYLOADS)])
    import_keywords(site=site, source=io.BytesIO(text.getvalue().encode()), filename="keywords.csv")


def replies(site: Site) -> None:
    """Clusters, ideas, articles and prompts as a model under somebody else's control would write them."""
    keywords = list(Keywords.objects.filter(site=site))
    named = [cluster([row.pk], name=PAYLOADS[n % len(PAYLOADS)]) for n, row in enumerate(keywords)]
    save(AITaskFactory.on("auto_cluster", *keywords), {"clusters": named})
    topics = list(Clusters.objects.filter(site=site))
    ideas = [
        idea(row.pk, PAYLOADS[n % len(PAYLOADS)], outline=PAYLOADS[:3], angle=PAYLOADS[n % len(PAYLOADS)])
        for n, row in enumerate(topics)
    ]
    save(AITaskFactory.on("generate_ideas", *topics), {"ideas": ideas})
    for payload in PAYLOADS:
        _article(site, payload)


def _article(site: Site, payload: str) -> None:
    """With a heading before it and one behind: a payload must not swallow the rest of the page either."""
    task = TaskFactory(site=site, title=f"Guide {payload}", description=payload)
    html = f"<h2>{FIRST}</h2><p>{'word ' * 600}</p>{payload}<h2>Behind {payload}</h2><p>text</p>"
    texts = dict.fromkeys(("title", "meta_title", "meta_description", "excerpt"), f"Guide {payload}")
    save(AITaskFactory.on("generate_content", task), article(html=html, **texts))
    content = Content.objects.filter(site=site).latest("pk")
    drawn = prompt(text=f"A cup {payload}")
    headings = [{**drawn, "heading": heading} for heading in re.findall("<h2>(.*?)</h2>", content.html)]
    save(AITaskFactory.on("generate_image_prompts", content), {"featured": drawn, "in_article": headings})


def people(site: Site) -> None:
    """Names and descriptions, past all checks of the doors."""
    first, second = PAYLOADS[0], PAYLOADS[24]
    site.account.name = second
    site.account.save()
    site.name = first
    site.save()
    for model, name in ((Clusters, "description"), (ContentIdeas, "description"), (Tasks, "description")):
        for n, row in enumerate(model.objects.filter(site=site)):
            model.objects.filter(pk=row.pk).update(**{name: PAYLOADS[n % len(PAYLOADS)]})
    Images.objects.filter(site=site).update(alt_text=second, prompt=second)
    for membership in site.account.memberships.all():
        membership.user.first_name, membership.user.last_name = second, first[:100]
        membership.user.save()
        for payload in PAYLOADS[:25]:
            NotificationFactory(site=site, user=membership.user, title=payload)


def machine(site: Site) -> Any:
    """A run that failed in a payload's words, its journal, and the labels of its work."""
    run = RunFactory.paused(site=site, current_stage=1)
    lines = [Line(message=payload, stage=1 + n % 6) for n, payload in enumerate(PAYLOADS)]
    AutomationLogger(run, timezone_name="UTC").write(lines)
    keywords = list(Keywords.objects.filter(site=site)[: len(PAYLOADS)])
    for position, (row, payload) in enumerate(zip(keywords, PAYLOADS, strict=False)):
        error = InvalidInputError(payload, phase="AI_CALL").payload()
        held = {"status": GenerationStatus.FAILED, "error": error}
        AITaskFactory.on("auto_cluster", row, run=run, stage=1, position=position, label=payload[:200], **held)
    return run
