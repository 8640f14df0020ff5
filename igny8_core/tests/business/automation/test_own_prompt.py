"""A run asks with the account's own prompt, and stops where that cannot be used any more."""

from __future__ import annotations

import pytest

from igny8_core.ai.account_ai import forget
from igny8_core.ai.models import AITask, Prompt
from igny8_core.ai.prompts import default_prompt, version_of
from igny8_core.ai.services.prompts import reset_prompt, save_prompt
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.common.status_enums import RunStatus
from igny8_core.tests.ai.prompts.prompts_of_users import marked
from igny8_core.tests.business.automation.pipeline import assert_books_balance, drive_to_end, start
from igny8_core.tests.business.automation.steering import small_site

pytestmark = pytest.mark.django_db
FUNCTION = "generate_ideas"
OWN = marked("Write for beginners.", FUNCTION)


@pytest.fixture
def run(script):
    run = start(small_site())
    save_prompt(account_id=run.account_id, function=FUNCTION, text=OWN, author_id=None)
    return run


def versions(function):
    return set(AITask.objects.filter(function=function).values_list("prompt_version", flat=True))


def test_the_own_prompt_is_asked_and_its_version_is_on_every_task(run, script):
    assert drive_to_end(run).status == RunStatus.COMPLETED
    assert {request.system.partition("\n")[0] for request in script.asked_of(FUNCTION)} == {"Write for beginners."}
    assert versions(FUNCTION) == {version_of(OWN)}
    assert versions("auto_cluster") == {version_of(default_prompt("auto_cluster"))}


def test_one_that_cannot_be_used_any_more_pauses_the_run_which_goes_on_once_it_is_mended(run, script):
    Prompt.objects.update(text=OWN.replace("{{ clusters_json }}", "{{ old_name }}"))
    forget()
    drive_to_end(run)
    assert run.status == RunStatus.PAUSED
    assert (run.error["action"], run.error["phase"]) == ("open_settings", "PREP")
    assert "Your prompt for generate ideas cannot be used: The prompt needs old_name." in run.error_message
    assert script.asked_of(FUNCTION) == []
    reset_prompt(account_id=run.account_id, function=FUNCTION)
    AutomationService.from_run_id(run.run_id).resume_automation()
    assert drive_to_end(run).status == RunStatus.COMPLETED
    assert_books_balance(run)
