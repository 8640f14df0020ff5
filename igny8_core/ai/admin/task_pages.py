"""What an operator reads about a task: its steps as a table, its error as a sentence."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from igny8_core.ai.models import AITask


def steps_table(task: AITask) -> SafeString:
    """Phases in the order they came, with their seconds."""
    rows = format_html_join(
        "",
        "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
        ((step.get("phase", ""), step.get("message", ""), step.get("seconds", "")) for step in task.steps),
    )
    head = "<tr><th>Phase</th><th>What</th><th>Seconds</th></tr>"
    return format_html("<table>" + head + "{}</table>", rows) if task.steps else format_html("{}", "–")


def error_sentence(error: dict[str, Any] | None) -> str:
    """`AIProviderError in AI_CALL: The provider …`"""
    if not error:
        return "–"
    phase = f" in {error['phase']}" if error.get("phase") else ""
    return f"{error.get('error_type', 'Error')}{phase}: {error.get('error_message', '')}"
