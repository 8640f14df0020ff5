"""Every request has an id that its answer and its log lines carry."""

from __future__ import annotations

import logging
import re

import pytest

from igny8_core.common.logs.context import current
from igny8_core.modules.automation.views import current_run

pytestmark = pytest.mark.django_db


def test_the_answer_carries_a_new_id_each_time(client):
    first, second = (client.get("/api/v1/nowhere")["X-Request-ID"] for _ in range(2))
    assert re.fullmatch(r"[0-9a-f]{32}", first)
    assert first != second


def test_the_id_of_a_proxy_is_kept(client):
    answer = client.get("/api/v1/nowhere", HTTP_X_REQUEST_ID="edge-0123456789")
    assert answer["X-Request-ID"] == "edge-0123456789"


@pytest.mark.parametrize("given", ["", "short", "a" * 65, "has space in it", "line\nbreak-0123"])
def test_one_that_is_no_id_is_not_repeated(client, given):
    assert client.get("/api/v1/nowhere", HTTP_X_REQUEST_ID=given)["X-Request-ID"] != given


def test_a_server_fault_names_it_in_payload_and_log(owner, site, monkeypatch):
    lines = []
    log = logging.getLogger("igny8_core.api.error_handler")
    monkeypatch.setattr(log, "error", lambda *_, **__: lines.append(current()))
    monkeypatch.setattr(current_run, "snapshot", lambda **_: 1 / 0)
    answer = owner.get(f"/api/v1/automation/current_run/?site_id={site.pk}")
    assert answer.status_code == 500
    assert answer.json()["details"]["request_id"] == answer["X-Request-ID"] == lines[0]["request_id"]


def test_nothing_of_it_stays_behind(client):
    client.get("/healthz")
    assert current() == {}
