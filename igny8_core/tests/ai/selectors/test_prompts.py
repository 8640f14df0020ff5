import pytest

from igny8_core.ai.models import Prompt
from igny8_core.ai.prompts import default_prompt, version_of
from igny8_core.ai.prompts.variables import FUNCTION_NAMES
from igny8_core.ai.selectors.prompts import prompt_in_force, prompts_in_force, versions
from igny8_core.ai.services.prompts import save_prompt
from igny8_core.common.exceptions import NotFoundError
from igny8_core.tests.ai.prompts.prompts_of_users import FUNCTION, SHORT, marked
from igny8_core.tests.factories import AccountFactory, UserFactory


@pytest.fixture
def account(db):
    return AccountFactory()


def save(account, text, author=None):
    save_prompt(account_id=account.pk, function=FUNCTION, text=text, author_id=author and author.pk)


def test_without_own_prompts_all_are_the_defaults(account):
    found = prompts_in_force(account_id=account.pk)
    assert [one.function for one in found] == list(FUNCTION_NAMES)
    assert all(one.is_default and one.saved_at is None and not one.problem for one in found)
    assert all(one.version == one.default_version for one in found)


def test_an_own_prompt_names_its_author_and_keeps_the_default_at_hand(account):
    save(account, SHORT, UserFactory(email="olga@example.com"))
    found = prompt_in_force(account_id=account.pk, function=FUNCTION)
    assert (found.is_default, found.text, found.saved_by) == (False, SHORT, "olga@example.com")
    assert found.default_text == default_prompt(FUNCTION)
    assert (found.version, found.default_version) == (version_of(SHORT), version_of(found.default_text))
    assert found.saved_at


def test_an_author_who_left_is_nobody(account):
    author = UserFactory()
    save(account, SHORT, author)
    author.delete()
    assert prompt_in_force(account_id=account.pk, function=FUNCTION).saved_by == ""


def test_a_prompt_that_an_update_made_useless_says_so(account):
    save(account, SHORT)
    Prompt.objects.update(text=SHORT.replace("{{ title }}", "{{ old_name }}"))
    assert "old_name" in prompt_in_force(account_id=account.pk, function=FUNCTION).problem


def test_all_functions_cost_one_query(account, django_assert_num_queries):
    save(account, SHORT, UserFactory())
    with django_assert_num_queries(1):
        prompts_in_force(account_id=account.pk)


def test_versions_are_newest_first_and_the_accounts_own(account):
    for text in (SHORT, marked("Second.")):
        save(account, text)
    save(AccountFactory(), marked("Another account."))
    assert [row.text for row in versions(account_id=account.pk)] == [marked("Second."), SHORT]


def test_a_function_without_a_prompt_is_not_found(account):
    with pytest.raises(NotFoundError):
        prompt_in_force(account_id=account.pk, function="generate_images")
