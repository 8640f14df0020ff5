import re
from decimal import Decimal

from django.urls import reverse

from igny8_core.ai.models import AIUsageLog
from igny8_core.tests.factories import AITaskFactory, KeywordFactory, SiteFactory


def test_the_usage_log_shows_what_calls_cost_and_which_were_in_vain(operator):
    site = SiteFactory()
    fields = {"site": site, "account": site.account, "function": "auto_cluster", "provider": "openai", "model": "m"}
    AIUsageLog.objects.create(**fields, cost=Decimal("0.012345"), cached_tokens=77, accepted=False)
    page = operator.get(reverse("admin:ai_aiusagelog_changelist")).content.decode()
    assert "0.012345" in page
    assert "77" in page
    assert 'alt="False"' in page


def test_an_unknown_cost_is_not_shown_as_nothing(operator):
    site = SiteFactory()
    AIUsageLog.objects.create(site=site, account=site.account, function="f", provider="openai", model="m")
    page = operator.get(reverse("admin:ai_aiusagelog_changelist")).content.decode()
    assert re.search(r'<td class="field-cost[^"]*">-</td>', page)


def test_tasks_are_found_by_the_version_of_their_prompt(operator):
    AITaskFactory.on("auto_cluster", KeywordFactory(), prompt_version="abc123def456", label="mine")
    AITaskFactory.on("auto_cluster", KeywordFactory(), prompt_version="ffffffffffff", label="another")
    page = operator.get(reverse("admin:ai_aitask_changelist"), {"q": "abc123def456"}).content.decode()
    assert "mine" in page
    assert "another" not in page
