"""Answers that do not come: too many requests, faults of the server, silence, a broken line."""

from __future__ import annotations

from functools import partial
from typing import Any

from igny8_core.tests.ai.replies.case import Case, bad
from igny8_core.tests.ai.replies.ideas import TEXT


def _status(name: str, status: int, sentence: str, *, code: str = "", **more: Any) -> Case:
    """`retryAfter` becomes the header of that name."""
    whole: dict[str, Any] = {"error": {"message": name, "type": "error"}, "status": status}
    if code:
        whole["error"]["code"] = code
    if "retryAfter" in more:
        whole["retryAfter"] = more.pop("retryAfter")
    return bad("generate_ideas", name, None, sentence, response=whole, **more)


def _broken(name: str, sentence: str, *, kind: str = "AIProviderError", **fixture: Any) -> Case:
    return bad("generate_ideas", name, TEXT, sentence, kind=kind, fixture=fixture)


_slow_down = partial(_status, status=429, kind="RateLimitError")
_settings = partial(_status, kind="AuthenticationError", final=True)
CASES = [
    _slow_down("429 with Retry-After", sentence="The next try is in 7 seconds.", retryAfter=7, wait=7),
    _slow_down("429 for two minutes", sentence="The next try is in 120 seconds.", retryAfter=120, wait=120),
    _settings("quota used up", status=429, sentence="quota", code="insufficient_quota"),
    _settings("key refused", status=401, sentence="does not accept the API key", code="invalid_api_key"),
    _settings("model unknown", status=404, sentence="does not know the model", code="model_not_found"),
    _status("request refused", 400, "did not accept the request", kind="ValidationError", final=True),
    _status("500", 500, "error of its own (500)"),
    _status("503", 503, "error of its own (503)"),
    _broken("hang", "did not answer in time", kind="TimeoutError", streamingProfile={"ttft": 3000}),
    _broken("reset", "cannot be reached, or broke off", chaos={"disconnectRate": 1}),
    _broken("line cut in the stream", "broke off", truncateAfterChunks=2, chunkSize=20),
    _broken("broken stream", "127.0.0.1", chaos={"malformedRate": 1}),
]
