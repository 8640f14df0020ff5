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


def test_the_usage_log_has_totals_of_all_that_fits(operator):
    site = SiteFactory()
    fields = {"site": site, "account": site.account, "provider": "openai", "model": "m", "requests": 2}
    for _ in range(130):
        AIUsageLog.objects.create(
            **fields, function="auto_cluster", input_tokens=10, credits_used=3, cost=Decimal("0.01")
        )
    AIUsageLog.objects.create(**fields, function="generate_ideas", input_tokens=999)
    url = reverse("admin:ai_aiusagelog_changelist")
    page = operator.get(url, {"function__exact": "auto_cluster"}).content.decode()
    assert "All 130 that fit:</strong> 260 calls,\n1300 tokens in, 0 out,\n1.30 USD, 390 credits" in page
    assert "All 131 that fit" in operator.get(url).content.decode()


def test_a_task_is_read_without_json(operator):
    steps = [{"phase": "AI_CALL", "message": "Asking <b>", "seconds": 1.5}]
    error = {"error_type": "AIProviderError", "error_message": "Busy & slow", "phase": "AI_CALL"}
    task = AITaskFactory.on("auto_cluster", KeywordFactory(), steps=steps, error=error)
    page = operator.get(reverse("admin:ai_aitask_change", args=[task.pk])).content.decode()
    assert "<td>AI_CALL</td><td>Asking &lt;b&gt;</td><td>1.5</td>" in page
    assert "AIProviderError in AI_CALL: Busy &amp; slow" in page
    assert "error_type" not in page


def test_one_without_steps_or_error_says_so(operator):
    task = AITaskFactory.on("auto_cluster", KeywordFactory())
    assert "–" in operator.get(reverse("admin:ai_aitask_change", args=[task.pk])).content.decode()
