"""How the pictures of an article stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from igny8_core.business.content.models import Images
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import ImageStatus


@dataclass(frozen=True)
class ImageCounts:
    """total = generated + pending + failed."""

    total: int
    generated: int
    pending: int
    failed: int

    @classmethod
    def of(cls, images: Iterable[Images]) -> ImageCounts:
        """Counted from rows that are loaded."""
        states = [image.status for image in images]
        return cls(
            total=len(states),
            generated=states.count(ImageStatus.GENERATED),
            pending=states.count(ImageStatus.PENDING),
            failed=states.count(ImageStatus.FAILED),
        )

    @property
    def note(self) -> str:
        """`1 image failed`; empty when none did."""
        return f"{plural(self.failed, 'image')} failed" if self.failed else ""
