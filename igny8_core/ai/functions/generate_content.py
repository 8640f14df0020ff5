"""Tasks → content: one article at a time, cleaned and counted before it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django.utils.text import slugify

from igny8_core.ai.base import AIFunction, Outcome, Prepared, Reply, Request
from igny8_core.ai.html import clean, count_words
from igny8_core.ai.models import AITask
from igny8_core.ai.replies import ArticleReply
from igny8_core.ai.text_requests import read_json, text_request
from igny8_core.business.content.models import Content, Tasks
from igny8_core.business.planning.models import ContentIdeas
from igny8_core.common.exceptions import ProviderError
from igny8_core.common.status_enums import GenerationStatus, IdeaStatus, TaskStatus
from igny8_core.common.transitions import move


@dataclass(frozen=True)
class Article:
    """A checked article. `words` is counted from the text."""

    reply: ArticleReply
    html: str
    words: int
    slug: str
    written_by: str


class GenerateContent(AIFunction):
    """Writes the article of a task."""

    name = "generate_content"
    noun = "task"
    model = Tasks
    max_batch: ClassVar[int] = 1

    def prepare(self, task: AITask) -> Prepared:
        """The task, unless it has its article already."""
        rows = list(Tasks.objects.filter(pk__in=task.input_ids).select_related("cluster", "site", "content"))
        open_rows = [row for row in rows if row.status == TaskStatus.QUEUED and not hasattr(row, "content")]
        found = {row.pk for row in open_rows}
        return Prepared(rows=open_rows, gone=[pk for pk in task.input_ids if pk not in found])

    def build_request(self, task: AITask, prepared: Prepared, *, operation_id: str) -> Request:
        """Title, outline and keywords, as data."""
        row = prepared.rows[0]
        cluster = row.cluster.name if row.cluster else ""
        return text_request(
            function=self.name,
            account_id=task.account_id,
            operation_id=operation_id,
            schema=ArticleReply,
            words_wanted=row.word_count,
            data={
                "title": row.title,
                "content_type": row.content_type,
                "search_intent": row.search_intent,
                "keywords": row.target_keywords,
                "outline": row.outline,
                "word_count": row.word_count,
                "cluster": cluster,
                "domain": row.site.domain,
                "language": row.site.language,
            },
            variables={
                "site_domain": row.site.domain,
                "language": row.site.language,
                "title": row.title,
                "content_type": row.content_type,
                "search_intent": row.search_intent,
                "keywords_json": row.target_keywords,
                "outline_json": row.outline,
                "word_count": str(row.word_count),
                "cluster": cluster,
            },
        )

    def parse_response(self, prepared: Prepared, reply: Reply) -> Article:
        """Clean the HTML, count the words, give it a slug. Raises ProviderError for an article without text."""
        article = read_json(reply, ArticleReply)
        html = clean(article.html)
        words = count_words(html)
        if not words:
            raise ProviderError("The AI's article has no text.", phase="PARSE")
        title = article.title or prepared.rows[0].title
        slug = slugify(article.slug or title) or slugify(title, allow_unicode=True) or f"article-{prepared.rows[0].pk}"
        return Article(reply=article, html=html, words=words, slug=slug[:200], written_by=reply.usage.model[:60])

    def save_output(self, task: AITask, prepared: Prepared, parsed: Article) -> Outcome:
        """Store the draft; its task and idea are completed."""
        if not prepared.rows:
            return Outcome(done=[], missing=[], units=Decimal(0), made={}, message="The task has its article already")
        row = prepared.rows[0]
        content = Content.objects.create(**_fields(row, parsed))
        move(
            Tasks.objects.filter(pk=row.pk),
            come_from=TaskStatus.QUEUED,
            to=TaskStatus.COMPLETED,
            generation_status=GenerationStatus.COMPLETED,
        )
        if row.idea_id:
            move(ContentIdeas.objects.filter(pk=row.idea_id), come_from=IdeaStatus.QUEUED, to=IdeaStatus.COMPLETED)
        return Outcome(
            done=[row.pk],
            missing=[],
            units=Decimal(parsed.words),
            made={"content_created": 1, "total_words": parsed.words},
            message=f"{parsed.words:,}-word article drafted successfully",
            details={"content_id": content.pk, "title": content.title, "word_count": parsed.words},
        )

    def expected_units(self, prepared: Prepared) -> Decimal:
        return Decimal(prepared.rows[0].word_count)

    def prep_message(self, task: AITask) -> str:
        return f"Preparing task: {task.label}"

    def call_message(self, task: AITask, prepared: Prepared, done: int, wanted: int) -> str:
        so_far = f" ({done:,} so far)" if done else ""
        return f"Writing {prepared.rows[0].word_count:,}-word article{so_far}"

    def save_message(self, task: AITask, prepared: Prepared, parsed: Article | None) -> str:
        return f"Saving article: {parsed.reply.title if parsed else task.label}"


def _fields(row: Tasks, article: Article) -> dict[str, Any]:
    reply = article.reply
    return {
        "account_id": row.account_id,
        "site_id": row.site_id,
        "task": row,
        "title": (reply.title or row.title)[:300],
        "slug": article.slug,
        "html": article.html,
        "excerpt": reply.excerpt,
        "meta_title": reply.meta_title[:60],
        "meta_description": reply.meta_description[:155],
        "word_count": article.words,
        "written_by": article.written_by,
    }
