"""Secrets planted wherever one can be entered, real work done with them, then everything that was written or answered
is searched: none is found."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.urls import reverse
from drf_spectacular.generators import SchemaGenerator

from igny8_core.ai.models import ProviderSettings
from igny8_core.business.automation.services.driver import drive
from igny8_core.business.notifications.models import SiteWebhook
from igny8_core.common.exceptions import ProviderError, ProviderKeyRefusedError
from igny8_core.settings.logging import FORMATTERS
from igny8_core.tests.architecture.routes.case import API
from igny8_core.tests.business.automation.pipeline import start
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import KeywordFactory, UserFactory

pytestmark = pytest.mark.django_db
#: Of the server: the settings that hold them.
SERVER = {
    "OPENAI_API_KEY": "sk-planted-server-openai-0001",
    "RUNWARE_API_KEY": "planted-server-runware-0002",
    "METRICS_TOKEN": "planted-metrics-token-0003",
    "EMAIL_HOST_PASSWORD": "planted-mail-password-0004",
}
#: Of an account.
OPENAI, RUNWARE, WEBHOOK = "sk-planted-account-0005", "planted-account-runware-0006", "whsec_planted-webhook-0007"
PASSWORD = "planted-password-0008"
#: The account's webhook secret is shown to the members who have to enter it at the receiver, and to nobody else.
SHOWS_ITS_WEBHOOK = {WEBHOOK}


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Every log line, of every level, as text and as JSON."""
    written = io.StringIO()
    handlers = []
    for how in FORMATTERS.values():
        options = {name: value for name, value in how.items() if name != "()"}
        handler = logging.StreamHandler(written)
        module, name = how["()"].rsplit(".", 1)
        formatter = getattr(__import__(module, fromlist=[name]), name)
        handler.setFormatter(formatter(options.pop("format", None), **options))
        handlers.append(handler)
        logging.root.addHandler(handler)
    before = logging.root.level
    logging.root.setLevel(logging.DEBUG)
    yield written
    logging.root.setLevel(before)
    for handler in handlers:
        logging.root.removeHandler(handler)


@pytest.fixture
def planted(site, settings, owner) -> Any:
    """The site of an account with secrets of its own, on a server with others."""
    for name, secret in SERVER.items():
        setattr(settings, name, secret)
    ProviderSettings.objects.create(account=site.account, openai_api_key=OPENAI, runware_api_key=RUNWARE)
    SiteWebhook.objects.create(site=site, account=site.account, url="https://hooks.example.com/x", secret=WEBHOOK)
    user = site.account.memberships.get().user
    user.set_password(PASSWORD)
    user.save()
    owner.force_login(user)
    return site


def test_no_secret_is_found_anywhere(planted, owner, script, lines, settings):
    work(planted, script)
    answers = "\n".join([*api_answers(owner, planted), *admin_pages()])
    assert len(answers) > 50_000, "the walk has to reach something"
    assert found(answers) <= SHOWS_ITS_WEBHOOK
    assert found(dump()) == set()
    assert found(lines.getvalue()) == set()
    assert "failed" in lines.getvalue(), "the lines were there to be searched"
    assert found("\n".join(path.read_text(errors="replace") for path in _files(Path(settings.LOGS_DIR)))) == set()


def test_they_would_be_found(planted):
    """The negative control: in the clear they are seen."""
    assert found(f"x {OPENAI} y {SERVER['METRICS_TOKEN']}") == {OPENAI, SERVER["METRICS_TOKEN"]}


def work(site: Any, script: Any) -> None:
    """A run whose provider repeats the keys in its errors, and one that is refused."""
    KeywordFactory.create_batch(3, site=site)
    script.then(ProviderError(f"Incorrect API key provided: {OPENAI}, Bearer {SERVER['OPENAI_API_KEY']}"))
    run = start(site)
    drive(run.pk, slice_seconds=5)
    script.always(ProviderKeyRefusedError(f"The key apiKey={RUNWARE} is not accepted"))
    drive(run.pk, slice_seconds=5)
    logging.getLogger("igny8_core.ai").error("failed with %s and %s", OPENAI, SERVER["RUNWARE_API_KEY"])


def api_answers(owner: Any, site: Any) -> Iterator[str]:
    """Every GET of the document that can be asked with what there is."""
    known = {"account_id": site.account_id, "site_id": site.pk, "function": "auto_cluster"}
    run = site.account.pk and apps.get_model("automation.AutomationRun").objects.filter(site=site).first()
    known["run_id"] = run.run_id
    for path, operations in SchemaGenerator().get_schema(public=True)["paths"].items():
        names = {part.split("}")[0] for part in path.split("{")[1:]}
        if "get" in operations and names <= set(known):
            query = {name: known[name] for name in ("account_id", "site_id", "run_id") if name not in names}
            yield _text(owner.get(path.format(**known), query))
    yield _text(owner.get(f"{API}settings/providers/"))


def admin_pages() -> Iterator[str]:
    """List and page of one row of every model, for a superuser."""
    operator = client_of(UserFactory.operator())
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield _text(operator.get(reverse(f"{name}_changelist")))
        row = model._base_manager.order_by("pk").first()
        if row is not None:
            yield _text(operator.get(reverse(f"{name}_change", args=[row.pk])))


def dump() -> str:
    """Every column of every table as the database holds it, not as the fields read it."""
    rows: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows += [str(row) for row in cursor.fetchall()]
    return "\n".join(rows)


def found(text: str) -> set[str]:
    return {one for one in (*SERVER.values(), OPENAI, RUNWARE, WEBHOOK, PASSWORD) if one in text}


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _text(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode(errors="replace")
