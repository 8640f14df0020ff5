"""Which prompt a question is asked with. Reading replies has a file of its own."""

import pytest

from igny8_core.ai.account_ai import forget
from igny8_core.ai.models import Prompt
from igny8_core.ai.prompts import default_prompt, version_of
from igny8_core.ai.services.prompts import reset_prompt, save_prompt
from igny8_core.common.exceptions import SettingsError
from igny8_core.tests.ai.functions.asking import ask
from igny8_core.tests.ai.prompts.prompts_of_users import FUNCTION, SHORT
from igny8_core.tests.factories import AITaskFactory, ContentFactory


@pytest.fixture
def task(site):
    return AITaskFactory.on(FUNCTION, ContentFactory(site=site, title="Moka"))


def save(task, text=SHORT):
    save_prompt(account_id=task.account_id, function=FUNCTION, text=text, author_id=None)


def test_without_an_own_prompt_it_is_the_default(task):
    assert ask(task).prompt_version == version_of(default_prompt(FUNCTION))


def test_the_accounts_own_prompt_is_asked_with_its_version(task):
    save(task)
    request = ask(task)
    assert (request.system, request.prompt_version) == ("You describe pictures.", version_of(SHORT))
    assert '"Moka"' in request.prompt


def test_the_shape_of_the_answer_is_asked_for_whatever_the_prompt_says(task):
    save(task, SHORT.replace("You describe pictures.", "Answer in rhyme."))
    assert "featured" in ask(task).schema.model_json_schema()["properties"]


def test_back_to_the_default_takes_effect_with_the_next_question(task):
    save(task)
    ask(task)
    reset_prompt(account_id=task.account_id, function=FUNCTION)
    assert ask(task).prompt_version == version_of(default_prompt(FUNCTION))


def test_another_accounts_prompt_is_not_used(task):
    save(AITaskFactory.on(FUNCTION, ContentFactory()))
    assert ask(task).prompt_version == version_of(default_prompt(FUNCTION))


def test_a_prompt_that_cannot_be_filled_in_any_more_leads_to_the_settings(task):
    save(task)
    Prompt.objects.update(text=SHORT.replace("{{ title }}", "{{ old_name }}"))
    forget()
    with pytest.raises(SettingsError, match="old_name.*go back to the default") as caught:
        ask(task)
    payload = caught.value.payload()
    assert (payload["error_type"], payload["action"], payload["retryable"]) == (
        "ValidationError",
        "open_settings",
        False,
    )
