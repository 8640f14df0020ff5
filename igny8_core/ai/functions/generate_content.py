"""Tasks → content: one article at a time, cleaned and counted before it is stored, and extended once when too short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django.db import IntegrityError
from django.db.models import Q

from igny8_core.ai.account_ai import account_ai
from igny8_core.ai.article import Article
from igny8_core.ai.article_additions import as_data, extended, is_short, most_words
from igny8_core.ai.base import AIFunction, Expected, Outcome, Prepared, Reply, Request
from igny8_core.ai.models import AITask
from igny8_core.ai.providers.selection import text_provider
from igny8_core.ai.replies import AdditionsReply, ArticleReply
from igny8_core.ai.text_requests import text_request
from igny8_core.business.accounts.models import Site
from igny8_core.business.content.models import Content, Tasks
from igny8_core.business.content.services.slugs import free_slug
from igny8_core.business.planning.models import ContentIdeas
from igny8_core.common.exceptions import ConflictError
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import GenerationStatus, IdeaStatus, TaskStatus
from igny8_core.common.transitions import move


class AddressTakenError(ConflictError):
    """Another article got the same address at the same instant. The next try finds the answer and another address."""

    retryable = True
    action = "retry"


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
        order = _order(row)
        return text_request(
            account_id=task.account_id,
            function=self.name,
            operation_id=operation_id,
            schema=ArticleReply,
            words_wanted=row.word_count,
            data={**order, "keywords": row.target_keywords, "outline": row.outline, "domain": row.site.domain},
            variables={
                **order,
                "site_domain": row.site.domain,
                "keywords_json": row.target_keywords,
                "outline_json": row.outline,
                "word_count": str(row.word_count),
            },
        )

    def parse_response(self, prepared: Prepared, reply: Reply) -> Article:
        """Clean the HTML, count the words, fill what is missing. Raises ProviderError for an article without text."""
        row = prepared.rows[0]
        return Article.read(reply, title=row.title, spare_slug=f"article-{row.pk}")

    def follow_up(self, task: AITask, prepared: Prepared, parsed: Article, *, operation_id: str) -> Request | None:
        """The missing words of an article that is more than 15 % too short. An offline draft is as long as it is."""
        row = prepared.rows[0]
        if not is_short(parsed, wanted=row.word_count) or text_provider(account_ai(task.account_id).choice).is_local:
            return None
        so_far = as_data(parsed, outline=row.outline)
        missing = row.word_count - parsed.words
        return text_request(
            account_id=task.account_id,
            function="extend_content",
            operation_id=operation_id,
            schema=AdditionsReply,
            words_wanted=missing,
            data={**_order(row), **so_far, "keywords": row.target_keywords, "missing_words": missing},
            variables={
                "language": row.site.language,
                "title": row.title,
                "keywords_json": row.target_keywords,
                "missing_words": str(missing),
                "sections_json": so_far["sections"],
                "missing_headings_json": so_far["missing_headings"],
            },
        )

    def parse_follow_up(self, prepared: Prepared, parsed: Article, reply: Reply) -> Article:
        """The article with what was added. Raises ProviderError when nothing was."""
        row = prepared.rows[0]
        return extended(parsed, reply, wanted=row.word_count, outline=row.outline)

    def save_output(self, task: AITask, prepared: Prepared, parsed: Article) -> Outcome:
        """Store the draft; its task and idea are completed."""
        if not prepared.rows:
            return Outcome(done=[], missing=[], units=Decimal(0), made={}, message="The task has its article already")
        row = prepared.rows[0]
        content = _create(row, parsed)
        move(
            Tasks.objects.filter(pk=row.pk),
            come_from=TaskStatus.QUEUED,
            to=TaskStatus.COMPLETED,
            generation_status=GenerationStatus.COMPLETED,
        )
        if row.idea_id:
            move(ContentIdeas.objects.filter(pk=row.idea_id), come_from=IdeaStatus.QUEUED, to=IdeaStatus.COMPLETED)
        made = {"content_created": 1, "total_words": parsed.words}
        return Outcome(
            done=[row.pk],
            missing=[],
            # An article that came too long costs no more than what was ordered.
            units=Decimal(min(parsed.words, most_words(row.word_count))),
            made=made,
            message=self.success_message(made),
            details={"content_id": content.pk, "title": content.title, "word_count": parsed.words},
        )

    def has_it(self) -> Q:
        return Q(status=TaskStatus.COMPLETED)

    def expected_units(self, prepared: Prepared) -> Decimal:
        return Decimal(prepared.rows[0].word_count)

    def expected(self, *, site: Site, ids: Sequence[int]) -> Expected:
        """By the words that are ordered; what comes longer is charged up to the tolerance."""
        rows = Tasks.objects.filter(pk__in=ids, site=site, status=TaskStatus.QUEUED, content__isnull=True)
        ordered = list(rows.values_list("word_count", flat=True))
        note = f"1 credit per 500 words, {plural(sum(ordered), 'word')} ordered. An article may come up to 15 % longer."
        units = [Decimal(words) for words in ordered]
        return Expected(len(ordered), units, note, most=[Decimal(most_words(words)) for words in ordered])

    def success_message(self, made: Mapping[str, int]) -> str:
        articles, words = made["content_created"], made["total_words"]
        if articles == 1:
            return f"{words:,}-word article drafted successfully"
        return f"{plural(articles, 'article')} with {plural(words, 'word')} drafted successfully"

    def charged_for(self, label: str, made: Mapping[str, Any]) -> str:
        return f"Writing “{label}”, {plural(made.get('total_words', 0), 'word')}"

    def prep_message(self, task: AITask) -> str:
        return f"Preparing task: {task.label}"

    def call_message(self, task: AITask, prepared: Prepared, done: int, wanted: int) -> str:
        return f"Writing {prepared.rows[0].word_count:,}-word article"

    def current_item(self, task: AITask, prepared: Prepared, done: int, wanted: int) -> str:
        return f"{task.label} ({done:,} of {wanted:,} words)" if done else task.label

    def save_message(self, task: AITask, prepared: Prepared, parsed: Article | None) -> str:
        return f"Saving article: {parsed.title if parsed else task.label}"


def _order(row: Tasks) -> dict[str, Any]:
    return {
        "title": row.title,
        "language": row.site.language,
        "content_type": row.content_type,
        "search_intent": row.search_intent,
        "cluster": row.cluster.name if row.cluster else "",
        "word_count": row.word_count,
    }


def _create(row: Tasks, article: Article) -> Content:
    try:
        return Content.objects.create(**_fields(row, article))
    except IntegrityError as error:
        raise AddressTakenError("Another article has just taken this one's address.", phase="SAVE") from error


def _fields(row: Tasks, article: Article) -> dict[str, Any]:
    return {
        "account_id": row.account_id,
        "site_id": row.site_id,
        "task": row,
        "title": article.title,
        "slug": free_slug(site_id=row.site_id, slug=article.slug, spare=str(row.pk)),
        "html": article.html,
        "excerpt": article.excerpt,
        "meta_title": article.meta_title,
        "meta_description": article.meta_description,
        "word_count": article.words,
        "written_by": article.written_by,
    }
