"""Where a journaled picture lies."""

from __future__ import annotations

from igny8_core.ai.models import AITask


def stored_file(task: AITask) -> str:
    """The media path of the picture in a task's journal."""
    return str((task.stored_response or {}).get("file", ""))
