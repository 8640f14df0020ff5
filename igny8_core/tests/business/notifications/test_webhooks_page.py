"""docs/webhooks.md says what is so: its example is executed, its tables are compared."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

import igny8_core
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.ending_notice import _event
from igny8_core.business.notifications.models import Notification
from igny8_core.business.notifications.services.outbox import deliver_due
from igny8_core.business.notifications.services.signing import signature
from igny8_core.tests.business.notifications.notices import hook_of, tell
from igny8_core.tests.factories import RunFactory

PAGE = (Path(igny8_core.__file__).parent / "docs/webhooks.md").read_text(encoding="utf-8")
SECRET, BODY = "whsec_x", b'{"event": "test"}'


def block(language: str) -> str:
    return re.search(rf"```{language}\n(.*?)```", PAGE, re.S)[1]


@pytest.fixture
def check():
    """The function of the page."""
    names: dict = {}
    exec(block("python"), names)
    return names["is_from_igny8"]


def signed(*, secret=SECRET, body=BODY, ago=0) -> str:
    return signature(secret=secret, body=body, at=int(time.time()) - ago)


def test_a_call_of_ours_passes(check):
    assert check(SECRET, signed(), BODY)


@pytest.mark.django_db
def test_a_real_call_passes(check, site, webhook):
    hook_of(site, webhook.url)
    tell(site)
    deliver_due()
    ((headers, body),) = webhook.calls
    assert check("whsec_test", headers["X-IGNY8-Signature"], body)


@pytest.mark.parametrize(
    "header, body",
    [
        (signed(secret="whsec_other"), BODY),
        (signed(), BODY + b" "),
        (signed(ago=40_000), BODY),
        (signed(ago=-40_000), BODY),
        (signed().replace("v1=", "v1=0"), BODY),
        (signed().split(",")[0], BODY),
        ("", BODY),
        ("t=x,v1=y", BODY),
    ],
)
def test_anything_else_does_not(check, header, body):
    assert not check(SECRET, header, body)


def test_a_recorded_signature_cannot_be_given_a_new_time(check):
    old = signed(ago=1000)
    assert not check(SECRET, re.sub(r"t=\d+", f"t={int(time.time())}", old), BODY)


def test_the_events_of_the_page_are_those_that_there_are():
    assert set(re.findall(r"^\| `([\w.]+)` \|", PAGE, re.M)) == {*map(str, Notification.Kind), "test"}


@pytest.mark.django_db
def test_the_body_of_the_page_has_the_fields_of_a_real_one():
    shown = json.loads(block("json"))
    run: AutomationRun = RunFactory.completed()
    real = _event(run, Notification.Kind.RUN_COMPLETED)
    assert set(shown) == {*real, "delivery_id"}
    assert set(shown["counts"]) == set(real["counts"])
    assert set(shown["site"]) == set(real["site"])
