"""Pictures made anew, because a person did not like them or they failed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from igny8_core.ai.functions.generate_images import GenerateImages
from igny8_core.business.accounts.models import Account
from igny8_core.business.content.models import Images
from igny8_core.business.content.services.image_editing import refuse_settled
from igny8_core.common.locking import locked_all


def regenerate_images(*, ids: Sequence[int]) -> dict[str, Any]:
    """Queue these images of one site, whatever they have; returns {"task_id", "task_ids"}.

    Each row stays as it is, with its old picture, until the new one is saved: a task that fails or is cancelled has
    nothing to put back, and an article in review stays there. Raises ConflictError when one is being made already, and
    RowRefusedError when its article is published or archived.
    """
    with transaction.atomic():
        images = locked_all(Images.objects.only("account_id", "content_id"), ids=ids, noun="image")
        owner = Account.objects.get(pk=images[0].account_id)
        queued = GenerateImages().execute(payload={"ids": list(ids), "again": True}, account=owner)
        refuse_settled({image.content_id for image in images}, what="keep their pictures and prompts")
    return queued
