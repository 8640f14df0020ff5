"""Sites as they are shown: whose they are, what is there, and whether a run is going on."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, IntegerField, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from igny8_core.business.accounts.models import Membership, Site
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.content.models import Content
from igny8_core.business.planning.models import Keywords
from igny8_core.common.status_enums import RUN_ACTIVE


def shown_sites(*, user_id: int) -> QuerySet[Site, Any]:
    """All sites in sight, with the person's role in each account and the numbers of their pages."""
    role = Membership.objects.filter(user_id=user_id, account=OuterRef("account")).values("role")
    run = AutomationRun.objects.filter(site=OuterRef("pk"), status__in=RUN_ACTIVE).values("status")
    return Site.objects.select_related("account").annotate(
        role=Subquery(role[:1]),
        keywords_count=_number_of(Keywords),
        articles_count=_number_of(Content),
        # "" where no run is going on.
        run_status=Coalesce(Subquery(run[:1]), Value("")),
    )


def _number_of(model: type[Model]) -> Coalesce:
    rows = model._default_manager.filter(site=OuterRef("pk")).order_by()
    counted = rows.values("site").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
