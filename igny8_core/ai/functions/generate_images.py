"""Image prompts → images. When an article's last picture is there (or given up), the article goes to review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, ClassVar

from django.core.files.storage import default_storage
from django.db.models import Q

from igny8_core.ai.account_ai import image_model
from igny8_core.ai.base import AIFunction, Batch, Expected, Outcome, Prepared, Reply, Request
from igny8_core.ai.models import AITask
from igny8_core.ai.providers.base import ImageReply, ImageRequest
from igny8_core.ai.stored_files import stored_file
from igny8_core.business.accounts.models import Site
from igny8_core.business.billing.prices import image_credits
from igny8_core.business.content.models import Images
from igny8_core.business.content.services.image_editing import refuse_archived
from igny8_core.business.content.services.picture_files import delete_files_on_commit
from igny8_core.business.content.services.review import move_finished_to_review
from igny8_core.common.exceptions import ProviderError
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import ContentStatus, GenerationStatus, ImageStatus
from igny8_core.common.transitions import move


class GenerateImages(AIFunction):
    """Makes the picture of a prompt."""

    name = "generate_images"
    noun = "image"
    model = Images
    payload_key: ClassVar[str] = "image_ids"
    max_batch: ClassVar[int] = 1

    def plan(self, *, site: Site, ids: Sequence[int], batch_size: int) -> list[Batch]:
        """One picture a call; each knows which of how many it is."""
        batches = super().plan(site=site, ids=ids, batch_size=batch_size)
        return [
            replace(batch, payload={"number": number, "of": len(batches)})
            for number, batch in enumerate(batches, start=1)
        ]

    def wishes(self, payload: dict[str, Any]) -> dict[str, Any]:
        """`again`: also of images that have their picture. The old one stays until the new one is saved."""
        return {"again": True} if payload.get("again") else {}

    def labels(self, ids: Sequence[int]) -> dict[int, str]:
        """`Moka pot basics: featured image`, with the heading for those within the article."""
        rows = Images.objects.filter(pk__in=ids).values_list("pk", "content__title", "heading")
        return {pk: f"{title}: {heading or 'featured image'}"[:300] for pk, title, heading in rows}

    def prepare(self, task: AITask) -> Prepared:
        """The prompt, unless its picture is there and wanted as it is or the article archived, and the model to ask."""
        rows = list(Images.objects.filter(pk__in=task.input_ids).select_related("content", "site"))
        wanted = [row for row in rows if row.status != ImageStatus.GENERATED or task.payload.get("again")]
        # For what somebody put away nothing is bought.
        open_rows = [row for row in wanted if row.content.status != ContentStatus.ARCHIVED]
        found = {row.pk for row in open_rows}
        context = {"model": image_model(open_rows[0].site)} if open_rows else {}
        return Prepared(rows=open_rows, gone=[pk for pk in task.input_ids if pk not in found], context=context)

    def build_request(self, task: AITask, prepared: Prepared, *, operation_id: str) -> Request:
        """Prompt, size, format and model."""
        row = prepared.rows[0]
        return ImageRequest(
            operation_id=operation_id,
            prompt=row.prompt,
            label=row.heading or row.content.title,
            size=row.site.image_size,
            model=prepared.context["model"],
            image_format=row.site.image_format,
        )

    def parse_response(self, prepared: Prepared, reply: Reply) -> ImageReply:
        """The journal has the bytes; here only the kind is checked."""
        if not isinstance(reply, ImageReply):
            raise ProviderError("The provider answered with something that is not an image.", phase="PARSE")
        return reply

    def save_output(self, task: AITask, prepared: Prepared, parsed: ImageReply) -> Outcome:
        """Point the row at its file; the article follows if this was its last picture."""
        if not prepared.rows:
            return Outcome(done=[], missing=[], units=Decimal(0), made={}, message="Nothing is left to draw")
        row, model = prepared.rows[0], parsed.usage.model
        url = default_storage.url(stored_file(task))
        move(
            Images.objects.filter(pk=row.pk),
            come_from=ImageStatus.values if task.payload.get("again") else (ImageStatus.PENDING, ImageStatus.FAILED),
            to=ImageStatus.GENERATED,
            image_url=url,
            model=model[:60],
            generation_status=GenerationStatus.COMPLETED,
        )
        if row.image_url and row.image_url != url:
            delete_files_on_commit([row])
        moved = move_finished_to_review(content_ids=[row.content_id])
        made = {"images_generated": 1, "content_moved_to_review": moved}
        # By the model that made it, but never more than was promised for the one that was asked.
        units = min(image_credits(model), image_credits(prepared.context["model"]))
        return Outcome(
            done=[row.pk],
            missing=[],
            units=Decimal(units),
            made=made,
            message=self.success_message(made),
            details={"image_url": url},
        )

    def give_up(self, ids: Sequence[int]) -> dict[str, int]:
        """The article does not wait for a picture that will not come."""
        rows = Images.objects.filter(pk__in=ids)
        move(rows, come_from=ImageStatus.PENDING, to=ImageStatus.FAILED, generation_status=GenerationStatus.FAILED)
        # One that was to be made anew stays what it was: failed, or generated with its old picture.
        busy = (GenerationStatus.QUEUED, GenerationStatus.PROCESSING)
        move(rows, field="generation_status", come_from=busy, to=GenerationStatus.FAILED)
        moved = move_finished_to_review(content_ids=list(rows.values_list("content_id", flat=True)))
        return {"content_moved_to_review": moved}

    def refuse(self, ids: Sequence[int]) -> None:
        """Nothing is bought for an archived article. Whoever archives it sees the marked images, or is seen here."""
        refuse_archived(set(Images.objects.filter(pk__in=ids).values_list("content_id", flat=True)))

    def has_it(self) -> Q:
        return Q(status=ImageStatus.GENERATED)

    def take_up(self, ids: Sequence[int]) -> bool:
        """The picture waits again. Its article stays where it is: a reader may be at it."""
        # One that was to be made anew went back to what it was when that was cancelled.
        rows = Images.objects.filter(pk__in=ids).select_for_update()
        move(rows, field="generation_status", come_from=GenerationStatus.COMPLETED, to=GenerationStatus.PENDING)
        free = super().take_up(ids)
        if free:
            move(Images.objects.filter(pk__in=ids), come_from=ImageStatus.FAILED, to=ImageStatus.PENDING)
        return free

    def expected_units(self, prepared: Prepared) -> Decimal:
        return Decimal(image_credits(prepared.context["model"]))

    def expected(self, *, site: Site, ids: Sequence[int]) -> Expected:
        """By the model that makes the site's pictures now."""
        rows = Images.objects.filter(pk__in=ids, site=site)
        return self._priced(site, rows.exclude(status=ImageStatus.GENERATED).count())

    def expected_anew(self, *, site: Site, ids: Sequence[int]) -> Expected:
        """A picture that is there costs as much as a new one."""
        return self._priced(site, Images.objects.filter(pk__in=ids, site=site).count())

    def _priced(self, site: Site, count: int) -> Expected:
        price = image_credits(image_model(site))
        note = f"{plural(price, 'credit')} per image with the model {image_model(site)}."
        return Expected(items=count, units=[Decimal(price)] * count, note=note)

    def success_message(self, made: Mapping[str, int]) -> str:
        return f"{plural(made['images_generated'], 'image')} generated successfully"

    def charged_for(self, label: str, made: Mapping[str, Any]) -> str:
        return f"Image of “{label}”"

    def prep_message(self, task: AITask) -> str:
        return f"Preparing {plural(int(task.payload.get('of', 1)), 'image')} for generation"

    def call_message(self, task: AITask, prepared: Prepared, done: int, wanted: int) -> str:
        number, of = int(task.payload.get("number", 1)), int(task.payload.get("of", 1))
        return f"Generating image {number:,}/{of:,}: {prepared.rows[0].prompt[:200]}"

    def save_message(self, task: AITask, prepared: Prepared, parsed: Any) -> str:
        return "Saving the image"
