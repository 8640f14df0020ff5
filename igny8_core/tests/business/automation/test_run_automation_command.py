"""manage.py run_automation"""

from __future__ import annotations

import io
import json
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from igny8_core.business.automation.models import AutomationRun, WorkerHeartbeat
from igny8_core.business.automation.services import here
from igny8_core.business.billing.selectors import balance_of
from igny8_core.common.exceptions import ProviderKeyRefusedError
from igny8_core.tests.business.automation.pipeline import assert_books_balance, drive_to_end
from igny8_core.tests.factories import AccountFactory, KeywordFactory, RunFactory, SiteFactory, TaskFactory
from igny8_core.tests.modules.api import nothing_written

KEYS = {
    "run_id",
    "status",
    "estimated_credits",
    "total_credits_used",
    *(f"stage_{n}_result" for n in range(1, 8)),
    "ai_cost",
    "wallet",
    "ledger_sum",
    "seconds",
}


class RefusedKey:
    """A provider that does not accept the key."""

    name = "refused"
    is_local = False

    def complete(self, request, **rest):
        raise ProviderKeyRefusedError("The key was refused.")


def run(*arguments):
    out = io.StringIO()
    call_command("run_automation", *arguments, stdout=out)
    return out.getvalue()


def run_failing(*arguments):
    """What it printed and its exit status, which must not be 0."""
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("run_automation", *arguments, stdout=out)
    assert ended.value.code == 1
    return out.getvalue()


def test_here_it_drives_the_run_to_its_end_and_prints_one_object(site, spec_provider):
    KeywordFactory.create_batch(2, site=site)
    printed = run("--site", site.domain, "--here", "--json")
    assert printed.count("\n") == 1
    told = json.loads(printed)
    assert set(told) - {"error"} == KEYS
    assert (told["status"], told["stage_1_result"]["keywords_processed"]) == ("completed", 2)
    assert told["stage_7_result"]["ready_for_review"] == 14
    assert told["wallet"] == {"balance": 1500 - told["total_credits_used"], "reserved": 0}
    assert told["ledger_sum"] == told["wallet"]["balance"]
    assert told["seconds"] > 0
    assert_books_balance(AutomationRun.objects.get(run_id=told["run_id"]))


def test_for_people_it_prints_one_sentence(site, spec_provider):
    TaskFactory(site=site)
    printed = run("--site", site.domain, "--here")
    found = AutomationRun.objects.get()
    assert printed.startswith(f"{found.run_id} completed in ")
    assert printed.endswith(f"1 article ready for review, {found.total_credits_used} credits used.\n")


def test_a_site_with_nothing_to_do_completes_at_once(site):
    told = json.loads(run("--site", site.domain, "--here", "--json"))
    assert (told["status"], told["estimated_credits"], told["total_credits_used"]) == ("completed", 0, 0)
    assert told["wallet"] == {"balance": 1500, "reserved": 0}
    messages = list(AutomationRun.objects.get().events.order_by("id").values_list("stage", "message"))
    for number, items in enumerate(("keywords", "clusters", "ideas", "tasks", "articles", "prompts"), start=1):
        assert (number, f"No {items} to process") in messages


def test_without_waiting_it_starts_the_run_and_says_so(site_with_keywords):
    printed = run("--site", site_with_keywords.domain)
    started = AutomationRun.objects.get()
    assert printed == f"Started {started.run_id}, estimated 866 credits.\n"
    assert (started.status, started.driver_token) == ("running", 0)


def test_without_waiting_json_tells_of_the_run_that_has_started(site_with_keywords):
    told = json.loads(run("--site", site_with_keywords.domain, "--json"))
    assert (told["status"], told["estimated_credits"], told["stage_1_result"]) == ("running", 866, None)
    assert told["wallet"] == {"balance": 1500, "reserved": 1040}


def test_waiting_it_watches_what_the_workers_do(site, spec_provider, monkeypatch):
    TaskFactory(site=site)
    # The pause between two looks is when a worker would work.
    clock = SimpleNamespace(sleep=lambda seconds: drive_to_end(AutomationRun.objects.get()))
    monkeypatch.setattr(here, "time", clock)
    told = json.loads(run("--site", site.domain, "--wait", "--json"))
    assert told["status"] == "completed"


def test_a_failed_run_exits_with_1_and_says_why(site, settings):
    settings.AI_TEXT_PROVIDER = f"{__name__}.RefusedKey"
    TaskFactory(site=site)
    told = json.loads(run_failing("--site", site.domain, "--here", "--json"))
    assert told["status"] == "paused"
    assert (told["error"]["error_type"], told["error"]["action"]) == ("AuthenticationError", "open_settings")
    assert told["wallet"]["balance"] == 1500


def test_for_people_a_run_that_stopped_ends_with_the_reason(site, settings):
    settings.AI_TEXT_PROVIDER = f"{__name__}.RefusedKey"
    TaskFactory(site=site)
    assert run_failing("--site", site.domain, "--here").endswith("0 credits used. The key was refused.\n")


def test_an_unknown_site_is_one_line_that_names_the_known_ones(site):
    with nothing_written(), pytest.raises(CommandError) as refused:
        run("--site", "nowhere.example", "--here")
    assert str(refused.value) == f"There is no site “nowhere.example”. Known sites: {site.domain}."


def test_too_few_credits_is_one_line_and_holds_nothing(db):
    site = SiteFactory(account=AccountFactory.with_credits(500))
    KeywordFactory.create_batch(47, site=site)
    with pytest.raises(CommandError) as refused:
        run("--site", site.domain, "--here", "--json")
    assert str(refused.value) == (
        "Not enough credits. This run needs about 866 credits and holds 1,040 to be safe; you have 500."
    )
    assert not AutomationRun.objects.exists()
    assert balance_of(account_id=site.account_id).reserved == 0


def test_a_run_in_the_way_is_one_line(site):
    RunFactory.paused(site=site)
    with nothing_written(), pytest.raises(CommandError, match="^An automation is paused for this site."):
        run("--site", site.domain)


def test_the_account_tells_two_sites_of_one_domain_apart(site):
    other = SiteFactory(domain=site.domain)
    with pytest.raises(CommandError, match="--account NAME"):
        run("--site", site.domain)
    run("--site", site.domain, "--account", other.account.name)
    assert AutomationRun.objects.get().site == other


def test_while_it_drives_here_it_counts_as_a_worker_and_afterwards_no_more(site, spec_provider):
    TaskFactory(site=site)
    seen = []
    found = AutomationRun.objects
    call_command("run_automation", "--site", site.domain, stdout=io.StringIO())
    here.drive_here(found.get(), on_look=lambda one: seen.append(WorkerHeartbeat.objects.count()))
    assert max(seen) == 1
    assert not WorkerHeartbeat.objects.exists()
