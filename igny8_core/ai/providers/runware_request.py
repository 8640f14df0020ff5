"""The question to Runware: a task id that is the same for every try, and a size that its models can make."""

from __future__ import annotations

import hashlib
import math
import uuid
from typing import Any

from igny8_core.ai.providers.base import ImageRequest

STEP, SMALLEST_SIDE, LARGEST_SIDE = 64, 128, 2048
LONGEST_PROMPT = 3000
_FORMATS = {"webp": "WEBP", "png": "PNG"}


def task_uuid(request: ImageRequest, *, model: str, number: int) -> str:
    """The id of order `number` of this picture, in the form of a UUID v4.

    It is made of the operation id, so that a later try finds what an earlier one bought, and of the question itself:
    two installations that share a key may both have an operation `7.0`, but not for the same picture.
    """
    parts = ("igny8", request.operation_id, str(number), model, request.size, request.prompt)
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()
    return str(uuid.UUID(bytes=digest[:16], version=4))


def image_task(request: ImageRequest, *, model: str, size: tuple[int, int], number: int) -> dict[str, Any]:
    """One picture, made while nobody holds a line open, with its bytes and its price in the answer."""
    width, height = covering_size(size)
    return {
        "taskType": "imageInference",
        "taskUUID": task_uuid(request, model=model, number=number),
        "model": model,
        "positivePrompt": request.prompt[:LONGEST_PROMPT],
        "width": width,
        "height": height,
        "numberResults": 1,
        "deliveryMethod": "async",
        "outputType": "base64Data",
        "outputFormat": _FORMATS.get(request.image_format, "PNG"),
        "includeCost": True,
    }


def covering_size(size: tuple[int, int]) -> tuple[int, int]:
    """The smallest size in steps of 64 pixels that covers the one wanted; above 2048 pixels its proportions only."""
    shrunk = min(1.0, LARGEST_SIDE / max(size))
    return _side(size[0] * shrunk), _side(size[1] * shrunk)


def _side(pixels: float) -> int:
    return max(SMALLEST_SIDE, math.ceil(round(pixels, 3) / STEP) * STEP)
