"""Content → image prompts: one featured picture and one for some of the headings.

The prompts are Images rows that wait.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, Q

from igny8_core.ai.base import AIFunction, Expected, Outcome, Prepared, Reply, Request
from igny8_core.ai.image_prompt_reply import ImagePrompt, images_wanted, read_prompts
from igny8_core.ai.models import AITask
from igny8_core.ai.replies import ImagePromptsReply
from igny8_core.ai.text_requests import text_request
from igny8_core.business.accounts.models import Site
from igny8_core.business.content.models import Content, Images
from igny8_core.common.html import headings
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import ContentStatus, GenerationStatus


class GenerateImagePromptsFunction(AIFunction):
    """Writes the prompts of an article's pictures."""

    name = "generate_image_prompts"
    noun = "article"
    model = Content
    max_batch: ClassVar[int] = 1

    def prepare(self, task: AITask) -> Prepared:
        """The draft, unless it has images already."""
        has_images = Exists(Images.objects.filter(content=OuterRef("pk")))
        rows = list(
            Content.objects.filter(pk__in=task.input_ids, status=ContentStatus.DRAFT)
            .annotate(has_images=has_images)
            .select_related("task__cluster")
        )
        open_rows = [row for row in rows if not row.has_images]
        found = {row.pk for row in open_rows}
        context = {"headings": list(dict.fromkeys(headings(open_rows[0].html)))} if open_rows else {}
        return Prepared(rows=open_rows, gone=[pk for pk in task.input_ids if pk not in found], context=context)

    def build_request(self, task: AITask, prepared: Prepared, *, operation_id: str) -> Request:
        """Title and headings, as data."""
        row, found = prepared.rows[0], prepared.context["headings"]
        cluster = row.task.cluster.name if row.task and row.task.cluster else ""
        wanted = images_wanted(words=row.word_count, headings=len(found))
        return text_request(
            function=self.name,
            account_id=task.account_id,
            operation_id=operation_id,
            schema=ImagePromptsReply,
            data={"title": row.title, "headings": found, "wanted": wanted, "cluster": cluster},
            variables={"title": row.title, "headings_json": found, "wanted": str(wanted), "cluster": cluster},
        )

    def parse_response(self, prepared: Prepared, reply: Reply) -> list[ImagePrompt]:
        """The featured prompt first, then those whose heading the article really has, each heading once."""
        row, found = prepared.rows[0], prepared.context["headings"]
        wanted = images_wanted(words=row.word_count, headings=len(found))
        return read_prompts(reply, title=row.title, headings=found, wanted=wanted)

    def save_output(self, task: AITask, prepared: Prepared, parsed: list[ImagePrompt]) -> Outcome:
        """One Images row per prompt."""
        if not prepared.rows:
            return Outcome(done=[], missing=[], units=Decimal(0), made={}, message="The article has its images already")
        row = prepared.rows[0]
        Images.objects.bulk_create(_image(row, position, one) for position, one in enumerate(parsed))
        Content.objects.filter(pk=row.pk).update(generation_status=GenerationStatus.COMPLETED)
        parts = {"featured": 1, "in_article": len(parsed) - 1}
        return Outcome(
            done=[row.pk],
            missing=[],
            units=Decimal(len(parsed)),
            made={"prompts_created": len(parsed)},
            message=self.success_message(parts),
            details=parts,
        )

    def has_it(self) -> Q:
        return Q(Exists(Images.objects.filter(content=OuterRef("pk"))))

    def expected_units(self, prepared: Prepared) -> Decimal:
        row = prepared.rows[0]
        return Decimal(1 + images_wanted(words=row.word_count, headings=len(prepared.context["headings"])))

    def expected(self, *, site: Site, ids: Sequence[int]) -> Expected:
        """By the length of the articles, as if each had headings enough: their texts are not read for this."""
        drafts = Content.objects.filter(pk__in=ids, site=site, status=ContentStatus.DRAFT)
        words = drafts.filter(~Exists(Images.objects.filter(content=OuterRef("pk")))).values_list(
            "word_count", flat=True
        )
        prompts = [1 + images_wanted(words=count, headings=count) for count in words]
        note = f"0.5 credits per prompt, at most {plural(sum(prompts), 'prompt')}, rounded up for each article."
        return Expected(len(prompts), [Decimal(count) for count in prompts], note)

    def success_message(self, made: Mapping[str, int]) -> str:
        featured = plural(made.get("featured", 0), "Featured Image")
        return f"{featured} + {plural(made.get('in_article', 0), 'In-article Image Prompt')} ready"

    def charged_for(self, label: str, made: Mapping[str, Any]) -> str:
        return f"Image prompts for “{label}”, {plural(made.get('prompts_created', 0), 'prompt')}"

    def prep_message(self, task: AITask) -> str:
        return "Mapping content for image prompts"

    def prepared_message(self, task: AITask, prepared: Prepared) -> str:
        return f"Mapping content for {plural(int(self.expected_units(prepared)), 'image prompt')}"

    def call_message(self, task: AITask, prepared: Prepared, done: int, wanted: int) -> str:
        return "Writing featured image prompt"

    def parse_message(self, task: AITask, prepared: Prepared) -> str:
        wanted = images_wanted(words=prepared.rows[0].word_count, headings=len(prepared.context["headings"]))
        return f"Writing {plural(wanted, 'in-article image prompt')}"


def _image(row: Content, position: int, prompt: ImagePrompt) -> Images:
    featured = position == 0
    return Images(
        account_id=row.account_id,
        site_id=row.site_id,
        content=row,
        image_type=Images.Kind.FEATURED if featured else Images.Kind.IN_ARTICLE,
        position=position,
        heading=prompt.heading,
        prompt=prompt.prompt,
        alt_text=prompt.alt_text,
    )
