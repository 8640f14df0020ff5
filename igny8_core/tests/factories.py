"""Rows for tests, named by the state they are in: `RunFactory.paused(site=site)`, `ImageFactory.generated()`."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import factory
from django.utils import timezone

from igny8_core.ai.models import AITask
from igny8_core.business.accounts.models import (
    Account,
    ApiKey,
    Invitation,
    Membership,
    Role,
    Scope,
    Site,
    User,
    UserSession,
)
from igny8_core.business.accounts.selectors.api_keys import SECRET, digest_of
from igny8_core.business.automation.models import AutomationConfig, AutomationRun, WorkerHeartbeat
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.business.content.models import Content, Images, Tasks
from igny8_core.business.notifications.models import Notification, OutboxMessage
from igny8_core.business.planning.keys import phrase_key, title_key
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.common.status_enums import ContentStatus, GenerationStatus, ImageStatus, KeywordStatus, RunStatus

PASSWORD = "a-long-password"


class AccountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Account

    name = factory.Sequence(lambda n: f"Account {n}")

    @classmethod
    def with_credits(cls, credits: int, **fields) -> Account:
        account = cls(**fields)
        credit_service.grant(account_id=account.pk, amount=credits, reason=Reason(f"test:{account.pk}", "Test"))
        return account


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.com")
    username = factory.SelfAttribute("email")
    password = factory.django.Password(PASSWORD)

    @classmethod
    def member(cls, account: Account, role: str = Role.OWNER, **fields) -> User:
        user = cls(**fields)
        Membership.objects.create(account=account, user=user, role=role)
        return user

    @classmethod
    def operator(cls, **fields) -> User:
        return cls(is_staff=True, is_superuser=True, **fields)


class ApiKeyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ApiKey

    membership = factory.LazyFunction(lambda: Membership.objects.get(user=UserFactory.member(AccountFactory())))
    account = factory.SelfAttribute("membership.account")
    name = "Weekly import"
    prefix = factory.Sequence(lambda n: f"igny8_{n:08}")

    @staticmethod
    def text_of(account: Account, *, scope: str = Scope.READ, role: str = Role.OWNER) -> str:
        """The text of a new key whose maker has this role."""
        member = UserFactory.member(account, role).memberships.get()
        key = ApiKeyFactory(membership=member, prefix="igny8_" + uuid4().hex[:8], scope=scope)
        text = key.prefix + "x" * SECRET
        ApiKey.objects.filter(pk=key.pk).update(digest=digest_of(text))
        return text


class UserSessionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = UserSession

    user = factory.SubFactory(UserFactory)
    session_key = factory.Sequence(lambda n: f"session{n}")
    device = "Firefox on Linux"
    last_seen_at = factory.LazyFunction(timezone.now)


class InvitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Invitation

    account = factory.SubFactory(AccountFactory)
    email = factory.Sequence(lambda n: f"invited{n}@example.com")
    role = Role.EDITOR
    nonce = factory.Sequence(lambda n: f"nonce{n}")
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))

    @classmethod
    def expired(cls, **fields) -> Invitation:
        return cls(expires_at=timezone.now() - timedelta(seconds=1), **fields)


class SiteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Site

    account = factory.LazyFunction(lambda: AccountFactory.with_credits(1500))
    domain = factory.Sequence(lambda n: f"site{n}.example.com")


class _OfSite(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    site = factory.SubFactory(SiteFactory)
    account = factory.SelfAttribute("site.account")


class ClusterFactory(_OfSite):
    class Meta:
        model = Clusters

    name = factory.Sequence(lambda n: f"Topic {n}")
    name_key = factory.LazyAttribute(lambda o: o.name.casefold())


class KeywordFactory(_OfSite):
    class Meta:
        model = Keywords

    keyword = factory.Sequence(lambda n: f"keyword number {n}")
    keyword_key = factory.LazyAttribute(lambda o: phrase_key(o.keyword))

    @classmethod
    def mapped(cls, cluster: Clusters, **fields) -> Keywords:
        return cls(site=cluster.site, cluster=cluster, status=KeywordStatus.MAPPED, **fields)


class IdeaFactory(_OfSite):
    class Meta:
        model = ContentIdeas

    idea_title = factory.Sequence(lambda n: f"Idea number {n}")
    title_key = factory.LazyAttribute(lambda o: title_key(o.idea_title))
    keyword_cluster = factory.SubFactory(ClusterFactory, site=factory.SelfAttribute("..site"))
    outline = ["What it is", "How it works", "What to mind"]


class TaskFactory(_OfSite):
    class Meta:
        model = Tasks

    title = factory.Sequence(lambda n: f"Task number {n}")
    outline = ["What it is", "How it works", "What to mind"]


class ContentFactory(_OfSite):
    class Meta:
        model = Content

    title = factory.Sequence(lambda n: f"Article number {n}")
    slug = factory.Sequence(lambda n: f"article-{n}")
    html = "<h2>What it is</h2><p>Words</p><h2>How it works</h2><p>More words</p>"
    word_count = 700

    @classmethod
    def in_review(cls, **fields) -> Content:
        return cls(status=ContentStatus.REVIEW, **fields)


class ImageFactory(_OfSite):
    class Meta:
        model = Images

    content = factory.SubFactory(ContentFactory, site=factory.SelfAttribute("..site"))
    image_type = Images.Kind.FEATURED
    position = factory.Sequence(lambda n: n)
    prompt = "A moka pot on a stove"

    @classmethod
    def generated(cls, **fields) -> Images:
        return cls(status=ImageStatus.GENERATED, image_url="/media/x.png", **fields)


class ConfigFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AutomationConfig

    site = factory.SubFactory(SiteFactory)
    account = factory.SelfAttribute("site.account")


class RunFactory(_OfSite):
    class Meta:
        model = AutomationRun

    run_id = factory.Sequence(lambda n: f"run_20251203_140523_manual_{n:04x}")
    trigger_type = AutomationRun.Trigger.MANUAL
    started_at = factory.LazyFunction(timezone.now)

    @classmethod
    def running(cls, **fields) -> AutomationRun:
        run = cls(status=RunStatus.RUNNING, **fields)
        AutomationConfig.objects.get_or_create(site=run.site, defaults={"account": run.account})
        return run

    @classmethod
    def paused(cls, **fields) -> AutomationRun:
        return cls(status=RunStatus.PAUSED, **fields)

    @classmethod
    def completed(cls, **fields) -> AutomationRun:
        return cls(status=RunStatus.COMPLETED, completed_at=timezone.now(), **fields)

    @classmethod
    def failed(cls, **fields) -> AutomationRun:
        return cls(status=RunStatus.FAILED, completed_at=timezone.now(), **{"driver_token": 1, **fields})


class AITaskFactory(_OfSite):
    class Meta:
        model = AITask

    function = "auto_cluster"
    label = "1 keyword"

    @classmethod
    def on(cls, function: str, *rows, **fields) -> AITask:
        """Waits to work on these rows."""
        ids = [row.pk for row in rows]
        return cls(site=rows[0].site, function=function, input_ids=ids, items_total=len(ids), **fields)

    @classmethod
    def in_work(cls, *rows, function: str = "auto_cluster", seconds_left: float = 30, **fields) -> AITask:
        """A worker has it; its lease ends in (or ended before) so many seconds."""
        until = timezone.now() + timedelta(seconds=seconds_left)
        held = {"status": GenerationStatus.PROCESSING, "lease_token": 1, "lease_until": until, **fields}
        return cls.on(function, *rows, **held) if rows else cls(function=function, **held)


class HeartbeatFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = WorkerHeartbeat

    name = factory.Sequence(lambda n: f"worker{n}")
    seen_at = factory.LazyFunction(timezone.now)


class NotificationFactory(_OfSite):
    class Meta:
        model = Notification

    user = factory.LazyAttribute(lambda o: UserFactory.member(o.account))
    kind = Notification.Kind.RUN_COMPLETED
    level = Notification.Level.SUCCESS
    title = "Automation completed: 43 articles ready for review, 449 credits"
    key = factory.Sequence(lambda n: f"run_{n}:1:run.completed")


class OutboxMessageFactory(_OfSite):
    class Meta:
        model = OutboxMessage

    kind = OutboxMessage.Kind.EMAIL
    destination = "person@example.com"
    subject = "Automation completed"
    key = factory.Sequence(lambda n: f"run_{n}:1:run.completed:email:1")
