"""Django admin: every model of the product is there and every page of it works."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from igny8_core.ai.models import AITask, AIUsageLog, Prompt, ProviderSettings
from igny8_core.business.accounts.models import Account, ApiKey, Invitation, Membership, Site, User, UserSession
from igny8_core.business.automation.models import AutomationConfig, AutomationEvent, AutomationRun, WorkerHeartbeat
from igny8_core.business.billing.models import LedgerEntry, Wallet
from igny8_core.business.content.models import Content, Images, Tasks
from igny8_core.business.notifications.models import MailChoice, Notification, OutboxMessage, SiteWebhook
from igny8_core.business.planning.models import Clusters, ContentIdeas, KeywordImport, Keywords
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import (
    AccountFactory,
    AITaskFactory,
    ApiKeyFactory,
    ClusterFactory,
    ConfigFactory,
    ContentFactory,
    HeartbeatFactory,
    IdeaFactory,
    ImageFactory,
    InvitationFactory,
    KeywordFactory,
    NotificationFactory,
    OutboxMessageFactory,
    RunFactory,
    SiteFactory,
    TaskFactory,
    UserFactory,
    UserSessionFactory,
)


def usage_log():
    site = SiteFactory()
    return AIUsageLog.objects.create(site=site, account=site.account, function="auto_cluster", provider="offline")


def prompt():
    return Prompt.objects.create(account=AccountFactory(), function="auto_cluster", text="a\n---\nb", version="abc")


def provider_settings():
    return ProviderSettings.objects.create(account=AccountFactory())


def event():
    run = RunFactory()
    return AutomationEvent.objects.create(run=run, account=run.account, message="Automation started")


def entry():
    return SiteFactory().account.ledger.get()


def member():
    return UserFactory.member(AccountFactory()).memberships.get()


def mail_choice():
    return MailChoice.objects.create(membership=member(), by_email=False)


def webhook():
    site = SiteFactory()
    return SiteWebhook.objects.create(site=site, account=site.account, url="https://hooks.example.com/x", secret="s")


def keyword_import():
    site = SiteFactory()
    return KeywordImport.objects.create(
        site=site, account=site.account, key="k", digest="d", lease_until=timezone.now()
    )


#: How to make one row of each model.
ROWS = {
    Account: AccountFactory,
    Membership: member,
    User: UserFactory,
    Site: SiteFactory,
    ApiKey: ApiKeyFactory,
    Invitation: InvitationFactory,
    UserSession: UserSessionFactory,
    Wallet: lambda: SiteFactory().account.wallet,
    LedgerEntry: entry,
    Keywords: lambda: KeywordFactory.mapped(ClusterFactory()),
    Clusters: ClusterFactory,
    ContentIdeas: IdeaFactory,
    Tasks: TaskFactory,
    Content: ContentFactory,
    Images: ImageFactory,
    AITask: AITaskFactory,
    AIUsageLog: usage_log,
    Prompt: prompt,
    ProviderSettings: provider_settings,
    AutomationRun: RunFactory,
    AutomationConfig: ConfigFactory,
    AutomationEvent: event,
    WorkerHeartbeat: HeartbeatFactory,
    Notification: NotificationFactory,
    OutboxMessage: OutboxMessageFactory,
    SiteWebhook: webhook,
    MailChoice: mail_choice,
    KeywordImport: keyword_import,
}
MACHINE_WRITTEN = {
    KeywordImport,
    Wallet,
    LedgerEntry,
    AITask,
    AIUsageLog,
    AutomationRun,
    AutomationEvent,
    WorkerHeartbeat,
    Notification,
    OutboxMessage,
    # Made in the dashboard, where their text is shown once.
    ApiKey,
    Invitation,
    UserSession,
    # Written by members, in the dashboard: there its address is checked and its secret shown once.
    SiteWebhook,
}
#: People write these, but what was done with them refers to them.
NEVER_DELETED = {Prompt}
each_model = pytest.mark.parametrize("model", ROWS, ids=lambda model: model.__name__)


@pytest.fixture
def operator(db):
    return client_of(UserFactory.operator())


def url_of(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def test_every_model_of_the_product_is_in_the_admin_and_here():
    product = [config for config in apps.get_app_configs() if config.name.startswith("igny8_core")]
    models = {model for config in product for model in config.get_models()}
    assert models == set(ROWS)
    assert models <= set(admin.site._registry)


def test_the_schedule_of_the_scheduler_is_there_as_well():
    assert "django_celery_beat.PeriodicTask" in {model._meta.label for model in admin.site._registry}


def test_the_front_page_works(operator):
    assert operator.get("/admin/").status_code == 200


@each_model
def test_its_list_shows_rows_and_can_be_searched(operator, model):
    row = ROWS[model]()
    page = operator.get(url_of(model, "changelist"))
    assert page.status_code == 200
    assert str(row.pk) in page.content.decode()
    assert operator.get(url_of(model, "changelist"), {"q": "a moka pot"}).status_code == 200


@each_model
def test_its_filters_work(operator, model):
    ROWS[model]()
    for one in admin.site._registry[model].list_filter:
        response = operator.get(url_of(model, "changelist"), {f"{one}__exact": "1"})
        assert response.status_code == 200, one


@each_model
def test_its_list_costs_the_same_for_more_rows(operator, model):
    def queries():
        operator.get(url_of(model, "changelist"))
        with CaptureQueriesContext(connection) as captured:
            operator.get(url_of(model, "changelist"))
        return len(captured)

    for _ in range(2):
        ROWS[model]()
    few = queries()
    for _ in range(18):
        ROWS[model]()
    assert queries() == few


@each_model
def test_a_row_of_it_can_be_opened(operator, model):
    assert operator.get(url_of(model, "change", ROWS[model]().pk)).status_code == 200


@each_model
def test_what_the_machine_writes_is_read_only_and_the_rest_is_not(operator, model):
    row = ROWS[model]()
    expected = 403 if model in MACHINE_WRITTEN else 200
    assert operator.get(url_of(model, "add")).status_code == expected
    deleting = 403 if model in NEVER_DELETED else expected
    assert operator.get(url_of(model, "delete", row.pk)).status_code == deleting
    changed = operator.post(url_of(model, "change", row.pk), {})
    # An empty form is a mistake (200, shown again), or fine where nothing is required (302).
    assert changed.status_code in ((403,) if expected == 403 else (200, 302))


@each_model
def test_members_who_are_no_staff_are_sent_away(model, owner):
    response = owner.get(url_of(model, "changelist"))
    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/admin/login/")
